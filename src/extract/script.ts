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

/** Bits of {@link TRAITS} that hold the script of a unit. */
export const SCRIPT_BITS = 0x0f;
/** 0-9. */
export const DIGIT = 0x10;
export const SPACE = 0x20;
export const LINE_END = 0x40;
/** a-z, A-Z, 0-9. */
export const ASCII_WORD = 0x80;

/** What each folded unit is: its {@link Script} in the low bits, and the bits above. One look answers what the readers ask of every unit. */
export const TRAITS: Uint8Array = traitsOfUnits();

function traitsOfUnits(): Uint8Array {
  const traits = new Uint8Array(0x10000);
  const fill = (trait: number, first: number, last: number): void => {
    traits.fill(trait, first, last + 1);
  };
  fill(Script.Latin, 0xc0, 0x24f);
  fill(Script.Other, 0x250, 0x1fff);
  fill(Script.Cyrillic, 0x400, 0x52f);
  fill(Script.Arabic, 0x600, 0x6ff);
  fill(Script.Devanagari, 0x900, 0x97f);
  fill(Script.Bengali, 0x980, 0x9ff);
  fill(Script.Thai, 0xe01, 0xe4e);
  fill(Script.Lao, 0xe81, 0xedf);
  fill(Script.Burmese, 0x1000, 0x109f);
  fill(Script.Hangul, 0x1100, 0x11ff);
  fill(Script.Khmer, 0x1780, 0x17dd);
  fill(Script.Latin, 0x1e00, 0x1eff);
  fill(Script.Kana, 0x3041, 0x30ff);
  fill(Script.Hangul, 0x3131, 0x318e);
  fill(Script.Kana, 0x31f0, 0x31ff);
  fill(Script.Han, 0x3400, 0x4dbf);
  fill(Script.Han, 0x4e00, 0x9fff);
  fill(Script.Hangul, 0xac00, 0xd7a3);
  traits[0x3005] = Script.Han;
  // Signs among the letters: × ÷ ・, those of money, ends of sentences, and Arabic commas and marks of numbers.
  for (const sign of '\u00d7\u00f7\u30fb\u0e3f\u09f2\u09f3\u17db\u0964\u0965\u060c\u061b\u061f\u06d4\u066a\u066b\u066c\u066d')
    traits[sign.charCodeAt(0)] = Script.None;
  fill(Script.Latin | ASCII_WORD, 0x41, 0x5a);
  fill(Script.Latin | ASCII_WORD, 0x61, 0x7a);
  fill(DIGIT | ASCII_WORD, 0x30, 0x39);
  for (const unit of [0x20, 0x09, 0xa0, 0x3000]) traits[unit] = SPACE;
  // Line feed, carriage return, BREAK and the separators of Unicode.
  for (const unit of [0x0a, 0, 0x0d, 0x2028, 0x2029]) traits[unit] = LINE_END;
  return traits;
}

/** Script of a folded unit; {@link Script.None} for what is no letter. */
export function scriptOf(unit: number): Script {
  return (TRAITS[unit]! & SCRIPT_BITS) as Script;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Blank, tab, no-break space, ideographic space. */
export function isSpace(unit: number): boolean {
  return (TRAITS[unit]! & SPACE) !== 0;
}

/** Line feed, carriage return, BREAK and the separators of Unicode. */
export function isLineEnd(unit: number): boolean {
  return (TRAITS[unit]! & LINE_END) !== 0;
}

/** a-z, A-Z, 0-9. */
export function isAsciiWord(unit: number): boolean {
  return (TRAITS[unit]! & ASCII_WORD) !== 0;
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
