import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { TEXT_FIELDS } from '../../src/ad/types';
import type { JobAd } from '../../src/index';

/** A row of `corpora/lures` or `corpora/hard-negatives`. */
export interface CorpusRow {
  readonly id: string;
  readonly lang: string;
  readonly label: 'lure' | 'honest';
  readonly kind: string;
  /** Row of the field guides that it stands for. */
  readonly guide?: string;
  readonly ad: JobAd;
}

/** A contrast pair of the functional suite. */
export interface Pair {
  readonly id: string;
  readonly language: string;
  readonly capability: string;
  readonly lure: string | JobAd;
  readonly honest: string | JobAd;
}

const FIELDS = new Set<string>([...TEXT_FIELDS, 'text', 'homeCountry']);

/** All rows of a folder of ads. */
export function readCorpus(folder: 'lures' | 'hard-negatives'): CorpusRow[] {
  const rows: CorpusRow[] = [];
  for (const file of readdirSync(`corpora/${folder}`)
    .filter((f) => f.endsWith('.jsonl'))
    .sort())
    for (const line of readFileSync(`corpora/${folder}/${file}`, 'utf8').split('\n')) {
      if (line.trim() === '') continue;
      const row = JSON.parse(line) as Record<string, string>;
      const ad = Object.fromEntries(Object.entries(row).filter(([k]) => FIELDS.has(k))) as JobAd;
      rows.push({
        id: row.id!,
        lang: row.lang!,
        label: row.label as CorpusRow['label'],
        kind: row.kind!,
        ...(row.guide ? { guide: row.guide } : {}),
        ad,
      });
    }
  return rows;
}

/** All pairs of the functional suite. */
export function readPairs(): Pair[] {
  return readdirSync('corpora/functional')
    .filter((f) => f.endsWith('.yaml'))
    .sort()
    .flatMap((f) => {
      const { language, pairs } = parse(readFileSync(`corpora/functional/${f}`, 'utf8')) as {
        language: string;
        pairs: Omit<Pair, 'language'>[];
      };
      return pairs.map((p) => ({ ...p, language }));
    });
}
