/** What a number says of its holder. Kinds that begin with `licence.` are the concepts of the same name. */
export type RegistryKind =
  /** A register of companies, or the tax number of a firm. */
  | 'company'
  /** Tax number of a natural person, as sole traders show it. */
  | 'person'
  /** Licence for placing or sending workers abroad. */
  | 'licence.overseas-placement'
  /** Licence of an employment, staffing or dispatch agency. */
  | 'licence.agency'
  /** Registration of the person who recruits for an agency. */
  | 'licence.recruiter';

/**
 * `valid`: the check digits hold. `invalid`: they do not, so nobody was given this number. `format`: the shape is right, but the
 * scheme has no check digit, or none that every holder's number satisfies, or the digits are a blank (`000-00-00000`). None of them
 * says who wrote the ad.
 */
export type RegistryCheck = 'valid' | 'invalid' | 'format';

/** A number of a company or of a licence, read from an ad. Half-open UTF-16 offsets into the source. */
export interface RegistryNumber {
  readonly kind: RegistryKind;
  /** Row of `registry-formats.json`: `kr.business`, `br.cnpj`. */
  readonly scheme: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** In capitals. A company's number is without hyphens, points, slashes and blanks; a licence keeps those that its shape has. */
  readonly number: string;
  readonly check: RegistryCheck;
  /** Stood behind a label of its scheme; false when its shape alone was enough. */
  readonly labelled: boolean;
  readonly start: number;
  readonly end: number;
  /** Read only after a disguise was undone (a second reading of the fold). */
  readonly disguised: boolean;
}

/** A check holds only for numbers with one of these characters at a place. */
export interface CheckCondition {
  readonly at: number;
  readonly in: string;
}

/**
 * Sum of weight times value, modulo `modulus`. Either the sum without the check character chooses it (`residues`), or the sum with
 * it must be one of `accept`. Places count the variable characters of the shape; signs and fixed letters do not count.
 */
export interface WeightedCheck {
  readonly algorithm: 'weighted';
  readonly weights: readonly number[];
  readonly modulus: number;
  /** Check character for each remainder, `-` where no number is given out. Several strings: any of them. */
  readonly residues?: string | readonly string[];
  readonly accept?: readonly number[];
  /** Place of the check character; the last one if not given. */
  readonly at?: number;
  /** Place of the first weight. If not given: 0 when `at` is, else so that the weights end where the summed characters end. */
  readonly from?: number;
  /** The value of a character is its index; `0`-`9` then `A`-`Z` if not given. */
  readonly alphabet?: string;
  /** Products count as the sum of their digits: all, or those of these weights (by index). */
  readonly digitSum?: boolean | readonly number[];
  /** Base of those digits; 10 if not given. */
  readonly base?: number;
  /** Other weights when the sum leaves this remainder. */
  readonly retry?: { readonly residue: number; readonly weights: readonly number[] };
  readonly if?: CheckCondition;
}

/** Luhn's formula (ISO/IEC 7812-1), over all places or `over` (half-open). */
export interface LuhnCheck {
  readonly algorithm: 'luhn';
  readonly over?: readonly [number, number];
  readonly if?: CheckCondition;
}

/** ISO 7064 MOD 11,10, the last digit being the check digit. */
export interface Iso7064Check {
  readonly algorithm: 'iso-7064-mod-11-10';
  readonly if?: CheckCondition;
}

export type CheckStep = WeightedCheck | LuhnCheck | Iso7064Check;

/**
 * One scheme of `registry-formats.json`.
 *
 * Shapes: `#` digit, `@` letter a-z, `*` either, `%` Chinese character, `[abc]` one of these (`]` may come first), `_` at most one separator (blank,
 * hyphen, point, slash), `?` makes what stands before it optional, `{n}` and `{m,n}` repeat it, `>` ends the number (what follows
 * must be there and is no part of it); anything else is itself. A shape takes as much as it can and never goes back.
 *
 * Labels: a leading `=` means that it must stand in capitals in the ad, for abbreviations that are words elsewhere; a leading `~`
 * that it says too little to call a number invalid (`registration no.`): behind it such a number is not read. Both may stand (`=~`).
 */
export interface RegistryFormatRow {
  readonly id: string;
  readonly country: string;
  readonly kind: RegistryKind;
  readonly name: string;
  readonly labels: { readonly [language: string]: readonly string[] };
  /** Shapes behind a label. */
  readonly shapes: readonly string[];
  /** Shapes that nothing else has: read without a label too. */
  readonly unmistakable?: readonly string[];
  /** All those whose `if` fits must hold. */
  readonly checks?: readonly CheckStep[];
  /** What a number is whose check does not hold; `format` where genuine numbers exist that break it. */
  readonly failing?: 'invalid' | 'format';
  /** So many words may stand between label and number (`RCS Paris 123 456 782`). */
  readonly gap?: number;
  readonly note?: string;
  readonly source: string;
  readonly date: string;
}

/** `rules/knowledge/registry-formats.json`. */
export interface RegistryFormatFile {
  readonly asOf: string;
  readonly source: string;
  /** Words between a label and its number that belong to neither: `no.`, `is`, `番号`. */
  readonly connectors: readonly string[];
  readonly rows: readonly RegistryFormatRow[];
}

/** Who recruits, and for what: kinds of ad whose duties differ. */
export type AdKind = 'overseas-placement' | 'agency' | 'direct' | 'gig';

/** What an honest ad states. Ids shared with {@link import('../verdict').Verdict.missing} mean the same. */
export const AD_ITEMS = [
  'licence.overseas-placement',
  'licence.agency',
  'agency.name',
  'agency.address',
  'agency.recruiter-registration',
  'employer.legal-name',
  'employer.address',
  'employer.registration',
  'contact.checkable',
  'job-order.number',
  'work.duties',
  'work.place',
  'work.hours',
  'work.positions',
  'work.requirements',
  'pay.amount',
  'pay.period',
  'contract.type',
  'contract.term',
  'insurance.social',
  'visa.class',
  'fee.who-pays',
  'notice.illegal-recruitment',
] as const;
export type AdItem = (typeof AD_ITEMS)[number];

/**
 * One row of `ad-requirements.json`: what ads of a kind state in a country. `law`: an ad without it breaks the law of the whole
 * country; `custom`: honest ads there have it, also where the law of a part of the country asks it.
 */
export interface AdRequirementRow {
  /** ISO 3166-1 alpha-2, or `*` for what holds where nothing else is known. */
  readonly country: string;
  readonly kind: AdKind;
  readonly basis: 'law' | 'custom';
  readonly items: readonly AdItem[];
  /** The law, with its article where known; or whose custom it is. */
  readonly law: string;
  readonly note?: string;
  readonly source: string;
  readonly date: string;
}

/** `rules/knowledge/ad-requirements.json`. */
export interface AdRequirementFile {
  readonly asOf: string;
  readonly source: string;
  readonly rows: readonly AdRequirementRow[];
}

/** One thing that an ad should state, and why. */
export interface AdRequirement {
  readonly item: AdItem;
  readonly basis: 'law' | 'custom';
  readonly law: string;
  readonly source: string;
  readonly date: string;
}
