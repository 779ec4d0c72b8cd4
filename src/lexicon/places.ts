import { BARE, type PhraseBook, USE_SIZE } from './book';

/**
 * Where the texts of a book were met in one ad, in positions of the fold: flat arrays that are used again for the next ad, since
 * fresh ones would cost more than the ad. A scan is synchronous and leaves them cleared.
 */
export class PlacesMet {
  readonly #book: PhraseBook;
  /** For each text how often it was met, and the units of the longest of these places. */
  readonly #count: Int32Array;
  readonly #longest: Int32Array;
  /** For each text where its places begin in {@link starts}; known once settled. */
  readonly #first: Int32Array;
  readonly #texts: number[] = [];
  // The places in the order in which they were met.
  #size = 0;
  #metText = new Int32Array(256);
  #metStart = new Int32Array(256);
  #metEnd = new Int32Array(256);
  /** The places of each text side by side, in the order of the ad. */
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  /** For each piece 1 + where its spellings that were met stand in the pool: how many, then text and bits of each; 0 if not asked. */
  readonly #spelledAt: Int32Array;
  readonly #asked: number[] = [];
  #pool = new Int32Array(256);
  #poolSize = 0;
  #accented = false;

  constructor(book: PhraseBook) {
    this.#book = book;
    this.#count = new Int32Array(book.trie.texts);
    this.#longest = new Int32Array(book.trie.texts);
    this.#first = new Int32Array(book.trie.texts);
    this.#spelledAt = new Int32Array(book.pieces);
  }

  /** @param accented spellings without accents do not count in this ad */
  begin(accented: boolean): void {
    this.#accented = accented;
  }

  add(text: number, start: number, end: number): void {
    const i = this.#size++;
    if (i === this.#metText.length) {
      this.#metText = grown(this.#metText);
      this.#metStart = grown(this.#metStart);
      this.#metEnd = grown(this.#metEnd);
    }
    this.#metText[i] = text;
    this.#metStart[i] = start;
    this.#metEnd[i] = end;
    if (this.#count[text]!++ === 0) this.#texts.push(text);
    if (end - start > this.#longest[text]!) this.#longest[text] = end - start;
  }

  /** Puts the places of each text side by side; called once, after the last `add`. */
  settle(): void {
    const count = this.#count;
    const first = this.#first;
    if (this.starts.length < this.#size) {
      this.starts = new Int32Array(this.#metText.length);
      this.ends = new Int32Array(this.#metText.length);
    }
    let at = 0;
    for (const text of this.#texts) {
      first[text] = at;
      at += count[text]!;
      count[text] = 0;
    }
    for (let i = 0; i < this.#size; i++) {
      const text = this.#metText[i]!;
      const place = first[text]! + count[text]!++;
      this.starts[place] = this.#metStart[i]!;
      this.ends[place] = this.#metEnd[i]!;
    }
  }

  /** Clears what this ad left. */
  clear(): void {
    for (const text of this.#texts) {
      this.#count[text] = 0;
      this.#longest[text] = 0;
    }
    for (const piece of this.#asked) this.#spelledAt[piece] = 0;
    this.#texts.length = 0;
    this.#asked.length = 0;
    this.#size = 0;
    this.#poolSize = 0;
    // Room that a large ad took is given back.
    if (this.#metText.length > MOST_KEPT) {
      this.#metText = new Int32Array(256);
      this.#metStart = new Int32Array(256);
      this.#metEnd = new Int32Array(256);
      this.starts = new Int32Array(256);
      this.ends = new Int32Array(256);
    }
  }

  firstOf(text: number): number {
    return this.#first[text]!;
  }

  countOf(text: number): number {
    return this.#count[text]!;
  }

  /** Units of the longest place of a text. */
  longestOf(text: number): number {
    return this.#longest[text]!;
  }

  /** Was a piece met in any spelling? */
  has(piece: number): boolean {
    // The pool may be another one once the question was answered.
    const at = this.spellingsOf(piece);
    return this.#pool[at]! > 0;
  }

  /** Where the spellings of a piece that were met stand in {@link pool}: how many, then text and bits of each. */
  spellingsOf(piece: number): number {
    const known = this.#spelledAt[piece]!;
    if (known > 0) return known - 1;
    const { spelledStart, spellings } = this.#book;
    const from = spelledStart[piece]!;
    const to = spelledStart[piece + 1]!;
    const at = this.#poolSize;
    while (this.#pool.length < at + 1 + 2 * (to - from)) this.#pool = grown(this.#pool);
    const pool = this.#pool;
    let size = at + 1;
    for (let i = from; i < to; i++) {
      const spelling = spellings[i]!;
      const text = (spelling / USE_SIZE) | 0;
      if (this.#count[text] === 0 || (this.#accented && spelling & BARE)) continue;
      pool[size++] = text;
      pool[size++] = spelling & (USE_SIZE - 1);
    }
    pool[at] = (size - at - 1) >> 1;
    this.#poolSize = size;
    this.#spelledAt[piece] = at + 1;
    this.#asked.push(piece);
    return at;
  }

  get pool(): Int32Array {
    return this.#pool;
  }
}

/** Places for which room is kept between ads. */
const MOST_KEPT = 1 << 15;

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
