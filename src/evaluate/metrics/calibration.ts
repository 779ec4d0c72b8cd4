/** Rows whose probability falls into one bin. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  /** Share of all rows, by weight. */
  readonly weight: number;
  /** Mean probability that was stated. */
  readonly stated: number;
  /** Share of lures that was found. */
  readonly observed: number;
}

/** How far stated probabilities are from what is observed. */
export interface Calibration {
  /** Mean squared distance of probability and outcome. */
  readonly brier: number;
  /** Expected calibration error: mean distance of stated and observed over the bins, weighted by their rows. */
  readonly ece: number;
  readonly bins: readonly ReliabilityBin[];
}

/** Bins of equal width in which reliability is looked at. */
export const BINS = 10;

/**
 * Brier score, expected calibration error and reliability bins of equal width.
 *
 * @param probabilities between 0 and 1
 * @param lures 1 for a lure
 * @param weights weight of each row; 1 if not given
 * @param prevalence share of lures to which the classes are weighted; that of the rows if not given
 */
export function calibrationOf(
  probabilities: ArrayLike<number>,
  lures: Uint8Array,
  weights?: ArrayLike<number>,
  prevalence?: number,
): Calibration {
  const factors = prevalence === undefined ? [1, 1] : classFactors(lures, weights, prevalence);
  const weight = new Float64Array(BINS);
  const stated = new Float64Array(BINS);
  const found = new Float64Array(BINS);
  let all = 0;
  let squares = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const w = (weights === undefined ? 1 : weights[i]!) * factors[lures[i]!]!;
    if (w === 0) continue;
    const p = probabilities[i]!;
    const bin = Math.min(BINS - 1, Math.floor(p * BINS));
    weight[bin]! += w;
    stated[bin]! += w * p;
    if (lures[i] === 1) found[bin]! += w;
    squares += w * (p - lures[i]!) ** 2;
    all += w;
  }
  let ece = 0;
  const bins: ReliabilityBin[] = [];
  for (let b = 0; b < BINS; b++) {
    if (weight[b] === 0) continue;
    ece += Math.abs(stated[b]! - found[b]!);
    bins.push({
      from: b / BINS,
      to: (b + 1) / BINS,
      weight: weight[b]! / all,
      stated: stated[b]! / weight[b]!,
      observed: found[b]! / weight[b]!,
    });
  }
  return { brier: squares / all, ece: ece / all, bins };
}

/** Factors of honest ads and of lures with which lures have the given share of all weight. */
function classFactors(lures: Uint8Array, weights: ArrayLike<number> | undefined, prevalence: number): number[] {
  const sums = [0, 0];
  for (let i = 0; i < lures.length; i++) sums[lures[i]!]! += weights === undefined ? 1 : weights[i]!;
  return [(1 - prevalence) / sums[0]!, prevalence / sums[1]!];
}
