import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { TEXT_FIELDS } from '../src/ad/types';
import type { JobAd } from '../src/index';

/** One line of a `.jsonl` or `.jsonl.gz` file: the fields of an ad beside fields of its own. */
export type Row = Record<string, unknown>;

const FIELDS = new Set<string>([...TEXT_FIELDS, 'text']);

/** All rows of a file; gzip by its name. */
export function readRows(file: string): Row[] {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** The ad of a row, without what is not part of it. */
export function adOfRow(row: Row): JobAd {
  return Object.fromEntries(Object.entries(row).filter(([k, v]) => FIELDS.has(k) && typeof v === 'string'));
}
