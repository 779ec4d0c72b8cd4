import type { FeatureVector } from '../classifier';

/** Examples one behind the other, over the features that occur in them: what a fit goes through again and again. */
export interface Packed {
  /** The feature of each slot, those of most examples first: what is used most lies together in the cache. */
  readonly features: Uint32Array;
  /** Where each example begins in `slots` and `values`, and where the last ends. */
  readonly starts: Uint32Array;
  readonly slots: Uint32Array;
  readonly values: Float32Array;
}

/**
 * Packs examples for a fit.
 *
 * @param featureCount length of the table of weights
 * @param kept 1 for the features that may have a weight; all if absent
 * @param ease what the values of each feature are multiplied by; 1 if absent
 */
export function pack(
  vectors: readonly FeatureVector[],
  featureCount: number,
  kept?: Uint8Array,
  ease?: Float64Array,
): Packed {
  const counts = new Uint32Array(featureCount);
  let entries = 0;
  for (const { indices } of vectors)
    for (let k = 0; k < indices.length; k++) {
      const i = indices[k]!;
      if (kept !== undefined && kept[i] !== 1) continue;
      counts[i]!++;
      entries++;
    }
  let size = 0;
  for (let i = 0; i < featureCount; i++) if (counts[i] !== 0) size++;
  const features = new Uint32Array(size);
  for (let i = 0, s = 0; i < featureCount; i++) if (counts[i] !== 0) features[s++] = i;
  features.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const slotOf = new Int32Array(featureCount).fill(-1);
  features.forEach((i, s) => {
    slotOf[i] = s;
  });
  const starts = new Uint32Array(vectors.length + 1);
  const slots = new Uint32Array(entries);
  const values = new Float32Array(entries);
  let at = 0;
  vectors.forEach(({ indices, values: own }, v) => {
    starts[v] = at;
    for (let k = 0; k < indices.length; k++) {
      const i = indices[k]!;
      const slot = slotOf[i]!;
      if (slot < 0) continue;
      slots[at] = slot;
      values[at++] = own[k]! * (ease ? ease[i]! : 1);
    }
  });
  starts[vectors.length] = at;
  return { features, starts, slots, values };
}
