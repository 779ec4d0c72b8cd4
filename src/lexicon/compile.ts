import type { Automaton } from './automaton';
import { buildAutomaton } from './automaton';
import type { Phrase } from './phrase';
import { PhraseError, readPhrase } from './phrase';

/** One language's phrases, as `rules/lexicon/<lang>.yaml` holds them. */
export interface LexiconSource {
  /** BCP 47 language tag. */
  readonly language: string;
  readonly concepts: { readonly [concept: string]: readonly PhraseSource[] };
  /** `canonical` when every phrase went through `canonicalPhrase` (the packed lexicons); default `written`. */
  readonly form?: 'written' | 'canonical';
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
    };

/** Negation words of one language, see `rules/locales/<lang>.yaml`. */
export interface NegationSource {
  readonly language: string;
  /** Words that negate what follows, within `reachBefore` source characters. */
  readonly before: readonly string[];
  /** Words that negate what stands before them, within `reachAfter` source characters. */
  readonly after: readonly string[];
  /** Between the items of a list that one negation word rules: "no deposit or training fee". */
  readonly joiners?: readonly string[];
  readonly reachBefore: number;
  readonly reachAfter: number;
}

export interface ConceptSource {
  readonly id: string;
  readonly family: string;
  readonly negatable?: boolean;
  /** Found by the readers, not by phrases. */
  readonly fromExtract?: boolean;
}

/** What a compiled phrase stands for. */
export interface CompiledPhrase {
  /** Index of the concept; -1 for innocent contexts and negation words. */
  readonly concept: number;
  readonly negation: { readonly side: 'before' | 'after' | 'joiner'; readonly reach: number } | null;
  /** Indices of the phrases that, found near, make this one innocent. */
  readonly contexts: readonly number[];
  readonly near: 'overlap' | 'sentence' | number;
}

/** All phrases of all languages in one automaton. Immutable once built; shared by scorers. */
export interface Lexicon {
  readonly conceptIds: readonly string[];
  readonly conceptIndex: ReadonlyMap<string, number>;
  readonly negatable: Uint8Array;
  readonly phrases: readonly CompiledPhrase[];
  /** What readers of {@link readPhrase} made of the phrases; `firstSlot` counts pieces. */
  readonly forms: readonly { readonly phrase: number; readonly form: Phrase; readonly firstSlot: number }[];
  /** For every pattern of the automaton (a spelling of a piece): the form, which piece it is, its length and its word edges. */
  readonly patternForm: Int32Array;
  readonly patternPiece: Uint8Array;
  /** Slot of the piece before it, or -1 for a first piece: most later pieces are met without it and passed over at once. */
  readonly patternBefore: Int32Array;
  /** The phrase, where the pattern is all of it (one piece, no number), else -1: no further look-up is needed then. */
  readonly patternWhole: Int32Array;
  readonly patternLength: Uint8Array;
  /** Bit 0: must begin a word where the phrase begins with it; bit 1: must end one where the phrase ends with it. */
  readonly patternEdges: Uint8Array;
  readonly slots: number;
  readonly automaton: Automaton;
  readonly languages: readonly string[];
}

/** A lexicon that names an unknown concept or holds a phrase that cannot be read. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError';
  constructor(
    readonly file: string,
    readonly concept: string,
    /** What is wrong and what to do. */
    readonly problem: string,
    readonly line: number | null = null,
  ) {
    super(`${file}${line === null ? '' : `:${line}`}: ${concept}: ${problem}`);
  }
}

/**
 * Compiles lexicons and negation words into one automaton.
 *
 * @throws {LexiconError} names file, concept and phrase.
 */
