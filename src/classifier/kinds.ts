import type { RangeReader, RangeWriter } from '../binary';
import { TYPOLOGIES, type Typology } from '../terms';
import { FeatureIndex } from './feature-index';
import { FACT_VALUE, type FeatureSet, textValuesOf } from './features';
import { CONCEPT, SECTION_STARTS, SENSE, WORD } from './layout';

/** Which kind of lure an ad is, if it is one: a linear model for each kind over a few thousand features of its own. */
export interface KindModel {
  /** The kinds it knows, at least two. */
  readonly kinds: readonly Typology[];
  /** Log-odds of each kind without any known feature. */
  readonly biases: readonly number[];
  /** What one step of a weight is worth. */
  readonly scale: number;
  /** The features it knows. */
  readonly index: FeatureIndex;
  /** For each of them where what it says begins in `kindOf` and `weights`; one more number than features. */
  readonly starts: Uint32Array;
  /** Of which kind something is said, as a place in `kinds`: a feature speaks of few of them, each once, in their order. */
  readonly kindOf: Uint8Array;
  /** What is said of it: a weight in steps, 1 to 7 of either sign. */
  readonly weights: Int8Array;
}

/** What the header of a model says of its kinds; weights follow the others. */
export interface KindHeader extends Pick<KindModel, 'kinds' | 'biases' | 'scale'> {
  /** How many features it knows. */
  readonly count: number;
  /** How many of them speak of each kind. */
  readonly counts: readonly number[];
}

/** Largest weight in steps. */
export const MOST_KIND_STEPS = 7;

/** Kinds less likely than this share of the likeliest are not named. */
const FAINT = 0.2;

/**
 * The kinds of lure whose wording that of the ad is like, each with how likely it is beside the likeliest (0 to 1, the first 1), given
 * that the ad is a lure.
 */
export function kindsOf(model: KindModel, set: FeatureSet): { [typology in Typology]?: number } {
  const { kinds, index, starts, kindOf, weights, biases, scale } = model;
  const { indices, size, sifted, siftedRows } = set;
  const count = kinds.length;
  const lastGram = SECTION_STARTS[WORD]! - 1;
  const lastWord = SECTION_STARTS[SENSE]! - 1;
  const lastSense = SECTION_STARTS[CONCEPT]! - 1;
  const found = index.sift(indices, size, sifted);
  index.rowsOf(sifted, found, siftedRows);
  /** Steps of each kind, by n-grams, by words, by senses and by facts. */
  const sums = new Array<number>(PARTS * count).fill(0);
  for (let i = 0; i < found; i++) {
    const feature = sifted[i]!;
    const row = siftedRows[i]!;
    if (row < 0) continue;
    // The sign of the difference tells.
    const part = ((lastGram - feature) >>> 31) + ((lastWord - feature) >>> 31) + ((lastSense - feature) >>> 31);
    for (let s = starts[row]!; s < starts[row + 1]!; s++) sums[part * count + kindOf[s]!]! += weights[s]!;
  }
  const values = [...textValuesOf(set), FACT_VALUE];
  const chances: number[] = [];
  let likeliest = 0;
  for (let k = 0; k < count; k++) {
    let steps = 0;
    for (let part = 0; part < PARTS; part++) steps += sums[part * count + k]! * values[part]!;
    const chance = 1 / (1 + Math.exp(-(biases[k]! + scale * steps)));
    chances.push(chance);
    likeliest = Math.max(likeliest, chance);
  }
  const named: { readonly kind: Typology; readonly share: number }[] = [];
  for (let k = 0; k < count; k++) {
    const share = chances[k]! / likeliest;
    if (share >= FAINT) named.push({ kind: kinds[k]!, share });
  }
  named.sort((a, b) => b.share - a.share);
  const shares: { [typology in Typology]?: number } = {};
  for (const { kind, share } of named) shares[kind] = share;
  return shares;
}

/** N-grams, words, senses and facts. */
const PARTS = 4;

/**
 * Writes what {@link readKinds} reads, but how many there are: distances of the features, then for each kind those of the features that speak
 * of it, and their weights.
 */
export function writeKinds(out: RangeWriter, model: KindModel): void {
  out.distances(model.index.features);
  for (const { rows, steps } of sayings(model)) {
    out.distances(rows);
    out.steps(steps);
  }
}

/** Which features speak of each kind, by their rows, and what they say. */
export function sayings({ kinds, index, starts, kindOf, weights }: KindModel): { rows: number[]; steps: number[] }[] {
  const all = kinds.map(() => ({ rows: [] as number[], steps: [] as number[] }));
  index.features.forEach((_, row) => {
    for (let s = starts[row]!; s < starts[row + 1]!; s++) {
      const own = all[kindOf[s]!]!;
      own.rows.push(row);
      own.steps.push(weights[s]!);
    }
  });
  return all;
}

export function readKinds({ count, counts, ...header }: KindHeader, input: RangeReader): KindModel {
  const features = new Uint32Array(count);
  input.distances(features);
  const all = counts.map((own) => {
    const rows = new Uint32Array(own);
    input.distances(rows);
    const steps = new Int8Array(own);
    input.steps(steps);
    return { rows, steps };
  });
  return { ...header, index: new FeatureIndex(features), ...byFeature(count, all) };
}

/** What each of so many features says, from what is said of each kind. */
export function byFeature(
  count: number,
  all: readonly { readonly rows: ArrayLike<number>; readonly steps: ArrayLike<number> }[],
): Pick<KindModel, 'starts' | 'kindOf' | 'weights'> {
  const starts = new Uint32Array(count + 1);
  // A damaged text may name rows that there are not: they fall on no place and are not met.
  for (const { rows } of all) for (let i = 0; i < rows.length; i++) starts[rows[i]! + 1]!++;
  for (let row = 0; row < count; row++) starts[row + 1]! += starts[row]!;
  const next = starts.slice();
  const kindOf = new Uint8Array(starts[count]!);
  const weights = new Int8Array(starts[count]!);
  all.forEach(({ rows, steps }, kind) => {
    for (let i = 0; i < rows.length; i++) {
      const at = next[rows[i]!]!++;
      kindOf[at] = kind;
      weights[at] = steps[i]!;
    }
  });
  return { starts, kindOf, weights };
}

/** Is the name that of a kind of lure? */
export function isKind(name: string | null): name is Typology {
  return name !== null && (TYPOLOGIES as readonly string[]).includes(name);
}
