import type { ArgsDef } from 'citty';
import {
  type CorpusRow,
  isOfHalf,
  type Manifest,
  parseColumns,
  READERS,
  type ReaderId,
  type ReadOptions,
  type RejectedRow,
} from '../corpus';
import { filesIn } from '../corpus/read';
import { type Given, single, UsageError } from './arguments';
import { safe } from './layout';
import { checkOutputs } from './outputs';

/** Options that say how the rows of a corpus are written down. */
export const READ_ARGS = {
  reader: {
    type: 'string',
    valueHint: Object.keys(READERS).join('|'),
    description: 'Form of the files (by name and head)',
  },
  columns: {
    type: 'string',
    valueHint: 'text=message,label=spam',
    description: 'Our fields by the columns that hold them',
  },
  encoding: { type: 'string', valueHint: 'cp949', description: 'Encoding of the files (UTF-8)' },
  lures: { type: 'string', valueHint: '1,fraud', description: 'Values of the label that mean a lure' },
  language: { type: 'string', valueHint: 'TAG', description: 'Language of rows that name none' },
} as const satisfies ArgsDef;

/** How rows are to be read by {@link READ_ARGS}, and by the manifest of their corpus where these say nothing. */
export function readOptionsOf(given: Given, manifest: Manifest | null = null): ReadOptions {
  const reader = single(given, 'reader') ?? manifest?.reader ?? null;
  if (reader !== null && !Object.hasOwn(READERS, reader))
    throw new UsageError(`Option --reader: must be one of ${Object.keys(READERS).join(', ')}; got ${reader}`);
  const mapped = single(given, 'columns');
  const columns = mapped === null ? manifest?.columns : parseColumns(mapped);
  const lureValues = single(given, 'lures')?.split(',') ?? manifest?.lureValues;
  const language = single(given, 'language');
  const encoding = single(given, 'encoding');
  return {
    ...(reader === null ? {} : { reader: READERS[reader as ReaderId] }),
    ...(columns === undefined ? {} : { columns }),
    ...(lureValues === undefined ? {} : { lureValues }),
    ...(language === null ? {} : { language }),
    ...(encoding === null ? {} : { encoding }),
  };
}

/**
 * Looks, before any work, whether the files that options name can be written, and whether anything that is read would be overwritten.
 *
 * @throws {UsageError} when it would.
 */
export async function checkFiles(given: Given, options: readonly string[]): Promise<void> {
  const of = (option: string) => given.options.get(option) ?? [];
  const corpora = [...given.positionals, ...of('train')].flatMap(filesIn);
  const outputs = options.map((option) => ({ option, file: single(given, option) }));
  await checkOutputs(outputs, [...corpora, ...['against', 'manifest', 'rules', 'model'].flatMap(of)]);
}

/** Options by which a command chooses among the rows of a corpus. */
export const FILTER_ARGS = {
  split: { type: 'string', valueHint: 'test', description: 'Only files in a folder of this name' },
  sets: { type: 'string', valueHint: 'NAME,NAME', description: 'Only ads of these collections' },
  langs: { type: 'string', valueHint: 'ko,zh', description: 'Only ads in these languages' },
  classes: { type: 'string', valueHint: 'lure,ad', description: 'Only rows of these classes' },
  half: { type: 'string', valueHint: 'even|odd', description: 'Only the groups of one half' },
} as const satisfies ArgsDef;

/** The rows that {@link FILTER_ARGS} ask for. */
export function filterOf(given: Given): (row: CorpusRow) => boolean {
  const split = single(given, 'split');
  const langs = single(given, 'langs')?.split(',');
  const classes = single(given, 'classes')?.split(',');
  const sets = single(given, 'sets')?.split(',');
  const half = single(given, 'half');
  if (half !== null && half !== 'even' && half !== 'odd')
    throw new UsageError(`Option --half: must be even or odd; got ${half}`);
  return (row) =>
    (split === null || row.split === split) &&
    (langs === undefined || langs.some((l) => row.lang === l || row.lang.startsWith(`${l}-`))) &&
    (classes === undefined || classes.includes(row.cls)) &&
    (sets === undefined || (row.set !== null && sets.includes(row.set))) &&
    (half === null || isOfHalf(row, half));
}

/** Rejected lines that are told with their reasons. */
const TOLD = 5;

/** Says which rows a run had to leave out; lines that are no rows make the exit status 2. */
export function tellLeftOut(unlabelled: number, rejects: readonly RejectedRow[]): void {
  const files = rejects.filter((r) => r.line === 0).length;
  const left = [
    unlabelled > 0 ? `${unlabelled} rows without label` : '',
    rejects.length > files ? `${rejects.length - files} lines that are no rows` : '',
    files > 0 ? `${files} files or folders that cannot be read` : '',
  ];
  if (left.some(Boolean)) process.stderr.write(`Left out: ${left.filter(Boolean).join(', ')}.\n`);
  // Reasons may hold what stood in the line.
  for (const { file, line, reason } of rejects.slice(0, TOLD))
    process.stderr.write(`  ${safe(`${line === 0 ? file : `${file}:${line}`}: ${reason}`)}\n`);
  if (rejects.length > TOLD) process.stderr.write(`  and ${rejects.length - TOLD} more.\n`);
  if (rejects.length > 0) process.exitCode = 2;
}
