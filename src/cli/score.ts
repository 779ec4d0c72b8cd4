import { existsSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { createScorer, RISKS, type Risk } from '../index';
import { type Given, parse, SCORER_ARGS, scorerOptions, single, UsageError, wholeNumber } from './arguments';
import { isAddress, NO_FETCH } from './explain';
import { type Row, refuseBinary, rowsOf } from './input';
import type { Outcome } from './judge-row';
import { Judge, type Judges, JudgeThreads } from './judges';
import { safe } from './layout';
import { checkOutputs, isFile } from './outputs';
import { Progress } from './progress';
import { Sink } from './sink';
import { isTable, rowsOfTable } from './table-rows';
import { type Form, headOf } from './verdict-line';

/** Rows that are judged in one go. */
const ROWS_AT_ONCE = 64;
/** Names of fields in the summary. */
const MAX_NAMES = 5;

const ARGS = {
  file: {
    type: 'positional',
    required: false,
    description: 'Files of ads: JSON lines, JSON, tables (.csv, .tsv), text; - or nothing for standard input',
  },
  out: {
    type: 'string',
    alias: 'o',
    valueHint: 'FILE',
    description: 'Write the verdicts to FILE instead of standard output; as a table where it ends in .csv',
  },
  columns: {
    type: 'string',
    valueHint: 'title=name,description=body',
    description: 'Fields of an ad by the columns of a table that hold them',
  },
  encoding: { type: 'string', valueHint: 'cp949', description: 'Encoding of tables (UTF-8)' },
  rejects: {
    type: 'string',
    valueHint: 'FILE',
    description: 'Put rows that cannot be read into FILE instead of OUT.rejects.jsonl (toogood.rejects.jsonl)',
  },
  jobs: {
    type: 'string',
    alias: 'j',
    valueHint: 'N',
    description: 'Judge with so many threads; each needs some 150 MB and starts in half a second (1)',
  },
  brief: { type: 'boolean', description: 'Only id, scored, probability, logit, risk, typologies and stance' },
  ...SCORER_ARGS,
} as const;

export const scoreCommand = defineCommand({
  meta: { name: 'score', description: 'Judge many ads: one JSON verdict a line, in the order of the input' },
  args: ARGS,
  async run({ rawArgs }) {
    const given = parse(rawArgs, ARGS, 'score');
    const files = given.positionals.length === 0 ? ['-'] : given.positionals;
    const named = single(given, 'out');
    // Standard output may be a socket, which cannot be opened by its name.
    const out = named === '/dev/stdout' ? null : named;
    const rejects = single(given, 'rejects') ?? rejectsBeside(out);
    checkInputs(files);
    const outputs = [
      { option: 'out', file: out },
      { option: 'rejects', file: rejects },
    ];
    await checkOutputs(outputs, files);
    const form = formOf(given, out);
    const tables = new Map(files.filter(isTable).map((file) => [file, rowsOfTable(file, given)]));
    const idle = tables.size > 0 ? undefined : ['columns', 'encoding'].find((name) => given.options.has(name));
    if (idle !== undefined)
      throw new UsageError(`Option --${idle}: no table (.csv, .tsv) is named to which it applies.`);
    const jobs = wholeNumber(given, 'jobs', 1) ?? 1;
    // Made in any case, since it checks the options.
    const scorer = createScorer(await scorerOptions(given));
    const judges = jobs === 1 ? new Judge(scorer, form) : new JudgeThreads(jobs, { given, form });
    const tally = await screen({ files, tables, out, head: headOf(form), rejects, judges }).finally(() =>
      judges.close(),
    );
    process.stderr.write(`${summaryOf(tally)}\n`);
    if (tally.rejected > 0) {
      process.stderr.write(`Rejected rows are in ${rejects}, each with its reason.\n`);
      process.exitCode = 2;
    }
  },
});

interface Run {
  readonly files: readonly string[];
  /** The rows of those of them that are tables. */
  readonly tables: ReadonlyMap<string, readonly (readonly Row[])[]>;
  readonly out: string | null;
  /** The first line of the verdicts, before those of rows. */
  readonly head: string | null;
  readonly rejects: string;
  readonly judges: Judges;
}

/** How many rows went where. */
interface Tally {
  read: number;
  scored: number;
  unscored: number;
  rejected: number;
  /** Of the ads that were scored. */
  readonly risks: Record<Risk, number>;
  /** Names of fields that unscored ads have and that are not read. */
  readonly unread: Set<string>;
}

async function screen({ files, tables, out, head, rejects, judges }: Run): Promise<Tally> {
  const tally: Tally = {
    read: 0,
    scored: 0,
    unscored: 0,
    rejected: 0,
    risks: { minimal: 0, low: 0, elevated: 0, high: 0, critical: 0 },
    unread: new Set(),
  };
  const verdicts = new Sink(out);
  const rejected = new Sink(rejects);
  await verdicts.open();
  if (head !== null) await verdicts.write(head);
  // One of an earlier run would pass for that of these verdicts.
  if (isFile(rejects)) await rm(rejects);
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
      if (outcome.scored) {
        tally.scored++;
        tally.risks[outcome.risk]++;
        continue;
      }
      tally.unscored++;
      for (const name of outcome.ignored) if (tally.unread.size < MAX_NAMES) tally.unread.add(name);
    }
    progress.show(() => `${tally.read} read, ${tally.risks.critical + tally.risks.high} high or critical`);
  };
  // Written in the order of the input, whichever is judged first, and as soon as it can be: input may come by and by.
  let written: Promise<void> = Promise.resolve();
  const waiting: Promise<void>[] = [];
  let unwritten = 0;
  for (const file of files) {
    for await (const rows of tables.get(file) ?? rowsOf(file)) {
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        const outcomes = judges.judge(rows.slice(from, from + ROWS_AT_ONCE));
        unwritten++;
        written = Promise.all([outcomes, written]).then(async ([ready]) => {
          await write(ready);
          if (--unwritten > 0) return;
          await verdicts.flush();
          await rejected.flush();
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

function summaryOf({ read, scored, unscored, rejected, risks, unread }: Tally): string {
  const byRisk = [...RISKS].reverse().map((risk) => `${risk} ${risks[risk]}`);
  const counts = `${read} read: ${scored} scored, ${unscored} unscored, ${rejected} rejected. By risk: ${byRisk.join(', ')}.`;
  if (unread.size === 0) return counts;
  const names = [...unread].map(safe).join(', ');
  return `${counts}\nUnscored ads have fields that are not read: ${names}. Give the text as "description" or "text".`;
}

/**
 * Finds a file that is missing or no text, before any work is done.
 *
 * @throws {UsageError} says what to name instead.
 */
function checkInputs(files: readonly string[]): void {
  for (const file of files) {
    if (file === '-') continue;
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) throw new UsageError(`No such file: ${file}.${textHint(file)}`);
    if (stat.isDirectory())
      throw new UsageError(`${file} is a directory; name the files in it, for example ${file}/*.txt.`);
    refuseBinary(file);
  }
}

/** How verdicts are written. */
function formOf(given: Given, out: string | null): Form {
  const brief = given.flags.has('brief');
  if (!out?.toLowerCase().endsWith('.csv')) return brief ? 'brief' : 'full';
  if (brief) throw new UsageError('Option --brief: a table has its own columns; leave it out, or write JSON lines.');
  return 'table';
}

/** Where rejected rows go if nothing is said: beside the verdicts where these go to a file of their own. */
function rejectsBeside(out: string | null): string {
  const ownFile = out !== null && !/^\/(?:dev|proc)\//.test(out) && (isFile(out) || !existsSync(out));
  return `${ownFile ? out : 'toogood'}.rejects.jsonl`;
}

/** What to do where the name can hardly be that of a file. */
function textHint(file: string): string {
  if (isAddress(file)) return ` ${NO_FETCH}`;
  return /\s/u.test(file) ? ' To judge one ad given as text, use: toogood explain "TEXT".' : '';
}
