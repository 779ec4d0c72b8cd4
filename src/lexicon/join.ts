import { isLetter } from '../text';
import type { Fold } from '../text/types';
import { type Form, MUST_BEGIN, MUST_END } from './book';
import { continuesAfter, continuesBefore, crossesSentence, isSeparator, splitsWord } from './edges';
import { numberAfter, numberBefore } from './numbers';
import type { Joint } from './phrase';
import { reachOf } from './reach';

/** Where a text was met, in positions of the fold, in the order of the text. */
export interface Places {
  readonly starts: number[];
  readonly ends: number[];
  /** Units of the longest of them. */
  longest: number;
}

/** A spelling of a piece that was met, and the bits of the spelling. */
export interface Met {
  readonly places: Places;
  readonly bits: number;
}

/**
 * Is the anchor of the form met somewhere with its neighbours in reach? Most forms of which all pieces are met fail this, at a fraction
 * of the cost of joining.
 */
export function isNear({ pieces, anchor, reaches }: Form, spelled: readonly (readonly Met[])[]): boolean {
  const left = anchor > 0 ? spelled[pieces[anchor - 1]!]! : null;
  const right = anchor + 1 < pieces.length ? spelled[pieces[anchor + 1]!]! : null;
  for (const { places } of spelled[pieces[anchor]!]!)
    for (let i = 0; i < places.starts.length; i++) {
      const start = places.starts[i]!;
      const end = places.ends[i]!;
      if (left && !left.some((m) => endsWithin(m.places, start - reaches[anchor - 1]!, start))) continue;
      if (right && !right.some((m) => beginsWithin(m.places, end, end + reaches[anchor]!))) continue;
      return true;
    }
  return false;
}

/** Does a place begin between the two, both included? */
function beginsWithin({ starts }: Places, from: number, to: number): boolean {
  const i = firstFrom(starts, from);
  return i < starts.length && starts[i]! <= to;
}

/** Does a place end between the two, both included? */
function endsWithin({ starts, ends, longest }: Places, from: number, to: number): boolean {
  for (let i = firstFrom(starts, from - longest); i < starts.length && starts[i]! <= to; i++)
    if (ends[i]! >= from && ends[i]! <= to) return true;
  return false;
}

/** Index of the first number that is not below `from`; the numbers ascend. */
function firstFrom(numbers: readonly number[], from: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Joins the pieces of one form. For each piece only the two ways to reach it that ended last are kept, so that the work is linear
 * in the pieces met.
 *
 * @param spelled for each piece of the book its spellings that were met; known for those of the form
 * @param found is told where the form stands
 */
export function joinForm(
  fold: Fold,
  form: Form,
  spelled: readonly (readonly Met[])[],
  found: (start: number, end: number) => void,
): void {
  // No piece of a match lies farther from the anchor than all joints and pieces together are long.
  let span = 0;
  for (const reach of form.reaches) span += reach;
  for (const piece of form.pieces) {
    let longest = 0;
    for (const { places } of spelled[piece]!) longest = Math.max(longest, places.longest);
    span += longest;
  }
  const anchors = spelled[form.pieces[form.anchor]!]!;
  const isByAnchor = (start: number) =>
    anchors.some(({ places }) => {
      const i = firstFrom(places.starts, start - span);
      return i < places.starts.length && places.starts[i]! <= start + span;
    });
  const met: { place: number; start: number; end: number; bits: number }[] = [];
  for (let place = 0; place < form.pieces.length; place++)
    for (const { places, bits } of spelled[form.pieces[place]!]!)
      for (let i = 0; i < places.starts.length; i++)
        if (isByAnchor(places.starts[i]!)) met.push({ place, start: places.starts[i]!, end: places.ends[i]!, bits });
  // Where two pieces are one text, the later one comes first, or the text would hide what it has to join.
  met.sort((a, b) => a.end - b.end || a.start - b.start || b.place - a.place);
  const count = form.pieces.length;
  // Where the form began and where the piece ended: the latest for each piece, then the one before; -1 for none.
  const begins = new Array<number>(count * 2).fill(-1);
  const ends = new Array<number>(count * 2).fill(-1);
  for (const { place, start, end, bits } of met) {
    let begin = start;
    if (place > 0) begin = reach(fold, form.joints[place - 1]!, start, begins, ends, (place - 1) * 2);
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
      if (stop >= 0) found(begin, stop);
    }
  }
}

/** Start of the form whose piece before this one ended in reach, or -1. */
function reach(
  fold: Fold,
  joint: Joint,
  start: number,
  begins: readonly number[],
  ends: readonly number[],
  slot: number,
): number {
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
