import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { findPostings } from '../ad/posting';
import { UsageError } from './arguments';
import { isJson, itemTexts } from './json-text';
import { decode, type Line, LineSplitter, MAX_BYTES, NOT_UTF8, TOO_LONG } from './lines';

/** One ad as it was found, before it is read: free text, the text of a JSON value, or why there is neither. */
export type Row = {
  readonly file: string;
  readonly line: number;
  /** Where it stands in the JSON array of that line (`[2]`), or nothing. */
  readonly within: string;
} & (
  | { readonly kind: 'text' | 'json'; readonly text: string }
  | { readonly kind: 'bad'; readonly reason: string; readonly written?: string }
);

/** How a file holds its ads: one as text, one as JSON, one a line as JSON. */
type Format = 'text' | 'json' | 'lines';

/** Where a row stands: `ads.jsonl:3`, `ads.json:1[2]`. */
export function placeOf({ file, line, within }: Row): string {
  return `${file}:${line}${within}`;
}

/**
 * Refuses a workbook or a binary table, which would be read as one ad.
 *
 * @throws {UsageError} says what to do instead.
 */
export function refuseBinary(file: string): void {
  if (!/\.(?:xlsx?|ods|parquet)(?:\.gz)?$/i.test(file)) return;
  throw new UsageError(`${file} is no text; save it as CSV in UTF-8, in a file that ends in .csv.`);
}

/**
 * The ads of a file, or of standard input for `-`, in groups as they arrive.
 *
 * `.jsonl`, `.ndjson` and `.jsonlines` hold one JSON value a line (blank lines are skipped), `.json` holds one value, any
 * other file is one ad of text; with `.gz` after it, the same compressed. Standard input is JSON lines when its first line
 * is a JSON object or its first two lines are JSON values, one JSON value when the whole is one, otherwise one ad of text.
 * A JSON array is as many ads as it has items, unless it is JSON-LD. Text must be UTF-8. Errors of the file system pass
 * through.
 */
export async function* rowsOf(file: string): AsyncGenerator<readonly Row[]> {
  if (file === '-' && process.stdin.isTTY) process.stderr.write('Reading standard input; end it with Ctrl-D.\n');
  let format: Format | null = file === '-' ? null : formatOf(file);
  let splitter = new LineSplitter();
  /** The first lines, until they tell the format. */
  const early: Line[] = [];
  const whole: Uint8Array[] = [];
  let size = 0;
  let sign: string | null = null;
  try {
    for await (const chunk of streamOf(file)) {
      if (format === 'lines') {
        yield lineRows(file, splitter.push(chunk));
        continue;
      }
      whole.push(chunk);
      size += chunk.length;
      if (format === null) {
        sign ??= firstSign(chunk);
        for (const line of splitter.push(chunk)) early.push(line);
        format = formatBy(sign, early, false);
        if (format === 'lines') {
          whole.length = 0;
          yield lineRows(file, early);
          continue;
        }
      }
      if (size <= MAX_BYTES) continue;
      if (sign !== '{') break;
      // Too long for one value: lines, the first of which is broken.
      format = 'lines';
      splitter = new LineSplitter();
      for (const held of whole.splice(0)) yield lineRows(file, splitter.push(held));
    }
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
    yield [
      {
        ...wholePlace(file),
        kind: 'bad',
        reason: `The file is no gzip file or a damaged one: ${(error as Error).message}.`,
      },
    ];
    return;
  }
  if (format === 'lines') return yield lineRows(file, splitter.end());
  if (format === null) {
    for (const line of splitter.end()) early.push(line);
    if (formatBy(sign, early, true) === 'lines') return yield lineRows(file, early);
  }
  yield wholeRows(file, whole, size, file === '-' ? sign : format);
}

/** The first ad of a file or of standard input, and whether there are more; for `explain`. */
export async function firstRow(file: string): Promise<{ readonly row: Row; readonly more: boolean }> {
  let row: Row | null = null;
  for await (const rows of rowsOf(file)) {
    const [first, second] = rows;
    if (first === undefined) continue;
    if (row !== null) return { row, more: true };
    if (second !== undefined) return { row: first, more: true };
    row = first;
  }
  return { row: row ?? { ...wholePlace(file), kind: 'text', text: '' }, more: false };
}

