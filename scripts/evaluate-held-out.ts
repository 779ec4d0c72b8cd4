/*
 * Rules, text model and both on collected ads that the model was not trained on, language by language, with what accents alone would
 * reach beside them; calibration of the pooled rows; thresholds and review budgets.
 *
 *   npx tsx scripts/evaluate-held-out.ts FOLDER_OF_COLLECTED_SETS [--model models/text.b64] [--groups 150] [--corpora test] [--out PAGE.md]
 *
 * Reads the half of the groups that `scripts/train-model.ts` keeps out, one row of each, so many of a language, set and class. EMSCAD stands
 * by itself, beside no pool: it is fraud of another kind and time. `--corpora` adds the written ads of a split. Nothing is
 * fitted but the calibration, and that on other folds than it is measured on.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CorpusRow, readCorpus } from '../src/corpus';
import {
  averagePrecision,
  bootstrap,
  choose,
  curveOf,
  type Estimate,
  type Groups,
  groupsOf,
  operatingPoint,
  rank,
  reviewBudget,
  rocAuc,
  splitOf,
} from '../src/evaluate';
import { checks } from '../src/generated/checks';
import { LANGUAGES } from '../src/generated/languages';
import { basePack } from '../src/generated/pack';
import { decodeModel } from '../src/model';
import { compileRuleset } from '../src/rules';
import { crossCalibrated, errorsOf, type Measured, measure } from '../src/train';
import { chooseRows, DEFAULT_POLICY } from '../src/train/policy';
import { audit } from './support/accents';
import { isOfBoard, readCollected } from './support/collected-sets';
import { Page } from './support/page';

const PREVALENCE = 0.02;
/** Fewer rows of a class say nothing. */
const LEAST = 10;
/** Honest ads below which a hundredth of them is none. */
const LEAST_HONEST = 100;
const DRAWS = 500;
const READ = [0.005, 0.01, 0.02, 0.05, 0.1];
const FALSE_ALARMS = [0.001, 0.005, 0.01];
const SYSTEMS = [
  { name: 'rules', of: (m: Measured) => m.rules },
  { name: 'model', of: (m: Measured) => m.logit },
  { name: 'both', of: (m: Measured) => m.both },
] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string', default: 'models/text.b64' },
    groups: { type: 'string', default: '150' },
    corpora: { type: 'string' },
    out: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('name the folder of collected sets; see docs/model.md for what it holds');
const ruleset = compileRuleset([basePack, ...LANGUAGES, checks]);
const model = decodeModel(readFileSync(values.model, 'utf8'));

const heldOut = chooseRows(readCollected(folder, 'odd'), { ...DEFAULT_POLICY, mostGroups: Number(values.groups) }, 2);
const collected = heldOut.filter((r) => !isOfBoard(r));
const primary = (row: CorpusRow) => row.lang.split('-')[0]!;

const page = new Page();
const made = `Model \`${model.hash}\`, rules \`${ruleset.hash}\`. In brackets 95 % intervals of ${DRAWS} draws of groups of near-duplicates.`;
const HEAD = [
  'ads',
  'lures/honest',
  'accents alone, AUC',
  ...SYSTEMS.flatMap(({ name }) => [`${name}: AUC`, `AP at ${100 * PREVALENCE} %`, 'recall at 1 % false alarms']),
];
const lines: string[][] = [];

function line(name: string, measured: readonly Measured[], withAccents = true): void {
  const rows = measured.map((m) => m.row);
  const lures = Uint8Array.from(rows, (r) => (r.label === 'lure' ? 1 : 0));
  const found = lures.reduce((sum, l) => sum + l, 0);
  const honest = lures.length - found;
  if (found < LEAST || honest < LEAST) return;
  const clusters = groupsOf(rows);
  lines.push([
    name,
    `${found}/${honest}`,
    withAccents
      ? audit(rows, (r) => r.label === 'lure')
          .at(-1)!
          .toFixed(2)
      : '',
    ...SYSTEMS.flatMap(({ of }) => cells(Float64Array.from(measured, of), lures, clusters)),
  ]);
}

function cells(evidence: Float64Array, lures: Uint8Array, { of, count }: Groups): string[] {
  const ranking = rank(evidence, lures);
  const honest = lures.reduce((sum, l) => sum + 1 - l, 0);
  const figures = bootstrap({ clusters: of, count, draws: DRAWS, seed: 1 }, (weights) => {
    const curve = curveOf(ranking, weights);
    return Float64Array.of(
      rocAuc(curve),
      averagePrecision(curve, PREVALENCE),
      honest < LEAST_HONEST ? Number.NaN : operatingPoint(curve, 0.01).recall,
    );
  });
  return figures.map(shown);
}

