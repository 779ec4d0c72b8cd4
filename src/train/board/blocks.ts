import type { Terms } from './wording';

/** What an ad shows, in blocks that count the same whatever their sizes: runs of one word, of two, and so on, and facts. */
export type Blocks = readonly Terms[];

/** A sparse vector over the terms that a {@link Scale} knows. */
export interface Vector {
  readonly ids: Int32Array;
  readonly values: Float64Array;
}

/** How strongly each block counts beside the others. */
export type BlockWeights = readonly number[];

/** Rows of the training ads that must show a term. */
const LEAST_ROWS = 2;
/** Rows added to each class for every term, so that none seems certain. */
const SMOOTHING = 1;

/**
 * Scales terms by how unevenly lures and honest ads use them (the absolute log-count ratio of NB-SVM, Wang and Manning 2012), and each
 * block to length 1. Fitted on training ads alone.
 */
export class Scale {
  readonly #ids: readonly ReadonlyMap<number, number>[];
  readonly #ratios: Float64Array;
  readonly #roots: readonly number[];

  constructor(blocks: readonly Blocks[], lures: readonly boolean[], weights: BlockWeights) {
    const all = weights.reduce((sum, w) => sum + w, 0);
    this.#roots = weights.map((w) => Math.sqrt(w / all));
    const rowsOf = { lure: lures.filter(Boolean).length, honest: 0 };
    rowsOf.honest = lures.length - rowsOf.lure;
    const ratios: number[] = [];
    this.#ids = weights.map((_, block) => {
      const counts = new Map<number, [number, number]>();
      blocks.forEach((row, r) => {
        for (const hash of row[block]!.hashes) {
          const count = counts.get(hash);
          if (count) count[lures[r] ? 0 : 1]++;
          else counts.set(hash, lures[r] ? [1, 0] : [0, 1]);
        }
      });
      const ids = new Map<number, number>();
      for (const [hash, [lure, honest]] of counts) {
        if (lure + honest < LEAST_ROWS) continue;
        const ratio =
          Math.log((lure + SMOOTHING) / (rowsOf.lure + 2 * SMOOTHING)) -
          Math.log((honest + SMOOTHING) / (rowsOf.honest + 2 * SMOOTHING));
        ids.set(hash, ratios.length);
        ratios.push(Math.abs(ratio));
      }
      return ids;
    });
    this.#ratios = Float64Array.from(ratios);
  }

  /** Terms that are known. */
  get size(): number {
    return this.#ratios.length;
  }

  /** The vector of an ad; its length is at most 1, and below that where a block holds nothing known. */
  vectorOf(row: Blocks): Vector {
    const ids: number[] = [];
    const values: number[] = [];
    row.forEach((terms, block) => {
      const known = this.#ids[block]!;
      const from = ids.length;
      let squares = 0;
      terms.hashes.forEach((hash, k) => {
        const id = known.get(hash);
        if (id === undefined) return;
        const value = terms.values[k]! * this.#ratios[id]!;
        ids.push(id);
        values.push(value);
        squares += value * value;
      });
      const factor = squares === 0 ? 0 : this.#roots[block]! / Math.sqrt(squares);
      for (let i = from; i < values.length; i++) values[i]! *= factor;
    });
    return { ids: Int32Array.from(ids), values: Float64Array.from(values) };
  }
}

/** Training ads by their terms, for likenesses to all of them at once. */
export class Index {
  readonly #rows: number;
  readonly #starts: Int32Array;
  readonly #holders: Int32Array;
  readonly #values: Float64Array;

  constructor(vectors: readonly Vector[], size: number) {
    this.#rows = vectors.length;
    const starts = new Int32Array(size + 1);
    for (const { ids } of vectors) for (const id of ids) starts[id + 1]!++;
    for (let id = 0; id < size; id++) starts[id + 1]! += starts[id]!;
    const at = starts.slice();
    this.#holders = new Int32Array(starts[size]!);
    this.#values = new Float64Array(starts[size]!);
    vectors.forEach(({ ids, values }, row) => {
      ids.forEach((id, k) => {
        this.#holders[at[id]!] = row;
        this.#values[at[id]!++] = values[k]!;
      });
    });
    this.#starts = starts;
  }

  /** Likeness (inner product) of an ad to each training ad. */
  likenesses({ ids, values }: Vector): Float64Array {
    const like = new Float64Array(this.#rows);
    for (let k = 0; k < ids.length; k++) {
      const value = values[k]!;
      const end = this.#starts[ids[k]! + 1]!;
      for (let p = this.#starts[ids[k]!]!; p < end; p++) like[this.#holders[p]!]! += value * this.#values[p]!;
    }
    return like;
  }
}
