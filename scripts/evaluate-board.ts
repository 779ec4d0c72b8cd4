/*
 * How well one board's own ads are told apart: a model of the board, the rules, both, and baselines on the same folds.
 *
 *   npx tsx scripts/evaluate-board.ts FILE... [--set emscad-kaggle-form] [--prevalence 0.0484] [--seeds 5] [--draws 1000] [--model FILE] [--only TEXT] [--out PAGE.md]
 *
 * Folds keep near-duplicates together; average precision is weighted to the prevalence; intervals are of draws of whole groups. Every
 * choice of the board's model is made inside the training folds. Three readings of the same ads: prose alone; all fields with places read
 * as countries; all fields as written. The last is shown because others measure so: where classes come from different files, the way a
 * place is written tells the file, and the row `place alone` says how much of the figure that is. A random split of the first two shows
 * what copies on both sides are worth. A ready text model named by `--model` is measured beside them; the shipped one was trained on half of
 * EMSCAD's groups.
 */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { countryName } from '../src/ad';
import { type CorpusRow, readCorpus } from '../src/corpus';
import {
  averagePrecision,
  bootstrap,
  type Configuration,
  type Curve,
  curveOf,
  type Estimate,
  keywordBaseline,
  majorityBaseline,
  operatingPoint,
  rank,
  runOf,
  type Split,
  splitOf,
} from '../src/evaluate';
import { checks } from '../src/generated/checks';
import { LANGUAGES } from '../src/generated/languages';
import { basePack } from '../src/generated/pack';
import { decodeModel } from '../src/model';
import { compileRuleset } from '../src/rules';
import {
  boardConfigurations,
  fitLogistic,
  gramConfiguration,
  modelConfiguration,
  rulesEvidence,
  scoreOf,
} from '../src/train';
import { wordsOf } from '../src/train/board/wording';
import { peerConfiguration } from './peers';
import { PROSE } from './support/collected-sets';
import { Page } from './support/page';

const PRIOR = 0.02;
const FALSE_ALARMS = 0.01;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: 'string', default: 'emscad-kaggle-form' },
    prevalence: { type: 'string', default: '0.0484' },
    seeds: { type: 'string', default: '5' },
    folds: { type: 'string', default: '5' },
    draws: { type: 'string', default: '1000' },
    model: { type: 'string' },
    only: { type: 'string' },
    out: { type: 'string' },
  },
});
if (positionals.length === 0) throw new Error('name files of labelled ads');
const prevalence = Number(values.prevalence);
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => 1 + i);
const rows = readCorpus(positionals).rows.filter((r) => r.set === values.set && r.label !== null);
const lures = Uint8Array.from(rows, (r) => (r.label === 'lure' ? 1 : 0));
const packs = [basePack, ...LANGUAGES, checks];

/** The fields of a reading; an ad with none of them is left empty, not out, so that all readings have the same rows. */
function reading(fields: (field: string) => boolean): CorpusRow[] {
  return rows.map((row) => {
    const kept = Object.entries(row.ad).filter(([field]) => fields(field));
    return { ...row, ad: (kept.length === 0 ? { text: '' } : Object.fromEntries(kept)) as CorpusRow['ad'] };
  });
}

/** The words of the place and nothing else, by logistic regression: how much of a figure the writing of places can be. */
function placeAlone(): Configuration {
  const base = Math.log(PRIOR / (1 - PRIOR));
  return {
    name: 'place alone',
    gloss: 'words of the location field, by logistic regression',
    prior: PRIOR,
    learn: (train) => {
      const ids = new Map<string, number>();
      const of = (row: CorpusRow) => [...new Set(['', ...wordsOf(row.ad.location ?? '')])];
      for (const row of train) for (const word of of(row)) if (!ids.has(word)) ids.set(word, ids.size);
      const featuresOf = (row: CorpusRow) => {
        const indices = Uint32Array.from(of(row).flatMap((word) => ids.get(word) ?? [])).sort();
        return { indices, values: new Float64Array(indices.length).fill(1) };
      };
      const linear = fitLogistic(
        train.map((row) => ({ features: featuresOf(row), lure: row.label === 'lure', weight: 1 })),
        ids.size,
        { l2: 1e-3 },
      );
      return (row) => {
        const logit = base + scoreOf(linear, featuresOf(row));
        return { probability: 1 / (1 + Math.exp(-logit)), logit };
      };
    },
  };
}

const started = Date.now();
const log = (line: string): void => {
  process.stderr.write(`${((Date.now() - started) / 1000).toFixed(0)} s  ${line}\n`);
};

const lines: string[][] = [];

