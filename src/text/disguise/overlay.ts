import { CLASS, DIGIT } from '../classes';
import type { Line } from './line';

/** A line drawn through or over a letter. */
export function isOverlay(mark: number): boolean {
  return (
    (mark >= 0x334 && mark <= 0x338) ||
    mark === 0x305 ||
    mark === 0x332 ||
    mark === 0x333 ||
    mark === 0x33f ||
    (mark >= 0x20d2 && mark <= 0x20d3) ||
    (mark >= 0x20e5 && mark <= 0x20eb)
  );
}

/** Takes off lines drawn through or over letters. */
export function undoOverlays(line: Line): void {
  let w = 0;
  let first = -1;
  let last = -1;
  for (let i = 0; i < line.length; i++) {
    if (w > 0 && isOverlay(line.units[i]!) && CLASS[line.units[w - 1]!]! >= DIGIT) {
      if (first < 0) first = line.from[i]!;
      last = line.to[i]!;
      continue;
    }
    line.move(i, w++);
  }
  line.length = w;
  if (first >= 0) line.tricks.push({ trick: 'lookalike', start: first, end: last });
}
