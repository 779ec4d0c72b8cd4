/** What the runtime itself decodes, many times as fast as a script; null where it has nothing for it. */
interface Native {
  /** Bytes of base64 text. Gives too few, or throws, where the text holds anything else; letters in place of `+` and `/` as in links may pass. */
  readonly base64: ((text: string) => Uint8Array) | null;
  /** Bytes that were deflated (RFC 1951). Throws when they hold anything else. */
  readonly inflate: ((packed: Uint8Array) => Uint8Array) | null;
}

/** What is asked for: Node, Deno and Bun have the one, newer browsers the other. */
export interface Globals {
  readonly Uint8Array: { fromBase64?(text: string): Uint8Array };
  readonly Buffer?: { from(text: string, encoding: 'base64'): Uint8Array; byteLength(text: string): number };
  readonly process?: { getBuiltinModule?(id: string): unknown };
}

interface Zlib {
  inflateRawSync?(packed: Uint8Array): Uint8Array;
}

/** The decoders that a global object offers. Nothing is imported, so that the library needs none of it. */
export function nativeOf({ Uint8Array: bytes, Buffer: buffers, process }: Globals): Native {
  const zlib = process?.getBuiltinModule?.('node:zlib') as Zlib | undefined;
  return {
    base64: bytes.fromBase64
      ? (text) => bytes.fromBase64!(text)
      : buffers
        ? // It takes the lower half of any unit for a letter.
          (text) => (buffers.byteLength(text) === text.length ? plain(buffers.from(text, 'base64')) : NONE)
        : null,
    inflate: zlib?.inflateRawSync ? (packed) => plain(zlib.inflateRawSync!(packed)) : null,
  };
}

/** The decoders of this runtime. */
export const NATIVE: Native = /*#__PURE__*/ nativeOf(globalThis as Globals);

const NONE = new Uint8Array(0);

/** The same bytes without the methods of a `Buffer`: code that meets arrays of both kinds runs slower. */
function plain({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}
