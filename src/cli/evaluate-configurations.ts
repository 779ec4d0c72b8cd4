import { type Configuration, keywordBaseline, majorityBaseline } from '../evaluate';
import { createScorer, DEFAULT_PRIOR, type ScorerOptions } from '../index';
import { UsageError } from './arguments';
import { learntModel } from './evaluate-learnt';

/** How a configuration is made, by its name. A further one is a further line here. */
const MAKERS: Readonly<Record<string, (options: ScorerOptions) => Configuration>> = {
  rules: (options) => scored('rules', 'the rules of toogood, without a model', options),
  model: ({ prior = DEFAULT_PRIOR, rules = [] }) =>
    learntModel('model', 'the text model alone, learnt on the training folds', false, prior, rules),
  all: ({ prior = DEFAULT_PRIOR, rules = [] }) =>
    learntModel('all', 'rules and the text model learnt on the training folds', true, prior, rules),
  majority: ({ prior = DEFAULT_PRIOR }) => majorityBaseline(prior),
  keywords: ({ prior = DEFAULT_PRIOR }) => keywordBaseline(prior),
};

/** Names that `--configurations` takes. */
export const CONFIGURATIONS: readonly string[] = Object.keys(MAKERS);

/** A configuration that judges with the scorer of some options. */
function scored(name: string, gloss: string, options: ScorerOptions): Configuration {
  const scorer = createScorer(options);
  return {
    name,
    gloss,
    prior: options.prior ?? DEFAULT_PRIOR,
    predict: (row) => {
      const verdict = scorer.score(row.ad);
      return { probability: verdict.probability, logit: verdict.logit, verdict };
    },
  };
}

/**
 * The configurations that a list such as `rules,keywords` names.
 *
 * @throws {UsageError} when there is no such configuration.
 */
export function configurationsFor(given: string | null, options: ScorerOptions): Configuration[] {
  return [...new Set((given ?? 'rules').split(','))].map((name) => {
    const make = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
    if (make === undefined)
      throw new UsageError(`Option --configurations: no "${name}"; there are ${CONFIGURATIONS.join(', ')}`);
    return make(options);
  });
}
