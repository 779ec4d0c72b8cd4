import type { FeatureVector } from '../classifier';
import { minimise, norm } from './lbfgs';
import { softplus } from './loss';
import { pack } from './sparse';

/** An example of one of several classes. */
export interface ClassExample {
  readonly features: FeatureVector;
  /** Number of its class; -1 for none of them. */
  readonly of: number;
  readonly weight: number;
}

/** Weights of several classes over the same features. */
export interface ClassWeights {
  readonly features: Uint32Array;
  /** For each class the log-odds of an example without any feature, and a weight for each of `features`. */
  readonly classes: readonly { readonly bias: number; readonly weights: Float64Array }[];
}

/** Options of {@link fitAgainstRest}. */
export interface AgainstRestOptions {
  /** As in {@link fitLogistic}. */
  readonly l2: number;
  /** For each class the features that may have a weight. */
  readonly kept: readonly Uint8Array[];
  /** As in {@link fitLogistic}. */
  readonly ease: Float64Array;
  readonly mostIterations: number;
  /** Where to begin, with as many classes; at 0 if absent. As in {@link fitLogistic} it ends as exactly as from 0. */
  readonly start?: ClassWeights | undefined;
}

/**
 * Fits each class against the others by logistic regression with L2 regularisation, all of them in one pass: an example is read once for
 * all classes, and the weights of a feature lie side by side. The same examples in the same order give the same bytes.
 *
 * @param featureCount length of a table of weights
 */
export function fitAgainstRest(
  examples: readonly ClassExample[],
  featureCount: number,
  { l2, kept, ease, mostIterations, start }: AgainstRestOptions,
): ClassWeights {
  const classes = kept.length;
  const any = new Uint8Array(featureCount);
  for (const own of kept) for (let i = 0; i < featureCount; i++) any[i]! |= own[i]!;
  const { features, starts, slots, values } = pack(
    examples.map((e) => e.features),
    featureCount,
    any,
    ease,
  );
  const width = features.length * classes;
  const barred = new Uint8Array(width);
  features.forEach((i, s) => {
    kept.forEach((own, c) => {
      barred[s * classes + c] = own[i] === 1 ? 0 : 1;
    });
  });
  const strength = l2 * examples.reduce((sum, e) => sum + e.weight, 0);
  const z = new Float64Array(classes);
  const objective = (at: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    gradient.fill(0);
    for (let e = 0; e < examples.length; e++) {
      const { of, weight } = examples[e]!;
      const end = starts[e + 1]!;
      for (let c = 0; c < classes; c++) z[c] = at[width + c]!;
      for (let k = starts[e]!; k < end; k++) {
        const first = slots[k]! * classes;
        const value = values[k]!;
        for (let c = 0; c < classes; c++) z[c]! += at[first + c]! * value;
      }
      for (let c = 0; c < classes; c++) {
        const sign = c === of ? 1 : -1;
        const margin = sign * z[c]!;
        loss += weight * softplus(-margin);
        z[c] = (-sign * weight) / (1 + Math.exp(margin));
        gradient[width + c]! += z[c]!;
      }
      for (let k = starts[e]!; k < end; k++) {
        const first = slots[k]! * classes;
        const value = values[k]!;
        for (let c = 0; c < classes; c++) gradient[first + c]! += z[c]! * value;
      }
    }
    let squares = 0;
    for (let i = 0; i < width; i++) {
      if (barred[i] === 1) gradient[i] = 0;
      else {
        squares += at[i]! * at[i]!;
        gradient[i]! += strength * at[i]!;
      }
    }
    return loss + 0.5 * strength * squares;
  };
  const x = new Float64Array(width + classes);
  if (start === undefined) minimise(objective, x, { mostIterations });
  else {
    const gradient = new Float64Array(width + classes);
    objective(x, gradient);
    const scale = norm(gradient);
    const slotOf = new Map(Array.from(features, (i, s) => [i, s]));
    start.classes.forEach(({ bias, weights }, c) => {
      x[width + c] = bias;
      start.features.forEach((i, k) => {
        const s = slotOf.get(i);
        if (s !== undefined && barred[s * classes + c] === 0) x[s * classes + c] = weights[k]! / ease[i]!;
      });
    });
    minimise(objective, x, { mostIterations, scale });
  }
  return {
    features,
    classes: kept.map((_, c) => ({
      bias: x[width + c]!,
      weights: Float64Array.from(features, (i, s) => x[s * classes + c]! * ease[i]!),
    })),
  };
}
