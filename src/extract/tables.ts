import type { NegationSource } from '../lexicon';
import type { HelpLine } from '../terms';
import { type Entry, meaningIn, rolesOf } from './entries';
import { Heads } from './heads';
import { type Trie, TrieBuilder } from './trie';
import type { ContactKind, PayPeriod } from './types';
import { type PackedLocale, placeWordsOf, WORD_SEPARATOR, type WordRow, wordsOf } from './words';

export { Role } from './roles';

/** The scripts whose conventions differ: `han` is the whole script, `han-traditional` wins in traditional text. */
export type ConventionScript =
  | 'hangul'
  | 'han'
  | 'han-traditional'
  | 'kana'
  | 'latin'
  | 'thai'
  | 'cyrillic'
  | 'arabic'
  | 'devanagari'
  | 'bengali'
  | 'khmer'
  | 'lao'
  | 'burmese';

/** What is meant in a script when a number of pay says less than it means. */
export interface Convention {
  readonly script: ConventionScript;
  /**
   * Country for whose texts it holds, where the languages of several countries share the script: found by the home country of the
   * ad or by {@link LocaleSource.regionHints}. The convention without one holds for all other texts of the script.
   */
  readonly region?: string;
  /** Currency of a bare number, ISO 4217; null when the script tells nothing. */
  readonly currency: string | null;
  /** Country whose wage dollars and crypto amounts are held against when the ad names no country, ISO 3166. */
  readonly country: string | null;
  /**
   * A bare number after a period word: at least `from`, and below `below` it counts `times` (Korean `월 300` is 300 x 10,000).
   * `from` keeps counts of days and pieces apart from pay.
   */
  readonly bare: {
    readonly [period in PayPeriod]?: { readonly from: number; readonly below: number; readonly times: number };
  };
  /** Period of pay when none is said, by size of the amount in the currency: first row that fits. */
  readonly assume: readonly {
    readonly currencies: readonly string[];
    readonly from: number;
    readonly to: number;
    readonly period: PayPeriod;
  }[];
}

type Words = readonly string[];
type ByPeriod = { readonly [period in PayPeriod]?: Words };

/**
 * One language's words for the readers. Words are in folded form (lower case, simplified, no width forms). A leading `^`
 * means "no letter of the same script before it", a trailing `$` "none after it"; Latin words are always whole words.
 */
