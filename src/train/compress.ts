import { FEATURE_COUNT, FeatureIndex, MOST_STEPS, SECTION_STARTS, SECTIONS, type Weights } from '../classifier';
import type { Linear } from './logistic';

/** Weights in steps, with what a step is worth in each section. */
export interface Quantised extends Weights {
  readonly bias: number;
  readonly scales: readonly number[];
}

/**
 * Rounds weights to whole steps, each section by a scale of its own. Of wording a step is half the usual size of a weight and the largest
 * are cut: what one ad taught strongly is often chance. What is less than half a step is left out.
 */
export function quantise({ bias, weights }: Linear): Quantised {
  const features: number[] = [];
  const steps: number[] = [];
  const scales = SECTIONS.map((_, s) => {
    const from = SECTION_STARTS[s]!;
    const own = weights.subarray(from, SECTION_STARTS[s + 1]!);
    const most = MOST_STEPS[s]!;
    const largest = own.reduce((max, w) => Math.max(max, Math.abs(w)), 0);
    if (largest === 0) return 1;
    const scale = most === 127 ? largest / most : Math.min(largest, usualSize(own) / 2);
    own.forEach((w, i) => {
      const step = Math.max(-most, Math.min(most, Math.round(w / scale)));
      if (step === 0) return;
      features.push(from + i);
      steps.push(step);
    });
    return scale;
  });
  return { bias, scales, index: new FeatureIndex(Uint32Array.from(features)), weights: Int8Array.from(steps) };
}

/** Root of the mean square of the weights other than 0. */
function usualSize(weights: Float64Array): number {
  let squares = 0;
  let count = 0;
  for (const weight of weights)
    if (weight !== 0) {
      squares += weight * weight;
      count++;
    }
  return Math.sqrt(squares / count);
}

/** The linear model that quantised weights stand for. */
export function dequantise({ bias, index, weights, scales }: Quantised): Linear {
  const full = new Float64Array(FEATURE_COUNT);
  let section = 0;
  index.features.forEach((feature, i) => {
    while (feature >= SECTION_STARTS[section + 1]!) section++;
    full[feature] = weights[i]! * scales[section]!;
  });
  return { bias, weights: full };
}