export function compileLexicon(
  concepts: readonly ConceptSource[],
  lexicons: readonly LexiconSource[],
  negations: readonly NegationSource[],
): Lexicon {
  const conceptIds = concepts.map((c) => c.id);
  const conceptIndex = new Map(conceptIds.map((id, i) => [id, i]));
  const phrases: CompiledPhrase[] = [];
  const forms: { phrase: number; form: Phrase; firstSlot: number }[] = [];
  const patterns: string[] = [];
  const patternForm: number[] = [];
  const patternPiece: number[] = [];
  const patternEdges: number[] = [];
  const contextPhrase = new Map<string, number>();
  let slots = 0;

  const addPhrase = (say: string, phrase: CompiledPhrase, form: LexiconSource['form']): number => {
    const index = phrases.length;
    const read = readPhrase(say, form);
    phrases.push(phrase);
    for (const form of read) {
      form.pieces.forEach((spellings, piece) => {
        for (const { text, leftWord, rightWord } of spellings) {
          patterns.push(text);
          patternForm.push(forms.length);
          patternPiece.push(piece);
          patternEdges.push((leftWord ? 1 : 0) | (rightWord ? 2 : 0));
        }
      });
      forms.push({ phrase: index, form, firstSlot: slots });
      slots += form.pieces.length;
    }
    return index;
  };
  const contextOf = (say: string, form: LexiconSource['form']): number => {
    let index = contextPhrase.get(say);
    if (index === undefined) {
      index = addPhrase(say, { concept: -1, negation: null, contexts: [], near: 'overlap' }, form);
      contextPhrase.set(say, index);
    }
    return index;
  };

  for (const lexicon of lexicons) {
    const file = lexicon.file ?? `lexicon ${lexicon.language}`;
    for (const [id, sources] of Object.entries(lexicon.concepts)) {
      const concept = conceptIndex.get(id);
      if (concept === undefined) throw new LexiconError(file, id, 'no such concept; add it to the concepts first');
      if (concepts[concept]!.fromExtract)
        throw new LexiconError(file, id, 'is found by a reader and takes no phrases; remove it');
      for (const [i, source] of sources.entries()) {
        const say = typeof source === 'string' ? source : source.say;
        try {
          const contexts = typeof source === 'string' ? [] : (source.not ?? []).map((c) => contextOf(c, lexicon.form));
          const near = typeof source === 'string' ? 'overlap' : (source.near ?? 'overlap');
          addPhrase(say, { concept, negation: null, contexts, near }, lexicon.form);
        } catch (error) {
          if (error instanceof PhraseError)
            throw new LexiconError(file, id, error.message, lexicon.lineOf?.(id, i) ?? null);
          throw error;
        }
      }
    }
  }
  for (const negation of negations) {
    for (const [side, words, reach] of [
      ['before', negation.before, negation.reachBefore],
      ['after', negation.after, negation.reachAfter],
      ['joiner', (negation.joiners ?? []).map((j) => `*${j}`), 0],
    ] as const)
      for (const say of words) {
        try {
          addPhrase(say, { concept: -1, negation: { side, reach }, contexts: [], near: 'overlap' }, 'written');
        } catch (error) {
          if (error instanceof PhraseError)
            throw new LexiconError(`locale ${negation.language}`, 'negation', error.message);
          throw error;
        }
      }
  }

  return {
    conceptIds,
    conceptIndex,
    negatable: Uint8Array.from(concepts, (c) => (c.negatable ? 1 : 0)),
    phrases,
    forms,
    patternForm: Int32Array.from(patternForm),
    patternPiece: Uint8Array.from(patternPiece),
    patternWhole: Int32Array.from(patternForm, (f) => {
      const { form, phrase } = forms[f]!;
      return form.pieces.length === 1 && form.before === null && form.after === null ? phrase : -1;
    }),
    patternBefore: Int32Array.from(patternPiece, (piece, p) =>
      piece === 0 ? -1 : (forms[patternForm[p]!]!.firstSlot + piece - 1) * 2,
    ),
    patternEdges: Uint8Array.from(patternEdges),
    patternLength: Uint8Array.from(patterns, consumedLength),
    slots,
    automaton: buildAutomaton(patterns),
    languages: lexicons.map((l) => l.language),
  };
}

/** Units that the automaton consumes for a pattern: a run of separators counts once. */
function consumedLength(pattern: string): number {
  return pattern.replace(/[ \n\-/_]+/g, ' ').length;
}
