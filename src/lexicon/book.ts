import { isLetter } from '../text';
import type { Joint, Phrase, Spelling } from './phrase';
import { reachOf } from './reach';
import { ANYWHERE, AT_WORDS, buildTrie, type Trie } from './trie';

/** Negation words rule what follows or what stands before; joiners stand between the items of a list. */
export interface Negation {
  readonly side: 'before' | 'after' | 'joiner';
  /** How far it rules, in units. */
  readonly reach: number;
}

/** What a phrase stands for, apart from its wording. */
export interface PhraseMeaning {
  /** Index of the concept in {@link PhraseBook.concepts}; -1 for innocent contexts, negation words and common words. */
  readonly concept: number;
  readonly negation: Negation | null;
  /** Indices of the phrases that, found near, make this one innocent. */
  readonly contexts: readonly number[];
  readonly near: 'overlap' | 'sentence' | number;
  readonly experimental: boolean;
}

/**
 * The phrases of one language in a form that a scan reads: a trie of all spellings; for each spelling the pieces that are looked at
 * when it is met, which are those that are whole phrases and those that are anchors; for each piece its spellings. A common word is
 * a piece of many phrases and the anchor of few. Immutable, shared by all scorers.
 */
export interface PhraseBook {
  /** Ids of the concepts that its phrases name. */
  readonly concepts: readonly string[];
  readonly phrases: readonly PhraseMeaning[];
  readonly trie: Trie;
  /** What to look at when text t is met, `uses[useStart[t]] ... uses[useStart[t + 1] - 1]`: a piece times {@link USE_SIZE}, plus bits. */
  readonly useStart: Int32Array;
  readonly uses: Int32Array;
  /** The texts of piece p, `spellings[spelledStart[p]] ...`: a text times {@link USE_SIZE}, plus bits. */
  readonly spelledStart: Int32Array;
  readonly spellings: Int32Array;
  /** 1 for the texts that stand in a form. */
  readonly inForm: Uint8Array;
  readonly pieces: number;
  /** Phrases that piece p is all of: `whole[wholeStart[p]] ...`. */
  readonly wholeStart: Int32Array;
  readonly whole: Int32Array;
  /** Forms whose anchor is piece p: a form of which the anchor is nowhere in an ad need not be looked at. */
  readonly anchoredStart: Int32Array;
  readonly anchored: Int32Array;
  /**
   * The other pieces of the form `anchored[a]`, `needed[neededStart[a]] ...`, those of fewest spellings first: in this order it is found out
   * soonest that one is missing. They stand side by side as they are asked for, or most of the time would go into fetching forms.
   */
  readonly neededStart: Int32Array;
  readonly needed: Int32Array;
  readonly forms: readonly Form[];
}

/** A phrase of several pieces, or with a number at an end. */
export interface Form {
  readonly phrase: number;
  readonly pieces: readonly number[];
  readonly joints: readonly Joint[];
  readonly before: Phrase['before'];
  readonly after: Phrase['after'];
  /** Which of its pieces is the anchor: the one that is met least often, so far as can be told. */
  readonly anchor: number;
  /** Longest stretch that each joint can bridge, in units. */
  readonly reaches: readonly number[];
}

/** Bits of a use: must begin a word, where a phrase begins with it; must end one; spelled without accents. */
export const MUST_BEGIN = 1;
export const MUST_END = 2;
export const BARE = 4;
export const USE_SIZE = 8;

/** Collects the phrases of a language. */
export class BookBuilder {
  readonly #concepts: string[] = [];
  readonly #phrases: PhraseMeaning[] = [];
  readonly #pieces = new Map<string, number>();
  readonly #spellings: (readonly Spelling[])[] = [];
  readonly #wholes: number[][] = [];
  readonly #forms: Omit<Form, 'anchor' | 'reaches'>[] = [];

  /** Index of a concept of the book. */
  concept(id: string): number {
    const known = this.#concepts.indexOf(id);
    return known >= 0 ? known : this.#concepts.push(id) - 1;
  }

  /** Adds a phrase with all its wordings; returns its index. */
  add(wordings: readonly Phrase[], meaning: PhraseMeaning): number {
    const phrase = this.#phrases.push(meaning) - 1;
    for (const { pieces, joints, before, after } of wordings) {
      const indices = pieces.map((spellings) => this.#piece(spellings));
      if (indices.length === 1 && before === null && after === null) this.#wholes[indices[0]!]!.push(phrase);
      else this.#forms.push({ phrase, pieces: indices, joints, before, after });
    }
    return phrase;
  }

  #piece(spellings: readonly Spelling[]): number {
    const key = spellings.map((s) => `${bitsOf(s)}${s.text}`).join('|');
    let piece = this.#pieces.get(key);
    if (piece === undefined) {
      piece = this.#spellings.push(spellings) - 1;
      this.#wholes.push([]);
      this.#pieces.set(key, piece);
    }
    return piece;
  }

