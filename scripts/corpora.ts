/** Counts the ads of `corpora/` by language, label and kind, and shows what their form is like by class. */
import type { JobAd } from '../src/index';
import { readCorpus, readPairs } from '../test/support/corpora';

const textOf = (ad: JobAd | string): string => (typeof ad === 'string' ? ad : Object.values(ad).join('\n'));
const share = (n: number, of: number) => `${((100 * n) / Math.max(1, of)).toFixed(0)} %`.padStart(6);

const rows = [...readCorpus('lures'), ...readCorpus('hard-negatives')];
const pairs = readPairs();
console.log(
  `lures ${rows.filter((r) => r.label === 'lure').length}, hard negatives ${rows.filter((r) => r.label === 'honest').length}, contrast pairs ${pairs.length}\n`,
);

console.log('language  label     ads  kinds');
for (const lang of [...new Set(rows.map((r) => r.lang))].sort())
  for (const label of ['lure', 'honest'] as const) {
    const here = rows.filter((r) => r.lang === lang && r.label === label);
    if (here.length === 0) continue;
    const kinds = new Map<string, number>();
    for (const r of here) kinds.set(r.kind, (kinds.get(r.kind) ?? 0) + 1);
    const list = label === 'lure' ? [...kinds].map(([k, n]) => `${k} ${n}`).join(', ') : `${kinds.size} kinds`;
    console.log(`${lang.padEnd(9)} ${label.padEnd(7)} ${String(here.length).padStart(5)}  ${list}`);
  }

console.log('\nform      ads  characters  with digits  with emoji  with fields');
for (const [name, texts, fields] of [
  [
    'lures',
    rows.filter((r) => r.label === 'lure').map((r) => textOf(r.ad)),
    rows.filter((r) => r.label === 'lure' && !r.ad.text).length,
  ],
  [
    'honest',
    rows.filter((r) => r.label === 'honest').map((r) => textOf(r.ad)),
    rows.filter((r) => r.label === 'honest' && !r.ad.text).length,
  ],
  ['pairs: lure', pairs.map((p) => textOf(p.lure)), pairs.filter((p) => typeof p.lure !== 'string').length],
  ['pairs: twin', pairs.map((p) => textOf(p.honest)), pairs.filter((p) => typeof p.honest !== 'string').length],
] as const)
  console.log(
    `${name.padEnd(11)} ${String(texts.length).padStart(3)} ${(texts.reduce((s, t) => s + t.length, 0) / Math.max(1, texts.length)).toFixed(0).padStart(10)} ${share(texts.filter((t) => /\d/.test(t)).length, texts.length).padStart(11)} ${share(texts.filter((t) => /\p{Extended_Pictographic}/u.test(t)).length, texts.length).padStart(12)} ${share(fields, texts.length).padStart(12)}`,
  );
