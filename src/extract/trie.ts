import { ANYWHERE, buildTrie as build, findFirst, type Trie as Units } from '../lexicon/trie';

/** The state before any unit. */
export const ROOT = ANYWHERE;

/** Units of ASCII, and so many of a row of {@link Trie}. */
const ASCII_BITS = 7;
const ASCII = 1 << ASCII_BITS;
/** States with fewer ways on are searched faster than their row would be found in the cache. */
const MANY = 6;

/**
 * The words of all locales in one trie. Walking it from a position costs at most the length of its longest word, which
 * is what keeps every reader linear.
 */
export class Trie {
  readonly #roots: Pick<Units, 'pages' | 'rows'>;
  readonly #unit: Uint16Array;
  /** Of each state: where its ways on begin, which end where those of the next begin; and the index of the word that ends there, or -1. */
  readonly #nodes: Int32Array;
  /** Row of ASCII units of each state with many ways on, up to the last of these; 0 for none. */
  readonly #row: Uint16Array;
  /** The states that follow, by row and unit. */
  readonly #rows: Int32Array;

  constructor(units: Units, wordOf: Int32Array) {
    const { unit, child, text } = units;
    // The rest of the states is held below in another form.
    this.#roots = { pages: units.pages, rows: units.rows };
    this.#unit = unit;
    const states = text.length;
    this.#nodes = new Int32Array(2 * states + 1);
    const wide: number[] = [];
    for (let s = 0; s < states; s++) {
      this.#nodes[2 * s] = child[s]!;
      this.#nodes[2 * s + 1] = text[s]! < 0 ? -1 : wordOf[text[s]!]!;
      if (s > 1 && child[s + 1]! - child[s]! >= MANY && unit[child[s]!]! < ASCII) wide.push(s);
    }
    this.#nodes[2 * states] = child[states]!;
    this.#row = new Uint16Array((wide.at(-1) ?? 0) + 1);
    this.#rows = new Int32Array((wide.length + 1) << ASCII_BITS);
    wide.forEach((state, w) => {
      this.#row[state] = w + 1;
      for (let c = child[state]!; c < child[state + 1]! && unit[c]! < ASCII; c++)
        this.#rows[((w + 1) << ASCII_BITS) | unit[c]!] = c;
    });
  }

  /** State of the words that begin with a unit; 0 where none does. */
  first(unit: number): number {
    return findFirst(this.#roots, ANYWHERE, unit);
  }

  /** State after a further unit; 0 where no word goes on so. The ways on of a state stand in order. */
  next(state: number, unit: number): number {
    if (unit < ASCII && state < this.#row.length && this.#row[state] !== 0)
      return this.#rows[(this.#row[state]! << ASCII_BITS) | unit]!;
    const units = this.#unit;
    let low = this.#nodes[2 * state]!;
    let high = this.#nodes[2 * state + 2]! - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (units[middle]! < unit) low = middle + 1;
      else high = middle;
    }
    return low === high && units[low] === unit ? low : 0;
  }

  /** The ways on of a state are the states from here to where those of the next begin. */
  waysFrom(state: number): number {
    return this.#nodes[2 * state]!;
  }

  /** The unit that leads to a state. */
  unitOf(state: number): number {
    return this.#unit[state]!;
  }

  /** Index of the word that ends at a state, or -1. */
  wordAt(state: number): number {
    return this.#nodes[2 * state + 1]!;
  }
}

/** Builds the trie; the index of a word is its index in `words`, the last one where it stands there more than once. */
export function buildTrie(words: readonly string[]): Trie {
  const distinct = new Map<string, number>();
  words.forEach((word, i) => {
    if (word !== '') distinct.set(word, i);
  });
  const { trie, index } = build([[...distinct.keys()], []]);
  const wordOf = new Int32Array(trie.texts);
  [...distinct.values()].forEach((word, i) => {
    wordOf[index[ANYWHERE][i]!] = word;
  });
  return new Trie(trie, wordOf);
}
