import { ANCHOR, BARE, FORM_SIZE, LOOK_BITS, NEEDED, type PhraseBook, PIECES, SEVERAL, USE_BITS } from './book';
import { grown, type PlacesMet } from './places';

/**
 * The forms of which the anchor was met in an ad, in room that is used again for the next ad. They lie far apart in memory: one kind of
 * look-up is made for all of them before the next kind, so that memory is asked for many at once and not waited for one after the other.
 */
export class Candidates {
  count = 0;
  /** Where each stands in the lists of the book. */
  forms = new Int32Array(256);
  /** How many spellings the piece has that each needs first: asked for early, so that they are at hand when it is read. */
  #spellings = new Int32Array(256);
  /** The anchors that were met, as places in the lists of the book; one that was met in two spellings stands there twice. */
  #anchors = new Int32Array(256);
  #anchorCount = 0;

  /** @param accented spellings without accents do not count in this ad */
  collect(book: PhraseBook, places: PlacesMet, accented: boolean): void {
    this.#collectAnchors(book, places, accented);
    this.#collectForms(book);
  }

  #collectAnchors({ cards, lists }: PhraseBook, { texts, textOf }: PlacesMet, accented: boolean): void {
    const bare = accented ? BARE : 0;
    let count = 0;
    for (let number = 1; number <= texts; number++) {
      const look = cards[2 * textOf[number]! + 1]!;
      if ((look & ANCHOR) === 0) continue;
      const at = look >>> LOOK_BITS;
      const several = look & SEVERAL ? lists[at]! : 0;
      while (this.#anchors.length <= count + several) this.#anchors = grown(this.#anchors);
      if (several === 0) {
        this.#anchors[count] = at;
        count += look & bare ? 0 : 1;
      }
      for (let u = at + 1; u <= at + several; u++) {
        this.#anchors[count] = lists[u]! >> USE_BITS;
        count += lists[u]! & bare ? 0 : 1;
      }
    }
    this.#anchorCount = count;
  }

  #collectForms({ lists }: PhraseBook): void {
    const anchors = this.#anchors;
    let count = 0;
    for (let a = 0; a < this.#anchorCount; a++) {
      const use = anchors[a]!;
      if (lists[use] === 1) continue;
      lists[use] = 1;
      let form = use + 4 + lists[use + 2]!;
      const own = lists[form - 1]!;
      while (this.forms.length < count + own) {
        this.forms = grown(this.forms);
        this.#spellings = grown(this.#spellings);
      }
      for (let left = own; left > 0; left--) {
        this.forms[count] = form;
        this.#spellings[count++] = lists[form + NEEDED]!;
        form += FORM_SIZE + 3 * lists[form + PIECES]!;
      }
    }
    for (let k = 0; k < count; k++) this.#spellings[k] = lists[this.#spellings[k]! + 1]!;
    this.count = count;
  }

  /** Clears the marks in the lists of the book. */
  clear({ lists }: PhraseBook): void {
    for (let a = 0; a < this.#anchorCount; a++) lists[this.#anchors[a]!] = 0;
  }
}
