import { isDense, isDependent, isDigit, isHangul, isLeadingVowel, isLetter, isUnspaced } from '../text';
import type { Fold } from '../text/types';
import { followsPrefix, isArabic, isSeparator, LONGEST_ARABIC_PREFIX } from './edges';

/**
 * A phrase may begin here; the first unit of a word stands here; a phrase may end with this unit; the word goes on behind it, of a script
 * that sets words apart (no Hangul, where a particle is no more of the word).
 */
export const MAY_BEGIN = 1;
export const WORD_BIT = 1;
export const END_BIT = 2;
export const MAY_END = 1 << END_BIT;
export const GOES_ON_BIT = 3;

/**
 * The units of a fold as phrases are matched against them: every run of separators is one space, and for each unit it is known
 * whether a phrase may begin or end there. Behind the last unit stands a 0, which no phrase
 * holds. The arrays are used again for the next text.
 */
export interface Consumed {
  readonly units: Uint16Array;
  /** Position of each unit in the fold; of a run of separators, that of the first. */
  readonly at: Uint32Array<ArrayBuffer>;
  readonly edges: Uint8Array;
  length: number;
}

let room: Consumed = { units: new Uint16Array(0), at: new Uint32Array(0), edges: new Uint8Array(0), length: 0 };

/** Room that a large text took is given back after it. */
const KEEP = 1 << 16;

// What a unit is, as bits by their numbers; 0 where it was never asked for. What is filled in depends on the unit alone.
const KNOWN = 0;
const SEPARATOR = 1;
const DIGIT = 2;
const LETTER = 3;
const DENSE = 4;
const HANGUL = 5;
const UNSPACED = 6;
const DEPENDENT = 7;
const LEADING = 8;
const ARABIC = 9;
const kinds = new Uint16Array(0x10000);

function kindOf(unit: number): number {
  const known = kinds[unit]!;
  if (known !== 0) return known;
  const kind =
    (1 << KNOWN) |
    (isSeparator(unit) ? 1 << SEPARATOR : 0) |
    (isDigit(unit) ? 1 << DIGIT : 0) |
    (isLetter(unit) ? 1 << LETTER : 0) |
    (isDense(unit) ? 1 << DENSE : 0) |
    (isHangul(unit) ? 1 << HANGUL : 0) |
    (isUnspaced(unit) ? 1 << UNSPACED : 0) |
    (isDependent(unit) ? 1 << DEPENDENT : 0) |
    (isLeadingVowel(unit) ? 1 << LEADING : 0) |
    (isArabic(unit) ? 1 << ARABIC : 0);
  kinds[unit] = kind;
  return kind;
}

/**
 * Reads `splitsNumber`, `splitsCluster` and `continuesBefore` off two neighbours at once, each unit looked at once. Where words begin and
 * end cannot be foretold, so that bits are reckoned with and hardly anything is branched on.
 */
export function consume(fold: Fold): Consumed {
  const { length } = fold;
  if (room.units.length <= length || (room.units.length > KEEP && length < KEEP)) {
    const size = Math.max(4096, length + 1);
    room = { units: new Uint16Array(size), at: new Uint32Array(size), edges: new Uint8Array(size), length: 0 };
  }
  const { units, at, edges } = room;
  const source = fold.units;
  let count = 0;
  let before = 0;
  // Letters right before the unit.
  let letters = 0;
  // The edges of the last unit that was consumed, as far as they are known, and 1 where it stands right before the unit in hand.
  let edge = 0;
  let isNext = 0;
  for (let i = 0; i < length; i++) {
    const unit = source[i]!;
    const kind = kinds[unit]! || kindOf(unit);
    const both = before & kind;
    const splitsNumber = both >> DIGIT;
    const splitsCluster = (kind >> UNSPACED) & ((kind >> DEPENDENT) | (before >> LEADING));
    const isEdge = ~(splitsNumber | splitsCluster) & 1;
    letters = (letters + 1) & -((before >> LETTER) & 1);
    // The unit before may end a phrase; of a run of separators the first stands for all.
    const isLetters = (both >> LETTER) & 1;
    const isWord = isLetters & ~((before | kind) >> DENSE);
    edge |= ((isEdge & isNext) << END_BIT) | ((isWord & ~((before | kind) >> HANGUL)) << GOES_ON_BIT);
    if ((both >> SEPARATOR) & 1) {
      before = kind;
      isNext = 0;
      continue;
    }
    if (count > 0) edges[count - 1] = edge;
    units[count] = (kind >> SEPARATOR) & 1 ? 0x20 : unit;
    at[count++] = i;
    let begins = ~(isWord & ~((before ^ kind) >> HANGUL)) & 1;
    if (begins === 0 && (both >> ARABIC) & 1 && letters <= LONGEST_ARABIC_PREFIX && followsPrefix(fold, i)) begins = 1;
    edge = isEdge * (MAY_BEGIN | (begins << WORD_BIT));
    isNext = 1;
    before = kind;
  }
  if (count > 0) edges[count - 1] = edge | (isNext << END_BIT);
  units[count] = 0;
  room.length = count;
  return room;
}
