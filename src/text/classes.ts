import { CLASS_RUNS } from './tables/classes';

/*
 * The class of a UTF-16 unit: what the fold does with it and which script it belongs to. From LATIN to the last mark
 * they are the units of words. The numbers are written into tables/classes.ts by scripts/make-text-tables.ts.
 */
export const OTHER = 0; // signs, punctuation, symbols, private and unassigned
export const SPACE = 1; // spaces, tabs, NUL and other controls
export const NEWLINE = 2;
export const INVISIBLE = 3; // drawn as nothing: removed
export const JOINER = 4; // ZWJ, ZWNJ: removed unless a script needs them
export const ENCLOSING = 5; // keycaps and circles drawn around a character: removed
export const HIGH = 6; // high surrogate
export const LOW = 7; // low surrogate
export const DIGIT = 8; // decimal digits of any script
export const LATIN = 9;
export const CYRILLIC = 10;
export const GREEK = 11;
export const ALPHABET = 12; // other alphabets with letters that look like Latin: Armenian, Cherokee, Coptic, Lisu ...
export const HANGUL = 13; // syllables
export const JAMO = 14; // compatibility jamo, as typed
export const CONJOINING = 15; // conjoining jamo
export const HAN = 16;
export const HIRAGANA = 17;
export const KATAKANA = 18;
export const THAI = 19; // and Lao
export const LETTER = 20; // letters of all other scripts
export const MARK = 21; // combining marks that neither reorder nor compose
export const MARK_ORDERED = 22; // combining marks with a non-zero combining class
export const MARK_COMPOSING = 23; // marks and vowel signs that may compose with the unit before them
export const CLASS_COUNT = 24;

/** Class by UTF-16 unit; decoded once, never changed. */
export const CLASS: Uint8Array = decode();

function decode(): Uint8Array {
  const table = new Uint8Array(0x10000);
  let unit = 0;
  // Each run is a class letter (A = 0) and a length in base 36 (1 if left out).
  for (let i = 0; i < CLASS_RUNS.length; ) {
    const cls = CLASS_RUNS.charCodeAt(i++) - 65;
    let length = 0;
    for (; i < CLASS_RUNS.length; i++) {
      const c = CLASS_RUNS.charCodeAt(i);
      if (c < 65) length = length * 36 + c - 48;
      else if (c >= 97) length = length * 36 + c - 87;
      else break;
    }
    if (length === 0) length = 1;
    if (cls !== OTHER) table.fill(cls, unit, unit + length);
    unit += length;
  }
  return table;
}
