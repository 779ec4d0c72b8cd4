import { CLASS, CONJOINING, DIGIT, HAN, HIRAGANA, JAMO, KATAKANA, MARK, OTHER, SPACE } from './classes';
import { DIGIT_ZEROS } from './tables/digits';
import { TRADITIONAL } from './tables/traditional';

/*
 * What one character becomes in the plain reading, by itself: compatibility form, lower case, simplified character,
 * plain quote or dash, ASCII digit. What depends on neighbours (spaces, marks, jamo, invisibles) is in plain.ts.
 */

/** Stands in {@link UNIT} for a unit that is not known yet or becomes more than one unit. */
export const UNKNOWN = 0;

/**
 * The folded unit of a source unit where that is one unit, else {@link UNKNOWN}. Rare units are filled in when they are
 * first met; what is filled in depends on the unit alone.
 */
export const UNIT: Uint16Array = new Uint16Array(0x10000);

/** Folded forms that are not one unit, by code point; filled when first met, bounded by the size of Unicode. */
const LONG = new Map<number, string>();

/** Compatibility jamo of the conjoining consonants U+1100-1112, vowels U+1161-1175 and finals U+11A8-11C2. */
const LEADS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FINALS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

// ASCII character: the code points written as it. NFKC leaves these or makes something else of them.
const PLAIN: readonly [string, readonly number[]][] = [
  ["'", [0x60, 0xb4, 0x2018, 0x2019, 0x201a, 0x201b, 0x2032, 0x2035, 0x2b9, 0x2bb, 0x2bc, 0x2bd, 0xff07, 0xff40]],
  ['"', [0x201c, 0x201d, 0x201e, 0x201f, 0x2033, 0x2036, 0x301d, 0x301e, 0x301f, 0xff02]],
  [
    '-',
    [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2043, 0x58a, 0xfe58, 0xfe63, 0xff0d, 0xfe31, 0xfe32],
  ],
  ['/', [0x2044, 0x2215, 0x29f8]],
  ['~', [0x301c, 0x223c, 0x2dc, 0xff5e]],
  // Korean typists write the old vowel ㆍ for a middle dot.
  ['\u00b7', [0x318d, 0x119e, 0x2027, 0x2219, 0x22c5]],
  // The dot of the capital İ would stay behind as a mark.
  ['i', [0x130]],
  // One sigma, since capitals do not tell where a word ends.
  ['\u03c3', [0x3c2]],
  // Most Russian typists write ё without its dots.
  ['\u0435', [0x451]],
  // One alef, one yeh, one kaf, one heh: Arabic and Urdu keyboards differ, and hamza and dots are often left out.
  ['\u0627', [0x622, 0x623, 0x625, 0x671]],
  ['\u064a', [0x649, 0x6cc, 0x626, 0x6d2, 0x6d3]],
  ['\u0643', [0x6a9]],
  ['\u0647', [0x629, 0x6c1, 0x6c2, 0x6c3, 0x6d5]],
  ['\u0648', [0x624]],
  // Candrabindu is often typed as anusvara.
  ['\u0902', [0x901]],
];

/** Characters that keep their form: fractions and trade marks would run into the number or word before them. */
const KEPT: readonly [first: number, last: number][] = [
  [0xbc, 0xbe],
  [0x2120, 0x2120],
  [0x2122, 0x2122],
  [0x2150, 0x215f],
  [0x2189, 0x2189],
  // Thai and Lao AM: one sign, see plain.ts.
  [0xe33, 0xe33],
  [0xeb3, 0xeb3],
];

/** Circled numbers that NFKC leaves as they are. */
const CIRCLED: readonly [first: number, last: number, value: number][] = [
  [0x2776, 0x277f, 1],
  [0x2780, 0x2789, 1],
  [0x278a, 0x2793, 1],
  [0x24eb, 0x24f4, 11],
  [0x24f5, 0x24fe, 1],
  [0x24ff, 0x24ff, 0],
];

/** White on black letters that NFKC leaves as they are. */
const NEGATIVE_LETTERS: readonly number[] = [0x1f150, 0x1f170];

/** Half-width jamo stand in rows with gaps; NFKC would make them conjoining. */
const HALF_WIDTH: readonly [first: number, last: number, jamo: number][] = [
  [0xffa1, 0xffbe, 0x3131],
  [0xffc2, 0xffc7, 0x314f],
  [0xffca, 0xffcf, 0x3155],
  [0xffd2, 0xffd7, 0x315b],
  [0xffda, 0xffdc, 0x3161],
];

build();

