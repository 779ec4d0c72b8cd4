import type { Fold } from '../text/types';
import {
  BARE,
  IN_FORM,
  LOOK_BITS,
  MUST_BEGIN,
  MUST_END,
  NEEDED,
  type PhraseBook,
  PIECES,
  SEVERAL,
  USE_BITS,
  WHOLE,
} from './book';
import { Candidates } from './candidates';
import { type Consumed, consume, END_BIT, GOES_ON_BIT, MAY_BEGIN, WORD_BIT } from './consumed';
import { continuesAfter, continuesBefore } from './edges';
import { findNear, joinForm } from './join';
import { PlacesMet } from './places';
import { STRETCH, TEXT } from './trie';
import type { Hit, OpenBook } from './types';
import { CLOSED_BIT, COUNT_BITS, findWay, placeOfFirst } from './walk';

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
    const { cards } = book;
    const { nodes, pages, firsts } = book.walk;
    const { units, edges, length } = this.#text;
    const places = placesOf(book);
    places.begin(this.#text, this.#accented);
    const meeting = new Meeting(this.#fold, this.#text, from, this.#accented, places);
    let transitions = 0;
    for (let i = 0; i < length; i++) {
      const first = placeOfFirst(pages, units[i]!);
      // Most walks would end at the second unit. No text holds the one behind the last.
      const second = units[i + 1]! & 31;
      const edge = edges[i]!;
      const anywhere = (firsts[first + 1]! >> second) & edge & MAY_BEGIN;
      const atWord = (firsts[first + 3]! >> second) & (edge >> WORD_BIT) & 1;
      if ((anywhere | atWord) === 0) continue;
      // Those of words first.
      for (let root = atWord; root >= 1 - anywhere; root--) {
        let node = firsts[first + 2 * root]!;
        // The unit that leads to the node, then the one behind it.
        let j = i;
        while (node !== 0) {
          const head = nodes[node++]!;
          if (head & TEXT) {
            const end = edges[j]!;
            if ((end >> END_BIT) & ~((head >> CLOSED_BIT) & (end >> GOES_ON_BIT)) & 1) {
              const text = nodes[node]! | (nodes[node + 1]! << 16);
              const look = cards[2 * text + 1]!;
              if (look & IN_FORM) places.add(text, i, j + 1);
              if (look & WHOLE) meeting.whole(look, i, j + 1);
            }
            node += 2;
          }
          const count = head >> COUNT_BITS;
          j++;
          if (head & STRETCH) {
            const stop = node + count;
            while (node < stop && nodes[node] === units[j]) {
              node++;
              j++;
            }
            if (node < stop) break;
            // The node right behind the stretch is the one to which its last unit leads.
            j--;
          } else node = count === 0 ? 0 : findWay(nodes, node, head, units[j]!);
        }
        transitions += j - i;
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

/** The places of each book, kept between ads; a scan is synchronous and leaves them as it found them. */
const kept = new WeakMap<PhraseBook, PlacesMet>();

function placesOf(book: PhraseBook): PlacesMet {
  let places = kept.get(book);
  if (places === undefined) {
    places = new PlacesMet(book);
    kept.set(book, places);
  }
  return places;
}

/** A scan is synchronous and leaves them cleared. */
const candidates = new Candidates();

/** Collects what a scan of one book meets. */
class Meeting {
  readonly #fold: Fold;
  readonly #text: Consumed;
  readonly #from: OpenBook;
  readonly #accented: boolean;
  readonly #places: PlacesMet;
  readonly #hits: Hit[] = [];
  readonly #found = (phrase: number, start: number, end: number) => this.#hit(phrase, start, end);
  looked = 0;

  constructor(fold: Fold, text: Consumed, from: OpenBook, accented: boolean, places: PlacesMet) {
    this.#fold = fold;
    this.#text = text;
    this.#from = from;
    this.#accented = accented;
    this.#places = places;
  }

  /** The whole phrases among what to look at when a text is met. */
  whole(look: number, from: number, to: number): void {
    const { lists } = this.#from.book;
    const start = this.#text.at[from]!;
    const end = this.#text.at[to - 1]! + 1;
    const at = look >>> LOOK_BITS;
    if ((look & SEVERAL) === 0) this.#wholeUse(at, look, start, end);
    else for (let u = at + 1; u <= at + lists[at]!; u++) this.#wholeUse(lists[u]! >> USE_BITS, lists[u]!, start, end);
  }

  /** The phrases that a piece is all of, where its spelling may begin and end there. */
  #wholeUse(use: number, bits: number, start: number, end: number): void {
    this.looked++;
    const { lists } = this.#from.book;
    const count = lists[use + 2]!;
    if (count === 0 || (bits & BARE && this.#accented)) return;
    if (bits & MUST_BEGIN && continuesBefore(this.#fold, start)) return;
    if (bits & MUST_END && continuesAfter(this.#fold, end)) return;
    for (let w = use + 3; w < use + 3 + count; w++) this.#hit(lists[w]!, start, end);
  }

  /** Joins the pieces of the forms of which all are met. */
  finish(): Hit[] {
    const { book } = this.#from;
    const places = this.#places;
    candidates.collect(book, places, this.#accented);
    this.looked += candidates.count;
    for (let k = 0; k < candidates.count; k++) this.#form(candidates.forms[k]!);
    candidates.clear(book);
    places.clear();
    return this.#hits;
  }

  #form(form: number): void {
    const { book } = this.#from;
    const places = this.#places;
    const stop = form + NEEDED + book.lists[form + PIECES]! - 1;
    for (let n = form + NEEDED; n < stop; n++) if (!places.has(book.lists[n]!)) return;
    const count = findNear(this.#fold, this.#text.at, book, form, places);
    if (count > 0) joinForm(this.#fold, this.#text.at, book, form, places, count, this.#found);
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
  const { units, plainLength } = fold;
  for (let i = 0; i < plainLength; i++) {
    const u = units[i]!;
    accents += isWithin(u, 0xe0, 0x24f) + isWithin(u, 0x1e00, 0x1eff);
    letters += isWithin(u, 0x61, 0x7a);
  }
  return accents * ACCENTED > letters + accents;
}

/** 1 for the units from the first to the last, 0 for others; without a branch, since none could be foretold. */
function isWithin(unit: number, first: number, last: number): number {
  return 1 ^ (((unit - first) | (last - unit)) >>> 31);
}
