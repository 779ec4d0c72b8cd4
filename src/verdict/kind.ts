import type { Ad } from '../ad';
import type { Entity, ExtractTables } from '../extract';
import { conventionScript, SCRIPT_COUNT, Script, scriptOf } from '../extract/script';
import type { AdKind } from '../registry/types';

/** What of an ad tells its kind: the concepts found in it that are not denied, its entities and its home country. */
export interface Read {
  readonly present: ReadonlySet<string>;
  readonly entities: readonly Entity[];
  readonly home: string | null;
}

/** Mentions by which an agency speaks, or an agency's licence is shown. */
const OF_AGENCIES = ['employer.agency', 'licence.agency', 'licence.recruiter'];
/** Work that is done and paid by the piece, without a post. */
const OF_GIGS = ['pay.per-task', 'role.like-follow', 'role.mystery-shopper', 'honest.panel-terms'];

/** Mentions of going to another country, by which a place is abroad also where it is not known who is addressed. */
const OF_GOING = [
  'place.abroad',
  'travel.paid-flight',
  'travel.visa-handled',
  'travel.no-visa',
  'travel.passport-ready',
  'travel.passport-copy',
  'travel.pickup',
  'travel.leave-now',
  'travel.border-coaching',
  'fee.travel-papers',
  'honest.visa-class',
];

/**
 * Who recruits, and for what. Work in a place of the home country is no work abroad; where the home country is not known, a country
 * that is named may be just that, unless the ad speaks of going there.
 */
export function adKindOf({ present, entities, home }: Read): AdKind {
  const isGoing = home !== null || OF_GOING.some((c) => present.has(c));
  const isAbroad = entities.some((e) => e.kind === 'place' && (e.country === null || (isGoing && e.country !== home)));
  if (isAbroad || present.has('licence.overseas-placement')) return 'overseas-placement';
  if (OF_AGENCIES.some((c) => present.has(c))) return 'agency';
  const isByTask = entities.some((e) => e.kind === 'pay' && (e.period === 'task' || e.period === 'minute'));
  const isPost = present.has('honest.contract') || present.has('honest.insurance');
  return !isPost && (isByTask || OF_GIGS.some((c) => present.has(c))) ? 'gig' : 'direct';
}

/** Scripts that one country writes. */
const SCRIPTS_OF_ONE_COUNTRY: ReadonlySet<Script> = new Set([
  Script.Hangul,
  Script.Kana,
  Script.Thai,
  Script.Lao,
  Script.Khmer,
  Script.Burmese,
]);

/** Letters of a text are looked at up to here to tell whom it addresses, in UTF-16 units. */
const HEAD = 2000;

/**
 * Country of the people whom an ad addresses, as far as it tells: the one the caller named; else that of a script which one country
 * writes; else that of the phone numbers, or, where none is given, that of the currency of pay, when all agree. Pay for work abroad
 * is in the money of the place of work and tells nothing.
 *
 * @returns ISO 3166-1 alpha-2, or null
 */
export function countryOf(
  ad: Ad,
  entities: readonly Entity[],
  tables: Pick<ExtractTables, 'fx' | 'conventions'>,
): string | null {
  if (ad.homeCountry !== null) return ad.homeCountry;
  const script = scriptOfOneCountry(ad.text);
  const written = script === null ? null : conventionScript(script, false);
  if (written !== null) return tables.conventions.get(written)?.country ?? null;
  const phones: (string | null)[] = [];
  const currencies: (string | null)[] = [];
  for (const e of entities) {
    if (e.kind === 'contact' && e.channel === 'phone') phones.push(e.country);
    else if (e.kind === 'pay' && e.currency !== null && OWN_CURRENCY.has(e.currencyFrom))
      currencies.push(tables.fx.get(e.currency)?.country ?? null);
  }
  if (phones.length > 0) return agreed(phones);
  return entities.some((e) => e.kind === 'place') ? null : agreed(currencies);
}

/** How a currency is known when it is written, and not taken for granted. */
const OWN_CURRENCY: ReadonlySet<string | null> = new Set(['symbol', 'word', 'place']);

function agreed(countries: readonly (string | null)[]): string | null {
  const [first = null] = countries;
  return countries.every((country) => country === first) ? first : null;
}

function scriptOfOneCountry(text: string): Script | null {
  const counts = new Uint32Array(SCRIPT_COUNT);
  let letters = 0;
  for (let i = 0; i < Math.min(HEAD, text.length); i++) {
    const script = scriptOf(text.charCodeAt(i));
    if (script === Script.None) continue;
    counts[script]!++;
    letters++;
  }
  // Japanese ads are written in Han for the most part: a fifth of kana is enough.
  for (const script of SCRIPTS_OF_ONE_COUNTRY)
    if (counts[script]! * (script === Script.Kana ? 5 : 2) > letters) return script;
  return null;
}
