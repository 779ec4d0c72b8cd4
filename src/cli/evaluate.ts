import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import { TEXT_FIELDS } from '../ad';
import {
  type Corpus,
  type CorpusRow,
  checkManifest,
  type Manifest,
  ManifestError,
  readCorpus,
  readManifest,
} from '../corpus';
import {
  compareWith,
  countsOf,
  type Effect,
  effectsOf,
  evaluate,
  groupRows,
  type KindTold,
  kindsTold,
  namesOf,
  PERTURBATIONS,
  PredictionsError,
  predictionLines,
  type Report,
  type RuleFigures,
  type Run,
  readPredictions,
  reportPage,
  robustnessOf,
  SPLITS,
  type Split,
  SplitError,
  type SplitKind,
  shareText,
  splitGiven,
  splitOf,
  VARIANTS,
  type Variant,
} from '../evaluate';
import { createScorer, ENGINE_VERSION, type Scorer, type ScorerOptions, type Verdict } from '../index';
import { TrainError } from '../train';
import { edgeOf } from '../verdict';
import { type Given, parse, SCORER_ARGS, scorerOptions, single, UsageError, wholeNumber } from './arguments';
import { checkFiles, FILTER_ARGS, filterOf, READ_ARGS, readOptionsOf, tellLeftOut } from './corpus-rows';
import { CONFIGURATIONS, configurationsFor } from './evaluate-configurations';
import { print, printReport } from './evaluate-tables';
import { safe } from './layout';
import { Progress } from './progress';
import { inPackage } from './root';
import { ruleFigures } from './rule-figures';

const BY = ['class', 'set', 'kind', 'level', 'channel', 'split', 'file'] as const;
type By = (typeof BY)[number];

const ARGS = {
  corpus: {
    type: 'positional',
    required: true,
    description: 'Files of labelled ads (.jsonl, .csv, .tsv, each also .gz), or folders of .jsonl',
  },
  by: { type: 'string', valueHint: BY.join('|'), description: 'A row for each of these, beside language and label' },
  ...FILTER_ARGS,
  train: {
    type: 'string',
    valueHint: 'FILE',
    description: 'Learn from the ads of FILE or folder alone, and measure on the others; may be repeated',
  },
  perturb: {
    type: 'string',
    valueHint: 'all|ID,ID',
    description: 'Disguise the ads and tell how many are flagged before and after',
  },
  seed: { type: 'string', valueHint: 'N', description: 'Seed of disguises, folds and draws (1)' },
  show: {
    type: 'string',
    valueHint: 'N',
    description: 'List N misses and N false alarms of each row, with their reasons (0)',
  },
  json: { type: 'string', valueHint: 'FILE', description: 'Write all figures to FILE' },
  html: {
    type: 'string',
    valueHint: 'FILE',
    description: 'Write a report with plots to FILE: one page that needs no network',
  },
  configurations: {
    type: 'string',
    valueHint: 'NAME,NAME',
    description: `What is measured, side by side (shipped): ${CONFIGURATIONS.join(', ')}`,
  },
  'split-by': {
    type: 'string',
    valueHint: SPLITS.join('|'),
    description: 'What no fold parts and draws take whole (group: near-duplicates)',
  },
  folds: { type: 'string', valueHint: 'N', description: 'Folds for configurations that learn (5)' },
  seeds: { type: 'string', valueHint: 'N', description: 'Seeds for configurations that learn (5)' },
  draws: { type: 'string', valueHint: 'N', description: 'Draws of the bootstrap (1000)' },
  variants: {
    type: 'string',
    valueHint: 'all|ID,ID',
    description: `The same ads with something changed: ${VARIANTS.map((v) => v.id).join(', ')}`,
  },
  fields: { type: 'string', valueHint: 'title,description', description: 'Read only these fields of an ad' },
  'per-rule': { type: 'boolean', description: 'What each rule did: hits, S/O, false alarms, overlap, time, advice' },
  worst: { type: 'string', valueHint: 'N', description: 'Worst misses and false alarms in the report (15)' },
  predictions: {
    type: 'string',
    valueHint: 'FILE',
    description: 'Write what was said of each row to FILE (JSON lines)',
  },
  against: { type: 'string', valueHint: 'FILE', description: 'Compare with an earlier --predictions FILE' },
  manifest: {
    type: 'string',
    valueHint: 'NAME|FILE',
    description: 'Read a public corpus by its manifest and check hash and counts',
  },
  ...READ_ARGS,
  prior: SCORER_ARGS.prior,
  rules: SCORER_ARGS.rules,
  model: SCORER_ARGS.model,
} as const;