export interface LocaleSource {
  readonly language: string;
  /** `optional` where writers often leave the accents out; every word of the language is then read without them too. */
  readonly accents?: 'optional';
  /** Words that are common in its texts and in those of no other language of its script: by them an ad's languages are told. */
  readonly common?: readonly string[];
  /** Negation words; absent where they were compiled with the phrases of the language. */
  readonly negation?: Omit<NegationSource, 'language' | 'accents' | 'common'>;
  readonly conventions: readonly Convention[];
  readonly numbers: {
    /** Number words that build numerals: `삼`, `五`, `two`. */
    readonly digits: { readonly [word: string]: number };
    /** Multipliers: `만`, `千`, `k`, `lakh`. */
    readonly units: { readonly [word: string]: number };
    /** What digits count behind a multiplier: `7tr500` is seven million and 500 thousand, `1억 2000` has 2000 of ten thousand. */
    readonly rest?: { readonly [word: string]: number };
  };
  /** Currency words and signs, to ISO 4217, `USDT`, or a family of the fx table such as `DOLLAR`. */
  readonly currency: { readonly [word: string]: string };
  /** Those of them that are other words as well (`pounds`): behind a number only, and with a pay word or a period. */
  readonly weakCurrency: Words;
  readonly pay: {
    /** Pay and period in one word, before the amount: `월급`, `日薪`, `hourly rate`; `unknown` for half a month, which is none of the periods. */
    readonly labels: ByPeriod;
    /** Words that say that a number is pay: `급여`, `salary`. */
    readonly words: Words;
    /** Verbs and nouns that make a *currency* amount pay, but never a bare number: `earn`, `make`. */
    readonly verbs: Words;
    /** Money that is no regular pay: deposits, fees, turnover, capital, prizes, allowances, discounts. */
    readonly not: Words;
    /** The same, but only behind an amount: `지원`, `worth of`. */
    readonly notAfter: Words;
    readonly guaranteed: Words;
    readonly commission: Words;
    /** What a percentage is taken of: `수금액의`, `of each transfer`. */
    readonly percentOf: Words;
    readonly crypto: Words;
  };
  readonly periods: {
    /** Before the amount: `월`, `하루`, `每天`. */
    readonly before: ByPeriod;
    /** After the amount: `/월`, `per month`, `a day`. */
    readonly after: ByPeriod;
    /** Before a count of days: `per` 4 days, `for every` 5 days. */
    readonly every: Words;
  };
  readonly bounds: {
    readonly range: Words;
    readonly between: Words;
    readonly and: Words;
    readonly upToBefore: Words;
    readonly upToAfter: Words;
    readonly atLeastBefore: Words;
    readonly atLeastAfter: Words;
    readonly about: Words;
  };
  readonly percent: Words;
  /** Nouns that make a number a count: `명`, `건`, `people`. */
  readonly counters: Words;
  /** Particles that may follow a bare number without making it a count: `은`, `도`. */
  readonly particles: Words;
  readonly age: {
    readonly labels: Words;
    /** Labels of an age only before a number with a lower bound: `must be` 22+. */
    readonly weakLabels: Words;
    readonly units: Words;
    /** `20대`. */
    readonly decades: Words;
    /** Words that say that the age is not the worker's: `자녀`, `company`. */
    readonly not: Words;
  };
  readonly time: {
    readonly hours: Words;
    readonly minutes: Words;
    readonly days: Words;
    /** `시`, `点`, `o'clock`. */
    readonly clock: Words;
    /** 0 for the morning, 12 for the afternoon. */
    readonly halves: { readonly [word: string]: number };
    /** 0 is Monday. */
    readonly weekdays: { readonly [word: string]: number };
    /** Days a week in one word: `双休` is 5. */
    readonly daysPerWeek: { readonly [word: string]: number };
    readonly labels: Words;
    /** Hours that are not working hours: opening hours, hours for questions, breaks. */
    readonly not: Words;
  };
  readonly contact: {
    readonly labels: { readonly [channel in ContactKind]?: Words };
    readonly ids: Words;
    /** Words that may stand between a label and its handle. */
    readonly fillers: Words;
    /** The messenger has the number of the phone: `微信同号`. */
    readonly sameNumber: Words;
    /** Words that are no handle although they stand where one would: `group`, `only`. */
    readonly noHandles: Words;
    readonly phoneLabels: Words;
    /** Labels of numbers that are no phone: registration, account, postal numbers. */
    readonly noPhones: Words;
  };
  /** Words that show for which country a text in a shared script is written. */
  readonly regionHints: { readonly [country: string]: Words };
  /** Longer words that only keep a shorter one from being seen inside them: `직원` has no `원`. */
  readonly ignore: Words;
}

/** Head of every table in `rules/knowledge`. */
export interface KnowledgeFile<Row> {
  /** Date of the table, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly source: string;
  readonly rows: readonly Row[];
}

export interface WageRow {
  /** ISO 3166-1 alpha-2, or `EU`. */
  readonly country: string;
  /** Currency of `monthly`. */
  readonly currency: string;
  readonly monthly: number;
  /** Hours of a month for which hourly pay is counted, where law or custom says. */
  readonly hoursPerMonth?: number;
  /** Mean, median or minimum; of whom; year. */
  readonly basis: string;
  readonly source: string;
}

export interface FxRow {
  readonly currency: string;
  /** Units of the currency for one US dollar. */
  readonly perUsd: number;
  /** Country whose wage such pay is held against; null for currencies in which foreign work is paid (USD, EUR, USDT). */
  readonly country: string | null;
  /** Countries that use it at home beside `country`. */
  readonly usedIn?: readonly string[];
  /** Names that several currencies share: `DOLLAR`, `YUAN`, `RUPEE`, `PESO`, `YEN`; `SIGN` is `$` alone, the sign of dollars and pesos. Locales may use them in place of a code. */
  readonly families?: readonly string[];
  /** The families in which this one is meant when neither country nor script tells. */
  readonly defaultOf?: readonly string[];
  readonly crypto?: boolean;
}

export interface CallingCodeRow {
  readonly code: string;
  readonly country: string;
}

export interface PhoneFormatRow {
  readonly country: string;
  readonly code: string;
  /** What national numbers begin with. */
  readonly prefixes: readonly string[];
  /** How the digits may be grouped: `[3, 4, 4]`. */
  readonly groups: readonly (readonly number[])[];
  /** Digits dropped before the calling code is put on. */
  readonly trunk: string;
  /** Only with a phone label before it, because other numbers look the same. */
  readonly label?: boolean;
  /** Only in text of the scripts of that country, or when it is the home country. */
  readonly scripts?: readonly ConventionScript[];
}

