import type { FeatureIndex } from './feature-index';

/** Features for which there is room at first, and up to which it is kept. */
const USUAL = 1024;
const MOST_KEPT = 1 << 15;

/**
 * The features of a text that a model knows, in the order in which they are first shown, and where: few of those of an ad, so that the
 * others are dropped before anything is asked about them.
 */
export class Sightings {
  /** Only the first `size` count. */
  features = new Int32Array(USUAL);
  /** Their rows in the model. */
  rows = new Int32Array(USUAL);
  /** Of each where the units that show it first begin and end, two numbers. */
  spans = new Int32Array(2 * USUAL);
  size = 0;
  #index: FeatureIndex | null = null;
  /** 1 for the rows that were met. */
  #met = new Uint8Array(0);
  // Which of the features in hand may be known, by their place; these; and their rows.
  #found = new Int32Array(USUAL);
  #sifted = new Int32Array(USUAL);
  #siftedRows = new Int32Array(USUAL);

  /** Begins anew, with what another model knows. */
  begin(index: FeatureIndex): void {
    const { rows, size } = this;
    const met = this.#met;
    for (let k = 0; k < size; k++) met[rows[k]!] = 0;
    if (met.length < index.features.length) this.#met = new Uint8Array(index.features.length);
    this.#index = index;
    this.size = 0;
    // What a large text took is given back.
    if (this.features.length <= MOST_KEPT) return;
    this.features = new Int32Array(USUAL);
    this.rows = new Int32Array(USUAL);
    this.spans = new Int32Array(2 * USUAL);
  }

  /** Adds those of so many features that the model knows and that were not met before. */
  add(features: Int32Array, spans: Int32Array, count: number): void {
    if (this.#found.length < count) {
      this.#found = new Int32Array(count);
      this.#sifted = new Int32Array(count);
      this.#siftedRows = new Int32Array(count);
    }
    const index = this.#index!;
    const found = this.#found;
    const sifted = this.#sifted;
    const siftedRows = this.#siftedRows;
    const met = this.#met;
    const kept = index.siftPlaces(features, count, found);
    for (let i = 0; i < kept; i++) sifted[i] = features[found[i]!]!;
    index.rowsOf(sifted, kept, siftedRows);
    this.#makeRoom(kept);
    let { size } = this;
    for (let i = 0; i < kept; i++) {
      const row = siftedRows[i]!;
      if (row < 0 || met[row] === 1) continue;
      met[row] = 1;
      const k = found[i]!;
      this.features[size] = features[k]!;
      this.rows[size] = row;
      this.spans[2 * size] = spans[2 * k]!;
      this.spans[2 * size + 1] = spans[2 * k + 1]!;
      size++;
    }
    this.size = size;
  }

  #makeRoom(more: number): void {
    if (this.size + more <= this.features.length) return;
    const { features, rows, spans } = this;
    const room = 2 * (this.size + more);
    this.features = new Int32Array(room);
    this.features.set(features);
    this.rows = new Int32Array(room);
    this.rows.set(rows);
    this.spans = new Int32Array(2 * room);
    this.spans.set(spans);
  }
}
