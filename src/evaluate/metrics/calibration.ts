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
 * Brier score, expected calibration error and reliability bins of equal width, for any weights of the rows.
 *
 * @param probabilities between 0 and 1
 * @param lures 1 for a lure
 * @returns a function of the rows' weights (1 if not given) and of the share of lures to which the classes are weighted (that of the
 * rows if not given)
 */
export function calibratorOf(
  probabilities: ArrayLike<number>,
  lures: Uint8Array,
): (weights?: ArrayLike<number>, prevalence?: number) => Calibration {
  const rows = lures.length;
  const binOf = Uint8Array.from({ length: rows }, (_, i) => Math.min(BINS - 1, Math.floor(probabilities[i]! * BINS)));
  const weight = new Float64Array(2 * BINS);
  const stated = new Float64Array(2 * BINS);
  return (weights, prevalence) => {
    // By class first, so that classes can be weighted afterwards: honest ads in the first half, lures in the second.
    weight.fill(0);
    stated.fill(0);
    const squares = [0, 0];
    const sums = [0, 0];
    for (let i = 0; i < rows; i++) {
      const w = weights === undefined ? 1 : weights[i]!;
      if (w === 0) continue;
      const lure = lures[i]!;
      const p = probabilities[i]!;
      const slot = lure * BINS + binOf[i]!;
      weight[slot]! += w;
      stated[slot]! += w * p;
      squares[lure]! += w * (p - lure) * (p - lure);
      sums[lure]! += w;
    }
    const [honest, lure] = prevalence === undefined ? [1, 1] : [(1 - prevalence) / sums[0]!, prevalence / sums[1]!];
    const all = honest * sums[0]! + lure * sums[1]!;
    let ece = 0;
    const bins: ReliabilityBin[] = [];
    for (let b = 0; b < BINS; b++) {
      const found = lure * weight[BINS + b]!;
      const here = honest * weight[b]! + found;
      if (here === 0) continue;
      const said = honest * stated[b]! + lure * stated[BINS + b]!;
      ece += Math.abs(said - found);
      bins.push({
        from: b / BINS,
        to: (b + 1) / BINS,
        weight: here / all,
        stated: said / here,
        observed: found / here,
      });
    }
    return { brier: (honest * squares[0]! + lure * squares[1]!) / all, ece: ece / all, bins };
  };
}
