import type { Fold } from '../text/types';
import { BARE, type Form, MUST_BEGIN, MUST_END, type PhraseBook, USE_SIZE } from './book';
import { BEGINS_WORD, type Consumed, consume, MAY_BEGIN, MAY_END } from './consumed';
import { continuesAfter, continuesBefore } from './edges';
import { isNear, joinForm } from './join';
import { PlacesMet } from './places';
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
    const { trie } = from.book;
    const { text: texts } = trie;
    const { units, edges, at, length } = this.#text;
    const meeting = new Meeting(this.#fold, from, this.#accented);
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
          if (text >= 0 && edges[j]! & MAY_END) meeting.text(text, at[i]!, at[j]! + 1);
          if (++j === length) break;
          state = findNext(trie, state, units[j]!);
        }
      }
    }
    const hits = meeting.finish();
    if (this.#work) {
      this.#work.transitions += transitions;
      this.#work.pieces += meeting.looked;
    }
    return hits;
  }
}

/** What a scan needs of a book, kept between ads; a scan is synchronous and leaves it as it found it. */
interface Scratch {
  readonly places: PlacesMet;
  /** 1 for the pieces that were met and are anchors. */
  readonly anchors: Uint8Array;
}

const kept = new WeakMap<PhraseBook, Scratch>();

function scratchOf(book: PhraseBook): Scratch {
  let scratch = kept.get(book);
  if (scratch === undefined) {
    scratch = { places: new PlacesMet(book), anchors: new Uint8Array(book.pieces) };
    kept.set(book, scratch);
  }
  return scratch;
}

/** Collects what a scan of one book meets. */
class Meeting {
  readonly #fold: Fold;
  readonly #from: OpenBook;
  readonly #accented: boolean;
  readonly #places: PlacesMet;
  readonly #anchors: Uint8Array;
  readonly #metAnchors: number[] = [];
  readonly #hits: Hit[] = [];
  looked = 0;

  constructor(fold: Fold, from: OpenBook, accented: boolean) {
    this.#fold = fold;
    this.#from = from;
    this.#accented = accented;
    ({ places: this.#places, anchors: this.#anchors } = scratchOf(from.book));
    this.#places.begin(accented);
  }

  /** A text of the trie at a place of the fold. */
  text(text: number, start: number, end: number): void {
    const { useStart, uses, wholeStart, whole, anchoredStart, inForm } = this.#from.book;
    if (inForm[text] === 1) this.#places.add(text, start, end);
    // Asked for once a text, and only when a use wants to know.
    let begins = -1;
    let ends = -1;
    const stopUses = useStart[text + 1]!;
    for (let u = useStart[text]!; u < stopUses; u++) {
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
      if (this.#anchors[piece] === 0 && anchoredStart[piece] !== anchoredStart[piece + 1]) {
        this.#anchors[piece] = 1;
        this.#metAnchors.push(piece);
      }
    }
  }

  /** Joins the pieces of the forms of which all are met. */
  finish(): Hit[] {
    const { anchoredStart, anchored, forms } = this.#from.book;
    const places = this.#places;
    const found = ({ phrase }: Form, start: number, end: number) => this.#hit(phrase, start, end);
    places.settle();
    for (const anchor of this.#metAnchors) {
      this.#anchors[anchor] = 0;
      for (let a = anchoredStart[anchor]!; a < anchoredStart[anchor + 1]!; a++) {
        this.looked++;
        if (!this.#hasAll(a)) continue;
        const form = forms[anchored[a]!]!;
        if (isNear(form, places)) joinForm(this.#fold, form, places, found);
      }
    }
    places.clear();
    return this.#hits;
  }

  /** Are all other pieces of the form met? */
  #hasAll(anchored: number): boolean {
    const { neededStart, needed } = this.#from.book;
    for (let n = neededStart[anchored]!; n < neededStart[anchored + 1]!; n++)
      if (!this.#places.has(needed[n]!)) return false;
    return true;
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
