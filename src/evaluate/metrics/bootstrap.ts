import { randomOf } from '../perturb/random';

/** An estimate with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  /** Bounds of the interval; NaN where too few draws allowed the figure. */
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  /** Cluster of each row, from 0 on without gaps. Rows of one cluster are drawn together. */
  readonly clusters: Int32Array;
  /** How many clusters there are. */
  readonly count: number;
  readonly draws: number;
  readonly seed: number;
}

/**
 * Draws clusters with replacement, as many as there are, and calls `visit` with the weight of each row (how often its cluster was
 * drawn). The same options give the same draws, so that two systems measured with them are measured on the same rows.
 *
 * The array handed over is written again at the next draw.
 */
export function drawClusters(
  { clusters, count, draws, seed }: BootstrapOptions,
  visit: (weights: Float64Array, draw: number) => void,
): void {
  const random = randomOf(seed);
  const times = new Uint32Array(count);
  const weights = new Float64Array(clusters.length);
  for (let draw = 0; draw < draws; draw++) {
    times.fill(0);
    for (let i = 0; i < count; i++) times[Math.floor(random() * count)]!++;
    for (let row = 0; row < clusters.length; row++) weights[row] = times[clusters[row]!]!;
    visit(weights, draw);
  }
}

/**
 * Percentile intervals of several figures at once.
 *
 * @param figures the figures for given weights; without weights those of the rows as they are
 */
export function bootstrap(
  options: BootstrapOptions,
  figures: (weights?: Float64Array) => Float64Array,
): readonly Estimate[] {
  const values = Float64Array.from(figures());
  const drawn = Array.from(values, () => new Float64Array(options.draws));
  drawClusters(options, (weights, draw) => {
    const of = figures(weights);
    for (let f = 0; f < drawn.length; f++) drawn[f]![draw] = of[f]!;
  });
  return Array.from(values, (value, f) => intervalOf(value, drawn[f]!));
}

/** Least share of the draws in which a figure must exist for its interval to be given. */
const LEAST_DRAWN = 0.9;

/** The 2.5th and 97.5th percentile of draws, those without a figure left out. */
export function intervalOf(value: number, draws: Float64Array): Estimate {
  const known = draws.filter((d) => !Number.isNaN(d)).sort();
  if (Number.isNaN(value) || known.length === 0 || known.length < LEAST_DRAWN * draws.length)
    return { value, low: Number.NaN, high: Number.NaN };
  return { value, low: quantile(known, 0.025), high: quantile(known, 0.975) };
}

/** A quantile of sorted numbers, with linear interpolation. */
export function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
