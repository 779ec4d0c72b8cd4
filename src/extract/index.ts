import type { Mention } from '../lexicon/types';
import type { Fold } from '../text/types';
import { readAges } from './age';
import { namedChannels, readContacts } from './contact';
import { readHours } from './hours';
import { Kind, lex, meaning, type Tokens } from './lexer';
import { findLinks } from './link';
import { readPay } from './pay';
import { coverPhones, findPhones } from './phone';
import { readPlaces } from './place';
import type { Probe } from './probe';
import type { Reader } from './reader';
import { isLineEnd, SCRIPT_COUNT, Script, scriptOf } from './script';
import type { ExtractTables } from './tables';
import { Role } from './tables';
import type { Entity, ExtractContext } from './types';

export { entityMentions } from './mentions';
export type { Probe } from './probe';
export type { ExtractTables, KnowledgeFile, KnowledgeSource, LocaleSource } from './tables';
export { compileTables } from './tables';
export type {
  AgeRange,
  Contact,
  ContactKind,
  Entity,
  ExtractContext,
  Located,
  Pay,
  PayPeriod,
  PlaceName,
  WorkingTime,
} from './types';
export { type PackedLocale, packLocale } from './words';

/**
 * Reads pay, contacts, links, age, working time and places out of a fold, in all its readings. Every entity carries its
 * place in the source; what only a second reading shows is marked `disguised`. Work is linear in the length of the fold:
 * every look to either side of a number, an `@` or a point is bounded by a constant.
 *
 * @param mentions places and channels found by the lexicon
 * @param probe counts elementary steps, for tests
 */
