import { isLetter } from '../text';
import type { Fold } from '../text/types';
import { type Form, MUST_BEGIN, MUST_END } from './book';
import { continuesAfter, continuesBefore, crossesSentence, isSeparator, splitsWord } from './edges';
import { numberAfter, numberBefore } from './numbers';
import type { Joint } from './phrase';
import type { PlacesMet } from './places';
import { reachOf } from './reach';

/**
 * Is the anchor of the form met somewhere with its neighbours in reach? Most forms of which all pieces are met fail this, at a fraction
 * of the cost of joining.
 */
export function isNear({ pieces, anchor, reaches }: Form, met: PlacesMet): boolean {
  const left = anchor > 0 ? met.spellingsOf(pieces[anchor - 1]!) : -1;
  const right = anchor + 1 < pieces.length ? met.spellingsOf(pieces[anchor + 1]!) : -1;
  const own = met.spellingsOf(pieces[anchor]!);
  const { pool, starts, ends } = met;
  for (let k = 0; k < pool[own]!; k++) {
    const text = pool[own + 1 + 2 * k]!;
    const first = met.firstOf(text);
    for (let i = first; i < first + met.countOf(text); i++) {
      const start = starts[i]!;
      const end = ends[i]!;
      if (left >= 0 && !endsWithin(met, left, start - reaches[anchor - 1]!, start)) continue;
      if (right >= 0 && !beginsWithin(met, right, end, end + reaches[anchor]!)) continue;
      return true;
    }
  }
  return false;
}

/** Does a spelling of the piece begin between the two, both included? */
function beginsWithin(met: PlacesMet, spelled: number, from: number, to: number): boolean {
  const { pool, starts } = met;
  for (let k = 0; k < pool[spelled]!; k++) {
    const text = pool[spelled + 1 + 2 * k]!;
    const first = met.firstOf(text);
    const stop = first + met.countOf(text);
    const i = firstFrom(starts, first, stop, from);
    if (i < stop && starts[i]! <= to) return true;
  }
  return false;
}

/** Does a spelling of the piece end between the two, both included? */
function endsWithin(met: PlacesMet, spelled: number, from: number, to: number): boolean {
  const { pool, starts, ends } = met;
  for (let k = 0; k < pool[spelled]!; k++) {
    const text = pool[spelled + 1 + 2 * k]!;
    const first = met.firstOf(text);
    const stop = first + met.countOf(text);
    for (let i = firstFrom(starts, first, stop, from - met.longestOf(text)); i < stop && starts[i]! <= to; i++)
      if (ends[i]! >= from && ends[i]! <= to) return true;
  }
  return false;
}

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

/** A piece of a form where it was met. */
interface MetPiece {
  readonly place: number;
  readonly start: number;
  readonly end: number;
  readonly bits: number;
}

// Where the anchor begins; and for each piece of a form where the form began and where the piece ended, the latest and the one before.
let anchors = new Int32Array(64);
let begins = new Int32Array(32);
let ends = new Int32Array(32);

/**
 * Joins the pieces of one form. For each piece only the two ways to reach it that ended last are kept, so that the work is linear
 * in the pieces met.
 *
 * @param found is told where the form stands
 */