export interface MessengerHostRow {
  /** Host, with its path where only that path is a messenger (`whatsapp.com/channel`); or a scheme (`tg:`). */
  readonly host: string;
  readonly channel: ContactKind;
  /** How the path names the contact: a handle, a phone number, an invite. */
  readonly path: 'handle' | 'phone' | 'invite' | 'none';
  /** Beginnings of the path that lead into a group. */
  readonly groups?: readonly string[];
  /** Beginnings of the path to drop before the handle. */
  readonly skip?: readonly string[];
  /** A public page rather than a person. */
  readonly page?: boolean;
}

export interface HostRow {
  readonly host: string;
}

export interface FreeMailRow {
  /** `gmail.com`, or `yahoo.*` for all its countries. */
  readonly host: string;
}

export interface TldRow {
  readonly tld: string;
  /** May end a host that is written without scheme, `www.` and path; false for those that are also words (`in`, `is`, `me`). */
  readonly bare: boolean;
}

export interface PlaceRow {
  /** Concept id, `place.cambodia`. */
  readonly concept: string;
  readonly country: string | null;
}

/** Names of a country whose currency shares its name with others, and of its cities, in any language. */
export interface CurrencyPlaceRow {
  readonly country: string;
  readonly names: Words;
}

/** The tables of `rules/knowledge`, by file name without `.json`; a pack may lack any of them. */
export interface KnowledgeSource {
  readonly wages?: KnowledgeFile<WageRow>;
  readonly fx?: KnowledgeFile<FxRow>;
  readonly 'calling-codes'?: KnowledgeFile<CallingCodeRow>;
  readonly 'phone-formats'?: KnowledgeFile<PhoneFormatRow>;
  readonly 'messenger-hosts'?: KnowledgeFile<MessengerHostRow>;
  readonly shorteners?: KnowledgeFile<HostRow>;
  readonly 'form-hosts'?: KnowledgeFile<HostRow>;
  readonly 'free-mail'?: KnowledgeFile<FreeMailRow>;
  readonly tlds?: KnowledgeFile<TldRow>;
  /** Names that look like hosts and are none (`asp.net`). */
  readonly 'no-hosts'?: KnowledgeFile<HostRow>;
  /** Names under which countries let hosts be registered (`co.kr`, `com.cn`). */
  readonly 'second-level'?: KnowledgeFile<{ readonly label: string }>;
  /** Codes of countries that are no ISO 3166-1 ones and in use. */
  readonly 'country-codes'?: KnowledgeFile<{ readonly code: string; readonly country: string }>;
  readonly places?: KnowledgeFile<PlaceRow>;
  readonly 'currency-places'?: KnowledgeFile<CurrencyPlaceRow>;
  readonly 'help-lines'?: KnowledgeFile<HelpLine>;
}

/** Owner of a word that several languages have, or none. */
export const NOBODY = 255;

/** All locales and knowledge, ready for the readers. Immutable; shared by every call. */
export interface ExtractTables {
  readonly trie: Trie;
  readonly heads: Heads;
  readonly entries: readonly Entry[];
  /** For each entry two words of bits, one for each role that it has: most questions are answered with no without looking further. */
  readonly roles: Int32Array;
  /** Bit 1: no letter of its script before it; bit 2: none after it. */
  readonly bounds: Uint8Array;
  /** For each entry the language whose locale alone has it, as its place in {@link languages}; else {@link NOBODY}. */
  readonly owners: Uint8Array;
  readonly languages: readonly string[];
  /** By script, or by script and region with a slash between. */
  readonly conventions: ReadonlyMap<string, Convention>;
  /** Language whose locale names the convention. */
  readonly languageOf: ReadonlyMap<Convention, string>;
  readonly wages: ReadonlyMap<string, WageRow>;
  readonly fx: ReadonlyMap<string, FxRow>;
  /** Default currency of a family. */
  readonly families: ReadonlyMap<string, string>;
  /** Currency of a country, from the fx table. */
  readonly currencyOf: ReadonlyMap<string, string>;
  readonly callingCodes: ReadonlyMap<string, string>;
  readonly phoneFormats: readonly PhoneFormatRow[];
  readonly messengerHosts: ReadonlyMap<string, readonly MessengerHostRow[]>;
  readonly shorteners: ReadonlySet<string>;
  readonly formHosts: ReadonlySet<string>;
  readonly freeMail: ReadonlySet<string>;
  readonly tlds: ReadonlyMap<string, boolean>;
  readonly noHosts: ReadonlySet<string>;
  readonly secondLevel: ReadonlySet<string>;
  readonly places: ReadonlyMap<string, string | null>;
  /** The countries of each meaning that a word has as {@link Role.Place}. */
  readonly countriesOf: ReadonlyMap<string, readonly string[]>;
}

