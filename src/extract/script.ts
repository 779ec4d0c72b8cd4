import type { ConventionScript } from './tables';

/** Scripts as the readers need them; small integers so that a line can hold one each. */
export const Script = {
  None: 0,
  Latin: 1,
  Hangul: 2,
  Han: 3,
  Kana: 4,
  Thai: 5,
  Cyrillic: 6,
  Arabic: 7,
  Devanagari: 8,
  Other: 9,
  Bengali: 10,
  Khmer: 11,
  Lao: 12,
  Burmese: 13,
} as const;
export type Script = (typeof Script)[keyof typeof Script];

/** How many scripts there are, {@link Script.None} included. */
export const SCRIPT_COUNT = 14;

/** Does the script set words apart by spaces, so that a word of a locale must begin one? */
export function isSpacedScript(script: Script): boolean {
  return (
    script === Script.Latin || script === Script.Cyrillic || script === Script.Devanagari || script === Script.Bengali
  );
}

/** 1 + the script of each unit; 0 where it was never asked for. What is filled in depends on the unit alone. */
const KNOWN = new Uint8Array(0x10000);

/** Script of a folded unit; {@link Script.None} for what is no letter. */
export function scriptOf(unit: number): Script {
  const known = KNOWN[unit]!;
  if (known !== 0) return (known - 1) as Script;
  const script = findScript(unit);
  KNOWN[unit] = script + 1;
  return script;
}

function findScript(unit: number): Script {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) ? Script.Latin : Script.None;
  if (unit < 0x250) return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7 ? Script.Latin : Script.None;
  if (unit >= 0xac00 && unit <= 0xd7a3) return Script.Hangul;
  if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3005) return Script.Han;
  if ((unit >= 0x1100 && unit <= 0x11ff) || (unit >= 0x3131 && unit <= 0x318e)) return Script.Hangul;
  if ((unit >= 0x3041 && unit <= 0x30ff && unit !== 0x30fb) || (unit >= 0x31f0 && unit <= 0x31ff)) return Script.Kana;
  if (unit >= 0x0e01 && unit <= 0x0e4e) return unit === 0x0e3f /* ฿ */ ? Script.None : Script.Thai;
  if (unit >= 0x0400 && unit <= 0x052f) return Script.Cyrillic;
  if (unit >= 0x0600 && unit <= 0x06ff) return isArabicMark(unit) ? Script.None : Script.Arabic;
  if (unit >= 0x0900 && unit <= 0x097f)
    return unit === 0x0964 || unit === 0x0965 /* । ॥ */ ? Script.None : Script.Devanagari;
  if (unit >= 0x0980 && unit <= 0x09ff)
    return unit === 0x09f2 || unit === 0x09f3 /* ৲ ৳ */ ? Script.None : Script.Bengali;
  if (unit >= 0x0e81 && unit <= 0x0edf) return Script.Lao;
  if (unit >= 0x1000 && unit <= 0x109f) return Script.Burmese;
  if (unit >= 0x1780 && unit <= 0x17dd) return unit === 0x17db /* ៛ */ ? Script.None : Script.Khmer;
  if (unit >= 0x1e00 && unit <= 0x1eff) return Script.Latin;
  if (unit >= 0x0250 && unit <= 0x1fff) return Script.Other;
  return Script.None;
}

/** Comma, semicolon, question mark, full stop, and the marks of numbers. */
function isArabicMark(unit: number): boolean {
  return unit === 0x060c || unit === 0x061b || unit === 0x061f || unit === 0x06d4 || (unit >= 0x066a && unit <= 0x066d);
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0xa0 || unit === 0x3000;
}

/** Line feed, carriage return, BREAK and the separators of Unicode. */
export function isLineEnd(unit: number): boolean {
  return unit === 0x0a || unit === 0 || unit === 0x0d || unit === 0x2028 || unit === 0x2029;
}

/** a-z, 0-9. */
export function isAsciiWord(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a);
}

const CONVENTION: readonly (ConventionScript | null)[] = [
  null,
  'latin',
  'hangul',
  'han',
  'kana',
  'thai',
  'cyrillic',
  'arabic',
  'devanagari',
  null,
  'bengali',
  'khmer',
  'lao',
  'burmese',
];

/** The convention of a line: its script, with traditional Chinese apart. */
export function conventionScript(script: Script, traditional: boolean): ConventionScript | null {
  return script === Script.Han && traditional ? 'han-traditional' : CONVENTION[script]!;
}
