import { DECIMAL, GROUPED, Kind, meaning, ODD } from './lexer';
import type { Reader } from './reader';
import { Script, scriptOf } from './script';
import { Role } from './tables';

/** A number as written, with the currency that touches it. */
export interface Amount {
  readonly value: number;
  /** Product of the multipliers that close it (`만` in `300만`); 1 for none. A range hands it to its lower end. */
  readonly scale: number;
  /** No multiplier was written. */
  readonly plain: boolean;
  /** Only digits, at most this many; what a bare number is judged by. */
  readonly digits: number;
  readonly grouped: boolean;
  readonly decimal: boolean;
  readonly currency: string | null;
  readonly currencyFrom: 'symbol' | 'word' | null;
  /** Tokens, half open. */
  readonly first: number;
  readonly end: number;
}

/** Most tokens of one numeral (`1억 2천 5백만 원`). */
const MOST_PARTS = 12;

/**
 * Reads the numeral that begins at token `t`: digits, number words and multipliers of any locale. Returns null when there
 * is none or when it is no amount (a date, a version, a number glued to a word).
 */
export function readAmount(reader: Reader, t: number): Amount | null {
  const { tokens, entries, units } = reader;
  const kind = tokens.kind[t];
  const startsWithNumber = kind === Kind.Number;
  if (!startsWithNumber) {
    if (meaning(tokens, entries, t, Role.Unit) === undefined && meaning(tokens, entries, t, Role.Digit) === undefined) return null;
  }
  let total = 0;
  let section = 0;
  let current: number | null = null;
  let scale = 1;
  let closed = 1;
  let plain = true;
  let digits = 0;
  let grouped = false;
  let decimal = false;
  let hundreds = false;
  let big = false;
  let lastUnit = 1;
  let k = t;
  let parts = 0;
  for (; k < tokens.count && parts < MOST_PARTS; k++, parts++) {
    if (k > t) {
      if (tokens.line[k] !== tokens.line[t]) break;
      const gap = tokens.start[k]! - tokens.end[k - 1]!;
      if (gap > 1) break;
    }
    if (tokens.kind[k] === Kind.Number) {
      const extra = tokens.extra[k]!;
      if ((extra & ODD) !== 0 || current !== null) {
        if (k === t) return null;
        break;
      }
      // "300 500": two numbers; "1억 2천": one.
      if (k > t && plain) break;
      current = tokens.value[k]!;
      digits = Math.max(digits, extra & 0xff);
      grouped ||= (extra & GROUPED) !== 0;
      decimal ||= (extra & DECIMAL) !== 0;
      continue;
    }
    const unit = meaning(tokens, entries, k, Role.Unit) as number | undefined;
    const digit = meaning(tokens, entries, k, Role.Digit) as number | undefined;
    if (unit !== undefined) {
      const latin = scriptOf(units[tokens.start[k]!]!) === Script.Latin;
      // Letters such as `k` and `w` touch their number.
      if (latin && tokens.end[k]! - tokens.start[k]! === 1 && (k === t || tokens.start[k]! > tokens.end[k - 1]!)) break;
      if (k === t && unit < 100) return null;
      if (unit >= 10000 || (latin && unit >= 1000)) {
        const base = section + (current ?? 0);
        total = (total + (base === 0 ? (section === 0 && current === null ? 1 : 0) : base)) * unit + (latin ? 0 : 0);
        if (total === 0) return null;
        big = true;
        section = 0;
        hundreds = false;
        scale = unit;
      } else {
        section += (current ?? 1) * unit;
        hundreds = true;
        scale = unit;
      }
      closed = unit;
      current = null;
      plain = false;
      lastUnit = unit;
      continue;
    }
    if (digit !== undefined) {
      if (current !== null) break;
      // A number word counts only inside a numeral: before a multiplier or after one.
      const next = meaning(tokens, entries, k + 1, Role.Unit);
      const latin = scriptOf(units[tokens.start[k]!]!) === Script.Latin;
      const joined = k + 1 < tokens.count && tokens.start[k + 1]! - tokens.end[k]! <= (latin ? 1 : 0);
      if (!(next !== undefined && joined) && (plain || latin)) {
        if (k === t) return null;
        break;
      }
      current = digit;
      continue;
    }
    break;
  }
  let value = total + section;
  if (current !== null) {
    // "一万五" is 15,000; "2만5천" has closed its last part already.
    if (!plain && closed > 1 && current < 10 && !decimal && lastUnit >= 100) value += (current * lastUnit) / 10;
    else value += current;
    if (!plain) closed = 1;
  }
  // "1억 2천": thousands after a hundred million are of ten thousand.
  if (big && hundreds && scale < 10000 && total >= 100000000 && value - total < 10000) value = total + (value - total) * 10000;
  if (k === t || value <= 0) return null;
  return withCurrency(reader, t, k, { value, scale: combinedScale(reader, t, k), plain, digits, grouped, decimal });
}

/** What a range hands down: the product of the multipliers behind the last digits (`천만` is 10,000,000). */
function combinedScale(reader: Reader, first: number, end: number): number {
  let scale = 1;
  for (let k = end - 1; k >= first; k--) {
    const unit = meaning(reader.tokens, reader.entries, k, Role.Unit) as number | undefined;
    if (unit === undefined) break;
    scale *= unit;
  }
  return scale;
}

function withCurrency(reader: Reader, first: number, end: number, number: Omit<Amount, 'currency' | 'currencyFrom' | 'first' | 'end'>): Amount {
  const { tokens, entries } = reader;
  let currency: string | null = null;
  let from: 'symbol' | 'word' | null = null;
  let start = first;
  let stop = end;
  const before = first - 1;
  if (before >= 0 && tokens.line[before] === tokens.line[first] && tokens.start[first]! - tokens.end[before]! <= 1) {
    const code = meaning(tokens, entries, before, Role.Currency) as string | undefined;
    if (code !== undefined) {
      currency = code;
      from = fromOf(reader, before);
      start = before;
    }
  }
  if (end < tokens.count && tokens.line[end] === tokens.line[first] && tokens.start[end]! - tokens.end[end - 1]! <= 1) {
    const code = meaning(tokens, entries, end, Role.Currency) as string | undefined;
    const glued = end < tokens.count && tokens.start[end] === tokens.end[end - 1];
    // A currency sign behind a number belongs to the next one when it touches that: "50 $60".
    const isNext = from === null && !glued && tokens.kind[end + 1] === Kind.Number && tokens.start[end + 1] === tokens.end[end] && fromOf(reader, end) === 'symbol';
    if (code !== undefined && !isNext) {
      // "$50 USD", "$100 CAD": the word is the more exact.
      if (currency === null || (currency === 'DOLLAR' && code !== 'DOLLAR')) {
        currency = code;
        from = fromOf(reader, end);
      }
      stop = end + 1;
    }
  }
  return { ...number, currency, currencyFrom: from, first: start, end: stop };
}

function fromOf(reader: Reader, token: number): 'symbol' | 'word' {
  const { tokens, units } = reader;
  const last = units[tokens.end[token]! - 1]!;
  return scriptOf(last) === Script.None ? 'symbol' : 'word';
}
