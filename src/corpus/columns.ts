import { TEXT_FIELDS } from '../ad';

/** For our name of a field, the name of the column or key that holds it. */
export type Columns = Readonly<Record<string, string>>;

/** A column mapping that cannot be followed. */
export class ColumnsError extends Error {
  override readonly name = 'ColumnsError';
}

/** Names on our side of a mapping. */
const NAMES: readonly string[] = [
  ...TEXT_FIELDS,
  'text',
  'homeCountry',
  'id',
  'lang',
  'label',
  'cls',
  'kind',
  'channel',
  'level',
  'twin',
  'guide',
  'group',
  'set',
  'date',
];

/**
 * Reads a mapping such as `text=message,label=is_fraud`.
 *
 * @throws {ColumnsError} names the part at fault.
 */
export function parseColumns(given: string): Columns {
  const columns: Record<string, string> = {};
  for (const part of given.split(',')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    const column = part.slice(at + 1).trim();
    if (at < 1 || column === '')
      throw new ColumnsError(`"${part}" is no pair; write NAME=COLUMN, such as text=message,label=is_fraud`);
    if (!NAMES.includes(name)) throw new ColumnsError(`no field "${name}"; there are ${NAMES.join(', ')}`);
    columns[name] = column;
  }
  return columns;
}

/** A record with its keys renamed to ours. Keys that the mapping does not name keep theirs. */
export function renamed(
  record: Readonly<Record<string, unknown>>,
  columns: Columns | undefined,
): Record<string, unknown> {
  if (columns === undefined) return { ...record };
  const taken = new Set(Object.values(columns));
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) if (!taken.has(key)) result[key] = value;
  for (const [name, column] of Object.entries(columns)) result[name] = record[column];
  return result;
}
