/**
 * The scoring core and its stages beside the cost of reading the text, in one process, rounds interleaved, CPU time, medians.
 * Run `npm run bench`, which builds first; writes bench/results.json and docs/bench.svg.
 */
import { writeFileSync } from 'node:fs';
import { createScorer } from '../dist/index.js';
import { readAd } from '../src/ad';
import { logitOf } from '../src/classifier';
import { extract } from '../src/extract';
import { checks } from '../src/generated/checks';
import { LANGUAGES } from '../src/generated/languages';
import { textModel } from '../src/generated/model';
import { basePack } from '../src/generated/pack';
import { judge } from '../src/judge';
import { findMentions } from '../src/lexicon';
import { compileRuleset, evaluateRules } from '../src/rules';
import { fold } from '../src/text';
import { chartOf } from './chart';
import { benchCorpora } from './corpora';
import { measureLoad, measureSizes } from './load';

const ROUNDS = 7;
const WARM_UP = 2;
/** Characters read by a case in one round, about. */
const LEAST_WORK = 150_000;

const scorer = createScorer();
const ruleset = compileRuleset([basePack, ...LANGUAGES, checks]);
const model = textModel();
let sink = 0;

/** What the stages of one text work on, so that each is timed alone. */
function prepare(text: string) {
  const judged = judge(readAd(text), ruleset, 0.02);
  return { text, folded: fold(text), judged, mentions: judged.mentions, entities: judged.entities };
}
type Prepared = ReturnType<typeof prepare>;

const cases: { [name: string]: (p: Prepared) => void } = {
  'charCodeAt sum': ({ text }) => {
    let sum = 0;
    for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
    sink += sum;
  },
  'copy into Uint16Array': ({ text }) => {
    const units = new Uint16Array(text.length);
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
    sink += units[0] ?? 0;
  },
  'normalize NFKC': ({ text }) => {
    sink += text.normalize('NFKC').length;
  },
  toLowerCase: ({ text }) => {
    sink += text.toLowerCase().length;
  },
  'stage: fold': ({ text }) => {
    sink += fold(text).length;
  },
  'stage: phrases': ({ folded }) => {
    sink += findMentions(folded, ruleset.lexicon).length;
  },
  'stage: extract': ({ folded, mentions }) => {
    sink += extract(folded, mentions, { homeCountry: null, sections: [] }, ruleset.tables).length;
  },
  'stage: rules': ({ folded, mentions, entities }) => {
    sink += evaluateRules(ruleset, { mentions, entities, fold: folded }).length;
  },
  'stage: model': ({ folded, mentions, entities }) => {
    sink += logitOf(model, folded, mentions, entities);
  },
  'verdict, brief': ({ text }) => {
    sink += scorer.brief(text).logit;
  },
  'verdict with evidence': ({ text }) => {
    sink += scorer.score(text).logit;
  },
};

const median = (xs: number[]) => [...xs].sort((a, b) => a - b)[xs.length >> 1]!;
const load = measureLoad();
const sizes = await measureSizes();
console.log(
  `load, CPU ms in a fresh process: import ${load.imported.toFixed(1)}, + create ${load.created.toFixed(1)}, + first verdict ${load.first.toFixed(1)}; ${load.memory.toFixed(0)} MB resident`,
);
for (const { name, min, gzip } of sizes)
  console.log(`bundle, ${name}: ${min.toFixed(0)} KB min, ${gzip.toFixed(0)} KB min+gzip`);

const rows: { corpus: string; case: string; us: number; perSecond: number; nsPerChar: number; ratio: number }[] = [];
console.log(`\n${'corpus'.padEnd(26)} ${'case'.padEnd(22)}    µs/ad   ads/s  ns/char  x charCodeAt`);
for (const { name, texts } of benchCorpora()) {
  const prepared = texts.map(prepare);
  const chars = texts.reduce((s, t) => s + t.length, 0);
  const repeat = Math.max(1, Math.ceil(LEAST_WORK / chars));
  const times: { [c: string]: number[] } = Object.fromEntries(Object.keys(cases).map((c) => [c, []]));
  for (let round = -WARM_UP; round < ROUNDS; round++)
    for (const [c, run] of Object.entries(cases)) {
      // What takes nanoseconds is done more often, or the clock would tell nothing.
      const more = c.startsWith('stage') || c.startsWith('verdict') ? 1 : 40;
      const start = process.cpuUsage();
      for (let r = 0; r < repeat * more; r++) for (const p of prepared) run(p);
      const { user, system } = process.cpuUsage(start);
      if (round >= 0) times[c]!.push((user + system) / (repeat * more * texts.length));
    }
  const base = median(times['charCodeAt sum']!);
  for (const c of Object.keys(cases)) {
    const us = median(times[c]!);
    const row = {
      corpus: name,
      case: c,
      us,
      perSecond: 1e6 / us,
      nsPerChar: (us * 1000 * texts.length) / chars,
      ratio: us / base,
    };
    rows.push(row);
    console.log(
      `${name.padEnd(26)} ${c.padEnd(22)} ${us.toFixed(2).padStart(8)} ${row.perSecond.toFixed(0).padStart(7)} ${row.nsPerChar.toFixed(1).padStart(8)} ${row.ratio.toFixed(1).padStart(13)}`,
    );
  }
}
writeFileSync('bench/results.json', `${JSON.stringify({ load, sizes, rows }, null, 1)}\n`);
writeFileSync(
  'docs/bench.svg',
  chartOf(
    'Cost of each stage, times a sum of charCodeAt (single ads, all languages)',
    rows.filter((r) => r.corpus.startsWith('single')).map((r) => ({ label: r.case, value: r.ratio })),
  ),
);
if (sink === 0) console.log('nothing was computed');
