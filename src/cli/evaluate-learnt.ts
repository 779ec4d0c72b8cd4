import { readAd } from '../ad';
import { decodeModel, logitOf, modelSignal, type Reading, type TextModel } from '../classifier';
import type { Configuration, Predict } from '../evaluate';
import { LANGUAGES } from '../generated/languages';
import { basePack } from '../generated/pack';
import { judge } from '../judge';
import { compileRuleset, type RulePack } from '../rules';
import { readingOf, trainModel } from '../train';
import { weigh } from '../verdict';

/**
 * The text model as a configuration that learns: trained anew on the other folds, so that nothing is measured on ads it has seen. As
 * ever, rows of folders named tune or test are never learnt from.
 *
 * @param withRules the model beside the rules, as a verdict has them; else alone
 */
export function learntModel(
  name: string,
  gloss: string,
  withRules: boolean,
  prior: number,
  own: readonly RulePack[],
): Configuration {
  const packs = [basePack, ...LANGUAGES, ...own];
  const ruleset = compileRuleset(packs);
  const base = Math.log(prior / (1 - prior));
  return {
    name,
    gloss,
    prior,
    learn: (train, seed): Predict => {
      const model = decodeModel(trainModel(train, { packs, seed }).bytes);
      return (row) => {
        const judged = judge(readAd(row.ad), ruleset, prior);
        const evidence =
          judged.unscored !== null ? 0 : withRules ? together(judged, model) : aloneOn(readingOf(judged), model);
        return { probability: 1 / (1 + Math.exp(-base - evidence)), logit: base + evidence };
      };
    },
  };
}

/** The model's log-odds hold where half of the ads are lures: they are evidence. */
function aloneOn({ fold, mentions, entities }: Reading, model: TextModel): number {
  return logitOf(model, fold, mentions, entities);
}

function together(judged: ReturnType<typeof judge>, model: TextModel): number {
  const signal = modelSignal(model, readingOf(judged), false);
  const signals = signal === null ? judged.signals : [...judged.signals, signal];
  return weigh(signals, judged.stance).reduce((sum, w) => sum + w.contribution, 0);
}
