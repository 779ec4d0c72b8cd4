import type { Span } from './pay-span';
import {
  belongsToNext,
  isComma,
  isNumber,
  lettersOf,
  periodOf,
  REACH_TOKENS,
  REACH_UNITS,
  rolesAt,
  type Surroundings,
  timeOf,
} from './pay-words';
import type { Reader } from './reader';
import {
  ABOUT_AMOUNTS,
  AND,
  AT_AMOUNTS,
  AT_LEAST_AFTER,
  COMMISSION,
  COUNT,
  CRYPTO,
  CURRENCY,
  GUARANTEED,
  HOUR,
  LABEL,
  NOT_PAY,
  PARTICLE,
  PAY,
  PAY_VERB,
  PERCENT_OF,
  PERIOD_AFTER,
  UNIT,
  UP_TO_AFTER,
} from './role-bits';
import { isDigit, isSpace, Script, scriptOf } from './script';
import { Role } from './tables';
import { has, Kind, meaning } from './tokens';

export function lookRight(reader: Reader, span: Span, around: Surroundings): void {
  const { tokens, units, probe } = reader;
  const edge = tokens.end[span.end - 1]!;
  let letters = 0;
  // The word behind an amount belongs to its place in the text as long as nothing stands between.
  let joined = span.end;
  const last = rolesAt(reader, span.end - 1);
  // `lpa`, `грн/год`, `万一个月`: one word says the currency or the multiplier, and the period.
  if ((last & (CURRENCY | UNIT)) !== 0 && (last & PERIOD_AFTER) !== 0)
    around.after = periodOf(reader, span.end - 1, Role.PeriodAfter);
  // Only words about amounts stand between the amount and this token.
  let about = true;
  let plus = false;
  // A sign apart from the amount, or a word, opens something that is added to it.
  let added = false;
  // A comma opens another thing: "월 500, 숙식 제공".
  let comma = false;
  let afterAt = -1;
  for (let t = span.end; t < tokens.count && t < span.end + REACH_TOKENS; t++) {
    probe.steps++;
    const kind = tokens.kind[t];
    if (kind === Kind.Eol || kind === Kind.Stop || kind === Kind.Link || tokens.start[t]! - edge > REACH_UNITS) return;
    const direct = t === span.end;
    // "per 4 days" is read below; any other number ends what belongs to this one.
    if (kind === Kind.Number) return;
    if (isComma(units[tokens.start[t]!]!)) comma = true;
    if (kind !== Kind.Word) {
      if (direct && tokens.start[t] === edge && (kind === Kind.Other || kind === Kind.Latin)) around.glued = true;
      const size = lettersOf(reader, t);
      letters += size;
      if (size > 0) about = false;
      if (kind === Kind.Punct && tokens.value[t] === 0x2b /* + */) {
        plus = true;
        if (tokens.start[t]! > tokens.end[t - 1]!) added = true;
      }
      // "20 $ / heure"
      const time = kind === Kind.Punct && tokens.value[t] === 0x2f /* / */ ? timeOf(reader, t + 1) : null;
      if (time !== null && direct && around.after === null && tokens.start[t + 1]! - tokens.end[t]! <= 1) {
        around.after = time;
        around.afterDirect = true;
        afterAt = ++t;
        around.unitEnd = tokens.end[t]!;
        joined = t + 1;
      }
      continue;
    }
    const roles = tokens.roles[2 * t]!;
    const script = scriptOf(units[tokens.start[t]!]!);
    const latin = script === Script.Latin;
    if (direct) {
      if (latin && tokens.start[t] === edge && (roles & AT_AMOUNTS) === 0) around.glued = true;
      if ((roles & COUNT) !== 0 && ((roles & PARTICLE) === 0 || (roles & HOUR) !== 0)) {
        // "25000 pm" is by the month, "9 pm" an hour.
        const monthly = (roles & PERIOD_AFTER) !== 0 && latin && span.low.value >= 1000;
        if (!monthly) around.counted = true;
      }
    }
    if (
      (roles & PERIOD_AFTER) !== 0 &&
      about &&
      around.after === null &&
      // "$500, weekly", but "薪水一万，每年两次机票".
      (!comma || latin) &&
      // "for every 5 days" is read below.
      !(has(tokens, t, Role.Every) && tokens.kind[t + 1] === Kind.Number) &&
      !isDayOfMonth(reader, t) &&
      !belongsToNext(reader, t)
    ) {
      // "0.5% per transfer"
      if ((roles & PERCENT_OF) !== 0) around.percentOf = true;
      if (isOfAnother(reader, t, around, added, comma)) {
        about = false;
        continue;
      }
      around.after = periodOf(reader, t, Role.PeriodAfter);
      around.afterDirect = direct;
      around.afterLabel = (roles & LABEL) !== 0;
      around.afterOfCount = tokens.start[t]! > edge && isBeforeCount(reader, t);
      afterAt = t;
      if (isExtended(reader, t, joined)) {
        around.unitEnd = tokens.end[t]!;
        joined = t + 1;
      }
      continue;
    }
    if (about && letters === 0 && around.currency === null && isCurrencyName(reader, t)) {
      around.currency = meaning(tokens, reader.entries, t, Role.Currency) as string;
      continue;
    }
    if (about && around.after === null) {
      const every = everyDays(reader, t);
      if (every > 0) {
        around.after = 'day';
        around.every = every;
        if (t === joined) around.unitEnd = tokens.end[t + 2]!;
        t += 2;
        continue;
      }
    }
    // `+`, `plus`, `and`; 以上 adds nothing.
    if (((roles & AT_LEAST_AFTER) !== 0 && (latin || script === Script.None)) || (roles & AND) !== 0) {
      plus = true;
      if (tokens.start[t]! > tokens.end[t - 1]!) added = true;
    }
    if ((plus || units[tokens.start[t]!] === 0x2b) && (roles & (COMMISSION | NOT_PAY)) !== 0) added = true;
    const belongs =
      ((roles & UP_TO_AFTER) !== 0 && t === joined) || ((roles & (AT_LEAST_AFTER | GUARANTEED)) !== 0 && letters === 0);
    if ((roles & UP_TO_AFTER) !== 0 && t === joined) around.upTo = true;
    if (belongs && isExtended(reader, t, joined)) {
      around.unitEnd = tokens.end[t]!;
      joined = t + 1;
    }
    if ((roles & AT_LEAST_AFTER) !== 0 && letters <= 4) around.atLeast = true;
    if (letters <= 12) {
      if ((roles & GUARANTEED) !== 0) around.guaranteed = true;
      if ((roles & COMMISSION) !== 0) around.commission = true;
      if ((roles & CRYPTO) !== 0) around.crypto = true;
      if ((roles & PAY_VERB) !== 0) around.verb = true;
    }
    if ((roles & (PERCENT_OF | COMMISSION)) !== 0 && letters <= 6) {
      around.percentOf = true;
      if (direct && (roles & COMMISSION) !== 0) around.commissionClose = true;
    }
    // "$5M annual revenue", but not "$20/hr plus bonus" or "시급 10,030원 주휴수당 별도".
    const isCalled = (around.label !== null && around.label !== 'task') || around.payNoun;
    if (direct && (roles & NOT_PAY) !== 0 && (roles & COMMISSION) === 0 && !(isCalled && tokens.start[t]! > edge))
      around.notPayDirect = true;
    if (
      ((roles & NOT_PAY) !== 0 || has(tokens, t, Role.NotPayAfter)) &&
      !plus &&
      !comma &&
      (around.after === null || t === afterAt + 1) &&
      letters <= (latin ? 12 : 3) &&
      around.label === null &&
      !around.payClose
    )
      around.notPay = true;
    if ((roles & (PAY | LABEL)) !== 0 && letters <= (latin ? 12 : 3)) {
      around.pay = true;
      if ((roles & LABEL) !== 0 && letters === 0 && around.after === null && latin && !isDayOfMonth(reader, t))
        around.after = periodOf(reader, t, Role.Label);
    }
    if ((roles & (ABOUT_AMOUNTS | PARTICLE | COMMISSION)) === 0) about = false;
  }
}

