import type { FeatureVector } from '../classifier';
import { type LbfgsOptions, minimise, norm } from './lbfgs';
import { softplus } from './loss';
import { pack } from './sparse';

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
  const { features, starts, slots, values } = pack(
    used.map((e) => e.features),
    featureCount,
    kept,
    ease,
  );
  const total = used.reduce((sum, e) => sum + e.weight, 0);
  const size = features.length;
  const x = new Float64Array(size + 1);
  // Weight and gradient of a slot side by side: an example that has read the one finds the other in the cache.
  const both = new Float64Array(2 * size);
  const objective = (at: Float64Array, gradient: Float64Array): number => {
    for (let s = 0; s < size; s++) {
      both[2 * s] = at[s]!;
      both[2 * s + 1] = 0;
    }
    let loss = 0;
    let ofBias = 0;
    for (let e = 0; e < used.length; e++) {
      const { lure, weight } = used[e]!;
      const sign = lure ? 1 : -1;
      const end = starts[e + 1]!;
      let z = at[size]!;
      for (let k = starts[e]!; k < end; k++) z += both[2 * slots[k]!]! * values[k]!;
      const margin = sign * z;
      loss += weight * softplus(-margin);
      const pull = (-sign * weight) / (1 + Math.exp(margin));
      for (let k = starts[e]!; k < end; k++) both[2 * slots[k]! + 1]! += pull * values[k]!;
      ofBias += pull;
    }
    const strength = l2 * total;
    let squares = 0;
    for (let s = 0; s < size; s++) {
      squares += at[s]! * at[s]!;
      gradient[s] = both[2 * s + 1]! + strength * at[s]!;
    }
    gradient[size] = ofBias;
    return loss + 0.5 * strength * squares;
  };
  const search: LbfgsOptions = { mostIterations, ...(onIteration ? { onIteration } : {}) };
  if (start === undefined) minimise(objective, x, search);
  else {
    // As exact as a fit from 0 would be.
    const gradient = new Float64Array(size + 1);
    objective(x, gradient);
    const scale = norm(gradient);
    features.forEach((i, s) => {
      x[s] = start.weights[i]! / (ease ? ease[i]! : 1);
    });
    x[size] = start.bias;
    minimise(objective, x, { ...search, scale });
  }
  const weights = new Float64Array(featureCount);
  features.forEach((i, s) => {
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
