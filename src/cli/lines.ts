import { decode, NOT_UTF8 } from '../corpus/utf8';

export { decode, NOT_UTF8 };

/** A line of input, as bytes are read: text, or the reason why there is none. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly problem: string };

/** A longer line or file is refused, so that memory stays bounded. Bytes. */
export const MAX_BYTES = 64 * 1024 * 1024;

export const TOO_LONG = `longer than ${MAX_BYTES / 1024 / 1024} MB; split it`;

const LINE_FEED = 0x0a;

/** Cuts a stream of bytes into lines. Holds no more than one line. */
export class LineSplitter {
  #parts: Uint8Array[] = [];
  #size = 0;
  #number = 1;

  /** The lines that end in `chunk`. */
  *push(chunk: Uint8Array): Generator<Line> {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      this.#take(chunk.subarray(from, at));
      from = at + 1;
      yield this.#line();
    }
    this.#take(chunk.subarray(from));
  }

  /** The last line, when the input does not end in a line feed. */
  *end(): Generator<Line> {
    if (this.#size > 0) yield this.#line();
  }

  #take(part: Uint8Array): void {
    this.#size += part.length;
    if (this.#size > MAX_BYTES) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }

  #line(): Line {
    const number = this.#number++;
    const tooLong = this.#size > MAX_BYTES;
    const [only] = this.#parts;
    const bytes = this.#parts.length === 1 && only !== undefined ? only : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#size = 0;
    if (tooLong) return { number, problem: TOO_LONG };
    const text = decode(bytes);
    if (text === null) return { number, problem: NOT_UTF8 };
    return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  }
}
