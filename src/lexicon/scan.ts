import type { Fold } from '../text/types';
import { BARE, MUST_BEGIN, MUST_END, type PhraseBook, USE_SIZE } from './book';
import { BEGINS_WORD, type Consumed, consume, MAY_BEGIN, MAY_END } from './consumed';
import { continuesAfter, continuesBefore } from './edges';
import { isNear, joinForm, type Met, type Places } from './join';
import { ANYWHERE, AT_WORDS, findFirst, findNext } from './trie';
import type { Hit, OpenBook } from './types';

/** Work done, for tests that time must not enter: steps in tries, and pieces and forms looked at. */
export interface Work {
  transitions: number;
  pieces: number;
}

/** A text made ready for scanning, for one book after the other. */
export class Scanner {
  readonly #fold: Fold;
  readonly #text: Consumed;
  readonly #accented: boolean;
  readonly #work: Work | undefined;

  constructor(fold: Fold, work?: Work) {
    this.#fold = fold;
    this.#text = consume(fold);
    this.#accented = isAccented(fold);
    this.#work = work;
  }

  /** All phrases of a book that stand in the text, whole ones first; contexts, negation words and common words among them. */
  scan(from: OpenBook): Hit[] {
    const { book } = from;
    const { trie } = book;
    const texts = trie.text;
    const { units, edges, length } = this.#text;
    const met = new Meeting(this.#fold, this.#text, from, this.#accented);
    let transitions = 0;
    for (let i = 0; i < length; i++) {
      const edge = edges[i]!;
      if ((edge & MAY_BEGIN) === 0) continue;
      const first = units[i]!;
      for (let root = edge & BEGINS_WORD ? AT_WORDS : ANYWHERE; root >= ANYWHERE; root--) {
        let state = findFirst(trie, root as 0 | 1, first);
        for (let j = i; state !== 0; ) {
          transitions++;
          const text = texts[state]!;
          if (text >= 0 && edges[j]! & MAY_END) met.text(text, i, j);
          if (++j === length) break;
          state = findNext(trie, state, units[j]!);
        }
      }
    }
    const hits = met.finish();
    if (this.#work) {
      this.#work.transitions += transitions;
      this.#work.pieces += met.looked;
    }
    return hits;
  }
}

/** What a scan needs of a book, kept between ads; a scan is synchronous and leaves it as it found it. */
interface Scratch {
  /** For each text 1 + its index among the texts met; 0 for none. */
  readonly metAs: Int32Array;
  /** For each piece its spellings that were met, once that was asked for. */
  readonly spelled: (readonly Met[] | undefined)[];
  /** 1 for the pieces that were met and are anchors. */
  readonly anchors: Uint8Array;
}

const kept = new WeakMap<PhraseBook, Scratch>();

function scratchOf(book: PhraseBook): Scratch {
  let scratch = kept.get(book);
  if (scratch === undefined) {
    scratch = {
      metAs: new Int32Array(book.trie.texts),
      spelled: new Array(book.pieces),
      anchors: new Uint8Array(book.pieces),
    };
    kept.set(book, scratch);
  }
  return scratch;
}

const NOWHERE: readonly Met[] = [];

/** Collects what a scan of one book meets. */
class Meeting {
  readonly #fold: Fold;
  readonly #text: Consumed;
  readonly #from: OpenBook;
  readonly #accented: boolean;
  readonly #scratch: Scratch;
  readonly #hits: Hit[] = [];
  /** Where each text was met, the texts in the order of their first meeting. */
  readonly #places: Places[] = [];
  readonly #metTexts: number[] = [];
  readonly #metAnchors: number[] = [];
  readonly #asked: number[] = [];
  looked = 0;

  constructor(fold: Fold, text: Consumed, from: OpenBook, accented: boolean) {
    this.#fold = fold;
    this.#text = text;
    this.#from = from;
    this.#accented = accented;
    this.#scratch = scratchOf(from.book);
  }