export const evaluateCommand = defineCommand({
  meta: {
    name: 'evaluate',
    description:
      'Measure on labelled ads how many lures are found and how many honest ads are flagged, and how sure that is',
  },
  args: ARGS,
  async run({ rawArgs }) {
    try {
      await run(rawArgs);
    } catch (error) {
      // What the caller can mend is said in one sentence.
      if (MENDABLE.some((kind) => error instanceof kind)) throw new UsageError(safe((error as Error).message));
      throw error;
    }
  },
});

const MENDABLE = [SplitError, PredictionsError, ManifestError, TrainError];

async function run(rawArgs: readonly string[]): Promise<void> {
  const given = parse(rawArgs, ARGS, 'evaluate');
  if (given.positionals.length === 0) throw new UsageError('Name a file or folder of labelled ads.');
  const perturbations = single(given, 'perturb');
  if (perturbations !== null) refuseBesidePerturb(given);
  await checkFiles(given, ['json', 'html', 'predictions']);
  const options = await scorerOptions(given);
  const corpus = readGiven(given);
  const wanted = corpus.rows.filter(filterOf(given));
  const labelled = wanted.filter((r) => r.label !== null);
  const learnt = corpus.learnt.rows.filter((r) => r.label !== null);
  const unlabelled = wanted.length - labelled.length;
  try {
    if (labelled.length === 0)
      throw new UsageError('No labelled ads are left; a row needs label (lure, honest) or cls.');
    if (given.options.has('train') && learnt.length === 0)
      throw new UsageError('Option --train: no labelled ads to learn from; a row needs label (lure, honest) or cls.');
    if (perturbations === null) {
      const fields = single(given, 'fields');
      const rows = onlyFields(labelled, fields);
      const source = { ...corpus, unlabelled, command: commandLine(rawArgs) };
      measureAll(rows, learnt.length === 0 ? [] : onlyFields(learnt, fields), given, options, source);
    } else {
      const figures = disguise(labelled, createScorer(options), perturbations, wholeNumber(given, 'seed', 0) ?? 1);
      const json = single(given, 'json');
      if (json !== null) writeJson(json, figures);
    }
  } finally {
    // Where it comes to nothing, what was left out tells why.
    const others = corpus.learnt.rows.length - learnt.length;
    tellLeftOut(unlabelled + others, [...corpus.rejects, ...corpus.learnt.rejects]);
  }
}

/** Options that only the tables of figures know. */
const IDLE_BESIDE_PERTURB = [
  'html',
  'predictions',
  'against',
  'fields',
  'variants',
  'configurations',
  'by',
  'train',
  'show',
  'split-by',
  'folds',
  'seeds',
  'draws',
  'worst',
  'per-rule',
];

/** Disguises have tables of their own; what they would leave undone is refused rather than forgotten. */
function refuseBesidePerturb(given: Given): void {
  const idle = IDLE_BESIDE_PERTURB.find((name) => given.options.has(name) || given.flags.has(name));
  if (idle !== undefined)
    throw new UsageError(
      `Options --perturb and --${idle} do not go together; --variants perturbed puts disguises into a report.`,
    );
}

interface ReadRows {
  readonly rows: readonly CorpusRow[];
  readonly rejects: Corpus['rejects'];
  /** What is learnt from and not measured. */
  readonly learnt: Corpus;
  /** What a manifest says of the files. */
  readonly notes: readonly string[];
  /** How it asks that they be split. */
  readonly splitBy: SplitKind | null;
}

/** The rows of the files named, read as the options ask. */
function readGiven(given: Given): ReadRows {
  const name = single(given, 'manifest');
  const manifest = name === null ? null : manifestFor(name);
  const options = readOptionsOf(given, manifest);
  const corpus = readCorpus(given.positionals, options);
  const learnt = readCorpus(given.options.get('train') ?? [], options);
  const notes: string[] = [];
  if (manifest !== null) {
    notes.push(`${manifest.title}. ${manifest.citation} Licence: ${manifest.licence}`);
    for (const { file, hash, sha256, problems } of checkManifest(manifest, given.positionals, corpus)) {
      const found = hash === 'same' ? 'is the file of the manifest' : `has SHA-256 ${sha256}; the manifest pins none`;
      notes.push(`${file} ${problems.length > 0 ? `differs from the manifest: ${problems.join('; ')}` : found}.`);
    }
    for (const note of notes.slice(1)) process.stderr.write(`${safe(note)}\n`);
  }
  return { ...corpus, learnt, notes, splitBy: manifest?.split ?? null };
}

function manifestFor(name: string): Manifest {
  const own = /^[\w-]+$/.test(name) ? inPackage('corpora', 'manifests', `${name}.json`) : null;
  if (own === null && !existsSync(name)) {
    const folder = inPackage('corpora', 'manifests');
    const known = folder === null ? [] : readdirSync(folder).filter((f) => f.endsWith('.json'));
    const names = known.map((f) => f.slice(0, -'.json'.length)).sort();
    throw new UsageError(
      `Option --manifest: no file and no manifest "${name}"${names.length > 0 ? `; there are ${names.join(', ')}` : ''}`,
    );
  }
  return readManifest(own ?? name);
}

