import type { Fold } from '../text/types';
import { continuesBefore, isSeparator, splitsCluster, splitsNumber, splitsWord } from './edges';

/** A phrase may begin here; the first unit of a word stands here; a phrase may end with this unit. */
export const MAY_BEGIN = 1;
export const BEGINS_WORD = 2;
export const MAY_END = 4;

/**
 * The units of a fold as phrases are matched against them: every run of separators is one space, and for each unit it is known
 * whether a phrase may begin or end there. The arrays are used again for the next text.
 */
export interface Consumed {
  readonly units: Uint16Array;
  /** Position of each unit in the fold; of a run of separators, that of the first. */
  readonly at: Uint32Array;
  readonly edges: Uint8Array;
  length: number;
}

let room: Consumed = { units: new Uint16Array(0), at: new Uint32Array(0), edges: new Uint8Array(0), length: 0 };

/** Room that a large text took is given back after it. */
const KEEP = 1 << 16;

export function consume(fold: Fold): Consumed {
  const { length } = fold;
  if (room.units.length < length || (room.units.length > KEEP && length < KEEP)) {
    const size = Math.max(4096, length);
    room = { units: new Uint16Array(size), at: new Uint32Array(size), edges: new Uint8Array(size), length: 0 };
  }
  const { units, at, edges } = room;
  let count = 0;
  let wasSeparator = false;
  for (let i = 0; i < length; i++) {
    const unit = fold.units[i]!;
    const separator = isSeparator(unit);
    if (separator && wasSeparator) continue;
    wasSeparator = separator;
    units[count] = separator ? 0x20 : unit;
    at[count] = i;
    let edge = 0;
    if (!splitsNumber(fold, i) && !splitsCluster(fold, i))
      edge = !splitsWord(fold, i) || !continuesBefore(fold, i) ? MAY_BEGIN | BEGINS_WORD : MAY_BEGIN;
    if (!splitsNumber(fold, i + 1) && !splitsCluster(fold, i + 1)) edge |= MAY_END;
    edges[count++] = edge;
  }
  room.length = count;
  return room;
}
