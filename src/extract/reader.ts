import type { Fold } from '../text/types';
import type { Entry } from './entries';
import type { Probe } from './probe';
import { Script, scriptOf } from './script';
import { type Convention, conventionKey, type ExtractTables } from './tables';
import type { Tokens } from './tokens';
import { Kind } from './tokens';
import type { ExtractContext } from './types';

/** All that a reader of one fold needs. */
export interface Reader {
  readonly fold: Fold;
  readonly units: Uint16Array;
  readonly tokens: Tokens;
  readonly entries: readonly Entry[];
  readonly tables: ExtractTables;
  readonly context: ExtractContext;
  /** Script of most letters of the plain reading. */
  readonly textScript: Script;
  readonly textTraditional: boolean;
  /** Country whose words stand in the text (`香港`), of those that share its script. */
  readonly region: string | null;
  /** How many different words name it. */
  readonly regionWords: number;
  /** Places that tell a currency, in source order, each with the countries in which it may lie. */
  readonly places: readonly { readonly token: number; readonly countries: readonly string[] }[];
  readonly probe: Probe;
}

/** Field of the ad in which a unit stands, or null in free text. */
export function fieldAt(reader: Reader, unit: number): string | null {
  if (reader.context.sections.length === 0) return null;
  const offset = reader.fold.from[unit]!;
  for (const section of reader.context.sections)
    if (offset >= section.start && offset < section.end) return section.field;
  return null;
}

/**
 * Convention of a script, if a locale has one. Words tell the language better than the home country does, and the home country
 * tells the country better than words that a language has everywhere (`sueldo`).
 */
export function conventionOf(reader: Reader, script: Convention['script'] | null): Convention | null {
  if (script === null) return null;
  const { conventions, languageOf } = reader.tables;
  const regional = (country: string | null): Convention | undefined =>
    country === null ? undefined : conventions.get(conventionKey(script, country));
  const byWords = regional(reader.region);
  const byHome = regional(reader.context.homeCountry);
  const isOfLanguage =
    byWords === undefined || byHome === undefined || languageOf.get(byWords) === languageOf.get(byHome);
  return (
    (isOfLanguage ? byHome : undefined) ??
    byWords ??
    conventions.get(script) ??
    (script === 'han-traditional' ? (conventions.get('han') ?? null) : null)
  );
}

/** A short word of Hangul inside an unknown word (`주` of a place name, `페이` of a brand) is no word of its own. */
export function isInsideHangul(reader: Reader, t: number, size = 1): boolean {
  const { tokens, units } = reader;
  const start = tokens.start[t]!;
  if (start === 0 || tokens.end[t]! - start > size || scriptOf(units[start]!) !== Script.Hangul) return false;
  if (scriptOf(units[start - 1]!) !== Script.Hangul) return false;
  return t === 0 || tokens.kind[t - 1] !== Kind.Word || tokens.end[t - 1]! - tokens.start[t - 1]! < 2;
}
