import type { Amount } from './amount';
import { readAmount } from './amount';
import { currencyByAmount, currencyOf, isTraditionalCountry } from './currency';
import { meaningIn } from './entries';
import type { Reader } from './reader';
import { conventionOf, fieldAt, isInsideHangul } from './reader';
import { conventionScript, isDigit, isSpace, Script, scriptOf } from './script';
import type { Convention } from './tables';
import { Role } from './tables';
import { has, isMet, Kind, meaning } from './tokens';
import type { Pay, PayPeriod } from './types';
import { monthlyOf } from './wage';

/** How far to either side of an amount its words may stand. */
const REACH_TOKENS = 14;
const REACH_UNITS = 56;
/** A line of at most so many units is a line of a list, in which a currency is enough to make a number pay. */
const SHORT_LINE = 60;
/** Above so many usual wages a number is no pay, whatever stands beside it. */
const ABSURD_RATIO = 400;
const ABSURD_HOURLY_RATIO = 60;
/** Below such a part of the usual wage an amount is no year's pay. */
const LEAST_YEARLY_RATIO = 0.12;
/** Above so many it must at least be called pay. */
const UNLIKELY_RATIO = 40;
/** Above so many usual wages a period before a count of hours or days is theirs: "4 hours daily, PHP 21,500", "5 days a week, $3,000". */
const COUNTED_RATIO = { day: 8, hour: 8, week: 1.5 };
/** The same where so many hours are a working day, and not a few for which much is promised. */
const WORKING_DAY = { hours: 6, ratio: 3 };
/** From so many usual wages on and up to so many money behind a word of fees or turnover is pay when it names its period: `Investment analyst: $90,000 per year`. */
const ORDINARY_RATIO = { from: 0.1, to: 3 };

/** Bits of roles in the first word of {@link Tokens.roles}; those of pay are nearly all there. */
const LABEL = 1 << Role.Label;
const PAY = 1 << Role.Pay;
const PAY_VERB = 1 << Role.PayVerb;
const NOT_PAY = 1 << Role.NotPay;
const PERIOD_BEFORE = 1 << Role.PeriodBefore;
const PERIOD_AFTER = 1 << Role.PeriodAfter;
const GUARANTEED = 1 << Role.Guaranteed;
const COMMISSION = 1 << Role.Commission;
const PERCENT_OF = 1 << Role.PercentOf;
const CRYPTO = 1 << Role.Crypto;
const RANGE = 1 << Role.Range;
const UP_TO_BEFORE = 1 << Role.UpToBefore;
const UP_TO_AFTER = 1 << Role.UpToAfter;
const AT_LEAST_BEFORE = 1 << Role.AtLeastBefore;
const AT_LEAST_AFTER = 1 << Role.AtLeastAfter;
const CURRENCY = 1 << Role.Currency;
const UNIT = 1 << Role.Unit;
const PARTICLE = 1 << Role.Particle;
const HOUR = 1 << Role.Hour;
const MINUTE = 1 << Role.Minute;
const DAY = 1 << Role.Day;
const AND = 1 << Role.And;
/** Words that make the number before them a count of something. */
const COUNT = (1 << Role.Counter) | HOUR | MINUTE | (1 << Role.AgeUnit) | DAY;
const ABOUT_AMOUNTS =
  UP_TO_BEFORE |
  AT_LEAST_BEFORE |
  (1 << Role.About) |
  GUARANTEED |
  CURRENCY |
  PAY |
  RANGE |
  UP_TO_AFTER |
  AT_LEAST_AFTER |
  CRYPTO;
/** Latin words without any of these have nothing to do with the amount that they touch. */
const AT_AMOUNTS = CURRENCY | PERIOD_AFTER | UP_TO_AFTER | AT_LEAST_AFTER | COMMISSION | RANGE;
/** Without any of these a text speaks of no pay outside a field of its own. */
const EVIDENCE = LABEL | PAY | PERIOD_BEFORE | PERIOD_AFTER | CURRENCY | COMMISSION | PERCENT_OF;