export function joinForm(
  fold: Fold,
  form: Form,
  places: PlacesMet,
  found: (form: Form, start: number, end: number) => void,
): void {
  const { pieces } = form;
  const count = pieces.length;
  // No piece of a match lies farther from the anchor than all joints and pieces together are long.
  let span = 0;
  for (const reach of form.reaches) span += reach;
  for (const piece of pieces) span += longestOf(places, places.spellingsOf(piece));
  const anchorCount = collectAnchors(places, places.spellingsOf(pieces[form.anchor]!));
  const met: MetPiece[] = [];
  for (let place = 0; place < count; place++) {
    const spelled = places.spellingsOf(pieces[place]!);
    const { pool } = places;
    for (let k = 0; k < pool[spelled]!; k++) {
      const text = pool[spelled + 1 + 2 * k]!;
      const bits = pool[spelled + 2 + 2 * k]!;
      const first = places.firstOf(text);
      for (let i = first; i < first + places.countOf(text); i++) {
        const start = places.starts[i]!;
        const a = firstFrom(anchors, 0, anchorCount, start - span);
        if (a < anchorCount && anchors[a]! <= start + span) met.push({ place, start, end: places.ends[i]!, bits });
      }
    }
  }
  // Where two pieces are one text, the later one comes first, or the text would hide what it has to join.
  met.sort((a, b) => a.end - b.end || a.start - b.start || b.place - a.place);
  if (begins.length < count * 2) {
    begins = new Int32Array(count * 2);
    ends = new Int32Array(count * 2);
  }
  begins.fill(-1, 0, count * 2);
  ends.fill(-1, 0, count * 2);
  for (const { place, start, end, bits } of met) {
    let begin = start;
    if (place > 0) begin = reach(fold, form.joints[place - 1]!, start, (place - 1) * 2);
    else if (bits & MUST_BEGIN && continuesBefore(fold, start)) continue;
    else if (form.before) begin = numberBefore(fold, start, form.before.trail);
    if (begin < 0) continue;
    if (place < count - 1) {
      begins[place * 2 + 1] = begins[place * 2]!;
      ends[place * 2 + 1] = ends[place * 2]!;
      begins[place * 2] = begin;
      ends[place * 2] = end;
    } else if (!(bits & MUST_END && continuesAfter(fold, end))) {
      const stop = form.after ? numberAfter(fold, end, form.after.lead) : end;
      if (stop >= 0) found(form, begin, stop);
    }
  }
}

/** Units of the longest place of a piece. */
function longestOf(places: PlacesMet, spelled: number): number {
  let longest = 0;
  for (let k = 0; k < places.pool[spelled]!; k++)
    longest = Math.max(longest, places.longestOf(places.pool[spelled + 1 + 2 * k]!));
  return longest;
}

/** Fills {@link anchors}, ascending; returns how many there are. */
function collectAnchors(places: PlacesMet, spelled: number): number {
  const { pool, starts } = places;
  let count = 0;
  for (let k = 0; k < pool[spelled]!; k++) {
    const text = pool[spelled + 1 + 2 * k]!;
    const first = places.firstOf(text);
    const own = places.countOf(text);
    if (anchors.length < count + own) {
      const larger = new Int32Array(2 * (count + own));
      larger.set(anchors);
      anchors = larger;
    }
    for (let i = first; i < first + own; i++) anchors[count++] = starts[i]!;
  }
  if (pool[spelled]! > 1) anchors.subarray(0, count).sort();
  return count;
}

/** Start of the form whose piece before this one ended in reach, or -1. */
function reach(fold: Fold, joint: Joint, start: number, slot: number): number {
  for (let k = slot; k <= slot + 1; k++) {
    const end = ends[k]!;
    if (end >= 0 && end <= start && joins(fold, joint, end, start)) return begins[k]!;
  }
  return -1;
}

/** A stretch of units as text, every run of separators as one space. */
function stretch(fold: Fold, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    if (!isSeparator(fold.units[i]!)) text += String.fromCharCode(fold.units[i]!);
    else if (!text.endsWith(' ')) text += ' ';
  }
  return text;
}

/** May the joint stand between the two places? */
function joins(fold: Fold, joint: Joint, from: number, to: number): boolean {
  if (to - from > reachOf(joint)) return false;
  if (joint.kind === 'tight') return joint.between.has(stretch(fold, from, to));
  if (joint.kind === 'rest') return isRest(fold, from, to);
  if ((!joint.stem && splitsWord(fold, from)) || splitsWord(fold, to)) return false;
  if (crossesSentence(fold, from, to)) return false;
  if (joint.kind === 'gap') return true;
  const number = numberAfter(fold, from, joint.lead);
  return number >= 0 && number <= to && to - number <= joint.trail + 1;
}

/** Is the stretch the rest of a word and one separator? */
function isRest(fold: Fold, from: number, to: number): boolean {
  let i = from;
  while (i < to && isLetter(fold.units[i]!)) i++;
  if (i === to) return false;
  while (i < to && isSeparator(fold.units[i]!) && fold.units[i] !== 0x0a) i++;
  return i === to;
}
