import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { ArgsDef } from 'citty';
import type { Catalogue, RulePack, ScorerOptions } from '../index';
import { decodeModel, ModelError, type TextModel } from '../model';

/** The command line cannot be followed. The message is one sentence that says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was given to a command. An option that was not given is absent. */
export interface Given {
  readonly flags: ReadonlySet<string>;
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
}

/** Options of every command that scores. */
export const SCORER_ARGS = {
  prior: {
    type: 'string',
    valueHint: 'P',
    description: 'Share of lures among the ads you screen, between 0 and 1 (0.02)',
  },
  locale: {
    type: 'string',
    valueHint: 'TAG',
    description: 'Language of the sentences, such as ko, ja or zh-Hant (en)',
  },
  rules: {
    type: 'string',
    valueHint: 'PACK.yaml',
    description: 'Rule pack of your own, added to the built-in rules; may be repeated',
  },
  model: {
    type: 'string',
    valueHint: 'FILE',
    description: 'Text model that "toogood train" wrote, instead of the built-in one; "none" for rules alone',
  },
} as const satisfies ArgsDef;

/**
 * Reads the arguments of a command by its definition.
 *
 * @throws {UsageError} on an unknown option, an option without its value, or a value for a flag.
 */
export function parse(rawArgs: readonly string[], definition: ArgsDef, command: string): Given {
  const options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean; short?: string }> = {};
  for (const [name, arg] of Object.entries(definition)) {
    if (arg.type === 'positional') continue;
    const alias = 'alias' in arg ? arg.alias : undefined;
    options[name] = {
      type: arg.type === 'boolean' ? 'boolean' : 'string',
      ...(arg.type === 'boolean' ? {} : { multiple: true }),
      ...(typeof alias === 'string' ? { short: alias } : {}),
    };
  }
  try {
    const parsed = parseArgs({ args: withNegatives(rawArgs, options), options, allowPositionals: true, strict: true });
    const flags = new Set<string>();
    const values = new Map<string, readonly string[]>();
    for (const [name, value] of Object.entries(parsed.values)) {
      if (Array.isArray(value)) values.set(name, value.map(String));
      else if (value === true) flags.add(name);
    }
    return { flags, options: values, positionals: parsed.positionals };
  } catch (error) {
    const [problem = ''] = (error as Error).message.split(/(?<=[^.])\. |\n/);
    throw new UsageError(`${problem.trim().replace(/\.$/, '')}; see "toogood ${command} --help".`);
  }
}

/** Arguments with a negative number joined to the option before it: it is a value to be refused by its range, and no option. */
function withNegatives(args: readonly string[], options: Readonly<Record<string, { type: string }>>): string[] {
  const end = args.indexOf('--');
  const result: string[] = [];
  args.forEach((arg, i) => {
    const before = result.at(-1);
    const named = before?.startsWith('--') === true && options[before.slice(2)]?.type === 'string';
    if (named && (end < 0 || i < end) && /^-\.?\d/.test(arg)) result[result.length - 1] = `${before}=${arg}`;
    else result.push(arg);
  });
  return result;
}

/**
 * The value of an option that may be given once.
 *
 * @throws {UsageError} when it was given more than once.
 */
export function single(given: Given, option: string): string | null {
  const values = given.options.get(option) ?? [];
  if (values.length > 1) throw new UsageError(`Option --${option} was given ${values.length} times; give it once.`);
  return values[0] ?? null;
}

/**
 * The value of an option that is a whole number; null where it was not given.
 *
 * @throws {UsageError} when it is none, or below `least`.
 */
export function wholeNumber(given: Given, option: string, least: number): number | null {
  const text = single(given, option);
  if (text === null) return null;
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < least)
    throw new UsageError(`Option --${option}: must be a whole number of at least ${least}; got ${text}`);
  return value;
}

/** The options that {@link SCORER_ARGS} ask for; the scorer checks them. Errors of files and packs pass through. */
export async function scorerOptions(given: Given): Promise<ScorerOptions & { readonly locale?: Catalogue }> {
  const prior = single(given, 'prior');
  const locale = single(given, 'locale');
  const files = given.options.get('rules') ?? [];
  const model = single(given, 'model');
  return {
    ...(prior === null ? {} : { prior: prior.trim() === '' ? Number.NaN : Number(prior) }),
    ...(locale === null ? {} : { locale: await (await import('./catalogue')).catalogueFor(locale) }),
    ...(files.length === 0 ? {} : { rules: await packsFrom(files) }),
    ...(model === null ? {} : { model: model === 'none' ? null : await modelFrom(model) }),
  };
}

/** A model file: bytes, or base64 text where its name ends in `.b64`. */
async function modelFrom(file: string): Promise<TextModel> {
  const bytes = await readFile(file);
  try {
    return decodeModel(file.endsWith('.b64') ? bytes.toString('latin1') : bytes);
  } catch (error) {
    if (error instanceof ModelError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

async function packsFrom(files: readonly string[]): Promise<RulePack[]> {
  // The compiler and its schemas are loaded only by those who use it.
  const { parsePack } = await import('../authoring/index');
  return Promise.all(files.map(async (file) => parsePack(await readFile(file, 'utf8'), { file })));
}
