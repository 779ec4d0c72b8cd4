import { NATIVE } from './native';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes of base64 text (RFC 4648); null when it holds anything else. No runtime offers the same call for this everywhere. */
export function fromBase64(text: string, native = NATIVE.base64): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const size = (text.length / 4) * 3 - padding;
  return native === null ? decoded(text, size) : decodedBy(native, text, size);
}

/** So many bytes by a decoder that is less strict. */
function decodedBy(native: (text: string) => Uint8Array, text: string, size: number): Uint8Array | null {
  if (text.includes('-') || text.includes('_')) return null;
  try {
    const bytes = native(text);
    return bytes.length === size ? bytes : null;
  } catch {
    return null;
  }
}

function decoded(text: string, size: number): Uint8Array | null {
  values ??= valuesOf(ALPHABET);
  const value = values;
  const bytes = new Uint8Array(size);
  // Where the last four letters are filled up, they are fewer.
  const end = Math.ceil((size * 4) / 3);
  let at = 0;
  let i = 0;
  // Four letters are three bytes. A letter that is none has all bits set, and leaves a sign.
  for (; i + 4 <= end; i += 4) {
    const four =
      (value[text.charCodeAt(i)]! << 18) |
      (value[text.charCodeAt(i + 1)]! << 12) |
      (value[text.charCodeAt(i + 2)]! << 6) |
      value[text.charCodeAt(i + 3)]!;
    if (four < 0) return null;
    bytes[at] = four >> 16;
    bytes[at + 1] = four >> 8;
    bytes[at + 2] = four;
    at += 3;
  }
  if (i === end) return bytes;
  let rest = 0;
  for (let k = i; k < i + 4; k++) rest = (rest << 6) | (k < end ? value[text.charCodeAt(k)]! : 0);
  if (rest < 0) return null;
  bytes[at] = rest >> 16;
  if (end - i === 3) bytes[at + 1] = rest >> 8;
  return bytes;
}

let values: Int8Array | undefined;

/** The place of each letter of an alphabet by its unit; -1 for all units that are none. */
export function valuesOf(alphabet: string): Int8Array {
  const table = new Int8Array(0x10000).fill(-1);
  for (let i = 0; i < alphabet.length; i++) table[alphabet.charCodeAt(i)] = i;
  return table;
}