function streamOf(file: string): AsyncIterable<Uint8Array> {
  if (file === '-') return process.stdin;
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  if (!file.toLowerCase().endsWith('.gz')) return stream;
  const plain = createGunzip();
  stream.on('error', (error) => plain.destroy(error));
  return stream.pipe(plain);
}

function formatOf(file: string): Format {
  const name = file.toLowerCase().replace(/\.gz$/, '');
  if (/\.(?:jsonl|ndjson|jsonlines)$/.test(name)) return 'lines';
  return name.endsWith('.json') ? 'json' : 'text';
}

/** The first character that is no space, or null; what is not ASCII is given as a letter. */
function firstSign(chunk: Uint8Array): string | null {
  const bom = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
  for (const byte of bom ? chunk.subarray(3) : chunk) {
    const space = byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
    if (!space) return byte < 0x80 ? String.fromCharCode(byte) : 'x';
  }
  return null;
}

/**
 * The format of standard input by its first character and its first lines; null while they do not tell it. `json` means that
 * it must be read to its end.
 */
function formatBy(sign: string | null, lines: readonly Line[], ended: boolean): Format | null {
  if (sign === null) return null;
  if (sign !== '{' && sign !== '[' && sign !== '"') return 'text';
  // A text may begin with a line in quotes or brackets.
  const asked = sign === '{' ? 1 : 2;
  const first = lines.filter((line) => 'problem' in line || line.text.trim() !== '').slice(0, asked);
  if (first.length < asked && !ended) return null;
  return first.every((line) => ('problem' in line ? sign === '{' : isJson(line.text))) ? 'lines' : 'json';
}

function lineRows(file: string, lines: Iterable<Line>): Row[] {
  const rows: Row[] = [];
  for (const line of lines) {
    if ('problem' in line)
      rows.push({ file, line: line.number, within: '', kind: 'bad', reason: `The line is ${line.problem}.` });
    else if (line.text.trim() !== '') for (const row of jsonRows(file, line.number, line.text)) rows.push(row);
  }
  return rows;
}

/** The rows of a whole file, by its format, or of standard input, by its first character. */
function wholeRows(file: string, parts: readonly Uint8Array[], size: number, kind: string | null): Row[] {
  const place = wholePlace(file);
  if (size > MAX_BYTES) return [{ ...place, kind: 'bad', reason: `The file is ${TOO_LONG}.` }];
  const text = decode(Buffer.concat(parts));
  if (kind === '{' && (text === null || (!isJson(text) && text.split('\n').some(isJsonObject)))) {
    const splitter = new LineSplitter();
    return [...parts.flatMap((part) => lineRows(file, splitter.push(part))), ...lineRows(file, splitter.end())];
  }
  if (text === null) return [{ ...place, kind: 'bad', reason: `The file is ${NOT_UTF8}.` }];
  const json = kind === 'json' || kind === '{' || ((kind === '[' || kind === '"') && isJson(text));
  return json ? jsonRows(file, 1, text) : [{ ...place, kind: 'text', text }];
}

function isJsonObject(line: string): boolean {
  return line.trimStart().startsWith('{') && isJson(line);
}

/** The row of a JSON value; the rows of an array. */
function jsonRows(file: string, line: number, text: string): Row[] {
  const items = adTexts(text);
  return items.map((item, i) => ({ file, line, within: items.length === 1 ? '' : `[${i}]`, kind: 'json', text: item }));
}

/** The texts of the ads in an array where each item is one by itself; any other value as it is. */
function adTexts(text: string): readonly string[] {
  if (!text.trimStart().startsWith('[') || !isJson(text)) return [text];
  const items = JSON.parse(text) as unknown[];
  const postings = findPostings(items);
  const postingsOnly = postings.length === items.length && postings.every(({ place }) => !place.includes('@'));
  // Other nodes of JSON-LD may say something about its postings.
  const apart = items.length > 0 && (postingsOnly || !items.some(isJsonLd));
  return apart ? itemTexts(text) : [text];
}

function isJsonLd(item: unknown): boolean {
  return typeof item === 'object' && item !== null && ('@type' in item || '@graph' in item);
}

function wholePlace(file: string) {
  return { file, line: 1, within: '' };
}
