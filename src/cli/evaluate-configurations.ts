import { type Configuration, keywordBaseline, majorityBaseline } from '../evaluate';
import { checks } from '../generated/checks';
import { LANGUAGES } from '../generated/languages';
import { basePack } from '../generated/pack';
import { createScorer, DEFAULT_PRIOR, type Scorer, type ScorerOptions } from '../index';
import type { RulePack } from '../rules';
import { scorerFor } from '../scorer';
import { boardConfigurations, gramConfiguration, rulesEvidence } from '../train';
import { edgeOf } from '../verdict';
import { UsageError } from './arguments';
import { learntModel } from './evaluate-learnt';

/** Packs of the rules with one's own, with the checks of hosts and numbers or without. */
function packsOf(own: readonly RulePack[], checked: boolean): RulePack[] {
  return [basePack, ...LANGUAGES, ...(checked ? [checks] : []), ...own];
}

/** How a configuration is made, by its name. A further one is a further line here. */
const MAKERS: Readonly<Record<string, (options: ScorerOptions) => Configuration>> = {
  shipped: (options) =>
    scored('shipped', `rules, checks and ${modelOf(options)}: what users get`, options, createScorer(options)),
  rules: (options) =>
    scored(
      'rules',
      'the rules, without checks and without a model',
      options,
      scorerFor(LANGUAGES, { ...options, model: null }),
    ),
  'rules+domain': (options) =>
    scored(
      'rules+domain',
      'the rules with the checks of hosts and of numbers of companies and licences, without a model',
      options,
      scorerFor([...LANGUAGES, checks], { ...options, model: null }),
    ),
  'rules+model': ({ prior = DEFAULT_PRIOR, rules = [] }) =>
    learntModel(
      'rules+model',
      'rules without checks, and the text model learnt on the training folds',
      true,
      prior,
      packsOf(rules, false),
    ),
  model: ({ prior = DEFAULT_PRIOR, rules = [] }) =>
    learntModel('model', 'the text model alone, learnt on the training folds', false, prior, packsOf(rules, true)),
  all: ({ prior = DEFAULT_PRIOR, rules = [] }) =>
    learntModel(
      'all',
      'rules, checks and the text model learnt on the training folds',
      true,
      prior,
      packsOf(rules, true),
    ),
  board: ({ prior = DEFAULT_PRIOR }) => boardConfigurations(prior, () => 0).alone,
  'board+rules': ({ prior = DEFAULT_PRIOR, rules = [] }) =>
    boardConfigurations(prior, rulesEvidence(packsOf(rules, true))).both,
  'n-grams': ({ prior = DEFAULT_PRIOR }) => gramConfiguration(prior),
  keywords: ({ prior = DEFAULT_PRIOR }) => keywordBaseline(prior),
  majority: ({ prior = DEFAULT_PRIOR }) => majorityBaseline(prior),
};

/** Names that `--configurations` takes. */
export const CONFIGURATIONS: readonly string[] = Object.keys(MAKERS);

/** The text model that a scorer of these options has, in words. */
function modelOf({ model }: ScorerOptions): string {
  if (model === null) return 'no text model';
  return model === undefined ? 'the text model' : `the text model ${model.name} ${model.version}`;
}

/** A configuration that judges with a scorer. */
function scored(name: string, gloss: string, { prior = DEFAULT_PRIOR }: ScorerOptions, scorer: Scorer): Configuration {
  return {
    name,
    gloss,
    prior,
    flagFrom: edgeOf(scorer.bands, 'high'),
    predict: (row) => {
      const verdict = scorer.score(row.ad);
      return { probability: verdict.probability, logit: verdict.logit, verdict };
    },
  };
}

/**
 * The configurations that a list such as `rules,keywords` names; `shipped` where there is none.
 *
 * @throws {UsageError} when there is no such configuration.
 */
export function configurationsFor(given: string | null, options: ScorerOptions): Configuration[] {
  return [...new Set((given ?? 'shipped').split(','))].map((name) => {
    const make = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
    if (make === undefined)
      throw new UsageError(`Option --configurations: no "${name}"; there are ${CONFIGURATIONS.join(', ')}`);
    return make(options);
  });
}
