/**
 * Writes src/text/tables/*.ts: character classes (from this Node's Unicode data), traditional to simplified characters
 * (OpenCC) and look-alikes (Unicode confusables by way of unhomoglyph). Run: npx tsx scripts/make-text-tables.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const require = createRequire(import.meta.url);
const out = join(root, 'src', 'text', 'tables');
mkdirSync(out, { recursive: true });

const HOW = 'Written by scripts/make-text-tables.ts; do not edit.';
let total = 0;

function write(name: string, head: string, constant: string, value: string): void {
  const text = `// ${HOW}\n${head}export const ${constant} =\n  '${value}';\n`;
  if (value.includes("'") || value.includes('\\')) throw new Error(`${name}: value needs escaping`);
  writeFileSync(join(out, `${name}.ts`), text);
  const size = gzipSync(text, { level: 9 }).length;
  total += size;
  console.log(`${name}: ${text.length} units, ${size} bytes gzipped`);
}

// --- classes -------------------------------------------------------------------------------------------------------

// Numbers of src/text/classes.ts, which cannot be imported before the table exists.
const C = {
  OTHER: 0,
  SPACE: 1,
  NEWLINE: 2,
  INVISIBLE: 3,
  JOINER: 4,
  ENCLOSING: 5,
  HIGH: 6,
  LOW: 7,
  DIGIT: 8,
  LATIN: 9,
  CYRILLIC: 10,
  GREEK: 11,
  ALPHABET: 12,
  HANGUL: 13,
  JAMO: 14,
  CONJOINING: 15,
  HAN: 16,
  HIRAGANA: 17,
  KATAKANA: 18,
  THAI: 19,
  LETTER: 20,
  MARK: 21,
  MARK_ORDERED: 22,
  MARK_COMPOSING: 23,
} as const;

const NEWLINES = new Set([0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]);
// Drawn as blanks though Unicode does not call them spaces: Hangul fillers, Braille blank.
const BLANKS = new Set([0x3164, 0xffa0, 0x2800]);

/** Units that compose with the unit before them. */
function composing(): Set<number> {
  const found = new Set<number>([0xff9e, 0xff9f]);
  for (let cp = 0xa0; cp < 0x20000; cp++) {
    if (cp >= 0xac00 && cp <= 0xdfff) continue;
    const s = String.fromCodePoint(cp);
    const d = s.normalize('NFD');
    if (d === s || d.normalize('NFC') !== s) continue;
    const parts = [...d];
    for (const p of parts.slice(1)) if (p.length === 1) found.add(p.charCodeAt(0));
  }
  // And marks that decompose into one of those.
  for (let u = 0x300; u < 0x10000; u++) {
    const s = String.fromCharCode(u);
    if (/\p{M}/u.test(s) && s.normalize('NFKD') !== s && found.has(s.normalize('NFKD').charCodeAt(0))) found.add(u);
  }
  return found;
}

/** Whether canonical ordering moves the mark, that is, whether its combining class is not zero. */
function ordered(s: string): boolean {
  // Marks of low and high class: a mark with a class swaps with one of the two, except where the classes are equal.
  const probes = ['\u0334', '\u093c', '\u0323', '\u0301', '\u0345'];
  return probes.some((p) => (s + p).normalize('NFD') !== s + p || (p + s).normalize('NFD') !== p + s);
}

const SMALL_ALPHABETS = ['Armenian', 'Cherokee', 'Coptic', 'Lisu', 'Georgian', 'Tifinagh', 'Canadian_Aboriginal'];

