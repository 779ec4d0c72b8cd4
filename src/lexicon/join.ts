import type { Fold } from '../text/types';
import {
  ANCHOR_AT,
  BEFORE,
  BEHIND,
  MUST_BEGIN,
  MUST_END,
  NEAR_BEFORE,
  NEAR_BEHIND,
  NEEDED,
  PHRASE,
  type PhraseBook,
  PIECES,
  REACH,
} from './book';
import { type Bridge, isBridged } from './bridge';
import { continuesAfter, continuesBefore } from './edges';
import { numberAfter, numberBefore } from './numbers';
import { grown, type PlacesMet } from './places';

// Where in the fold the anchor of a form begins with its neighbours in reach, and where it begins at all; ascending.
let near = new Int32Array(64);
let anchors = new Int32Array(64);
// For each piece of a form where the form began and where the piece ended, the latest and the one before.
let begins = new Int32Array(32);
let ends = new Int32Array(32);
// The spellings of all pieces of a form in a stretch of the ad: where the next of its places stands, where they end, its piece, its bits.
let nexts = new Int32Array(64);
let stops = new Int32Array(64);
let placeOf = new Int32Array(64);
let bitsOf = new Int32Array(64);

/**
 * Finds the places of the anchor of a form that join its neighbours: most forms of which all pieces are met have none, which is found
 * out at a fraction of the cost of joining.
 *
 * @param at where each of the consumed units stands in the fold
 * @param form where the form stands in the lists of the book
 * @returns how many there are, for {@link joinForm}
 */
export function findNear(
  fold: Fold,
  at: Uint32Array,
  { lists, bridges }: PhraseBook,
  form: number,
  met: PlacesMet,
): number {
  const pieces = lists[form + PIECES]!;
  const anchor = lists[form + ANCHOR_AT]!;
  const spelled = form + NEEDED + pieces - 1 + anchor;
  const { block } = met;
  // Only in these blocks of the ad may there be one.
  const own = met.spellingsOf(lists[spelled]!);
  let blocks = met.pool[own + 1]!;
  let left = 0;
  if (anchor > 0) {
    left = met.spellingsOf(lists[spelled - 1]!);
    const distance = lists[form + NEAR_BEFORE]! + met.pool[left + 2]!;
    blocks &= spreadUp(met.pool[left + 1]!, (distance >> block) + 1);
    if (blocks === 0) return 0;
  }
  let right = 0;
  if (anchor < pieces - 1) {
    right = met.spellingsOf(lists[spelled + 1]!);
    const distance = lists[form + NEAR_BEHIND]! + met.pool[own + 2]!;
    blocks &= spreadDown(met.pool[right + 1]!, (distance >> block) + 1);
    if (blocks === 0) return 0;
  }
  const { pool, starts, ends } = met;
  const joint = form + NEEDED + 2 * pieces - 1 + anchor;
  let count = 0;
  const stop = own + 3 + 3 * pool[own]!;
  for (let k = own + 3; k < stop; k += 3)
    for (let i = pool[k]!; i < pool[k + 1]!; i++) {
      const start = starts[i]!;
      if (((blocks >> (start >> block)) & 1) === 0) continue;
      if (left > 0 && !joinsBefore(fold, at, met, left, bridges[lists[joint - 1]!]!, start)) continue;
      if (right > 0 && !joinsBehind(fold, at, met, right, bridges[lists[joint]!]!, ends[i]!)) continue;
      if (count === near.length) near = grown(near);
      near[count++] = at[start]!;
    }
  if (pool[own]! > 1) sort(near, count);
  return count;
}

/** The blocks and so many behind each. */
function spreadUp(blocks: number, count: number): number {
  if (count > 31) return -1;
  let spread = blocks;
  for (let k = 0; k < count; k++) spread |= spread << 1;
  return spread;
}

/** The blocks and so many before each. */
function spreadDown(blocks: number, count: number): number {
  if (count > 31) return -1;
  let spread = blocks;
  for (let k = 0; k < count; k++) spread |= spread >>> 1;
  return spread;
}

