import type { Span } from './pay-span';
import {
  belongsToNext,
  isComma,
  isNumber,
  isNumberWord,
  lettersOf,
  periodOf,
  REACH_TOKENS,
  REACH_UNITS,
  rolesAt,
  type Surroundings,
  timeOf,
} from './pay-words';
import { isInsideHangul, type Reader } from './reader';
import {
  ABOUT_AMOUNTS,
  AT_LEAST_BEFORE,
  COMMISSION,
  COUNT,
  CRYPTO,
  CURRENCY,
  GUARANTEED,
  LABEL,
  MINUTE,
  NOT_PAY,
  PAY,
  PAY_VERB,
  PERCENT_OF,
  PERIOD_AFTER,
  PERIOD_BEFORE,
  RANGE,
  UNIT,
  UP_TO_BEFORE,
} from './role-bits';
import { isDigit, Script, scriptOf } from './script';
import { Role } from './tables';
import { Kind } from './tokens';
import type { PayPeriod } from './types';

/** Words that say something of an amount behind them. */
const LEFT =
  LABEL |
  PAY |
  PAY_VERB |
  NOT_PAY |
  PERIOD_BEFORE |
  PERIOD_AFTER |
  GUARANTEED |
  COMMISSION |
  PERCENT_OF |
  CRYPTO |
  RANGE |
  UP_TO_BEFORE |
  AT_LEAST_BEFORE;

export function lookLeft(reader: Reader, span: Span, around: Surroundings): void {
  const { tokens, probe } = reader;
  const edge = tokens.start[span.first]!;
  let letters = 0;
  let otherWords = 0;
  let comma = false;
  // Only words about amounts stand between this token and the amount.
  let direct = true;
  // Or a count besides: then the place of the pay reaches to the left over them.
  let whole = true;
  let counts = 0;
  for (let t = span.first - 1; t >= 0 && t >= span.first - REACH_TOKENS; t--) {
    probe.steps++;
    const kind = tokens.kind[t];
    if (kind === Kind.Eol || kind === Kind.Stop || kind === Kind.Link || edge - tokens.end[t]! > REACH_UNITS) return;
    if (kind === Kind.Number) return;
    if (isComma(reader.units[tokens.start[t]!]!)) comma = true;
    if (kind !== Kind.Word) {
      const size = lettersOf(reader, t);
      letters += size;
      if (size > 0) direct = whole = false;
      continue;
    }
    const roles = tokens.roles[2 * t]!;
    // "2시간", "6개월", "10 minutes": a count between the period and the amount.
    if (
      (roles & COUNT) !== 0 &&
      (roles & UNIT) === 0 &&
      t > 0 &&
      ((tokens.kind[t - 1] === Kind.Number && (tokens.start[t]! - tokens.end[t - 1]! === 1 || isDate(reader, t))) ||
        (isNumberWord(reader, t - 1) && tokens.start[t]! - tokens.end[t - 1]! === 1))
    ) {
      t--;
      const period = direct && around.before === null && around.label === null ? periodOfOne(reader, t, span) : null;
      if (period !== null) {
        around.before = period;
        around.unitStart = tokens.start[t]!;
      }
      if ((roles & MINUTE) === 0) counts = countOf(reader, t);
      direct = false;
      continue;
    }
    otherWords++;
    if ((roles & LEFT) === 0) {
      if ((roles & ABOUT_AMOUNTS) === 0) direct = whole = false;
      continue;
    }
    const script = scriptOf(reader.units[tokens.start[t]!]!);
    const latin = script === Script.Latin;
    const near = letters <= (latin || script === Script.Cyrillic ? 24 : 8);
    const short = tokens.end[t]! - tokens.start[t]! < 2;
    const close = short ? direct : letters <= 2 && otherWords <= 3;
    if ((roles & RANGE) !== 0 && t === span.first - 1 && isWave(reader.units[tokens.start[t]!]!)) around.upTo = true;
    if (letters <= 6) {
      if ((roles & UP_TO_BEFORE) !== 0) around.upTo = true;
      if ((roles & AT_LEAST_BEFORE) !== 0) around.atLeast = true;
      if ((roles & (PERCENT_OF | COMMISSION)) !== 0) {
        around.percentOf = true;
        if ((roles & COMMISSION) !== 0 && otherWords <= 2 && letters <= 3) around.commissionClose = true;
      }
    }
    if (letters <= 12) {
      if ((roles & GUARANTEED) !== 0) around.guaranteed = true;
      if ((roles & CRYPTO) !== 0) around.crypto = true;
    }
    // "주 4일 / 일 75,000원": behind a slash that follows no amount stands a period that opens one.
    if (
      t === span.first - 1 &&
      (roles & PERIOD_AFTER) !== 0 &&
      reader.units[tokens.start[t]!] === 0x2f /* / */ &&
      (!isBehindAmount(reader, t) || belongsToNext(reader, t))
    )
      around.before = periodOf(reader, t, Role.PeriodAfter);
    // "보증금 없음, 월 500": the comma parts it from an amount whose period is named.
    const isParted = comma && around.before !== null;
    if ((roles & NOT_PAY) !== 0 && near && around.label === null && !around.pay && !isParted) {
      // "不收押金 一天300元"
      const spaced = script === Script.Han && t + 1 < span.first && tokens.start[t + 1]! > tokens.end[t]!;
      around.notPay = true;
      around.notPayApart = comma || letters > 2 || spaced;
      return;
    }
    if ((roles & LABEL) !== 0 && near && around.label === null && around.before === null) {
      around.label = periodOf(reader, t, Role.Label);
      if (whole) around.unitStart = tokens.start[t]!;
    } else if (
      (roles & PERIOD_BEFORE) !== 0 &&
      close &&
      around.label === null &&
      around.before === null &&
      !isDate(reader, t) &&
      !isInsideHangul(reader, t)
    ) {
      around.beforeOfCount = comma ? countOfTime(reader, t, counts) : 0;
      around.before = periodOf(reader, t, Role.PeriodBefore);
      if (whole) around.unitStart = tokens.start[t]!;
    }
    if ((roles & PAY) !== 0 && letters <= (latin ? 40 : 12) && !isInsideHangul(reader, t, 2)) {
      around.pay = true;
      if (close || (latin && letters <= 8)) {
        around.payClose = true;
        if ((roles & PAY_VERB) === 0) around.payNoun = true;
      }
    }
    if ((roles & PAY_VERB) !== 0 && letters <= (latin ? 30 : 12) && !isInsideHangul(reader, t, 2)) around.verb = true;
    if ((roles & ABOUT_AMOUNTS) === 0) direct = whole = false;
  }
}