function classify(u: number, composes: Set<number>): number {
  const s = String.fromCharCode(u);
  if (NEWLINES.has(u)) return C.NEWLINE;
  if (BLANKS.has(u)) return C.SPACE;
  if (u >= 0xd800 && u <= 0xdbff) return C.HIGH;
  if (u >= 0xdc00 && u <= 0xdfff) return C.LOW;
  if (u === 0x200c || u === 0x200d) return C.JOINER;
  if (/\p{Default_Ignorable_Code_Point}/u.test(s) || (u >= 0xfff9 && u <= 0xfffb)) return C.INVISIBLE;
  if (/[\p{Cc}\p{Zs}]/u.test(s)) return C.SPACE;
  if (/\p{Cf}/u.test(s) && !/[\p{Script=Arabic}\p{Script=Syriac}]/u.test(s) && u !== 0x6dd && u !== 0x8e2) {
    return C.INVISIBLE;
  }
  if (/\p{Me}/u.test(s) && u >= 0x20dd && u <= 0x20e4) return C.ENCLOSING;
  if (/\p{Nd}/u.test(s)) return C.DIGIT;
  if (u >= 0x3131 && u <= 0x318e && u !== 0x318d) return C.JAMO;
  if (u >= 0xffa1 && u <= 0xffdc && /\p{L}/u.test(s)) return C.JAMO;
  if ((u >= 0x1100 && u <= 0x11ff) || (u >= 0xa960 && u <= 0xa97c) || (u >= 0xd7b0 && u <= 0xd7fb)) {
    return C.CONJOINING;
  }
  if (composes.has(u)) return C.MARK_COMPOSING;
  if (/\p{M}/u.test(s)) return ordered(s) ? C.MARK_ORDERED : C.MARK;
  if (u >= 0xac00 && u <= 0xd7a3) return C.HANGUL;
  if (/\p{Script=Han}/u.test(s) && /[\p{L}\p{Nl}]/u.test(s)) return C.HAN;
  if (u === 0x30fc || u === 0xff70) return C.KATAKANA;
  if (!/\p{L}/u.test(s)) return C.OTHER;
  if (/\p{Script=Latin}/u.test(s)) return C.LATIN;
  if (/\p{Script=Cyrillic}/u.test(s)) return C.CYRILLIC;
  if (/\p{Script=Greek}/u.test(s)) return C.GREEK;
  if (/\p{Script=Hiragana}/u.test(s)) return C.HIRAGANA;
  if (/\p{Script=Katakana}/u.test(s)) return C.KATAKANA;
  if (/[\p{Script=Thai}\p{Script=Lao}]/u.test(s)) return C.THAI;
  if (SMALL_ALPHABETS.some((name) => new RegExp(`\\p{Script=${name}}`, 'u').test(s))) return C.ALPHABET;
  return C.LETTER;
}

const composes = composing();
const classes = new Uint8Array(0x10000);
for (let u = 0; u < 0x10000; u++) classes[u] = classify(u, composes);
let runs = '';
for (let u = 0; u < 0x10000; ) {
  let end = u + 1;
  while (end < 0x10000 && classes[end] === classes[u]) end++;
  runs += String.fromCharCode(65 + classes[u]!) + (end - u > 1 ? (end - u).toString(36) : '');
  u = end;
}
write(
  'classes',
  `// Unicode ${process.versions.unicode}. Runs of one class, see src/text/classes.ts.\n`,
  'CLASS_RUNS',
  runs,
);

// --- local digits ----------------------------------------------------------------------------------------------------

let zeros = '';
for (let u = 0x80; u < 0x10000; u++) {
  if (!/\p{Nd}/u.test(String.fromCharCode(u))) continue;
  // Unicode keeps decimal digits in rows of ten, zero first.
  for (let k = 0; k < 10; k++) {
    if (!/\p{Nd}/u.test(String.fromCharCode(u + k))) throw new Error(`broken row of digits at ${u.toString(16)}`);
  }
  zeros += u.toString(36).padStart(4, '0');
  u += 9;
}
write('digits', '// The zeros of all decimal digits outside ASCII, four base-36 digits each.\n', 'DIGIT_ZEROS', zeros);

// --- traditional characters ------------------------------------------------------------------------------------------