export function extract(
  fold: Fold,
  mentions: readonly Mention[],
  context: ExtractContext,
  tables: ExtractTables,
  probe: Probe = { steps: 0 },
): Entity[] {
  const links = findLinks(fold, tables, probe);
  const tokens = lex(fold, tables, links, probe);
  const main = mainScriptOf(fold, probe);
  const phones = findPhones(fold, tables, tokens, context.homeCountry, main.script, probe);
  coverPhones(tokens, phones);
  const reader: Reader = {
    fold,
    units: fold.units,
    tokens,
    entries: tables.entries,
    tables,
    context,
    textScript: main.script,
    textTraditional: main.traditional,
    ...regionOf(tokens, tables, main.script),
    probe,
  };
  const contacts = readContacts(fold, tables, tokens, links, phones, probe);
  const entities: Entity[] = settle(fold, [...readPay(reader), ...contacts, ...readAges(reader), ...readHours(reader)]);
  const channels = new Set(contacts.map((contact) => contact.channel));
  const named = reader.places.map(({ token, countries }) => ({
    start: fold.from[tokens.start[token]!]!,
    end: fold.to[tokens.end[token]! - 1]!,
    countries,
  }));
  entities.push(...namedChannels(mentions, channels), ...readPlaces(mentions, tables, named));
  return entities.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** An entity whose place is in units of the fold. */
type InFold<E extends Entity = Entity> = E extends Entity
  ? Omit<E, 'start' | 'end' | 'disguised'> & { unitStart: number; unitEnd: number }
  : never;

/** Words of a text in Latin script, of which one must name the region for it to hold: `SAS` alone tells nothing in a long ad. */
const WORDS_PER_HINT = 150;

/** Country that most words of the text hint at; of several the one met first. */
function regionOf(
  tokens: Tokens,
  tables: ExtractTables,
  script: Script,
): Pick<Reader, 'region' | 'regionWords' | 'places'> {
  const counts = new Map<string, number>();
  const words = new Map<string, Set<number>>();
  const places: { token: number; countries: readonly string[] }[] = [];
  let letters = 0;
  for (let t = 0; t < tokens.count; t++) {
    if (tokens.kind[t] === Kind.Latin) letters++;
    if (tokens.kind[t] !== Kind.Word) continue;
    letters++;
    const place = meaning(tokens, tables.entries, t, Role.Place) as string | undefined;
    if (place !== undefined) places.push({ token: t, countries: place.split(' ') });
    const hint = meaning(tokens, tables.entries, t, Role.Hint) as string | undefined;
    if (hint === undefined) continue;
    counts.set(hint, (counts.get(hint) ?? 0) + 1);
    const own = words.get(hint);
    if (own) own.add(tokens.value[t]!);
    else words.set(hint, new Set([tokens.value[t]!]));
  }
  let region: string | null = null;
  let most = 0;
  for (const [country, count] of counts)
    if (count > most) {
      region = country;
      most = count;
    }
  const regionWords = region === null ? 0 : words.get(region)!.size;
  const isWeak = script === Script.Latin && regionWords * WORDS_PER_HINT < letters;
  return isWeak ? { region: null, regionWords: 0, places } : { region, regionWords, places };
}

/** Puts entities on the source. A second reading repeats its whole line, so what overlaps the plain reading is dropped. */
function settle(fold: Fold, found: readonly InFold[]): Entity[] {
  const plain = new Map<Entity['kind'], Entity[]>();
  const entities: Entity[] = [];
  const place = (entity: InFold, disguised: boolean): Entity => {
    const { unitStart, unitEnd, ...rest } = entity;
    return { ...rest, start: fold.from[unitStart]!, end: fold.to[unitEnd - 1]!, disguised } as Entity;
  };
  for (const entity of found) {
    if (entity.unitStart >= fold.plainLength) continue;
    const placed = place(entity, false);
    entities.push(placed);
    const list = plain.get(placed.kind);
    if (list) list.push(placed);
    else plain.set(placed.kind, [placed]);
  }
  for (const list of plain.values()) list.sort((a, b) => a.start - b.start);
  for (const entity of found) {
    if (entity.unitStart < fold.plainLength) continue;
    const placed = place(entity, true);
    if (!overlapsAny(plain.get(placed.kind) ?? [], placed)) entities.push(placed);
  }
  return entities;
}

/** Does an entity of `list`, ascending by start, overlap `entity`? Entities of a kind hardly nest, so few need be looked at. */
function overlapsAny(list: readonly Entity[], entity: Entity): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.start < entity.end) low = middle + 1;
    else high = middle;
  }
  for (let k = low - 1; k >= 0 && k >= low - 4; k--) if (list[k]!.end > entity.start) return true;
  return false;
}

/** Script of most letters of the plain reading, and whether its Han is traditional. */
function mainScriptOf(fold: Fold, probe: Probe): { script: Script; traditional: boolean } {
  const counts = new Uint32Array(SCRIPT_COUNT);
  let traditional = 0;
  for (let i = 0; i < fold.plainLength; i++) {
    const unit = fold.units[i]!;
    if (isLineEnd(unit)) continue;
    const script = scriptOf(unit);
    counts[script]!++;
    if (script === Script.Han && fold.source.charCodeAt(fold.from[i]!) !== unit) traditional++;
  }
  probe.steps += fold.plainLength;
  // Korean and Japanese ads are full of Latin words and Han; a fifth of Hangul or kana is enough.
  const letters = counts.reduce((sum, count, script) => (script === Script.None ? sum : sum + count), 0);
  let script: Script = Script.None;
  if (counts[Script.Hangul]! * 5 >= letters && counts[Script.Hangul]! > 0) script = Script.Hangul;
  else if (counts[Script.Kana]! * 5 >= letters && counts[Script.Kana]! > 0) script = Script.Kana;
  else if (counts[Script.Han]! * 5 >= letters && counts[Script.Han]! > 0) script = Script.Han;
  else {
    let most = 0;
    for (let k = 1; k < counts.length; k++)
      if (counts[k]! > most) {
        most = counts[k]!;
        script = k as Script;
      }
  }
  return { script, traditional: traditional > 0 && traditional * 20 >= counts[Script.Han]! };
}
