import type { FINDING_IDS, MISSING_IDS, UNKNOWN_IDS } from '../ids';
import type { Risk, Typology, UnscoredReason } from '../types';

/** A risk from which on a text counts as a lure. */
type LureRisk = Extract<Risk, 'elevated' | 'high' | 'critical'>;

/** A sentence by the plural category of its `{count}` (CLDR, as `Intl.PluralRules` tells it). */
export interface Plural {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/**
 * All sentences of one locale (`rules/messages/<locale>.yaml`), as plain data. They speak of risk, never of guilt. `{kind}` stands
 * for a name of {@link Catalogue.typologies}, `{count}` for a number.
 */
export interface Catalogue {
  /** BCP 47 tag. */
  readonly locale: string;
  /** What a kind of lure is called inside a sentence. */
  readonly typologies: { readonly [typology in Typology]: string };
  readonly summaries: {
    /** For an ad that seems to deceive; with `{kind}`. */
    readonly deceives: { readonly [risk in LureRisk]: string };
    /** Stands for `{kind}` where no kind stands out. */
    readonly unnamed: string;
    /** Follows where the risk is high or critical. */
    readonly advice: string;
    /** For an ad that seems to hire openly for a crime; with `{kind}`. */
    readonly hiresForCrime: { readonly [risk in LureRisk]: string };
    /** For a text in which nothing stands out. */
    readonly quiet: { readonly [risk in Exclude<Risk, LureRisk>]: string };
    /** For a text that is no offer. */
    readonly report: { readonly warning: string; readonly news: string };
  };
  readonly unscored: { readonly [reason in UnscoredReason]: string };
  readonly missing: { readonly [id in (typeof MISSING_IDS)[number]]: string };
  readonly unknown: { readonly [id in (typeof UNKNOWN_IDS)[number]]: string };
  /** Headings of an explanation on the command line. */
  readonly labels: {
    readonly risks: { readonly [risk in Risk]: string };
    readonly unscored: string;
    readonly probability: string;
    readonly baseRate: string;
    readonly reason: string;
    readonly family: string;
    readonly adds: string;
    readonly source: string;
    readonly noReasons: string;
    readonly reasons: string;
    readonly kinds: string;
    readonly missing: string;
    readonly unknown: string;
    readonly notRead: string;
    readonly advisories: string;
    readonly versions: string;
    readonly weaker: Plural;
    readonly lines: Plural;
  };
  /** What each rule says, by its id; for the locales whose sentences stand in the rule itself it is left out. */
  readonly rules?: { readonly [rule: string]: string };
  /** What is said of evidence that is no rule's. */
  readonly findings: { readonly [id in (typeof FINDING_IDS)[number]]: string };
}
