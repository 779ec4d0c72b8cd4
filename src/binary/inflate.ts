import { deflateSync, inflateSync } from 'fflate';
import { fromBase64 } from './base64';
import { NATIVE } from './native';

/** Bytes that were deflated (RFC 1951); null when they hold anything else. */
export function inflated(packed: Uint8Array, native = NATIVE.inflate): Uint8Array | null {
  try {
    return native === null ? inflateSync(packed) : native(packed);
  } catch {
    return null;
  }
}

/** Bytes that were deflated and written as base64; null when the text holds anything else. */
export function inflate(text: string): Uint8Array | null {
  const packed = fromBase64(text);
  return packed === null ? null : inflated(packed);
}

/** Text of ASCII that was deflated and written as base64; null when the text holds anything else. */
export function inflatedText(text: string): string | null {
  const bytes = inflate(text);
  if (bytes === null) return null;
  let ascii = '';
  // In pieces, because a call takes only so many arguments.
  for (let i = 0; i < bytes.length; i += 4096)
    ascii += String.fromCharCode.apply(null, bytes.subarray(i, i + 4096) as unknown as number[]);
  return ascii;
}

/**
 * Deflates bytes in which what comes twice does so by chance: the shorter the search for it, the better the codes for single bytes. The same
 * on every runtime.
 */
export function deflated(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 1, mem: 0 });
}
