import { type Amount, readAmount } from './amount';
import type { Reader } from './reader';
import { Role } from './tables';
import { has, Kind } from './tokens';

/** One amount or two with a range sign between them. */
export interface Span {
  readonly low: Amount;
  readonly high: Amount | null;
  readonly first: number;
  readonly end: number;
  readonly percent: boolean;
  /** A chain of numbers (a date, a code): nothing is read in it. */
  readonly broken: boolean;
}

export function readRange(reader: Reader, low: Amount): Span {
  const { tokens } = reader;
  let k = low.end;
  let percent = false;
  if (touches(reader, k - 1, k, 1) && has(tokens, k, Role.Percent)) {
    percent = true;
    k++;
  }
  const one: Span = { low, high: null, first: low.first, end: k, percent, broken: false };
  const sign =
    k < tokens.count && tokens.line[k] === tokens.line[low.first] && tokens.start[k]! - tokens.end[k - 1]! <= 2;
  if (!sign) return one;
  const isRange = has(tokens, k, Role.Range);
  const isAnd = !isRange && has(tokens, k, Role.And) && behind(reader, low.first, Role.Between);
  if (!isRange && !isAnd) return one;
  let u = k + 1;
  if (has(tokens, u, Role.Currency)) u++;
  if (u >= tokens.count || tokens.line[u] !== tokens.line[low.first] || tokens.start[k + 1]! - tokens.end[k]! > 2)
    return one;
  const high = readAmount(reader, u);
  if (high === null) {
    // "2024-03" and the like: the range sign touches a number that is none.
    const odd = tokens.kind[u] === Kind.Number && tokens.start[u] === tokens.end[k];
    return odd ? { ...one, end: u + 1, broken: true } : one;
  }
  let end = high.end;
  if (touches(reader, end - 1, end, 1) && has(tokens, end, Role.Percent)) {
    percent = true;
    end++;
  }
  const chained =
    has(tokens, end, Role.Range) &&
    tokens.kind[end + 1] === Kind.Number &&
    touches(reader, end - 1, end, 0) &&
    touches(reader, end, end + 1, 0);
  if (chained && low.plain && high.plain && low.currency === null && high.currency === null)
    return { ...one, end: end + 2, broken: true };
  // "Level 6 - $81,222": the sign before the second number only shows that the first is none of money.
  if (
    low.currency === null &&
    low.plain &&
    high.currencyFrom === 'symbol' &&
    high.first === k + 1 &&
    tokens.kind[k + 1] !== Kind.Number
  )
    return one;
  if (bottom(low, high) > high.value) return one;
  return { low, high, first: low.first, end, percent, broken: false };
}

/** The lower end of a range: "300~500만" means 3 to 5 million, "£40-65,000" 40 to 65 thousand. */
export function bottom(low: Amount, high: Amount | null): number {
  if (high === null || !low.plain) return low.value;
  if (high.plain)
    return high.grouped && !low.grouped && low.value < 1000 && low.value * 1000 <= high.value
      ? low.value * 1000
      : low.value;
  return low.value * high.scale <= high.value ? low.value * high.scale : low.value;
}

export function touches(reader: Reader, a: number, b: number, gap: number): boolean {
  const { tokens } = reader;
  return b < tokens.count && tokens.line[a] === tokens.line[b] && tokens.start[b]! - tokens.end[a]! <= gap;
}

/** Does a word of `role` stand within three tokens before token `at`? */
function behind(reader: Reader, at: number, role: Role): boolean {
  for (let t = at - 1; t >= 0 && t >= at - 3; t--) {
    if (reader.tokens.line[t] !== reader.tokens.line[at]) return false;
    if (has(reader.tokens, t, role)) return true;
  }
  return false;
}
