import { BARE, type PhraseBook, USE_BITS, USE_SIZE } from './book';
import type { Consumed } from './consumed';

/**
 * Where the texts of a book were met in one ad, in positions of its consumed units: flat arrays that are used again for the next ad, since
 * fresh ones would cost more than the ad. A scan is synchronous and leaves them cleared.
 *
 * Each text that is met bears a number, from 1 on, so that all that is noted of it lies close together.
 */
export class PlacesMet {
  readonly #book: PhraseBook;
  /** A bit for each text that was met: asked for most, and small enough for the fastest memory. */
  readonly #met: Int32Array;
  /** How many texts were met, and by its number which. */
  texts = 0;
  textOf = new Int32Array(256);
  // The places in the order in which they were met: the number of the text, start, end.
  #size = 0;
  #numbers = new Int32Array(256);
  #starts = new Int32Array(256);
  #ends = new Int32Array(256);
  /** The places of each text side by side, in the order of the ad; known once settled. */
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  #settled = false;
  /** By the number of a text: where its places begin, which end where those of the next begin. */
  #first = new Int32Array(256);
  /** By the number of a text: units of the fold that the longest of its places takes, and in which blocks they begin, see {@link block}. */
  #longest = new Int32Array(256);
  #blocks = new Int32Array(256);
  /** An ad is 32 blocks, or fewer, of 2 to the power of this many units, so that one number tells in which of them something stands. */
  block = 0;
  /** The pieces of which the spellings that were met are in the pool, as places in the book's lists. */
  readonly #asked: number[] = [];
  /** See {@link spellingsOf}. */
  pool = new Int32Array(256);
  #poolSize = 1;
  /** The spellings in hand. */
  #spellings = new Int32Array(256);
  #accented = false;
  /** Where each of the consumed units stands in the fold. */
  #at = new Uint32Array(0);

  constructor(book: PhraseBook) {
    this.#book = book;
    this.#met = new Int32Array((book.texts >> 5) + 1);
  }

  /**
   * @param accented spellings without accents do not count in this ad
   */
  begin({ at, length }: Consumed, accented: boolean): void {
    this.#at = at;
    this.block = Math.max(0, 32 - Math.clz32(length) - 5);
    this.#accented = accented;
  }

  add(text: number, start: number, end: number): void {
    const { cards } = this.#book;
    let number = cards[2 * text]!;
    if (number === 0) {
      number = ++this.texts;
      cards[2 * text] = number;
      if (number === this.textOf.length) this.textOf = grown(this.textOf);
      this.textOf[number] = text;
      this.#met[text >> 5]! |= 1 << (text & 31);
    }
    const i = this.#size++;
    if (i === this.#numbers.length) {
      this.#numbers = grown(this.#numbers);
      this.#starts = grown(this.#starts);
      this.#ends = grown(this.#ends);
    }
    this.#numbers[i] = number;
    this.#starts[i] = start;
    this.#ends[i] = end;
  }

