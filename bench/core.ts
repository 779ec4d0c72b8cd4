/**
 * The scoring core beside the cost of reading the text, in one process, rounds interleaved, CPU time, medians.
 * Builds on dist/: run `npm run bench`, which builds first.
 */
import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { createScorer } from '../dist/index.js';
import { TEXT_FIELDS } from '../src/ad/types';
import { ownAds } from '../test/support/corpora';

const ROUNDS = 9;

/** Ads of ours by language. */
const corpora: { [name: string]: string[] } = { ko: [], zh: [], en: [] };
for (const { lang, ad } of ownAds())
  corpora[lang.slice(0, 2)]?.push(
    TEXT_FIELDS.map((field) => ad[field])
      .concat(ad.text)
      .filter(Boolean)
      .join('\n'),
  );
corpora.mixed = [...corpora.ko!, ...corpora.zh!, ...corpora.en!];
corpora.long = corpora.mixed.map((_, i, all) =>
  Array.from({ length: 8 }, (_x, k) => all[(i * 7 + k * 13) % all.length]).join('\n\n'),
);

const scorer = createScorer();
let sink = 0;
const cases: { [name: string]: (text: string) => void } = {
  'charCodeAt sum': (text) => {
    let sum = 0;
    for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
    sink += sum;
  },
  'verdict, brief': (text) => {
    sink += scorer.brief(text).logit;
  },
  'verdict, with evidence': (text) => {
    sink += scorer.score(text).logit;
  },
};

const { outputFiles } = await build({
  entryPoints: ['src/index.ts'],
  bundle: true,
  minify: true,
  write: false,
  platform: 'browser',
  charset: 'utf8',
  format: 'esm',
  logLevel: 'silent',
});
const code = outputFiles[0]!.contents;
console.log(
  `core bundle: ${(code.length / 1024).toFixed(1)} KB min, ${(gzipSync(code, { level: 9 }).length / 1024).toFixed(1)} KB min+gzip`,
);

const load = `const a = process.cpuUsage(); const { createScorer } = await import('./dist/index.js'); const b = process.cpuUsage(a);
const s = createScorer(); const c = process.cpuUsage(a); s.score('We are hiring a cook for our restaurant, please call us.'); const d = process.cpuUsage(a);
const ms = (u) => ((u.user + u.system) / 1000).toFixed(1); console.log([ms(b), ms(c), ms(d)].join(' '));`;
const loads = Array.from({ length: 7 }, () =>
  execFileSync('node', ['--input-type=module', '-e', load], { encoding: 'utf8' }).trim().split(' ').map(Number),
);
const median = (xs: number[]) => [...xs].sort((a, b) => a - b)[xs.length >> 1]!;
const [imported, created, first] = [0, 1, 2].map((k) => median(loads.map((l) => l[k]!)));
console.log(
  `load, CPU ms in a fresh process: import ${imported}, + create ${created}, + first verdict ${first} (medians of ${loads.length})`,
);

console.log('\ncorpus     ads  mean chars  case                       µs/ad   ads/s   ns/char  x charCodeAt');
for (const [name, texts] of Object.entries(corpora)) {
  const chars = texts.reduce((s, t) => s + t.length, 0);
  const repeat = Math.max(1, Math.ceil(400_000 / chars));
  const times: { [c: string]: number[] } = Object.fromEntries(Object.keys(cases).map((c) => [c, []]));
  for (let round = -2; round < ROUNDS; round++)
    for (const [c, run] of Object.entries(cases)) {
      const start = process.cpuUsage();
      for (let r = 0; r < repeat; r++) for (const t of texts) run(t);
      const { user, system } = process.cpuUsage(start);
      if (round >= 0) times[c]!.push((user + system) / (repeat * texts.length));
    }
  const base = median(times['charCodeAt sum']!);
  for (const c of Object.keys(cases)) {
    const us = median(times[c]!);
    console.log(
      `${name.padEnd(8)} ${String(texts.length).padStart(5)} ${(chars / texts.length).toFixed(0).padStart(11)}  ${c.padEnd(24)} ${us.toFixed(2).padStart(7)} ${(1e6 / us).toFixed(0).padStart(7)} ${((us * 1000 * texts.length) / chars).toFixed(1).padStart(9)} ${(us / base).toFixed(1).padStart(12)}`,
    );
  }
}
if (sink === 0) console.log('nothing was computed');
