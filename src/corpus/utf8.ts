/** What to do about bytes that are not UTF-8; follows "is", or "The line is". */
export const NOT_UTF8 = 'not valid UTF-8; convert it first, for example with iconv -f cp949 -t utf-8';

/** The same where the encoding can be named. */
export const OTHER_ENCODING = 'not valid UTF-8; name its encoding, for example --encoding cp949';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of UTF-8 bytes without byte-order mark, or null when they are not valid UTF-8. */
export function decode(bytes: Uint8Array): string | null {
  try {
    return strict.decode(unmarked(bytes));
  } catch {
    return null;
  }
}

/** Stands in {@link decodeWhatCanBe} for bytes that are not valid UTF-8. */
export const REPLACEMENT = '\ufffd';

/** The text of bytes, with {@link REPLACEMENT} where they are not valid UTF-8. */
export function decodeWhatCanBe(bytes: Uint8Array): string {
  return lenient.decode(unmarked(bytes));
}

/** Do the bytes begin with the mark of UTF-16? */
export function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function unmarked(bytes: Uint8Array): Uint8Array {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bom ? bytes.subarray(3) : bytes;
}
