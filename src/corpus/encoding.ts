/** Names of code pages that spreadsheets and tools use, by what the platform calls them (WHATWG Encoding Standard). */
const CODE_PAGES: Readonly<Record<string, string>> = {
  cp874: 'windows-874',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
};

/** Some encodings in which spreadsheets write tables, for who is asked for one. */
export const ENCODINGS = 'cp949, shift_jis, gbk, big5, windows-1251, windows-1252, utf-16le';

/** An encoding that the platform does not know. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
}

/** A decoder for an encoding, which has U+FFFD for bytes that are none; null where the name is unknown. */
export function decoderFor(encoding: string): InstanceType<typeof TextDecoder> | null {
  const name = encoding.trim().toLowerCase();
  try {
    return new TextDecoder(CODE_PAGES[name] ?? name);
  } catch {
    return null;
  }
}
