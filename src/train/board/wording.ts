import { isDense } from '../../text';

/** Longest run of words that is looked at. */
export const LONGEST_RUN = 4;

/** A letter or combining mark, a number, or a sign of money. */
const TOKEN = /[\p{L}\p{M}]+|\p{N}+|[$€£¥₩!]/gu;
/** A masked address or number of some public sets, and other long hexadecimal codes: they say nothing by themselves. */
const CODE = /[0-9a-f]{16,}/g;
/** The end of one sentence and the start of the next where a line break between them was lost. */
const GLUED = /([\p{Ll}.!?:;,)])(\p{Lu}\p{Ll})/gu;

/** Words of a text in lower case; every number is the same, and of dense scripts every character is a word. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  const plain = text.normalize('NFKC').replace(CODE, ' ').replace(GLUED, '$1 $2').toLowerCase();
  for (const [token] of plain.matchAll(TOKEN)) {
    if (/^\p{N}/u.test(token)) words.push('0');
    else if (isDense(token.charCodeAt(0))) words.push(...token);
    else words.push(token);
  }
  return words;
}

/** Terms of one ad, each once, with the logarithm of its count plus 1. */
export interface Terms {
  readonly hashes: Float64Array;
  readonly values: Float64Array;
}

/**
 * Runs of one word, of two, up to {@link LONGEST_RUN}, each length by itself: posters copy sentences and change names, and what they
 * copy shows in the long runs even where the ads as a whole differ.
 */
export function runsOf(texts: readonly string[]): Terms[] {
  const counts = Array.from({ length: LONGEST_RUN }, () => new Map<number, number>());
  for (const text of texts) {
    const words = wordsOf(text).map((word) => hashOf(word));
    for (let from = 0; from < words.length; from++) {
      let hash = 0;
      for (let n = 0; n < LONGEST_RUN && from + n < words.length; n++) {
        hash = joined(hash, words[from + n]!);
        const own = counts[n]!;
        own.set(hash, (own.get(hash) ?? 0) + 1);
      }
    }
  }
  return counts.map(termsOf);
}

/** Facts by their names, each once. */
export function factsOf(names: Iterable<string>): Terms {
  return termsOf(new Map([...new Set(names)].map((name) => [hashOf(name), 1])));
}

function termsOf(counts: ReadonlyMap<number, number>): Terms {
  const sorted = [...counts].sort((a, b) => a[0] - b[0]);
  return {
    hashes: Float64Array.from(sorted, ([hash]) => hash),
    values: Float64Array.from(sorted, ([, n]) => 1 + Math.log(n)),
  };
}

/** 53 bits of two hashes, so that no two terms of a corpus fall together. */
function hashOf(word: string): number {
  let a = 0x811c9dc5;
  let b = 0x2f0e9c55;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return packed(a, b);
}

function joined(hash: number, next: number): number {
  const a = Math.imul((hash >>> 0) ^ Math.imul(next >>> 0, 0x9e3779b1), 0x85ebca6b) + 0x7f4a7c15;
  const b = Math.imul(Math.floor(hash / 2 ** 32) ^ Math.floor(next / 2 ** 32), 0xc2b2ae35) + (a >>> 15);
  return packed(a ^ (a >>> 16), b ^ (b >>> 13));
}

function packed(low: number, high: number): number {
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