/** "R$ 1.900 dia 5", "on day 15": a day word before a number of at most 31 that counts nothing names a date. */
function isDayOfMonth(reader: Reader, t: number): boolean {
  const { tokens, units, entries } = reader;
  const next = t + 1;
  if (tokens.kind[next] !== Kind.Number || scriptOf(units[tokens.start[t]!]!) !== Script.Latin) return false;
  const value = tokens.value[next]!;
  if (!Number.isInteger(value) || value < 1 || value > 31 || tokens.start[next]! - tokens.end[t]! !== 1) return false;
  if ((meaning(tokens, entries, t, Role.PeriodAfter) ?? meaning(tokens, entries, t, Role.Label)) !== 'day')
    return false;
  const touches = tokens.start[next + 1]! - tokens.end[next]! <= 1;
  return !touches || (rolesAt(reader, next + 1) & (COUNT | CURRENCY | UNIT)) === 0;
}

/**
 * Is the period at word `t`, set apart from the amount, that of something else: of working hours (`每天8小时`), of what is added
 * (`+ komisi harian`), of a payout (`时薪25元 日结`) or of days off (`15k weekly off`)?
 */
function isOfAnother(reader: Reader, t: number, around: Surroundings, added: boolean, comma: boolean): boolean {
  const { tokens, units } = reader;
  const start = tokens.start[t]!;
  const counted = isBeforeCount(reader, t);
  if (start === tokens.end[t - 1] && units[start] !== 0x2f && !added && !counted) return false;
  const period = periodOf(reader, t, Role.PeriodAfter);
  const other = around.label !== null && around.label !== period;
  // `/周结` is no `/周`.
  const goesOn = tokens.kind[t + 1] === Kind.Other && tokens.start[t + 1] === tokens.end[t];
  if (units[start] === 0x2f /* / */ || units[start] === 0x28 /* ( */) return other && goesOn;
  // "per month", "al mes"; not "1 ngày".
  let spoken = false;
  for (let k = start + 1; k < tokens.end[t]!; k++) if (isSpace(units[k]!)) spoken = !isDigit(units[start]!);
  const next = t + 1 < tokens.count && tokens.start[t + 1]! - tokens.end[t]! <= 1 ? rolesAt(reader, t + 1) : 0;
  const noun = (next & (NOT_PAY | COMMISSION)) !== 0;
  // "$100 + daily", but not "R$ 3.900 + diárias".
  if (added && (noun || (!spoken && (has(tokens, t, Role.Label) || !isSign(reader, t - 1))))) return true;
  if (other) return !spoken || noun || counted || (next & (PAY | PAY_VERB)) !== 0;
  if (counted && period !== 'hour' && (!spoken || comma)) return true;
  return noun && !spoken && around.payClose;
}

