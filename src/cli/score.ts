import { realpathSync, statSync } from 'node:fs';
import { defineCommand } from 'citty';
import { AdError, type AdInput, createScorer, RISKS, type Risk, type Scorer, type Verdict } from '../index';
import { parse, SCORER_ARGS, scorerOptions, single, UsageError } from './arguments';
import { type Row, rowsOf } from './input';
import { Progress } from './progress';
import { Sink } from './sink';

const ARGS = {
  file: { type: 'positional', required: false, description: 'Files of ads; - or nothing for standard input' },
  out: {
    type: 'string',
    alias: 'o',
    valueHint: 'FILE',
    description: 'Write the verdicts to FILE instead of standard output',
  },
  brief: { type: 'boolean', description: 'Only id, probability, logit, risk, typologies and stance' },
  ...SCORER_ARGS,
} as const;

export const scoreCommand = defineCommand({
  meta: { name: 'score', description: 'Judge many ads: one JSON verdict a line, in the order of the input' },
  args: ARGS,
  async run({ rawArgs }) {
    const given = parse(rawArgs, ARGS, 'score');
    const files = given.positionals.length === 0 ? ['-'] : given.positionals;
    const out = single(given, 'out');
    const rejects = `${out ?? 'toogood'}.rejects.jsonl`;
    checkFiles(files, out === null ? [rejects] : [out, rejects]);
    const scorer = createScorer(await scorerOptions(given));
    const tally = await screen({ files, out, rejects, scorer, brief: given.flags.has('brief') });
    process.stderr.write(`${summaryOf(tally)}\n`);
    if (tally.rejected > 0) {
      process.stderr.write(`Rejected rows are in ${rejects}, each with its reason.\n`);
      process.exitCode = 2;
    }
  },
});

interface Run {
  readonly files: readonly string[];
  readonly out: string | null;
  readonly rejects: string;
  readonly scorer: Scorer;
  readonly brief: boolean;
}

/** How many rows went where. */
interface Tally {
  read: number;
  scored: number;
  unscored: number;
  rejected: number;
  readonly risks: Record<Risk, number>;
}

async function screen({ files, out, rejects, scorer, brief }: Run): Promise<Tally> {
  const tally: Tally = {
    read: 0,
    scored: 0,
    unscored: 0,
    rejected: 0,
    risks: { minimal: 0, low: 0, elevated: 0, high: 0, critical: 0 },
  };
  const verdicts = new Sink(out);
  const rejected = new Sink(rejects);
  await verdicts.open();
  const progress = new Progress();
  for (const file of files) {
    for await (const rows of rowsOf(file)) {
      for (const row of rows) {
        tally.read++;
        try {
          const { id, ad } = adOf(row);
          const verdict = scorer.score(ad);
          await verdicts.write(JSON.stringify(brief ? { id, ...briefOf(verdict) } : { id, ...verdict }));
          tally.risks[verdict.risk]++;
          if (verdict.scored) tally.scored++;
          else tally.unscored++;
        } catch (error) {
          if (!(error instanceof RowError || error instanceof AdError)) throw error;
          tally.rejected++;
          await rejected.write(JSON.stringify(rejectOf(row, error)));
        }
        progress.show(() => `${tally.read} read, ${tally.risks.critical + tally.risks.high} high or critical`);
      }
      await verdicts.flush();
    }
  }
  progress.clear();
  await verdicts.close();
  await rejected.close();
  return tally;
}

/** A row that is no ad. */
class RowError extends Error {
  constructor(
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
  }
}

/** The ad of a row and its id: the row's own, else where the row stands (`ads.jsonl:3`, `ad.txt`). */
function adOf(row: Row): { readonly id: string | number; readonly ad: AdInput } {
  if (row.kind === 'bad') throw new RowError(row.reason);
  if (row.kind === 'text') return { id: row.file, ad: row.text };
  const { value } = row;
  const place = `${row.file}:${row.line}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { id: place, ad: value as AdInput };
  const { id, ...ad } = value as Record<string, unknown>;
  if (id === undefined || id === null) return { id: place, ad };
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new RowError('Field "id" must be a string or a number.', 'id');
  return { id, ad };
}

function briefOf({ probability, logit, risk, typologies, stance }: Verdict) {
  return { probability, logit, risk, typologies, stance };
}

function rejectOf(row: Row, { message, field }: RowError | AdError) {
  return {
    file: row.file,
    line: row.line,
    reason: message,
    ...(field === null ? {} : { field }),
    row: row.kind === 'bad' ? row.row : row.kind === 'text' ? row.text : row.value,
  };
}

function summaryOf({ read, scored, unscored, rejected, risks }: Tally): string {
  const byRisk = [...RISKS].reverse().map((risk) => `${risk} ${risks[risk]}`);
  return `${read} read: ${scored} scored, ${unscored} unscored, ${rejected} rejected. By risk: ${byRisk.join(', ')}.`;
}

/** Finds a file that is missing or would be overwritten while it is read, before any work is done. */
function checkFiles(inputs: readonly string[], outputs: readonly string[]): void {
  const read = new Set<string>();
  for (const file of inputs) {
    if (file === '-') continue;
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) throw new UsageError(`No such file: ${file}.${textHint(file)}`);
    if (stat.isDirectory())
      throw new UsageError(`${file} is a directory; name the files in it, for example ${file}/*.txt.`);
    read.add(realpathSync(file));
  }
  for (const file of outputs) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true || !read.has(realpathSync(file))) continue;
    throw new UsageError(`${file} would be overwritten while it is read; write elsewhere with --out.`);
  }
}

/** What to do where the name can hardly be that of a file. */
function textHint(file: string): string {
  return /\s/u.test(file) ? ' To judge one ad given as text, use: toogood explain "TEXT".' : '';
}
