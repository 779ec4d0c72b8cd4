import {
  ALPHABET,
  CLASS,
  CLASS_COUNT,
  CYRILLIC,
  DIGIT,
  HAN,
  HANGUL,
  HIGH,
  JAMO,
  KATAKANA,
  LATIN,
  LETTER,
  MARK,
} from '../classes';
import { isTwin, MOUTH_FRAME } from './kana';
import { isLetterDigit, leetLetter } from './leet';
import { isOverlay } from './overlay';
import { isUnusual } from './spaced';
import { isRound } from './zeros';

/* Tricks that a line may hold; which passes are worth their time. */
export const SPACED = 1;
export const LOOKALIKE = 2;
export const JAMO_TRICK = 4;
export const KANA = 8;
export const LEET = 16;
export const ALL = 31;

/** Tricks that two neighbouring units of different classes suggest. */
export const PAIR: Uint8Array = pairs();

function pairs(): Uint8Array {
  const table = new Uint8Array(CLASS_COUNT * CLASS_COUNT);
  const both = (a: number, b: number, flags: number): void => {
    table[a * CLASS_COUNT + b]! |= flags;
    table[b * CLASS_COUNT + a]! |= flags;
  };
  for (let a = LATIN; a <= ALPHABET; a++) for (let b = a + 1; b <= ALPHABET; b++) both(a, b, LOOKALIKE | LEET);
  for (const other of [HANGUL, LATIN, DIGIT, KATAKANA, HAN]) both(JAMO, other, JAMO_TRICK);
  table[JAMO * CLASS_COUNT + JAMO] = JAMO_TRICK;
  return table;
}

/** Tricks that a letter or mark suggests by itself. */
export function suspectUnit(unit: number, cls: number): number {
  if (cls >= MARK) return isOverlay(unit) ? LOOKALIKE : 0;
  if (cls === LATIN) return unit > 0x24f && (unit < 0x1e00 || unit > 0x1eff) ? LOOKALIKE : 0;
  return unit === MOUTH_FRAME ? KANA : 0;
}

/** Whether so many single letters in a row may be one word. */
export function isRun(singles: number, cls: number, symbol: boolean): boolean {
  if (cls <= ALPHABET) return singles > 3;
  if (cls === LETTER) return false;
  return singles > 2 || (singles === 2 && symbol);
}

/** Tricks suggested by the unit at i of another class than the unit before, both of them in a word. */
export function suspectPair(units: Uint16Array, start: number, i: number, before: number, cls: number): number {
  const unit = units[i]!;
  if (before === DIGIT) {
    if (cls > ALPHABET) return 0;
    let flags = isRound(unit) ? LOOKALIKE : 0; // 1OOO
    let k = i - 1;
    while (k > start && CLASS[units[k - 1]!] === DIGIT) k--;
    const width = i - k;
    const first = k > start ? units[k - 1]! : 0;
    const across = CLASS[first]!;
    if (across >= LATIN && across <= ALPHABET) {
      if (across !== cls) flags |= LEET | LOOKALIKE;
      else if (width === 1 ? isLetterDigit(units[k]!) : width === 2 && units[k] === 0x30) flags |= LEET;
    } else if (width === 1 && (leetLetter(first) !== 0 || units[k] === 0x30)) {
      flags |= LEET;
    }
    return flags;
  }
  if (before === HANGUL) return (cls === LATIN || cls === DIGIT) && startsMixed(unit, units[i + 1]!) ? JAMO_TRICK : 0;
  if (cls === HANGUL) {
    // 7r능
    if (before !== LATIN || i - 2 < start) return 0;
    return units[i - 2] === 0x37 && (units[i - 1] === 0x72 || units[i - 1] === 0x68) ? JAMO_TRICK : 0;
  }
  if ((before === HAN && cls === KATAKANA) || (before === KATAKANA && cls === HAN)) {
    return isTwin(unit) || isTwin(units[i - 1]!) ? KANA : 0;
  }
  return 0;
}

/** Tricks suggested by the sign or emoji at i after a letter or digit. */
export function suspectSign(units: Uint16Array, i: number, end: number, before: number, cls: number): number {
  const unit = units[i]!;
  let next = cls === HIGH ? i + 2 : i + 1;
  while (next < end && next - i < 3 && units[next] === unit) next++;
  if (next >= end) return 0;
  const after = CLASS[units[next]!]!;
  if (before === DIGIT && unit === 0x2c && isRound(units[next]!)) return LOOKALIKE; // 1,OOO
  if (after < LATIN) return 0;
  if (unit === 0x7c && (after === HANGUL || after === JAMO)) return JAMO_TRICK; // 아O|디
  const dotted = unit === 0x2e && before >= HAN && before <= KATAKANA && after >= HAN && after <= KATAKANA; // 跑.分日结
  return (
    (dotted || (before >= LATIN && isUnusual(unit)) ? SPACED : 0) |
    ((after === LATIN || after === CYRILLIC) && leetLetter(unit) !== 0 ? LEET : 0)
  );
}

/** Hangul is followed by letters that may finish or begin a syllable: `텔rH`, `아ol디`. */
function startsMixed(unit: number, next: number): boolean {
  if (unit === 0x72) return next === 0x68; // rH
  if (unit !== 0x6f && unit !== 0x30 && unit !== 0x37) return false; // o 0 7
  return next === 0x6c || next === 0x69 || next === 0x72 || next === 0x68 || next === 0x31 || CLASS[next] === JAMO;
}
