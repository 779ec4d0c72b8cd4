import { BookBuilder, type PhraseBook } from './book';
import { layOut } from './layout';
import type { Phrase, Spelling } from './phrase';

/** The spellings of a common word as one text: each with a digit for its word edges and accents, parted by bars. */
export function packCommon(wordings: readonly Phrase[]): string {
  return wordings
    .flatMap((w) => {
      if (w.pieces.length !== 1 || w.before || w.after) throw new Error('a common word has no gaps and no numbers');
      return w.pieces[0]!.map((s) => `${(s.leftWord ? 1 : 0) + (s.rightWord ? 2 : 0) + (s.bare ? 4 : 0)}${s.text}`);
    })
    .join('|');
}

function unpackCommon(packed: string): Spelling[] {
  return packed.split('|').map((spelled) => {
    const edges = Number(spelled[0]);
    return {
      text: spelled.slice(1),
      leftWord: (edges & 1) !== 0,
      rightWord: (edges & 2) !== 0,
      ...(edges & 4 ? { bare: true as const } : {}),
    };
  });
}

/** Languages from which on a word that all of them have tells that a text is in one of them, and not in which ("de", "que", "ya"). */
const SHARED_BY = 3;

/** The common words of all languages. */
export interface CommonWords {
  readonly book: PhraseBook;
  /** Of which language each is. */
  readonly languageOf: Uint8Array;
  /** 1 for those that many languages have. */
  readonly shared: Uint8Array;
}

/** A book of the common words of all languages: by them an ad's languages are told before any other phrase is looked for. */
export function commonBook(words: readonly (readonly [language: number, words: readonly string[]])[]): CommonWords {
  const builder = new BookBuilder();
  const languageOf: number[] = [];
  const spelledIn = new Map<string, Set<number>>();
  const texts: string[][] = [];
  for (const [language, packed] of words)
    for (const word of packed) {
      const spellings = unpackCommon(word);
      const own = spellings.map((s) => s.text);
      texts.push(own);
      for (const text of own) spelledIn.set(text, (spelledIn.get(text) ?? new Set()).add(language));
      builder.add([{ pieces: [spellings], joints: [], before: null, after: null }], {
        concept: -1,
        negation: null,
        contexts: [],
        near: 'overlap',
        experimental: false,
      });
      languageOf.push(language);
    }
  return {
    book: layOut(builder.build()),
    languageOf: Uint8Array.from(languageOf),
    shared: Uint8Array.from(texts, (own) => (own.some((text) => spelledIn.get(text)!.size >= SHARED_BY) ? 1 : 0)),
  };
}
