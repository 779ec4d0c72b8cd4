import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type CorpusRow, readCorpus } from '../../src/corpus';
import type { JobAd } from '../../src/index';

/** A contrast pair of the functional suite. */
export interface Pair {
  readonly id: string;
  readonly language: string;
  readonly capability: string;
  readonly lure: string | JobAd;
  readonly honest: string | JobAd;
}

/** Folders of `corpora/` that hold the ads of one language. */
export function languageFolders(): string[] {
  return readdirSync('corpora', { withFileTypes: true })
    .filter((e) => e.isDirectory() && existsSync(`corpora/${e.name}/train`))
    .map((e) => e.name)
    .sort();
}

/** All ads written for this project; a line that cannot be read is an error here. */
export function ownAds(): readonly CorpusRow[] {
  const { rows, rejects } = readCorpus(languageFolders().map((f) => `corpora/${f}`));
  if (rejects[0]) throw new Error(`${rejects[0].file}:${rejects[0].line}: ${rejects[0].reason}`);
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
