import { realpathSync, statSync } from 'node:fs';
import { defineCommand } from 'citty';
import { createScorer, RISKS, type Risk } from '../index';
import { parse, SCORER_ARGS, scorerOptions, single, UsageError, wholeNumber } from './arguments';
import { rowsOf } from './input';
import type { Outcome } from './judge-row';
import { Judge, type Judges, JudgeThreads } from './judges';
import { Progress } from './progress';
import { Sink } from './sink';

/** Rows that are judged in one go. */
const ROWS_AT_ONCE = 64;

const ARGS = {
  file: { type: 'positional', required: false, description: 'Files of ads; - or nothing for standard input' },
  out: {
    type: 'string',
    alias: 'o',
    valueHint: 'FILE',
    description: 'Write the verdicts to FILE instead of standard output',
  },
  jobs: {
    type: 'string',
    alias: 'j',
    valueHint: 'N',
    description: 'Judge with so many threads; each needs some 150 MB and starts in half a second (1)',
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
    const brief = given.flags.has('brief');
    const jobs = wholeNumber(given, 'jobs', 1) ?? 1;
    // Made in any case, since it checks the options.
    const scorer = createScorer(await scorerOptions(given));
    const judges = jobs === 1 ? new Judge(scorer, brief) : new JudgeThreads(jobs, { given, brief });
    const tally = await screen({ files, out, rejects, judges }).finally(() => judges.close());
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
  readonly judges: Judges;
}

/** How many rows went where. */
interface Tally {
  read: number;
  scored: number;
  unscored: number;
  rejected: number;
  readonly risks: Record<Risk, number>;
}

async function screen({ files, out, rejects, judges }: Run): Promise<Tally> {
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
  const write = async (outcomes: readonly Outcome[]): Promise<void> => {
    for (const outcome of outcomes) {
      tally.read++;
      if (outcome.kind === 'reject') {
        tally.rejected++;
        await rejected.write(outcome.line);
        continue;
      }
      await verdicts.write(outcome.line);
      tally.risks[outcome.risk]++;
      if (outcome.scored) tally.scored++;
      else tally.unscored++;
    }
    progress.show(() => `${tally.read} read, ${tally.risks.critical + tally.risks.high} high or critical`);
  };
  // Written in the order of the input, whichever is judged first, and as soon as it can be: input may come by and by.
  let written: Promise<void> = Promise.resolve();
  const waiting: Promise<void>[] = [];
  let open = 0;
  for (const file of files) {
    for await (const rows of rowsOf(file)) {
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        const outcomes = judges.judge(rows.slice(from, from + ROWS_AT_ONCE));
        open++;
        written = Promise.all([outcomes, written]).then(async ([ready]) => {
          await write(ready);
          if (--open === 0) await verdicts.flush();
        });
        // Whoever awaits it is told; until then nobody may be there to hear of it.
        written.catch(() => undefined);
        waiting.push(written);
        if (waiting.length > judges.atOnce) await waiting.shift();
      }
    }
  }
  await written;
  progress.clear();
  await verdicts.close();
  await rejected.close();
  return tally;
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
