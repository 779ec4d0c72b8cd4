import { isDense, isLetter } from '../../text';

/**
 * Words of a text in lower case, each once; in scripts that set no spaces, pairs and triples of characters stand in for words.
 */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  let word = '';
  let dense = '';
  const endWord = () => {
    if (word.length > 1) terms.add(word);
    word = '';
  };
  for (const ch of text.normalize('NFKC').toLowerCase()) {
    const unit = ch.charCodeAt(0);
    if (isDense(unit)) {
      endWord();
      dense = (dense + ch).slice(-3);
      if (dense.length > 1) terms.add(dense.slice(-2));
      if (dense.length > 2) terms.add(dense);
    } else {
      dense = '';
      if (isLetter(unit)) word += ch;
      else endWord();
    }
  }
  endWord();
  return terms;
}
