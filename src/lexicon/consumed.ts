import { isDense, isDependent, isDigit, isHangul, isLeadingVowel, isLetter, isUnspaced } from '../text';
import type { Fold } from '../text/types';
import { followsPrefix, isArabic, isSeparator, LONGEST_ARABIC_PREFIX } from './edges';

/** A phrase may begin here; the first unit of a word stands here; a phrase may end with this unit. */
export const MAY_BEGIN = 1;
export const WORD_BIT = 1;
const BEGINS_WORD = 1 << WORD_BIT;
export const MAY_END = 4;

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

// What a unit is, as bits; 0 where it was never asked for. What is filled in depends on the unit alone.
const KNOWN = 1;
const SEPARATOR = 2;
const DIGIT = 4;
const LETTER = 8;
const DENSE = 16;
const HANGUL = 32;
const UNSPACED = 64;
const DEPENDENT = 128;
const LEADING = 256;
const ARABIC = 512;
const kinds = new Uint16Array(0x10000);

function kindOf(unit: number): number {
  const known = kinds[unit]!;
  if (known !== 0) return known;
  const kind =
    KNOWN |
    (isSeparator(unit) ? SEPARATOR : 0) |
    (isDigit(unit) ? DIGIT : 0) |
    (isLetter(unit) ? LETTER : 0) |
    (isDense(unit) ? DENSE : 0) |
    (isHangul(unit) ? HANGUL : 0) |
    (isUnspaced(unit) ? UNSPACED : 0) |
    (isDependent(unit) ? DEPENDENT : 0) |
    (isLeadingVowel(unit) ? LEADING : 0) |
    (isArabic(unit) ? ARABIC : 0);
  kinds[unit] = kind;
  return kind;
}

/** Reads `splitsNumber`, `splitsCluster` and `continuesBefore` off two neighbours at once, each unit looked at once. */
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
  for (let i = 0; i < length; i++) {
    const unit = source[i]!;
    const kind = kindOf(unit);
    const splitsNumber = (before & kind & DIGIT) !== 0;
    const splitsCluster = (kind & UNSPACED) !== 0 && ((kind & DEPENDENT) !== 0 || (before & LEADING) !== 0);
    const isEdge = !splitsNumber && !splitsCluster;
    letters = before & LETTER ? letters + 1 : 0;
    // The unit before may end a phrase; of a run of separators the first stands for all.
    if (isEdge && count > 0 && at[count - 1] === i - 1) edges[count - 1]! |= MAY_END;
    if (kind & before & SEPARATOR) {
      before = kind;
      continue;
    }
    units[count] = kind & SEPARATOR ? 0x20 : unit;
    at[count] = i;
    const splitsWord =
      (before & kind & LETTER) !== 0 && ((before | kind) & DENSE) === 0 && ((before ^ kind) & HANGUL) === 0;
    const begins =
      !splitsWord || ((before & kind & ARABIC) !== 0 && letters <= LONGEST_ARABIC_PREFIX && followsPrefix(fold, i));
    edges[count++] = !isEdge ? 0 : begins ? MAY_BEGIN | BEGINS_WORD : MAY_BEGIN;
    before = kind;
  }
  if (count > 0 && at[count - 1] === length - 1) edges[count - 1]! |= MAY_END;
  units[count] = 0;
  room.length = count;
  return room;
}
