import { spelledWithoutAccents } from './accents';
import type { Automaton } from './automaton';
import { buildAutomaton } from './automaton';
import { type PackedPhrase, PackedReader } from './packed';
import type { Phrase, Spelling } from './phrase';
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

/** A phrase as its author wrote it, or as it was read when the library was built: one packed phrase for each of its wordings. */
export type Say = string | readonly PackedPhrase[];

export type PhraseSource =
  | Say
  | {
      readonly say: Say;
      /** Innocent contexts: the mention is dropped when one of them is `near`. */
      readonly not?: readonly Say[];
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

export interface ConceptSource {
  readonly id: string;
  readonly family: string;
  readonly negatable?: boolean;
  /** Found by the readers, not by phrases. */
  readonly fromExtract?: boolean;
}

/** What a compiled phrase stands for. */
export interface CompiledPhrase {
  /** Index of the concept; -1 for innocent contexts, negation words and common words. */
  readonly concept: number;
  /** Index of its language. */
  readonly language: number;
  /** It says nothing but that the text is of its language. */
  readonly common?: true;
  readonly negation: { readonly side: 'before' | 'after' | 'joiner'; readonly reach: number } | null;
  /** Indices of the phrases that, found near, make this one innocent. */
  readonly contexts: readonly number[];
  readonly near: 'overlap' | 'sentence' | number;
  readonly experimental?: true;
}

/** All phrases of all languages in one automaton. Immutable once built; shared by scorers. */
export interface Lexicon {
  readonly conceptIds: readonly string[];
  readonly conceptIndex: ReadonlyMap<string, number>;
  readonly negatable: Uint8Array;
  /** Family of each concept. */
  readonly families: readonly string[];
  readonly phrases: readonly CompiledPhrase[];
  /** What readers of {@link readPhrase} made of the phrases; `firstSlot` counts pieces. */
  readonly forms: readonly { readonly phrase: number; readonly form: Phrase; readonly firstSlot: number }[];
  /**
   * For every pattern of the automaton (a spelling of a piece), in the automaton's order, {@link END_SIZE} numbers side by side:
   * see {@link END_BEFORE} and its neighbours.
   */
  readonly ends: Int32Array;
  /** For every state where, among its patterns, the pieces of longer phrases begin, and where those that are no anchors do. */
  readonly parts: Int32Array;
  readonly others: Int32Array;
  readonly slots: number;
  readonly automaton: Automaton;
  readonly languages: readonly string[];
}

/** Numbers held for each pattern: what a scan must know when it ends, in one cache line. */
export const END_SIZE = 4;
/** Place of the piece before it among the slots, or -1 for a first piece: most later pieces are met without it. */
export const END_BEFORE = 0;
/** The phrase, where the pattern is all of it; else -1 minus the index of its form. */
export const END_OWNER = 1;
/** Length in consumed units; bit 8: must begin a word; 9: must end one; 10: a number stands before or after; 11: spelled without accents; from 12: which piece. */
export const END_SHAPE = 2;
/** Its own place among the slots, or -1 for a last piece. */
export const END_SLOT = 3;

const SILENT = { concept: -1, negation: null, contexts: [] as readonly number[], near: 'overlap' } as const;

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
  const texts: string[] = [];
  const textIndex = new Map<string, number>();
  const patterns: number[] = [];
  const patternForm: number[] = [];
  const patternPiece: number[] = [];
  const patternEdges: number[] = [];
  const contextPhrase = new Map<string, number>();
  let slots = 0;
  const languages = [...new Set([...lexicons, ...negations].map((l) => l.language))];
  const languageOf = (language: string) => languages.indexOf(language);

  const bare = new Set(negations.filter((n) => n.accents === 'optional').map((n) => n.language));

  const packed = new PackedReader();
  const formsOf = (say: Say, language: string): readonly Phrase[] => {
    if (typeof say !== 'string') return say.map((parts) => packed.read(parts));
    const read = readPhrase(say);
    return bare.has(language) ? read.map(spelledWithoutAccents) : read;
  };
  // Many phrases share a list of spellings, and many lists a spelling.
  const indexed = new Map<readonly Spelling[], { readonly indices: number[]; readonly edges: number[] }>();
  const indexOf = (spellings: readonly Spelling[]) => {
    let known = indexed.get(spellings);
    if (known === undefined) {
      const indices = spellings.map(({ text }) => {
        let index = textIndex.get(text);
        if (index === undefined) {
          index = texts.push(text) - 1;
          textIndex.set(text, index);
        }
        return index;
      });
      known = {
        indices,
        edges: spellings.map((s) => (s.leftWord ? 1 : 0) | (s.rightWord ? 2 : 0) | (s.bare ? 8 : 0)),
      };
      indexed.set(spellings, known);
    }
    return known;
  };
  const addPhrase = (say: Say, phrase: CompiledPhrase, language: string): number => {
    const index = phrases.length;
    const read = formsOf(say, language);
    phrases.push(phrase);
    for (const form of read) {
      form.pieces.forEach((spellings, piece) => {
        const { indices, edges } = indexOf(spellings);
        for (let i = 0; i < indices.length; i++) {
          patterns.push(indices[i]!);
          patternForm.push(forms.length);
          patternPiece.push(piece);
          patternEdges.push(edges[i]!);
        }
      });
      forms.push({ phrase: index, form, firstSlot: slots });
      slots += form.pieces.length;
    }
    return index;
  };
  const contextOf = (say: Say, language: string): number => {
    const key = typeof say === 'string' ? say : JSON.stringify(say);
    let index = contextPhrase.get(key);
    if (index === undefined) {
      index = addPhrase(say, { ...SILENT, language: languageOf(language) }, language);
      contextPhrase.set(key, index);
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
        const entry = typeof source === 'object' && 'say' in source ? source : { say: source };
        try {
          const contexts = (entry.not ?? []).map((c) => contextOf(c, lexicon.language));
          const mark = (entry.status ?? lexicon.status) === 'experimental' ? { experimental: true as const } : {};
          const phrase = {
            ...SILENT,
            concept,
            language: languageOf(lexicon.language),
            contexts,
            near: entry.near ?? 'overlap',
            ...mark,
          };
          addPhrase(entry.say, phrase, lexicon.language);
        } catch (error) {
          if (error instanceof PhraseError)
            throw new LexiconError(file, id, error.message, lexicon.lineOf?.(id, i) ?? null);
          throw error;
        }
      }
    }
  }
  for (const negation of negations) {
    const { language } = negation;
    for (const say of negation.common ?? [])
      addPhrase(say, { ...SILENT, language: languageOf(language), common: true }, language);
    for (const [side, words, reach] of [
      ['before', negation.before, negation.reachBefore],
      ['after', negation.after, negation.reachAfter],
      ['joiner', (negation.joiners ?? []).map((j) => `*${j}`), 0],
    ] as const)
      for (const say of words) {
        try {
          addPhrase(say, { ...SILENT, language: languageOf(language), negation: { side, reach } }, language);
        } catch (error) {
          if (error instanceof PhraseError) throw new LexiconError(`locale ${language}`, 'negation', error.message);
          throw error;
        }
      }
  }

  const isWhole = (f: number) => {
    const { form } = forms[f]!;
    return form.pieces.length === 1 && form.before === null && form.after === null;
  };
  const anchors = anchorsOf(texts, patterns, patternForm, patternPiece, forms.length);
  // Within a state whole phrases come first, then anchors, then other pieces: a scan looks at the last only for forms that are met.
  const whole = Uint8Array.from(forms, (_, f) => (isWhole(f) ? 1 : 0));
  const ranks = new Uint8Array(patterns.length);
  const places = [0, 0, 0];
  for (let p = 0; p < patterns.length; p++) {
    const f = patternForm[p]!;
    ranks[p] = whole[f] === 1 ? 0 : patternPiece[p] === anchors[f] ? 1 : 2;
    places[ranks[p]!]!++;
  }
  const next = [0, places[0]!, places[0]! + places[1]!];
  const sorted = new Int32Array(patterns.length);
  for (let p = 0; p < patterns.length; p++) sorted[next[ranks[p]!]!++] = p;
  const automaton = buildAutomaton(
    texts,
    sorted.map((p) => patterns[p]!),
  );
  const lengths = Uint8Array.from(texts, consumedLength);
  const ends = new Int32Array(patterns.length * END_SIZE);
  const parts = automaton.first.slice(0, automaton.states);
  const others = automaton.first.slice(0, automaton.states);
  for (let state = 0; state < automaton.states; state++)
    for (let i = automaton.first[state]!; i < automaton.first[state + 1]!; i++) {
      const r = ranks[sorted[automaton.order[i]!]!]!;
      if (r < 1) parts[state] = i + 1;
      if (r < 2) others[state] = i + 1;
    }
  for (let i = 0; i < automaton.order.length; i++) {
    const p = sorted[automaton.order[i]!]!;
    const { form, phrase, firstSlot } = forms[patternForm[p]!]!;
    const piece = patternPiece[p]!;
    ends[i * END_SIZE + END_BEFORE] = piece === 0 ? -1 : (firstSlot + piece - 1) * 2;
    ends[i * END_SIZE + END_OWNER] = whole[patternForm[p]!] === 1 ? phrase : -1 - patternForm[p]!;
    const number = (piece === 0 && form.before !== null) || (piece === form.pieces.length - 1 && form.after !== null);
    ends[i * END_SIZE + END_SHAPE] =
      lengths[patterns[p]!]! | (patternEdges[p]! << 8) | (number ? 1 << 10 : 0) | (piece << 12);
    ends[i * END_SIZE + END_SLOT] = piece === form.pieces.length - 1 ? -1 : (firstSlot + piece) * 2;
  }
  return {
    conceptIds,
    conceptIndex,
    negatable: Uint8Array.from(concepts, (c) => (c.negatable ? 1 : 0)),
    families: concepts.map((c) => c.family),
    phrases,
    forms,
    ends,
    parts,
    others,
    slots,
    automaton,
    languages,
  };
}

