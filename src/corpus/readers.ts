import { type CsvError, parse } from 'csv-parse/sync';
import { type Columns, ColumnsError, renamed } from './columns';
import type { ReadOptions } from './read';

/** A record with its line, or a line that is none, with the reason and, where it can be told, what is written there. */
export type Entry =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly reason: string; readonly written?: string };

/** A way to read one kind of file. */
export interface Reader {
  readonly id: string;
  /** What it reads, in a few words. */
  readonly gloss: string;
  records(text: string, options: ReadOptions): Iterable<Entry>;
}

export type ReaderId = 'jsonl' | 'csv' | 'tsv' | 'emscad' | 'difraud' | 'sms';

/** Columns by which the Kaggle form of EMSCAD is known. */
const EMSCAD = ['job_id', 'company_profile', 'fraudulent'];

const jsonl: Reader = {
  id: 'jsonl',
  gloss: 'one JSON object a line, with our keys or those that columns map',
  *records(text, { columns }) {
    for (const record of jsonLines(text)) {
      if ('reason' in record || !isObject(record.value)) yield record;
      else yield { line: record.line, value: renamed(record.value, columns) };
    }
  },
};

/** EMSCAD: University of the Aegean, 17,880 ads of 2012 to 2014, in the form in which Kaggle has it (`fake_job_postings.csv`). */
const emscad: Reader = {
  id: 'emscad',
  gloss: 'EMSCAD as fake_job_postings.csv (Kaggle form)',
  *records(text) {
    for (const record of table(text, ',')) {
      if ('reason' in record) {
        yield record;
        continue;
      }
      const row = record.value as Readonly<Record<string, string>>;
      const profile = row.company_profile?.trim() ?? '';
      yield {
        line: record.line,
        value: {
          id: `emscad-${row.job_id}`,
          lang: 'en',
          cls: row.fraudulent === '1' ? 'lure' : row.fraudulent === '0' ? 'ad' : undefined,
          set: 'emscad',
          channel: 'portal',
          title: row.title,
          location: row.location,
          salary: row.salary_range,
          employmentType: row.employment_type,
          profile,
          description: [profile, row.description?.trim()].filter(Boolean).join('\n\n'),
          requirements: row.requirements,
          benefits: row.benefits,
        },
      };
    }
  },
};

/** DIFrauD (Boumber, Verma, Qachfar 2024): `{"text": "...", "label": 1}`, 1 being deceptive; older copies say `is_deceptive`. */
const difraud: Reader = {
  id: 'difraud',
  gloss: 'DIFrauD JSON lines (text, label); domain job_scams',
  *records(text) {
    for (const record of jsonLines(text)) {
      if ('reason' in record || !isObject(record.value)) {
        yield record;
        continue;
      }
      const { text: body, label, is_deceptive } = record.value;
      const deceptive = String(label ?? is_deceptive);
      yield {
        line: record.line,
        value: {
          lang: 'en',
          cls: deceptive === '1' ? 'lure' : deceptive === '0' ? 'ad' : undefined,
          set: 'difraud-job-scams',
          text: body,
        },
      };
    }
  },
};

/**
 * SMS Spam Collection (Almeida, Hidalgo 2011): `ham<TAB>text` or `spam<TAB>text`, no quoting. Its spam is no job lure, so that it is left
 * unlabelled (`other-spam`); its ham are honest messages (`chat`) on which false alarms can be counted.
 */
const sms: Reader = {
  id: 'sms',
  gloss: 'SMS Spam Collection (ham or spam, tab, text)',
  *records(text) {
    const lines = text.split('\n');
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!.replace(/\r$/, '');
      const tab = line.indexOf('\t');
      if (line.trim() === '') continue;
      const label = line.slice(0, tab);
      if (label !== 'ham' && label !== 'spam') {
        yield { line: i + 1, reason: 'must begin with ham or spam and a tab' };
        continue;
      }
      yield {
        line: i + 1,
        value: {
          lang: 'en',
          cls: label === 'ham' ? 'chat' : 'other-spam',
          set: 'sms-spam-collection',
          channel: 'sms',
          text: line.slice(tab + 1),
        },
      };
    }
  },
};

