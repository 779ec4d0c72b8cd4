import { type JobAd, TEXT_FIELDS } from '../ad';
import type { CorpusRow } from '../corpus';

/** The text of an ad: its fields in reading order, a line each. */
export function textOf(ad: JobAd): string {
  return [...TEXT_FIELDS, 'text' as const]
    .map((field) => ad[field])
    .filter((text) => text !== undefined && text !== '')
    .join('\n');
}

/** Lengths by which rows are told apart, in characters (UTF-16 units) of all texts. */
const LENGTHS = [
  { below: 120, name: 'below 120' },
  { below: 400, name: '120 to 399' },
  { below: 1500, name: '400 to 1,499' },
  { below: Number.POSITIVE_INFINITY, name: '1,500 and more' },
] as const;

/** The bucket of an ad's length in characters. */
export function lengthBucket(row: CorpusRow): string {
  const { length } = textOf(row.ad);
  return LENGTHS.find((l) => length < l.below)!.name;
}

/** Buckets in rising order. */
export const LENGTH_BUCKETS: readonly string[] = LENGTHS.map((l) => l.name);