/** Turns locale and knowledge files into tables. Plain data in; does not check it (see `schema.ts`). */
export function compileTables(
  locales: readonly (LocaleSource | PackedLocale)[],
  knowledge: KnowledgeSource,
): ExtractTables {
  const words = new TrieBuilder();
  const entries: Entry[] = [];
  const bounds: number[] = [];
  const owners: number[] = [];
  const languages = [...new Set(locales.map(({ language }) => language))];

  const put = ([role, value, packed]: WordRow, owner = NOBODY): void => {
    const alone: Entry = [role, value];
    for (let start = 0, end = 0; end < packed.length; start = end + 1) {
      end = packed.indexOf(WORD_SEPARATOR, start);
      if (end < 0) end = packed.length;
      // A digit for the bounds, then the word.
      if (end - start < 2) continue;
      const bound = packed.charCodeAt(start) - 0x30;
      const at = words.add(packed, entries.length, start + 1, end);
      if (at === entries.length) {
        entries.push(alone);
        bounds.push(bound);
        owners.push(owner);
      } else {
        bounds[at] = bounds[at]! & bound;
        if (owners[at] !== owner) owners[at] = NOBODY;
        const entry = entries[at]!;
        if (meaningIn(entry, role) === undefined) entries[at] = [...entry, role, value];
      }
    }
  };

  const conventions = new Map<string, Convention>();
  const languageOf = new Map<Convention, string>();
  for (const locale of locales) {
    for (const convention of locale.conventions) {
      conventions.set(conventionKey(convention.script, convention.region), convention);
      languageOf.set(convention, locale.language);
    }
    const owner = languages.indexOf(locale.language);
    for (const row of 'words' in locale ? locale.words : wordsOf(locale)) put(row, owner);
  }
  const placeWords = placeWordsOf(rowsOf(knowledge['currency-places']));
  for (const row of placeWords) put(row);

  const trie = words.build();
  const fxRows = rowsOf(knowledge.fx);
  const messengerHosts = new Map<string, MessengerHostRow[]>();
  for (const row of rowsOf(knowledge['messenger-hosts'])) {
    const slash = row.host.indexOf('/');
    const host = slash < 0 ? row.host : row.host.slice(0, slash);
    const rows = messengerHosts.get(host);
    if (rows) rows.push(row);
    else messengerHosts.set(host, [row]);
  }
  // Rows with a path must be tried before the row of the bare host.
  for (const rows of messengerHosts.values()) rows.sort((a, b) => b.host.length - a.host.length);

  return {
    trie,
    heads: new Heads(trie),
    entries,
    roles: rolesOf(entries),
    bounds: Uint8Array.from(bounds),
    owners: Uint8Array.from(owners),
    languages,
    conventions,
    languageOf,
    wages: new Map(rowsOf(knowledge.wages).map((row) => [row.country, row])),
    fx: new Map(fxRows.map((row) => [row.currency, row])),
    families: new Map(fxRows.flatMap((row) => (row.defaultOf ?? []).map((family) => [family, row.currency] as const))),
    currencyOf: new Map(
      fxRows.flatMap((row) =>
        [...(row.usedIn ?? []), ...(row.country === null ? [] : [row.country])].map(
          (country) => [country, row.currency] as const,
        ),
      ),
    ),
    callingCodes: new Map(rowsOf(knowledge['calling-codes']).map((row) => [row.code, row.country])),
    phoneFormats: rowsOf(knowledge['phone-formats']),
    messengerHosts,
    shorteners: new Set(rowsOf(knowledge.shorteners).map((row) => row.host)),
    formHosts: new Set(rowsOf(knowledge['form-hosts']).map((row) => row.host)),
    freeMail: new Set(rowsOf(knowledge['free-mail']).map((row) => row.host)),
    tlds: new Map(rowsOf(knowledge.tlds).map((row) => [row.tld, row.bare])),
    noHosts: new Set(rowsOf(knowledge['no-hosts']).map((row) => row.host)),
    secondLevel: new Set(rowsOf(knowledge['second-level']).map((row) => row.label)),
    places: new Map(rowsOf(knowledge.places).map((row) => [row.concept, row.country])),
    countriesOf: new Map(placeWords.map(([, countries]) => [String(countries), String(countries).split(' ')])),
  };
}

/** Key of {@link ExtractTables.conventions}. */
export function conventionKey(script: ConventionScript, region?: string | null): string {
  return region ? `${script}/${region}` : script;
}

function rowsOf<Row>(file: KnowledgeFile<Row> | undefined): readonly Row[] {
  return file?.rows ?? [];
}
