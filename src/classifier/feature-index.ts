import { FEATURE_COUNT } from './layout';

/**
 * Which of the few features that a model knows a feature is. Features are hashes and lie evenly, so that a table of where each stretch of
 * them begins leaves one or two to look at.
 */
export class FeatureIndex {
  /** The features, ascending; the row of each is its place here. */
  readonly features: Uint32Array;
  /** For each stretch of `2 ** shift` features the first row; one more place than stretches. */
  readonly #rows: Uint32Array;
  readonly #shift: number;

  /** @param features ascending, each once */
  constructor(features: Uint32Array) {
    this.features = features;
    let shift = 0;
    while (FEATURE_COUNT >>> shift > features.length) shift++;
    this.#shift = shift;
    const rows = new Uint32Array((FEATURE_COUNT >>> shift) + 2);
    for (const feature of features) rows[(feature >>> shift) + 1]!++;
    for (let i = 1; i < rows.length; i++) rows[i]! += rows[i - 1]!;
    this.#rows = rows;
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
