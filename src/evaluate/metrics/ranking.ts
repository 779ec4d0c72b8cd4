/** Rows in the order in which a reviewer would see them: highest score first, equal scores in one step. */
export interface Ranking {
  /** Indices of the rows, highest score first. */
  readonly order: Int32Array;
  /** End of each step in `order`, exclusive. */
  readonly ends: Int32Array;
  /** Score of each step. */
  readonly thresholds: Float64Array;
  /** 1 for a lure, by row. */
  readonly lures: Uint8Array;
}

/**
 * Ranks rows by score.
 *
 * @param lures 1 for a lure, 0 for an honest ad
 */
export function rank(scores: ArrayLike<number>, lures: Uint8Array): Ranking {
  const order = Int32Array.from({ length: scores.length }, (_, i) => i);
  order.sort((a, b) => scores[b]! - scores[a]! || a - b);
  const ends: number[] = [];
  const thresholds: number[] = [];
  for (let i = 0; i < order.length; i++) {
    const score = scores[order[i]!]!;
    if (i + 1 < order.length && scores[order[i + 1]!] === score) continue;
    ends.push(i + 1);
    thresholds.push(score);
  }
  return { order, ends: Int32Array.from(ends), thresholds: Float64Array.from(thresholds), lures };
}

/** Cumulated weight of lures and of honest ads at or above each step of a ranking. */
export interface Curve {
  readonly lures: Float64Array;
  readonly honest: Float64Array;
  readonly allLures: number;
  readonly allHonest: number;
}

/**
 * Cumulates weights along a ranking.
 *
 * @param weights weight of each row; 1 if not given
 * @param into a curve of the same ranking whose arrays are written over, to spare memory in a loop
 */
export function curveOf(ranking: Ranking, weights?: Float64Array, into?: Curve): Curve {
  const steps = ranking.ends.length;
  const lures = into?.lures ?? new Float64Array(steps);
  const honest = into?.honest ?? new Float64Array(steps);
  let allLures = 0;
  let allHonest = 0;
  let at = 0;
  for (let step = 0; step < steps; step++) {
    for (const end = ranking.ends[step]!; at < end; at++) {
      const row = ranking.order[at]!;
      const weight = weights === undefined ? 1 : weights[row]!;
      if (ranking.lures[row] === 1) allLures += weight;
      else allHonest += weight;
    }
    lures[step] = allLures;
    honest[step] = allHonest;
  }
  return { lures, honest, allLures, allHonest };
}