function shown({ value, low, high }: Estimate): string {
  if (Number.isNaN(value)) return '-';
  return Number.isNaN(low) ? value.toFixed(3) : `${value.toFixed(3)} (${low.toFixed(2)}-${high.toFixed(2)})`;
}

const onCollected = measure(collected, ruleset, model);
line('collected', onCollected);
line(
  'collected: lure, ad',
  onCollected.filter((m) => m.row.cls !== 'chat'),
);
line(
  'collected: lure, chat',
  onCollected.filter((m) => m.row.cls !== 'ad'),
);
for (const lang of [...new Set(collected.map(primary))].sort()) {
  const own = onCollected.filter((m) => primary(m.row) === lang);
  line(
    `${lang}: lure, ad`,
    own.filter((m) => m.row.cls !== 'chat'),
  );
  line(
    `${lang}: lure, chat`,
    own.filter((m) => m.row.cls !== 'ad'),
  );
}
line('EMSCAD, prose: lure, ad', measure(heldOut.filter(isOfBoard), ruleset, model));
const pools: [string, readonly Measured[]][] = [['collected', onCollected]];
if (values.corpora !== undefined) {
  const part = values.corpora;
  const folders = readdirSync('corpora')
    .map((language) => join('corpora', language))
    .filter((path) => !path.endsWith('.md') && readdirSync(path).includes(part))
    .map((path) => join(path, part));
  const onWritten = measure(
    readCorpus(folders).rows.filter((r) => r.label !== null),
    ruleset,
    model,
  );
  line(`corpora/*/${part}`, onWritten);
  for (const lang of [...new Set(onWritten.map((m) => primary(m.row)))].sort())
    line(
      `corpora ${lang}`,
      onWritten.filter((m) => primary(m.row) === lang),
    );
  pools.push([`corpora/*/${part}`, onWritten], ['pooled', [...onCollected, ...onWritten]]);
}
page.add(
  'Rules, model and both on ads that were kept out of training',
  [
    made,
    'Labels of collected lures are weak, and most are chat messages while ads are of boards: the column of accents says how well length, line breaks, fields, emoji, punctuation, digits and capitals alone would tell them apart. Where that is high, a figure beside it says as much about form as about lures.',
  ],
  HEAD,
  lines,
);

const errors: string[][] = [];
const work: string[][] = [];
const budget: string[][] = [];
for (const [name, pool] of pools) {
  const rows = pool.map((m) => m.row);
  const split = splitOf(rows, 'group', 5);
  const lures = Uint8Array.from(rows, (r) => (r.label === 'lure' ? 1 : 0));
  const honest = lures.reduce((sum, l) => sum + 1 - l, 0);
  for (const { name: system, of } of SYSTEMS) {
    const evidence = Float64Array.from(pool, of);
    const before = errorsOf(evidence, lures);
    const after = errorsOf(crossCalibrated(evidence, lures, split, 1), lures);
    errors.push([name, system, ...[before.own, before.shifted, after.own, after.shifted].map((e) => e.toFixed(4))]);
  }
  const scored = { evidence: Float64Array.from(pool, (m) => m.both), lures };
  for (const maxFalseAlarms of FALSE_ALARMS.filter((share) => honest * share >= 1)) {
    const { from, falseAlarms, recall, precision } = choose(scored, {
      maxFalseAlarms,
      clusters: split.clusters,
      draws: DRAWS,
    });
    work.push([
      `${name}, at most ${100 * maxFalseAlarms} %`,
      from.toFixed(2),
      shown(falseAlarms),
      shown(recall),
      precision.toFixed(3),
    ]);
  }
  budget.push([name, ...reviewBudget(scored, READ).map((p) => p.found.toFixed(3))]);
}
page.add(
  'Calibration of the pooled ads',
  [
    'Expected calibration error, ten bins. Calibrated: by `calibrate` on the other folds, near-duplicates never parted.',
  ],
  ['ads', 'system', 'as it is: own prevalence', 'as it is: 2 %', 'calibrated: own prevalence', 'calibrated: 2 %'],
  errors,
);
page.add(
  'Thresholds by false alarms, rules and model',
  [],
  ['ads', 'flag from', 'false alarms', 'recall', 'precision at 2 % lures'],
  work,
);
page.add(
  'Review budget, rules and model, 2 % lures',
  [],
  ['ads', ...READ.map((r) => `found in the first ${100 * r} %`)],
  budget,
);
page.write(values.out ?? null, 'Measured on ads that were kept out of training');