/** `1일 15만원`, `1小时25元`, `1 jam 25rb`: the time that one of its unit, counted from token `t`, is paid by; else null. */
function periodOfOne(reader: Reader, t: number, span: Span): PayPeriod | null {
  const { tokens } = reader;
  const isOne = tokens.kind[t] === Kind.Number && tokens.value[t] === 1 && tokens.extra[t] === 1;
  if (!isOne || (span.low.currency === null && span.low.plain)) return null;
  // "3월 1일", "4/1日", "매월 1일" are dates.
  const before = t > 0 && tokens.line[t - 1] === tokens.line[t] ? t - 1 : -1;
  if (before >= 0 && tokens.kind[before] === Kind.Punct && tokens.end[before] === tokens.start[t]) return null;
  if (before >= 0 && (rolesAt(reader, before) & (COUNT | PERIOD_BEFORE | PERIOD_AFTER | LABEL)) !== 0) return null;
  return timeOf(reader, t + 1);
}

/**
 * The count of which a period before a comma may be, or 0: 4 in "4 hours daily, PHP 21,500", 8 in `하루 8시간, 250만원`.
 *
 * @param counts the count between it and the amount
 */
function countOfTime(reader: Reader, t: number, counts: number): number {
  const count = rolesAt(reader, t - 1) & COUNT;
  return counts === 0 && count !== 0 && (count & MINUTE) === 0 && isNumber(reader, t - 2)
    ? countOf(reader, t - 2)
    : counts;
}

/** A number in digits, or 1 for one in words. */
function countOf({ tokens }: Reader, t: number): number {
  return tokens.kind[t] === Kind.Number ? tokens.value[t]! : 1;
}

/** Does the token before `t` end an amount? */
function isBehindAmount(reader: Reader, t: number): boolean {
  return t > 0 && (reader.tokens.kind[t - 1] === Kind.Number || (rolesAt(reader, t - 1) & (CURRENCY | UNIT)) !== 0);
}

/** `~` before an amount is "up to"; a hyphen there is a bullet. */
function isWave(unit: number): boolean {
  return unit === 0x7e || unit === 0x301c || unit === 0x223c;
}

/** "10월": a number touches the word of a month. */
function isDate(reader: Reader, t: number): boolean {
  const { tokens, fold } = reader;
  if (t === 0 || tokens.kind[t - 1] !== Kind.Number || tokens.end[t - 1] !== tokens.start[t]) return false;
  // A circled digit is the mark of a list.
  const given = fold.source.charCodeAt(fold.from[tokens.start[t - 1]!]!);
  return isDigit(given) || (given >= 0xff10 && given <= 0xff19);
}