/** Reads every statement of pay. Linear: each amount looks at a bounded number of tokens to either side. */
export function readPay(reader: Reader): Pay[] {
  const { tokens, probe } = reader;
  const found: Pay[] = [];
  const byWord = isMet(tokens, Role.Unit) || isMet(tokens, Role.Digit);
  if (tokens.numbers === 0 && !byWord) return found;
  if ((tokens.met[0]! & EVIDENCE) === 0 && !reader.context.sections.some((s) => s.field === 'salary')) return found;
  probe.steps += tokens.count;
  // Line whose last amount was a price, a fee or the like: a currency alone does not make the next one pay.
  let otherMoneyLine = -1;
  let t = 0;
  while (t < tokens.count) {
    const kind = tokens.kind[t];
    if (kind !== Kind.Number && (kind !== Kind.Word || (tokens.roles[2 * t]! & NUMERAL) === 0)) {
      t++;
      continue;
    }
    const low = readAmount(reader, t);
    if (low === null) {
      t++;
      continue;
    }
    const span = readRange(reader, low);
    const line = tokens.line[t]!;
    const pay = span.broken ? null : judge(reader, span, line === otherMoneyLine);
    if (pay === 'other-money') otherMoneyLine = line;
    else if (pay !== null) {
      found.push(pay);
      otherMoneyLine = -1;
    }
    t = Math.max(span.end, t + 1);
  }
  return found;
}

/** Words that a numeral may begin with. */
const NUMERAL = UNIT | (1 << Role.Digit);

/** One amount or two with a range sign between them. */
interface Span {
  readonly low: Amount;
  readonly high: Amount | null;
  readonly first: number;
  readonly end: number;
  readonly percent: boolean;
  /** A chain of numbers (a date, a code): nothing is read in it. */
  readonly broken: boolean;
}

