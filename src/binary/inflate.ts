import { inflateSync } from 'fflate';
import { fromBase64 } from './base64';

/** Bytes that were deflated (RFC 1951) and written as base64; null when the text holds anything else. */
export function inflate(text: string): Uint8Array | null {
  const packed = fromBase64(text);
  if (packed === null) return null;
  try {
    return inflateSync(packed);
  } catch {
    return null;
  }
}
