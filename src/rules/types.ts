import type { AdvisoryFile } from '../advisory/types';
import type { CheckAd } from '../checks/types';
import type { KnowledgeSource, LocaleSource, PackedLocale } from '../extract';
import type { BookSource, ConceptSource, LexiconSource } from '../lexicon';
import type { AdRequirementFile } from '../registry/types';
import type { Typology } from '../terms';

/** Bounds of a number; both inclusive, either may be absent. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** One item of a condition: a concept, group or `prefix.*`; a mention with a quality; or an entity as read. */
export type ItemSource =
  | string
  | { readonly concept: string; readonly negated?: boolean; readonly disguised?: boolean }
  | {
      readonly pay: {
        readonly ratio?: Range;
        readonly period?: readonly string[];
        readonly top_over_bottom?: Range;
        readonly guaranteed?: boolean;
        readonly crypto?: boolean;
        readonly percent?: boolean;
        readonly up_to?: boolean;
      };
    }
  | { readonly age: { readonly from?: Range; readonly to?: Range } }
  | { readonly hours: { readonly per_day?: Range; readonly per_week?: Range } }
  | { readonly contact: { readonly kind?: readonly string[]; readonly only?: boolean } }
  | { readonly length: Range };

export interface WhenSource {
  readonly all?: readonly ItemSource[];
  readonly any?: readonly ItemSource[];
  readonly atleast?: { readonly k: number; readonly of: readonly ItemSource[] };
  /** None of these anywhere in the ad. */
  readonly unless?: readonly ItemSource[];
  /** Not all of these together, anywhere in the ad. */
  readonly unless_all?: readonly ItemSource[];
  /** None of these inside the window in which the rest was found. */
  readonly unless_near?: readonly ItemSource[];
  /** The window in which all of it must stand: the ad, one sentence, or so many source characters. */
  readonly within?: 'ad' | 'sentence' | number;
}

/** A rule as its author sees it (`rules/signals/*.yaml`). */
export interface RuleSource {
  readonly id: string;
  /** Kinds of lure for which the rule speaks, with shares; empty for none in particular. */
  readonly typologies: { readonly [typology in Typology]?: number };
  readonly family: string;
  /** What it says, by locale; English stands in for a locale that has no sentence here or in its catalogue. */
  readonly says: { readonly en: string; readonly [locale: string]: string };
  readonly when: WhenSource;
  /** Log-odds that the signal adds before saturation and damping. */
  readonly weight: number;
  readonly status: 'experimental' | 'stable' | 'retired';
  readonly source: string;
  /** `offer` (default): holds only in an offer; `any`: in every text. */
  readonly stance: 'offer' | 'any';
  /** Place in the author's file, for messages. */
  readonly at?: { readonly file: string; readonly line: number };
}

/** Everything that a ruleset is made of, as plain data. A user's pack holds only what it adds. */
export interface RulePack {
  readonly name: string;
  readonly version: string;
  /** Content hash. */
  readonly hash: string;
  readonly concepts: readonly ConceptSource[];
  readonly groups: { readonly [group: string]: readonly string[] };
  readonly lexicons: readonly LexiconSource[];
  /** Phrases and negation words that were compiled before, by language. */
  readonly books?: readonly BookSource[];
  readonly rules: readonly RuleSource[];
  readonly locales: readonly (LocaleSource | PackedLocale)[];
  readonly knowledge: KnowledgeSource | null;
  /** Checks hosts and register numbers; packs without them leave links and numbers unchecked. */
  readonly checks?: CheckAd;
  /** Travel advisories; the last pack that has some counts, so that a caller's newer file takes the place of the library's. */
  readonly advisories?: AdvisoryFile;
  /** What ads of a kind state in a country; the last pack that has some counts, so that a caller's own file takes the place. */
  readonly requirements?: Pick<AdRequirementFile, 'rows'>;
}

/** A pack that does not fit together: names file, rule and line where they are known. */
export class RulePackError extends Error {
  override readonly name = 'RulePackError';
  constructor(
    problem: string,
    readonly file: string | null = null,
    readonly line: number | null = null,
    readonly rule: string | null = null,
  ) {
    super(`${file ?? 'rule pack'}${line === null ? '' : `:${line}`}: ${rule === null ? '' : `${rule}: `}${problem}`);
  }
}
