import type { Mention } from '../lexicon/types';
import type { Fold } from '../text/types';
import { readAges } from './age';
import { addNamedChannels, readContacts } from './contact';
import { meaningIn } from './entries';
import { readHours } from './hours';
import { lex, mostOf } from './lexer';
import { findLinks } from './link';
import { readPay } from './pay';
import { coverPhones, FEWEST_DIGITS, findPhones, type Phone } from './phone';
import { addPlaces, type NamedPlace } from './place';
import type { Probe } from './probe';
import type { Reader } from './reader';
import { SCRIPT_COUNT, Script } from './script';
import type { ExtractTables } from './tables';
import { Role } from './tables';
import { Kind, type Tokens } from './tokens';
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
  const textScript = scriptOfText(tokens.letters);
  const phones =
    tokens.digits < FEWEST_DIGITS
      ? NO_PHONES
      : findPhones(fold, tables, tokens, context.homeCountry, textScript, probe);
  coverPhones(tokens, phones);
  const { region, regionWords, places } = regionOf(tokens, tables, textScript);
  const reader: Reader = {
    fold,
    units: fold.units,
    tokens,
    entries: tables.entries,
    tables,
    context,
    textScript,
    // One in twenty of the characters of Han is enough to tell.
    textTraditional: tokens.changed > 0 && tokens.changed * 20 >= tokens.letters[Script.Han]!,
    region,
    regionWords,
    places,
    probe,
  };
  const contacts = readContacts(fold, tables, tokens, links, phones, probe);
  const found: Entity[] = readPay(reader);
  for (const contact of contacts) found.push(contact);
  for (const age of readAges(reader)) found.push(age);
  for (const time of readHours(reader)) found.push(time);
  const entities = found.some((entity) => entity.disguised) ? withoutRepeated(found) : found;
  addNamedChannels(mentions, contacts, entities);
  addPlaces(mentions, tables, namedPlaces(reader), entities);
  return entities.length > 1 ? entities.sort((a, b) => a.start - b.start || b.end - a.end) : entities;
}

const NO_PHONES: readonly Phone[] = [];

/** The places that tell a currency, at their places in the source. */
function namedPlaces({ fold, tokens, places }: Reader): NamedPlace[] {
  return places.map(({ token, countries }) => ({
    start: fold.from[tokens.start[token]!]!,
    end: fold.to[tokens.end[token]! - 1]!,
    countries,
  }));
}

/** Words of a text in Latin script, of which one must name the region for it to hold: `SAS` alone tells nothing in a long ad. */
const WORDS_PER_HINT = 150;

/** What the words of a text tell of the country for which it is written. */
type Region = Pick<Reader, 'region' | 'regionWords' | 'places'>;

const NO_REGION: Region = { region: null, regionWords: 0, places: [] };

/** Bits of the roles of names and words of regions, in the second word of them. */
const PLACE = 1 << (Role.Place & 31);
const HINT = 1 << (Role.Hint & 31);

/** Country that most words of the text hint at; of several the one met first. */
function regionOf(tokens: Tokens, tables: ExtractTables, script: Script): Region {
  if ((tokens.met[1]! & (PLACE | HINT)) === 0) return NO_REGION;
  const { kind, roles, value, count } = tokens;
  const places: Reader['places'][number][] = [];
  const hints: string[] = [];
  const entries: number[] = [];
  for (let t = 0; t < count; t++) {
    const high = roles[2 * t + 1]!;
    if ((high & (PLACE | HINT)) === 0 || kind[t] !== Kind.Word) continue;
    const entry = value[t]!;
    if ((high & PLACE) !== 0)
      places.push({
        token: t,
        countries: tables.countriesOf.get(meaningIn(tables.entries[entry]!, Role.Place) as string)!,
      });
    if ((high & HINT) === 0) continue;
    hints.push(meaningIn(tables.entries[entry]!, Role.Hint) as string);
    entries.push(entry);
  }
  const region = hints.length > 0 ? mostFrequent(hints) : null;
  if (region === null) return { region, regionWords: 0, places };
  const regionWords = new Set(entries.filter((_, k) => hints[k] === region)).size;
  const isWeak = script === Script.Latin && regionWords * WORDS_PER_HINT < wordsIn(tokens);
  return isWeak ? { region: null, regionWords: 0, places } : { region, regionWords, places };
}

/** Of several alike the one that stands first. */
function mostFrequent(list: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  let frequent = list[0]!;
  for (const [one, count] of counts) if (count > counts.get(frequent)!) frequent = one;
  return frequent;
}

/** Words of the locales and Latin ones that they do not have. */
function wordsIn({ kind, count }: Tokens): number {
  let words = 0;
  for (let t = 0; t < count; t++) if (kind[t] === Kind.Latin || kind[t] === Kind.Word) words++;
  return words;
}

/** The entities but those of a second reading, which repeats its whole line, that overlap one of their kind in the plain reading. */
function withoutRepeated(found: readonly Entity[]): Entity[] {
  const plain = new Map<Entity['kind'], Entity[]>();
  const entities: Entity[] = [];
  for (const entity of found) {
    if (entity.disguised) continue;
    entities.push(entity);
    const list = plain.get(entity.kind);
    if (list) list.push(entity);
    else plain.set(entity.kind, [entity]);
  }
  for (const list of plain.values()) list.sort((a, b) => a.start - b.start);
  for (const entity of found)
    if (entity.disguised && !overlapsAny(plain.get(entity.kind) ?? [], entity)) entities.push(entity);
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

/** Script of a text with so many letters of each. */
function scriptOfText(counts: Uint32Array): Script {
  let letters = 0;
  for (let script = 1; script < SCRIPT_COUNT; script++) letters += counts[script]!;
  // Korean and Japanese ads are full of Latin words and Han; a fifth of Hangul or kana is enough.
  for (const script of [Script.Hangul, Script.Kana, Script.Han])
    if (counts[script]! > 0 && counts[script]! * 5 >= letters) return script;
  return mostOf(counts);
}
