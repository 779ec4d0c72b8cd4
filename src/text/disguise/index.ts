import type { Output } from '../output';
import { BREAK, type Disguise } from '../types';
import { undoJamo } from './hangul';
import { undoKana } from './kana';
import { undoLeet } from './leet';
import { Line } from './line';
import { undoLookalikes } from './lookalike';
import { undoOverlays } from './overlay';
import { undoSpacing } from './spaced';
import { ALL, JAMO_TRICK, KANA, LEET, LOOKALIKE, SPACED } from './suspect';
import { undoZeros } from './zeros';

/** The line that is read again; its room is used for all lines of all texts, one after the other. */
let line = new Line();
/** Units of a line up to which its room is kept. */
const MOST_ROOM = 1 << 14;

/**
 * Appends a second reading of each line of the plain reading in which undoing disguises changes something, after a
 * {@link BREAK} each, and tells where they are. A second reading is never longer than its line.
 *
 * @param suspects lines that may hold some, as `survey` tells them
 */
export function readDisguises(source: string, out: Output, suspects: readonly number[]): Disguise[] {
  const disguises: Disguise[] = [];
  for (let s = 0; s < suspects.length; s += 3) {
    const start = suspects[s]!;
    line.load(source, out, start, suspects[s + 1]!);
    reread(line, suspects[s + 2]!);
    if (line.tricks.length > 0) disguises.push(append(line, out, start));
  }
  // What a large text took is given back.
  if (line.units.length > MOST_ROOM) line = new Line();
  else line.source = '';
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
  for (let i = 0; i < line.length; i++) out.unit(line.units[i]!, line.from[i]!, line.to[i]!);
  line.tricks.sort((a, b) => a.start - b.start || a.end - b.end);
  return { unitStart, unitEnd: out.length, tricks: line.tricks };
}
