import type { RangeReader, RangeWriter } from '../binary';
import { TYPOLOGIES, type Typology } from '../terms';
import { FeatureIndex } from './feature-index';
import { FACT_VALUE, type FeatureSet, textValue } from './features';
import { GRAM, SECTION_STARTS, WORD } from './layout';

/** Which kind of lure an ad is, if it is one: a linear model for each kind over a few thousand of the features. */
export interface KindModel {
  /** The kinds it knows, at least two. */
  readonly kinds: readonly Typology[];
  /** Log-odds of each kind without any known feature. */
  readonly biases: readonly number[];
  /** What one step of a weight is worth. */
  readonly scale: number;
  /** The features it knows. */
  readonly index: FeatureIndex;
  /** A row for each of them: a weight in steps, -7 to 7, for each kind. */
  readonly weights: Int8Array;
}

/** What the header of a model says of its kinds; weights follow the others. */
export interface KindHeader extends Pick<KindModel, 'kinds' | 'biases' | 'scale'> {
  /** How many features it knows. */
  readonly count: number;
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
  const { kinds, index, weights, biases, scale } = model;
  const { indices, size, sifted, siftedRows, grams, words } = set;
  const count = kinds.length;
  const most = index.features.length;
  if (rows.length < PARTS * most) rows = new Int32Array(PARTS * most);
  const ends = [0, most, 2 * most];
  const lastGram = SECTION_STARTS[WORD]! - 1;
  const lastWord = SECTION_STARTS[WORD + 1]! - 1;
  const found = index.sift(indices, size, sifted);
  index.rowsOf(sifted, found, siftedRows);
  for (let i = 0; i < found; i++) {
    const feature = sifted[i]!;
    const row = siftedRows[i]!;
    if (row < 0) continue;
    // The sign of the difference tells.
    const part = ((lastGram - feature) >>> 31) + ((lastWord - feature) >>> 31);
    rows[ends[part]!++] = row * count;
  }
  const steps = new Array<number>(count).fill(0);
  addSums(weights, 0, ends[0]!, textValue(GRAM, grams), steps);
  addSums(weights, most, ends[1]!, textValue(WORD, words), steps);
  addSums(weights, 2 * most, ends[2]!, FACT_VALUE, steps);
  const chances: number[] = [];
  let likeliest = 0;
  for (let k = 0; k < count; k++) {
    const chance = 1 / (1 + Math.exp(-(biases[k]! + scale * steps[k]!)));
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

/** N-grams, words and facts. */
const PARTS = 3;

/** Where the rows of the known features of an ad begin, part by part; no longer than the longest model needs. */
let rows = new Int32Array(0);

/** Adds for each kind the sum of its weights in some of {@link rows}, so many times over. Two kinds at once take hardly longer than one. */
function addSums(weights: Int8Array, start: number, end: number, value: number, steps: number[]): void {
  const from = rows;
  for (let kind = 0; kind < steps.length; kind += 2) {
    const next = kind + 1 < steps.length ? kind + 1 : kind;
    let sum = 0;
    let sumOfNext = 0;
    for (let i = start; i < end; i++) {
      const row = from[i]!;
      sum += weights[row + kind]!;
      sumOfNext += weights[row + next]!;
    }
    steps[kind]! += sum * value;
    if (next > kind) steps[next]! += sumOfNext * value;
  }
}

/** Writes what {@link readKinds} reads, but how many features there are: their distances, then the weights, kind by kind. */
export function writeKinds(out: RangeWriter, { kinds, index: { features }, weights }: KindModel): void {
  out.distances(features);
  for (let k = 0; k < kinds.length; k++)
    out.steps(Int8Array.from(features, (_, row) => weights[row * kinds.length + k]!));
}

export function readKinds({ count, ...header }: KindHeader, input: RangeReader): KindModel {
  const features = new Uint32Array(count);
  input.distances(features);
  const kinds = header.kinds.length;
  const weights = new Int8Array(count * kinds);
  for (let k = 0; k < kinds; k++) input.steps(weights, k, kinds);
  return { ...header, index: new FeatureIndex(features), weights };
}

/** Is the name that of a kind of lure? */
export function isKind(name: string | null): name is Typology {
  return name !== null && (TYPOLOGIES as readonly string[]).includes(name);
}
