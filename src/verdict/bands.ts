import type { Risk } from './types';

/** Least evidence (log-odds above the prior) of each band, the strongest first. */
export type Bands = readonly { readonly risk: Risk; readonly from: number }[];

/** Least evidence of the bands above `minimal`. */
export interface BandEdges {
  readonly low: number;
  readonly elevated: number;
  readonly high: number;
  readonly critical: number;
}

/**
 * The bands. The prior does not move them. They were cut where, with the model of wording, at most one ordinary ad in 200 is `high` and
 * one in 2,000 `critical`; a model of one's own brings bands of its own. `toogood evaluate` measures them on ads of one's own.
 */
export const BAND_EDGES: BandEdges = { low: 0.3, elevated: 0.6, high: 1.2, critical: 2.5 };

export const BANDS: Bands = bandsFrom(BAND_EDGES);

export function bandsFrom({ low, elevated, high, critical }: BandEdges): Bands {
  return [
    { risk: 'critical', from: critical },
    { risk: 'high', from: high },
    { risk: 'elevated', from: elevated },
    { risk: 'low', from: low },
    { risk: 'minimal', from: Number.NEGATIVE_INFINITY },
  ];
}

/** The band of an amount of evidence. */
export function riskOf(evidence: number, bands: Bands = BANDS): Risk {
  return bands.find((b) => evidence >= b.from)!.risk;
}

/** Least evidence of a band. */
export function edgeOf(bands: Bands, risk: Risk): number {
  return bands.find((b) => b.risk === risk)!.from;
}

/** Natural log-odds of a probability. */
export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** Probability of natural log-odds. */
export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
