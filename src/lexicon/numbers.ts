import { isDigit } from '../text';
import type { Fold } from '../text/types';
import { crossesSentence } from './edges';

/** Longest number, its signs included, in units. */
export const LONGEST_NUMBER = 24;

/** Start of the number that ends at most `gap` units before `end` (a space is free), or -1. */
export function numberBefore(fold: Fold, end: number, gap: number): number {
  const { units } = fold;
  let i = end;
  if (i > 0 && units[i - 1] === 0x20) i--;
  for (let skipped = 0; skipped < gap && i > 0 && !isDigit(units[i - 1]!); skipped++) i--;
  const stop = Math.max(0, i - LONGEST_NUMBER);
  let start = -1;
  while (i > stop && (isDigit(units[i - 1]!) || (start >= 0 && isNumberSign(units[i - 1]!)))) {
    i--;
    if (isDigit(units[i]!)) start = i;
  }
  return start >= 0 && !crossesSentence(fold, start, end) ? start : -1;
}

/** End of the number that begins at most `gap` units after `start` (spaces and a colon are free), or -1. */
export function numberAfter(fold: Fold, start: number, gap: number): number {
  const { units, length } = fold;
  let i = start;
  for (let free = 0; free < 2 && i < length && (units[i] === 0x20 || units[i] === 0x3a); free++) i++;
  for (let skipped = 0; skipped < gap && i < length && !isDigit(units[i]!); skipped++) i++;
  const stop = Math.min(length, i + LONGEST_NUMBER);
  let end = -1;
  while (i < stop && (isDigit(units[i]!) || (end >= 0 && isNumberSign(units[i]!)))) {
    if (isDigit(units[i]!)) end = i + 1;
    i++;
  }
  return end >= 0 && !crossesSentence(fold, start, end) ? end : -1;
}

/** Signs inside numbers and ranges: comma, dot, hyphen, tilde. */
function isNumberSign(unit: number): boolean {
  return unit === 0x2c || unit === 0x2e || unit === 0x2d || unit === 0x7e;
}
