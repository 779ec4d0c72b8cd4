/**
 * The scoring core and its stages beside the cost of reading the text, and beside other packages, in one process, rounds interleaved, CPU
 * time, medians. Run `npm run bench`, which builds first; writes bench/results.json and docs/bench.svg.
 */
import { writeFileSync } from 'node:fs';
import { barsOf, type Row, showBars } from './bars';
import { chartOf } from './chart';
import { type BenchCorpus, benchCorpora, KILOBYTE, NAMES } from './corpora';
import { floorOf, showFloors } from './floor';
import { measureDecoded, measureLoad, measureSizes } from './load';
import { type Case, type Cost, lengthOf, measure } from './measure';
import { measureNatural } from './natural';
import { englishTools, matchers } from './peers';
import { allStages, LIMITS, type Prepared, prepare, STAGES, sink } from './stages';

const WHOLE_LIBRARY = 'all languages, checks and model';

const load = measureLoad();
const sizes = await measureSizes();
const corpora = benchCorpora();
const decoded = measureDecoded(corpora.usual.find((c) => c.name === NAMES.single)!.texts);
console.log(
  `load, CPU ms in a fresh process: import ${load.imported.toFixed(1)}, + create ${load.created.toFixed(1)}, + first verdict ${load.first.toFixed(1)}; ${load.memory.toFixed(0)} MB resident; ${decoded.toFixed(1)} MB of tables unpacked`,
);
for (const { name, min, gzip } of sizes)
  console.log(`bundle, ${name}: ${min.toFixed(0)} KB min, ${gzip.toFixed(0)} KB min+gzip`);
console.log(`worst case found: ${corpora.worstWork.toFixed(1)} steps and pieces looked at a character`);

const rows: Row[] = [];
console.log(`\n${'corpus'.padEnd(26)} ${'case'.padEnd(30)}    µs/ad   ads/s  ns/char  x charCodeAt`);

const phraseMatchers = matchers();
for (const corpus of corpora.usual) {
  const english = corpus.name === NAMES.english;
  const tools = english ? await englishTools(corpora.english) : [];
  const costs = await costsOf(corpus, [...LIMITS, ...STAGES, ...phraseMatchers, ...tools]);
  show(corpus, english ? [...costs, measureNatural(corpora.english, corpus.texts)] : costs);
}
const extraction = STAGES.filter((c) => c.name === 'stage: extract');
for (const corpus of Object.values(corpora.entities)) show(corpus, await costsOf(corpus, [...LIMITS, ...extraction]));
const { megabyte } = corpora;
const kilobytes = Array.from({ length: megabyte.length / KILOBYTE }, (_, i) =>
  megabyte.slice(i * KILOBYTE, (i + 1) * KILOBYTE),
);
const growth = await measure(
  [{ text: megabyte }],
  [
    LIMITS[0]!,
    { name: 'all stages', run: () => allStages(megabyte) },
    { name: 'all stages, 1 KB at a time', run: () => kilobytes.forEach(allStages) },
  ],
);
show({ name: NAMES.megabyte, texts: [megabyte] }, growth);

const ratioOf = (corpus: string, name: string) => rows.find((r) => r.corpus === corpus && r.case === name)!.ratio;
const floors = (
  [
    [NAMES.english, 'en'],
    [NAMES.korean, 'ko'],
    [NAMES.chinese, 'zh'],
  ] as const
).map(([name, language]) => {
  const { texts } = corpora.usual.find((c) => c.name === name)!;
  return floorOf(name, language, texts, rows.find((r) => r.corpus === name)!.nsPerChar);
});
console.log(`\n${showFloors(floors, ratioOf).join('\n')}`);

const bars = barsOf({
  rows,
  growth: growth[1]!.nsPerChar / growth[2]!.nsPerChar,
  first: load.first,
  decoded,
  bundle: sizes.find((s) => s.name === WHOLE_LIBRARY)!.gzip,
});
console.log(`\n${showBars(bars).join('\n')}`);

writeFileSync('bench/results.json', `${JSON.stringify({ load, decoded, sizes, rows, floors, bars }, null, 1)}\n`);
writeFileSync(
  'docs/bench.svg',
  chartOf(
    'Cost of each stage and of other packages, times a sum of charCodeAt (long English ads)',
    rows.filter((r) => r.corpus === NAMES.english).map((r) => ({ label: r.case, value: r.ratio })),
  ),
);
if (sink.sum === 0) console.log('nothing was computed');

function costsOf({ texts }: BenchCorpus, cases: readonly Case<Prepared>[]): Promise<Cost[]> {
  return measure(texts.map(prepare), cases);
}

/** Prints and keeps what a corpus cost; the first cost is that of the sum of charCodeAt. */
function show({ name: corpus, texts }: BenchCorpus, costs: readonly Cost[]): void {
  const chars = lengthOf(texts.map((text) => ({ text }))) / texts.length;
  for (const { name, nsPerChar } of costs) {
    const us = (nsPerChar * chars) / 1000;
    const row = { corpus, case: name, us, perSecond: 1e6 / us, nsPerChar, ratio: nsPerChar / costs[0]!.nsPerChar };
    rows.push(row);
    console.log(
      `${corpus.padEnd(26)} ${name.padEnd(30)} ${us.toFixed(2).padStart(8)} ${row.perSecond.toFixed(0).padStart(7)} ${nsPerChar.toFixed(1).padStart(8)} ${row.ratio.toFixed(1).padStart(13)}`,
    );
  }
}