/** Does a spelling of the piece end where the bridge leads from there to a start? */
function joinsBefore(
  fold: Fold,
  at: Uint32Array,
  { pool, ends }: PlacesMet,
  spelled: number,
  bridge: Bridge,
  start: number,
): boolean {
  const stop = spelled + 3 + 3 * pool[spelled]!;
  for (let k = spelled + 3; k < stop; k += 3) {
    const last = pool[k + 1]!;
    // The places of one text end in the order in which they begin.
    for (let i = firstFrom(ends, pool[k]!, last, start - bridge.near); i < last && ends[i]! <= start; i++)
      if (isBridged(fold, bridge, at[ends[i]! - 1]! + 1, at[start]!)) return true;
  }
  return false;
}

/** Does a spelling of the piece begin where the bridge leads to from an end? */
function joinsBehind(
  fold: Fold,
  at: Uint32Array,
  { pool, starts }: PlacesMet,
  spelled: number,
  bridge: Bridge,
  end: number,
): boolean {
  const stop = spelled + 3 + 3 * pool[spelled]!;
  for (let k = spelled + 3; k < stop; k += 3) {
    const last = pool[k + 1]!;
    for (let i = firstFrom(starts, pool[k]!, last, end); i < last && starts[i]! <= end + bridge.near; i++)
      if (isBridged(fold, bridge, at[end - 1]! + 1, at[starts[i]!]!)) return true;
  }
  return false;
}

/** Sorts the first of some numbers; few of them without the view on them that the library needs, which takes longer than they do. */
function sort(numbers: Int32Array, count: number): void {
  if (count > FEW) numbers.subarray(0, count).sort();
  else
    for (let i = 1; i < count; i++) {
      const number = numbers[i]!;
      let k = i;
      for (; k > 0 && numbers[k - 1]! > number; k--) numbers[k] = numbers[k - 1]!;
      numbers[k] = number;
    }
}

const FEW = 16;

