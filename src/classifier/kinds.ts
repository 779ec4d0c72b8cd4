import type { ByteReader, ByteWriter } from '../binary';
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
export type KindHeader = Pick<KindModel, 'kinds' | 'biases' | 'scale'>;

/** Largest weight in steps. */
export const MOST_KIND_STEPS = 7;

/** Kinds less likely than this share of the likeliest are not named. */
const FAINT = 0.2;

/**
 * The kinds of lure whose wording that of the ad is like, each with how likely it is beside the likeliest (0 to 1, the first 1), given
 * that the ad is a lure.
 */
export function kindsOf(model: KindModel, { indices }: FeatureSet): { [typology in Typology]?: number } {
  const { kinds, index, weights } = model;
  const count = kinds.length;
  // Of n-grams, words and facts the sums of each kind, one after the other.
  const sums = new Int32Array(3 * count);
  let grams = 0;
  let words = 0;
  const wordsFrom = SECTION_STARTS[WORD]!;
  const factsFrom = SECTION_STARTS[WORD + 1]!;
  for (const feature of indices) {
    let at = 0;
    if (feature < wordsFrom) grams++;
    else if (feature < factsFrom) {
      words++;
      at = count;
    } else at = 2 * count;
    const row = index.rowOf(feature);
    if (row < 0) continue;
    for (let from = row * count; from < (row + 1) * count; from++) sums[at++]! += weights[from]!;
  }
  const values = [textValue(GRAM, grams), textValue(WORD, words), FACT_VALUE];
  const chances = kinds.map((_, k) => {
    const steps = values.reduce((total, value, part) => total + sums[part * count + k]! * value, 0);
    return 1 / (1 + Math.exp(-(model.biases[k]! + model.scale * steps)));
  });
  const likeliest = Math.max(...chances);
  const shares = kinds
    .map((kind, k) => ({ kind, share: chances[k]! / likeliest }))
    .filter(({ share }) => share >= FAINT)
    .sort((a, b) => b.share - a.share);
  return Object.fromEntries(shares.map(({ kind, share }) => [kind, share]));
}

/** Writes what {@link readKinds} reads: how many features, their distances, then the weights, kind by kind. */
export function writeKinds(out: ByteWriter, { kinds, index: { features }, weights }: KindModel): void {
  out.number(features.length);
  out.distances(features);
  for (let k = 0; k < kinds.length; k++)
    out.halves(Int8Array.from(features, (_, row) => weights[row * kinds.length + k]!));
}

export function readKinds(header: KindHeader, input: ByteReader): KindModel {
  const features = new Uint32Array(input.number());
  input.distances(features);
  const count = header.kinds.length;
  const weights = new Int8Array(features.length * count);
  const own = new Int8Array(features.length);
  for (let k = 0; k < count; k++) {
    input.halves(own);
    own.forEach((weight, row) => {
      weights[row * count + k] = weight;
    });
  }
  return { ...header, index: new FeatureIndex(features), weights };
}

/** Is the name that of a kind of lure? */
export function isKind(name: string | null): name is Typology {
  return name !== null && (TYPOLOGIES as readonly string[]).includes(name);
}
