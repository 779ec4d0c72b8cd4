import { spelledWithoutAccents } from './accents';
import { BookBuilder, type BookParts, type Negation } from './book';
import { packCommon } from './common';
import { LexiconError } from './errors';
import { type BookSource, type ConceptSource, type KeepsPhrase, type Lexicon, shelve } from './lexicon';
import type { Phrase } from './phrase';
import { PhraseError, readPhrase } from './phrase';

/** One language's phrases, as `rules/lexicon/<lang>.yaml` holds them. */
export interface LexiconSource {
  /** BCP 47 language tag. */
  readonly language: string;
  readonly concepts: { readonly [concept: string]: readonly PhraseSource[] };
  /** `experimental` for a language whose phrases are few and have not been read by enough people who speak it. */
  readonly status?: 'experimental' | 'stable';
  /** File name for error messages, and the line on which a phrase stands. */
  readonly file?: string;
  lineOf?(concept: string, index: number): number | null;
}

export type PhraseSource =
  | string
  | {
      readonly say: string;
      /** Innocent contexts: the mention is dropped when one of them is `near`. */
      readonly not?: readonly string[];
      /** `overlap` (default): the context covers or touches the mention; `sentence`; or within so many source characters. */
      readonly near?: 'overlap' | 'sentence' | number;
      /** `experimental` for a phrase that somebody expects and no source shows in use. */
      readonly status?: 'experimental' | 'stable';
    };

/** Negation words and common words of one language, see `rules/locales/<lang>.yaml`. */
export interface NegationSource {
  readonly language: string;
  /** Words by which its text is told from that of other languages of its script; none counts for a word. */
  readonly common?: readonly string[];
  /** Words that negate what follows, within `reachBefore` source characters. */
  readonly before: readonly string[];
  /** Words that negate what stands before them, within `reachAfter` source characters. */
  readonly after: readonly string[];
  /** Between the items of a list that one negation word rules: "no deposit or training fee". */
  readonly joiners?: readonly string[];
  readonly reachBefore: number;
  readonly reachAfter: number;
  /** `optional` where writers often leave the accents out; every phrase of the language is then found without them too. */
  readonly accents?: 'optional';
}

/**
 * Compiles lexicons and negation words into one lexicon, with books that were compiled before.
 *
 * @throws {LexiconError} names file, concept and phrase.
 */
export function compileLexicon(
  concepts: readonly ConceptSource[],
  lexicons: readonly LexiconSource[],
  negations: readonly NegationSource[],
  books: readonly BookSource[] = [],
  keeps?: KeepsPhrase,
): Lexicon {
  const known = new Map(concepts.map((c) => [c.id, c]));
  for (const lexicon of lexicons)
    for (const id of Object.keys(lexicon.concepts)) {
      const concept = known.get(id);
      const fault = (problem: string) =>
        new LexiconError(fileOf(lexicon), id, problem, lexicon.lineOf?.(id, 0) ?? null);
      if (concept === undefined) throw fault('no such concept; add it to the concepts first');
      if (concept.fromExtract) throw fault('is found by a reader and takes no phrases; remove it');
    }
  const languages = [...new Set([...lexicons, ...negations].map((l) => l.language))];
  const authored = languages.map((language) =>
    compileBook(
      language,
      lexicons.filter((l) => l.language === language),
      negations.filter((n) => n.language === language),
    ),
  );
  return shelve(concepts, [...books, ...authored], keeps);
}

/**
 * Compiles what is looked for in one language.
 *
 * @throws {LexiconError} names file, concept and phrase.
 */
export function compileBook(
  language: string,
  lexicons: readonly LexiconSource[],
  negations: readonly NegationSource[],
): BookSource {
  const builder = new BookBuilder();
  const accentless = negations.some((n) => n.accents === 'optional');
  const read = (say: string): readonly Phrase[] => {
    const wordings = readPhrase(say);
    return accentless ? wordings.map(spelledWithoutAccents) : wordings;
  };
  const silent = (negation: Negation | null) =>
    ({ concept: -1, negation, contexts: [], near: 'overlap', experimental: false }) as const;
  const contexts = new Map<string, number>();
  const contextOf = (say: string): number => {
    const index = contexts.get(say) ?? builder.add(read(say), silent(null));
    contexts.set(say, index);
    return index;
  };
  for (const lexicon of lexicons)
    for (const [id, sources] of Object.entries(lexicon.concepts))
      for (const [i, source] of sources.entries()) {
        const entry = typeof source === 'object' ? source : { say: source };
        try {
          const near = (entry.not ?? []).map(contextOf);
          builder.add(read(entry.say), {
            concept: builder.concept(id),
            negation: null,
            contexts: near,
            near: entry.near ?? 'overlap',
            experimental: (entry.status ?? lexicon.status) === 'experimental',
          });
        } catch (error) {
          if (error instanceof PhraseError)
            throw new LexiconError(fileOf(lexicon), id, error.message, lexicon.lineOf?.(id, i) ?? null);
          throw error;
        }
      }
  const common: string[] = [];
  for (const negation of negations)
    try {
      for (const word of negation.common ?? []) common.push(packCommon(read(word)));
      for (const [side, words, reach] of [
        ['before', negation.before, negation.reachBefore],
        ['after', negation.after, negation.reachAfter],
        ['joiner', (negation.joiners ?? []).map((j) => `*${j}`), 0],
      ] as const)
        for (const word of words) builder.add(read(word), silent({ side, reach }));
    } catch (error) {
      if (error instanceof PhraseError) throw new LexiconError(`locale ${language}`, 'negation', error.message);
      throw error;
    }
  const data = builder.build();
  return { language, common, alphabet: alphabetOf(data, common), data };
}

function fileOf({ file, language }: LexiconSource): string {
  return file ?? `lexicon ${language}`;
}

function alphabetOf({ trie }: BookParts, common: readonly string[]): string {
  const units = new Set<number>(trie.units);
  for (const word of common) for (let i = 0; i < word.length; i++) units.add(word.charCodeAt(i));
  // Half a surrogate pair cannot be written down; such a unit is no letter.
  const whole = [...units].filter((u) => u !== 0 && (u < 0xd800 || u > 0xdfff));
  return String.fromCharCode(...whole.sort((a, b) => a - b));
}
