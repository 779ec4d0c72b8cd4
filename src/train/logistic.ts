import type { FeatureVector } from '../classifier';
import { type LbfgsOptions, minimise } from './lbfgs';

/** One ad as the fit sees it. */
export interface Example {
  readonly features: FeatureVector;
  readonly lure: boolean;
  /** How much it counts; 0 leaves it out. */
  readonly weight: number;
}

/** A fitted linear model: log-odds are `bias` plus the sum of weights times values. */
export interface Linear {
  readonly bias: number;
  readonly weights: Float64Array;
}

export interface FitOptions {
  /** Strength of the pull of all weights towards 0 (half of it times the sum of their squares, per unit of example weight). */
  readonly l2: number;
  /** Features that may have a weight; all if absent. */
  readonly kept?: Uint8Array;
  readonly mostIterations?: number;
  /** What the value of each feature is multiplied by in the fit: how readily its weight leaves 0; 1 if absent. */
  readonly ease?: Float64Array;
  /** Where to begin; at 0 if absent. A fit to nearly the same examples is found in fewer steps. */
  readonly start?: Linear;
  readonly onIteration?: (iteration: number) => void;
}

/**
 * Fits a logistic regression with L2 regularisation over sparse examples. Features that no example has are not touched, so the
 * work is that of the features present. The same examples in the same order give the same bytes.
 *
 * @param featureCount length of the table of weights
 */
export function fitLogistic(examples: readonly Example[], featureCount: number, options: FitOptions): Linear {
  const { l2, kept, mostIterations = 60, ease, start, onIteration } = options;
  const used = examples.filter((e) => e.weight > 0);
  // Features that occur, packed together: a fold of the data seldom has them all.
  const slot = new Int32Array(featureCount).fill(-1);
  const occurring: number[] = [];
  for (const { features } of used)
    for (const i of features.indices)
      if (slot[i] === -1 && (kept === undefined || kept[i] === 1)) {
        slot[i] = 0;
        occurring.push(i);
      }
  occurring.sort((a, b) => a - b);
  occurring.forEach((i, s) => {
    slot[i] = s;
  });
  const rows = used.map(({ features, lure, weight }) => {
    const { indices } = features;
    let count = 0;
    for (let k = 0; k < indices.length; k++) if (slot[indices[k]!]! >= 0) count++;
    const slots = new Int32Array(count);
    const values = new Float64Array(count);
    for (let k = 0, at = 0; k < indices.length; k++) {
      const i = indices[k]!;
      if (slot[i]! < 0) continue;
      slots[at] = slot[i]!;
      values[at++] = features.values[k]! * (ease ? ease[i]! : 1);
    }
    return { slots, values, sign: lure ? 1 : -1, weight };
  });
  const total = rows.reduce((sum, r) => sum + r.weight, 0);
  const size = occurring.length;
  const x = new Float64Array(size + 1);
  const objective = (at: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    gradient.fill(0);
    for (const { slots, values, sign, weight } of rows) {
      let z = at[size]!;
      for (let k = 0; k < slots.length; k++) z += at[slots[k]!]! * values[k]!;
      const margin = sign * z;
      // log(1 + exp(-margin)), without overflow.
      loss += weight * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
      const pull = (-sign * weight) / (1 + Math.exp(margin));
      for (let k = 0; k < slots.length; k++) gradient[slots[k]!]! += pull * values[k]!;
      gradient[size]! += pull;
    }
    const strength = l2 * total;
    let squares = 0;
    for (let i = 0; i < size; i++) {
      squares += at[i]! * at[i]!;
      gradient[i]! += strength * at[i]!;
    }
    return loss + 0.5 * strength * squares;
  };
  const search: LbfgsOptions = { mostIterations, ...(onIteration ? { onIteration } : {}) };
  if (start === undefined) minimise(objective, x, search);
  else {
    // As exact as a fit from 0 would be.
    const gradient = new Float64Array(size + 1);
    objective(x, gradient);
    const scale = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0));
    occurring.forEach((i, s) => {
      x[s] = start.weights[i]! / (ease ? ease[i]! : 1);
    });
    x[size] = start.bias;
    minimise(objective, x, { ...search, scale });
  }
  const weights = new Float64Array(featureCount);
  occurring.forEach((i, s) => {
    weights[i] = x[s]! * (ease ? ease[i]! : 1);
  });
  return { bias: x[size]!, weights };
}

/** The log-odds of an ad. */
export function scoreOf({ bias, weights }: Linear, { indices, values }: FeatureVector): number {
  let z = bias;
  for (let k = 0; k < indices.length; k++) z += weights[indices[k]!]! * values[k]!;
  return z;
}
