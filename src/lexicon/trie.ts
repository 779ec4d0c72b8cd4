/**
 * A trie of texts in UTF-16 units, its states numbered level by level so that the children of a state stand side by side, ordered by
 * unit: three flat arrays, no pointers, the same whether built from texts or unpacked. It has two roots, since texts that must begin
 * a word need to be looked for at the beginnings of words only, and most places in a text are none.
 */
export interface Trie {
  /** Unit of the edge into each state. */
  readonly unit: Uint16Array;
  /** The children of state s are `child[s] ... child[s + 1] - 1`. */
  readonly child: Int32Array;
  /** Index of the text that ends in a state, counted in the order of states; -1 for none. */
  readonly text: Int32Array;
  readonly texts: number;
  /** Of each root: where its row of 128 units begins in `rows`, by unit / 128; row 0 is empty. */
  readonly pages: readonly [Uint16Array, Uint16Array];
  readonly rows: Int32Array;
}

/** Root of the texts that may stand anywhere, and of those that are looked for at the beginnings of words. */
export const ANYWHERE = 0;
export const AT_WORDS = 1;

/** Units of a page of the roots. */
const PAGE_BITS = 7;
const PAGE = 1 << PAGE_BITS;

/**
 * Builds a trie.
 *
 * @param texts the texts under each root, each once and none empty
 * @returns the trie, and for each root and text its index in the trie
 */
export function buildTrie(texts: readonly [readonly string[], readonly string[]]): {
  trie: Trie;
  index: readonly [Int32Array, Int32Array];
} {
  const sorted = texts.map((list) => Array.from(list.keys()).sort((a, b) => (list[a]! < list[b]! ? -1 : 1)));
  const unit: number[] = [0, 0];
  const child: number[] = [];
  const text: number[] = [];
  const index = [new Int32Array(texts[0].length), new Int32Array(texts[1].length)] as const;
  // A state is a stretch of the sorted texts of a root that share their beginning.
  let level: [root: number, from: number, to: number][] = [
    [ANYWHERE, 0, texts[0].length],
    [AT_WORDS, 0, texts[1].length],
  ];
  let ended = 0;
  for (let depth = 0; level.length > 0; depth++) {
    const next: [root: number, from: number, to: number][] = [];
    const first = unit.length;
    for (const [root, start, to] of level) {
      const list = texts[root]!;
      const order = sorted[root]!;
      let from = start;
      if (from < to && list[order[from]!]!.length === depth) {
        index[root]![order[from]!] = ended;
        text.push(ended++);
        from++;
      } else text.push(-1);
      child.push(first + next.length);
      while (from < to) {
        const code = list[order[from]!]!.charCodeAt(depth);
        let end = from + 1;
        while (end < to && list[order[end]!]!.charCodeAt(depth) === code) end++;
        next.push([root, from, end]);
        unit.push(code);
        from = end;
      }
    }
    level = next;
  }
  child.push(unit.length);
  return { trie: trieOf(Uint16Array.from(unit), Int32Array.from(child), Int32Array.from(text), ended), index };
}

/** State of the texts of a root that begin with a unit; 0 where none does. */
export function findFirst({ pages, rows }: Pick<Trie, 'pages' | 'rows'>, root: 0 | 1, unit: number): number {
  return rows[(pages[root][unit >> PAGE_BITS]! << PAGE_BITS) | (unit & (PAGE - 1))]!;
}

/** State after a further unit; 0 where no text goes on so. The children of a state stand in order. */
export function findNext({ unit, child }: Trie, state: number, next: number): number {
  let low = child[state]!;
  let high = child[state + 1]! - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (unit[middle]! < next) low = middle + 1;
    else high = middle;
  }
  return low === high && unit[low] === next ? low : 0;
}

/** Adds the rows of the roots to the arrays of a trie. */
export function trieOf(unit: Uint16Array, child: Int32Array, text: Int32Array, texts: number): Trie {
  const pages = [new Uint16Array(65536 / PAGE), new Uint16Array(65536 / PAGE)] as const;
  let used = 1;
  for (const root of [ANYWHERE, AT_WORDS])
    for (let s = child[root]!; s < child[root + 1]!; s++) pages[root]![unit[s]! >> PAGE_BITS] ||= used++;
  const rows = new Int32Array(used * PAGE);
  for (const root of [ANYWHERE, AT_WORDS])
    for (let s = child[root]!; s < child[root + 1]!; s++)
      rows[pages[root]![unit[s]! >> PAGE_BITS]! * PAGE + (unit[s]! & (PAGE - 1))] = s;
  return { unit, child, text, texts, pages, rows };
}
