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

/**
 * Deflates bytes in which what comes twice does so by chance: the shorter the search for it, the better the codes for single bytes. The same
 * on every runtime.
 */
export function deflated(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 1, mem: 0 });
}
