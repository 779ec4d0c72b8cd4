import { LexiconError } from './errors';

/**
 * A trie of texts in UTF-16 units as it is written down: node by node, each before those that follow it. It has two roots, one behind
 * the other, since texts that must begin a word need to be looked for at the beginnings of words only, and most places in a text are
 * none.
 */
export interface Trie {
  /**
   * What each node is, as bits, and above them a count: of the units that must follow where it is a {@link STRETCH}, after which comes
   * the next node; of the ways on otherwise.
   */
  readonly heads: Int32Array;
  /** The units of the nodes, side by side: of a stretch in their order, of ways on ascending. */
  readonly units: Uint16Array;
  /** How many texts there are; they are counted in the order of the nodes. */
  readonly texts: number;
}

/** Bits of a node: a text ends there; it is a stretch. */
export const TEXT = 1;
export const STRETCH = 2;
export const HEAD_BITS = 2;
/** Units of a stretch, and ways on, for which a node of a walk has room; no script has as many letters that follow one another. */
const LONGEST_STRETCH = 4095;
export const MOST_WAYS = 4095;

/** Root of the texts that may stand anywhere, and of those that are looked for at the beginnings of words. */
export const ANYWHERE = 0;
export const AT_WORDS = 1;

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
  const heads: number[] = [];
  const units: number[] = [];
  let ended = 0;
  const index = texts.map((list) => {
    const ends = new Int32Array(list.length);
    const order = Array.from(list.keys()).sort((a, b) => (list[a]! < list[b]! ? -1 : 1));
    const textAt = (i: number) => list[order[i]!]!;
    // The texts from one to another in order share so many units.
    const put = (start: number, to: number, depth: number): void => {
      let from = start;
      let head = 0;
      if (from < to && textAt(from).length === depth) {
        head = TEXT;
        ends[order[from++]!] = ended++;
      }
      let shared = depth;
      if (from < to && depth > 0)
        while (
          shared < depth + LONGEST_STRETCH &&
          shared < textAt(from).length &&
          textAt(from)[shared] === textAt(to - 1)[shared]
        )
          shared++;
      if (shared > depth) {
        heads.push(((shared - depth) << HEAD_BITS) | STRETCH | head);
        for (let i = depth; i < shared; i++) units.push(textAt(from).charCodeAt(i));
        put(from, to, shared);
        return;
      }
      const ways: number[] = [];
      for (let i = from; i < to; i++)
        if (i === from || textAt(i)[depth] !== textAt(i - 1)[depth]) {
          ways.push(i);
          units.push(textAt(i).charCodeAt(depth));
        }
      if (depth > 0 && ways.length > MOST_WAYS)
        throw new LexiconError(
          'lexicon',
          textAt(from).slice(0, depth),
          `more than ${MOST_WAYS} units follow; write fewer phrases`,
        );
      heads.push((ways.length << HEAD_BITS) | head);
      ways.forEach((way, w) => {
        put(way, ways[w + 1] ?? to, depth + 1);
      });
    };
    put(0, list.length, 0);
    return ends;
  }) as [Int32Array, Int32Array];
  return { trie: { heads: Int32Array.from(heads), units: Uint16Array.from(units), texts: ended }, index };
}
