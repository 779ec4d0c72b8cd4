import type { Output } from '../output';
import { BREAK, type Disguise } from '../types';
import { undoJamo } from './hangul';
import { undoKana } from './kana';
import { undoLeet } from './leet';
import { Line } from './line';
import { undoLookalikes } from './lookalike';
import { undoOverlays } from './overlay';
import { undoSpacing } from './spaced';
import { ALL, JAMO_TRICK, KANA, LEET, LOOKALIKE, SPACED, suspect } from './suspect';
import { undoZeros } from './zeros';

const LINE_BREAK = 0x0a;

/**
 * Appends a second reading of each line of the plain reading in which undoing disguises changes something, after a
 * {@link BREAK} each, and tells where they are. A second reading is never longer than its line.
 */
export function readDisguises(source: string, out: Output): Disguise[] {
  const disguises: Disguise[] = [];
  const plainLength = out.length;
  let line: Line | undefined;
  for (let start = 0; start < plainLength; ) {
    let end = out.units.indexOf(LINE_BREAK, start);
    if (end < 0 || end > plainLength) end = plainLength;
    const flags = suspect(out, start, end);
    if (flags !== 0) {
      line ??= new Line(source);
      line.load(out, start, end);
      reread(line, flags);
      if (line.tricks.length > 0) disguises.push(append(line, out, start));
    }
    start = end + 1;
  }
  return disguises;
}

/** Undoes the tricks flagged; a word pulled apart or struck through may hide any other, so these come first. */
export function reread(line: Line, flags: number): void {
  if (flags & LOOKALIKE) undoOverlays(line);
  if (flags & SPACED || line.tricks.length > 0) undoSpacing(line);
  if (line.tricks.length > 0) flags = ALL;
  if (flags & LOOKALIKE) {
    undoLookalikes(line);
    undoZeros(line);
  }
  if (flags & JAMO_TRICK) undoJamo(line);
  if (flags & KANA) undoKana(line);
  if (flags & LEET) undoLeet(line);
}

function append(line: Line, out: Output, start: number): Disguise {
  out.reserve(line.length + 1);
  const at = out.from[start]!;
  out.unit(BREAK, at, at);
  const unitStart = out.length;
  out.units.set(line.units.subarray(0, line.length), unitStart);
  out.from.set(line.from.subarray(0, line.length), unitStart);
  out.to.set(line.to.subarray(0, line.length), unitStart);
  out.length += line.length;
  line.tricks.sort((a, b) => a.start - b.start || a.end - b.end);
  return { unitStart, unitEnd: out.length, tricks: line.tricks };
}
