import type { CorpusRow } from '../../corpus';
import type { Configuration } from '../configurations';
import { textOf } from '../text';

/** Features of one text for a linear model: their indices, each once, and their values. */
export interface GramFeatures {
  readonly indices: Uint32Array;
  readonly values: Float32Array;
}

/** A text to learn from. */
export interface GramExample {
  readonly features: GramFeatures;
  readonly lure: boolean;
  readonly weight: number;
}

/**
 * Fits a regularised logistic regression.
 *
 * @returns the log-odds of a text, at the share of lures (by weight) that was learnt from
 */
export type FitLogistic = (
  examples: readonly GramExample[],
  featureCount: number,
  seed: number,
) => (features: GramFeatures) => number;

/** Bits of a feature's index. */
const BITS = 18;
/** Lengths of the character n-grams. */
const SHORTEST = 2;
const LONGEST = 5;

/**
 * Hashed character n-grams and nothing else, by logistic regression: what a model learns without rules. Both classes count the same in
 * training, so that its log-odds are evidence.
 *
 * @param regress the regression; `toogood/train` has one
 */
export function gramBaseline(prior: number, regress: FitLogistic): Configuration {
  const known = new WeakMap<CorpusRow, GramFeatures>();
  const featuresIn = (row: CorpusRow) => {
    const features = known.get(row) ?? gramsOf(textOf(row.ad));
    known.set(row, features);
    return features;
  };
  const base = Math.log(prior / (1 - prior));
  return {
    name: 'n-grams',
    gloss: `character ${SHORTEST}- to ${LONGEST}-grams by logistic regression, learnt on the training folds`,
    prior,
    learn: (train, seed) => {
      const lures = train.filter((r) => r.label === 'lure').length;
      const weightOf = (row: CorpusRow) =>
        row.label === 'lure' ? train.length / (2 * lures) : train.length / (2 * (train.length - lures));
      const score = regress(
        train.map((row) => ({ features: featuresIn(row), lure: row.label === 'lure', weight: weightOf(row) })),
        1 << BITS,
        seed,
      );
      return (row) => {
        const logit = base + score(featuresIn(row));
        return { probability: 1 / (1 + Math.exp(-logit)), logit };
      };
    },
  };
}

/** Hashed n-grams with logarithmic counts, scaled to length 1. */
export function gramsOf(text: string): GramFeatures {
  const folded = ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\p{Nd}/gu, '0')} `;
  const counts = new Map<number, number>();
  for (let i = 0; i < folded.length; i++) {
    let hash = 0x811c9dc5;
    for (let size = 1; size <= LONGEST && i + size <= folded.length; size++) {
      hash = Math.imul(hash ^ folded.charCodeAt(i + size - 1), 0x01000193);
      if (size < SHORTEST) continue;
      const index = ((hash ^ (hash >>> 15)) >>> 0) & ((1 << BITS) - 1);
      counts.set(index, (counts.get(index) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort((a, b) => a[0] - b[0]);
  const values = sorted.map(([, n]) => 1 + Math.log(n));
  const length = Math.sqrt(values.reduce((sum, v) => sum + v * v, 0)) || 1;
  return {
    indices: Uint32Array.from(sorted, ([index]) => index),
    values: Float32Array.from(values, (v) => v / length),
  };
}
