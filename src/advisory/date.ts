import { AdvisoryError } from './errors';
import type { Advisory, AdvisoryFile } from './types';

const DAY = 86_400_000;
/** Governments review their advisories about twice a year. */
export const STALE_AFTER_DAYS = 180;

/**
 * Is the file too old to say what is in force on a day? There is no clock here: the caller gives the day.
 *
 * @param date `YYYY-MM-DD`
 * @param days how old it may be
 * @throws {AdvisoryError} when a date cannot be read.
 */
export function isStale(file: Pick<AdvisoryFile, 'asOf'>, date: string, days: number = STALE_AFTER_DAYS): boolean {
  return dayOf(date, 'date') - dayOf(file.asOf, 'asOf') > days;
}

/**
 * Has the term of an advisory run out by a day? Many are prolonged, so this means "not known to be in force", not "lifted".
 *
 * @param date `YYYY-MM-DD`
 * @throws {AdvisoryError} when a date cannot be read.
 */
export function hasLapsed(advisory: Pick<Advisory, 'until'>, date: string): boolean {
  return advisory.until !== undefined && dayOf(date, 'date') > dayOf(advisory.until, 'until');
}

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
function dayOf(date: string, field: string): number {
  const [year, month, day] = date.split('-').map(Number);
  const time = date.length === 10 ? Date.UTC(year!, month! - 1, day!) : Number.NaN;
  if (
    Number.isNaN(time) ||
    month! < 1 ||
    month! > 12 ||
    day! < 1 ||
    day! > Date.UTC(year!, month!, 0) / DAY - Date.UTC(year!, month! - 1, 0) / DAY
  )
    throw new AdvisoryError(field, `is no day: ${JSON.stringify(date)}; write it as YYYY-MM-DD`);
  return time / DAY;
}
