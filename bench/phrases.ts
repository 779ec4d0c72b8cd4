import type { Lexicon } from '../src/lexicon';
import { ANYWHERE, AT_WORDS, STRETCH, TEXT } from '../src/lexicon/trie';
import { COUNT_BITS, findWay, placeOfFirst, TABLE, type Walk } from '../src/lexicon/walk';

/** Units below which a text is a particle or a part of a word, and no phrase that anyone would look for alone. */
const SHORTEST = 3;

/** Every text of the phrase books of all languages, as it is looked for: folded, each once, in order of code units. */
export function phraseTexts(lexicon: Lexicon): string[] {
  const texts = new Set<string>();
  for (const shelved of lexicon.books) for (const text of textsOf(shelved.open().book.walk)) texts.add(text);
  return [...texts].filter((text) => text.length >= SHORTEST && text.trim() === text).sort();
}

/** The common words by which languages are told apart. */
export function commonTexts(lexicon: Lexicon): string[] {
  return [...new Set(textsOf(lexicon.common.from.book.walk))].sort();
}

/** So many of a list, spread over it evenly. */
export function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]!);
}

/** The texts that end at the nodes of a walk, under both its roots. */
function textsOf({ nodes, pages, firsts }: Walk): string[] {
  const ends: string[] = [];
  const follow = (node: number, beginning: string): void => {
    const head = nodes[node]!;
    const count = head >> COUNT_BITS;
    if (head & TEXT) ends.push(beginning);
    const at = node + (head & TEXT ? 3 : 1);
    if (head & STRETCH) follow(at + count, beginning + String.fromCharCode(...nodes.subarray(at, at + count)));
    else
      for (let k = 0; k < count; k++) {
        const unit = head & TABLE ? nodes[at]! + k : nodes[at + k]!;
        const next = findWay(nodes, at, head, unit);
        if (next > 0) follow(next, beginning + String.fromCharCode(unit));
      }
  };
  for (const root of [ANYWHERE, AT_WORDS] as const)
    for (let unit = 0; unit < 0x10000; unit++) {
      const node = firsts[placeOfFirst(pages, unit) + 2 * root]!;
      if (node > 0) follow(node, String.fromCharCode(unit));
    }
  return ends;
}
