import { basePack } from './generated/pack';
import type { HelpLine } from './terms';

/**
 * Help lines of a country: for people who have been lured or paid, or who want an offer checked.
 *
 * @param country ISO 3166-1 alpha-2 code, in any case; the home of the person, or where they are
 * @returns none for a country of which no line is known
 */
export function help(country: string): readonly HelpLine[] {
  const code = country.trim().toUpperCase();
  return (basePack.knowledge?.['help-lines']?.rows ?? []).filter((row) => row.country === code);
}
