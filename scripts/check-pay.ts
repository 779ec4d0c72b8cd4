/**
 * Reads the pay expressions of `test/pay/expressions.jsonl` with the rules of all languages, straight from `rules/`, and prints for
 * each language how many are read with the right amount, currency and period, and how many without any fault; open and held-back
 * rows apart. Lists the faults of open rows only: held-back rows are counted and never shown. Ends with 1 below 97 %.
 * Run: npm run check:pay
 *
 * `--data FILE...` reads pay in honest ads of other files instead and prints a sample of the readings for reading by hand:
 *   npx tsx scripts/check-pay.ts --data FILE... [--ads 2000] [--show 100] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { readAd } from '../src/ad';
import { loadRuleSources } from '../src/authoring/load';
import { readCorpus } from '../src/corpus';
import type { Pay } from '../src/extract';
import type { AdInput } from '../src/index';
import { judge } from '../src/judge';
import { compileRuleset } from '../src/rules';
import { outcomeOf, readRows } from '../test/pay/compare';

/** Least share of rows without a fault, of open and of held-back rows each. */
const LEAST_SHARE = 0.97;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'boolean', default: false },
    ads: { type: 'string', default: '2000' },
    show: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
});

const ruleset = compileRuleset([loadRuleSources('rules', 'check')]);
const payOf = (ad: AdInput): { text: string; pay: Pay[] } => {
  const judged = judge(readAd(ad), ruleset, 0.02);
  return { text: judged.ad.text, pay: judged.entities.filter((e): e is Pay => e.kind === 'pay') };
};

const shown = (p: Pay): string =>
  `${p.upTo ? '<=' : ''}${p.min === p.max ? p.min : `${p.min}-${p.max}`} ${p.percent ? '%' : p.currency} ${p.period}${p.crypto ? ' crypto' : ''}`;

if (values.data) sample(positionals, Number(values.ads), Number(values.show), Number(values.seed));
else check();

function check(): void {
  const rows = readRows();
  const read = rows.map((row) => {
    const home = row.homeCountry ? { homeCountry: row.homeCountry } : {};
    return { row, outcome: outcomeOf(row, payOf({ text: row.text, ...home }).pay) };
  });
  type Read = (typeof read)[number];

  const count = (of: readonly Read[], key: 'amount' | 'currency' | 'period' | 'all'): string =>
    `${of.filter((r) => r.outcome[key]).length}`;
  const cells = (name: string, half: (held: boolean) => readonly Read[]): string => {
    const part = (held: boolean): string => {
      const of = half(held);
      const share = of.length === 0 ? '-' : `${((100 * Number(count(of, 'all'))) / of.length).toFixed(1)}`;
      return [
        String(of.length),
        count(of, 'amount'),
        count(of, 'currency'),
        count(of, 'period'),
        count(of, 'all'),
        share,
      ]
        .map((cell) => cell.padStart(9))
        .join('');
    };
    return `${name.padEnd(10)}${part(false)}  |${part(true)}`;
  };
  const head = ['rows', 'amount', 'currency', 'period', 'right', '%'].map((cell) => cell.padStart(9)).join('');
  console.log(`${''.padEnd(10)}${'open'.padStart(9)}${' '.repeat(45)}  |${'held back'.padStart(12)}`);
  console.log(`${'language'.padEnd(10)}${head}  |${head}`);
  const languages = [...new Set(rows.map((row) => row.lang))];
  for (const lang of languages)
    console.log(cells(lang, (held) => read.filter((r) => r.row.lang === lang && r.row.held === held)));
  console.log(cells('with pay', (held) => read.filter((r) => r.row.held === held && r.row.expect.length > 0)));
  console.log(cells('no pay', (held) => read.filter((r) => r.row.held === held && r.row.expect.length === 0)));
  console.log(cells('all', (held) => read.filter((r) => r.row.held === held)));

  const faults = read.filter((r) => !r.row.held && !r.outcome.all);
  if (faults.length > 0) console.log('\nfaults of open rows:');
  for (const { row, outcome } of faults) {
    const want = row.expect.map(
      (e) =>
        `${e.upTo ? '<=' : ''}${[...new Set([e.min ?? e.max, e.max ?? e.min])].join('-')} ${e.percent ? '%' : e.currency} ${e.period ?? `(${e.impliedPeriod ?? 'none'})`}`,
    );
    console.log(`  ${row.id} ${row.lang}${row.homeCountry ? `/${row.homeCountry}` : ''}: ${row.text}`);
    console.log(`      want ${want.join('; ') || 'none'}   got ${outcome.got.map(shown).join('; ') || 'none'}`);
  }
  for (const held of [false, true]) {
    const half = read.filter((r) => r.row.held === held);
    const share = half.filter((r) => r.outcome.all).length / half.length;
    if (share < LEAST_SHARE) {
      console.log(
        `${held ? 'held-back' : 'open'} rows: ${(100 * share).toFixed(1)} %, at least ${100 * LEAST_SHARE} % wanted`,
      );
      process.exitCode = 1;
    }
  }
}

/** Readings of pay in `ads` honest ads, as many of each file, of which `show` are printed with what stands around them. */
function sample(files: readonly string[], ads: number, show: number, seed: number): void {
  if (files.length === 0 || !(ads > 0) || !(show > 0))
    throw new Error('usage: check-pay --data FILE... [--ads 2000] [--show 100]');
  const random = randomFrom(seed);
  const readings: string[][] = [];
  let honest = 0;
  for (const file of files) {
    const rows = shuffled(
      readCorpus([file]).rows.filter((r) => r.cls === 'ad'),
      random,
    ).slice(0, Math.ceil(ads / files.length));
    honest += rows.length;
    const own: string[] = [];
    for (const row of rows) {
      const { text, pay } = payOf(row.ad);
      for (const p of pay) {
        const flat = (s: string): string => s.replace(/\s+/g, ' ');
        const around = `${flat(text.slice(Math.max(0, p.start - 70), p.start))}[[${flat(text.slice(p.start, p.end))}]]${flat(text.slice(p.end, p.end + 60))}`;
        own.push(`${row.id} ${row.ad.homeCountry ?? ''} ${shown(p)}\n    ${around}`);
      }
    }
    console.log(`${file.split('/').pop()}: ${rows.length} honest ads, ${own.length} readings of pay`);
    readings.push(shuffled(own, random));
  }
  // Turn by turn from each file, so that no language fills the sample.
  const chosen: string[] = [];
  for (let k = 0; chosen.length < show && readings.some((own) => own.length > k); k++)
    for (const own of readings) if (k < own.length && chosen.length < show) chosen.push(own[k]!);
  console.log(
    `${honest} honest ads, ${readings.reduce((n, own) => n + own.length, 0)} readings; ${chosen.length} of them:`,
  );
  chosen.forEach((line, i) => void console.log(`${String(i + 1).padStart(3)} ${line}`));
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}

/** Park and Miller's minimal standard generator: the same seed draws the same sample. */
function randomFrom(seed: number): () => number {
  let state = (Math.abs(Math.trunc(seed)) % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
