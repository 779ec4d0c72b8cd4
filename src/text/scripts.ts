import { CLASS, DIGIT, HAN, HANGUL, HIRAGANA, JAMO, KATAKANA, LATIN, MARK_COMPOSING } from './classes';

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

/** A script whose words are not set apart by spaces, or only loosely: Hangul, Han, kana, Thai. */
export function isDense(unit: number): boolean {
  return isHangul(unit) || isHan(unit) || isKana(unit) || isThai(unit);
}

/** A Latin letter, with or without diacritics. */
export function isLatin(unit: number): boolean {
  return CLASS[unit] === LATIN;
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
