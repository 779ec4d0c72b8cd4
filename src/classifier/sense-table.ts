import { HASH_SEED, mix, spread } from './layout';
import { bare } from './text';

/** The words of each language for each sense. */
export interface SenseSource {
  /** How many senses there are. */
  readonly senses: number;
  /** Tells them from others: a model that was trained with others does not know these. */
  readonly hash: string;
  /** By language: a line for each sense, of stems with blanks between. `*` ends a stem that words go on from; `_` stands for what parts two words. */
  readonly languages: { readonly [language: string]: string };
}

/** The same with the UTF-16 units of the texts in their place. */
export interface SenseUnits extends Omit<SenseSource, 'languages'> {
  readonly languages: { readonly [language: string]: ArrayLike<number> };
}

/** Words of one stem, at most. */
export const MOST_WORDS = 5;
/** Units of a stem of a script without spaces, at most, gaps among them. */
export const LONGEST_DENSE = 24;
/** Where the hash of a stem starts. */
export const SENSE_SEED = mix(HASH_SEED, 0x53);
/** Stands in a hash for what parts two words of a stem. */
export const GAP = 0x20;
/** The bit of a reading that counts for a whole word only. */
export const WHOLE = 1;
/** What a reading is more by for the next sense. */
const NEXT_SENSE = 2;

/** Bits of the sieve, as a power of 2: a dozen for each key. */
const SIEVE_BITS = 19;

const BLANK = 0x20;
const LINE = 0x0a;
const STAR = 0x2a;
const LOW_LINE = 0x5f;

/**
 * What words mean, language by language, as a table of hashes of stems. A sense is an everyday meaning (to send, a deposit, before) that
 * no language owns; unlike a concept it says nothing by itself, and no rule asks for it.
 *
 * A key has readings, each a language, a sense and its bits, as a list: see {@link find}.
 */
export class SenseTable {
  readonly senses: number;
  readonly hash: string;
  readonly languages: readonly string[];
  /** The readings, from 1 on, and of each which one follows; 0 ends a list. */
  readings = new Int32Array(1024);
  next = new Int32Array(1024);
  #count = 1;
  /** Two numbers a place: a key, 0 where it is free, and its first reading. */
  #slots = new Int32Array(2 * 1024);
  #keys = 0;
  /** A sieve before the slots, small enough for fast memory: a bit for all keys whose hashes begin alike. Most hashes asked for are none. */
  readonly #sieve = new Int32Array(1 << (SIEVE_BITS - 5));

  constructor({ senses, hash, languages }: SenseSource | SenseUnits) {
    this.senses = senses;
    this.hash = hash;
    this.languages = Object.keys(languages);
    const texts = Object.values(languages).map((lines) => (typeof lines === 'string' ? unitsOf(lines) : lines));
    // As much room as stems of five units need; more is made where they are shorter.
    const units = texts.reduce((sum, text) => sum + text.length, 0);
    while (this.#slots.length < units) this.#slots = new Int32Array(2 * this.#slots.length);
    while (this.readings.length < units / 6) this.readings = new Int32Array(2 * this.readings.length);
    this.next = new Int32Array(this.readings.length);
    for (let l = 0; l < texts.length; l++) this.#read(texts[l]!, l);
  }

  /** Enters all stems of a language, each as it is written and, where it has some, without its diacritics, which texts often leave out. */
  #read(units: ArrayLike<number>, language: number): void {
    let reading = language << 16;
    let start = 0;
    let whole = WHOLE;
    let marks = 0;
    let h = SENSE_SEED;
    // All in one loop, which is soon compiled: it runs once in a process.
    for (let i = 0; i <= units.length; i++) {
      const unit = i < units.length ? units[i]! : LINE;
      if (unit === BLANK || unit === LINE) {
        if (i > start) this.#add(h, reading | whole);
        if (marks !== 0) this.#add(this.#withoutMarks(units, start, whole === WHOLE ? i : i - 1), reading | whole);
        if (unit === LINE) reading += NEXT_SENSE;
        start = i + 1;
        whole = WHOLE;
        marks = 0;
        h = SENSE_SEED;
      } else if (unit === STAR) whole = 0;
      else {
        marks |= unit ^ bare(unit);
        h = mix(h, unit === LOW_LINE ? GAP : unit);
        if (unit === LOW_LINE || isMilestone(i + 1 - start)) this.#slotOf(h);
      }
    }
  }

  /** The hash of a stem without its diacritics, entered as far as stems go on. */
  #withoutMarks(units: ArrayLike<number>, start: number, end: number): number {
    let h = SENSE_SEED;
    for (let i = start; i < end; i++) {
      const unit = units[i]!;
      h = mix(h, unit === LOW_LINE ? GAP : bare(unit));
      if (unit === LOW_LINE || isMilestone(i + 1 - start)) this.#slotOf(h);
    }
    return h;
  }

  #add(hash: number, reading: number): void {
    const slot = this.#slotOf(hash);
    const at = this.#count++;
    if (at === this.readings.length) {
      this.readings = grown(this.readings);
      this.next = grown(this.next);
    }
    this.readings[at] = reading;
    this.next[at] = this.#slots[slot + 1]!;
    this.#slots[slot + 1] = at;
  }

  /** Where a key stands, entered if it was not there. */
  #slotOf(hash: number): number {
    if (5 * this.#keys > this.#slots.length) this.#grow();
    const slots = this.#slots;
    const key = keyOf(hash);
    let at = (2 * key) & (slots.length - 1);
    for (; slots[at] !== 0; at = (at + 2) & (slots.length - 1)) if (slots[at] === key) return at;
    slots[at] = key;
    this.#keys++;
    this.#sieve[hash >>> (37 - SIEVE_BITS)]! |= 1 << ((hash >>> (32 - SIEVE_BITS)) & 31);
    return at;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(2 * old.length);
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue;
      let at = (2 * old[i]!) & (slots.length - 1);
      while (slots[at] !== 0) at = (at + 2) & (slots.length - 1);
      slots[at] = old[i]!;
      slots[at + 1] = old[i + 1]!;
    }
    this.#slots = slots;
  }

  /** The first reading of a stem, given its hash; 0 where stems only go on from there, -1 where none does. */
  find(hash: number): number {
    if (((this.#sieve[hash >>> (37 - SIEVE_BITS)]! >>> ((hash >>> (32 - SIEVE_BITS)) & 31)) & 1) === 0) return -1;
    const key = keyOf(hash);
    const slots = this.#slots;
    const last = slots.length - 1;
    let at = (2 * key) & last;
    for (let held = slots[at]!; held !== 0; held = slots[at]!) {
      if (held === key) return slots[at + 1]!;
      at = (at + 2) & last;
    }
    return -1;
  }
}

/** Is it known of so many units whether some stem goes on from them? */
export function isMilestone(units: number): boolean {
  return units === 4 || units === 8;
}

export function languageOf(reading: number): number {
  return reading >>> 16;
}

export function senseOf(reading: number): number {
  return (reading >>> 1) & 0x7fff;
}

/** The key of a hash: all of its bits tell in the last ones, and none is 0. */
function keyOf(hash: number): number {
  return spread(hash) | 0 || 1;
}

/** The numbers with twice the room. */
export function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < units.length; i++) units[i] = text.charCodeAt(i);
  return units;
}
