import { FEATURE_COUNT, MOST_STEPS, SECTION_STARTS, SECTIONS } from '../classifier';
import type { Linear } from './logistic';

/** Weights as signed bytes, with what a step is worth in each section. */
export interface Quantised {
  readonly bias: number;
  readonly weights: Int8Array;
  readonly scales: readonly number[];
}

/**
 * Keeps the strongest weights and rounds them to whole steps, each section by a scale of its own. Of wording a step is half the usual
 * size of a weight and the largest are cut: what one ad taught strongly is often chance.
 *
 * @param most weights that are kept in all, the weakest beyond them become 0; facts are kept before wording
 */
export function quantise({ bias, weights }: Linear, most: number): Quantised {
  const packed = new Int8Array(FEATURE_COUNT);
  const scales: number[] = [];
  let room = most;
  // Few facts carry much; what room they leave is for the wording.
  for (let s = SECTIONS.length - 1; s >= 0; s--) {
    const from = SECTION_STARTS[s]!;
    const own = weights.subarray(from, SECTION_STARTS[s + 1]!);
    const sizes = Float64Array.from(own, Math.abs).sort();
    const largest = sizes[sizes.length - 1]!;
    const most = MOST_STEPS[s]!;
    const scale = largest === 0 ? 1 : most === 127 ? largest / most : Math.min(largest, usualSize(sizes) / 2);
    // Of words at most half of the room, because n-grams know their parts.
    const allowed = Math.floor(s === 1 ? room / 2 : room);
    const least = allowed >= sizes.length ? 0 : sizes[sizes.length - 1 - allowed]!;
    let count = 0;
    own.forEach((w, i) => {
      if (Math.abs(w) <= least) return;
      const q = Math.max(-most, Math.min(most, Math.round(w / scale)));
      if (q === 0) return;
      packed[from + i] = q;
      count++;
    });
    room -= count;
    scales[s] = scale;
  }
  return { bias, weights: packed, scales };
}

/** Root of the mean square of the sizes other than 0. */
function usualSize(sizes: Float64Array): number {
  let squares = 0;
  let count = 0;
  for (const size of sizes)
    if (size > 0) {
      squares += size * size;
      count++;
    }
  return Math.sqrt(squares / count);
}

/** The linear model that quantised weights stand for. */
export function dequantise({ bias, weights, scales }: Quantised): Linear {
  const full = new Float64Array(FEATURE_COUNT);
  for (let s = 0; s < SECTIONS.length; s++)
    for (let i = SECTION_STARTS[s]!; i < SECTION_STARTS[s + 1]!; i++) full[i] = weights[i]! * scales[s]!;
  return { bias, weights: full };
}
