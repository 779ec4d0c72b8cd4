import { meaningIn } from './entries';
import { DECIMAL, GROUPED, ODD } from './numbers';
import type { Reader } from './reader';
import { isSpacedScript, Script, scriptOf } from './script';
import { Role } from './tables';
import { has, isMet, Kind, meaning } from './tokens';

/** A number as written, with the currency that touches it. */
export interface Amount {
  readonly value: number;
  /** Product of the multipliers that close it (`만` in `300만`); 1 for none. A range hands it to its lower end. */
  readonly scale: number;
  /** No multiplier was written. */
  readonly plain: boolean;
  /** A multiplier of ten thousand or more was written (`월천` has none: it is 천 of 만). */
  readonly big: boolean;
  /** Only digits, at most this many; what a bare number is judged by. */
  readonly digits: number;
  readonly grouped: boolean;
  readonly decimal: boolean;
  readonly currency: string | null;
  readonly currencyFrom: 'symbol' | 'word' | null;
  /** The currency is a word that means other things as well. */
  readonly weakCurrency: boolean;
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
    if (!has(tokens, t, Role.Unit) && !has(tokens, t, Role.Digit)) return null;
    if (isInsideWord(reader, t) || isParticle(reader, t) || isBehindUnknown(reader, t)) return null;
  }
  let total = 0;
  let section = 0;
  let current: number | null = null;
  let closed = 1;
  let plain = true;
  let digits = 0;
  let grouped = false;
  let decimal = false;
  let hundreds = false;
  let half = 0;
  let big = false;
  let bigTotal = false;
  // The multiplier before the digits that are read last.
  let closer = -1;
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
    // "cent mille": what is a digit as well begins a numeral as one.
    if (has(tokens, k, Role.Unit) && !(k === t && has(tokens, k, Role.Digit))) {
      const unit = meaning(tokens, entries, k, Role.Unit) as number;
      const latin = scriptOf(units[tokens.start[k]!]!) === Script.Latin;
      // Letters such as `k` and `w` touch their number.
      if (latin && tokens.end[k]! - tokens.start[k]! === 1 && (k === t || tokens.start[k]! > tokens.end[k - 1]!)) break;
      if (k === t && (latin || (unit < 100 && !isNumeral(reader, k + 1)))) return null;
      if (unit >= 10000 || (latin && unit >= 1000)) {
        const base = section + (current ?? 0);
        if (base === 0 && current !== null) return null;
        total += (base === 0 ? 1 : base) * unit;
        section = 0;
        big = true;
        bigTotal = !latin && has(tokens, k, Role.Rest);
        hundreds = false;
      } else {
        section += (current ?? 1) * unit;
        hundreds = true;
      }
      closed = unit;
      closer = k;
      current = null;
      plain = false;
      continue;
    }
    if (has(tokens, k, Role.Digit)) {
      const digit = meaning(tokens, entries, k, Role.Digit) as number;
      // "twenty five thousand"
      const joined: number | null = current === null ? null : joinedWords(current, digit);
      if (joined !== null && leadsToUnit(reader, k)) {
        current = joined;
        continue;
      }
      if (current !== null) break;
      // "6 triệu rưỡi": and a half of the multiplier.
      if (digit === 0.5 && !plain) {
        half = closed / 2;
        k++;
        break;
      }
      // A number word counts only inside a numeral: before a multiplier or after one.
      const latin = scriptOf(units[tokens.start[k]!]!) === Script.Latin;
      const isMoney = latin && k === t && isCurrencyWord(reader, k + 1);
      if (!leadsToUnit(reader, k) && !isMoney && (plain || latin)) {
        if (k === t) return null;
        break;
      }
      current = digit;
      continue;
    }
    break;
  }
  let rest = section;
  // "一万五" is 15,000: a bare last digit counts tens of thousandths of the multiplier before it.
  if (current !== null) {
    const isTenth = !plain && closed >= 100 && current < 10 && !decimal;
    rest += isTenth ? (current * closed) / 10 : current * scaleOfRest(reader, closer, k - 1, closed, current);
  }
  // "1억 2천": thousands behind a hundred million are of ten thousand.
  if (bigTotal && hundreds && rest < 10000) rest *= 10000;
  const value = total + rest + half;
  if (k === t || value <= 0) return null;
  const currency = currencyAt(reader, t, k);
  return {
    value,
    scale: plain ? 1 : combinedScale(reader, t, k),
    plain,
    big,
    digits,
    grouped,
    decimal,
    currency: currency.code,
    currencyFrom: currency.from,
    weakCurrency: currency.weak,
    first: currency.first,
    end: currency.end,
  };
}

