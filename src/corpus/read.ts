import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { JobAd } from '../ad';
import { type Columns, ColumnsError } from './columns';
import { decoderFor, ENCODINGS, EncodingError } from './encoding';
import { type Entry, type Reader, readerFor } from './readers';
import { rowOf } from './row';
import { decode, decodeWhatCanBe, isUtf16, OTHER_ENCODING, REPLACEMENT } from './utf8';

/** One labelled ad of a corpus. */
export interface CorpusRow {
  readonly id: string;
  /** BCP 47 tag of its language as the row gives it; `und` if it gives none. */
  readonly lang: string;
  /** What the row is labelled as: of `label`, or of `cls` (`lure`; `ad` and `chat` are honest); null for any other class. */
  readonly label: 'lure' | 'honest' | null;
  /** Class of a corpus that has finer ones (`ad`, `chat`, `other-spam`); else the label. */
  readonly cls: string;
  /** Typology of a lure; what sort of text an honest one is. */
  readonly kind: string | null;
  /** Where the ad stood: portal, group, messenger, sms, email, social, notice. */
  readonly channel: string | null;
  /** How open a lure is: blatant, plain, subtle. */
  readonly level: string | null;
  /** Id of the lure of which an honest ad is the nearest honest twin. */
  readonly twin: string | null;
  /** Row of the list of known false alarms for which it stands. */
  readonly guide: string | null;
  /** Near-duplicates and the ads of one employer share a group; its own id where none is given. */
  readonly group: string;
  /** Collection the row is from. */
  readonly set: string | null;
  /** `train`, `tune` or `test` where the file stands in such a folder. */
  readonly split: string | null;
  /** When the ad was posted, ISO 8601, as the row gives it (`date` or `postedAt`). */
  readonly date: string | null;
  /** What the employer says of itself, where the source keeps it apart; `ad.description` begins with it. */
  readonly profile: string | null;
  readonly ad: JobAd;
  readonly file: string;
  readonly line: number;
}

/** A line that is no row, with what is wrong with it. */
export interface RejectedRow {
  readonly file: string;
  /** Counted from 1; 0 where the file, or folder, cannot be read as a whole. */
  readonly line: number;
  readonly reason: string;
}

export interface Corpus {
  readonly rows: readonly CorpusRow[];
  readonly rejects: readonly RejectedRow[];
}

export interface ReadOptions {
  /** How files are read; by the name of each if not given: `.csv` and `.tsv` by their head, else JSON lines. */
  readonly reader?: Reader;
  /** Our names for the columns of a table or the keys of JSON lines that have other ones. */
  readonly columns?: Columns;
  /** Values of the label column that mean a lure; the usual words if not given. */
  readonly lureValues?: readonly string[];
  /** Encoding of the files, by a name that the platform knows or that of a code page (`cp949`); UTF-8 if not given. */
  readonly encoding?: string;
  /** Language of rows that name none. */
  readonly language?: string;
  /** Collection of rows that name none. */
  readonly set?: string;
}

const EXTENSIONS = ['.jsonl', '.jsonl.gz'];
/** Stands for the file of rows that were read from none. */
const RECORDS = 'records';
const SPLITS = ['train', 'tune', 'test'];

/**
 * Reads labelled ads from `.jsonl` and `.jsonl.gz` files, and from all of them in the folders given; from tables where a file ends in
 * `.csv` or `.tsv`, or a reader is named. Text must be UTF-8. A line that cannot be read is among the rejects and stops nothing; so is a
 * file, or a folder without such files.
 */
export function readCorpus(paths: readonly string[], options: ReadOptions = {}): Corpus {
  const rows: CorpusRow[] = [];
  const rejects: RejectedRow[] = [];
  const files = paths.flatMap((path) => {
    const own = filesIn(path);
    if (own.length === 0)
      rejects.push({
        file: path,
        line: 0,
        reason: `has no file that ends in ${EXTENSIONS.join(' or ')}; name its files`,
      });
    return own;
  });
  for (const file of files) {
    const split = SPLITS.find((s) => file.split(/[\\/]/).includes(s)) ?? null;
    for (const record of entriesOf(file, options)) {
      if ('reason' in record) {
        rejects.push({ file, line: record.line, reason: record.reason });
        continue;
      }
      try {
        rows.push(rowOf(record.value, file, record.line, split, options));
      } catch (error) {
        rejects.push({ file, line: record.line, reason: (error as Error).message });
      }
    }
  }
  return { rows, rejects };
}