type Convert = (text: string) => string;
const { Converter } = (await import('opencc-js/t2cn')) as unknown as {
  Converter: (options: { from: string; to: string }) => Convert;
};
const converters = ['t', 'hk', 'tw'].map((from) => Converter({ from, to: 'cn' }));
// Simplified text writes these too, with a meaning of their own.
const KEEP = new Set(['么']);
const simplified = new Map<string, string>();
for (let u = 0x3400; u < 0xa000; u++) {
  const c = String.fromCharCode(u);
  if (KEEP.has(c)) continue;
  for (const convert of converters) {
    const s = convert(c);
    if (s !== c && s.length === 1) {
      simplified.set(c, s);
      break;
    }
  }
}
// Radicals stand in for characters in text copied from PDFs, and in disguises.
const confusables = JSON.parse(readFileSync(require.resolve('unhomoglyph/data.json'), 'utf8')) as Record<
  string,
  string
>;
for (let u = 0x2e80; u < 0x2f00; u++) {
  const c = String.fromCharCode(u);
  const s = confusables[c] ?? c.normalize('NFKC');
  if (s !== c && s.length === 1) simplified.set(c, s);
}
const settle = (c: string): string => {
  let s = simplified.get(c)!;
  for (let i = 0; simplified.has(s) && i < 4; i++) s = simplified.get(s)!;
  return s;
};
// Distances are small and come back, so that they compress to a third of the characters.
let last = 0;
const pairs = [...simplified.keys()].sort().map((c) => {
  const distance = String.fromCharCode(0x60 + c.charCodeAt(0) - last);
  last = c.charCodeAt(0);
  return distance + settle(c);
});
write(
  'traditional',
  `// Traditional characters, each as its distance from the one before it (a unit, 1 as 'a'), and followed by its\n` +
    `// simplified form; derived from OpenCC's character dictionaries\n` +
    `// (https://github.com/BYVoid/OpenCC) by way of opencc-js. Copyright the OpenCC contributors, licensed under the\n` +
    `// Apache License, Version 2.0 (http://www.apache.org/licenses/LICENSE-2.0); changed: single characters of the\n` +
    `// Basic Multilingual Plane only. CJK radicals from Unicode's confusables.txt.\n`,
  'TRADITIONAL',
  pairs.join(''),
);

// --- look-alikes -----------------------------------------------------------------------------------------------------

// What Unicode's table does not have, since it compares glyphs of one case only: letters whose capital looks like a
// Latin capital, letters read as Latin ones in mock Cyrillic and mock Greek, and the small capitals.
const BY_HAND =
  'з3ьbвbкkмmнhтtгrпnяrшwёeєeВBКKМMНHТTЯRПNШWЁEЄEεeηnιiκkμmτtωwχxβbπnΣEΛAΔAΞEΩO' +
  'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpǫqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz';
const SMALL_CAPITALS = new Set([...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢɑɡ']);
const looks = new Map<string, string>();
const addLook = (c: string, target: string): void => {
  const cls = classes[c.charCodeAt(0)]!;
  const foreign = cls === C.CYRILLIC || cls === C.GREEK || cls === C.ALPHABET;
  if (c.length !== 1 || !(foreign || SMALL_CAPITALS.has(c))) return;
  const t = target.normalize('NFKC').toLowerCase();
  if (!/^[a-z0-9]$/.test(t) || looks.has(c)) return;
  looks.set(c, t);
};
for (let i = 0; i < BY_HAND.length; i += 2) addLook(BY_HAND[i]!, BY_HAND[i + 1]!);
for (const [c, target] of Object.entries(confusables)) addLook(c, target);
// Coptic and Cherokee small letters are small capitals.
for (const [c, target] of [...looks]) {
  if (classes[c.charCodeAt(0)] !== C.ALPHABET) continue;
  for (const other of [c.toLowerCase(), c.toUpperCase()]) if (!looks.has(other)) addLook(other, target);
}
// Capital I and its doubles are l in Unicode's table; as letters of a word they are i.
for (const c of 'ІΙӀ') looks.set(c, 'i');
for (const c of 'іι') looks.set(c, 'i');
write(
  'lookalikes',
  "// Letters of other scripts and small capitals, each followed by the Latin letter or digit it looks like; from Unicode's\n" +
    '// confusables.txt (Unicode License v3, https://www.unicode.org/license.txt) by way of unhomoglyph, and by hand.\n',
  'LOOKALIKES',
  [...looks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([c, t]) => c + t)
    .join(''),
);

console.log(`all: ${total} bytes gzipped`);
