import { ALPHABET, CLASS, DIGIT, LATIN } from '../classes';
import type { Line } from './line';

/** Reads letters O in a number as zeros: `1OOO`. */
export function undoZeros(line: Line): void {
  for (let i = 0; i < line.length; ) {
    if (!isNumeral(line, i)) {
      i++;
      continue;
    }
    const start = i;
    let rounds = 0;
    for (; i < line.length && isNumeral(line, i); i++) {
      // One Cyrillic or Greek o is the word after the number.
      if (isRound(line.units[i]!)) rounds += CLASS[line.units[i]!] === LATIN ? 2 : 1;
    }
    if (rounds < 2 || i - start < 3 || CLASS[line.units[start]!] !== DIGIT) continue;
    if (isWordOrAddress(line.at(start - 1)) || isWordOrAddress(line.at(i))) continue;
    let changed = -1;
    for (let k = start; k < i; k++) {
      if (!isRound(line.units[k]!)) continue;
      line.units[k] = 0x30;
      if (changed < 0) changed = k;
    }
    if (changed >= 0) line.note('lookalike', start, i);
  }
}

function isNumeral(line: Line, i: number): boolean {
  const unit = line.units[i]!;
  // The ordinal sign º is an o to NFKC.
  if (isRound(unit)) return line.written(i) !== 0xba;
  return (unit >= 0x30 && unit <= 0x39) || (unit === 0x2c && CLASS[line.at(i - 1)] === DIGIT);
}

/** Latin, Cyrillic or Greek o. */
export function isRound(unit: number): boolean {
  return unit === 0x6f || unit === 0x43e || unit === 0x3bf;
}

function isWordOrAddress(unit: number): boolean {
  const cls = CLASS[unit]!;
  if (cls >= DIGIT && cls <= ALPHABET) return true;
  return unit === 0x40 || unit === 0x2e || unit === 0x2f || unit === 0x5f || unit === 0x2d;
}