  build(): PhraseBook {
    const anywhere = this.#heldAnywhere();
    const texts = [new Map<string, number[]>(), new Map<string, number[]>()] as const;
    this.#spellings.forEach((spellings, piece) => {
      for (const spelling of spellings) {
        const root = spelling.leftWord && anywhere[piece] === 0 ? AT_WORDS : ANYWHERE;
        const text = spelling.text.replace(/[ \n\-/_]+/g, ' ');
        const uses = texts[root].get(text);
        if (uses) uses.push(piece * USE_SIZE + bitsOf(spelling));
        else texts[root].set(text, [piece * USE_SIZE + bitsOf(spelling)]);
      }
    });
    const { trie, index } = buildTrie([[...texts[ANYWHERE].keys()], [...texts[AT_WORDS].keys()]]);
    const spelled: number[][] = this.#spellings.map(() => []);
    for (const root of [ANYWHERE, AT_WORDS] as const)
      [...texts[root].values()].forEach((uses, i) => {
        for (const use of new Set(uses))
          spelled[Math.floor(use / USE_SIZE)]!.push(index[root][i]! * USE_SIZE + (use % USE_SIZE));
      });
    for (const list of spelled) list.sort((a, b) => a - b);
    const commonness = this.#commonness();
    const forms = this.#forms.map((form) => {
      const least = Math.min(...form.pieces.map((p) => commonness[p]!));
      return {
        ...form,
        anchor: form.pieces.findIndex((p) => commonness[p] === least),
        reaches: form.joints.map(reachOf),
      };
    });
    return bookOf(this.#concepts, this.#phrases, trie, flat(spelled), flat(this.#wholes), forms);
  }

  /** 1 for the pieces that may stand inside a word, because a phrase glues them to what stands before. */
  #heldAnywhere(): Uint8Array {
    const anywhere = new Uint8Array(this.#spellings.length);
    for (const { pieces, joints } of this.#forms)
      joints.forEach((joint, i) => {
        if (joint.kind === 'tight' && [...joint.between].some(endsInWord)) anywhere[pieces[i + 1]!] = 1;
      });
    return anywhere;
  }

  /** How often each piece is met, so far as can be told from how many phrases use its spellings and how short they are. */
  #commonness(): Float64Array {
    const uses = new Map<string, number>();
    const times = new Int32Array(this.#spellings.length);
    this.#wholes.forEach((phrases, piece) => {
      times[piece] = phrases.length;
    });
    for (const { pieces } of this.#forms) for (const piece of pieces) times[piece]!++;
    this.#spellings.forEach((spellings, piece) => {
      for (const { text } of spellings) uses.set(text, (uses.get(text) ?? 0) + times[piece]!);
    });
    return Float64Array.from(this.#spellings, (spellings) =>
      spellings.reduce((sum, { text }) => sum + uses.get(text)! / text.length ** 2, 0),
    );
  }
}

function endsInWord(between: string): boolean {
  return between === '' || isLetter(between.charCodeAt(between.length - 1));
}

function bitsOf({ leftWord, rightWord, bare }: Spelling): number {
  return (leftWord ? MUST_BEGIN : 0) | (rightWord ? MUST_END : 0) | (bare ? BARE : 0);
}

/** Lists side by side in one array, and where each begins; one more place than lists. */
export type Flat = readonly [start: Int32Array, values: Int32Array];

/** Puts a book together from its parts as they are built or unpacked. */
export function bookOf(
  concepts: readonly string[],
  phrases: readonly PhraseMeaning[],
  trie: Trie,
  [spelledStart, spellings]: Flat,
  [wholeStart, whole]: Flat,
  forms: readonly Form[],
): PhraseBook {
  const pieces = wholeStart.length - 1;
  const spellingsOf = (piece: number) => spelledStart[piece + 1]! - spelledStart[piece]!;
  const anchored: number[][] = Array.from({ length: pieces }, () => []);
  const held = new Uint8Array(pieces);
  forms.forEach((form, f) => {
    anchored[form.pieces[form.anchor]!]!.push(f);
    for (const piece of form.pieces) held[piece] = 1;
  });
  const [anchoredStart, anchors] = flat(anchored);
  const [neededStart, needed] = flat(
    Array.from(anchors, (f) => {
      const { pieces: all, anchor } = forms[f]!;
      return all.filter((_, p) => p !== anchor).sort((a, b) => spellingsOf(a) - spellingsOf(b));
    }),
  );
  const inForm = new Uint8Array(trie.texts);
  const useStart = new Int32Array(trie.texts + 1);
  const isLookedAt = (piece: number) =>
    wholeStart[piece] !== wholeStart[piece + 1] || anchoredStart[piece] !== anchoredStart[piece + 1];
  for (let piece = 0; piece < pieces; piece++)
    for (let i = spelledStart[piece]!; i < spelledStart[piece + 1]!; i++) {
      const text = Math.floor(spellings[i]! / USE_SIZE);
      if (held[piece] === 1) inForm[text] = 1;
      if (isLookedAt(piece)) useStart[text + 1]!++;
    }
  for (let text = 0; text < trie.texts; text++) useStart[text + 1]! += useStart[text]!;
  const uses = new Int32Array(useStart[trie.texts]!);
  const next = useStart.slice();
  for (let piece = 0; piece < pieces; piece++) {
    if (!isLookedAt(piece)) continue;
    for (let i = spelledStart[piece]!; i < spelledStart[piece + 1]!; i++)
      uses[next[Math.floor(spellings[i]! / USE_SIZE)]!++] = piece * USE_SIZE + (spellings[i]! % USE_SIZE);
  }
  return {
    concepts,
    phrases,
    trie,
    useStart,
    uses,
    spelledStart,
    spellings,
    inForm,
    pieces,
    wholeStart,
    whole,
    anchoredStart,
    anchored: anchors,
    neededStart,
    needed,
    forms,
  };
}

function flat(lists: readonly (readonly number[])[]): Flat {
  const start = new Int32Array(lists.length + 1);
  for (let i = 0; i < lists.length; i++) start[i + 1] = start[i]! + lists[i]!.length;
  const values = new Int32Array(start[lists.length]!);
  lists.forEach((list, i) => {
    values.set(list, start[i]!);
  });
  return [start, values];
}
