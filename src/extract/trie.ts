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

  /**
   * @param unit of each state the unit that leads to it
   * @param nodes of each state where its ways on begin, and its word or -1; then how many states there are
   */
  constructor(unit: Uint16Array, nodes: Int32Array) {
    this.#unit = unit;
    this.#nodes = nodes;
    const wide: number[] = [];
    for (let s = 1; s < unit.length; s++)
      if (this.waysFrom(s + 1) - this.waysFrom(s) >= MANY && unit[this.waysFrom(s)]! < ASCII) wide.push(s);
    this.#row = new Uint16Array((wide.at(-1) ?? 0) + 1);
    wide.forEach((state, w) => {
      this.#row[state] = w + 1;
    });
    this.#pages = new Uint16Array(0x10000 >> ASCII_BITS);
    let rows = wide.length + 1;
    for (let s = this.waysFrom(ROOT); s < this.waysFrom(ROOT + 1); s++) this.#pages[unit[s]! >> ASCII_BITS] ||= rows++;
    this.#rows = new Int32Array(rows << ASCII_BITS);
    for (let s = this.waysFrom(ROOT); s < this.waysFrom(ROOT + 1); s++) this.#rows[this.#placeOfFirst(unit[s]!)] = s;
    for (const state of wide)
      for (let s = this.waysFrom(state); s < this.waysFrom(state + 1) && unit[s]! < ASCII; s++)
        this.#rows[(this.#row[state]! << ASCII_BITS) | unit[s]!] = s;
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

/** Numbers of a node of {@link TrieBuilder}, and which they are. */
const NODE = 4;
const UNIT = 0;
/** The first node that follows it, and the next of those that follow the same, in the order of their units; 0 for none. */
const FIRST = 1;
const NEXT = 2;
/** 1 + index of the word that ends there. */
const WORD = 3;

/** Collects words, which are sorted by it on the way: they are tens of thousands. */
export class TrieBuilder {
  #nodes = new Int32Array(1 << 14);
  /** Where the next node will stand. Place 0 stands for none. */
  #size = NODE;
  /** The node of each first unit: there are too many for a list. */
  readonly #roots = new Int32Array(0x10000);
  readonly #rootUnits: number[] = [];

  /** Adds a stretch of a text, which must not be empty, as word `index`; returns the index that the word had before, or this one. */
  add(text: string, index: number, start = 0, end: number = text.length): number {
    const first = text.charCodeAt(start);
    let node = this.#roots[first]!;
    if (node === 0) {
      node = this.#roots[first] = this.#make(first, 0);
      this.#rootUnits.push(first);
    }
    for (let i = start + 1; i < end; i++) node = this.#follow(node, text.charCodeAt(i));
    this.#nodes[node + WORD] ||= index + 1;
    return this.#nodes[node + WORD]! - 1;
  }

  #follow(node: number, unit: number): number {
    const nodes = this.#nodes;
    let link = node + FIRST;
    let next = nodes[link]!;
    for (; next > 0 && nodes[next + UNIT]! < unit; next = nodes[link]!) link = next + NEXT;
    if (next > 0 && nodes[next + UNIT] === unit) return next;
    const made = this.#make(unit, next);
    this.#nodes[link] = made;
    return made;
  }

  #make(unit: number, next: number): number {
    const node = this.#size;
    this.#size += NODE;
    if (node === this.#nodes.length) {
      const larger = new Int32Array(2 * node);
      larger.set(this.#nodes);
      this.#nodes = larger;
    }
    this.#nodes[node + UNIT] = unit;
    this.#nodes[node + NEXT] = next;
    return node;
  }

  build(): Trie {
    const from = this.#nodes;
    const count = this.#size / NODE;
    const units = new Uint16Array(count);
    const nodes = new Int32Array(2 * count + 1);
    // The nodes in the order of the states.
    const order = new Int32Array(count);
    let states = 1;
    for (const first of Uint16Array.from(this.#rootUnits).sort()) order[states++] = this.#roots[first]!;
    nodes[0] = 1;
    nodes[1] = -1;
    for (let state = 1; state < count; state++) {
      const node = order[state]!;
      units[state] = from[node + UNIT]!;
      nodes[2 * state] = states;
      nodes[2 * state + 1] = from[node + WORD]! - 1;
      for (let next = from[node + FIRST]!; next > 0; next = from[next + NEXT]!) order[states++] = next;
    }
    nodes[2 * count] = states;
    return new Trie(units, nodes);
  }
}

/** Builds the trie; the index of a word is its index in `words`, the last one where it stands there more than once. */
export function buildTrie(words: readonly string[]): Trie {
  const builder = new TrieBuilder();
  for (let i = words.length - 1; i >= 0; i--) if (words[i] !== '') builder.add(words[i]!, i);
  return builder.build();
}
