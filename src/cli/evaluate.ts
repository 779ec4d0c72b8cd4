import { writeFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import Table from 'cli-table3';
import { type CorpusRow, isOfHalf, readCorpus } from '../corpus';
import { countsOf, type Effect, effectsOf, groupRows, PERTURBATIONS, robustnessOf, shareText } from '../evaluate';
import { createScorer, type Scorer, type Verdict } from '../index';
import { parse, SCORER_ARGS, scorerOptions, single, UsageError } from './arguments';
import { safe } from './layout';
import { Progress } from './progress';

const BY = ['class', 'set', 'kind', 'level', 'channel', 'split', 'file'] as const;
type By = (typeof BY)[number];

const ARGS = {
  corpus: { type: 'positional', required: true, description: 'Files of labelled ads (.jsonl, .jsonl.gz), or folders' },
  by: { type: 'string', valueHint: BY.join('|'), description: 'A row for each of these, beside language and label' },
  split: { type: 'string', valueHint: 'test', description: 'Only files in a folder of this name' },
  langs: { type: 'string', valueHint: 'ko,zh', description: 'Only ads in these languages' },
  classes: { type: 'string', valueHint: 'lure,ad', description: 'Only rows of these classes' },
  half: { type: 'string', valueHint: 'even|odd', description: 'Only the groups of one half' },
  perturb: {
    type: 'string',
    valueHint: 'all|ID,ID',
    description: 'Disguise the ads and tell how many are flagged before and after',
  },
  seed: { type: 'string', valueHint: 'N', description: 'Seed of the disguises (1)' },
  show: {
    type: 'string',
    valueHint: 'N',
    description: 'List N misses and N false alarms of each row, with their reasons (0)',
  },
  json: { type: 'string', valueHint: 'FILE', description: 'Write all figures to FILE' },
  prior: SCORER_ARGS.prior,
  rules: SCORER_ARGS.rules,
} as const;

export const evaluateCommand = defineCommand({
  meta: {
    name: 'evaluate',
    description: 'Count how many labelled lures are flagged and how many honest ads are, by language',
  },
  args: ARGS,
  async run({ rawArgs }) {
    const given = parse(rawArgs, ARGS, 'evaluate');
    if (given.positionals.length === 0) throw new UsageError('Name a file or folder of labelled ads.');
    const scorer = createScorer(await scorerOptions(given));
    const { rows, rejects } = readCorpus(given.positionals);
    const wanted = rows.filter(filterOf((name) => single(given, name)));
    const labelled = wanted.filter((r) => r.label !== null);
    if (labelled.length === 0)
      throw new UsageError('No labelled ads are left; a row needs label (lure, honest) or cls.');
    const unlabelled = wanted.length - labelled.length;
    const json = single(given, 'json');
    const perturbations = single(given, 'perturb');
    const figures =
      perturbations === null
        ? evaluate(labelled, scorer, byOf(single(given, 'by')), numberOf(single(given, 'show'), 'show', 0))
        : disguise(labelled, scorer, perturbations, numberOf(single(given, 'seed'), 'seed', 1));
    if (json !== null) writeFileSync(json, `${JSON.stringify(figures, null, 1)}\n`);
    const left = [
      unlabelled > 0 ? `${unlabelled} rows without label` : '',
      rejects.length > 0 ? `${rejects.length} lines that are no rows` : '',
    ];
    if (left.some(Boolean)) process.stderr.write(`Left out: ${left.filter(Boolean).join(', ')}.\n`);
    for (const { file, line, reason } of rejects.slice(0, 5)) process.stderr.write(`  ${file}:${line}: ${reason}\n`);
    if (rejects.length > 0) process.exitCode = 2;
  },
});

function byOf(given: string | null): By | null {
  if (given === null || (BY as readonly string[]).includes(given)) return given as By | null;
  throw new UsageError(`Option --by: must be one of ${BY.join(', ')}; got ${given}`);
}

function numberOf(given: string | null, option: string, usual: number): number {
  if (given === null) return usual;
  const number = Number(given);
  if (!Number.isInteger(number) || number < 0)
    throw new UsageError(`Option --${option}: must be a whole number; got ${given}`);
  return number;
}

function filterOf(
  option: (name: 'split' | 'langs' | 'classes' | 'half') => string | null,
): (row: CorpusRow) => boolean {
  const split = option('split');
  const langs = option('langs')?.split(',');
  const classes = option('classes')?.split(',');
  const half = option('half');
  if (half !== null && half !== 'even' && half !== 'odd')
    throw new UsageError(`Option --half: must be even or odd; got ${half}`);
  return (row) =>
    (split === null || row.split === split) &&
    (langs === undefined || langs.some((l) => row.lang === l || row.lang.startsWith(`${l}-`))) &&
    (classes === undefined || classes.includes(row.cls)) &&
    (half === null || isOfHalf(row, half));
}

function evaluate(rows: readonly CorpusRow[], scorer: Scorer, by: By | null, show: number) {
  const progress = new Progress();
  const verdicts = new Map<CorpusRow, Verdict>();
  for (const row of rows) {
    verdicts.set(row, scorer.score(row.ad));
    progress.show(() => `${verdicts.size} of ${rows.length} judged`);
  }
  progress.clear();
  const field = (row: CorpusRow): string => (by === 'class' ? row.cls : by === null ? '' : (row[by] ?? '-'));
  const groups = groupRows(rows, (r) => [r.lang, r.label!, ...(by === null ? [] : [field(r)])]);
  const figures = groups.map(({ key, rows: own }) => ({ key, ...countsOf(own.map((r) => verdicts.get(r)!.risk)) }));
  print(
    ['language', 'label', ...(by === null ? [] : [by]), 'ads', 'high or above % (95 %)', 'elevated or above %'],
    figures.map(({ key, rows: n, high, elevated }) => [...key, String(n), shareText(high, n), shareText(elevated, n)]),
  );
  for (const { rows: own } of show > 0 ? groups : [])
    for (const line of extremes(own, verdicts, show)) process.stdout.write(`${line}\n`);
  return figures;
}

/** The lures that were read lowest, or the honest ads that were read highest. */
function extremes(rows: readonly CorpusRow[], verdicts: ReadonlyMap<CorpusRow, Verdict>, count: number): string[] {
  const isLure = rows[0]?.label === 'lure';
  const sorted = [...rows].sort((a, b) => (verdicts.get(a)!.logit - verdicts.get(b)!.logit) * (isLure ? 1 : -1));
  return sorted.slice(0, count).flatMap((row) => {
    const { risk, logit, prior, stance, evidence } = verdicts.get(row)!;
    const base = Math.log(prior / (1 - prior));
    const reasons = evidence
      .filter((e) => Math.abs(e.contribution) > 0.2)
      .map((e) => `    ${e.contribution.toFixed(2)} ${e.signal} [${e.spans.map((s) => safe(s.text)).join(' · ')}]`);
    const text = Object.values(row.ad).join(' ⏎ ').replace(/\s+/g, ' ').slice(0, 300);
    return [
      `${row.lang} ${row.label} ${row.id}: ${risk} ${(logit - base).toFixed(2)} ${stance}`,
      ...reasons,
      `    ${safe(text)}`,
    ];
  });
}

function disguise(rows: readonly CorpusRow[], scorer: Scorer, wanted: string, seed: number) {
  const only = wanted === 'all' ? [] : wanted.split(',');
  const unknown = only.find((id) => !PERTURBATIONS.some((p) => p.id === id));
  if (unknown)
    throw new UsageError(`Option --perturb: no "${unknown}"; there are ${PERTURBATIONS.map((p) => p.id).join(', ')}`);
  const progress = new Progress();
  let read = 0;
  const result = robustnessOf(rows, scorer, only, seed, () => {
    read++;
    progress.show(() => `${read} of ${rows.length} disguised`);
  });
  progress.clear();
  const points = (e: Effect) => (e.rows === 0 ? 0 : (100 * (e.after - e.before)) / e.rows);
  const change = (e: Effect | undefined) => (e ? points(e).toFixed(1) : '-');
  const share = (n: number, e: Effect) => ((100 * n) / Math.max(1, e.rows)).toFixed(1);
  for (const by of ['perturbation', 'language'] as const) {
    const honest = new Map(effectsOf(result.honest, by).map((e) => [e[by], e]));
    print(
      [by, 'lures', 'changed', 'caught %', 'after %', 'points', 'honest', 'flagged %', 'after %', 'points'],
      effectsOf(result.lures, by).map((e) => {
        const h = honest.get(e[by]);
        return [
          e[by],
          String(e.rows),
          String(e.changed),
          share(e.before, e),
          share(e.after, e),
          change(e),
          ...(h ? [String(h.rows), share(h.before, h), share(h.after, h), change(h)] : ['-', '-', '-', '-']),
        ];
      }),
    );
  }
  const worst = [...result.lures]
    .filter((e) => e.changed > 0)
    .sort((a, b) => points(a) - points(b))
    .slice(0, 15);
  print(
    ['worst for lures', 'language', 'lures', 'changed', 'caught %', 'after %', 'points'],
    worst.map((e) => [
      e.perturbation,
      e.language,
      String(e.rows),
      String(e.changed),
      share(e.before, e),
      share(e.after, e),
      change(e),
    ]),
  );
  return result;
}

function print(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, i) => (/^\d|^-?[\d.]+/.test(rows[0]?.[i] ?? '') ? 'right' : 'left')),
  });
  table.push(...rows.map((r) => [...r]));
  process.stdout.write(`${table.toString()}\n`);
}