/**
 * What digits behind a multiplier count: `7tr500` is 500 thousand, `1억 2000` is 2000 of ten thousand. A space between sets them apart
 * in Latin script, unless the multiplier names its currency (`3 triệu 500`).
 */
function scaleOfRest(reader: Reader, closer: number, last: number, closed: number, rest: number): number {
  const { tokens, entries, units } = reader;
  if (closer !== last - 1 || tokens.kind[last] !== Kind.Number || !Number.isInteger(rest) || rest < 100) return 1;
  const scale = meaning(tokens, entries, closer, Role.Rest) as number | undefined;
  if (scale === undefined || rest * scale >= closed) return 1;
  const isApart = scriptOf(units[tokens.start[closer]!]!) === Script.Latin && tokens.start[last] !== tokens.end[closer];
  return isApart && !has(tokens, closer, Role.Currency) ? 1 : scale;
}

/** "twenty five", `сто двадцать` and `hai mươi` are one number; null for two numbers. */
function joinedWords(head: number, digit: number): number | null {
  if (digit === 10 && head >= 2 && head < 10) return head * digit;
  const isTail = (digit < 10 && head >= 10 && head % 10 === 0) || (digit < 100 && head >= 100 && head % 100 === 0);
  return isTail && digit >= 1 ? head + digit : null;
}

/** Number words from token `t` that end in a multiplier: `五万`, `two thousand`, `twenty five thousand`, `पचास हजार`. */
function leadsToUnit(reader: Reader, t: number): boolean {
  const { tokens, entries, units } = reader;
  const gap = isOfSpacedWords(scriptOf(units[tokens.start[t]!]!)) ? 1 : 0;
  for (let k = t; k < t + 3; k++) {
    if (k + 1 >= tokens.count || tokens.start[k + 1]! - tokens.end[k]! > gap) return false;
    if (has(tokens, k + 1, Role.Unit)) return true;
    const digit = meaning(tokens, entries, k + 1, Role.Digit) as number | undefined;
    if (digit === undefined || joinedWords(meaning(tokens, entries, k, Role.Digit) as number, digit) === null)
      return false;
  }
  return false;
}

function isOfSpacedWords(script: Script): boolean {
  return isSpacedScript(script) || script === Script.Arabic;
}

/** `निन्यानवे हजार`, "mil quinientos": behind a word that may be its number and that no locale knows, or a multiplier that is none. */
function isBehindUnknown({ tokens, units }: Reader, t: number): boolean {
  if (t === 0 || tokens.line[t - 1] !== tokens.line[t] || tokens.start[t]! - tokens.end[t - 1]! > 1) return false;
  const script = scriptOf(units[tokens.start[t]!]!);
  if (script === Script.Latin) return has(tokens, t - 1, Role.Unit);
  return tokens.kind[t - 1] === Kind.Other && isOfSpacedWords(script) && has(tokens, t, Role.Unit);
}

/** A digit or multiplier as a word, touching what stands before it. */
function isNumeral(reader: Reader, t: number): boolean {
  const { tokens } = reader;
  if (t >= tokens.count || tokens.start[t] !== tokens.end[t - 1]) return false;
  return has(tokens, t, Role.Unit) || has(tokens, t, Role.Digit);
}