  /** Was a piece met in any spelling, given where its spellings stand in the book's lists? */
  has(spelled: number): boolean {
    const { lists } = this.#book;
    const met = this.#met;
    const stop = spelled + 2 + lists[spelled + 1]!;
    for (let i = spelled + 2; i < stop; i++) {
      const spelling = lists[i]!;
      const text = spelling >> USE_BITS;
      if ((met[text >> 5]! >> (text & 31)) & 1 && !(this.#accented && spelling & BARE)) return true;
    }
    return false;
  }

  /**
   * Where the spellings of a piece that were met stand in {@link pool}: how many, the blocks in which they begin (a bit each), the units
   * of the fold that the longest of their places takes, and of each where its places begin and end in {@link starts}, and its bits. To be
   * asked after the last `add` only.
   *
   * @param spelled where its spellings stand in the book's lists
   */
  spellingsOf(spelled: number): number {
    const { lists, cards } = this.#book;
    const known = lists[spelled]!;
    if (known > 0) return known;
    if (!this.#settled) this.#settle();
    const met = this.#met;
    const stop = spelled + 2 + lists[spelled + 1]!;
    const at = this.#poolSize;
    const most = lists[spelled + 1]!;
    while (this.pool.length < at + 3 + 3 * most) this.pool = grown(this.pool);
    while (this.#spellings.length < most) this.#spellings = grown(this.#spellings);
    const spellings = this.#spellings;
    const bare = this.#accented ? BARE : 0;
    let count = 0;
    for (let i = spelled + 2; i < stop; i++) {
      const spelling = lists[i]!;
      spellings[count] = spelling;
      // Without a branch: whether a spelling was met cannot be foretold.
      count += (met[spelling >> (USE_BITS + 5)]! >> ((spelling >> USE_BITS) & 31)) & 1;
    }
    const pool = this.pool;
    let size = at + 3;
    let blocks = 0;
    let longest = 0;
    for (let k = 0; k < count; k++) {
      const spelling = spellings[k]!;
      if (spelling & bare) continue;
      const number = cards[2 * (spelling >> USE_BITS)]!;
      pool[size] = this.#first[number]!;
      pool[size + 1] = this.#first[number + 1]!;
      pool[size + 2] = spelling & (USE_SIZE - 1);
      size += 3;
      blocks |= this.#blocks[number]!;
      longest = Math.max(longest, this.#longest[number]!);
    }
    pool[at] = (size - at - 3) / 3;
    pool[at + 1] = blocks;
    pool[at + 2] = longest;
    this.#poolSize = size;
    lists[spelled] = at;
    this.#asked.push(spelled);
    return at;
  }

  /** Puts the places of each text side by side. */
  #settle(): void {
    this.#settled = true;
    while (this.#first.length < this.texts + 3) {
      this.#first = grown(this.#first);
      this.#longest = grown(this.#longest);
      this.#blocks = grown(this.#blocks);
    }
    if (this.starts.length < this.#size) {
      this.starts = new Int32Array(this.#numbers.length);
      this.ends = new Int32Array(this.#numbers.length);
    }
    const { starts, ends, block } = this;
    const size = this.#size;
    const numbers = this.#numbers;
    const metStarts = this.#starts;
    const metEnds = this.#ends;
    const first = this.#first;
    const longest = this.#longest;
    const blocks = this.#blocks;
    const at = this.#at;
    const last = this.texts + 2;
    for (let number = 0; number <= last; number++) first[number] = longest[number] = blocks[number] = 0;
    // Counts of the texts two behind, so that each place moves the beginning of its text's to where the next one's are.
    for (let i = 0; i < size; i++) first[numbers[i]! + 2]!++;
    for (let number = 2; number <= last; number++) first[number]! += first[number - 1]!;
    for (let i = 0; i < size; i++) {
      const number = numbers[i]!;
      const place = first[number + 1]!++;
      const start = metStarts[i]!;
      const end = metEnds[i]!;
      const length = at[end - 1]! + 1 - at[start]!;
      starts[place] = start;
      ends[place] = end;
      if (length > longest[number]!) longest[number] = length;
      blocks[number]! |= 1 << (start >> block);
    }
  }

  /** Clears what this ad left. */
  clear(): void {
    const { cards, lists } = this.#book;
    for (let number = 1; number <= this.texts; number++) {
      const text = this.textOf[number]!;
      cards[2 * text] = 0;
      this.#met[text >> 5] = 0;
    }
    for (const spelled of this.#asked) lists[spelled] = 0;
    this.#asked.length = 0;
    this.texts = 0;
    this.#size = 0;
    this.#poolSize = 1;
    this.#settled = false;
    // Room that a large ad took is given back.
    if (this.#numbers.length > MOST_KEPT) {
      this.#numbers = new Int32Array(256);
      this.#starts = new Int32Array(256);
      this.#ends = new Int32Array(256);
      this.starts = new Int32Array(256);
      this.ends = new Int32Array(256);
    }
  }
}

/** Places for which room is kept between ads. */
const MOST_KEPT = 1 << 15;

/** The numbers with twice the room. */
export function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
