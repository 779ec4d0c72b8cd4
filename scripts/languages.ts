/**
 * A row a language: phrases, concepts covered, rule examples, how many lures of `corpora/<language>/test` are flagged, in how many a
 * rule says of which kind they are, how many honest ads are flagged, how many of its warnings, news and questions are `elevated` or
 * above, and, where a folder of `<lang>.jsonl.gz` files is named, the flagged share of its classes.
 *
 *   npm run languages [-- DIR]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { checkRules } from '../src/authoring';
import { loadRuleSources } from '../src/authoring/load';
import { type CorpusRow, readCorpus } from '../src/corpus';
import { countsOf, tellsKind } from '../src/evaluate';
import { createScorer } from '../src/index';
import { languageFolders } from '../test/support/corpora';

const [dir] = process.argv.slice(2);
const scorer = createScorer();
const { phrases, conceptsByLanguage, examples, failures } = checkRules(loadRuleSources('rules', 'languages'));
const partOf = (rows: readonly CorpusRow[], part: number) =>
  rows.length === 0
    ? '-'
    : `${part}/${rows.length} ${((100 * part) / rows.length).toFixed(rows.length > 400 ? 2 : 1)} %`;
const share = (rows: readonly CorpusRow[], from: 'elevated' | 'high' = 'high') =>
  partOf(rows, countsOf(rows.map((r) => scorer.brief(r.ad).risk))[from]);
/** Where a rule tells the kind of lure, and not the wording alone. */
const explained = (rows: readonly CorpusRow[]) =>
  partOf(rows, rows.filter((r) => scorer.score(r.ad).evidence.some(tellsKind)).length);
/** The kind of an honest text that speaks of lures, or of what a firm tells its customers, and offers nothing. */
const isReport = ({ kind }: CorpusRow) => /warning|news|notice|question|report|leaflet/.test(kind ?? '');

const table = new Table({
  head: [
    'language',
    'phrases',
    'concepts',
    'hits',
    'misses',
    'test lures',
    'with a rule of a kind',
    'test honest',
    'reports among them',
    ...(dir ? ['ad', 'chat', 'lure'] : []),
  ],
  style: { head: [], border: [], compact: true },
});
const totals = { lure: [] as CorpusRow[], honest: [] as CorpusRow[] };
for (const folder of languageFolders()) {
  const lexicon = folder === 'zh-Hant' ? 'zh' : folder;
  const test = existsSync(join('corpora', folder, 'test')) ? readCorpus([join('corpora', folder, 'test')]).rows : [];
  const of = (label: 'lure' | 'honest') => test.filter((r) => r.label === label);
  totals.lure.push(...of('lure'));
  totals.honest.push(...of('honest'));
  const file = dir === undefined ? '' : join(dir, `${folder === 'zh-Hant' ? 'zh-TW' : folder}.jsonl.gz`);
  const real = existsSync(file) ? readCorpus([file]).rows : [];
  table.push([
    folder,
    String(phrases[lexicon] ?? 0),
    String(conceptsByLanguage[lexicon] ?? 0),
    String(examples[lexicon]?.hits ?? 0),
    String(examples[lexicon]?.misses ?? 0),
    share(of('lure')),
    explained(of('lure')),
    share(of('honest')),
    share(of('honest').filter(isReport), 'elevated'),
    ...(dir ? ['ad', 'chat', 'lure'].map((cls) => share(real.filter((r) => r.cls === cls))) : []),
  ]);
}
table.push([
  'all',
  '',
  '',
  '',
  '',
  share(totals.lure),
  explained(totals.lure),
  share(totals.honest),
  share(totals.honest.filter(isReport), 'elevated'),
  ...(dir ? ['', '', ''] : []),
]);
console.log(table.toString());
if (failures.length > 0) console.log(`${failures.length} rule examples fail`);
