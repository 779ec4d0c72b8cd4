import type { Entity } from '../extract';
import type { Mention } from '../lexicon';
import type { Fold } from '../text';
import { visitFacts } from './facts';
import type { FeatureIndex } from './feature-index';
import { GRAM, SECTION_STARTS, SENSE, WORD } from './layout';
import type { SenseTable } from './sense-table';
import { readSenses } from './senses';
import { Sightings } from './sightings';
import { maskOf, readText } from './text';

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

/** Features for which a set has room at first, and up to which it keeps it. */
const USUAL = 1024;
const MOST_KEPT = 1 << 15;
/** Places for each feature of a set, at least: the more are free, the seldomer two features meet. */
const SPARSE = 4;

/**
 * A set of feature indices. What is noted waits, and is sorted out many at a time; {@link FeatureSet.settle} does it at the end. A set that
 * tells places also remembers where the features that a model may know are shown.
 */
export class FeatureSet {
  /** Only the first `size` count, once all have settled. */
  indices = new Int32Array(USUAL);
  size = 0;
  /** How many n-grams, words and pairs of words, senses and pairs of senses there are, once they were counted. */
  grams = 0;
  words = 0;
  senses = 0;
  /** Room for as many features and for their rows, for who looks some of them up. */
  sifted = new Int32Array(USUAL);
  siftedRows = new Int32Array(USUAL);
  /** What was noted and has not settled. */
  readonly notes = new Int32Array(USUAL);
  noted = 0;
  /** Where the units that show each note begin and end, two numbers each; null where no places are told. */
  readonly noteSpans: Int32Array | null = null;
  readonly sightings: Sightings | null = null;
  /** What shows each fact first, in the order of the facts, which are the last features; none where no places are told. */
  readonly factPlaces: (Mention | Entity)[] = [];
  /** Indices plus 1, each where its last bits say or as near behind as there was a place; 0 is free. */
  #places = new Int32Array(4 * SPARSE * USUAL);
  /** Places in use, a power of 2. */
  #room = SPARSE * USUAL;

  constructor(tellsPlaces: boolean) {
    if (!tellsPlaces) return;
    this.noteSpans = new Int32Array(2 * USUAL);
    this.sightings = new Sightings();
  }

  /** Adds a feature, by and by. */
  note(index: number, start: number, end: number): void {
    this.expect(1);
    const { noted, noteSpans } = this;
    this.notes[noted] = index;
    if (noteSpans !== null) {
      noteSpans[2 * noted] = start;
      noteSpans[2 * noted + 1] = end;
    }
    this.noted = noted + 1;
  }

  /** Makes room for so many notes, at most as many as there are places for {@link notes}. */
  expect(more: number): void {
    if (this.noted + more > this.notes.length) this.settle();
  }

  /** Adds a feature at once; false if it was there. */
  add(index: number): boolean {
    this.settle();
    const { size } = this;
    this.#makeRoom(1);
    this.#place(index);
    return this.size > size;
  }

  /**
   * Adds all that was noted, what finds its place taken by another feature after the rest. Much of the time of a score is spent here:
   * whether a feature is new cannot be foretold, so that there is no branch in the loop.
   */
  settle(): void {
    this.#makeRoom(this.noted);
    const { notes, noted, indices, noteSpans } = this;
    if (noteSpans !== null) this.sightings!.add(notes, noteSpans, noted);
    const places = this.#places;
    const last = this.#room - 1;
    let { size } = this;
    let clashes = 0;
    for (let k = 0; k < noted; k++) {
      const index = notes[k]!;
      const at = index & last;
      const held = places[at]!;
      const key = index + 1;
      // 1 where another feature holds the place; the note is moved to the front, where all were read.
      const clash = (-held & -(held ^ key)) >>> 31;
      places[at] = key ^ ((key ^ held) & -clash);
      notes[clashes] = index;
      clashes += clash;
      indices[size] = index;
      size += (held - 1) >>> 31;
    }
    this.size = size;
    for (let k = 0; k < clashes; k++) this.#place(notes[k]!);
    this.noted = 0;
  }

  /** Counts what the text has, before facts are added. */
  countText(): void {
    const { indices, size } = this;
    const lastGram = SECTION_STARTS[WORD]! - 1;
    const lastWord = SECTION_STARTS[SENSE]! - 1;
    let beyondGrams = 0;
    let senses = 0;
    // The sign of the difference tells, without a branch.
    for (let i = 0; i < size; i++) {
      beyondGrams += (lastGram - indices[i]!) >>> 31;
      senses += (lastWord - indices[i]!) >>> 31;
    }
    this.grams = size - beyondGrams;
    this.words = beyondGrams - senses;
    this.senses = senses;
  }

