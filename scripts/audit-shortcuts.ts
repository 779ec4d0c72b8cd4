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
import { readAd } from '../src/ad';
import { type CorpusRow, readCorpus } from '../src/corpus';
import { areaUnderRoc } from '../src/train';
import { dealFolds, groupsOf } from '../src/train/groups';
import { chooseRows, DEFAULT_POLICY } from '../src/train/policy';
import { fitSmall } from '../src/train/small';

const ACCENTS = ['length', 'line breaks', 'fields', 'emoji', 'punctuation', 'digits', 'capitals'] as const;
const FOLDS = 5;

/** Accents of an ad, each as a number of about the same size. */
function accentsOf(row: CorpusRow): Record<(typeof ACCENTS)[number], number> {
  const { text, sections } = readAd(row.ad);
  const length = Math.max(1, text.length);
  const share = (pattern: RegExp): number => (text.match(pattern)?.length ?? 0) / length;
  return {
    length: Math.log(length) - 5,
    'line breaks': Math.min(3, share(/\n/g) * 50),
    fields: sections.length / 3,
    emoji: Math.min(3, share(/\p{Extended_Pictographic}/gu) * 50),
    punctuation: Math.min(4, share(/\p{P}/gu) * 25),
    digits: Math.min(4, share(/\p{Nd}/gu) * 15),
    capitals: Math.min(4, share(/\p{Lu}/gu) * 15),
  };
}

/** Cross-fitted area under the curve for each accent and for all of them together. */
function audit(rows: readonly CorpusRow[], isFirst: (row: CorpusRow) => boolean): number[] {
  const foldOf = dealFolds(rows, groupsOf(rows), FOLDS, 1);
  const accents = rows.map(accentsOf);
  const areaOf = (names: readonly (typeof ACCENTS)[number][]): number => {
    const scores = new Float64Array(rows.length);
    const inputs = accents.map((a) => names.flatMap((n) => [a[n], a[n] * a[n]]));
    for (let k = 0; k < FOLDS; k++) {
      const fitted = rows.map((_, r) => r).filter((r) => foldOf[r] !== k);
      const firsts = fitted.filter((r) => isFirst(rows[r]!)).length;
      const coefficients = fitSmall(
        fitted.map((r) => {
          const first = isFirst(rows[r]!);
          return { inputs: inputs[r]!, lure: first, weight: 1 / (first ? firsts : fitted.length - firsts) };
        }),
      );
      rows.forEach((_, r) => {
        if (foldOf[r] === k) scores[r] = inputs[r]!.reduce((s, x, i) => s + x * coefficients[i]!, 0);
      });
    }
    const of = (first: boolean) => rows.flatMap((row, r) => (isFirst(row) === first ? [scores[r]!] : []));
    return areaUnderRoc(of(true), of(false));
  };
  return [...ACCENTS.map((name) => areaOf([name])), areaOf(ACCENTS)];
}

const [folder] = process.argv.slice(2);
const written = readCorpus(readdirSync('corpora').flatMap((l) => trainFolder(l))).rows.filter((r) => r.label !== null);
const table = new Table({
  head: ['told apart by accents alone', 'rows', ...ACCENTS, 'all'],
  style: { head: [], border: [], compact: true },
});
function report(name: string, rows: readonly CorpusRow[], isFirst: (row: CorpusRow) => boolean): void {
  const firsts = rows.filter(isFirst).length;
  if (firsts < 2 * FOLDS || rows.length - firsts < 2 * FOLDS) return;
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
