/**
 * Scores a folder of `<lang>.jsonl.gz` files and prints the share of each class that reaches each band, and the highest rows.
 *
 *   npx tsx scripts/measure.ts DIR [--langs ko,zh] [--classes ad,chat] [--top 10] [--text]
 *
 * A row holds the fields of a JobAd and `cls`. Row texts are printed only with --text.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TEXT_FIELDS } from '../src/ad/types';
import { createScorer } from '../src/index';
import type { Verdict } from '../src/verdict';
import { adOfRow, type Row, readRows } from './rows';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    langs: { type: 'string' },
    classes: { type: 'string', default: 'ad,chat' },
    top: { type: 'string', default: '10' },
    text: { type: 'boolean', default: false },
  },
});
const [dir] = positionals;
if (!dir) throw new Error('name the folder that holds the <lang>.jsonl.gz files');
const classes = values.classes.split(',');
const langs = values.langs?.split(',');
const scorer = createScorer();

interface Scored {
  readonly row: Row;
  readonly verdict: Verdict;
}

console.log('lang    class       rows  minimal     low  elevated  high  critical  high or above');
const highest: Scored[] = [];
for (const file of readdirSync(dir)
  .filter((f) => f.endsWith('.jsonl.gz'))
  .sort()) {
  const lang = file.replace('.jsonl.gz', '');
  if (langs && !langs.includes(lang)) continue;
  const rows = readRows(join(dir, file));
  for (const cls of classes) {
    const counts = { minimal: 0, low: 0, elevated: 0, high: 0, critical: 0 };
    const scored: Scored[] = [];
    for (const row of rows) {
      if (row.cls !== cls) continue;
      const verdict = scorer.score(adOfRow(row));
      counts[verdict.risk]++;
      scored.push({ row, verdict });
    }
    if (scored.length === 0) continue;
    const high = counts.high + counts.critical;
    console.log(
      `${lang.padEnd(7)} ${cls.padEnd(10)} ${String(scored.length).padStart(5)}  ${String(counts.minimal).padStart(7)} ${String(counts.low).padStart(7)} ${String(counts.elevated).padStart(9)} ${String(counts.high).padStart(5)} ${String(counts.critical).padStart(9)}  ${((100 * high) / scored.length).toFixed(2)} %`,
    );
    scored.sort((a, b) => b.verdict.logit - a.verdict.logit);
    highest.push(...scored.slice(0, Number(values.top)));
  }
}
for (const { row, verdict } of highest) {
  const reasons = verdict.evidence
    .filter((e) => e.contribution > 0.2)
    .map((e) => `${e.signal} ${e.contribution.toFixed(2)} [${e.spans.map((s) => s.text).join(' · ')}]`);
  console.log(
    `\n${row.lang} ${row.cls} ${row.id} ${verdict.risk} logit ${verdict.logit.toFixed(2)} ${verdict.stance}\n  ${reasons.join('\n  ')}`,
  );
  if (values.text)
    console.log(
      TEXT_FIELDS.filter((f) => row[f])
        .map((f) => `  ${f}: ${String(row[f]).replace(/\s+/g, ' ').slice(0, 700)}`)
        .join('\n'),
    );
}