/**
 * Reads labelled ads that are at hand as objects, each of the form of a line of JSON (`label` or `cls`, `lang`, `group` and the fields of a
 * `JobAd`). What is no row is among the rejects, with the number of its record from 1 as its line.
 */
export function rowsFrom(
  records: Iterable<unknown>,
  options: Pick<ReadOptions, 'lureValues' | 'language' | 'set'> = {},
): Corpus {
  const rows: CorpusRow[] = [];
  const rejects: RejectedRow[] = [];
  let line = 0;
  for (const record of records) {
    line++;
    try {
      rows.push(rowOf(record, RECORDS, line, null, options));
    } catch (error) {
      rejects.push({ file: RECORDS, line, reason: (error as Error).message });
    }
  }
  return { rows, rejects };
}

/** What is in a file, record by record, its keys ours where columns map them. What is not UTF-8 takes only the records with it that hold such bytes. */
export function* entriesOf(file: string, options: ReadOptions): Generator<Entry> {
  const bytes = bytesOf(file);
  if (bytes === null) {
    yield { line: 0, reason: 'is no gzip file, or one that is broken; name it without .gz, or pack it anew' };
    return;
  }
  const { encoding } = options;
  if (encoding === undefined && isUtf16(bytes)) {
    yield { line: 0, reason: 'is UTF-16; name its encoding, for example --encoding utf-16le' };
    return;
  }
  const read = encoding === undefined ? null : textIn(bytes, encoding);
  const valid = read === null ? decode(bytes) : read.includes(REPLACEMENT) ? null : read;
  const text = valid ?? read ?? decodeWhatCanBe(bytes);
  const reader = options.reader ?? readerFor(file, text);
  if (valid !== null) {
    yield* reader.records(text, options);
    return;
  }
  const bad = new Set(text.split('\n').flatMap((line, i) => (line.includes(REPLACEMENT) ? [i + 1] : [])));
  const reason = encoding === undefined ? `is ${OTHER_ENCODING}` : `is not valid ${encoding}`;
  try {
    for (const record of reader.records(text, options)) {
      const { line } = record;
      const broken = 'value' in record ? JSON.stringify(record.value).includes(REPLACEMENT) : bad.has(line);
      yield broken ? { line, reason } : record;
    }
  } catch (error) {
    if (!(error instanceof ColumnsError && bad.has(1))) throw error;
    yield { line: 1, reason };
  }
}

/**
 * Bytes in an encoding as text.
 *
 * @throws {EncodingError} when its name is unknown.
 */
function textIn(bytes: Uint8Array, encoding: string): string {
  const decoder = decoderFor(encoding);
  if (decoder === null) throw new EncodingError(`no encoding "${encoding}"; there are ${ENCODINGS} and more`);
  return decoder.decode(bytes);
}

/** The bytes of a file, unpacked; null where they cannot be. */
function bytesOf(file: string): Uint8Array | null {
  const bytes = readFileSync(file);
  if (!file.endsWith('.gz')) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_') === true) return null;
    throw error;
  }
}

/** The files that a path stands for: itself, or those of a folder that hold JSON lines. */
export function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((f) => EXTENSIONS.some((e) => f.endsWith(e)))
    .sort()
    .map((f) => join(path, f));
}

/** Does the row belong to this half of its corpus? Halves never part a group, so that what is read in one is not met in the other. */
export function isOfHalf(row: CorpusRow, half: 'even' | 'odd'): boolean {
  let sum = 0;
  for (let i = 0; i < row.group.length; i++) sum = (Math.imul(sum, 31) + row.group.charCodeAt(i)) | 0;
  // The low bit alone would follow the parity of the last digits.
  const mixed = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return ((mixed >>> 16) & 1) === (half === 'odd' ? 1 : 0);
}