const FIELDS: readonly string[] = [...TEXT_FIELDS, 'text'];

/**
 * Rows with only some fields of their ads; those that have none of them are left out.
 *
 * @throws {UsageError} when none has any.
 */
function onlyFields(rows: readonly CorpusRow[], given: string | null): readonly CorpusRow[] {
  if (given === null) return rows;
  const names = given.split(',').map((f) => f.trim());
  for (const name of names)
    if (!FIELDS.includes(name))
      throw new UsageError(`Option --fields: no field "${name}"; there are ${FIELDS.join(', ')}`);
  const kept = new Set([...names, 'homeCountry']);
  const left = rows.flatMap((row) => {
    const fields = Object.entries(row.ad).filter(([field]) => kept.has(field));
    if (!fields.some(([field]) => field !== 'homeCountry')) return [];
    const profile = kept.has('description') ? row.profile : null;
    return [{ ...row, profile, ad: Object.fromEntries(fields) as CorpusRow['ad'] }];
  });
  if (left.length === 0)
    throw new UsageError(`Option --fields: no ad has ${names.join(' or ')}, so that none is left.`);
  return left;
}

function commandLine(args: readonly string[]): string {
  return ['toogood', 'evaluate', ...args.map((a) => (/^[\w@%+=:,./-]+$/.test(a) ? a : JSON.stringify(a)))].join(' ');
}

function byOf(given: string | null): By | null {
  if (given === null || (BY as readonly string[]).includes(given)) return given as By | null;
  throw new UsageError(`Option --by: must be one of ${BY.join(', ')}; got ${given}`);
}

/** Measures, prints, and writes the files asked for. */
function measureAll(
  rows: readonly CorpusRow[],
  learnt: readonly CorpusRow[],
  given: Given,
  options: ScorerOptions,
  source: ReadRows & { readonly unlabelled: number; readonly command: string },
): void {
  const number = (name: 'seed' | 'seeds' | 'folds' | 'draws' | 'show' | 'worst', usual: number, least = 0) =>
    wholeNumber(given, name, least) ?? usual;
  const folds = number('folds', 5, 2);
  const seeds = number('seeds', 5, 1);
  const by = byOf(single(given, 'by'));
  const kind = splitKindOf(single(given, 'split-by') ?? source.splitBy);
  const variants = variantsOf(single(given, 'variants'));
  const earlierFile = single(given, 'against');
  const earlier = earlierFile === null ? null : readPredictions(readFileSync(earlierFile, 'utf8'));
  // Ids that cannot be told apart are known before the work.
  if (earlierFile !== null || given.options.has('predictions')) namesOf(rows);
  const configurations = configurationsFor(single(given, 'configurations'), options);
  const progress = new Progress();
  const all = [...rows, ...learnt];
  const split = learnt.length > 0 ? splitGiven(all, rows.length) : splitOf(rows, kind, folds);
  const settings = {
    draws: number('draws', 1000),
    seed: number('seed', 1),
    seeds,
    flagFrom: edgeOf(createScorer(options).bands, 'high'),
    variants,
    worst: number('worst', 15),
    progress: (name: string, judged: number) => progress.show(() => `${name}: ${judged} ads judged`),
  };
  const { evaluation, runs } = evaluate(all, configurations, split, settings);
  const rules = given.flags.has('per-rule') ? perRule(rows, runs, split, options) : null;
  const measured = { ...settings, drawCalibration: true, clusters: split.clusters };
  const against =
    earlier === null
      ? []
      : runs
          .map((run) =>
            compareWith(run, rows, earlier, {
              ...measured,
              flagFrom: run.configuration.flagFrom ?? settings.flagFrom,
            }),
          )
          .filter((a) => a !== null);
  progress.clear();
  const report: Report = { ...evaluation, ...aboutOf(rows, runs, source), rules, against };
  const counts = printCounts(rows, runs, by, number('show', 0));
  const kinds = printKinds(rows, runs);
  if (rows.some((r) => r.label === 'lure') && rows.some((r) => r.label === 'honest')) printReport(report);
  else process.stdout.write('Only one class is here: lures and honest ads are both needed for the other figures.\n');
  const json = single(given, 'json');
  if (json !== null) writeJson(json, { counts, kinds, ...report });
  const html = single(given, 'html');
  if (html !== null) writeFileSync(html, reportPage(report));
  const predictions = single(given, 'predictions');
  if (predictions !== null) writeFileSync(predictions, linesOf(rows, runs, split));
  if (earlier !== null && against.length === 0)
    throw new UsageError('Option --against: no row and configuration of that file is in this run.');
}