function readRange(reader: Reader, low: Amount): Span {
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
function bottom(low: Amount, high: Amount | null): number {
  if (high === null || !low.plain) return low.value;
  if (high.plain)
    return high.grouped && !low.grouped && low.value < 1000 && low.value * 1000 <= high.value
      ? low.value * 1000
      : low.value;
  return low.value * high.scale <= high.value ? low.value * high.scale : low.value;
}

function touches(reader: Reader, a: number, b: number, gap: number): boolean {
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

/** What the words around an amount say. */
interface Surroundings {
  label: PayPeriod | null;
  before: PayPeriod | null;
  /** The count of which that period may be, of working hours: 4 in "4 hours daily, PHP 21,500"; else 0. */
  beforeOfCount: number;
  after: PayPeriod | null;
  /** The period touches the amount. */
  afterDirect: boolean;
  /** The period behind the amount is a label as well: `20k CTC`. */
  afterLabel: boolean;
  /** That period may be one of working hours: `в день 8 часов`. */
  afterOfCount: boolean;
  /** A pay word, and whether it stands right at the amount. */
  pay: boolean;
  payClose: boolean;
  /** That word is a noun (`salary`), not a verb as well (`pay`). */
  payNoun: boolean;
  verb: boolean;
  notPay: boolean;
  /** Another word or a comma parts such a word from the amount behind it. */
  notPayApart: boolean;
  /** Such a word touches the amount: nothing else counts then. */
  notPayDirect: boolean;
  upTo: boolean;
  atLeast: boolean;
  guaranteed: boolean;
  commission: boolean;
  percentOf: boolean;
  crypto: boolean;
  counted: boolean;
  /** Currency named behind the amount: `60K/month, THB`, `8至10萬(港幣)`. */
  currency: string | null;
  /** A commission is named right at the number. */
  commissionClose: boolean;
  /** "per 4 days": days that one payment stands for; 1 when none is said. */
  every: number;
  /** Letters of no locale touch the end of the amount. */
  glued: boolean;
  unitStart: number;
  unitEnd: number;
}

function surroundings(reader: Reader, span: Span): Surroundings {
  const { tokens } = reader;
  const around: Surroundings = {
    label: null,
    before: null,
    beforeOfCount: 0,
    after: null,
    afterDirect: false,
    afterLabel: false,
    afterOfCount: false,
    pay: false,
    payClose: false,
    payNoun: false,
    verb: false,
    notPay: false,
    notPayApart: false,
    notPayDirect: false,
    upTo: false,
    atLeast: false,
    guaranteed: false,
    commission: false,
    percentOf: false,
    crypto: false,
    counted: false,
    currency: null,
    commissionClose: false,
    every: 1,
    glued: false,
    unitStart: tokens.start[span.first]!,
    unitEnd: tokens.end[span.end - 1]!,
  };
  lookLeft(reader, span, around);
  lookRight(reader, span, around);
  if (around.label === null && !around.pay && around.before === null) lookAtHeading(reader, span, around);
  return around;
}

/** Bits of the roles of a word that lie in the first word of them; 0 for what is no word. */
function rolesAt({ tokens }: Reader, t: number): number {
  return tokens.kind[t] === Kind.Word ? tokens.roles[2 * t]! : 0;
}

function periodOf({ tokens, entries }: Reader, t: number, role: Role): PayPeriod {
  return meaningIn(entries[tokens.value[t]!]!, role) as PayPeriod;
}

function lettersOf(reader: Reader, t: number): number {
  const { tokens } = reader;
  return tokens.kind[t] === Kind.Other || tokens.kind[t] === Kind.Latin ? tokens.end[t]! - tokens.start[t]! : 0;
}

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

function lookLeft(reader: Reader, span: Span, around: Surroundings): void {
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

/** The period that a word of hours or days is. */
function timeOf(reader: Reader, t: number): PayPeriod | null {
  const roles = rolesAt(reader, t);
  if ((roles & HOUR) !== 0) return 'hour';
  return (roles & DAY) !== 0 ? 'day' : null;
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

/** A number in digits or one word. */
function isNumber(reader: Reader, t: number): boolean {
  return t >= 0 && (reader.tokens.kind[t] === Kind.Number || isNumberWord(reader, t));
}

/** `sáu`, `दो`; not the `이` that ends a word. */
function isNumberWord({ tokens, units }: Reader, t: number): boolean {
  return has(tokens, t, Role.Digit) && scriptOf(units[tokens.start[t]!]!) !== Script.Hangul;
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

function lookRight(reader: Reader, span: Span, around: Surroundings): void {
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

function isComma(unit: number): boolean {
  return unit === 0x2c /* , */ || unit === 0x3001 /* 、 */ || unit === 0x060c /* ، */;
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

/** "200만원/주5일", "12만/월300", "10,030원 / 월 2,096,270원": the word behind the slash opens what follows. */
function belongsToNext(reader: Reader, t: number): boolean {
  const { tokens, units } = reader;
  const start = tokens.start[t]!;
  if (units[start] !== 0x2f || tokens.kind[t + 1] !== Kind.Number) return false;
  const gap = tokens.start[t + 1]! - tokens.end[t]!;
  return gap === 0 || (gap === 1 && start > 0 && isSpace(units[start - 1]!));
}

/** "per 4 days", "for every 5 days" from token `t`: the count of days, or 0. */
function everyDays(reader: Reader, t: number): number {
  const { tokens } = reader;
  if (!has(tokens, t, Role.Every)) return 0;
  if (tokens.kind[t + 1] !== Kind.Number || !has(tokens, t + 2, Role.Day)) return 0;
  const days = tokens.value[t + 1]!;
  return days >= 2 && days <= 31 ? days : 0;
}

/** A pay word alone on the line above ("급여", "Salary:") speaks for the amount below it. */
function lookAtHeading(reader: Reader, span: Span, around: Surroundings): void {
  const { tokens, probe } = reader;
  let t = span.first - 1;
  for (let seen = 0; t >= 0 && seen < 3 && tokens.kind[t] === Kind.Punct; t--, seen++) probe.steps++;
  if (t < 0 || tokens.kind[t] !== Kind.Eol) return;
  for (let seen = 0; t >= 0 && seen < 6 && (tokens.kind[t] === Kind.Eol || tokens.kind[t] === Kind.Punct); t--, seen++)
    probe.steps++;
  const roles = t >= 0 ? rolesAt(reader, t) : 0;
  if ((roles & (PAY | LABEL)) === 0) return;
  const line = tokens.line[t]!;
  if (tokens.lineEnd[line]! - tokens.lineStart[line]! > 24) return;
  around.pay = true;
  around.payClose = true;
  if ((roles & LABEL) !== 0) around.label = periodOf(reader, t, Role.Label);
}

/** Words of which one must stand near a bare number for it to be pay. */
const TELLING = LABEL | PAY | PERIOD_BEFORE | PERIOD_AFTER | CURRENCY;

/** Does a word near a bare number tell that it may be pay? A look at the bits of all near words, of which few numbers have such. */
function isTold({ tokens }: Reader, span: Span): boolean {
  const { roles, count } = tokens;
  const stop = Math.min(count, span.end + REACH_TOKENS);
  let met = 0;
  for (let t = Math.max(0, span.first - REACH_TOKENS); t < stop; t++) met |= roles[2 * t]!;
  return (met & TELLING) !== 0;
}

/** Pay, nothing, or money of another kind (a fee, a price). */
function judge(reader: Reader, span: Span, afterOtherMoney: boolean): Pay | 'other-money' | null {
  const { tokens, fold } = reader;
  const { low, high } = span;
  const isBare = low.currency === null && (high === null || high.currency === null);
  const field = fieldAt(reader, tokens.start[span.first]!);
  if (!span.percent && ((isBare && field !== 'salary' && !isTold(reader, span)) || startsInsideWord(reader, span)))
    return null;
  const around = surroundings(reader, span);
  if (span.percent) return percentPay(reader, span, around);
  const line = tokens.line[span.first]!;
  const lineScript = tokens.lineScript[line] as Script;
  const script = scriptOfLine(reader, lineScript);
  const traditional =
    script === Script.Han &&
    (tokens.lineTraditional[line] === 1 || reader.textTraditional || isTraditionalCountry(reader));
  const convention = conventionOf(reader, conventionScript(script, traditional)) ?? conventionOfHome(reader);
  const inSalary = field === 'salary';
  const written = high?.currency ?? low.currency ?? around.currency;
  const writtenFrom = high?.currency != null ? high.currencyFrom : low.currency !== null ? low.currencyFrom : 'word';
  const otherMoney = written === null ? null : 'other-money';
  // "Investment analyst: $90,000 per year", "No fees, earn $500/week": what is called no pay stands apart from the amount.
  const isDoubtful = around.notPay && !inSalary;
  const isParted = around.notPayApart && (around.after !== null || around.before !== null);
  if (around.notPayDirect || (isDoubtful && !isParted)) return otherMoney;
  if (around.counted && isOfNumberBefore(reader, span)) return null;
  // Money named among the benefits is an allowance unless it is called pay.
  if (field === 'benefits' && around.label === null && !around.payClose) return null;
  const period = (around.afterDirect ? around.after : null) ?? around.label ?? around.after ?? around.before;
  const evidence = around.label !== null || around.pay || period !== null || inSalary;
  let min = bottom(low, high);
  let max = high === null ? low.value : high.value;
  const assumptions: string[] = [];
  let bareMonth = false;

  if (written === null) {
    if (around.counted) return null;
    const bare = convention?.bare[period ?? 'month'];
    const strong = (around.label !== null && around.label !== 'unknown') || inSalary || around.payClose;
    // In English "600 each month" counts anything; elsewhere a period with a bare number is how pay is written.
    const paired =
      script === Script.Latin
        ? (period !== null && around.pay) || isPairedLatin(reader, span, convention, around)
        : around.before !== null || around.afterDirect;
    if (!strong && !paired) return null;
    if (around.glued && !(around.label !== null && script === Script.Han)) return null;
    if ((low.digits > 9 && low.plain) || (high?.plain === true && high.digits > 9)) return null;
    if (low.decimal && low.plain && !inSalary) return null;
    if (bare === undefined) {
      if (script !== Script.Latin && !inSalary && around.label === null) return null;
      if (script === Script.Latin && (max < 7 || (!inSalary && (max < 100 || isYear(low))))) return null;
    } else {
      if (max < bare.from) return null;
      // "1건당": one of what is counted.
      if (max === 1 && low.plain && around.label === null && around.before === null) return null;
      const small = !low.big && (high === null || !high.big);
      // 월급 8590 is an hour's pay in the wrong place: numbers meant in ten thousands are round.
      const round = max < 1000 || max % 50 === 0;
      if (small && round && max < bare.below && bare.times !== 1) {
        if (period === null) bareMonth = min <= 2000;
        min *= bare.times;
        max *= bare.times;
        assumptions.push(`bare number counts ${bare.times} times`);
      }
    }
  } else if (low.digits === 0 && around.glued) {
    return null;
  } else if (!evidence && !around.verb) {
    if (low.weakCurrency || high?.weakCurrency === true || isCode(reader, span) || afterOtherMoney) return null;
    // A currency alone: pay in a line of a list, not in running text, and not in the millions.
    if (tokens.lineEnd[line]! - tokens.lineStart[line]! > SHORT_LINE && !around.guaranteed && !around.upTo) return null;
  }

  let { currency, from } = currencyOf(reader, span.first, written, writtenFrom, convention, traditional);
  if (around.every > 1) {
    min /= around.every;
    max /= around.every;
    assumptions.push(`paid for ${around.every} days`);
  }
  const isOfHours =
    (around.afterOfCount
      ? around.pay && period === around.after
      : around.beforeOfCount > 0 && period === around.before) &&
    (period === 'day' || period === 'week' || period === 'hour') &&
    (monthlyOf(reader, convention, currency, period, min, max, []).ratio ?? 0) >
      (period === 'day' && around.beforeOfCount >= WORKING_DAY.hours ? WORKING_DAY.ratio : COUNTED_RATIO[period]);
  let settled: PayPeriod = isOfHours ? 'unknown' : (period ?? (bareMonth ? 'month' : 'unknown'));
  const short = !low.plain && script === Script.Latin;
  if ((period === null || isOfHours) && settled === 'unknown' && currency !== null && (evidence || short)) {
    const code = currency;
    const own = assumedFor(convention, code, min);
    // `Salary 2500 dhs` in a region of another currency: by the month, when the currency is known.
    const other = from === 'convention' ? undefined : assumedFor(conventionOfScript(reader, convention), code, min);
    const row = own ?? (other?.period === 'month' ? other : undefined);
    if (row !== undefined) {
      settled = row.period;
      assumptions.push(`${row.period} assumed from the amount`);
    }
  }
  if (from === 'convention') assumptions.push(`${currency} by convention`);
  let wage = monthlyOf(reader, convention, currency, settled, min, max, assumptions);
  // "초봉 240만": what nobody lives on for a year is a month's pay under a year's label.
  if (
    settled === 'year' &&
    (around.after === null || around.afterLabel) &&
    wage.ratio !== null &&
    wage.ratio < LEAST_YEARLY_RATIO
  ) {
    settled = 'month';
    assumptions.pop();
    assumptions.splice(assumptions.indexOf('12 months a year'), 1, 'too little for a year');
    wage = monthlyOf(reader, convention, currency, settled, min, max, assumptions);
  }
  if (from === 'convention' && written !== null && wage.ratio !== null) {
    const other = currencyByAmount(reader, convention, written, wage.ratio, settled, min, max);
    if (other !== null) {
      currency = other.currency;
      from = 'amount';
      assumptions.length = 0;
      assumptions.push(`${currency} by the amount`);
      wage = { monthly: other.monthly, ratio: null };
    }
  }
  if (isDoubtful && !around.verb && !(wage.ratio !== null && isOrdinary(wage.ratio))) return otherMoney;
  if (wage.ratio !== null && wage.ratio > (settled === 'hour' ? ABSURD_HOURLY_RATIO : ABSURD_RATIO)) return null;
  if (wage.ratio !== null && wage.ratio > UNLIKELY_RATIO && around.label === null && !around.pay && !around.verb)
    return null;
  if (wage.ratio === null && written !== null && !evidence && !isPlausible(reader, currency, max)) return null;
  return {
    kind: 'pay',
    min,
    max,
    currency,
    currencyFrom: from,
    period: settled,
    upTo: around.upTo && high === null,
    guaranteed: around.guaranteed,
    crypto: around.crypto || (currency !== null && reader.tables.fx.get(currency)?.crypto === true),
    plusCommission: around.commission,
    percent: false,
    monthly: wage.monthly,
    assumptions,
    ratio: wage.ratio,
    start: fold.from[around.unitStart]!,
    end: fold.to[around.unitEnd - 1]!,
    disguised: around.unitStart >= fold.plainLength,
  };
}

/**
 * A bare number in Latin script beside a period: pay in thousands (`25k a month`), and, where the country is known by its words,
 * with a multiplier (`2 millones mensuales`) or a verb of paying (`pagamos 3.000 por semana`).
 */
function isPairedLatin(reader: Reader, span: Span, convention: Convention | null, around: Surroundings): boolean {
  const last = span.high ?? span.low;
  const direct = around.afterDirect || around.before !== null;
  if (!direct || around.glued) return false;
  // A country that says how much is pay by that period.
  const period = around.after ?? around.before;
  const hasCountry = convention?.currency != null && period !== null && convention.bare[period] !== undefined;
  if (hasCountry && (!last.plain || around.verb)) return true;
  return last.scale === 1000 && (around.verb || reader.context.homeCountry !== null);
}

function assumedFor(convention: Convention | null, currency: string, amount: number) {
  return convention?.assume.find((r) => r.currencies.includes(currency) && amount >= r.from && amount < r.to);
}

/** The convention that holds for a script where that of a country says nothing of a currency. */
function conventionOfScript({ tables }: Reader, convention: Convention | null): Convention | null {
  return convention?.region === undefined ? null : (tables.conventions.get(convention.script) ?? null);
}

function isOrdinary(ratio: number): boolean {
  return ratio >= ORDINARY_RATIO.from && ratio <= ORDINARY_RATIO.to;
}

/** `15000 บาท 8 ชั่วโมง`: the currency before a count is that of the number before it. */
function isOfNumberBefore({ tokens, entries }: Reader, { low }: Span): boolean {
  const { first } = low;
  if (tokens.kind[first] !== Kind.Word || meaning(tokens, entries, first, Role.Currency) !== low.currency) return false;
  return first > 0 && (tokens.kind[first - 1] === Kind.Number || has(tokens, first - 1, Role.Unit));
}

/** "RS485": two letters and digits without separators are a name as soon as they are a currency. */
function isCode(reader: Reader, span: Span): boolean {
  const { tokens, units } = reader;
  const { low } = span;
  if (low.grouped || low.currencyFrom !== 'word' || scriptOf(units[tokens.start[low.first]!]!) !== Script.Latin)
    return false;
  return (
    tokens.end[low.first]! - tokens.start[low.first]! <= 2 && tokens.start[low.first + 1] === tokens.end[low.first]
  );
}

/** Four digits of this or the last century, without separators. */
function isYear(amount: Amount): boolean {
  return amount.plain && !amount.grouped && amount.digits === 4 && amount.value >= 1900 && amount.value < 2100;
}

/** Text without letters follows the conventions of the home country; `S$2,500` has but those of its currency. */
function conventionOfHome(reader: Reader): Convention | null {
  const { tables, context } = reader;
  for (const convention of tables.conventions.values())
    if (convention.country === context.homeCountry) return convention;
  return tables.conventions.get('latin') ?? null;
}

/** A line without letters is in the script of the text; `月1000` in a Korean ad is Korean. */
function scriptOfLine(reader: Reader, lineScript: Script): Script {
  if (lineScript === Script.None || lineScript === Script.Other) return reader.textScript;
  if (lineScript === Script.Han && reader.textScript === Script.Hangul) return Script.Hangul;
  return lineScript;
}

/** A percentage is pay when it is taken of money that passes through, or is called a commission. */
function percentPay({ fold }: Reader, span: Span, around: Surroundings): Pay | null {
  const max = span.high?.value ?? span.low.value;
  if (
    !around.percentOf ||
    (around.notPay && !around.commissionClose) ||
    around.label !== null ||
    max >= 100 ||
    max <= 0
  )
    return null;
  return {
    kind: 'pay',
    min: span.low.value,
    max,
    currency: null,
    currencyFrom: null,
    period: around.after === 'task' || around.before === 'task' ? 'task' : 'unknown',
    upTo: around.upTo && span.high === null,
    guaranteed: around.guaranteed,
    crypto: around.crypto,
    plusCommission: false,
    percent: true,
    monthly: null,
    assumptions: [],
    ratio: null,
    start: fold.from[around.unitStart]!,
    end: fold.to[around.unitEnd - 1]!,
    disguised: around.unitStart >= fold.plainLength,
  };
}

/** "A100", "v2", "#5": the number belongs to a name. */
function startsInsideWord(reader: Reader, span: Span): boolean {
  const { tokens, units } = reader;
  const start = tokens.start[span.first]!;
  if (start === 0) return false;
  const before = units[start - 1]!;
  const previous = span.first - 1;
  if (previous >= 0 && tokens.kind[previous] === Kind.Word && tokens.end[previous] === start) {
    // "rm8,000" and "월300", but not "b2b".
    return (
      scriptOf(before) === Script.Latin && (tokens.roles[2 * previous]! & (ABOUT_AMOUNTS | LABEL | PERIOD_BEFORE)) === 0
    );
  }
  if (before === 0x23 /* # */ || before === 0x5f /* _ */) return true;
  if (before === 0x3a /* : */ || before === 0x2e || before === 0x2c || before === 0x2f) {
    const other = start > 1 ? units[start - 2]! : 0;
    return other >= 0x30 && other <= 0x39 && span.low.currency === null;
  }
  return scriptOf(before) === Script.Latin;
}

/** Neither a token payment nor more than what people earn in years: a currency alone is then not enough. */
function isPlausible(reader: Reader, currency: string | null, amount: number): boolean {
  const row = currency === null ? undefined : reader.tables.fx.get(currency);
  return row === undefined || (amount / row.perUsd >= 0.2 && amount / row.perUsd <= 300000);
}
