/*
 * How well do accents alone tell lures from honest ads, and sets from each other? An accent is what a source does whatever it says:
 * length, line breaks, which fields it fills, emoji, punctuation. A model that may see one that separates the sets learns the source.
 *
 *   npx tsx scripts/audit-shortcuts.ts [FOLDER_OF_COLLECTED_SETS]
 *
 * Prints areas under the ROC curve of a regression on accents alone, cross-fitted by group: 0.5 tells nothing, 1 everything.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { type CorpusRow, readCorpus } from '../src/corpus';
import { chooseRows, DEFAULT_POLICY } from '../src/train/policy';
import { ACCENTS, AUDIT_FOLDS, audit } from './support/accents';

const [folder] = process.argv.slice(2);
const written = readCorpus(readdirSync('corpora').flatMap((l) => trainFolder(l))).rows.filter((r) => r.label !== null);
const table = new Table({
  head: ['told apart by accents alone', 'rows', ...ACCENTS, 'all'],
  style: { head: [], border: [], compact: true },
});
function report(name: string, rows: readonly CorpusRow[], isFirst: (row: CorpusRow) => boolean): void {
  const firsts = rows.filter(isFirst).length;
  if (firsts < 2 * AUDIT_FOLDS || rows.length - firsts < 2 * AUDIT_FOLDS) return;
  table.push([name, `${firsts}/${rows.length - firsts}`, ...audit(rows, isFirst).map((a) => a.toFixed(2))]);
}

const isLure = (row: CorpusRow): boolean => row.label === 'lure';
report('written: lure, honest', written, isLure);
for (const lang of [...new Set(written.map((r) => r.lang.split('-')[0]!))].sort())
  report(
    `written ${lang}: lure, honest`,
    written.filter((r) => r.lang.split('-')[0] === lang),
    isLure,
  );
if (folder !== undefined) {
  const collected = chooseRows(
    readCorpus([folder]).rows.filter((r) => r.set !== null),
    { ...DEFAULT_POLICY, mostGroups: 200 },
    1,
  );
  for (const lang of [...new Set(collected.map((r) => r.lang))].sort()) {
    const own = collected.filter((r) => r.lang === lang);
    report(
      `collected ${lang}: lure, ad`,
      own.filter((r) => r.cls !== 'chat'),
      isLure,
    );
    report(
      `collected ${lang}: lure, chat`,
      own.filter((r) => r.cls !== 'ad'),
      isLure,
    );
  }
  report('collected: lure, honest', collected, isLure);
  const honest = [...collected, ...written].filter((r) => r.label === 'honest');
  report('honest: collected, written', honest, (r) => r.set !== null);
}
process.stdout.write(`${table.toString()}\n`);

function trainFolder(language: string): string[] {
  const path = join('corpora', language);
  try {
    return readdirSync(path).includes('train') ? [join(path, 'train')] : [];
  } catch {
    return [];
  }
}
