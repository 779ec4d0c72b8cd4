import { TEXT_FIELDS } from '../ad';
import type { CorpusRow, ReadOptions } from './read';

const AD_FIELDS: readonly string[] = [...TEXT_FIELDS, 'text', 'homeCountry'];

/**
 * One record as a row.
 *
 * @throws {TypeError} says what is wrong with the record.
 */
export function rowOf(
  value: unknown,
  file: string,
  line: number,
  split: string | null,
  { language, set, lureValues }: Pick<ReadOptions, 'language' | 'set' | 'lureValues'> = {},
): CorpusRow {
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
    lang: text(row.lang) ?? language ?? 'und',
    label: labelOf(cls, lureValues),
    cls,
    kind: text(row.kind),
    channel: text(row.channel),
    level: text(row.level),
    twin: text(row.twin),
    guide: text(row.guide),
    group: text(row.group) ?? id,
    set: text(row.set) ?? set ?? null,
    split,
    date: text(row.date) ?? text(row.postedAt),
    profile: text(row.profile),
    ad,
    file,
    line,
  };
}

function labelOf(cls: string, lureValues: readonly string[] | undefined): CorpusRow['label'] {
  // Whoever names the lures says of all other values that they are honest; an empty one says nothing.
  if (lureValues !== undefined) return cls === 'unlabelled' ? null : lureValues.includes(cls) ? 'lure' : 'honest';
  if (cls === 'lure') return 'lure';
  return cls === 'honest' || cls === 'ad' || cls === 'chat' ? 'honest' : null;
}

function text(value: unknown): string | null {
  return value === undefined || value === null || value === '' ? null : String(value);
}
