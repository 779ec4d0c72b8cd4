/**
 * The datasheet of `corpora/` (after Gebru et al., Datasheets for Datasets, 2021), made from the rows, so that no figure in it can drift.
 *
 *   npx tsx scripts/datasheets.ts            prints it
 *   npx tsx scripts/datasheets.ts --write    writes corpora/DATASHEET.md
 *   npx tsx scripts/datasheets.ts --check    exit status 1 when corpora/DATASHEET.md is not what the rows give
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { CorpusRow } from '../src/corpus';
import { groupsOf, textOf } from '../src/evaluate';
import { languageFolders, ownAds, readPairs } from '../test/support/corpora';

const FILE = 'corpora/DATASHEET.md';
const SPLITS = ['train', 'tune', 'test'] as const;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function countBy<T>(list: readonly T[], keyOf: (item: T) => string | null): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of list) {
    const key = keyOf(item);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

const percent = (part: number, all: number) => (all === 0 ? '-' : `${((100 * part) / all).toFixed(0)} %`);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[Math.floor((sorted.length - 1) / 2)]!;
}

/** Groups of near-duplicates with ads in several splits: what a fit could have seen of the test. */
function sharedGroups(rows: readonly CorpusRow[]): { groups: number; largest: number; withTest: number } {
  const { of, count, largest } = groupsOf(rows);
  const splits = Array.from({ length: count }, () => new Set<string | null>());
  rows.forEach((row, i) => {
    splits[of[i]!]!.add(row.split);
  });
  return { groups: count, largest, withTest: splits.filter((s) => s.has('test') && s.size > 1).length };
}

export function datasheet(): string {
  const rows = ownAds();
  const folderOf = (row: CorpusRow) => row.file.split('/')[1]!;
  const lures = rows.filter((r) => r.label === 'lure');
  const honest = rows.filter((r) => r.label === 'honest');
  const shared = sharedGroups(rows);
  const files = [...new Set(rows.map((r) => r.file))].sort();
  const perLanguage = languageFolders().flatMap((folder) => {
    const own = rows.filter((r) => folderOf(r) === folder);
    if (own.length === 0) return [];
    const count = (split: string, label: string) => own.filter((r) => r.split === split && r.label === label).length;
    return [
      [
        folder,
        ...SPLITS.flatMap((split) => [count(split, 'lure'), count(split, 'honest')]),
        percent(own.filter((r) => r.twin !== null).length, own.filter((r) => r.label === 'honest').length),
        median(own.filter((r) => r.label === 'lure').map((r) => textOf(r.ad).length)),
        median(own.filter((r) => r.label === 'honest').map((r) => textOf(r.ad).length)),
      ],
    ];
  });
  const side = (keyOf: (row: CorpusRow) => string | null) => {
    const both = countBy(rows, keyOf);
    const of = (list: readonly CorpusRow[], key: string) => list.filter((r) => keyOf(r) === key).length;
    return both.map(([key]) => [
      key,
      of(lures, key),
      of(honest, key),
      percent(of(lures, key), lures.length),
      percent(of(honest, key), honest.length),
    ]);
  };
  return `# Datasheet

Made by \`npx tsx scripts/datasheets.ts --write\` from the rows; do not edit. How each file was written stands in \`<language>/README.md\`.

## Motivation

Ads written for this project, to author rules and wording (\`train\`), to correct them (\`tune\`) and to estimate how well they do (\`test\`), in
languages for which no public labelled recruitment lures exist.

## Composition

${rows.length} ads in ${new Set(rows.map(folderOf)).size} languages, ${lures.length} lures and ${honest.length} honest texts, and ${readPairs().length} contrast pairs in \`functional/\`. An instance is one ad: free text, or the fields of a
posting. Every row has a label; none is a sample of a larger set, and the share of lures means nothing.

${table(['language', ...SPLITS.flatMap((s) => [`${s} lures`, `${s} honest`]), 'honest that are twins', 'median length, lures', 'median length, honest'], perLanguage)}

Length is in UTF-16 units of all fields.

### Typologies of the lures

${table(
  ['typology', 'lures', 'share', ...SPLITS],
  countBy(lures, (r) => r.kind).map(([kind, n]) => [
    kind,
    n,
    percent(n, lures.length),
    ...SPLITS.map((s) => lures.filter((r) => r.kind === kind && r.split === s).length),
  ]),
)}

### Form by class

Channel, and whether an ad has fields, should not tell the classes apart.

${table(
  ['', 'lures', 'honest', 'of the lures', 'of the honest'],
  [...side((r) => r.channel), ...side((r) => (r.ad.text === undefined ? 'with fields' : 'free text'))],
)}

### How open the lures are

${table(
  ['level', 'lures', 'share'],
  countBy(lures, (r) => r.level ?? 'not stated').map(([level, n]) => [level, n, percent(n, lures.length)]),
)}

### Duplicates

${shared.groups} groups of near-duplicates and twins (MinHash, half of the shingles alike); the largest has ${shared.largest} ads. ${shared.withTest === 0 ? 'No group' : `${shared.withTest} groups`} with ads of \`test\` ${shared.withTest === 1 ? 'reaches' : 'reach'} into another split.

## Collection and labels

Nothing was collected: no ad was copied from a site, a group or a case file. Each was written by hand after published descriptions of such
offers, with its label, by its author; no second person has labelled them. Persons, firms and contacts are invented. No personal data is held.

## Uses

- \`train\` and \`tune\` for writing rules and for training; a figure on them is a fit.
- \`test\` for estimates, by people who have not read it. Its honest ads were chosen to be hard, so that false alarms there are more frequent than
  on an ordinary board, and precision at the share of lures found here means nothing outside.
- Not to judge people: nationality, language and clumsy wording are on both sides and decide nothing.
- Not as a picture of how frequent a kind of lure is: shares of kinds were set by the authors.

## Distribution and maintenance

Part of the repository, under its licence. Rows are never reworded to suit the engine; a label found wrong is corrected with a line in the
changelog. Ids are never used twice.

## Files

${table(
  ['file', 'rows', 'SHA-256'],
  files.map((file) => [
    file,
    rows.filter((r) => r.file === file).length,
    `\`${createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)}…\``,
  ]),
)}
`;
}

const sheet = datasheet();
if (process.argv.includes('--write')) writeFileSync(FILE, sheet);
else if (process.argv.includes('--check')) {
  if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== sheet) {
    process.stderr.write(`${FILE} is not what the rows give; run: npx tsx scripts/datasheets.ts --write\n`);
    process.exitCode = 1;
  }
} else process.stdout.write(sheet);