const separated = (id: 'csv' | 'tsv', delimiter: string): Reader => ({
  id,
  gloss: `a table with a head, ${id === 'csv' ? 'commas or semicolons' : 'tabs'} between the columns`,
  *records(text, { columns }) {
    for (const record of table(text, isParted(text, delimiter) ? delimiter : ';')) {
      if ('reason' in record) {
        yield record;
        continue;
      }
      const value = record.value as Record<string, unknown>;
      checkHead(value, columns);
      yield { line: record.line, value: renamed(value, columns) };
    }
  },
});

/** Does the head have the delimiter? Where the comma is the decimal point, spreadsheets write semicolons. */
function isParted(text: string, delimiter: string): boolean {
  const end = text.indexOf('\n');
  const head = end < 0 ? text : text.slice(0, end);
  return head.includes(delimiter) || !head.includes(';');
}

/**
 * Are all columns of a mapping there?
 *
 * @throws {ColumnsError} names the one that is missing and those that there are.
 */
function checkHead(record: Readonly<Record<string, unknown>>, columns: Columns | undefined): void {
  const missing = Object.values(columns ?? {}).find((column) => !Object.hasOwn(record, column));
  if (missing !== undefined)
    throw new ColumnsError(`no column "${missing}"; there are ${Object.keys(record).join(', ')}`);
}

/** All readers, by id. */
export const READERS: Readonly<Record<ReaderId, Reader>> = {
  jsonl,
  csv: separated('csv', ','),
  tsv: separated('tsv', '\t'),
  emscad,
  difraud,
  sms,
};

/** The reader of a file, by its name and, for a table, its head. */
export function readerFor(file: string, text: string): Reader {
  const name = file.replace(/\.gz$/, '');
  if (name.endsWith('.tsv')) return READERS.tsv;
  if (!name.endsWith('.csv')) return READERS.jsonl;
  const head = text.slice(0, text.indexOf('\n') + 1 || text.length);
  return EMSCAD.every((column) => head.includes(column)) ? READERS.emscad : READERS.csv;
}

function* jsonLines(text: string): Generator<Entry> {
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.trim() === '') continue;
    try {
      yield { line: i + 1, value: JSON.parse(lines[i]!) };
    } catch (error) {
      yield { line: i + 1, reason: (error as Error).message };
    }
  }
}

/** Records of a table as objects by the names of its head. The line is the one on which the record ends. */
function* table(text: string, delimiter: string): Generator<Entry> {
  const rejects: Entry[] = [];
  let ended = 0;
  let lines: readonly string[] | null = null;
  const records = parse(text, {
    delimiter,
    bom: true,
    columns: true,
    info: true,
    relax_quotes: delimiter === '\t',
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (record, info) => {
      ended = info.lines;
      return record;
    },
    on_skip: (error) => {
      const line = Number(error?.lines ?? 0);
      // A record may have several faults; the first says enough.
      if (line > 0 && line <= ended) return undefined;
      lines ??= text.split('\n');
      rejects.push(skipped(error, line, Math.min(line, ended + 1), lines));
      ended = line;
      return undefined;
    },
  }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
  for (const { record, info } of records) yield { line: info.lines, value: record };
  yield* rejects;
}

/** Why a record was skipped. A quote left open is told where its record begins: the parser knows only where it lost hope. */
function skipped(error: CsvError | undefined, line: number, after: number, lines: readonly string[]): Entry {
  if (error?.code === 'CSV_RECORD_INCONSISTENT_COLUMNS') {
    const { record, columns } = error as unknown as Record<'record' | 'columns', readonly unknown[]>;
    const written = lines
      .slice(after - 1, line)
      .join('\n')
      .trim();
    return { line, reason: `has ${record.length} cells where the head has ${columns.length}`, written };
  }
  const reason = error?.message ?? 'cannot be read';
  if (error?.code !== 'CSV_QUOTE_NOT_CLOSED' && error?.code !== 'CSV_INVALID_CLOSING_QUOTE') return { line, reason };
  let begins = after;
  while (begins < line && lines[begins - 1]!.trim() === '') begins++;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return { line: begins, reason: `opens a quote that is not closed up to the end of the file, line ${line}` };
  if (begins === line) return { line, reason };
  return { line: begins, reason: `opens a quote that is not closed before line ${line} (${reason})` };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
