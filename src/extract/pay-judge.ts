import type { Amount } from './amount';
import { currencyByAmount, currencyOf, isTraditionalCountry } from './currency';
import { surroundings } from './pay-around';
import { bottom, type Span } from './pay-span';
import { REACH_TOKENS, type Surroundings } from './pay-words';
import { conventionOf, fieldAt, type Reader } from './reader';
import { ABOUT_AMOUNTS, CURRENCY, LABEL, PAY, PERIOD_AFTER, PERIOD_BEFORE } from './role-bits';
import { conventionScript, Script, scriptOf } from './script';
import { type Convention, Role } from './tables';
import { has, Kind, meaning } from './tokens';
import type { Pay, PayPeriod } from './types';
import { monthlyOf } from './wage';

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
export function judge(reader: Reader, span: Span, afterOtherMoney: boolean): Pay | 'other-money' | null {
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