/**
 * The anchor of each form: its piece that is met least often, so far as can be told from how many phrases use the same spellings and
 * how short they are. A form of which the anchor is nowhere in an ad need not be looked at.
 */
function anchorsOf(
  texts: readonly string[],
  patterns: readonly number[],
  patternForm: readonly number[],
  patternPiece: readonly number[],
  forms: number,
): Uint8Array {
  const uses = new Float64Array(texts.length);
  for (const text of patterns) uses[text]!++;
  // How common a text is: short ones, and those of many phrases.
  for (let text = 0; text < texts.length; text++) uses[text]! /= texts[text]!.length ** 2;
  const anchors = new Uint8Array(forms);
  const best = new Float64Array(forms).fill(Number.POSITIVE_INFINITY);
  for (let p = 0; p < patterns.length; ) {
    const [form, piece] = [patternForm[p]!, patternPiece[p]!];
    let commonness = 0;
    for (; p < patterns.length && patternForm[p] === form && patternPiece[p] === piece; p++)
      commonness += uses[patterns[p]!]!;
    if (commonness < best[form]!) {
      best[form] = commonness;
      anchors[form] = piece;
    }
  }
  return anchors;
}

/** Units that the automaton consumes for a pattern: a run of separators counts once. */
function consumedLength(pattern: string): number {
  return pattern.replace(/[ \n\-/_]+/g, ' ').length;
}
