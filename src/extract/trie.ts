import { ANYWHERE, buildTrie as build, findFirst, findNext, type Trie as Units } from '../lexicon/trie';

/**
 * The words of all locales in one trie. Walking it from a position costs at most the length of its longest word, which
 * is what keeps every reader linear.
 */
export interface Trie {
  /** State of the words that begin with a unit; 0 where none does. */
  first(unit: number): number;
  /** State after a further unit; 0 where no word goes on so. */
  next(state: number, unit: number): number;
  /** Index of the word that ends at a state, or -1. */
  wordAt(state: number): number;
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
  const units: Units = trie;
  return {
    first: (unit) => findFirst(units, ANYWHERE, unit),
    next: (state, unit) => findNext(units, state, unit),
    wordAt: (state) => (units.text[state]! < 0 ? -1 : wordOf[units.text[state]!]!),
  };
}
