import type { Lexicon } from '../src/lexicon';
import type { Trie } from '../src/lexicon/trie';

/** Units below which a text is a particle or a part of a word, and no phrase that anyone would look for alone. */
const SHORTEST = 3;

/** Every text of the phrase books of all languages, as it is looked for: folded, each once, in order of code units. */
export function phraseTexts(lexicon: Lexicon): string[] {
  const texts = new Set<string>();
  for (const shelved of lexicon.books) for (const text of textsOf(shelved.open().book.trie)) texts.add(text);
  return [...texts].filter((text) => text.length >= SHORTEST && text.trim() === text).sort();
}

/** The common words by which languages are told apart. */
export function commonTexts(lexicon: Lexicon): string[] {
  return [...new Set(textsOf(lexicon.common.from.book.trie))].sort();
}

/** So many of a list, spread over it evenly. */
export function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]!);
}

/** The texts that end in the states of a trie, under both its roots. */
function textsOf({ unit, child, text }: Trie): string[] {
  const ends: string[] = [];
  const begun: string[] = ['', ''];
  // The children of a state stand behind it, so that its own beginning is known when its turn comes.
  for (let state = 0; state < unit.length; state++) {
    const beginning = begun[state]!;
    if (text[state]! >= 0) ends.push(beginning);
    for (let c = child[state]!; c < child[state + 1]!; c++) begun[c] = beginning + String.fromCharCode(unit[c]!);
  }
  return ends;
}