  #place(index: number): void {
    const places = this.#places;
    const last = this.#room - 1;
    let at = index & last;
    for (let held = places[at]!; held !== 0; held = places[at]!) {
      if (held === index + 1) return;
      at = (at + 1) & last;
    }
    places[at] = index + 1;
    this.indices[this.size++] = index;
  }

  /** There are places for so many more features, and room for one beside the last. */
  #makeRoom(more: number): void {
    while ((this.size + more) * SPARSE >= this.#room) this.#grow();
  }

  /** Twice as many places, and room for as many features as may take them. */
  #grow(): void {
    const { indices, size } = this;
    this.#room *= 2;
    if (this.#places.length < this.#room) this.#places = new Int32Array(this.#room);
    else this.#places.fill(0, 0, this.#room);
    const most = this.#room / SPARSE;
    if (indices.length < most) {
      this.indices = new Int32Array(most);
      this.indices.set(indices);
      this.sifted = new Int32Array(most);
      this.siftedRows = new Int32Array(most);
    }
    this.size = 0;
    for (let i = 0; i < size; i++) this.#place(indices[i]!);
  }

  clear(): void {
    // What a large text took is given back.
    if (this.indices.length > MOST_KEPT) {
      this.indices = new Int32Array(USUAL);
      this.sifted = new Int32Array(USUAL);
      this.siftedRows = new Int32Array(USUAL);
      this.#places = new Int32Array(4 * SPARSE * USUAL);
    } else this.#places.fill(0, 0, this.#room);
    this.#room = SPARSE * USUAL;
    this.size = 0;
    this.noted = 0;
    this.factPlaces.length = 0;
  }
}

const shared = new FeatureSet(false);
const sharedWithPlaces = new FeatureSet(true);

/** An empty set, used again for every ad: it holds until the next one of its kind is asked for. */
function emptySet(sought: FeatureIndex | null): FeatureSet {
  const set = sought === null ? shared : sharedWithPlaces;
  set.clear();
  if (sought !== null) set.sightings!.begin(sought);
  return set;
}

/**
 * The features of an ad: those of its text, in any order, then the facts, in theirs, since sums of fractions depend on it. The set holds
 * until the next one is asked for.
 *
 * @param senses what words mean
 * @param sought the features of which the places are to be told; costs more
 */
export function featureSetOf(
  { fold, mentions, entities }: Reading,
  senses: SenseTable,
  sought: FeatureIndex | null = null,
): FeatureSet {
  const set = emptySet(sought);
  const masked = maskOf(fold, entities);
  readText(fold, masked, set);
  readSenses(fold, masked, senses, set);
  set.settle();
  set.countText();
  visitFacts(mentions, entities, (index, place) => {
    if (set.add(index) && sought !== null) set.factPlaces.push(place);
  });
  return set;
}

/** A text with fewer different n-grams, words or senses than this says little, whatever they are. */
const FEW_GRAMS = 64;
const FEW_WORDS = 16;

/** The value of each n-gram, word or sense of a text that has so many different ones. */
export function textValue(section: typeof GRAM | typeof WORD | typeof SENSE, count: number): number {
  return 1 / Math.sqrt(count + (section === GRAM ? FEW_GRAMS : FEW_WORDS));
}

/** {@link textValue} by section, of those that the text itself has. */
export function textValuesOf({ grams, words, senses }: FeatureSet): readonly number[] {
  return [textValue(GRAM, grams), textValue(WORD, words), textValue(SENSE, senses)];
}

/** The features of an ad as a sparse vector, for training. */
export function featuresOf(reading: Reading, table: SenseTable): FeatureVector {
  const set = featureSetOf(reading, table);
  const indices = Uint32Array.from(set.indices.subarray(0, set.size)).sort();
  const textValues = textValuesOf(set);
  const values = Float64Array.from(indices, (i) => {
    const section = SECTION_STARTS.findIndex((start) => i < start) - 1;
    return textValues[section] ?? FACT_VALUE;
  });
  return { indices, values };
}

/** How many different n-grams the text of a vector has. */
export function gramsOf({ indices }: FeatureVector): number {
  const words = indices.findIndex((i) => i >= SECTION_STARTS[WORD]!);
  return words < 0 ? indices.length : words;
}
