/**
 * The words of all locales in one trie. Walking it from a position costs at most the length of its longest word, which
 * is what keeps every reader linear.
 */
export interface Trie {
  /** `starts[unit]` is 1 when some word begins with that unit: most positions are left without a look-up. */
  readonly starts: Uint8Array;
  /** Edge `node * 65536 + unit` to the next node; node 0 is the root. */
  readonly edges: ReadonlyMap<number, number>;
  /** Index of the entry that ends at a node, or -1. */
  readonly entryAt: readonly number[];
}

/** Builds the trie; the index of a word is its index in `words`. */
export function buildTrie(words: readonly string[]): Trie {
  const starts = new Uint8Array(65536);
  const edges = new Map<number, number>();
  const entryAt: number[] = [-1];
  words.forEach((word, index) => {
    if (word.length === 0) return;
    starts[word.charCodeAt(0)] = 1;
    let node = 0;
    for (let i = 0; i < word.length; i++) {
      const edge = node * 65536 + word.charCodeAt(i);
      let next = edges.get(edge);
      if (next === undefined) {
        next = entryAt.length;
        edges.set(edge, next);
        entryAt.push(-1);
      }
      node = next;
    }
    entryAt[node] = index;
  });
  return { starts, edges, entryAt };
}
