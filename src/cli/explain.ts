import { existsSync, statSync } from 'node:fs';
import { defineCommand } from 'citty';
import { type AdInput, createScorer } from '../index';
import { CATALOGUES } from '../verdict';
import { parse, SCORER_ARGS, scorerOptions, UsageError } from './arguments';
import { firstRow } from './input';
import { explanationOf } from './report';
import { colorsFor, pageWidth } from './terminal';

const ARGS = {
  ad: { type: 'positional', required: false, description: 'A file, - for standard input, or the text of an ad' },
  ...SCORER_ARGS,
  'no-color': { type: 'boolean', description: 'Plain text' },
} as const;

export const explainCommand = defineCommand({
  meta: { name: 'explain', description: 'Judge one ad and show why, for people' },
  args: ARGS,
  async run({ rawArgs }) {
    const given = parse(rawArgs, ARGS, 'explain');
    const [source, ...others] = given.positionals;
    if (source === undefined)
      throw new UsageError('Name a file, give - for standard input, or the text of an ad in quotes.');
    if (others.length > 0) throw new UsageError('One ad at a time; put its text in quotes.');
    const options = await scorerOptions(given);
    const scorer = createScorer(options);
    const ad = await adFrom(source);
    const setting = {
      catalogue: options.locale ?? CATALOGUES.en,
      colors: colorsFor(given.flags.has('no-color')),
      width: pageWidth(),
    };
    process.stdout.write(explanationOf(ad, scorer.score(ad), setting));
  },
});

async function adFrom(source: string): Promise<AdInput> {
  if (source !== '-' && !existsFile(source)) {
    if (looksLikeFile(source)) throw new UsageError(`No such file: ${source}.`);
    return source;
  }
  const row = await firstRow(source);
  if (row.kind === 'bad') throw new UsageError(`${source === '-' ? 'Standard input' : source}: ${row.reason}`);
  if (row.kind === 'text') return row.text;
  const { value } = row;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value as AdInput;
  const { id: _, ...ad } = value as Record<string, unknown>;
  return ad;
}

function existsFile(source: string): boolean {
  // A name this long is a text; asking the file system for it would be an error.
  if (source.length > 1024 || source.includes('\n') || source.includes('\0') || !existsSync(source)) return false;
  if (statSync(source).isDirectory()) throw new UsageError(`${source} is a directory; name one file in it.`);
  return true;
}

/** One word that ends like a file name or begins like a path. */
function looksLikeFile(source: string): boolean {
  if (source.includes(' ') || source.includes('\n') || source.length > 1024) return false;
  const name = source.toLowerCase();
  return (
    ['/', './', '../', '~'].some((head) => name.startsWith(head)) ||
    ['.txt', '.md', '.json', '.jsonl', '.ndjson', '.html'].some((tail) => name.endsWith(tail))
  );
}
