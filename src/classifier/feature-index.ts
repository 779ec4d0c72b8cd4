import { FEATURE_COUNT } from './layout';

/** Bits of the sieve for each feature known, at least: about one in nine features that are not known passes it. */
const BITS = 8;

/** Stretches that a small index has at least, so that most of them hold one feature or none. */
const FEWEST_STRETCHES = 1 << 14;

/**
 * Which of the few features that a model knows a feature is. Most of an ad are not known and fall through a sieve. Features are
 * hashes and lie evenly, so that a table of where each stretch of them begins leaves one or two of the others to look at.
 */
export class FeatureIndex {
  /** The features, ascending; the row of each is its place here. */
  readonly features: Uint32Array;
  /** For each stretch of `2 ** shift` features the first row; one more place than stretches. */
  readonly #rows: Uint32Array;
  readonly #shift: number;
  /** The sieve: a bit for all features with the same last digits, 1 where one of them is known. As many numbers as a power of 2. */
  readonly #known: Uint32Array;

  /** @param features ascending, each once */
  constructor(features: Uint32Array) {
    this.features = features;
    let shift = 0;
    while (FEATURE_COUNT >>> shift > Math.max(features.length, FEWEST_STRETCHES)) shift++;
    this.#shift = shift;
    const rows = new Uint32Array((FEATURE_COUNT >>> shift) + 2);
    let words = 1;
    while (words * 32 < features.length * BITS) words *= 2;
    const known = new Uint32Array(words);
    for (let row = 0, stretch = 0; row < features.length; row++) {
      const feature = features[row]!;
      known[(feature >>> 5) & (words - 1)]! |= 1 << (feature & 31);
      while (stretch < feature >>> shift) rows[++stretch] = row;
    }
    rows.fill(features.length, features.length > 0 ? (features[features.length - 1]! >>> shift) + 1 : 0);
    this.#rows = rows;
    this.#known = known;
  }

  /** Writes those of the features, up to the first `count`, that may be known into `into`, in their order, and tells how many there are. */
  sift(features: Int32Array, count: number, into: Int32Array, from = 0): number {
    const known = this.#known;
    const last = known.length - 1;
    let found = 0;
    for (let i = from; i < count; i++) {
      const feature = features[i]!;
      into[found] = feature;
      // Without a branch: whether a feature is known cannot be foretold.
      found += (known[(feature >>> 5) & last]! >>> (feature & 31)) & 1;
    }
    return found;
  }

  /** Writes into `into` at which places those of the features stand that may be known, and tells how many there are. */
  siftPlaces(features: Int32Array, count: number, into: Int32Array): number {
    const known = this.#known;
    const last = known.length - 1;
    let found = 0;
    for (let i = 0; i < count; i++) {
      const feature = features[i]!;
      into[found] = i;
      found += (known[(feature >>> 5) & last]! >>> (feature & 31)) & 1;
    }
    return found;
  }

  /**
   * Writes the row of each of the first `count` features into `into`; -1 where it is not known. All are looked up in one table before
   * they are in the next, so that memory is asked for many at once and not waited for one after the other.
   */
  rowsOf(features: Int32Array, count: number, into: Int32Array): void {
    const rows = this.#rows;
    const shift = this.#shift;
    for (let i = 0; i < count; i++) into[i] = rows[features[i]! >>> shift]!;
    const known = this.features;
    const { length } = known;
    for (let i = 0; i < count; i++) {
      const feature = features[i]!;
      let row = into[i]!;
      while (row < length && known[row]! < feature) row++;
      into[i] = row < length && known[row] === feature ? row : -1;
    }
  }

  /** The row of a feature; -1 where it is not known. */
  rowOf(feature: number): number {
    const { features } = this;
    const stretch = feature >>> this.#shift;
    const end = this.#rows[stretch + 1]!;
    for (let row = this.#rows[stretch]!; row < end; row++) if (features[row] === feature) return row;
    return -1;
  }
}
