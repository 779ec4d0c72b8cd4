import {
  BREAK,
  isDense,
  isDependent,
  isDigit,
  isFullMark,
  isHangul,
  isLeadingVowel,
  isLetter,
  isUnspaced,
} from '../text';
import type { Fold } from '../text/types';

/*
 * Where words begin and end in a fold, and where sentences and clauses part.
 */

/** All that sets words apart: a run of it counts as one space. */
export function isSeparator(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x2d || unit === 0x2f || unit === 0x5f;
}

/** In a script without spaces: does a vowel or mark stand at the place that belongs to the letter across it? */
export function splitsCluster(fold: Fold, at: number): boolean {
  if (at >= fold.length || !isUnspaced(fold.units[at]!)) return false;
  return isDependent(fold.units[at]!) || (at > 0 && isLeadingVowel(fold.units[at - 1]!));
}

/** Does the place stand inside a run of digits? */
export function splitsNumber(fold: Fold, at: number): boolean {
  return at > 0 && at < fold.length && isDigit(fold.units[at - 1]!) && isDigit(fold.units[at]!);
}

/** Does the place stand inside a word of a script that sets words apart by spaces? */
export function splitsWord(fold: Fold, at: number): boolean {
  if (at === 0 || at >= fold.length) return false;
  const a = fold.units[at - 1]!;
  return !isDense(a) && continues(a, fold.units[at]!);
}

/** Does the word that begins at `start` go on to the left, or belong to a handle? */
export function continuesBefore(fold: Fold, start: number): boolean {
  if (start === 0) return false;
  const before = fold.units[start - 1]!;
  if (!isLetter(fold.units[start]!)) return false;
  if (isArabic(before) && isArabic(fold.units[start]!) && followsPrefix(fold, start)) return false;
  // A single letter after an underscore is the tail of a handle: the x of "name_x" says no "no".
  const tail = before === 0x5f && !isLetter(start + 1 < fold.length ? fold.units[start + 1]! : BREAK);
  return tail || before === 0x40 || continues(before, fold.units[start]!);
}

/** Does the word that ends at `end` go on to the right (a Korean particle is no more of it), or belong to an address? */
export function continuesAfter(fold: Fold, end: number): boolean {
  if (end >= fold.length) return false;
  const last = fold.units[end - 1]!;
  const after = fold.units[end]!;
  if (!isLetter(last) || !(continues(last, after) || after === 0x40)) return false;
  return !(isHangul(last) && endsWithParticle(fold, end));
}

/** Letters of one kind of script run on into one word; Hangul beside Latin does not. */
function continues(a: number, b: number): boolean {
  if (!isLetter(a) || !isLetter(b)) return false;
  return isDense(a) === isDense(b) && isHangul(a) === isHangul(b);
}

export function isArabic(unit: number): boolean {
  return unit >= 0x620 && unit <= 0x6ff;
}

/** Conjunctions, prepositions and the article, which Arabic writes onto the word they stand before; a byte for each letter. */
const ARABIC_PREFIXES: ReadonlySet<number> = new Set(
  'و ف ب ك ل ال وال فال بال كال لل ولل فلل وب ول وك فب فل وبال'
    .split(' ')
    .map((prefix) => [...prefix].reduce((key, letter) => key * 256 + (letter.charCodeAt(0) & 0xff), 0)),
);
export const LONGEST_ARABIC_PREFIX = 4;

/** Is what stands before `start` in its word nothing but such prefixes? */
export function followsPrefix(fold: Fold, start: number): boolean {
  let key = 0;
  let place = 1;
  for (let i = start - 1; i >= 0 && isLetter(fold.units[i]!); i--) {
    if (i < start - LONGEST_ARABIC_PREFIX || !isArabic(fold.units[i]!)) return false;
    key += (fold.units[i]! & 0xff) * place;
    place *= 256;
  }
  return ARABIC_PREFIXES.has(key);
}

const PARTICLES = '은는이가을를에의도로와과만';

/** A Korean particle and then no further Hangul. */
function endsWithParticle(fold: Fold, at: number): boolean {
  const after = at + 1 < fold.length ? fold.units[at + 1]! : BREAK;
  return PARTICLES.includes(String.fromCharCode(fold.units[at]!)) && !isHangul(after);
}

export function crossesSentence(fold: Fold, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const u = fold.units[i]!;
    if (u === 0x0a || u === BREAK || u === 0x21 || u === 0x3f || isFullMark(u)) return true;
    if (u === 0x2e && i + 1 < to && isSeparator(fold.units[i + 1]!)) return true;
  }
  return false;
}

/** Commas and semicolons part clauses; a colon or bracket only parts what it follows ("deposit: none", "fee (no)"). */
export function crossesClause(fold: Fold, from: number, to: number, side: 'before' | 'after'): boolean {
  for (let i = from; i < to; i++) {
    const u = fold.units[i]!;
    if (u === 0x2c || u === 0x3001 || u === 0x3b || u === 0x60c || u === 0x61b || u === 0x104a) return true;
    if (side === 'before' && (u === 0x3a || u === 0x28 || u === 0x29)) return true;
  }
  return crossesSentence(fold, from, to);
}
