import type { Entity } from '../extract';
import type { Mention } from '../lexicon';
import type { Fold } from '../text';
import { visitFacts } from './facts';
import { FEATURE_COUNT, GRAM, SECTION_STARTS, WORD } from './layout';
import { visitText } from './text';

/** What the model looks at: a fold with what was found in it. */
export interface Reading {
  readonly fold: Fold;
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
}

/** The features of one ad: each index once, ascending; n-grams and words are weighed by how many of them there are. */
export interface FeatureVector {
  readonly indices: Uint32Array;
  readonly values: Float64Array;
}

/** How much a fact counts beside all n-grams of a text together. It sets how strongly each is held back in training. */
export const FACT_VALUE = 0.1;

/** A set of feature indices: one bit each, and a list of the words of bits that are not 0, by which it is emptied. */
export class FeatureSet {
  readonly #bits = new Uint32Array(FEATURE_COUNT >>> 5);
  readonly #touched: number[] = [];

  /** Adds an index; false if it was there. */
  add(index: number): boolean {
    const at = index >>> 5;
    const bit = 1 << (index & 31);
    const word = this.#bits[at]!;
    if ((word & bit) !== 0) return false;
    if (word === 0) this.#touched.push(at);
    this.#bits[at] = word | bit;
    return true;
  }

  clear(): void {
    for (const at of this.#touched) this.#bits[at] = 0;
    this.#touched.length = 0;
  }
}

const shared = new FeatureSet();

/** An empty set, used again for every ad: work on one ad is done before that on the next begins, and two are never wanted at once. */
export function emptySet(): FeatureSet {
  shared.clear();
  return shared;
}

/** A text with fewer different n-grams or words than this says little, whatever they are. */
const FEW_GRAMS = 64;
const FEW_WORDS = 16;

/** The value of each n-gram or word of a text that has so many different ones. */
export function textValue(section: typeof GRAM | typeof WORD, count: number): number {
  return 1 / Math.sqrt(count + (section === GRAM ? FEW_GRAMS : FEW_WORDS));
}

/** The features of an ad as a sparse vector, for training. */
export function featuresOf({ fold, mentions, entities }: Reading): FeatureVector {
  const seen = emptySet();
  const found: number[] = [];
  const add = (index: number): void => {
    if (seen.add(index)) found.push(index);
  };
  visitText(fold, entities, add);
  visitFacts(mentions, entities, add);
  const indices = Uint32Array.from(found).sort();
  let grams = 0;
  let words = 0;
  for (const i of indices) {
    if (i < SECTION_STARTS[WORD]!) grams++;
    else if (i < SECTION_STARTS[WORD + 1]!) words++;
  }
  const gram = textValue(GRAM, grams);
  const word = textValue(WORD, words);
  const values = Float64Array.from(indices, (i) =>
    i < SECTION_STARTS[GRAM + 1]! ? gram : i < SECTION_STARTS[WORD + 1]! ? word : FACT_VALUE,
  );
  return { indices, values };
}
