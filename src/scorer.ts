import type { Ad, JobAd, Section } from './ad';
import { AdError, MARKUP_PAD, readAd } from './ad';
import type { TextModel } from './classifier';
import type { EnglishReader } from './english';
import { basePack } from './generated/pack';
import type { Judgement } from './judge';
import { judge, logOddsOf } from './judge';
import type { Mention } from './lexicon';
import type { ReputationEvidence } from './reputation/types';
import type { RulePack, Ruleset } from './rules';
import { compileRuleset } from './rules';
import type { Bands, BriefVerdict, Catalogue, Evidence, FindingId, Locale, Span, Verdict, Weighed } from './verdict';
import {
  advisoriesOf,
  CATALOGUES,
  conductOf,
  EXPERT_SCALE,
  isCurrent,
  missingFrom,
  sigmoid,
  summaryOf,
  unknownFrom,
} from './verdict';
import { ENGINE_VERSION } from './version';

/** Options of `createScorer`. */
export interface ScorerOptions {
  /** Base rate: share of lures among the ads that will be scored, between 0 and 1 exclusive. Default 0.02. */
  prior?: number;
  /**
   * Language of the sentences in a verdict: `en`, `ko` or `zh`, or the catalogue of another locale, imported from
   * `toogood/locales/<locale>`. Default `en`.
   */
  locale?: Locale | Catalogue;
  /** Packs of one's own (`parsePack` in `toogood/rules`), added to the rules that come with the library. */
  rules?: readonly RulePack[];
  /** Weighs the wording as a whole. The main entry takes the library's own where none is given; null leaves it out. */
  model?: TextModel | null;
  /** Reads who pays in English sentences, from `createEnglishReader` of `toogood/english`; asked where the rules leave doubt. */
  english?: EnglishReader;
}

export interface Scorer {
  /** Least evidence, in log-odds above the prior, of each band of this scorer, the strongest first. */
  readonly bands: Bands;
  /**
   * Judges an ad: free text, a {@link JobAd}, or a schema.org `JobPosting` (object or JSON-LD text).
   *
   * @throws {AdError} when a field has the wrong type; the error names it.
   */
  score(ad: AdInput, options?: ScoreOptions): Verdict;
  /**
   * The same judgement without reasons.
   *
   * @throws {AdError} as {@link score} does.
   */
  brief(ad: AdInput, options?: ScoreOptions): BriefVerdict;
  /**
   * The same probability (0 to 1, to the last bit) and nothing else: the fastest way to sort many ads. Of an ad that cannot be scored it
   * is the prior, as in a verdict.
   *
   * @throws {AdError} as {@link score} does.
   */
  probability(ad: AdInput, options?: Pick<ScoreOptions, 'reputation'>): number;
  /**
   * Judges ads one after the other as their verdicts are asked for, in their order. An ad that cannot be read yields its {@link AdError}
   * in the place of its verdict, so that one bad row ends nothing; `verdict instanceof AdError` tells them apart.
   *
   * Holds one ad at a time. Leaving the loop early closes the iterable, and what the iterable throws is thrown.
   *
   * @throws {OptionError} when `ads` cannot be iterated over, or is one text.
   */
  scoreMany(ads: Iterable<AdInput>, options?: ManyOptions): IterableIterator<Verdict | AdError>;
  /**
   * {@link scoreMany} over ads that come by and by: a stream of lines, rows of a database. An iterable of promises will do as well. The
   * next ad is asked for when its verdict is.
   *
   * @throws {OptionError} when `ads` cannot be iterated over, or is one text.
   */
  scoreManyAsync(
    ads: AsyncIterable<AdInput> | Iterable<AdInput | Promise<AdInput>>,
    options?: ManyOptions,
  ): AsyncIterableIterator<Verdict | AdError>;
}

/** What is known of all ads alike; evidence from outside belongs to one ad. */
export type ManyOptions = Pick<ScoreOptions, 'date'>;

/** What is known of one ad beside its text. */
export interface ScoreOptions {
  /** What outside sources know of its contacts, from `enrich` of `toogood/reputation`; nothing is looked up here. */
  readonly reputation?: ReputationEvidence;
  /** Today, `YYYY-MM-DD`: tells whether travel advisories are stale. Without it a verdict says that it does not know. */
  readonly date?: string;
}

/** What {@link Scorer.score} takes. */
export type AdInput = string | JobAd | { readonly [key: string]: unknown } | readonly unknown[];

/** Base rate where the caller states none: about one ad in fifty. */
export const DEFAULT_PRIOR = 0.02;

