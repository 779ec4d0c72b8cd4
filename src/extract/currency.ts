import type { Reader } from './reader';
import { type Convention, NOBODY } from './tables';
import { Kind } from './tokens';
import type { Pay, PayPeriod } from './types';
import { monthlyOf } from './wage';

/*
 * In which currency an amount is meant: `$`, `dollar`, "元" and the like are the names of several.
 */

/** "元" is not the yuan where the convention of traditional text names a currency of the same family. */
export function isTraditionalCountry(reader: Reader): boolean {
  const { tables, context } = reader;
  const usual = tables.conventions.get('han-traditional')?.currency;
  const home = context.homeCountry === null ? undefined : tables.currencyOf.get(context.homeCountry);
  if (usual == null || home === undefined || home === tables.conventions.get('han')?.currency) return false;
  return isNamedAlike(reader, usual, home);
}

/** Has `other` every name of `usual`? */
function isNamedAlike({ tables }: Reader, usual: string, other: string): boolean {
  const own = tables.fx.get(other)?.families ?? [];
  return (tables.fx.get(usual)?.families ?? []).every((family) => own.includes(family));
}

/**
 * Currency of an amount, and what tells it.
 *
 * @param first token with which the amount begins
 * @param written what is written beside it: a currency, a family of currencies, or null for neither
 * @param traditional is the amount in text of traditional characters, or for readers of such?
 */
export function currencyOf(
  reader: Reader,
  first: number,
  written: string | null,
  writtenFrom: 'symbol' | 'word' | null,
  convention: Convention | null,
  traditional: boolean,
): { currency: string | null; from: Pay['currencyFrom'] } {
  const { tables, context } = reader;
  const home = context.homeCountry === null ? null : (tables.currencyOf.get(context.homeCountry) ?? null);
  const region = traditional && reader.region !== null ? (tables.currencyOf.get(reader.region) ?? null) : null;
  const usual = region ?? convention?.currency ?? null;
  if (written === null) {
    // `月薪3萬` in Hong Kong: what the script's usual currency is called, the home country's is called as well.
    if (usual !== null && traditional && region === null && home !== null && isNamedAlike(reader, usual, home))
      return { currency: home, from: 'country' };
    if (usual !== null) return { currency: usual, from: 'convention' };
    return { currency: home, from: home === null ? null : 'country' };
  }
  const fallback = tables.families.get(written);
  if (fallback === undefined) return { currency: written, from: writtenFrom };
  // A name that several currencies share: the home country's, else that of the script, else the one best known.
  const inFamily = (code: string | null): boolean =>
    code !== null && tables.fx.get(code)?.families?.includes(written) === true;
  const here = placedCurrency(reader, first, inFamily);
  if (here.sameLine && written !== 'SIGN') return { currency: here.currency, from: 'place' };
  if (inFamily(home)) return { currency: home, from: 'country' };
  // `$` alone is the peso of a country that several words of the text name, else the dollar.
  const isNamed = written !== 'SIGN' || reader.regionWords >= 2 || convention?.region === undefined;
  if (inFamily(usual) && isNamed) return { currency: usual, from: convention?.region ? 'place' : 'convention' };
  if (here.currency !== null && written !== 'SIGN') return { currency: here.currency, from: 'place' };
  return { currency: fallback, from: 'convention' };
}

/** Below this share of the usual wage nobody offers work, and above so many few do: the currency is another one of the same name. */
const USUAL = { least: 0.1, most: 2 };
/** Shares of the usual wage between which an amount is usual, for telling a currency by it. */
const USUAL_RATIO = { from: 0.2, to: 5 };

/**
 * The currency that an amount is in, where only its family is written and it is no pay in the one that is best known: of the currencies
 * that the family has, the one for which the amount is nearest to the usual wage. Too little is looked for among all of them; too much of
 * `$`, which is the peso of a dozen countries ("$2,200 semanales"), among those of the countries of the language.
 *
 * @param ratio what the amount is of the usual wage in the best known currency
 * @returns null when the amount is usual for none
 */
export function currencyByAmount(
  reader: Reader,
  convention: Convention | null,
  family: string,
  ratio: number,
  period: PayPeriod,
  min: number,
  max: number,
): { readonly currency: string; readonly monthly: Pay['monthly'] } | null {
  if (ratio >= USUAL.least && ratio <= USUAL.most) return null;
  if (ratio > USUAL.most && family !== 'SIGN') return null;
  const among = ratio > USUAL.most ? currenciesOfLanguage(reader) : null;
  let best: { readonly currency: string; readonly monthly: Pay['monthly'] } | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const { currency, families, country } of reader.tables.fx.values()) {
    if (country === null || families?.includes(family) !== true || among?.has(currency) === false) continue;
    const { monthly, ratio } = monthlyOf(reader, convention, currency, period, min, max, []);
    if (ratio === null || ratio < USUAL_RATIO.from || ratio > USUAL_RATIO.to) continue;
    const apart = Math.abs(Math.log(ratio));
    if (apart < least) {
      least = apart;
      best = { currency, monthly };
    }
  }
  return best;
}

/** Currencies of the countries of the language that has most words of the text for itself; none where two have as many. */
function currenciesOfLanguage({ tokens, tables }: Reader): ReadonlySet<string | null> {
  const { conventions, languageOf, owners } = tables;
  const counts = new Map<number, number>();
  for (let t = 0; t < tokens.count; t++) {
    const owner = tokens.kind[t] === Kind.Word ? owners[tokens.value[t]!]! : NOBODY;
    if (owner !== NOBODY) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] === second?.[1]) return new Set();
  const language = tables.languages[first[0]];
  return new Set([...conventions.values()].filter((c) => languageOf.get(c) === language).map((c) => c.currency));
}

/**
 * Currency of the place nearest to a token on its line, of those that a family has; else of all places of the text, when those of
 * the family lie in one country.
 */
function placedCurrency(
  { tokens, places, tables }: Reader,
  token: number,
  inFamily: (code: string | null) => boolean,
): { readonly currency: string | null; readonly sameLine: boolean } {
  let nearest: string | null = null;
  let distance = Number.POSITIVE_INFINITY;
  let only: string | null | undefined;
  for (const place of places)
    for (const country of place.countries) {
      const code = tables.currencyOf.get(country) ?? null;
      if (!inFamily(code)) continue;
      only = only === undefined || only === code ? code : null;
      const apart = Math.abs(place.token - token);
      if (tokens.line[place.token] !== tokens.line[token] || apart >= distance) continue;
      nearest = code;
      distance = apart;
    }
  return nearest === null ? { currency: only ?? null, sameLine: false } : { currency: nearest, sameLine: true };
}
