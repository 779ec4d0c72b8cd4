import { stripVTControlCharacters } from 'node:util';
import { type CommandDef, defineCommand, renderUsage } from 'citty';
import { ColumnsError, EncodingError } from '../corpus';
import { AdError, ENGINE_VERSION, OptionError, RulePackError } from '../index';
import { UsageError } from './arguments';
import { demoCommand } from './demo';
import { evaluateCommand } from './evaluate';
import { EXAMPLES } from './examples';
import { explainCommand } from './explain';
import { helpLinesCommand } from './help-lines';
import { safe } from './layout';
import { rulesCommand } from './rules';
import { scoreCommand } from './score';
import { trainCommand } from './train';

const subCommands = {
  score: scoreCommand,
  explain: explainCommand,
  evaluate: evaluateCommand,
  train: trainCommand,
  rules: rulesCommand,
  'help-lines': helpLinesCommand,
  demo: demoCommand,
};

const toogood = defineCommand({
  meta: {
    name: 'toogood',
    version: ENGINE_VERSION,
    description: 'Reads recruitment ads and says how likely each is a lure, of which kind, and exactly why',
  },
  subCommands,
});

// biome-ignore lint/suspicious/noExplicitAny: commands differ in their arguments; only their names and usage matter here.
type AnyCommand = CommandDef<any>;

/** The command that the leading words name, with the words before it and its full name without `toogood`. */
function commandFor(words: readonly string[]): { command: AnyCommand; parents: string[]; name: string } {
  let command: AnyCommand = toogood;
  const names: string[] = [];
  for (const word of words) {
    const children = (command.subCommands ?? {}) as Record<string, AnyCommand>;
    const child = Object.hasOwn(children, word) ? children[word] : undefined;
    if (child === undefined) break;
    command = child;
    names.push(word);
  }
  return { command, parents: ['toogood', ...names].slice(0, -1), name: names.join(' ') };
}

async function usage(words: readonly string[]): Promise<string> {
  const { command, parents, name } = commandFor(words);
  const parent = parents.length === 0 ? undefined : { meta: { name: parents.join(' '), version: ENGINE_VERSION } };
  const examples = (EXAMPLES[name] ?? []).map((line) => `  ${line}`);
  const lines = [...(await renderUsage(command, parent)).split('\n'), '', 'EXAMPLES', '', ...examples];
  const text = `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
  return process.stdout.isTTY === true ? text : stripVTControlCharacters(text);
}

async function main(args: string[]): Promise<void> {
  const end = args.indexOf('--');
  const flags = end < 0 ? args : args.slice(0, end);
  if (flags.includes('--help') || flags.includes('-h')) {
    process.stdout.write(await usage(args));
    return;
  }
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-v')) {
    process.stdout.write(`${ENGINE_VERSION}\n`);
    return;
  }
  const { command, name } = commandFor(args);
  if (command.run === undefined) {
    const word = args[name === '' ? 0 : name.split(' ').length];
    const known = Object.keys(command.subCommands ?? {}).join(', ');
    const problem = word === undefined ? 'No command given' : `Unknown command "${word}"`;
    throw new UsageError(`${problem}; use one of: ${known}. See "toogood ${name === '' ? '' : `${name} `}--help".`);
  }
  // Commands read their own arguments and say in their own words what is missing.
  await command.run({ rawArgs: args.slice(name.split(' ').length), args: { _: [] } as never, cmd: command });
}

/** One sentence for the person at the terminal. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof UsageError || error instanceof AdError || error instanceof RulePackError) return error.message;
  if (error instanceof OptionError) return `Option --${error.message}`;
  if (error instanceof ColumnsError) return `Option --columns: ${error.message}`;
  if (error instanceof EncodingError) return `Option --encoding: ${error.message}`;
  const { code, path } = error as NodeJS.ErrnoException;
  const file = path === undefined ? 'the output' : path;
  switch (code) {
    case 'ENOENT':
      return `No such file or directory: ${file}.`;
    case 'EACCES':
    case 'EPERM':
      return `No permission for ${file}; check its owner and mode.`;
    case 'EISDIR':
      return `${file} is a directory; name a file.`;
    case 'ENOSPC':
      return `No space left to write ${file}.`;
    default:
      return `${error.message} (${error.name}; this is a fault in toogood if your input is in order).`;
  }
}

// The reader of our output went away (`toogood score ... | head`): nothing more to do.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
  // Messages quote what came from outside: names of files, words of ads.
  process.stderr.write(`toogood: ${safe(messageOf(error))}\n`);
  process.exitCode = 1;
});
