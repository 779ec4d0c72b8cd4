import { basePack } from './generated/pack';
import type { HelpLine } from './terms';

/**
 * Help lines of a country: for people who have been lured or paid, or who want an offer checked.
 *
 * @param country ISO 3166-1 alpha-2 code, in any case, or `UK` or `EL`; the home of the person, or where they are
 * @returns none for a country of which no line is known, and for what is no text
 */
export function help(country: string): readonly HelpLine[] {
  // Callers without types may hand over a field that their record lacks.
  if (typeof country !== 'string') return [];
  const given = country.trim().toUpperCase();
  const { 'country-codes': codes, 'help-lines': lines } = basePack.knowledge ?? {};
  const code = codes?.rows.find((row) => row.code === given)?.country ?? given;
  return (lines?.rows ?? []).filter((row) => row.country === code);
}
