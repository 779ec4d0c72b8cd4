import { CLASS, DIGIT, HAN, HANGUL, HIRAGANA, JAMO, KATAKANA, LATIN, MARK, MARK_COMPOSING } from './classes';

/** A Hangul syllable or a compatibility jamo. */
export function isHangul(unit: number): boolean {
  const cls = CLASS[unit]!;
  return cls === HANGUL || cls === JAMO;
}

/** A Chinese character of the Basic Multilingual Plane, iteration mark and ideographic zero included. */
export function isHan(unit: number): boolean {
  return CLASS[unit] === HAN;
}

/** Hiragana or katakana, the long-vowel mark included. */
export function isKana(unit: number): boolean {
  const cls = CLASS[unit]!;
  return cls === HIRAGANA || cls === KATAKANA;
}

/** A Thai letter, vowel sign or tone mark. */
export function isThai(unit: number): boolean {
  return unit >= 0x0e01 && unit <= 0x0e4e && unit !== 0x0e3f;
}

/** A letter or sign of a script of South-East Asia that writes words without spaces: Thai, Lao, Burmese, Khmer. */
export function isUnspaced(unit: number): boolean {
  return (
    (unit >= 0x0e01 && unit <= 0x0ecd && unit !== 0x0e3f && unit !== 0x0e4f) ||
    (unit >= 0x1000 && unit <= 0x109f && unit !== 0x104a && unit !== 0x104b) ||
    (unit >= 0x1780 && unit <= 0x17d3) ||
    unit === 0x17d7 ||
    unit === 0x17dc
  );
}

/** A script whose words are not set apart by spaces, or only loosely: Hangul, Han, kana, Thai, Lao, Burmese, Khmer. */
export function isDense(unit: number): boolean {
  return isHangul(unit) || isHan(unit) || isKana(unit) || isUnspaced(unit);
}

/** Vowels that Thai and Lao write after the letter they belong to, as signs of their own. */
const TRAILING_VOWELS: ReadonlySet<number> = new Set([0xe30, 0xe32, 0xe33, 0xeb0, 0xeb2, 0xeb3]);

/** Signs that Zawgyi, the old way of encoding Burmese, sets before the letter they belong to. */
const LEADING_IN_ZAWGYI: ReadonlySet<number> = new Set([0x1031, 0x103b]);

/** A vowel that Thai (เ แ โ ใ ไ) and Lao write before the letter they belong to: no word begins between the two. */
export function isLeadingVowel(unit: number): boolean {
  return (unit >= 0xe40 && unit <= 0xe44) || (unit >= 0xec0 && unit <= 0xec4);
}

/** A vowel sign or mark that belongs to the letter before it: no word begins with it. */
export function isDependent(unit: number): boolean {
  return (CLASS[unit]! >= MARK && !LEADING_IN_ZAWGYI.has(unit)) || TRAILING_VOWELS.has(unit);
}

/** A decimal digit; folded text has only 0 to 9. */
export function isDigit(unit: number): boolean {
  return CLASS[unit] === DIGIT;
}

/** A letter of any script. Combining marks and vowel signs count, because they continue a word; digits do not. */
export function isLetter(unit: number): boolean {
  const cls = CLASS[unit]!;
  return cls >= LATIN && cls <= MARK_COMPOSING;
}
