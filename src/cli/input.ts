import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { decode, type Line, LineSplitter, MAX_BYTES, NOT_UTF8, TOO_LONG } from './lines';

/** One ad as it was found, before it is read: free text, a JSON value, or why there is neither. */
export type Row = { readonly file: string; readonly line: number } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'bad'; readonly reason: string; readonly row: string | null }
);

/** How a file holds its ads: one as text, one as JSON, one a line as JSON. */
type Format = 'text' | 'json' | 'lines';

/**
 * The ads of a file, or of standard input for `-`, in groups as they arrive.
 *
 * `.jsonl` and `.ndjson` hold one JSON value a line (blank lines are skipped), `.json` holds one value, any other file is
 * one ad of text. Standard input is JSON lines when its first character is `{`, otherwise one ad of text. Text must be
 * UTF-8. Errors of the file system pass through.
 */
export async function* rowsOf(file: string): AsyncGenerator<readonly Row[]> {
  if (file === '-' && process.stdin.isTTY) process.stderr.write('Reading standard input; end it with Ctrl-D.\n');
  const stream: AsyncIterable<Uint8Array> =
    file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 });
  let format: Format | null = file === '-' ? null : formatOf(file);
  const splitter = new LineSplitter();
  const whole: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (format === null) {
      format = sniff(chunk);
      // Only white space came so far, if anything.
      if (format === 'lines') for (const early of whole.splice(0)) yield lineRows(file, splitter.push(early));
    }
    if (format === 'lines') {
      yield lineRows(file, splitter.push(chunk));
    } else {
      size += chunk.length;
      if (size > MAX_BYTES) break;
      whole.push(chunk);
    }
  }
  if (format === 'lines') yield lineRows(file, splitter.end());
  else yield [wholeRow(file, whole, size, format === 'json')];
}

/** The first ad of a file or of standard input; for `explain`. JSON text is read as JSON. */
export async function firstRow(file: string): Promise<Row> {
  for await (const rows of rowsOf(file)) {
    const [row] = rows;
    if (row !== undefined) return row;
  }
  return { file, line: 1, kind: 'text', text: '' };
}

function formatOf(file: string): Format {
  const extension = extname(file).toLowerCase();
  if (extension === '.jsonl' || extension === '.ndjson') return 'lines';
  return extension === '.json' ? 'json' : 'text';
}

/** The format by the first byte that is no space; null when there is none yet. */
function sniff(chunk: Uint8Array): Format | null {
  for (const byte of chunk) {
    const space = byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
    // A byte-order mark.
    const mark = byte === 0xef || byte === 0xbb || byte === 0xbf;
    if (!space && !mark) return byte === 0x7b ? 'lines' : 'text';
    if (mark && byte === 0xef && chunk[1] !== 0xbb) return 'text';
  }
  return null;
}

function lineRows(file: string, lines: Iterable<Line>): Row[] {
  const rows: Row[] = [];
  for (const line of lines) {
    const place = { file, line: line.number };
    if ('problem' in line) rows.push({ ...place, kind: 'bad', reason: `The line is ${line.problem}.`, row: null });
    else if (line.text.trim() !== '') rows.push({ ...place, ...jsonOf(line.text) });
  }
  return rows;
}

function wholeRow(file: string, parts: readonly Uint8Array[], size: number, json: boolean): Row {
  const place = { file, line: 1 };
  if (size > MAX_BYTES) return { ...place, kind: 'bad', reason: `The file is ${TOO_LONG}.`, row: null };
  const text = decode(Buffer.concat(parts));
  if (text === null) return { ...place, kind: 'bad', reason: `The file is ${NOT_UTF8}.`, row: null };
  return json ? { ...place, ...jsonOf(text) } : { ...place, kind: 'text', text };
}

function jsonOf(
  text: string,
):
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'bad'; readonly reason: string; readonly row: string } {
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown };
  } catch (error) {
    return { kind: 'bad', reason: `Not valid JSON: ${(error as Error).message}.`, row: text };
  }
}
