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

/** A book of the common words of all languages: by them an ad's languages are told before any other phrase is looked for. */
export function commonBook(words: readonly (readonly [language: number, words: readonly string[]])[]): {
  book: PhraseBook;
  languageOf: Uint8Array;
} {
  const builder = new BookBuilder();
  const languageOf: number[] = [];
  for (const [language, packed] of words)
    for (const word of packed) {
      builder.add([{ pieces: [unpackCommon(word)], joints: [], before: null, after: null }], {
        concept: -1,
        negation: null,
        contexts: [],
        near: 'overlap',
        experimental: false,
      });
      languageOf.push(language);
    }
  return { book: layOut(builder.build()), languageOf: Uint8Array.from(languageOf) };
}
