/** The state before any unit. */
export const ROOT = 0;

/** Units of ASCII, and so many of a row of {@link Trie}. */
const ASCII_BITS = 7;
const ASCII = 1 << ASCII_BITS;
/** States with fewer ways on are searched faster than their row would be found in the cache. */
const MANY = 6;

/**
 * The words of all locales in one trie, its states numbered level by level so that those that follow a state stand side by side,
 * ordered by unit. Walking it from a position costs at most the length of its longest word, which is what keeps every reader linear.
 */
export class Trie {
  /** Unit that leads to each state. */
  readonly #unit: Uint16Array;
  /** Of each state: where its ways on begin, which end where those of the next begin; and the index of the word that ends there, or -1. */
  readonly #nodes: Int32Array;
  /** Row of the first units, by page of so many as ASCII has; 0 for none. */
  readonly #pages: Uint16Array;
  /** Row of ASCII units of each state with many ways on, up to the last of these; 0 for none. */
  readonly #row: Uint16Array;
  /** The states that follow, by row and unit. */
  readonly #rows: Int32Array;

  /** @param words the index of each, none empty */
  constructor(words: ReadonlyMap<string, number>) {
    // In the order of their units.
    const sorted = [...words.keys()].sort();
    const units: number[] = [0];
    const nodes: number[] = [];
    // A state is a stretch of the words in order that share their beginning: where it begins and ends, then the next.
    let level = [0, sorted.length];
    for (let depth = 0; level.length > 0; depth++) {
      const next: number[] = [];
      const first = units.length;
      for (let stretch = 0; stretch < level.length; stretch += 2) {
        let from = level[stretch]!;
        const to = level[stretch + 1]!;
        const word = sorted[from]?.length === depth ? words.get(sorted[from++]!)! : -1;
        nodes.push(first + (next.length >> 1), word);
        while (from < to) {
          const unit = sorted[from]!.charCodeAt(depth);
          next.push(from++);
          while (from < to && sorted[from]!.charCodeAt(depth) === unit) from++;
          next.push(from);
          units.push(unit);
        }
      }
      level = next;
    }
    nodes.push(units.length);
    this.#unit = Uint16Array.from(units);
    this.#nodes = Int32Array.from(nodes);
    const wide: number[] = [];
    for (let s = 1; s < units.length; s++)
      if (this.waysFrom(s + 1) - this.waysFrom(s) >= MANY && units[this.waysFrom(s)]! < ASCII) wide.push(s);
    this.#row = new Uint16Array((wide.at(-1) ?? 0) + 1);
    wide.forEach((state, w) => {
      this.#row[state] = w + 1;
    });
    this.#pages = new Uint16Array(0x10000 >> ASCII_BITS);
    let rows = wide.length + 1;
    for (let s = this.waysFrom(ROOT); s < this.waysFrom(ROOT + 1); s++) this.#pages[units[s]! >> ASCII_BITS] ||= rows++;
    this.#rows = new Int32Array(rows << ASCII_BITS);
    for (let s = this.waysFrom(ROOT); s < this.waysFrom(ROOT + 1); s++) this.#rows[this.#placeOfFirst(units[s]!)] = s;
    for (const state of wide)
      for (let s = this.waysFrom(state); s < this.waysFrom(state + 1) && units[s]! < ASCII; s++)
        this.#rows[(this.#row[state]! << ASCII_BITS) | units[s]!] = s;
  }

  #placeOfFirst(unit: number): number {
    return (this.#pages[unit >> ASCII_BITS]! << ASCII_BITS) | (unit & (ASCII - 1));
  }

  /** State of the words that begin with a unit; 0 where none does. */
  first(unit: number): number {
    return this.#rows[this.#placeOfFirst(unit)]!;
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
  return new Trie(distinct);
}