/** An option out of its range. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
  constructor(
    readonly option: string,
    problem: string,
  ) {
    super(`${option}: ${problem}`);
  }
}

/** Rulesets of the library's own packs, by their languages; they never change, so that all scorers can share them. */
const shared = new WeakMap<readonly RulePack[], Ruleset>();

function sharedRuleset(languages: readonly RulePack[]): Ruleset {
  let ruleset = shared.get(languages);
  if (ruleset === undefined) {
    ruleset = compileRuleset([basePack, ...languages]);
    shared.set(languages, ruleset);
  }
  return ruleset;
}

/**
 * Creates a scorer that reads some languages. Cheap after the first of the same list, whose ruleset is compiled once.
 *
 * @param ownModel the model where the options name none; asked for with the first ad, so that making a scorer decodes nothing
 */
export function scorerFor(
  languages: readonly RulePack[],
  options: ScorerOptions,
  ownModel: () => TextModel | null = () => null,
): Scorer {
  const { prior = DEFAULT_PRIOR, locale = 'en', rules = [], english = null } = options;
  checkPacks('rules', rules, 'made by parsePack of toogood/rules');
  const modelOf = 'model' in options ? () => options.model ?? null : ownModel;
  if (!(typeof prior === 'number' && prior > 0 && prior < 1))
    throw new OptionError('prior', `must be a number between 0 and 1 exclusive, such as 0.02; got ${String(prior)}`);
  if (options.model && !options.model.scale) throw new OptionError('model', 'must be a model of decodeModel');
  const catalogue = catalogueOf(locale);
  const ruleset = rules.length > 0 ? compileRuleset([basePack, ...languages, ...rules]) : sharedRuleset(languages);
  const score = (input: AdInput, given: Given = {}) => {
    const beside = { ...given, english, model: modelOf() };
    return verdictOf(judge(readAd(input), ruleset, prior, beside), ruleset, prior, catalogue, beside);
  };
  const scoreOrError = (input: AdInput, { date = null }: Given) => {
    try {
      return score(input, { date });
    } catch (error) {
      if (error instanceof AdError) return error;
      throw error;
    }
  };
  return {
    get bands() {
      return (modelOf()?.scale ?? EXPERT_SCALE).bands;
    },
    score,
    brief: (input, { reputation = null }: Given = {}) => {
      const { probability, logOdds, risk, typologies, stance } = judge(readAd(input), ruleset, prior, {
        reputation,
        english,
        model: modelOf(),
        places: false,
      });
      return { probability, logit: logOdds, risk, typologies, stance };
    },
    probability: (input, { reputation = null }: Given = {}) =>
      sigmoid(logOddsOf(readAd(input), ruleset, prior, { reputation, english, model: modelOf() })),
    scoreMany: (ads, given: Given = {}) => {
      checkMany(ads, isIterable(ads));
      return (function* () {
        for (const ad of ads) yield scoreOrError(ad, given);
      })();
    },
    scoreManyAsync: (ads, given: Given = {}) => {
      checkMany(ads, isIterable(ads) || isAsyncIterable(ads));
      return (async function* () {
        for await (const ad of ads) yield scoreOrError(ad, given);
      })();
    },
  };
}

/**
 * Looks whether an option is a list of packs, each `from` where packs come from.
 *
 * @throws {OptionError} when it is something else, such as the name of a file.
 */
export function checkPacks(option: 'rules' | 'languages', given: unknown, from: string): void {
  if (!Array.isArray(given)) throw new OptionError(option, `must be a list of packs ${from}; got ${describe(given)}`);
  given.forEach((pack: unknown, i) => {
    if (isPack(pack)) return;
    const isModule = isPack((pack as { readonly default?: unknown } | null | undefined)?.default);
    throw new OptionError(
      option,
      `must be packs ${from}; number ${i + 1} is ${isModule ? 'a module: take its default' : describe(pack)}`,
    );
  });
}

function isPack(value: unknown): value is RulePack {
  if (typeof value !== 'object' || value === null) return false;
  const { concepts, groups, lexicons, rules, locales } = value as { readonly [key in keyof RulePack]?: unknown };
  return [concepts, lexicons, rules, locales].every(Array.isArray) && typeof groups === 'object' && groups !== null;
}

