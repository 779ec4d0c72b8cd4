import { isLetter } from '../text';
import type { Bridge } from './bridge';
import type { Joint, Phrase, Spelling } from './phrase';
import { ANYWHERE, AT_WORDS, buildTrie, type Trie } from './trie';
import type { Walk } from './walk';

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

/** The phrases of one language as they are built and packed. */
export interface BookParts {
  /** Ids of the concepts that its phrases name. */
  readonly concepts: readonly string[];
  readonly phrases: readonly PhraseMeaning[];
  readonly trie: Trie;
  /** The texts of each piece: a text times {@link USE_SIZE}, plus bits. */
  readonly spellings: Flat;
  /** Phrases that each piece is all of. */
  readonly wholes: Flat;
  readonly forms: Forms;
}

/** Lists side by side in one array, `values[start[i]] ... values[start[i + 1] - 1]`. */
export interface Flat {
  readonly start: Int32Array;
  readonly values: Int32Array;
}

/**
 * The phrases of one language in a form that a scan reads: a trie of all spellings; for each spelling the pieces that are looked at
 * when it is met, which are those that are whole phrases and those that are anchors; for each piece its spellings. A common word is
 * a piece of many phrases and the anchor of few. Shared by all scorers.
 *
 * What is asked for at once stands side by side, or most of the time would go into waiting for memory.
 */
export interface PhraseBook {
  readonly concepts: readonly string[];
  readonly phrases: readonly PhraseMeaning[];
  readonly walk: Walk;
  readonly texts: number;
  /**
   * Two numbers a text: room for the number that it bears in a scan, 0 at any other time; and what to look at when it is met, as a place
   * in {@link lists} times {@link LOOK_SIZE}, plus bits.
   */
  readonly cards: Int32Array;
  /**
   * Lists that are found by their place:
   * - the uses of a text that has several: how many, and each as its place times {@link USE_SIZE}, plus bits of the spelling;
   * - a use, which is a piece: room for a mark; where its spellings stand; how many phrases it is all of, and which; of how many forms
   *   it is the anchor, and these, see {@link FORM_SIZE};
   * - the spellings of a piece: room for a place; how many, and each as its text times {@link USE_SIZE}, plus bits.
   */
  readonly lists: Int32Array;
  readonly bridges: readonly Bridge[];
}

/** Phrases of several pieces, or with a number at an end, side by side in the order of their phrases. */
export interface Forms {
  /** Of each form its phrase. */
  readonly phrases: Int32Array;
  /** Which of its pieces is the anchor: the one that is met least often, so far as can be told. */
  readonly anchors: Int32Array;
  /** The pieces of each. */
  readonly pieces: Flat;
  /**
   * Indices of the joints of each: before the first piece, between the pieces, and behind the last, one more than there are pieces; those
   * of form `f` begin `f` places behind where its pieces do.
   */
  readonly between: Int32Array;
  /** What {@link between} names; null where nothing need stand before the first piece or behind the last. */
  readonly joints: readonly (Joint | null)[];
}

// What stands where in a form of so many pieces.
export const PIECES = 0;
export const ANCHOR_AT = 1;
/** The longest stretch between the anchor and the piece before it, and the one behind it, every run of separators as one unit. */
export const NEAR_BEFORE = 2;
export const NEAR_BEHIND = 3;
export const PHRASE = 4;
/** Units that all joints can bridge. */
export const REACH = 5;
/** 1 + the longest gap to a number that must stand before the first piece, or behind the last; 0 where none must. */
export const BEFORE = 6;
export const BEHIND = 7;
/**
 * Then where the spellings of the pieces other than the anchor stand, those of fewest first, so that it is found out soonest that one is
 * missing; where those of all pieces do; and the joints, as indices of {@link PhraseBook.bridges}.
 */
export const NEEDED = 8;
/** Numbers that a form takes, besides three for each piece. */
export const FORM_SIZE = 6;

/** Bits of a use: must begin a word, where a phrase begins with it; must end one; spelled without accents. */
export const MUST_BEGIN = 1;
export const MUST_END = 2;
export const BARE = 4;
export const USE_BITS = 3;
export const USE_SIZE = 1 << USE_BITS;

/** Bits of what to look at besides those of a use: there are several uses; one is a whole phrase; one is an anchor; it stands in a form. */
export const SEVERAL = 8;
export const WHOLE = 16;
export const ANCHOR = 32;
export const IN_FORM = 64;
export const LOOK_BITS = 7;
export const LOOK_SIZE = 1 << LOOK_BITS;

/** Collects the phrases of a language. */
export class BookBuilder {
  readonly #concepts: string[] = [];
  readonly #phrases: PhraseMeaning[] = [];
  readonly #pieces = new Map<string, number>();
  readonly #spellings: (readonly Spelling[])[] = [];
  readonly #wholes: number[][] = [];
  // Of each form: its phrase, its pieces, and its joints, that before the first piece and that behind the last among them.
  readonly #formPhrases: number[] = [];
  readonly #formPieces: number[][] = [];
  readonly #formJoints: (Joint | null)[][] = [];

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
      else {
        this.#formPhrases.push(phrase);
        this.#formPieces.push(indices);
        this.#formJoints.push([before, ...joints, after]);
      }
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

  build(): BookParts {
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
    return {
      concepts: this.#concepts,
      phrases: this.#phrases,
      trie,
      spellings: flat(spelled),
      wholes: flat(this.#wholes),
      forms: this.#forms(),
    };
  }

  #forms(): Forms {
    const commonness = this.#commonness();
    const all = this.#formJoints.flat();
    const joints = [...new Set(all)];
    const indices = new Map(joints.map((joint, i) => [joint, i]));
    return {
      phrases: Int32Array.from(this.#formPhrases),
      anchors: Int32Array.from(this.#formPieces, (pieces) => {
        const common = pieces.map((piece) => commonness[piece]!);
        return common.indexOf(Math.min(...common));
      }),
      pieces: flat(this.#formPieces),
      between: Int32Array.from(all, (joint) => indices.get(joint)!),
      joints,
    };
  }

  /** 1 for the pieces that may stand inside a word, because a phrase glues them to what stands before. */
  #heldAnywhere(): Uint8Array {
    const anywhere = new Uint8Array(this.#spellings.length);
    this.#formJoints.forEach((joints, form) => {
      joints.forEach((joint, i) => {
        if (joint?.kind === 'tight' && [...joint.between].some(endsInWord)) anywhere[this.#formPieces[form]![i]!] = 1;
      });
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
    for (const pieces of this.#formPieces) for (const piece of pieces) times[piece]!++;
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

function flat(lists: readonly (readonly number[])[]): Flat {
  const start = new Int32Array(lists.length + 1);
  for (let i = 0; i < lists.length; i++) start[i + 1] = start[i]! + lists[i]!.length;
  const values = new Int32Array(start[lists.length]!);
  lists.forEach((list, i) => {
    values.set(list, start[i]!);
  });
  return { start, values };
}