/** "fifteen dollars": a currency in letters that means nothing else, one space behind a number word. */
function isCurrencyWord(reader: Reader, t: number): boolean {
  const { tokens } = reader;
  return (
    t < tokens.count &&
    tokens.start[t]! - tokens.end[t - 1]! === 1 &&
    tokens.end[t]! - tokens.start[t]! >= 4 &&
    has(tokens, t, Role.Currency) &&
    !has(tokens, t, Role.WeakCurrency) &&
    !has(tokens, t, Role.Unit)
  );
}

/** What a range hands down: the product of the multipliers behind the last digits (`천만` is 10,000,000). */
function combinedScale({ tokens, entries }: Reader, first: number, end: number): number {
  let scale = 1;
  for (let k = end - 1; k >= first; k--) {
    if (!has(tokens, k, Role.Unit)) break;
    scale *= meaning(tokens, entries, k, Role.Unit) as number;
  }
  return scale;
}

/** The currency that touches an amount, and the tokens of both. */
interface AmountCurrency {
  code: string | null;
  from: Amount['currencyFrom'];
  weak: boolean;
  first: number;
  end: number;
}

/** The currency of the amount that was read last. */
const touching: AmountCurrency = { code: null, from: null, weak: false, first: 0, end: 0 };

/** The currency before or behind an amount of tokens `first` to `end`; holds until it is asked again. */
function currencyAt(reader: Reader, first: number, end: number): AmountCurrency {
  const { tokens, entries } = reader;
  touching.code = null;
  touching.from = null;
  touching.weak = false;
  touching.first = first;
  touching.end = end;
  if (!isMet(tokens, Role.Currency)) return touching;
  const before = first - 1;
  if (
    has(tokens, before, Role.Currency) &&
    tokens.line[before] === tokens.line[first] &&
    tokens.start[first]! - tokens.end[before]! <= 1 &&
    mayStandBefore(reader, before)
  ) {
    touching.code = meaning(tokens, entries, before, Role.Currency) as string;
    touching.from = fromOf(reader, before);
    touching.first = before;
  }
  if (
    has(tokens, end, Role.Currency) &&
    tokens.line[end] === tokens.line[first] &&
    tokens.start[end]! - tokens.end[end - 1]! <= 1
  ) {
    const code = meaning(tokens, entries, end, Role.Currency) as string;
    const glued = tokens.start[end] === tokens.end[end - 1];
    // A currency sign behind a number belongs to the next one when it touches that: "50 $60".
    const isNext =
      touching.from === null &&
      !glued &&
      tokens.kind[end + 1] === Kind.Number &&
      tokens.start[end + 1] === tokens.end[end] &&
      fromOf(reader, end) === 'symbol';
    if (!isNext && (glued ? isNoLetterOrHere(reader, end, code) : !isLetter(reader, end))) {
      // "$50 USD", "$100 CAD": the word is the more exact.
      const isWord = fromOf(reader, end) === 'word';
      if (touching.code === null || ((touching.code === 'DOLLAR' || touching.code === 'SIGN') && isWord)) {
        touching.code = code;
        touching.from = isWord ? 'word' : 'symbol';
        touching.weak = has(tokens, end, Role.WeakCurrency);
        touching.end = end + 1;
      } else if (isWord) touching.end = end + 1;
    }
  }
  // "4 lpa", "3 lakh": the multiplier names the currency.
  if (touching.code === null && end - 1 > first && has(tokens, end - 1, Role.Currency)) {
    touching.code = meaning(tokens, entries, end - 1, Role.Currency) as string;
    touching.from = 'word';
  }
  return touching;
}

