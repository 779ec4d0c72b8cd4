import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type JobAd, TEXT_FIELDS } from '../ad';

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
  readonly ad: JobAd;
  readonly file: string;
  readonly line: number;
}

/** A line that is no row, with what is wrong with it. */
export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface Corpus {
  readonly rows: readonly CorpusRow[];
  readonly rejects: readonly RejectedRow[];
}

const AD_FIELDS: readonly string[] = [...TEXT_FIELDS, 'text', 'homeCountry'];
const EXTENSIONS = ['.jsonl', '.jsonl.gz'];
const SPLITS = ['train', 'tune', 'test'];

/**
 * Reads labelled ads from `.jsonl` and `.jsonl.gz` files, and from all of them in the folders given. A line that cannot be read is
 * among the rejects and stops nothing.
 */
export function readCorpus(paths: readonly string[]): Corpus {
  const rows: CorpusRow[] = [];
  const rejects: RejectedRow[] = [];
  for (const file of paths.flatMap(filesIn)) {
    const bytes = readFileSync(file);
    const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
    const split = SPLITS.find((s) => file.split(/[\\/]/).includes(s)) ?? null;
    lines.forEach((text, i) => {
      if (text.trim() === '') return;
      try {
        rows.push(rowOf(JSON.parse(text), file, i + 1, split));
      } catch (error) {
        rejects.push({ file, line: i + 1, reason: (error as Error).message });
      }
    });
  }
  return { rows, rejects };
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((f) => EXTENSIONS.some((e) => f.endsWith(e)))
    .sort()
    .map((f) => join(path, f));
}

function rowOf(value: unknown, file: string, line: number, split: string | null): CorpusRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError('is no JSON object; write one ad a line');
  const row = value as Record<string, unknown>;
  const ad: Record<string, string> = {};
  for (const field of AD_FIELDS) {
    const given = row[field];
    if (given === undefined || given === null || given === '') continue;
    if (typeof given !== 'string') throw new TypeError(`${field} must be a text`);
    ad[field] = given;
  }
  if (Object.keys(ad).length === 0) throw new TypeError(`has no text; give "text" or any of ${TEXT_FIELDS.join(', ')}`);
  const cls = text(row.cls) ?? text(row.label) ?? 'unlabelled';
  const id = text(row.id) ?? `${file}:${line}`;
  return {
    id,
    lang: text(row.lang) ?? 'und',
    label: cls === 'lure' ? 'lure' : cls === 'honest' || cls === 'ad' || cls === 'chat' ? 'honest' : null,
    cls,
    kind: text(row.kind),
    channel: text(row.channel),
    level: text(row.level),
    twin: text(row.twin),
    guide: text(row.guide),
    group: text(row.group) ?? id,
    set: text(row.set),
    split,
    ad,
    file,
    line,
  };
}

function text(value: unknown): string | null {
  return value === undefined || value === null || value === '' ? null : String(value);
}

/** Does the row belong to this half of its corpus? Halves never part a group, so that what is read in one is not met in the other. */
export function isOfHalf(row: CorpusRow, half: 'even' | 'odd'): boolean {
  let sum = 0;
  for (let i = 0; i < row.group.length; i++) sum = (Math.imul(sum, 31) + row.group.charCodeAt(i)) | 0;
  // The low bit alone would follow the parity of the last digits.
  const mixed = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return ((mixed >>> 16) & 1) === (half === 'odd' ? 1 : 0);
}