function build(): void {
  for (let u = 0x20; u < 0x7f; u++) UNIT[u] = u >= 0x41 && u <= 0x5a ? u + 32 : u;
  // What it is depends on what follows: a hashtag, or a number.
  UNIT[0x23] = UNKNOWN;
  for (let u = 0x3041; u <= 0x30fe; u++) if (CLASS[u] === HIRAGANA || CLASS[u] === KATAKANA) UNIT[u] = u;
  for (let u = 0x3131; u < 0x318d; u++) if (CLASS[u] === JAMO) UNIT[u] = u;
  for (let u = 0x3400; u < 0xa000; u++) if (CLASS[u] === HAN) UNIT[u] = u;
  for (let u = 0xac00; u <= 0xd7a3; u++) UNIT[u] = u;
  for (let i = 0, u = 0; i < TRADITIONAL.length; i += 2) {
    u += TRADITIONAL.charCodeAt(i) - 0x60;
    UNIT[u] = TRADITIONAL.charCodeAt(i + 1);
  }
  for (let i = 0; i < DIGIT_ZEROS.length; i += 4) {
    const zero = Number.parseInt(DIGIT_ZEROS.slice(i, i + 4), 36);
    for (let d = 0; d < 10; d++) UNIT[zero + d] = 0x30 + d;
  }
  for (const [plain, codes] of PLAIN) for (const u of codes) UNIT[u] = plain.charCodeAt(0);
  for (const [first, last] of KEPT) for (let u = first; u <= last; u++) UNIT[u] = u;
  for (const [first, last, jamo] of HALF_WIDTH) for (let u = first; u <= last; u++) UNIT[u] = jamo + u - first;
  for (const [first, last, value] of CIRCLED) {
    for (let u = first; u <= last; u++) {
      const digits = String(value + u - first);
      if (digits.length === 1) UNIT[u] = digits.charCodeAt(0);
      else LONG.set(u, digits);
    }
  }
  for (const first of NEGATIVE_LETTERS) for (let k = 0; k < 26; k++) LONG.set(first + k, String.fromCharCode(0x61 + k));
}

/** The compatibility jamo of a conjoining one that stands alone; old letters stay as they are. */
export function compatibilityJamo(unit: number): number {
  if (unit >= 0x1100 && unit <= 0x1112) return LEADS.charCodeAt(unit - 0x1100);
  if (unit >= 0x1161 && unit <= 0x1175) return unit - 0x1161 + 0x314f;
  if (unit >= 0x11a8 && unit <= 0x11c2) return FINALS.charCodeAt(unit - 0x11a8);
  if (unit === 0x119e) return 0xb7;
  return unit;
}

/**
 * Signs that say how a letter is sounded or stretched and that most writers leave out: Arabic vowel signs and tatweel, the nukta
 * and candrabindu of Devanagari and Bengali. They are dropped.
 */
export function isLeftOut(unit: number): boolean {
  if (unit < 0x610) return false;
  if (unit > 0x9bc) return (unit >= 0xfcf2 && unit <= 0xfcf4) || (unit >= 0xfe70 && unit <= 0xfe7f);
  if (unit < 0x700)
    return (
      (unit >= 0x64b && unit <= 0x65f) ||
      unit === 0x640 ||
      unit === 0x670 ||
      unit <= 0x61a ||
      (unit >= 0x6d6 && unit <= 0x6ed && unit !== 0x6dd && unit !== 0x6de && unit !== 0x6e9)
    );
  return unit === 0x93c || unit === 0x9bc || unit === 0x981;
}

/** The folded form of one code point; never empty. Surrogates must be paired. */
export function foldCodePoint(cp: number): string {
  if (cp <= 0xffff && UNIT[cp] !== UNKNOWN) return String.fromCharCode(UNIT[cp]!);
  let folded = LONG.get(cp);
  if (folded !== undefined) return folded;
  folded = compute(cp);
  if (folded.length === 1 && standsAlone(cp)) UNIT[cp] = folded.charCodeAt(0);
  else LONG.set(cp, folded);
  return folded;
}

/** The ring with which Thai or Lao AM begins where it is written in two parts. */
export function isAm(unit: number): boolean {
  return unit === 0xe4d || unit === 0xecd;
}

/** The number sign in its widths: what it is depends on what follows. */
export const HASHES: ReadonlySet<number> = new Set([0x23, 0xfe5f, 0xff03]);

/** Whether what the character becomes never depends on its neighbours, so that it may be read from {@link UNIT}. */
function standsAlone(cp: number): boolean {
  if (cp > 0xffff || cp === 0xe40 || isAm(cp) || HASHES.has(cp) || isLeftOut(cp)) return false;
  const cls = CLASS[cp]!;
  return cls === OTHER || (cls >= DIGIT && cls <= MARK && cls !== CONJOINING);
}

function compute(cp: number): string {
  const character = String.fromCodePoint(cp);
  const compatible = character.normalize('NFKC');
  // A spacing accent is a blank and a mark to Unicode; it is kept, or it would part a word.
  if (compatible.length > 1 && compatible.charCodeAt(0) === 0x20) {
    const canonical = character.normalize('NFC');
    return canonical === character ? character : foldCodePoint(canonical.codePointAt(0)!);
  }
  const lower = compatible.toLowerCase().normalize('NFKC');
  if (lower === character && !isLeftOut(lower.charCodeAt(lower.length - 1))) return character;
  let folded = '';
  for (let i = 0; i < lower.length; i++) {
    const unit = lower.charCodeAt(i);
    if (i > 0 && isLeftOut(unit)) continue;
    if (UNIT[unit] !== UNKNOWN) folded += String.fromCharCode(UNIT[unit]!);
    else if (CLASS[unit] === CONJOINING) folded += String.fromCharCode(compatibilityJamo(unit));
    else folded += CLASS[unit] === SPACE ? ' ' : lower.charAt(i);
  }
  return folded;
}
