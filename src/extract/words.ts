import { accentVariants, bearsLoss } from '../lexicon';
import { foldPhrase } from '../text';
import { Role } from './roles';
import type { CurrencyPlaceRow, LocaleSource } from './tables';

/** One meaning, and the folded words that have it, each behind a digit for its bounds; see {@link ExtractTables.bounds}. */
export type WordRow = readonly [role: Role, value: string | number, words: string];

/** Parts the words of a row; it stands in no word. */
export const WORD_SEPARATOR = '\n';

/** A locale whose words were folded when the library was built, so that loading need not fold them. */
export interface PackedLocale extends Pick<LocaleSource, 'language' | 'conventions'> {
  readonly words: readonly WordRow[];
}

/** A locale as it is packed. */
export function packLocale(locale: LocaleSource): PackedLocale {
  return { language: locale.language, conventions: locale.conventions, words: wordsOf(locale) };
}

/** The words of a locale, in the order in which their meanings count. */
export function wordsOf(locale: LocaleSource): WordRow[] {
  const collected = new Collected(locale.accents === 'optional');
  const list = (spellings: Words, role: Role): void => {
    for (const spelling of spellings) collected.add(spelling, role, 1);
  };
  const table = (spellings: { readonly [word: string]: string | number }, role: Role): void => {
    for (const spelling of Object.keys(spellings)) collected.add(spelling, role, spellings[spelling]!);
  };
  const grouped = (groups: { readonly [key: string]: Words | undefined }, role: Role): void => {
    for (const key of Object.keys(groups)) for (const spelling of groups[key]!) collected.add(spelling, role, key);
  };
  table(locale.numbers.digits, Role.Digit);
  table(locale.numbers.units, Role.Unit);
  table(locale.numbers.rest ?? {}, Role.Rest);
  table(locale.currency, Role.Currency);
  list(locale.weakCurrency, Role.WeakCurrency);
  grouped(locale.pay.labels, Role.Label);
  list(locale.pay.words, Role.Pay);
  list(locale.pay.verbs, Role.PayVerb);
  list(locale.pay.not, Role.NotPay);
  list(locale.pay.notAfter, Role.NotPayAfter);
  list(locale.pay.guaranteed, Role.Guaranteed);
  list(locale.pay.commission, Role.Commission);
  list(locale.pay.percentOf, Role.PercentOf);
  list(locale.pay.crypto, Role.Crypto);
  grouped(locale.periods.before, Role.PeriodBefore);
  grouped(locale.periods.after, Role.PeriodAfter);
  list(locale.periods.every, Role.Every);
  list(locale.bounds.range, Role.Range);
  list(locale.bounds.between, Role.Between);
  list(locale.bounds.and, Role.And);
  list(locale.bounds.upToBefore, Role.UpToBefore);
  list(locale.bounds.upToAfter, Role.UpToAfter);
  list(locale.bounds.atLeastBefore, Role.AtLeastBefore);
  list(locale.bounds.atLeastAfter, Role.AtLeastAfter);
  list(locale.bounds.about, Role.About);
  list(locale.percent, Role.Percent);
  list(locale.counters, Role.Counter);
  list(locale.particles, Role.Particle);
  list(locale.age.labels, Role.AgeLabel);
  list(locale.age.weakLabels, Role.AgeWeakLabel);
  list(locale.age.units, Role.AgeUnit);
  list(locale.age.decades, Role.Decade);
  list(locale.age.not, Role.NotAge);
  list(locale.time.hours, Role.Hour);
  list(locale.time.minutes, Role.Minute);
  list(locale.time.days, Role.Day);
  list(locale.time.clock, Role.Clock);
  table(locale.time.halves, Role.Half);
  table(locale.time.weekdays, Role.Weekday);
  table(locale.time.daysPerWeek, Role.DaysPerWeek);
  list(locale.time.labels, Role.WorkLabel);
  list(locale.time.not, Role.NotWork);
  grouped(locale.contact.labels, Role.HandleLabel);
  list(locale.contact.ids, Role.IdWord);
  list(locale.contact.fillers, Role.Filler);
  list(locale.contact.sameNumber, Role.SameNumber);
  list(locale.contact.noHandles, Role.NoHandle);
  list(locale.contact.phoneLabels, Role.PhoneLabel);
  list(locale.contact.noPhones, Role.NoPhone);
  grouped(locale.regionHints, Role.Hint);
  list(locale.ignore, Role.Ignore);
  return collected.rows();
}

/** Names of countries and cities, by the countries in which they may lie, with blanks between. */
export function placeWordsOf(rows: readonly CurrencyPlaceRow[]): WordRow[] {
  const countriesOf = new Map<string, string>();
  for (const { country, names } of rows)
    for (const name of names)
      countriesOf.set(name, countriesOf.has(name) ? `${countriesOf.get(name)} ${country}` : country);
  const collected = new Collected(false);
  for (const [name, countries] of countriesOf) collected.add(name, Role.Place, countries);
  return collected.rows();
}

type Words = readonly string[];

/** `hk$`, `rd$`: behind Latin letters, which are whole words anyway, `$` is the sign and not the end of a word. */
const DOLLAR_SIGN = /^[a-z]+\$$/;

/** Folds words and puts those of one meaning that follow each other into one row. */
class Collected {
  readonly #rows: [role: Role, value: string | number, words: string[]][] = [];
  readonly #accentless: boolean;

  constructor(accentless: boolean) {
    this.#accentless = accentless;
  }

  add(spelling: string, role: Role, value: string | number): void {
    this.#put(spelling, role, value);
    if (this.#accentless && bearsLoss(spelling, false))
      for (const variant of accentVariants(foldPhrase(spelling))) this.#put(variant, role, value);
  }

  rows(): WordRow[] {
    return this.#rows.map(([role, value, words]) => [role, value, words.join(WORD_SEPARATOR)]);
  }

  #put(spelling: string, role: Role, value: string | number): void {
    const begin = spelling.length > 1 && spelling.startsWith('^');
    const end =
      spelling.length > 1 && spelling.endsWith('$') && !(role === Role.Currency && DOLLAR_SIGN.test(spelling));
    const word = foldPhrase(spelling.slice(begin ? 1 : 0, end ? -1 : undefined));
    const spelled = `${(begin ? 1 : 0) | (end ? 2 : 0)}${word}`;
    const last = this.#rows[this.#rows.length - 1];
    if (last && last[0] === role && last[1] === value) last[2].push(spelled);
    else this.#rows.push([role, value, [spelled]]);
  }
}
