import { isSpace, Script, scriptOf } from './script';
import { ROOT, type Trie } from './trie';

/** Places in a table for each thing in it, at least: few stand at another's place. */
const ROOM = 2;
/** Numbers that are kept of each head. */
const RECORD = 5;

/** How words of no Latin letters begin with a unit. */
export const First = {
  /** None does. */
  None: 0,
  Begins: 1,
  /** One is the unit alone. */
  Stands: 2,
} as const;
export type First = (typeof First)[keyof typeof First];

/** Hash of no units. */
export const NO_UNITS = 0x811c9dc5 | 0;

/** Hash of units and a further one (FNV-1a). */
export function withUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/**
 * With what the words of all locales begin. Spares most walks of the trie, and the first steps of the others: a Latin word is one of
 * the locales as a whole or not at all, so it is looked up by its letters, a word of another script by its first two units.
 */
export class Heads {
  /** By hash: the number of a head from 1 on in the bits of {@link #numbers}, its hash in the others; 0 for a free place. */
  readonly #table: Int32Array;
  /** Bits that hold the number of any head. */
  readonly #numbers: number;
  /**
   * Of each head from 1 on: where its letters begin, which end where those of the next begin; the state of the trie behind them; the
   * word that it is, or -1; and what may follow it in a longer word, right behind it and behind a space, a bit for each last five
   * bits of a unit.
   */
  readonly #heads: Int32Array;
  /** Letters of all heads, one after the other. */
  readonly #letters: Uint16Array;
  readonly #firsts = new Uint8Array(0x10000);
  /** By hash: two units, and the state of the trie behind them; 0 for a free place. */
  readonly #pairs: Int32Array;

  constructor(trie: Trie) {
    const records: number[] = new Array<number>(RECORD).fill(0);
    const letters: number[] = [];
    const hashes: number[] = [0];
    const path: number[] = [];
    const walk = (state: number, depth: number, before: number): void => {
      const own = trie.unitOf(state);
      path[depth] = own;
      const hash = withUnit(before, own);
      let direct = 0;
      let spaced = 0;
      const end = trie.waysFrom(state + 1);
      for (let way = trie.waysFrom(state); way < end; way++) {
        const unit = trie.unitOf(way);
        if (scriptOf(unit) === Script.Latin) walk(way, depth + 1, hash);
        else if (unit === 0x20) spaced |= bitsOfWays(trie, way);
        else direct |= 1 << (unit & 31);
      }
      const word = trie.wordAt(state);
      if (direct === 0 && spaced === 0 && word < 0) return;
      records.push(letters.length, state, word, direct, spaced);
      hashes.push(hash);
      for (let k = 0; k <= depth; k++) letters.push(path[k]!);
    };
    let pairs = 0;
    for (let state = trie.waysFrom(ROOT); state < trie.waysFrom(ROOT + 1); state++) {
      const unit = trie.unitOf(state);
      if (scriptOf(unit) === Script.Latin) walk(state, 0, NO_UNITS);
      else {
        this.#firsts[unit] = trie.wordAt(state) >= 0 ? First.Stands : First.Begins;
        pairs += trie.waysFrom(state + 1) - trie.waysFrom(state);
      }
    }
    records.push(letters.length);
    this.#heads = Int32Array.from(records);
    this.#letters = Uint16Array.from(letters);
    this.#table = new Int32Array(1 << bitsFor(hashes.length * ROOM));
    this.#numbers = (1 << bitsFor(hashes.length)) - 1;
    for (let head = 1; head < hashes.length; head++) {
      let place = this.#placeOf(hashes[head]!);
      while (this.#table[place] !== 0) place = (place + 1) & (this.#table.length - 1);
      this.#table[place] = (hashes[head]! & ~this.#numbers) | head;
    }
    this.#pairs = new Int32Array(2 << bitsFor(pairs * ROOM));
    for (let state = trie.waysFrom(ROOT); state < trie.waysFrom(ROOT + 1); state++) {
      const unit = trie.unitOf(state);
      if (scriptOf(unit) === Script.Latin) continue;
      for (let way = trie.waysFrom(state); way < trie.waysFrom(state + 1); way++) {
        const pair = (unit << 16) | trie.unitOf(way);
        let place = this.#placeOfPair(pair);
        while (this.#pairs[place] !== 0) place = (place + 2) & (this.#pairs.length - 1);
        this.#pairs[place] = pair;
        this.#pairs[place + 1] = way;
      }
    }
  }

  /** Number of the run of Latin letters, where a word begins with it; else 0. */
  find(hash: number, units: Uint16Array, start: number, end: number): number {
    const table = this.#table;
    const numbers = this.#numbers;
    let place = this.#placeOf(hash);
    for (let found = table[place]!; found !== 0; found = table[place]!) {
      if (((found ^ hash) & ~numbers) === 0 && this.#isHead(found & numbers, units, start, end)) return found & numbers;
      place = (place + 1) & (table.length - 1);
    }
    return 0;
  }

  /** State of the trie behind a head. */
  stateBehind(head: number): number {
    return this.#heads[RECORD * head + 1]!;
  }

  /** Index of the word that a head is by itself, or -1. */
  wordOf(head: number): number {
    return this.#heads[RECORD * head + 2]!;
  }

  /** May a longer word begin with a head that ends before unit `end`? */
  mayGoOn(head: number, units: Uint16Array, end: number, stop: number): boolean {
    if (end >= stop) return false;
    if (!isSpace(units[end]!)) return (this.#heads[RECORD * head + 3]! & (1 << (units[end]! & 31))) !== 0;
    const spaced = this.#heads[RECORD * head + 4]!;
    if (spaced === 0) return false;
    const next = end + 1 < stop ? units[end + 1]! : 0;
    return isSpace(next) || (spaced & (1 << (next & 31))) !== 0;
  }

  /** How words begin with a unit that is no Latin letter. */
  first(unit: number): First {
    return this.#firsts[unit]! as First;
  }

  /** State of the trie behind two units with which words of no Latin letters begin; 0 where none does. */
  stateBehindPair(unit: number, next: number): number {
    const pairs = this.#pairs;
    const pair = (unit << 16) | next;
    let place = this.#placeOfPair(pair);
    for (; pairs[place] !== 0; place = (place + 2) & (pairs.length - 1))
      if (pairs[place] === pair) return pairs[place + 1]!;
    return 0;
  }

  #placeOf(hash: number): number {
    return (Math.imul(hash, 0x9e3779b1) >>> 7) & (this.#table.length - 1);
  }

  #placeOfPair(pair: number): number {
    return (Math.imul(pair, 0x9e3779b1) >>> 10) & (this.#pairs.length - 2);
  }

  #isHead(head: number, units: Uint16Array, start: number, end: number): boolean {
    let at = this.#heads[RECORD * head]!;
    if (this.#heads[RECORD * (head + 1)]! - at !== end - start) return false;
    const letters = this.#letters;
    for (let k = start; k < end; k++) if (units[k] !== letters[at++]) return false;
    return true;
  }
}

/** A bit for the last five bits of each unit that may follow; all bits where nothing need follow. */
function bitsOfWays(trie: Trie, state: number): number {
  let bits = trie.wordAt(state) >= 0 ? -1 : 0;
  for (let way = trie.waysFrom(state); way < trie.waysFrom(state + 1); way++) bits |= 1 << (trie.unitOf(way) & 31);
  return bits;
}

/** Exponent of the least power of two that is greater. */
function bitsFor(size: number): number {
  return 32 - Math.clz32(size);
}
