/*
 * A binary range coder as in LZMA (Igor Pavlov; LZMA SDK, lzma-specification.txt): each bit takes the room that its chance gives it, and
 * chances are learnt from the bits before. Weights and their places take a hundredth more than their entropy, where deflate takes a
 * twelfth more.
 */

/** Chances are whole numbers below `1 << CHANCE_BITS`, of a bit being 0. */
const CHANCE_BITS = 11;
/** The larger, the slower chances follow the bits. */
const SLOWNESS = 6;
/** Below this the range gets a byte more. */
const LEAST_RANGE = 1 << 24;

/** Chances of the bits of small numbers: bits beyond the last share its chance. */
const PLACES = 16;

/** Chances that know nothing yet, for one kind of number. */
function chances(): Uint16Array {
  return new Uint16Array(PLACES).fill(1 << (CHANCE_BITS - 1));
}

/** Writes numbers that a {@link RangeReader} reads in the same order. */
export class RangeWriter {
  readonly #bytes: number[] = [];
  /** Start of the range, below 2^33. */
  #low = 0;
  #range = 0xffffffff;
  /** The last byte, and how many of 255 follow it, which a carry may still change. The first one is 0, for a carry to go to. */
  #held = 0;
  #full = 0;

  /** Distances between ascending numbers, none of which comes twice. */
  distances(ascending: ArrayLike<number>, start = 0): void {
    const count = ascending.length;
    const spread = count > 0 ? (ascending[count - 1]! - start) / count : 0;
    // Golomb 1966, Rice 1979: the last bits of a distance are as good as even.
    const even = Math.max(0, Math.floor(Math.log2(Math.max(1, spread * Math.LN2))));
    this.#even(even, 5);
    const more = chances();
    let next = start;
    for (let i = 0; i < count; i++) {
      const distance = ascending[i]! - next;
      this.#unary(distance >>> even, more);
      this.#even(distance & ((1 << even) - 1), even);
      next = ascending[i]! + 1;
    }
  }

  /** Whole numbers of either sign, of which small ones are met most. */
  steps(values: ArrayLike<number>): void {
    const more = chances();
    const sign = chances();
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      this.#unary(Math.abs(value), more);
      if (value !== 0) this.#bit(value < 0 ? 1 : 0, sign, 0);
    }
  }

  bytes(): Uint8Array {
    for (let i = 0; i < 5; i++) this.#shift();
    return Uint8Array.from(this.#bytes);
  }

  #unary(value: number, more: Uint16Array): void {
    for (let i = 0; i < value; i++) this.#bit(1, more, Math.min(i, PLACES - 1));
    this.#bit(0, more, Math.min(value, PLACES - 1));
  }

  #bit(bit: 0 | 1, of: Uint16Array, place: number): void {
    const chance = of[place]!;
    const bound = (this.#range >>> CHANCE_BITS) * chance;
    if (bit === 0) {
      this.#range = bound;
      of[place]! += ((1 << CHANCE_BITS) - chance) >> SLOWNESS;
    } else {
      this.#low += bound;
      this.#range -= bound;
      of[place]! -= chance >> SLOWNESS;
    }
    this.#widen();
  }

  /** A number below `1 << bits`, all alike. */
  #even(value: number, bits: number): void {
    this.#range >>>= bits;
    this.#low += value * this.#range;
    this.#widen();
  }

  #widen(): void {
    while (this.#range < LEAST_RANGE) {
      this.#range = (this.#range << 8) >>> 0;
      this.#shift();
    }
  }

  #shift(): void {
    const carry = this.#low > 0xffffffff ? 1 : 0;
    const top = (this.#low >>> 24) & 0xff;
    if (carry === 1 || top < 0xff) {
      this.#bytes.push(this.#held + carry);
      for (; this.#full > 0; this.#full--) this.#bytes.push((0xff + carry) & 0xff);
      this.#full = 0;
      this.#held = top;
    } else this.#full++;
    this.#low = (this.#low & 0xffffff) * 0x100;
  }
}

/** Reads what a {@link RangeWriter} has written. */
export class RangeReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #range = 0xffffffff;
  /** Where in the range the text stands. */
  #code = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    for (let i = 0; i < 5; i++) this.#code = ((this.#code << 8) | this.#next()) >>> 0;
  }

  /** Fills `ascending` with numbers of which the distances were written. */
  distances(ascending: Uint32Array, start = 0): void {
    const even = this.#even(5);
    const more = chances();
    let next = start;
    for (let i = 0; i < ascending.length; i++) {
      next += this.#unary(more) * (1 << even) + this.#even(even);
      ascending[i] = next++;
    }
  }

  /** Fills `values` with numbers that were written as steps. */
  steps(values: Int8Array): void {
    const more = chances();
    const sign = chances();
    for (let i = 0; i < values.length; i++) {
      const size = this.#unary(more);
      values[i] = size !== 0 && this.#bit(sign, 0) === 1 ? -size : size;
    }
  }

  #unary(more: Uint16Array): number {
    let value = 0;
    // A damaged text must not go on for ever.
    while (this.#bit(more, value < PLACES ? value : PLACES - 1) === 1 && this.#at <= this.#bytes.length + 4) value++;
    return value;
  }

  #bit(of: Uint16Array, place: number): 0 | 1 {
    const chance = of[place]!;
    const bound = (this.#range >>> CHANCE_BITS) * chance;
    let bit: 0 | 1;
    if (this.#code < bound) {
      this.#range = bound;
      of[place] = chance + (((1 << CHANCE_BITS) - chance) >> SLOWNESS);
      bit = 0;
    } else {
      this.#code -= bound;
      this.#range -= bound;
      of[place] = chance - (chance >> SLOWNESS);
      bit = 1;
    }
    this.#widen();
    return bit;
  }

  #even(bits: number): number {
    this.#range >>>= bits;
    const value = Math.floor(this.#code / this.#range);
    this.#code -= value * this.#range;
    this.#widen();
    return value;
  }

  #widen(): void {
    while (this.#range < LEAST_RANGE) {
      this.#range = (this.#range << 8) >>> 0;
      this.#code = ((this.#code << 8) | this.#next()) >>> 0;
    }
  }

  #next(): number {
    return this.#bytes[this.#at++] ?? 0;
  }
}
