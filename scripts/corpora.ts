/**
 * What the ads of `corpora/` are like: how many by language, split, label and kind; what their form is by class, to see that none
 * of it tells the classes apart; near-copies and openings that come back.
 *
 *   npx tsx scripts/corpora.ts [LANG ...]
 *
 * Exit status 1 when a row is faulty or two ads of different splits are near-copies.
 */
import { TEXT_FIELDS } from '../src/ad';
import type { CorpusRow } from '../src/corpus';
import { languageFolders, ownAds, readPairs } from '../test/support/corpora';
import { faultsOf, nearCopies, openings } from '../test/support/corpus-checks';

const only = process.argv.slice(2);
const folders = languageFolders().filter((f) => only.length === 0 || only.includes(f));
const folderOf = (row: CorpusRow) => row.file.split('/')[1]!;
const rows = ownAds().filter((r) => folders.includes(folderOf(r)));
const textOf = ({ ad }: CorpusRow) =>
  ad.text ??
  TEXT_FIELDS.map((f) => ad[f])
    .filter(Boolean)
    .join('\n');
const percent = (n: number, of: number) => (of === 0 ? '-' : `${((100 * n) / of).toFixed(0)}%`).padStart(5);
const pad = (value: string | number, width: number) => String(value).padStart(width);

console.log('language  label   train  tune  test   all  twins  kinds');
for (const folder of folders)
  for (const label of ['lure', 'honest'] as const) {
    const own = rows.filter((r) => folderOf(r) === folder && r.label === label);
    const count = (split: string) => own.filter((r) => r.split === split).length;
    const kinds = new Map<string, number>();
    for (const r of own) kinds.set(r.kind!, (kinds.get(r.kind!) ?? 0) + 1);
    const listed = [...kinds].sort((a, b) => b[1] - a[1]).map(([k, n]) => `${k} ${n}`);
    console.log(
      `${folder.padEnd(9)} ${label.padEnd(7)} ${pad(count('train'), 5)} ${pad(count('tune'), 5)} ${pad(count('test'), 5)} ${pad(own.length, 5)} ${pad(own.filter((r) => r.twin).length, 6)}  ${label === 'lure' ? listed.join(', ') : `${kinds.size} kinds`}`,
    );
  }
console.log(`${rows.length} ads, ${readPairs().length} contrast pairs\n`);

/** What of the form of an ad could tell the classes apart without a look at its meaning. */
const FORM: readonly (readonly [string, (row: CorpusRow) => boolean])[] = [
  ['<120', (r) => textOf(r).length < 120],
  ['>400', (r) => textOf(r).length > 400],
  ['digits', (r) => /\p{Nd}/u.test(textOf(r))],
  ['emoji', (r) => /\p{Extended_Pictographic}/u.test(textOf(r))],
  ['!', (r) => /[!！]/.test(textOf(r))],
  ['fields', (r) => !r.ad.text],
  ...['portal', 'group', 'messenger', 'sms', 'email', 'social', 'notice'].map(
    (c) => [c, (r: CorpusRow) => r.channel === c] as const,
  ),
];
console.log(`form by class     mean ${FORM.map(([name]) => pad(name.slice(0, 6), 6)).join(' ')}`);
for (const folder of [...folders, 'all'])
  for (const label of ['lure', 'honest'] as const) {
    const own = rows.filter((r) => (folder === 'all' || folderOf(r) === folder) && r.label === label);
    const mean = own.reduce((sum, r) => sum + textOf(r).length, 0) / Math.max(1, own.length);
    console.log(
      `${folder.padEnd(8)} ${label.padEnd(7)} ${pad(mean.toFixed(0), 5)} ${FORM.map(([, has]) => pad(percent(own.filter(has).length, own.length), 6)).join(' ')}`,
    );
  }

const faults = faultsOf(rows);
for (const fault of faults) console.log(`fault: ${fault}`);
const copies = nearCopies(rows);
for (const { a, b, share } of copies)
  console.log(`near-copy: ${a.id} and ${b.id}, ${(100 * share).toFixed(0)} % of the shorter one`);
for (const { opening, ids } of openings(rows))
  console.log(`opening used ${ids.length} times: "${opening}" ${ids.join(' ')}`);
const across = copies.filter(({ a, b }) => a.split !== b.split && (a.split === 'test' || b.split === 'test'));
console.log(
  `\n${faults.length} faults, ${copies.length} near-copies, ${across.length} of them between test and another split`,
);
if (faults.length > 0 || across.length > 0) process.exitCode = 1;
