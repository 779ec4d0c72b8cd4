import { TEXT_FIELDS } from '../ad';
import { parseColumns, READERS, type ReadOptions } from '../corpus';
import { entriesOf } from '../corpus/read';
import { type Given, single, UsageError } from './arguments';
import type { Row } from './input';
import { safe } from './layout';

/** Rows that are handed on in one go. */
const AT_ONCE = 1024;
/** Columns that are named to who has given none that is read. */
const MOST_NAMES = 20;

/** Is it a table of which the rows can be read? */
export function isTable(file: string): boolean {
  return /\.[ct]sv(?:\.gz)?$/i.test(file);
}

/**
 * The rows of a table, each as the JSON of an ad, in the order of the file. The whole table is in memory.
 *
 * @throws {UsageError} when none of its columns is read, and says how to name one that is.
 * @throws {ColumnsError} when a column that is named is not there.
 * @throws {EncodingError} when there is no such encoding.
 */
export function rowsOfTable(file: string, given: Given): readonly (readonly Row[])[] {
  const rows: Row[] = [];
  let names: readonly string[] | null = null;
  const reader = READERS[/\.tsv/i.test(file) ? 'tsv' : 'csv'];
  for (const entry of entriesOf(file, { reader, ...optionsOf(given) })) {
    const place = { file, line: entry.line, within: '' };
    if ('reason' in entry) {
      const { reason, written } = entry;
      const of = entry.line === 0 ? 'file' : 'row';
      rows.push({
        ...place,
        kind: 'bad',
        reason: `The ${of} ${reason}.`,
        ...(written === undefined ? {} : { written }),
      });
    } else {
      names ??= Object.keys(entry.value as object);
      rows.push({ ...place, kind: 'json', text: JSON.stringify(entry.value) });
    }
  }
  if (names !== null && !names.some((name) => READ.has(name))) {
    const shown = names.slice(0, MOST_NAMES).map(safe).join(', ');
    throw new UsageError(
      `${file}: no column is named as a field of an ad (${[...READ].join(', ')}); there are ${shown}. Say which hold the text, such as --columns title=COLUMN,description=COLUMN.`,
    );
  }
  rows.sort((a, b) => a.line - b.line);
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, i) => rows.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
}

const READ: ReadonlySet<string> = new Set([...TEXT_FIELDS, 'text']);

function optionsOf(given: Given): Pick<ReadOptions, 'columns' | 'encoding'> {
  const columns = single(given, 'columns');
  const encoding = single(given, 'encoding');
  return {
    ...(columns === null ? {} : { columns: parseColumns(columns) }),
    ...(encoding === null ? {} : { encoding }),
  };
}
