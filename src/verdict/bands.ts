import type { Risk } from './types';

/** Least evidence (log-odds above the prior) of each band. The prior does not move them. */
export const BANDS: readonly { readonly risk: Risk; readonly from: number }[] = [
  { risk: 'critical', from: 6 },
  { risk: 'high', from: 4 },
  { risk: 'elevated', from: 2 },
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
