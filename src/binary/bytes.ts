/** Writes whole numbers of seven bits a byte (LEB128), the high bit for "more follows", and texts. */
export class ByteWriter {
  readonly #bytes: number[] = [];

  /** A whole number from 0 to 2^31 - 1. */
  number(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes.push((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.#bytes.push(rest);
  }

  /** A text, as its length and its UTF-16 units. */
  text(value: string): void {
    this.number(value.length);
    for (let i = 0; i < value.length; i++) this.number(value.charCodeAt(i));
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads in the same order what a {@link ByteWriter} has written. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  /** Where it stands. */
  get at(): number {
    return this.#at;
  }

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  number(): number {
    let byte = this.#bytes[this.#at++]!;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; ; shift += 7) {
      byte = this.#bytes[this.#at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  /** So many numbers. */
  numbers(count: number): Int32Array {
    const bytes = this.#bytes;
    const numbers = new Int32Array(count);
    let at = this.#at;
    for (let i = 0; i < count; i++) {
      let byte = bytes[at++]!;
      let value = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = bytes[at++]!;
        value |= (byte & 0x7f) << shift;
      }
      numbers[i] = value;
    }
    this.#at = at;
    return numbers;
  }

  text(): string {
    const units = this.numbers(this.number());
    let text = '';
    // In pieces, because a call takes only so many arguments.
    for (let i = 0; i < units.length; i += 4096)
      text += String.fromCharCode.apply(null, units.subarray(i, i + 4096) as unknown as number[]);
    return text;
  }
}
