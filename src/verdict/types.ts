import type { Stance, Typology } from '../terms';
import type { MISSING_IDS, RISKS, UNKNOWN_IDS } from './ids';

export type { Locale, Stance, Typology } from '../terms';
export { TYPOLOGIES } from '../terms';

export { RISKS } from './ids';
export type Risk = (typeof RISKS)[number];

/** A piece of the caller's own text. `text` is exactly the slice `start..end` (UTF-16) of that field. */
export interface Span {
  /** The field of the ad, `text` for free text. */
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The concept found there, such as `travel.paid-flight`. */
  readonly concept: string;
  /** It was seen only after a disguise was undone. */
  readonly disguised: boolean;
}

/** One reason. The contributions of all evidence and `logit(prior)` add up to {@link Verdict.logit} exactly. */
export interface Evidence {
  /** Id of the rule or model that speaks, such as `compound.remote-lure`. */
  readonly signal: string;
  readonly family: string;
  /** Kinds of lure for which it speaks; empty when for none in particular. */
  readonly typologies: readonly Typology[];
  /** Log-odds, after saturation of the family and damping by stance. Negative speaks for an honest ad. */
  readonly contribution: number;
  readonly spans: readonly Span[];
  /** A plain sentence in the caller's locale. */
  readonly says: string;
  /** Where the knowledge comes from. */
  readonly source: string;
}

/** An advisory as a verdict shows it. */
export interface ShownAdvisory {
  /** Government that issued it and country it is about, ISO 3166-1 alpha-2. */
  readonly issuer: string;
  readonly country: string;
  /** The area in words, as the issuer draws it. */
  readonly area: string;
  /** The issuer's own name of the level, and what it asks of people (English). */
  readonly level: string;
  readonly meaning: string;
  /** From 1, take care, to 4, forbidden. */
  readonly severity: 1 | 2 | 3 | 4;
  /** It covers the place named, or a part of it. */
  readonly where: 'here' | 'part';
  /** In force from and issued until, where known. */
  readonly from: string | null;
  readonly until: string | null;
  /** Nothing is known of what was issued after this day. */
  readonly asOf: string;
  readonly source: string;
  readonly span: Span;
}

/** Something that the law or the custom of a place makes an honest ad of a kind state. */
export interface MissingItem {
  readonly id: (typeof MISSING_IDS)[number];
  readonly says: string;
  /** `law`: of the country whose people are recruited; `custom`: honest ads have it. */
  readonly basis: 'law' | 'custom';
  /** The law with its article where known, or whose custom it is (English). */
  readonly law: string;
  readonly source: string;
}

export interface Verdict {
  /** False when the text cannot be judged; then `unscored` says why and the probability is the prior. */
  readonly scored: boolean;
  readonly unscored: { readonly reason: UnscoredReason; readonly says: string } | null;
  /** Probability that the ad is a lure, at the stated base rate. */
  readonly probability: number;
  /** Natural log-odds of `probability`. */
  readonly logit: number;
  /** The base rate that was assumed. */
  readonly prior: number;
  readonly risk: Risk;
  /** Kinds of lure, most probable first; those below 1 % are left out. They may overlap and need not add up. */
  readonly typologies: readonly { readonly id: Typology; readonly probability: number }[];
  /** An ad that deceives the reader, one that openly hires for crime, or neither stands out. */
  readonly conduct: 'deceives' | 'hires-for-crime' | 'none';
  readonly stance: Stance;
  /** One sentence in the caller's locale, worded as risk. */
  readonly summary: string;
  /** Strongest first. */
  readonly evidence: readonly Evidence[];
  /** What an honest ad of this kind would state and this one does not, what the law asks first; never a point against the ad. */
  readonly missing: readonly MissingItem[];
  /**
   * Travel advisories of the reader's own government for the places named, strictest first. They say that a place is dangerous, not
   * that the ad is a lure, and add nothing to the probability.
   */
  readonly advisories: readonly ShownAdvisory[];
  /** What could not be known from the text alone. */
  readonly unknown: readonly { readonly id: (typeof UNKNOWN_IDS)[number]; readonly says: string }[];
  /** Names of fields that were given and not read. */
  readonly ignored: readonly string[];
  readonly versions: {
    readonly engine: string;
    readonly ruleset: { readonly version: string; readonly hash: string };
    readonly model: { readonly name: string; readonly version: string; readonly hash: string } | null;
    /** When outside sources were asked (ISO 8601), or null. */
    readonly reputation: string | null;
  };
}

export type UnscoredReason = 'empty' | 'too-short' | 'no-words';

/** The part of a verdict that screening needs. */
export interface BriefVerdict {
  readonly probability: number;
  readonly logit: number;
  readonly risk: Risk;
  readonly typologies: Verdict['typologies'];
  readonly stance: Stance;
}
