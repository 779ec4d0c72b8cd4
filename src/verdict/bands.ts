import type { Risk } from './types';

/**
 * Least evidence (log-odds above the prior) of each band. The prior does not move them. They were cut where, with the model
 * of wording, at most one ordinary ad in 200 is `high`; `toogood evaluate` measures it on ads of one's own.
 */
export const BANDS: readonly { readonly risk: Risk; readonly from: number }[] = [
  { risk: 'critical', from: 5 },
  { risk: 'high', from: 3 },
  { risk: 'elevated', from: 1.5 },
  { risk: 'low', from: 0.7 },
  { risk: 'minimal', from: Number.NEGATIVE_INFINITY },
];

/** The band of an amount of evidence. */
export function riskOf(evidence: number): Risk {
  return BANDS.find((b) => evidence >= b.from)!.risk;
}

/** Natural log-odds of a probability. */
export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** Probability of natural log-odds. */
export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
