import { readAd } from '../ad';
import { logitOf, type TextModel } from '../classifier';
import type { CorpusRow } from '../corpus';
import { type Configuration, type FitLogistic, gramBaseline, type Predict } from '../evaluate';
import { judge } from '../judge';
import { compileRuleset, type RulePack, type Ruleset } from '../rules';
import { fitLogistic, scoreOf } from './logistic';
import { readingOf } from './read';

/** Strength of regularisation of the baseline. */
const GRAM_L2 = 1e-5;

const regress: FitLogistic = (examples, featureCount) => {
  const linear = fitLogistic(
    examples.map(({ features: { indices, values }, lure, weight }) => ({
      features: { indices, values: Float64Array.from(values) },
      lure,
      weight,
    })),
    featureCount,
    { l2: GRAM_L2 },
  );
  return ({ indices, values }) => scoreOf(linear, { indices, values: Float64Array.from(values) });
};

/** Hashed character n-grams by logistic regression, and nothing else, as a configuration that learns on the training folds. */
export function gramConfiguration(prior: number): Configuration {
  return gramBaseline(prior, regress);
}

/** A text model that is ready, as a configuration: by itself, or beside the rules as a verdict has it. */
export function modelConfiguration(
  name: string,
  gloss: string,
  model: TextModel,
  ruleset: Ruleset,
  withRules: boolean,
  prior: number,
): Configuration {
  return { name, gloss, prior, predict: predictBy(model, ruleset, withRules, prior) };
}

/** How a text model judges, by itself or beside the rules as a verdict has it. */
export function predictBy(model: TextModel, ruleset: Ruleset, withRules: boolean, prior: number): Predict {
  const base = Math.log(prior / (1 - prior));
  return (row) => {
    const judged = judge(readAd(row.ad), ruleset, prior, { model, places: false });
    const logit = withRules ? judged.logOdds : base + (judged.unscored === null ? wordingOf(judged, model) : 0);
    return { probability: 1 / (1 + Math.exp(-logit)), logit };
  };
}

/** The model's log-odds of an ad; they hold where half of the ads are lures: they are evidence. */
function wordingOf(judged: ReturnType<typeof judge>, model: TextModel): number {
  const reading = readingOf(judged);
  return logitOf(model, reading.fold, reading.mentions, reading.entities);
}

/** What the rules of some packs say of an ad, in log-odds above the prior; each ad is read once. */
export function rulesEvidence(packs: readonly RulePack[]): (row: CorpusRow) => number {
  const ruleset = compileRuleset(packs);
  const known = new WeakMap<CorpusRow, number>();
  return (row) => {
    const read =
      known.get(row) ?? judge(readAd(row.ad), ruleset, 0.5).weighed.reduce((sum, w) => sum + w.contribution, 0);
    known.set(row, read);
    return read;
  };
}
