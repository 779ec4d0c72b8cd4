import { EnglishReaderError } from './errors';
import type { Tagger, Token } from './types';

/** The little that is used of `compromise`. */
interface Term {
  readonly text: string;
  readonly pre: string;
  readonly post: string;
  readonly normal: string;
  readonly implicit?: string;
  readonly tags: ReadonlySet<string>;
}
type Nlp = (text: string) => { readonly docs: readonly (readonly Term[])[] };

/** Loads the part of `compromise` that tells parts of speech. */
export const loadCompromise = (): Promise<unknown> => import('compromise/two');

/**
 * Makes a tagger of the module that `load` brings.
 *
 * @throws {EnglishReaderError} when it cannot be loaded or is no `compromise`
 */
export async function createTagger(load: () => Promise<unknown>): Promise<Tagger> {
  let loaded: unknown;
  try {
    loaded = await load();
  } catch (cause) {
    throw new EnglishReaderError(
      'compromise',
      'cannot be loaded; the English reader needs it. Run `npm install compromise@14`, or use the scorer without the reader',
      cause,
    );
  }
  const nlp = isModule(loaded) ? loaded.default : loaded;
  if (typeof nlp !== 'function')
    throw new EnglishReaderError('compromise', 'has no default export that is a function; install version 14');
  return (sentence) => tokensOf((nlp as Nlp)(sentence).docs);
}

const isModule = (value: unknown): value is { readonly default: unknown } =>
  typeof value === 'object' && value !== null && 'default' in value;

/** The terms with their places: blanks and punctuation around a term are kept, so that all of them spell the sentence. */
function tokensOf(docs: readonly (readonly Term[])[]): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const doc of docs) {
    for (const { text, pre, post, normal, implicit, tags } of doc) {
      const begin = at + pre.length;
      const lead = leadOf(text);
      const core = text.slice(lead).trimEnd();
      const start = begin + lead;
      const end = start + core.length;
      at = begin + text.length + post.length;
      // A sign in front, such as an opening bracket, parts a term from the one before.
      const signs = (pre + text.slice(0, lead)).trim();
      const last = tokens.at(-1);
      if (last && signs !== '') tokens[tokens.length - 1] = { ...last, after: last.after + signs };
      const word = (implicit || normal || core).toLowerCase().replaceAll('’', "'");
      // The second word of a contraction has no text of its own.
      if (core !== '' || implicit) tokens.push({ word, tags, start, end, after: post });
    }
  }
  return tokens;
}

const WORD = /[\p{L}\p{N}\p{Sc}]/u;

/** Units before the first letter, digit or currency sign: blanks and pictures. */
function leadOf(text: string): number {
  let lead = 0;
  for (const character of text) {
    if (WORD.test(character)) return lead;
    lead += character.length;
  }
  return lead;
}
