import type { Ad } from './ad';
import { modelSignal, type TextModel } from './classifier';
import type { EnglishReader } from './english';
import type { Entity } from './extract';
import { entityMentions, extract } from './extract';
import type { Lexicon, Mention } from './lexicon';
import { findMentions } from './lexicon';
import type { ReputationEvidence } from './reputation/types';
import type { Ruleset, Signal } from './rules';
import { decideStance, evaluateRules, negateWarnedOf, signsOfReport } from './rules';
import type { Fold } from './text';
import { borrowFold, giveBack, isLetter } from './text';
import type { Scale, TextFacts, UnscoredReason, Verdict, Weighed } from './verdict';
import {
  believedStance,
  EXPERT_SCALE,
  edgeOf,
  logit,
  rankTypologies,
  reputationFindings,
  riskOf,
  sigmoid,
  weigh,
} from './verdict';

/** Text beyond this many UTF-16 units is not judged; the verdict says so under `unknown`. */
export const MAX_LENGTH = 200_000;

/**
 * Letters (those of dense scripts counted 2.5 times) below which a text without any lure signal stays unscored: by rules alone, which
 * find nothing in few words whatever they are, and beside a model, which was fitted on messages as short.
 */
export const LEAST_LETTERS = { rules: 40, model: 12 } as const;

/** The judgement of an ad before it is put into words. */
export interface Judgement {
  readonly ad: Ad;
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  readonly signals: readonly Signal[];
  readonly stance: Verdict['stance'];
  readonly weighed: readonly Weighed[];
  readonly logOdds: number;
  readonly probability: number;
  readonly risk: Verdict['risk'];
  readonly typologies: Verdict['typologies'];
  readonly facts: TextFacts;
  readonly unscored: UnscoredReason | null;
}

/** What is used beside the rules, where the caller has it. */
export interface Beside {
  /** What outside sources know of the ad's contacts, asked before. */
  readonly reputation?: ReputationEvidence | null;
  /** Weighs the wording as a whole, as one more signal. */
  readonly model?: TextModel | null;
  /** Find what only a verdict with reasons tells, such as the wording that moved the model; costs more looks at the text. */
  readonly places?: boolean;
  /** Find of which kinds a lure is by its wording; the evidence is the same without. */
  readonly typologies?: boolean;
  /** Reads who pays in English sentences; asked where the rules alone leave doubt. */
  readonly english?: Pick<EnglishReader, 'adjusted'> | null;
}

/** The rules leave doubt between so much of the least evidence of `elevated` and so much of that of `critical`. */
const GREY = { from: 2 / 3, to: 2 } as const;

function scaleBeside({ model }: Beside): Scale {
  return model?.scale ?? EXPERT_SCALE;
}

/** Reads, folds, matches, evaluates and weighs one ad. */
export function judge(ad: Ad, ruleset: Ruleset, prior: number, beside: Beside = {}): Judgement {
  const folded = borrowFold(readPart(ad));
  const facts = {
    lettersWeight: weightOfLetters(folded),
    uncovered: (beside.places ?? true) ? uncoveredIn(folded, ruleset.lexicon) : 0,
    truncated: isTruncated(ad),
  };
  const { mentions, entities, signals, stance, weighed, unscored } = weighAd(ad, folded, ruleset, beside);
  giveBack(folded);
  const logOdds = sumOf(weighed, logit(prior));
  return {
    ad,
    mentions,
    entities,
    signals,
    stance: unscored ? 'unclear' : stance,
    weighed,
    logOdds,
    probability: sigmoid(logOdds),
    risk: riskOf(sumOf(weighed, 0), scaleBeside(beside).bands),
    typologies: rankTypologies(weighed, logit(prior)),
    facts,
    unscored,
  };
}

/** The log-odds of {@link judge}, the same to the bit, without what only a verdict tells. */
export function logOddsOf(ad: Ad, ruleset: Ruleset, prior: number, beside: Beside = {}): number {
  const folded = borrowFold(readPart(ad));
  const { weighed } = weighAd(ad, folded, ruleset, { ...beside, places: false, typologies: false });
  giveBack(folded);
  return sumOf(weighed, logit(prior));
}

function isTruncated({ text }: Ad): boolean {
  return text.length > MAX_LENGTH;
}

/** What of an ad is judged. */
function readPart(ad: Ad): string {
  return isTruncated(ad) ? ad.text.slice(0, MAX_LENGTH) : ad.text;
}