/** Does a count of hours, days or pieces follow word `t`? */
function isBeforeCount(reader: Reader, t: number): boolean {
  return isNumber(reader, t + 1) && (rolesAt(reader, t + 2) & COUNT) !== 0;
}

/** `+` alone. */
function isSign({ tokens, units }: Reader, t: number): boolean {
  return t >= 0 && tokens.end[t]! - tokens.start[t]! === 1 && units[tokens.start[t]!] === 0x2b;
}

/**
 * Does word `t` belong to the place of the amount, which ends before token `joined`? A sign before a commission (`$500 + bonus`) opens
 * that.
 */
function isExtended({ tokens }: Reader, t: number, joined: number): boolean {
  return t === joined && !(tokens.end[t]! - tokens.start[t]! === 1 && has(tokens, t + 1, Role.Commission));
}

/** A currency in letters that opens no amount of its own. */
function isCurrencyName(reader: Reader, t: number): boolean {
  const { tokens, units } = reader;
  return (
    has(tokens, t, Role.Currency) &&
    !has(tokens, t, Role.Unit) &&
    !has(tokens, t, Role.WeakCurrency) &&
    tokens.end[t]! - tokens.start[t]! >= 2 &&
    scriptOf(units[tokens.start[t]!]!) !== Script.None &&
    tokens.kind[t + 1] !== Kind.Number
  );
}

/** "per 4 days", "for every 5 days" from token `t`: the count of days, or 0. */
function everyDays(reader: Reader, t: number): number {
  const { tokens } = reader;
  if (!has(tokens, t, Role.Every)) return 0;
  if (tokens.kind[t + 1] !== Kind.Number || !has(tokens, t + 2, Role.Day)) return 0;
  const days = tokens.value[t + 1]!;
  return days >= 2 && days <= 31 ? days : 0;
}
