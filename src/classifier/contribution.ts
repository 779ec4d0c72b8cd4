import type { Rule, Signal } from '../rules';
import { WORDING_FAMILY } from '../verdict';
import { featureSetOf, type Reading } from './features';
import { kindsOf } from './kinds';
import type { Combination, TextModel } from './model';
import { explainSet, logitOfSet } from './score';

/** Id of the signal, and of its sentence in the catalogues. */
export const MODEL_SIGNAL = 'model.lure';
/** The same where the wording speaks for an honest ad: another sentence. */
export const HONEST_MODEL_SIGNAL = 'model.honest';
/** Evidence below this is no reason worth a line. */
const LEAST = 0.05;

/**
 * What the model's log-odds add to the evidence of the rules, in log-odds: bounded, and never less for more.
 */
export function contributionOf(
  { combination }: { readonly combination: Pick<Combination, 'slope' | 'intercept' | 'low' | 'high'> },
  logit: number,
): number {
  const { slope, intercept, low, high } = combination;
  return Math.min(high, Math.max(low, slope * logit + intercept));
}

/**
 * The model's word on an ad as one more signal beside those of the rules, so that it is weighed by the same door: damped in a text
 * that is no offer, and together with the honest signs bounded from below. Null when it has nothing to say.
 *
 * @param spans find the wording that moved it; costs more
 * @param typologies tell of which kinds a lure is by its wording; costs a little more
 */
export function modelSignal(model: TextModel, reading: Reading, spans = true, typologies = true): Signal | null {
  const features = featureSetOf(reading, model.senses, spans ? model.index : null);
  const contribution = contributionOf(model, logitOfSet(model, features));
  const kinds = typologies && contribution > 0 && model.kinds !== null ? kindsOf(model.kinds, features) : {};
  const signal = wordingSignal(contribution, `${model.name} ${model.version} (${model.hash})`, kinds);
  if (signal === null || !spans) return signal;
  const direction = contribution > 0 ? 1 : -1;
  return {
    ...signal,
    mentions: explainSet(model, reading.fold, features, direction)
      .map(({ start, end, concept }) => ({
        concept: concept ?? MODEL_SIGNAL,
        start,
        end,
        sentence: 0,
        negated: false,
        disguised: false,
      }))
      .sort((a, b) => a.start - b.start || a.end - b.end),
  };
}

/** What a model adds as a signal without places; null when it is nothing worth a line. */
export function wordingSignal(
  contribution: number,
  source: string,
  typologies: Signal['rule']['source']['typologies'] = {},
): Signal | null {
  return Math.abs(contribution) < LEAST ? null : { rule: ruleOf(contribution, source, typologies), mentions: [] };
}

function ruleOf(contribution: number, source: string, typologies: Rule['source']['typologies']): Rule {
  return {
    source: {
      id: contribution > 0 ? MODEL_SIGNAL : HONEST_MODEL_SIGNAL,
      typologies,
      family: WORDING_FAMILY,
      says: {
        en:
          contribution > 0
            ? 'The wording as a whole is closer to that of known lures than to that of honest ads'
            : 'The wording as a whole is closer to that of honest ads than to that of known lures',
      },
      when: {},
      weight: contribution,
      status: 'stable',
      source,
      stance: 'offer',
    },
    all: [],
    any: [],
    atleast: null,
    unless: [],
    unlessNear: [],
    within: 'ad',
  };
}
