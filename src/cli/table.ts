import { TEXT_FIELDS } from '../ad';
import { type Columns, ColumnsError, parseColumns, READERS } from '../corpus';
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
 * @throws {UsageError} when none of its columns is read, and says how to name one that is; or when one is not there.
 */
export function rowsOfTable(file: string, given: Given): readonly (readonly Row[])[] {
  const rows: Row[] = [];
  let names: readonly string[] | null = null;
  try {
    const columns = columnsOf(given);
    const reader = READERS[/\.tsv/i.test(file) ? 'tsv' : 'csv'];
    for (const entry of entriesOf(file, { reader, ...(columns === undefined ? {} : { columns }) })) {
      const place = { file, line: entry.line, within: '' };
      if ('reason' in entry) {
        const { reason, written } = entry;
        rows.push({
          ...place,
          kind: 'bad',
          reason: `The row ${reason}.`,
          ...(written === undefined ? {} : { written }),
        });
      } else {
        names ??= Object.keys(entry.value as object);
        rows.push({ ...place, kind: 'json', text: JSON.stringify(entry.value) });
      }
    }
  } catch (error) {
    if (error instanceof ColumnsError) throw new UsageError(`Option --columns: ${file}: ${error.message}`);
    throw error;
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

function columnsOf(given: Given): Columns | undefined {
  const mapped = single(given, 'columns');
  return mapped === null ? undefined : parseColumns(mapped);
}
