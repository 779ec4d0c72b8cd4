/**
 * Shows what the engine sees in a text, from the rule sources as they stand (no build needed).
 *
 *   npx tsx scripts/try.ts 'text of an ad'
 *   npx tsx scripts/try.ts FILE.txt | FILE.jsonl [ID ...] | FILE.jsonl.gz
 *   npx tsx scripts/try.ts --table FILE.jsonl ...       one line a row: label, evidence, risk, stance, leading rules
 *   npx tsx scripts/try.ts --pairs corpora/functional/ko.yaml   ranks the contrast pairs
 *   npx tsx scripts/try.ts --concepts FILE.jsonl.gz [CLASS [N]]  how often each concept is mentioned in N rows of a class, with samples
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readAd } from '../src/ad';
import { loadRuleSources } from '../src/authoring/load';
import { judge } from '../src/judge';
import { compileRuleset } from '../src/rules';
import { adOfRow, type Row, readRows } from './rows';

const ruleset = compileRuleset([loadRuleSources(join(fileURLToPath(import.meta.url), '..', '..', 'rules'), 'try')]);
const adOf = (row: Row) => readAd(adOfRow(row));
const isHigh = (ad: ReturnType<typeof readAd>) => ['high', 'critical'].includes(judged(ad).risk);
const judged = (ad: ReturnType<typeof readAd>) => {
  const j = judge(ad, ruleset, 0.02);
  return { ...j, evidence: j.weighed.reduce((s, w) => s + w.contribution, 0) };
};
function show(ad: ReturnType<typeof readAd>): void {
  const j = judged(ad);
  console.log(
    `\n── ${j.risk}  evidence ${j.evidence.toFixed(2)}  p ${j.probability.toFixed(3)}  stance ${j.stance}  ${j.typologies.map((t) => `${t.id} ${t.probability.toFixed(2)}`).join(', ')}`,
  );
  for (const m of j.mentions)
    console.log(
      `   ${m.concept}${m.negated ? ' (negated)' : ''}${m.disguised ? ' (disguised)' : ''}: ${JSON.stringify(ad.raw.slice(m.start, m.end))}`,
    );
  for (const e of j.entities) console.log(`   ${JSON.stringify(e)}`);
  for (const w of j.weighed)
    console.log(`   ${w.contribution >= 0 ? '+' : ''}${w.contribution.toFixed(2)} ${w.signal.rule.source.id}`);
}
const brief = (ad: ReturnType<typeof readAd>) => {
  const j = judged(ad);
  const top = [...j.weighed].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)).slice(0, 4);
  return `${j.evidence.toFixed(2).padStart(6)} ${j.risk.padEnd(8)} ${j.stance.padEnd(7)} ${top.map((w) => `${w.signal.rule.source.id} ${w.contribution.toFixed(1)}`).join(' | ')}`;
};

const [first, ...rest] = process.argv.slice(2);
if (first === '--table') {
  for (const file of rest)
    for (const row of readRows(file))
      console.log(
        `${String(row.id).padEnd(14)} ${String(row.label ?? row.cls).padEnd(7)} ${String(row.kind ?? '')
          .padEnd(14)
          .slice(0, 14)} ${brief(adOf(row))}`,
      );
} else if (first === '--pairs') {
  for (const file of rest) {
    let good = 0;
    const { pairs } = parse(readFileSync(file, 'utf8')) as {
      pairs: { id: string; capability: string; lure: string | Row; honest: string | Row }[];
    };
    for (const p of pairs) {
      const [lure, honest] = [p.lure, p.honest].map((x) => (typeof x === 'string' ? readAd(x) : adOf(x))) as [
        ReturnType<typeof readAd>,
        ReturnType<typeof readAd>,
      ];
      const ok = isHigh(lure) && !isHigh(honest);
      if (ok) good++;
      console.log(`${ok ? 'ok  ' : 'FAIL'} ${p.id}\n       lure   ${brief(lure)}\n       honest ${brief(honest)}`);
    }
    console.log(`${file}: ${good} of ${pairs.length} pairs right`);
  }
} else if (first === '--concepts') {
  const [file, cls = 'ad', n = '300'] = rest;
  const seen = new Map<string, { rows: number; samples: Set<string> }>();
  const rows = readRows(file!)
    .filter((r) => r.cls === cls)
    .slice(0, Number(n));
  for (const row of rows) {
    const ad = adOf(row);
    const here = new Set<string>();
    for (const m of judged(ad).mentions) {
      const entry = seen.get(m.concept) ?? { rows: 0, samples: new Set<string>() };
      seen.set(m.concept, entry);
      if (!here.has(m.concept)) entry.rows++;
      here.add(m.concept);
      if (entry.samples.size < 8)
        entry.samples.add(ad.raw.slice(Math.max(0, m.start - 8), m.end + 8).replace(/\s+/g, ' '));
    }
  }
  for (const [concept, { rows: count, samples }] of [...seen].sort((a, b) => b[1].rows - a[1].rows))
    console.log(`${String(count).padStart(5)} ${concept}  ${[...samples].join(' ¦ ')}`);
  console.log(`${rows.length} rows`);
} else if (first && existsSync(first)) {
  if (/\.jsonl(\.gz)?$/.test(first)) {
    for (const row of readRows(first))
      if (rest.length === 0 || rest.includes(String(row.id))) {
        console.log(`\n# ${row.id}`);
        show(adOf(row));
      }
  } else show(readAd(readFileSync(first, 'utf8')));
} else if (first) show(readAd(first));
