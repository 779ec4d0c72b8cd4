/**
 * What the rules make of one language, straight from `rules/` and without a build: for whoever writes its lexicon.
 *
 *   npx tsx scripts/language.ts LANG [--with en,zh] [--splits train,tune] [--misses 20] [--alarms 20]
 *   npx tsx scripts/language.ts LANG --rows FILE... [--classes lure,ad,chat] [--half even|odd]
 *   npx tsx scripts/language.ts LANG --text "an ad" | --examples | --gaps
 *
 * Prints how many lures of `corpora/LANG/<split>` are caught and how many honest ads flagged, then the misses and the false alarms
 * with their reasons. `--rows` reads other files of labelled rows; `--half` keeps the groups of one half only, so that the other
 * stays unseen. `--gaps` lists the concepts that have no phrase in the language; `--examples` runs `rules/examples/LANG.yaml`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAd } from '../src/ad';
import { checkRules } from '../src/authoring';
import { loadRuleSources } from '../src/authoring/load';
import { type CorpusRow, isOfHalf, readCorpus } from '../src/corpus';
import type { AdInput } from '../src/index';
import { judge } from '../src/judge';
import { compileRuleset } from '../src/rules';
import { RISKS } from '../src/verdict';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    with: { type: 'string', default: 'en' },
    splits: { type: 'string', default: 'train,tune' },
    rows: { type: 'string', multiple: true },
    classes: { type: 'string', default: 'lure,ad,chat' },
    half: { type: 'string' },
    misses: { type: 'string', default: '20' },
    alarms: { type: 'string', default: '20' },
    gaps: { type: 'boolean', default: false },
    examples: { type: 'boolean', default: false },
    text: { type: 'string', multiple: true },
  },
});
const [language] = positionals;
if (!language) throw new Error('name a language, such as ru');
const lexicon = language === 'zh-Hant' ? 'zh' : language;
const pack = loadRuleSources('rules', 'check', [...new Set([lexicon, ...values.with.split(',')])]);
const ruleset = compileRuleset([pack]);
const ELEVATED = RISKS.indexOf('elevated');
const HIGH = RISKS.indexOf('high');

if (values.gaps) {
  const own = pack.lexicons.find((l) => l.language === lexicon);
  const gaps = pack.concepts.filter((c) => !c.fromExtract && !own?.concepts[c.id]).map((c) => c.id);
  const phrases = Object.values(own?.concepts ?? {}).reduce((n, list) => n + list.length, 0);
  console.log(`${lexicon}: ${phrases} phrases, ${gaps.length} concepts without one: ${gaps.join(' ')}`);
}
if (values.examples) {
  const own = { ...pack, examples: pack.examples.filter((e) => e.language === lexicon) };
  // An empty base: that the examples are of one language is no fault here.
  const nothing = { ...pack, concepts: [], groups: {}, lexicons: [], rules: [], locales: [] };
  const { failures, examples } = checkRules(own, [nothing]);
  for (const f of failures) console.log(`${f.file}:${f.line}: ${f.rule}: ${f.problem}`);
  console.log(`examples ${JSON.stringify(examples)}, ${failures.length} failures`);
}

const score = (name: string, input: AdInput) => {
  const judged = judge(readAd(input), ruleset, 0.02);
  return {
    name,
    judged,
    evidence: judged.weighed.reduce((sum, w) => sum + w.contribution, 0),
    band: RISKS.indexOf(judged.risk),
  };
};

const show = ({ name, judged, evidence }: ReturnType<typeof score>, most = 420) => {
  const { ad, risk, stance, unscored, weighed } = judged;
  console.log(`\n${name}: ${risk} ${evidence.toFixed(2)} ${stance} ${unscored ?? ''}`);
  for (const { signal, contribution } of weighed)
    if (Math.abs(contribution) > 0.15) {
      const mentions = signal.mentions.map((m) => `${m.concept.split('.').pop()}: ${ad.text.slice(m.start, m.end)}`);
      console.log(`  ${contribution.toFixed(2)} ${signal.rule.source.id} [${mentions.join(' · ')}]`);
    }
  console.log(`  ${ad.text.replace(/\s*\n\s*/g, ' ⏎ ').slice(0, most)}`);
};

const report = (name: string, rows: readonly CorpusRow[], isLure: boolean) => {
  if (rows.length === 0) return;
  const all = rows.map((r) => score([r.id, r.kind ?? r.cls, r.level, r.channel].filter(Boolean).join(' '), r.ad));
  const shareFrom = (band: number) => {
    const n = all.filter((s) => s.band >= band).length;
    return `${n} (${((100 * n) / all.length).toFixed(1)} %)`;
  };
  console.log(
    `${name.padEnd(26)} ${String(all.length).padStart(5)}   high or above ${shareFrom(HIGH)}   elevated or above ${shareFrom(ELEVATED)}`,
  );
  const misses = all.filter((s) => s.band < HIGH).sort((a, b) => a.evidence - b.evidence);
  const alarms = all.filter((s) => s.band >= ELEVATED).sort((a, b) => b.evidence - a.evidence);
  const listed = isLure ? misses.slice(0, Number(values.misses)) : alarms.slice(0, Number(values.alarms));
  for (const s of listed) show(s);
  if (listed.length > 0) console.log('');
};

for (const text of values.text ?? []) show(score('text', text), 5000);
if (values.rows) {
  const half = values.half === 'even' || values.half === 'odd' ? values.half : null;
  const rows = readCorpus(values.rows).rows.filter((r) => half === null || isOfHalf(r, half));
  for (const cls of values.classes.split(','))
    report(
      cls,
      rows.filter((r) => r.cls === cls),
      cls === 'lure',
    );
} else if (!values.text && !values.examples)
  for (const split of values.splits.split(',')) {
    const folder = join('corpora', language, split);
    if (!existsSync(folder)) continue;
    const { rows } = readCorpus([folder]);
    for (const label of ['lure', 'honest'] as const)
      report(
        `${split}, ${label}`,
        rows.filter((r) => r.label === label),
        label === 'lure',
      );
  }
