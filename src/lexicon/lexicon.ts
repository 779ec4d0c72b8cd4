import type { BookParts, PhraseBook } from './book';
import { commonBook } from './common';
import { LexiconError } from './errors';
import { type LanguageScripts, type ScriptSet, scriptsOfText, scriptsOfWords } from './languages';
import { layOut } from './layout';
import { unpackBook } from './packed';
import type { OpenBook } from './types';

/** Concepts, and the phrases of all languages in which they are looked for. Immutable; shared by scorers. */
export interface Lexicon {
  readonly conceptIds: readonly string[];
  readonly conceptIndex: ReadonlyMap<string, number>;
  /** 1 for the concepts that can be negated. */
  readonly negatable: Uint8Array;
  /** Family of each concept. */
  readonly families: readonly string[];
  readonly languages: readonly string[];
  readonly books: readonly ShelvedBook[];
  /** The common words of all languages, and of which language each is. */
  readonly common: {
    readonly from: OpenBook;
    readonly languageOf: Uint8Array;
    /** 1 for those that many languages have, see {@link CommonWords}. */
    readonly shared: Uint8Array;
    /** Of each language in which scripts it is written. */
    readonly written: readonly LanguageScripts[];
  };
  /** Is there a phrase or a common word that holds the unit? */
  covers(unit: number): boolean;
}

/** A book that is unpacked when it is first wanted: most ads need those of one or two languages. */
export interface ShelvedBook {
  readonly language: number;
  /** Scripts in which its phrases are written. */
  readonly scripts: ScriptSet;
  open(): OpenBook;
}

export interface ConceptSource {
  readonly id: string;
  readonly family: string;
  readonly negatable?: boolean;
  /** Found by the readers, not by phrases. */
  readonly fromExtract?: boolean;
}

/** All that is looked for in one language, ready to be matched: phrases, negation words, common words. */
export interface BookSource {
  readonly language: string;
  /** Its common words, packed; looked for in every ad. */
  readonly common: readonly string[];
  /** Every unit that stands in its phrases, once. */
  readonly alphabet: string;
  /** The phrases, or the text in which they are packed (deflated, base64) until an ad of the language comes. */
  readonly data: BookParts | string;
}

/** Whether a phrase counts, by its language, its concept and its number among the phrases of its book. */
export type KeepsPhrase = (language: string, concept: string, phrase: number) => boolean;

/** Books that were laid out, shared by all lexicons that hold them. */
const laidOut = new WeakMap<BookSource, PhraseBook>();

function bookIn(source: BookSource): PhraseBook {
  let book = laidOut.get(source);
  if (book === undefined) {
    book = layOut(typeof source.data === 'string' ? unpackBook(source.data) : source.data);
    laidOut.set(source, book);
  }
  return book;
}

/**
 * Makes one lexicon of concepts and books.
 *
 * @param keeps all phrases count if not given
 */
export function shelve(
  concepts: readonly ConceptSource[],
  sources: readonly BookSource[],
  keeps?: KeepsPhrase,
): Lexicon {
  const conceptIds = concepts.map((c) => c.id);
  const conceptIndex = new Map(conceptIds.map((id, i) => [id, i]));
  const languages = [...new Set(sources.map((s) => s.language))];
  const {
    book: common,
    languageOf,
    shared,
  } = commonBook(sources.map((s) => [languages.indexOf(s.language), s.common]));
  const letters = new Uint8Array(65536);
  for (const { alphabet } of sources) for (let i = 0; i < alphabet.length; i++) letters[alphabet.charCodeAt(i)] = 1;
  const books = sources.map((source): ShelvedBook => {
    const language = languages.indexOf(source.language);
    let open: OpenBook | undefined;
    return {
      language,
      scripts: scriptsOfText(source.alphabet),
      open() {
        if (open) return open;
        const book = bookIn(source);
        const conceptOf = Int32Array.from(book.concepts, (id) => {
          const index = conceptIndex.get(id);
          if (index === undefined)
            throw new LexiconError(`lexicon ${source.language}`, id, 'no such concept; add it to the concepts first');
          return index;
        });
        const dropped = keeps
          ? Uint8Array.from(book.phrases, ({ concept }, phrase) =>
              concept >= 0 && !keeps(source.language, book.concepts[concept]!, phrase) ? 1 : 0,
            )
          : null;
        open = { book, language, conceptOf, dropped };
        return open;
      },
    };
  });
  return {
    conceptIds,
    conceptIndex,
    negatable: Uint8Array.from(concepts, (c) => (c.negatable ? 1 : 0)),
    families: concepts.map((c) => c.family),
    languages,
    books,
    common: {
      from: { book: common, language: -1, conceptOf: new Int32Array(0), dropped: null },
      languageOf,
      shared,
      written: languages.map((language) =>
        scriptsOfWords(sources.flatMap((s) => (s.language === language ? s.common : []))),
      ),
    },
    covers: (unit) => letters[unit] === 1,
  };
}
