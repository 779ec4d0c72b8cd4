import type { Rule, Signal } from '../rules';
import { CALIBRATION, WORDING_FAMILY } from '../verdict';
import type { Reading } from './features';
import type { TextModel } from './model';
import { explain, logitOf } from './score';

/** Id of the signal, and of its sentence in the catalogues. */
export const MODEL_SIGNAL = 'model.lure';
/** The same where the wording speaks for an honest ad: another sentence. */
export const HONEST_MODEL_SIGNAL = 'model.honest';
/** Evidence below this is no reason worth a line. */
const LEAST = 0.05;

/**
 * What the model's log-odds add to the evidence of the rules, in log-odds: bounded, and never less for more.
 */
export function contributionOf({ combination }: TextModel, logit: number): number {
  const { slope, intercept, low, high } = combination;
  return Math.min(high, Math.max(low, slope * logit + intercept));
}

/**
 * The model's word on an ad as one more signal beside those of the rules, so that it is weighed by the same door: damped in a text
 * that is no offer, and together with the honest signs bounded from below. Null when it has nothing to say.
 *
 * @param spans find the wording that moved it; costs a second pass
 */
export function modelSignal(model: TextModel, reading: Reading, spans = true): Signal | null {
  const { fold, mentions, entities } = reading;
  const contribution = contributionOf(model, logitOf(model, fold, mentions, entities));
  if (Math.abs(contribution) < LEAST) return null;
  const direction = contribution > 0 ? 1 : -1;
  return {
    rule: ruleOf(model, contribution),
    mentions: spans
      ? explain(model, reading, direction)
          .map(({ start, end, concept }) => ({
            concept: concept ?? MODEL_SIGNAL,
            start,
            end,
            sentence: 0,
            negated: false,
            disguised: false,
          }))
          .sort((a, b) => a.start - b.start || a.end - b.end)
      : [],
  };
}

function ruleOf({ name, version, hash }: TextModel, contribution: number): Rule {
  return {
    source: {
      id: contribution > 0 ? MODEL_SIGNAL : HONEST_MODEL_SIGNAL,
      typologies: {},
      family: WORDING_FAMILY,
      says: {
        en:
          contribution > 0
            ? 'The wording as a whole is closer to that of known lures than to that of honest ads'
            : 'The wording as a whole is closer to that of honest ads than to that of known lures',
      },
      when: {},
      // `weigh` multiplies by this constant.
      weight: contribution / CALIBRATION,
      status: 'stable',
      source: `${name} ${version} (${hash})`,
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
