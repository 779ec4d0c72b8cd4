import type { Reader } from './reader';
import type { Convention } from './tables';
import type { PayPeriod } from './types';

/** Hours of a month where no law or custom of the wage table says (52 weeks of 40 hours over 12). */
const HOURS_PER_MONTH = 173;
const DAYS_PER_MONTH = 22;
const WEEKS_PER_MONTH = 4.33;

/**
 * Pay brought to a month, and its ratio to the usual wage. National currencies are held against the wage of their own
 * country, so that an honest job abroad is measured where it is; dollars, euros and crypto amounts, in which work abroad is
 * offered everywhere, against the home country's or, when none is given, that of the script's convention.
 */
export function monthlyOf(
  reader: Reader,
  convention: Convention | null,
  currency: string | null,
  period: PayPeriod,
  min: number,
  max: number,
  assumptions: string[],
): { monthly: { min: number; max: number } | null; ratio: number | null } {
  const { tables, context } = reader;
  const fx = currency === null ? undefined : tables.fx.get(currency);
  const country = fx?.country ?? context.homeCountry ?? convention?.country ?? null;
  const wage = country === null ? undefined : tables.wages.get(country);
  let factor: number;
  switch (period) {
    case 'month':
      factor = 1;
      break;
    case 'hour':
      factor = wage?.hoursPerMonth ?? HOURS_PER_MONTH;
      assumptions.push(`${factor} hours a month`);
      break;
    case 'day':
      factor = DAYS_PER_MONTH;
      assumptions.push(`${factor} days a month`);
      break;
    case 'week':
      factor = WEEKS_PER_MONTH;
      assumptions.push(`${factor} weeks a month`);
      break;
    case 'year':
      factor = 1 / 12;
      assumptions.push('12 months a year');
      break;
    default:
      return { monthly: null, ratio: null };
  }
  const monthly = { min: round(min * factor), max: round(max * factor) };
  if (fx === undefined || wage === undefined) return { monthly, ratio: null };
  const wageFx = tables.fx.get(wage.currency);
  if (wageFx === undefined) return { monthly, ratio: null };
  assumptions.push(`usual wage of ${wage.country}`);
  const ratio = monthly.max / fx.perUsd / (wage.monthly / wageFx.perUsd);
  return { monthly, ratio: Math.round(ratio * 1000) / 1000 };
}

function round(amount: number): number {
  return Math.round(amount * 100) / 100;
}
