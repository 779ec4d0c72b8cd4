import { ByteReader, ByteWriter, inflate } from '../binary';
import { type SenseSource, SenseTable } from './sense-table';

/** Packs what words mean: bytes that {@link unpackSenses} reads once they are deflated and written as base64. */
export function packSenses({ senses, hash, languages }: SenseSource): Uint8Array {
  const out = new ByteWriter();
  out.number(senses);
  out.text(hash);
  out.number(Object.keys(languages).length);
  for (const [language, lines] of Object.entries(languages)) {
    out.text(language);
    out.text(lines);
  }
  return out.bytes();
}

/** The table of senses that was packed. */
export function unpackSenses(base64: string): SenseTable {
  const content = inflate(base64);
  if (content === null) throw new Error('The senses are damaged; install the package again.');
  const input = new ByteReader(content);
  const senses = input.number();
  const hash = input.text();
  const languages: Record<string, Int32Array> = {};
  for (let left = input.number(); left > 0; left--) {
    const language = input.text();
    languages[language] = input.numbers(input.number());
  }
  return new SenseTable({ senses, hash, languages });
}