/** Adds contributions in their order: in another one the last bits of the sum would differ. */
function sumOf(weighed: readonly Weighed[], base: number): number {
  let sum = base;
  for (const w of weighed) sum += w.contribution;
  return sum;
}

/** What was found in an ad and what each signal weighs; nothing where the ad cannot be scored. */
type Weight = Pick<Judgement, 'mentions' | 'entities' | 'signals' | 'stance' | 'weighed' | 'unscored'>;

function weighAd(ad: Ad, folded: Fold, ruleset: Ruleset, beside: Beside): Weight {
  const { lexicon } = ruleset;
  const scale = scaleBeside(beside);
  const found = negateWarnedOf(
    findMentions(folded, lexicon),
    (c) => lexicon.negatable[lexicon.conceptIndex.get(c)!] === 1,
  );
  const context = { homeCountry: ad.homeCountry, sections: ad.sections };
  const extracted = extract(folded, found, context, ruleset.tables);
  const { entities, mentions: checked } = ruleset.checks
    ? ruleset.checks(ad, folded, extracted)
    : { entities: extracted, mentions: [] };
  const weighMentions = (mentions: readonly Mention[]) => {
    const signals = evaluateRules(ruleset, { mentions, entities, fold: folded });
    const wording = beside.model
      ? modelSignal(
          beside.model,
          { fold: folded, mentions, entities },
          beside.places ?? true,
          beside.typologies ?? true,
        )
      : null;
    if (wording) signals.push(wording);
    const stance = believedStance(decideStance(mentions, entities, isListed(ad)), signsOfReport(mentions), signals);
    return { mentions, stance, signals, weighed: weigh(signals, stance, scale) };
  };
  let read = weighMentions(
    [...checked, ...outsideAddresses(found, entities), ...entityMentions(entities, folded, context)].sort(
      (a, b) => a.start - b.start || b.end - a.end,
    ),
  );
  if (beside.english) {
    const sum = sumOf(read.weighed, 0);
    const isGrey =
      sum >= GREY.from * edgeOf(scale.bands, 'elevated') && sum <= GREY.to * edgeOf(scale.bands, 'critical');
    const adjusted = isGrey ? beside.english.adjusted(folded, read.mentions) : null;
    if (adjusted) read = weighMentions(adjusted);
  }
  const least = beside.model ? LEAST_LETTERS.model : LEAST_LETTERS.rules;
  const unscored = unscoredReason(ad, weightOfLetters(folded), least, read.weighed);
  const weighed = unscored
    ? []
    : [...read.weighed, ...(beside.reputation ? reputationFindings(beside.reputation, entities) : [])];
  const { mentions, signals, stance } = read;
  return { mentions, entities, signals, stance, weighed, unscored };
}

/** Has the ad a title of its own, as listings have? */
function isListed({ sections }: Ad): boolean {
  return sections.some(({ field }) => field === 'title');
}

/** Contacts whose text is a name on the network, where words stand by chance (`hr.demo@`, the `cn` of `t.cn`). */
const ADDRESSES: ReadonlySet<string> = new Set(['email', 'website', 'form', 'shortener']);

/** The mentions that stand in no address, but as a whole of it. */
function outsideAddresses(mentions: readonly Mention[], entities: readonly Entity[]): readonly Mention[] {
  const addresses = entities.filter((e) => e.kind === 'contact' && ADDRESSES.has(e.channel));
  return mentions.filter(
    ({ start, end }) => !addresses.some((a) => start >= a.start && end <= a.end && end - start < a.end - a.start),
  );
}

function unscoredReason(
  ad: Ad,
  lettersWeight: number,
  least: number,
  weighed: readonly Weighed[],
): Judgement['unscored'] {
  if (ad.text.trim() === '') return 'empty';
  if (lettersWeight === 0) return 'no-words';
  if (lettersWeight < least && !weighed.some((w) => w.contribution > 0)) return 'too-short';
  return null;
}

/** Letters of an ad; one of a dense script weighs as two and a half. */
function weightOfLetters({ letters: { latin, dense, others } }: Fold): number {
  return latin + 2.5 * dense + others;
}

/** Share of the letters, 0 to 1, that no phrase of any language holds: they are of a script for which there is no lexicon. */
function uncoveredIn({ units, plainLength, letters: { latin, dense, others } }: Fold, lexicon: Lexicon): number {
  const count = latin + dense + others;
  if (count === 0) return 0;
  let uncovered = 0;
  for (let i = 0; i < plainLength; i++) if (!lexicon.covers(units[i]!) && isLetter(units[i]!)) uncovered++;
  return uncovered / count;
}