  /** A text of the trie from consumed unit i to j, both included. */
  text(text: number, i: number, j: number): void {
    const { useStart, uses, wholeStart, whole, anchoredStart, inForm } = this.#from.book;
    const { metAs, anchors } = this.#scratch;
    const start = this.#text.at[i]!;
    const end = this.#text.at[j]! + 1;
    if (inForm[text] === 1) {
      if (metAs[text] === 0) {
        this.#metTexts.push(text);
        metAs[text] = this.#places.push({ starts: [], ends: [], longest: 0 });
      }
      const places = this.#places[metAs[text]! - 1]!;
      places.starts.push(start);
      places.ends.push(end);
      if (end - start > places.longest) places.longest = end - start;
    }
    // Asked for once a text, and only when a use wants to know.
    let begins = -1;
    let ends = -1;
    for (let u = useStart[text]!; u < useStart[text + 1]!; u++) {
      this.looked++;
      const use = uses[u]!;
      if (use & BARE && this.#accented) continue;
      const piece = (use / USE_SIZE) | 0;
      const stop = wholeStart[piece + 1]!;
      if (wholeStart[piece]! < stop) {
        if (use & MUST_BEGIN && begins < 0) begins = continuesBefore(this.#fold, start) ? 0 : 1;
        if (use & MUST_END && ends < 0) ends = continuesAfter(this.#fold, end) ? 0 : 1;
        if (!((use & MUST_BEGIN && begins === 0) || (use & MUST_END && ends === 0)))
          for (let w = wholeStart[piece]!; w < stop; w++) this.#hit(whole[w]!, start, end);
      }
      if (anchors[piece] === 0 && anchoredStart[piece] !== anchoredStart[piece + 1]) {
        anchors[piece] = 1;
        this.#metAnchors.push(piece);
      }
    }
  }

  /** Joins the pieces of the forms of which all are met. */
  finish(): Hit[] {
    const { anchoredStart, anchored, forms } = this.#from.book;
    const { metAs, spelled, anchors } = this.#scratch;
    for (const anchor of this.#metAnchors) {
      anchors[anchor] = 0;
      for (let a = anchoredStart[anchor]!; a < anchoredStart[anchor + 1]!; a++) {
        this.looked++;
        if (!this.#hasAll(a)) continue;
        const form = forms[anchored[a]!]!;
        this.#spelledOf(anchor);
        const met = spelled as readonly (readonly Met[])[];
        if (isNear(form, met)) joinForm(this.#fold, form, met, (start, end) => this.#hit(form.phrase, start, end));
      }
    }
    // Only what was met is cleared: fresh arrays an ad would cost more than the ad.
    for (const text of this.#metTexts) metAs[text] = 0;
    for (const piece of this.#asked) spelled[piece] = undefined;
    return this.#hits;
  }

  /** Are all other pieces of the form met? */
  #hasAll(anchored: number): boolean {
    const { neededStart, needed } = this.#from.book;
    for (let n = neededStart[anchored]!; n < neededStart[anchored + 1]!; n++)
      if (this.#spelledOf(needed[n]!) === NOWHERE) return false;
    return true;
  }

  /** The spellings of a piece that were met. */
  #spelledOf(piece: number): readonly Met[] {
    const { metAs, spelled } = this.#scratch;
    const known = spelled[piece];
    if (known) return known;
    const { spelledStart, spellings } = this.#from.book;
    let met: Met[] | null = null;
    for (let i = spelledStart[piece]!; i < spelledStart[piece + 1]!; i++) {
      const at = metAs[(spellings[i]! / USE_SIZE) | 0]!;
      if (at === 0) continue;
      const bits = spellings[i]! & (USE_SIZE - 1);
      if (bits & BARE && this.#accented) continue;
      met ??= [];
      met.push({ places: this.#places[at - 1]!, bits });
    }
    const found = met ?? NOWHERE;
    spelled[piece] = found;
    this.#asked.push(piece);
    return found;
  }

  #hit(phrase: number, start: number, end: number): void {
    if (this.#from.dropped?.[phrase] !== 1) this.#hits.push({ from: this.#from, phrase, start, end });
  }
}

/** Share of letters with diacritics from which on a text is written with its accents: one in twelve. Vietnamese has one in four. */
const ACCENTED = 12;

/** Is the text written with accents, in a language that has many? Then a word without them is another word. */
function isAccented(fold: Fold): boolean {
  let letters = 0;
  let accents = 0;
  for (let i = 0; i < fold.plainLength; i++) {
    const u = fold.units[i]!;
    if ((u >= 0xe0 && u < 0x250) || (u >= 0x1e00 && u < 0x1f00)) accents++;
    else if (u >= 0x61 && u <= 0x7a) letters++;
  }
  return accents * ACCENTED > letters + accents;
}
