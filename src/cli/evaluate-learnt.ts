import type { Configuration } from '../evaluate';
import { decodeModel } from '../model';
import { compileRuleset, type RulePack } from '../rules';
import { predictBy, type TrainOptions, trainModel } from '../train';

/**
 * The text model as a configuration that learns: trained anew on the other folds, so that nothing is measured on ads it has seen. As
 * ever, rows of folders named tune or test are never learnt from.
 *
 * @param withRules the model beside the rules, as a verdict has them; else alone
 * @param how options of the training; as `toogood train` if not given
 * @param packs those whose mentions the model is given and whose rules it stands beside
 */
export function learntModel(
  name: string,
  gloss: string,
  withRules: boolean,
  prior: number,
  packs: readonly RulePack[],
  how: Omit<TrainOptions, 'packs' | 'seed'> = {},
): Configuration {
  const ruleset = compileRuleset(packs);
  return {
    name,
    gloss,
    prior,
    learn: (train, seed) =>
      predictBy(decodeModel(trainModel(train, { ...how, packs, seed }).bytes), ruleset, withRules, prior),
  };
}