function linesOf(rows: readonly CorpusRow[], runs: readonly Run[], split: Split): string {
  const lines: string[] = [];
  for (const run of runs)
    for (const line of predictionLines(run, rows, split.clusters)) lines.push(JSON.stringify(line));
  return lines.map((line) => `${line}\n`).join('');
}

function splitKindOf(given: string | null): SplitKind {
  if (given === null) return 'group';
  if ((SPLITS as readonly string[]).includes(given)) return given as SplitKind;
  throw new UsageError(`Option --split-by: must be one of ${SPLITS.join(', ')}; got ${given}`);
}

function variantsOf(given: string | null): readonly Variant[] {
  if (given === null) return [];
  if (given === 'all') return VARIANTS;
  return given.split(',').map((id) => {
    const variant = VARIANTS.find((v) => v.id === id);
    if (variant === undefined)
      throw new UsageError(`Option --variants: no "${id}"; there are ${VARIANTS.map((v) => v.id).join(', ')}`);
    return variant;
  });
}

/** What every rule did in the first run that gives reasons. */
function perRule(
  rows: readonly CorpusRow[],
  runs: readonly Run[],
  split: Split,
  options: ScorerOptions,
): RuleFigures[] {
  const run = runs.find((r) => r.verdicts.some((v) => v !== undefined));
  if (run === undefined) throw new UsageError('Option --per-rule: no configuration here has rules; add "rules".');
  return ruleFigures(rows, run.verdicts, split.clusters, options);
}

function aboutOf(
  rows: readonly CorpusRow[],
  runs: readonly Run[],
  { rejects, unlabelled, notes, command }: ReadRows & { readonly unlabelled: number; readonly command: string },
): Pick<Report, 'title' | 'corpus' | 'versions' | 'command'> {
  const files = [...new Set(rows.map((r) => r.file))];
  const verdict = runs.flatMap((r) => r.verdicts).find((v) => v !== undefined);
  return {
    title: 'How well lures are found',
    corpus: {
      files: files.map((file) => ({
        file,
        sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
        rows: rows.filter((r) => r.file === file).length,
      })),
      rows: rows.length,
      lures: rows.filter((r) => r.label === 'lure').length,
      honest: rows.filter((r) => r.label === 'honest').length,
      unlabelled,
      rejected: rejects.length,
      languages: [...new Set(rows.map((r) => r.lang))].sort(),
      notes,
    },
    versions: {
      engine: ENGINE_VERSION,
      ruleset: verdict === undefined ? '-' : `${verdict.versions.ruleset.version} ${verdict.versions.ruleset.hash}`,
    },
    command,
  };
}

/** The bands by language and label, of the first configuration that gives any. */
function printCounts(rows: readonly CorpusRow[], runs: readonly Run[], by: By | null, show: number) {
  const run = runs.find((r) => r.verdicts.some((v) => v !== undefined));
  if (run === undefined) return [];
  const verdicts = new Map<CorpusRow, Verdict>();
  rows.forEach((row, i) => {
    const verdict = run.verdicts[i];
    if (verdict !== undefined) verdicts.set(row, verdict);
  });
  const field = (row: CorpusRow): string => (by === 'class' ? row.cls : by === null ? '' : (row[by] ?? '-'));
  const groups = groupRows([...verdicts.keys()], (r) => [r.lang, r.label!, ...(by === null ? [] : [field(r)])]);
  const figures = groups.map(({ key, rows: own }) => ({ key, ...countsOf(own.map((r) => verdicts.get(r)!.risk)) }));
  print(
    ['language', 'label', ...(by === null ? [] : [by]), 'ads', 'high or above % (95 %)', 'elevated or above %'],
    figures.map(({ key, rows: n, high, elevated }) => [...key, String(n), shareText(high, n), shareText(elevated, n)]),
  );
  for (const { rows: own } of show > 0 ? groups : [])
    for (const line of extremes(own, verdicts, show)) process.stdout.write(`${line}\n`);
  return figures;
}

/** How often the kind of lure is told right, by the first configuration that tells any. */
function printKinds(rows: readonly CorpusRow[], runs: readonly Run[]): KindTold[] {
  const run = runs.find((r) => r.verdicts.some((v) => v !== undefined));
  const told = run === undefined ? [] : kindsTold(rows, run.verdicts);
  if (told.length > 0)
    print(
      ['kind of lure', 'flagged', 'its kind first % (95 %)', 'a rule tells a kind %', 'else mostly'],
      told.map(({ kind, flagged, first, explained, mistakenFor }) => [
        kind ?? 'all',
        String(flagged),
        shareText(first, flagged),
        shareText(explained, flagged),
        kind === null || mistakenFor === null ? '-' : `${mistakenFor.kind} ${mistakenFor.lures}`,
      ]),
    );
  return told;
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 1)}\n`);
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