function describe(value: unknown): string {
  if (typeof value === 'string')
    return `the text ${JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value)}`;
  return value === null || value === undefined
    ? String(value)
    : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`;
}

function isIterable(value: unknown): boolean {
  return typeof (value as Iterable<unknown> | null | undefined)?.[Symbol.iterator] === 'function';
}

function isAsyncIterable(value: unknown): boolean {
  return typeof (value as AsyncIterable<unknown> | null | undefined)?.[Symbol.asyncIterator] === 'function';
}

/** A text is a list of characters too, of which each would be judged: surely not what was meant. */
function checkMany(ads: unknown, iterates: boolean): void {
  if (iterates && typeof ads !== 'string') return;
  throw new OptionError(
    'ads',
    `must be a list of ads or anything else that can be iterated over; got ${typeof ads === 'string' ? 'one text, use score or put it in a list' : typeof ads}`,
  );
}

function catalogueOf(locale: Locale | Catalogue): Catalogue {
  if (typeof locale === 'object' && locale !== null && typeof locale.summaries === 'object') return locale;
  if (typeof locale === 'string' && Object.hasOwn(CATALOGUES, locale)) return CATALOGUES[locale];
  throw new OptionError(
    'locale',
    `must be en, ko, zh or a catalogue imported from toogood/locales; got ${String(locale)}`,
  );
}

/** {@link ScoreOptions} as given. */
interface Given {
  readonly reputation?: ReputationEvidence | null;
  readonly date?: string | null;
}

function verdictOf(
  judgement: Judgement,
  ruleset: Ruleset,
  prior: number,
  catalogue: Catalogue,
  { reputation = null, date = null, model = null }: Given & { readonly model?: TextModel | null },
): Verdict {
  const { ad, mentions, entities, stance, weighed, logOdds, probability, risk, typologies, facts, unscored } =
    judgement;
  const advisories = advisoriesOf(judgement, ruleset.advisories, (place) => spanOf(place, ad));
  const isLure = risk === 'elevated' || risk === 'high' || risk === 'critical';
  const conduct = conductOf(typologies, isLure);
  const typology = isLure ? (typologies[0]?.id ?? null) : null;
  const summary = unscored ? catalogue.unscored[unscored] : summaryOf(catalogue, { risk, stance, conduct, typology });
  return {
    scored: unscored === null,
    unscored: unscored ? { reason: unscored, says: catalogue.unscored[unscored] } : null,
    probability,
    logit: logOdds,
    prior,
    risk,
    typologies,
    conduct,
    stance,
    summary,
    evidence: weighed
      .map((w) => evidenceOf(w, ad, catalogue))
      .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
    missing: unscored
      ? []
      : missingFrom(judgement, ruleset).map(({ item, basis, law, source }) => ({
          id: item,
          says: catalogue.missing[item]!,
          basis,
          law,
          source,
        })),
    advisories,
    unknown: unknownFrom(
      mentions,
      entities,
      facts,
      reputation,
      advisories.some((a) => !isCurrent(a, date)),
    ).map((id) => ({ id, says: catalogue.unknown[id]! })),
    ignored: ad.ignored,
    versions: {
      engine: ENGINE_VERSION,
      ruleset: { version: ruleset.version, hash: ruleset.hash },
      model: model ? { name: model.name, version: model.version, hash: model.hash } : null,
      reputation: reputation?.asOf ?? null,
    },
  };
}

function evidenceOf({ signal, contribution }: Weighed, ad: Ad, catalogue: Catalogue): Evidence {
  const { id, family, typologies, says, source } = signal.rule.source;
  return {
    signal: id,
    family,
    typologies: Object.keys(typologies) as Evidence['typologies'],
    contribution,
    spans: signal.mentions.filter((m) => m.end > m.start).map((m) => spanOf(m, ad)),
    says: catalogue.findings[id as FindingId] ?? catalogue.rules?.[id] ?? says[catalogue.locale] ?? says.en,
    source,
  };
}

/** The mention as a slice of the caller's own field. */
function spanOf(mention: Pick<Mention, 'concept' | 'start' | 'end' | 'disguised'>, ad: Ad): Span {
  const section = sectionAt(ad.sections, mention.start);
  let end = Math.min(mention.end, section.end);
  // Blanked markup at the end of a mention is no part of it.
  while (end > mention.start + 1 && ad.text[end - 1] === MARKUP_PAD) end--;
  return {
    field: section.field,
    start: mention.start - section.start,
    end: end - section.start,
    text: ad.raw.slice(mention.start, end),
    concept: mention.concept,
    disguised: mention.disguised,
  };
}

function sectionAt(sections: readonly Section[], offset: number): Section {
  for (const s of sections) if (offset < s.end || s === sections[sections.length - 1]) return s;
  return sections[0]!;
}
