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

/** A set of feature indices, in the order in which they were added. */
export class FeatureSet {
  readonly indices: number[] = [];
  readonly #bits = new Uint32Array(FEATURE_COUNT >>> 5);

  /** Adds an index; false if it was there. */
  add(index: number): boolean {
    const bit = 1 << (index & 31);
    const word = this.#bits[index >>> 5]!;
    if ((word & bit) !== 0) return false;
    this.#bits[index >>> 5] = word | bit;
    this.indices.push(index);
    return true;
  }

  clear(): void {
    for (const index of this.indices) this.#bits[index >>> 5] = 0;
    this.indices.length = 0;
  }
}

const shared = new FeatureSet();

/** An empty set, used again for every ad: it holds until the next one is asked for. */
export function emptySet(): FeatureSet {
  shared.clear();
  return shared;
}

/** The features of an ad: those of its text, then the facts. The set holds until the next one is asked for. */
export function featureSetOf({ fold, mentions, entities }: Reading): FeatureSet {
  const set = emptySet();
  const add = (index: number): void => {
    set.add(index);
  };
  visitText(fold, entities, add);
  visitFacts(mentions, entities, add);
  return set;
}

/** A text with fewer different n-grams or words than this says little, whatever they are. */
const FEW_GRAMS = 64;
const FEW_WORDS = 16;

/** The value of each n-gram or word of a text that has so many different ones. */
export function textValue(section: typeof GRAM | typeof WORD, count: number): number {
  return 1 / Math.sqrt(count + (section === GRAM ? FEW_GRAMS : FEW_WORDS));
}

/** The features of an ad as a sparse vector, for training. */
export function featuresOf(reading: Reading): FeatureVector {
  const indices = Uint32Array.from(featureSetOf(reading).indices).sort();
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