/** Signs and whole words stand before a number; `원`, `元` and `u` only behind it. */
function mayStandBefore(reader: Reader, token: number): boolean {
  const { tokens, units } = reader;
  const start = tokens.start[token]!;
  if (scriptOf(units[tokens.end[token]! - 1]!) === Script.None) return true;
  if (has(tokens, token, Role.WeakCurrency)) return false;
  if (tokens.end[token]! - start < 2) return isLetterOfCountry(reader, token);
  const script = scriptOf(units[start]!);
  return start === 0 || script === Script.Latin || script === Script.Han || scriptOf(units[start - 1]!) !== script;
}

/** One letter without an accent, which is a currency in one country and a code elsewhere. */
function isLetter(reader: Reader, token: number): boolean {
  const { tokens, units } = reader;
  const start = tokens.start[token]!;
  return tokens.end[token]! - start === 1 && units[start]! >= 0x61 && units[start]! <= 0x7a;
}

/** Behind a number `u` is USDT everywhere; other single letters are a currency only where it is the country's. */
function isNoLetterOrHere(reader: Reader, token: number, code: string): boolean {
  if (!isLetter(reader, token) || reader.tables.fx.get(code)?.crypto === true) return true;
  return isCurrencyHere(reader, code);
}

function isCurrencyHere({ tables, context, region, places }: Reader, code: string): boolean {
  const isOf = (country: string | null): boolean => country !== null && tables.currencyOf.get(country) === code;
  return isOf(context.homeCountry) || isOf(region) || places.some(({ countries }) => countries.some(isOf));
}

/** "R12 000", "P150", "Q3,500": one letter is a currency where that is the country's, and when it touches the number. */
function isLetterOfCountry(reader: Reader, token: number): boolean {
  const { tokens, entries, units } = reader;
  const code = meaning(tokens, entries, token, Role.Currency) as string;
  return (
    scriptOf(units[tokens.start[token]!]!) === Script.Latin &&
    tokens.start[token + 1] === tokens.end[token] &&
    isCurrencyHere(reader, code)
  );
}

/** Words behind which a numeral may begin without a space (`월천`, `月入过万`). */
const BEFORE_NUMERAL: readonly Role[] = [
  Role.Label,
  Role.PeriodBefore,
  Role.Pay,
  Role.PayVerb,
  Role.UpToBefore,
  Role.AtLeastBefore,
  Role.About,
  Role.Guaranteed,
  Role.Range,
  Role.Currency,
];

/** `급여만`: a multiplier that is a particle as well, glued to a word and followed by no numeral, is the particle. */
function isParticle(reader: Reader, t: number): boolean {
  const { tokens, units } = reader;
  const start = tokens.start[t]!;
  if (start === 0 || !has(tokens, t, Role.Particle)) return false;
  return (
    scriptOf(units[start - 1]!) === scriptOf(units[start]!) && !isNumeral(reader, t + 1) && !isCurrency(reader, t + 1)
  );
}

function isCurrency(reader: Reader, t: number): boolean {
  const { tokens } = reader;
  return t < tokens.count && tokens.start[t] === tokens.end[t - 1] && has(tokens, t, Role.Currency);
}

/** A numeral of words that begins inside a word (`원천`, `해야만`) is none. */
function isInsideWord(reader: Reader, t: number): boolean {
  const { tokens, units, entries } = reader;
  const start = tokens.start[t]!;
  if (start === 0) return false;
  const script = scriptOf(units[start]!);
  if (scriptOf(units[start - 1]!) !== script) return false;
  if (t === 0 || tokens.kind[t - 1] !== Kind.Word) return true;
  const entry = entries[tokens.value[t - 1]!]!;
  return (
    !BEFORE_NUMERAL.some((role) => meaningIn(entry, role) !== undefined) ||
    (meaningIn(entry, Role.Currency) !== undefined && tokens.end[t - 1]! - tokens.start[t - 1]! < 2)
  );
}

function fromOf(reader: Reader, token: number): 'symbol' | 'word' {
  const { tokens, units } = reader;
  const last = units[tokens.end[token]! - 1]!;
  return scriptOf(last) === Script.None ? 'symbol' : 'word';
}
