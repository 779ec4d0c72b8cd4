import type { FeatureIndex } from './feature-index';

/** Features for which there is room at first, and up to which it is kept. */
const USUAL = 1024;
const MOST_KEPT = 1 << 15;

/**
 * Where the features that a model may know are shown, in the order of the text: few of those of an ad, so that the others are dropped
 * before anything is asked about them.
 */
export class Sightings {
  /** Only the first `size` count; a feature stands here each time that it is shown. */
  features = new Int32Array(USUAL);
  /** Of each where the units that show it begin and end, two numbers. */
  spans = new Int32Array(2 * USUAL);
  size = 0;
  #index: FeatureIndex | null = null;
  /** Which of some features may be known, by their place. */
  #found = new Int32Array(USUAL);

  /** Begins anew, with what another model knows. */
  begin(index: FeatureIndex): void {
    this.#index = index;
    this.size = 0;
    // What a large text took is given back.
    if (this.features.length <= MOST_KEPT) return;
    this.features = new Int32Array(USUAL);
    this.spans = new Int32Array(2 * USUAL);
  }

  /** Adds those of so many features that the model may know. */
  add(features: Int32Array, spans: Int32Array, count: number): void {
    if (this.#found.length < count) this.#found = new Int32Array(count);
    const found = this.#found;
    const kept = this.#index!.siftPlaces(features, count, found);
    this.#makeRoom(kept);
    let { size } = this;
    for (let i = 0; i < kept; i++) {
      const k = found[i]!;
      this.features[size] = features[k]!;
      this.spans[2 * size] = spans[2 * k]!;
      this.spans[2 * size + 1] = spans[2 * k + 1]!;
      size++;
    }
    this.size = size;
  }

  #makeRoom(more: number): void {
    if (this.size + more <= this.features.length) return;
    const { features, spans } = this;
    const room = 2 * (this.size + more);
    this.features = new Int32Array(room);
    this.features.set(features);
    this.spans = new Int32Array(2 * room);
    this.spans.set(spans);
  }
}
