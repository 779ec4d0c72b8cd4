import { isDigit, isHangul, isKana, sentenceAt } from '../text';
import { BREAK, type Fold } from '../text/types';
import type { FeatureSet } from './features';
import { mix, SECTION_BITS, SECTION_STARTS, SENSE, spread } from './layout';
import {
  GAP,
  grown,
  isMilestone,
  LONGEST_DENSE,
  languageOf,
  MOST_WORDS,
  SENSE_SEED,
  type SenseTable,
  senseOf,
  WHOLE,
} from './sense-table';
import { bare, FOREIGN_RUN, isDenseOrDigit, isLatinText, isSpaced } from './text';

const PAIR_SEED = mix(SENSE_SEED, 0x50);

/** A language that so many times fewer words speak for than for another is none of the ad's. */
const FAR_FEWER = 2;
/** Senses before one in its sentence with which it is paired. */
const BEFORE = 4;

/** Stems met for which there is room at first, and up to which it is kept. */
const USUAL = 256;
const MOST_KEPT = 1 << 14;

// Where stems were met: start, end, and where their readings begin; used again for each text.
let starts = new Int32Array(USUAL);
let ends = new Int32Array(USUAL);
let found = new Int32Array(USUAL);
/** The bit of a reading that does not count there: one of a whole word where the word goes on. */
let cut = new Int32Array(USUAL);
let met = 0;

// The senses right before the one in hand, oldest first: each with where it begins.
const lately = new Int32Array(BEFORE);
const latelyAt = new Int32Array(BEFORE);

/**
 * Adds the senses of a fold and the ordered pairs of those that stand near one another in a sentence, whatever its language: in which one a word
 * is read is told by which one most words belong to. Linear in the length of the fold. The set is to settle afterwards.
 *
 * @param masked 1 for the units of addresses and numbers to call, which say nothing; null for none
 */
export function readSenses(fold: Fold, masked: Uint8Array | null, table: SenseTable, set: FeatureSet): void {
  findStems(fold, masked, table);
  const order = languagesBy(votesOf(table));
  const { from } = fold;
  let next = 0;
  let sentence = -1;
  let place = -1;
  let kept = 0;
  for (let k = 0; k < met; ) {
    const start = starts[k]!;
    let stop = k + 1;
    while (stop < met && starts[stop] === start) stop++;
    const hit = start < next ? -1 : bestOf(table, order, k, stop);
    k = stop;
    if (hit < 0) continue;
    const end = ends[chosen]!;
    next = end;
    const own = sentenceAt(fold, from[start]!);
    // A second reading of a line goes back to where the line begins.
    if (own !== sentence || from[start]! < place) kept = 0;
    sentence = own;
    place = from[start]!;
    set.note(indexOf(mix(SENSE_SEED, hit)), start, end);
    for (let b = 0; b < kept; b++) {
      const other = lately[b]!;
      if (other !== hit) set.note(indexOf(mix(mix(PAIR_SEED, other), hit)), latelyAt[b]!, end);
    }
    if (kept === BEFORE) {
      lately.copyWithin(0, 1);
      latelyAt.copyWithin(0, 1);
      kept--;
    }
    lately[kept] = hit;
    latelyAt[kept++] = start;
  }
  // What a large text took is given back.
  if (starts.length <= MOST_KEPT) return;
  starts = new Int32Array(USUAL);
  ends = new Int32Array(USUAL);
  found = new Int32Array(USUAL);
  cut = new Int32Array(USUAL);
}

function indexOf(hash: number): number {
  return SECTION_STARTS[SENSE]! + (spread(hash) >>> (32 - SECTION_BITS[SENSE]!));
}

/** Finds all stems, in the order of where they begin and then of how long they are. A run of digits is a sense of its own, see {@link NUMBER}. */
function findStems(fold: Fold, masked: Uint8Array | null, table: SenseTable): void {
  const { units, length } = fold;
  const latinText = isLatinText(fold);
  let foreignRun = 0;
  met = 0;
  let before = BREAK as number;
  for (let i = 0; i < length; i++) {
    const unit = units[i]!;
    const last = before;
    before = unit;
    if (masked !== null && masked[i] === 1) continue;
    if (isSpaced(unit)) {
      foreignRun = !latinText && unit < 0x250 ? foreignRun + 1 : 0;
      i = (foreignRun > FOREIGN_RUN ? wordEnd(units, i, length) : readWords(units, i, length, table)) - 1;
    } else if (isDigit(unit)) {
      const start = i;
      while (i + 1 < length && isDigit(units[i + 1]!)) i++;
      meet(start, i + 1, NUMBER, true);
    } else if (isDenseOrDigit(unit)) {
      foreignRun = 0;
      readDense(units, i, length, last, table);
    }
    before = units[i]!;
  }
}

/** Stands for the readings of a number. */
const NUMBER = -1;