/** Index of the first number that is not below `from`, within a stretch of ascending numbers. */
function firstFrom(numbers: Int32Array, first: number, stop: number, from: number): number {
  let low = first;
  let high = stop;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first place that stands in the fold at `from` or behind, within a stretch of ascending places. */
function firstAt(at: Uint32Array, places: Int32Array, first: number, stop: number, from: number): number {
  let low = first;
  let high = stop;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[places[middle]!]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Joins the pieces of one form. For each piece only the two ways to reach it that ended last are kept, so that the work is linear
 * in the pieces met.
 *
 * @param nearCount how many places of the anchor {@link findNear} has found
 * @param found is told where the form stands
 */
export function joinForm(
  fold: Fold,
  at: Uint32Array,
  book: PhraseBook,
  form: number,
  places: PlacesMet,
  nearCount: number,
  found: (phrase: number, start: number, end: number) => void,
): void {
  const { lists } = book;
  const pieces = lists[form + PIECES]!;
  const spelled = form + NEEDED + pieces - 1;
  // No piece of a match lies farther from the anchor than all joints and pieces together are long.
  let span = lists[form + REACH]!;
  for (let p = 0; p < pieces; p++) span += places.pool[places.spellingsOf(lists[spelled + p]!) + 2]!;
  const anchorCount = collectAnchors(at, places, places.spellingsOf(lists[spelled + lists[form + ANCHOR_AT]!]!));
  for (let n = 0, last = -1; n < nearCount; n++) {
    if (last >= 0 && near[n]! <= anchors[last]!) continue;
    // Pieces about anchors that are farther apart cannot be joined, and all those about one end before those about the next begin.
    let first = firstFrom(anchors, 0, anchorCount, near[n]!);
    last = first;
    while (first > 0 && anchors[first]! - anchors[first - 1]! <= 3 * span) first--;
    while (last + 1 < anchorCount && anchors[last + 1]! - anchors[last]! <= 3 * span) last++;
    joinAbout(fold, at, book, form, places, first, last, span, found);
  }
}

/** Joins the pieces that lie within `span` of some of the anchors. */
function joinAbout(
  fold: Fold,
  at: Uint32Array,
  { lists, bridges }: PhraseBook,
  form: number,
  places: PlacesMet,
  first: number,
  last: number,
  span: number,
  found: (phrase: number, start: number, end: number) => void,
): void {
  const pieces = lists[form + PIECES]!;
  const joints = form + NEEDED + 2 * pieces - 1;
  const count = collectSpellings(at, lists, form, places, anchors[first]! - span, anchors[last]! + span);
  if (begins.length < pieces * 2) {
    begins = new Int32Array(pieces * 2);
    ends = new Int32Array(pieces * 2);
  }
  for (let k = 0; k < pieces * 2; k++) begins[k] = ends[k] = -1;
  for (let list = nextList(places, count); list >= 0; list = nextList(places, count)) {
    const start = at[places.starts[nexts[list]!]!]!;
    const end = at[places.ends[nexts[list]!++]! - 1]! + 1;
    if (last > first) {
      const a = firstFrom(anchors, first, last + 1, start - span);
      if (a > last || anchors[a]! > start + span) continue;
    }
    const place = placeOf[list]!;
    let begin = start;
    if (place > 0) begin = reach(fold, bridges[lists[joints + place - 1]!]!, start, (place - 1) * 2);
    else if (bitsOf[list]! & MUST_BEGIN && continuesBefore(fold, start)) continue;
    else if (lists[form + BEFORE]! > 0) begin = numberBefore(fold, start, lists[form + BEFORE]! - 1);
    if (begin < 0) continue;
    if (place < pieces - 1) {
      begins[place * 2 + 1] = begins[place * 2]!;
      ends[place * 2 + 1] = ends[place * 2]!;
      begins[place * 2] = begin;
      ends[place * 2] = end;
    } else if (!(bitsOf[list]! & MUST_END && continuesAfter(fold, end))) {
      const stop = lists[form + BEHIND] === 0 ? end : numberAfter(fold, end, lists[form + BEHIND]! - 1);
      if (stop >= 0) found(lists[form + PHRASE]!, begin, stop);
    }
  }
}

/** Fills {@link anchors}; returns how many there are. */
function collectAnchors(at: Uint32Array, { pool, starts }: PlacesMet, spelled: number): number {
  let count = 0;
  const stop = spelled + 3 + 3 * pool[spelled]!;
  for (let k = spelled + 3; k < stop; k += 3)
    for (let i = pool[k]!; i < pool[k + 1]!; i++) {
      if (count === anchors.length) anchors = grown(anchors);
      anchors[count++] = at[starts[i]!]!;
    }
  if (pool[spelled]! > 1) sort(anchors, count);
  return count;
}

/**
 * Fills {@link nexts} and the arrays beside it, by piece, with what begins between two positions of the fold, both included; returns how
 * many there are.
 */
function collectSpellings(
  at: Uint32Array,
  lists: Int32Array,
  form: number,
  places: PlacesMet,
  from: number,
  to: number,
): number {
  const pieces = lists[form + PIECES]!;
  let count = 0;
  for (let place = 0; place < pieces; place++) {
    const spelled = places.spellingsOf(lists[form + NEEDED + pieces - 1 + place]!);
    const { pool, starts } = places;
    const stop = spelled + 3 + 3 * pool[spelled]!;
    for (let k = spelled + 3; k < stop; k += 3) {
      const first = firstAt(at, starts, pool[k]!, pool[k + 1]!, from);
      const last = firstAt(at, starts, first, pool[k + 1]!, to + 1);
      if (first === last) continue;
      if (count === nexts.length) {
        nexts = grown(nexts);
        stops = grown(stops);
        placeOf = grown(placeOf);
        bitsOf = grown(bitsOf);
      }
      nexts[count] = first;
      stops[count] = last;
      bitsOf[count] = pool[k + 2]!;
      placeOf[count++] = place;
    }
  }
  return count;
}

/**
 * Of so many spellings the one whose next place ends first, or -1 when all places are done. Where two pieces are one text, the later one
 * comes first, or the text would hide what it has to join.
 */
function nextList(places: PlacesMet, count: number): number {
  let least = -1;
  let leastStart = 0;
  let leastEnd = 0;
  for (let list = 0; list < count; list++) {
    const next = nexts[list]!;
    if (next === stops[list]) continue;
    const end = places.ends[next]!;
    const start = places.starts[next]!;
    if (
      least < 0 ||
      end < leastEnd ||
      (end === leastEnd && (start < leastStart || (start === leastStart && placeOf[list]! > placeOf[least]!)))
    ) {
      least = list;
      leastStart = start;
      leastEnd = end;
    }
  }
  return least;
}

/** Start of the form whose piece before this one ended in reach, or -1. */
function reach(fold: Fold, bridge: Bridge, start: number, slot: number): number {
  for (let k = slot; k <= slot + 1; k++) {
    const end = ends[k]!;
    if (end >= 0 && end <= start && isBridged(fold, bridge, end, start)) return begins[k]!;
  }
  return -1;
}
