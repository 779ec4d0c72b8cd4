import { isDense, isLetter } from '../../text';

/**
 * Hashes of the words of a text in lower case, each once; in scripts that set no spaces, pairs and triples of characters stand in for
 * words. Numbers instead of texts, since a corpus has millions of them.
 */
export function termsOf(text: string): Uint32Array {
  const terms = new Set<number>();
  let word = BASIS;
  let length = 0;
  let dense: number[] = [];
  const endWord = () => {
    if (length > 1) terms.add(word >>> 0);
    word = BASIS;
    length = 0;
  };
  const folded = text.normalize('NFKC').toLowerCase();
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    if (isDense(unit)) {
      endWord();
      dense = [...dense.slice(-2), unit];
      for (let size = 2; size <= dense.length; size++) terms.add(dense.slice(-size).reduce(step, BASIS) >>> 0);
    } else {
      dense = [];
      if (isLetter(unit)) {
        word = step(word, unit);
        length++;
      } else endWord();
    }
  }
  endWord();
  return Uint32Array.from(terms);
}

/** FNV-1a over UTF-16 units. */
const BASIS = 0x811c9dc5;

function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}
