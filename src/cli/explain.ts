import { existsSync, statSync } from 'node:fs';
import { defineCommand } from 'citty';
import { type AdInput, createScorer } from '../index';
import { CATALOGUES } from '../verdict';
import { parse, SCORER_ARGS, scorerOptions, UsageError } from './arguments';
import { firstRow, refuseBinary } from './input';
import { adsOf, RowError } from './judge-row';
import { safe } from './layout';
import { explanationOf } from './report';
import { isTable } from './table-rows';
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
    if (isAddress(source)) throw new UsageError(`No such file: ${source}. ${NO_FETCH}`);
    if (looksLikeFile(source)) throw new UsageError(`No such file: ${source}.`);
    return source;
  }
  refuseBinary(source);
  if (isTable(source)) throw new UsageError(`${source} is a table; "toogood score ${source}" judges its rows.`);
  const name = source === '-' ? 'Standard input' : source;
  const { row, more } = await firstRow(source);
  try {
    const [first, ...others] = adsOf(row);
    if (more || others.length > 0)
      process.stderr.write(`${safe(name)} holds several ads; this is the first. "toogood score" judges all of them.\n`);
    return first!.ad;
  } catch (error) {
    if (error instanceof RowError) throw new UsageError(`${name}: ${error.message}`);
    throw error;
  }
}

function existsFile(source: string): boolean {
  // A name this long is a text; asking the file system for it would be an error.
  if (source.length > 1024 || source.includes('\n') || source.includes('\0') || !existsSync(source)) return false;
  if (statSync(source).isDirectory()) throw new UsageError(`${source} is a directory; name one file in it.`);
  return true;
}

/** What to do with the address of a page. */
export const NO_FETCH = 'Nothing is fetched: save the page and name its file, or give the text of the ad.';

/** One word that is the address of a page. */
export function isAddress(source: string): boolean {
  return /^https?:\/\/\S+$/i.test(source);
}

/** One word that ends like a file name or begins like a path. */
function looksLikeFile(source: string): boolean {
  if (/\s/.test(source) || source.length > 1024) return false;
  return (
    ['/', './', '../', '~'].some((head) => source.startsWith(head)) ||
    /\.(?:txt|md|json|jsonl|jsonlines|ndjson|jsonld|html?|xml|eml|csv|tsv|xlsx?|ods|parquet|pdf|docx?|odt|rtf|gz|zip)$/i.test(
      source,
    )
  );
}