function wordEnd(units: Uint16Array, start: number, length: number): number {
  let i = start;
  while (i < length && isSpaced(units[i]!)) i++;
  return i;
}

/** The stems that begin a word, without its diacritics where it has none as it is written; returns where it ends. */
function readWords(units: Uint16Array, start: number, length: number, table: SenseTable): number {
  let written = SENSE_SEED;
  let plain = SENSE_SEED;
  let firstEnd = -1;
  let i = start;
  for (let words = 1; ; words++) {
    for (; i < length && isSpaced(units[i]!); i++) {
      written = mix(written, units[i]!);
      plain = mix(plain, bare(units[i]!));
      const width = i + 1 - start;
      let at = table.find(written);
      if (at <= 0 && plain !== written) at = Math.max(at, table.find(plain));
      if (at < 0 && isMilestone(width)) return firstEnd < 0 ? wordEnd(units, i, length) : firstEnd;
      if (at <= 0) continue;
      const isEnd = i + 1 === length || !isSpaced(units[i + 1]!);
      if (isEnd || goesOn(table, at)) meet(start, i + 1, at, isEnd);
    }
    if (firstEnd < 0) firstEnd = i;
    if (words === MOST_WORDS || i + 1 >= length || !isGap(units[i]!) || !isSpaced(units[i + 1]!)) return firstEnd;
    written = mix(written, GAP);
    plain = mix(plain, GAP);
    if (table.find(written) < 0 && table.find(plain) < 0) return firstEnd;
    i++;
  }
}

/** May one of the readings be the beginning of a word? */
function goesOn({ readings, next }: SenseTable, at: number): boolean {
  for (let r = at; r > 0; r = next[r]!) if ((readings[r]! & WHOLE) === 0) return true;
  return false;
}

/** The stems of a script without spaces, or of Hangul, that begin at a unit; a stem of several words goes on behind a gap. */
function readDense(units: Uint16Array, start: number, length: number, before: number, table: SenseTable): void {
  const stop = Math.min(length, start + LONGEST_DENSE);
  // A syllable is mostly part of a word, but for one that stands with no more than an ending.
  const isPart =
    isSyllable(units[start]!) &&
    (isSyllable(before) || (start + 2 < length && isSyllable(units[start + 1]!) && isSyllable(units[start + 2]!)));
  let h = SENSE_SEED;
  for (let i = start; i < stop; i++) {
    if (!isDenseOrDigit(units[i]!)) {
      h = mix(h, GAP);
      if (!isGap(units[i]!) || table.find(h) < 0) break;
      continue;
    }
    h = mix(h, units[i]!);
    const at = table.find(h);
    if (at < 0 && isMilestone(i + 1 - start)) break;
    if (at > 0 && !(isPart && i === start)) meet(start, i + 1, at, true);
  }
}

function isSyllable(unit: number): boolean {
  return isHangul(unit) || isKana(unit);
}

/** What may part two words of a stem: a blank, a hyphen, an apostrophe. */
function isGap(unit: number): boolean {
  return unit === 0x20 || unit === 0x2d || unit === 0x27;
}

function meet(start: number, end: number, at: number, isEnd: boolean): void {
  if (met === starts.length) {
    starts = grown(starts);
    ends = grown(ends);
    found = grown(found);
    cut = grown(cut);
  }
  starts[met] = start;
  ends[met] = end;
  cut[met] = isEnd ? 0 : WHOLE;
  found[met++] = at;
}

/** How many stems were met of each language. */
function votesOf({ languages, readings, next }: SenseTable): number[] {
  const votes = new Array<number>(languages.length).fill(0);
  for (let k = 0; k < met; k++) {
    for (let r = found[k]!; r > 0; r = next[r]!) if ((readings[r]! & cut[k]!) === 0) votes[languageOf(readings[r]!)]!++;
  }
  return votes;
}

/** The languages of the text, the one first that most words speak for. */
function languagesBy(votes: readonly number[]): number[] {
  const most = Math.max(...votes);
  return [...votes.keys()]
    .filter((l) => votes[l]! > 0 && votes[l]! * FAR_FEWER >= most)
    .sort((a, b) => votes[b]! - votes[a]! || a - b);
}

/** Which of the stems was chosen. */
let chosen = 0;

/** The sense of the longest of some stems in the first language that has one of them; -1 if none has. Sets {@link chosen}. */
function bestOf({ readings, next, senses }: SenseTable, order: readonly number[], first: number, stop: number): number {
  if (found[first] === NUMBER) {
    chosen = first;
    return senses;
  }
  for (const language of order)
    for (let k = stop - 1; k >= first; k--)
      for (let r = found[k]!; r > 0; r = next[r]!) {
        if (languageOf(readings[r]!) !== language || (readings[r]! & cut[k]!) !== 0) continue;
        chosen = k;
        return senseOf(readings[r]!);
      }
  return -1;
}
