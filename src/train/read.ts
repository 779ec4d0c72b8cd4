import { readAd } from '../ad';
import { type FeatureVector, featuresOf, type Reading } from '../classifier';
import type { CorpusRow } from '../corpus';
import { senses } from '../generated/senses';
import { judge, LEAST_LETTERS, MAX_LENGTH } from '../judge';
import type { RulePack, Ruleset, Signal } from '../rules';
import { compileRuleset, signsOfReport } from '../rules';
import type { Stance } from '../terms';
import { fold } from '../text';
import { WORDING_FAMILY } from '../verdict';
import { chanceOf } from './random';

/** An ad as one ruleset reads it. */
export interface AdReading {
  readonly features: FeatureVector;
  /** Log-odds above the prior that the rules alone give. */
  readonly evidence: number;
  /** What of the rules holds. */
  readonly signals: readonly Signal[];
  readonly stance: Stance;
  /** Places that show that it speaks about offers. */
  readonly signs: number;
  /** Is it long enough to be scored beside a model? */
  readonly scored: boolean;
}

/** Reads an ad for training or measuring: features of the model, and what the rules say without it. */
export function readForTraining(row: Pick<CorpusRow, 'ad'>, ruleset: Ruleset): AdReading {
  const judgement = judge(readAd(row.ad), ruleset, 0.5);
  const { weighed, signals, stance, unscored, facts, mentions } = judgement;
  const evidence = weighed.reduce(
    (sum, w) => (w.signal.rule.source.family === WORDING_FAMILY ? sum : sum + w.contribution),
    0,
  );
  const scored = unscored === null || (unscored === 'too-short' && facts.lettersWeight >= LEAST_LETTERS.model);
  return {
    features: featuresOf(readingOf(judgement), senses()),
    evidence,
    signals,
    stance,
    signs: signsOfReport(mentions),
    scored,
  };
}

/** Fold and findings of a judgement. */
export function readingOf({ ad, mentions, entities }: ReturnType<typeof judge>): Reading {
  const text = ad.text.length > MAX_LENGTH ? ad.text.slice(0, MAX_LENGTH) : ad.text;
  return { fold: fold(text), mentions, entities };
}

/**
 * A ruleset that has forgotten some of its phrases. Phrases are written beside training ads, so that on those ads the lexicon
 * seems to find everything; a model trained on that trusts it too much, and learns too little from the words. What stance rests on
 * is kept.
 *
 * @param share share of phrases to forget, 0 to 1
 */
export function thinRuleset(packs: readonly RulePack[], share: number, seed: number): Ruleset {
  if (share === 0) return compileRuleset(packs);
  return compileRuleset(
    packs,
    (language, concept, phrase) =>
      concept.startsWith('stance.') || chanceOf(`${language} ${concept} ${phrase}`, seed) >= share,
  );
}