function measured(form: string, own: readonly CorpusRow[], split: Split, configuration: Configuration): void {
  if (values.only !== undefined && !`${form}, ${split.kind}, ${configuration.name}`.includes(values.only)) return;
  // This one asks of every ad for every word that it knows.
  const { evidence } = runOf(configuration, own, split, configuration.name === 'natural' ? seeds.slice(0, 1) : seeds);
  const rankings = evidence.map((e) => rank(e, lures));
  const curves: (Curve | undefined)[] = rankings.map(() => undefined);
  const bySeed = (weights?: Float64Array) =>
    rankings.map((ranking, s) => {
      curves[s] = curveOf(ranking, weights, curves[s]);
      return [averagePrecision(curves[s], prevalence), operatingPoint(curves[s], FALSE_ALARMS).recall] as const;
    });
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
  const [ap, recall] = bootstrap(
    { clusters: split.clusters.of, count: split.clusters.count, draws: Number(values.draws), seed: 1 },
    (weights) => {
      const figures = bySeed(weights);
      return Float64Array.of(mean(figures.map((f) => f[0])), mean(figures.map((f) => f[1])));
    },
  );
  const figures = bySeed();
  const deviation = (k: 0 | 1) => {
    if (figures.length < 2) return '-';
    const centre = mean(figures.map((f) => f[k]));
    return Math.sqrt(figures.reduce((sum, f) => sum + (f[k] - centre) ** 2, 0) / (figures.length - 1)).toFixed(3);
  };
  const shown = ({ value, low, high }: Estimate) => `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
  lines.push([form, split.kind, configuration.name, shown(ap!), deviation(0), shown(recall!), deviation(1)]);
  log(`${form}, ${split.kind}, ${configuration.name}: AP ${ap!.value.toFixed(3)}, recall ${recall!.value.toFixed(3)}`);
}

const model = values.model === undefined ? null : decodeModel(readFileSync(values.model, 'utf8'));
const ruleset = compileRuleset(packs);
const evidence = rulesEvidence(packs);
const grouped = splitOf(rows, 'group', Number(values.folds));
const random = splitOf(rows, 'random', Number(values.folds));
const prose = reading((field) => PROSE.has(field));
const all = reading(() => true);
const placed = all.map((row) =>
  row.ad.location === undefined
    ? row
    : { ...row, ad: { ...row.ad, location: countryName(row.ad.location.split(',')[0]!.trim()) } },
);
log(
  `${rows.length} ads, ${lures.reduce((a, b) => a + b, 0)} lures, ${grouped.clusters.count} groups, the largest of ${grouped.clusters.largest}`,
);

const rules: Configuration = {
  name: 'rules',
  gloss: 'the rules alone, ready as they are',
  prior: PRIOR,
  predict: (row) => ({ probability: PRIOR, logit: Math.log(PRIOR / (1 - PRIOR)) + evidence(row) }),
};
const shipped =
  model === null
    ? []
    : [false, true].map((withRules) =>
        modelConfiguration(withRules ? 'rules+text model' : 'text model', 'ready', model, ruleset, withRules, PRIOR),
      );

for (const [form, own, location] of [
  ['prose', prose, 'country'],
  ['all fields, places as countries', placed, 'country'],
  ['all fields as written', all, 'as-written'],
] as const) {
  const { alone, both } = boardConfigurations(PRIOR, evidence, { location });
  const configurations = [
    rules,
    alone,
    both,
    ...shipped,
    ...(location === 'as-written' ? [placeAlone()] : []),
    majorityBaseline(PRIOR),
    keywordBaseline(PRIOR),
    gramConfiguration(PRIOR),
    peerConfiguration('fasttext', own, PRIOR),
    peerConfiguration('natural', own, PRIOR),
  ];
  for (const configuration of configurations) measured(form, own, grouped, configuration);
}
for (const configuration of [
  keywordBaseline(PRIOR),
  gramConfiguration(PRIOR),
  boardConfigurations(PRIOR, evidence, { location: 'country' }).alone,
])
  measured('prose', prose, random, configuration);
const page = new Page();
page.add(
  `${rows.length} ads of ${values.set}, ${lures.reduce((a, b) => a + b, 0)} lures`,
  [
    `${grouped.clusters.count} groups of near-duplicates, the largest of ${grouped.clusters.largest}. ${values.folds} folds, ${seeds.length} seeds; in brackets 95 % intervals of ${values.draws} draws of groups. Every choice of \`board\` is made inside the training folds. Rules \`${ruleset.hash}\`${model === null ? '' : `, text model \`${model.hash}\``}.`,
    'Where the classes of a set were put together from different files, the way a place is written tells the file: see `place alone`. Figures on all fields as written are then no figures about lures.',
  ],
  [
    'ads read as',
    'split by',
    'configuration',
    `AP at ${100 * prevalence} % lures`,
    '± seeds',
    `recall at ${100 * FALSE_ALARMS} % false alarms`,
    '± seeds',
  ],
  lines,
);
page.write(values.out ?? null, 'Measured on one board’s own ads');
