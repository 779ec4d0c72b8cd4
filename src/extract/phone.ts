import type { Fold } from '../text/types';
import type { Stretch } from './lexer';
import type { Probe } from './probe';
import { conventionScript, DIGIT, isDigit, Script, scriptOf, TRAITS } from './script';
import type { ConventionScript, ExtractTables, PhoneFormatRow } from './tables';
import { Role } from './tables';
import type { Tokens } from './tokens';
import { has, Kind, meaning } from './tokens';

/** A phone number in the text. */
export interface Phone extends Stretch {
  /** E.164 where the country is known, else the digits. */
  readonly number: string;
  readonly country: string | null;
}

/** Longest stretch of digits and separators that is looked at as one number. */
const LONGEST_PHONE = 32;
/** Digits that a phone number has at least. */
export const FEWEST_DIGITS = 8;
const MOST_DIGITS = 17;
const MOST_GROUPS = 8;
const DIGITS = [...'0123456789'];
/** How far before a number its label may stand, in units. */
const LABEL_REACH = 16;

/**
 * Finds phone numbers: `+` or `00` with a calling code, and the national formats of the table. Formats that other numbers
 * share (eight digits, three-three-four) need a label before them or text of that country's script.
 */
export function findPhones(
  fold: Fold,
  tables: ExtractTables,
  tokens: Tokens,
  home: string | null,
  textScript: Script,
  probe: Probe,
): Phone[] {
  const { units, length } = fold;
  const phones: Phone[] = [];
  const setting: Setting = { tables, tokens, home, textScript, words: null, probe };
  let token = 0;
  let i = 0;
  while (i < length) {
    const unit = units[i]!;
    if ((TRAITS[unit]! & DIGIT) === 0 && !opensNumber(units, i, unit)) {
      i++;
      continue;
    }
    probe.steps++;
    while (token < tokens.count && tokens.end[token]! <= i) token++;
    if (token < tokens.count && tokens.kind[token] === Kind.Link && tokens.start[token]! <= i) {
      i = tokens.end[token]!;
      continue;
    }
    const firstEnd = readRun(units, i, length, probe);
    const found = run.digits >= FEWEST_DIGITS && mayBegin(units, i) ? phoneOf(units, i, setting, token) : null;
    if (found === null) {
      i = Math.max(firstEnd, i + 1);
      continue;
    }
    const unitEnd = run.ends[found.groups - 1]!;
    phones.push({ unitStart: i, unitEnd, number: found.number, country: found.country });
    i = unitEnd;
  }
  probe.steps += length;
  return phones;
}

/** What the numbers of one text are read with. */
interface Setting {
  readonly tables: ExtractTables;
  readonly tokens: Tokens;
  readonly home: string | null;
  readonly textScript: Script;
  /** Found out only when a national number is met. */
  words: NamedCountries | null;
  readonly probe: Probe;
}

/** Countries of which the words of a text tell. */
interface NamedCountries {
  /** How often money of a country stands by an amount, or one of its places is named. */
  readonly named: ReadonlyMap<string, number>;
  readonly most: number;
  /** The country that most other words of the language hint at. */
  readonly hinted: string | null;
}

/** Where a national number stands. */
interface Standing {
  readonly home: string | null;
  /** Script of the ad where the line is of Latin labels or of Han only, else of the line. */
  readonly script: ConventionScript | null;
  /** Script of the line where that is another. */
  readonly lineScript: ConventionScript | null;
  /** A word before it says that it is a phone. */
  readonly label: boolean;
  /** Country whose people use the messenger before it. */
  readonly messenger: string | null;
  readonly words: () => NamedCountries;
}

/** The phone number that the run that was read last begins with; the run begins at unit `at`, before or in token `token`. */
function phoneOf(units: Uint16Array, at: number, setting: Setting, token: number): Found | null {
  const { tables, tokens, textScript } = setting;
  const label = labelBefore(tokens, tables, token, at);
  if (label === 'none') return null;
  const line = tokens.line[Math.min(token, tokens.count - 1)]!;
  const lineScript = (tokens.lineScript[line] as Script) || textScript;
  const ofLine = conventionScript(lineScript, tokens.lineTraditional[line] === 1);
  // "TEL 02-..." is a line of every language, and one of Han alone may be Japanese.
  const isOfText = lineScript === Script.Latin || (lineScript === Script.Han && textScript === Script.Kana);
  // One in twenty of the characters of Han is enough to tell.
  const traditional = tokens.changed > 0 && tokens.changed * 20 >= tokens.letters[Script.Han]!;
  return match(units, tables, {
    home: setting.home,
    script: isOfText ? (conventionScript(textScript, traditional) ?? ofLine) : ofLine,
    lineScript: ofLine,
    label: label !== null,
    messenger: label,
    words: () => {
      setting.words ??= namedCountries(setting);
      return setting.words;
    },
  });
}

/** Counts the money, the places and the words of countries in a text. */
function namedCountries({ tables, tokens, probe }: Setting): NamedCountries {
  const named = new Map<string, number>();
  const hints = new Map<string, number>();
  const add = (to: Map<string, number>, country: string): void => {
    to.set(country, (to.get(country) ?? 0) + 1);
  };
  probe.steps += tokens.count;
  for (let t = 0; t < tokens.count; t++) {
    if (tokens.kind[t] !== Kind.Word) continue;
    const currency = meaning(tokens, tables.entries, t, Role.Currency) as string | undefined;
    if (
      currency !== undefined &&
      (tokens.kind[t + 1] === Kind.Number || (t > 0 && tokens.kind[t - 1] === Kind.Number))
    ) {
      const row = tables.fx.get(currency);
      for (const country of [row?.country ?? null, ...(row?.country ? (row.usedIn ?? []) : [])])
        if (country !== null) add(named, country);
    }
    const place = meaning(tokens, tables.entries, t, Role.Place) as string | undefined;
    if (place !== undefined) for (const country of tables.countriesOf.get(place) ?? []) add(named, country);
    const hint = meaning(tokens, tables.entries, t, Role.Hint) as string | undefined;
    if (hint !== undefined) add(hints, hint);
  }
  let hinted: string | null = null;
  for (const [country, count] of hints) if (hinted === null || count > hints.get(hinted)!) hinted = country;
  return { named, most: Math.max(1, ...named.values()), hinted };
}

/** `+` and `(` before a digit, and `(+`. */
function opensNumber(units: Uint16Array, at: number, unit: number): boolean {
  if (unit !== 0x2b /* + */ && unit !== 0x28 /* ( */) return false;
  const next = units[at + 1] ?? 0;
  return isDigit(next) || (unit === 0x28 && next === 0x2b);
}

/** Groups of digits with separators between them, as far as they may be one number. */
interface Run {
  /** How many groups. */
  count: number;
  /** Digits of all groups. */
  digits: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Unit between a group and the next: the first separator, 0 for none. */
  readonly gaps: Uint16Array;
  plus: boolean;
}

/** The run that was read last. */
const run: Run = {
  count: 0,
  digits: 0,
  starts: new Uint32Array(MOST_GROUPS),
  ends: new Uint32Array(MOST_GROUPS),
  gaps: new Uint16Array(MOST_GROUPS),
  plus: false,
};

/** Reads groups of digits from `at`; returns the end of the first group. */
function readRun(units: Uint16Array, at: number, length: number, probe: Probe): number {
  run.count = run.digits = 0;
  run.plus = false;
  let k = at;
  while (k < length && !isDigit(units[k]!)) {
    if (units[k] === 0x2b) run.plus = true;
    k++;
  }
  let firstEnd = k;
  while (k < length && k - at <= LONGEST_PHONE && run.count < MOST_GROUPS) {
    let end = k;
    // Only the first group is read to its end: the others are read again when their turn comes.
    while (end < length && isDigit(units[end]!) && (run.count === 0 || end - k <= MOST_DIGITS)) end++;
    probe.steps += end - k;
    if (run.count === 0) firstEnd = end;
    if (run.digits + end - k > MOST_DIGITS || end === k) return firstEnd;
    const group = run.count++;
    run.digits += end - k;
    run.starts[group] = k;
    run.ends[group] = end;
    let next = end;
    while (next < length && next - end < 3 && isSeparator(units[next]!)) next++;
    run.gaps[group] = next > end ? units[end]! : 0;
    if (next === end || next >= length || !isDigit(units[next]!)) break;
    k = next;
  }
  return firstEnd;
}

/** The digits of the run that was read last. */
function digitsOfRun(units: Uint16Array): string {
  let out = '';
  for (let group = 0; group < run.count; group++)
    for (let k = run.starts[group]!; k < run.ends[group]!; k++) out += DIGITS[units[k]! - 0x30]!;
  return out;
}

function isSeparator(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0x2d ||
    unit === 0x2e ||
    unit === 0x28 ||
    unit === 0x29 ||
    unit === 0xb7 ||
    unit === 0xa0 ||
    (unit >= 0x2010 && unit <= 0x2015) ||
    unit === 0x2212
  );
}

/** A number does not begin inside a word, a decimal, a price or another number. */
function mayBegin(units: Uint16Array, at: number): boolean {
  const before = at > 0 ? units[at - 1]! : 0;
  if (isDigit(before) || scriptOf(before) === Script.Latin) return false;
  if (
    before === 0x24 /* $ */ ||
    before === 0x23 /* # */ ||
    before === 0x40 /* @ */ ||
    before === 0x5f ||
    before === 0x25 ||
    before === 0x3d
  )
    return before === 0x3d;
  if ((before === 0x2e || before === 0x2c || before === 0x2d) && at > 1 && isDigit(units[at - 2]!)) return false;
  return true;
}

/** Country whose people use the messenger before a number, '' for any phone label; 'none' where it is no phone; null for no label. */
type Label = string | 'none' | null;

/** What the words just before a number call it: a phone, something that is no phone, or nothing. */
function labelBefore(tokens: Tokens, tables: ExtractTables, token: number, at: number): Label {
  for (let t = Math.min(token, tokens.count) - 1, seen = 0; t >= 0 && seen < 6; t--, seen++) {
    if (tokens.kind[t] === Kind.Eol || at - tokens.end[t]! > LABEL_REACH) break;
    if (has(tokens, t, Role.NoPhone)) return 'none';
    if (has(tokens, t, Role.PhoneLabel)) return '';
    // `тг` behind an amount is money.
    if (has(tokens, t, Role.HandleLabel) && !has(tokens, t, Role.Currency)) {
      if (meaning(tokens, tables.entries, t, Role.HandleLabel) === 'qq') return 'none';
      return (meaning(tokens, tables.entries, t, Role.Hint) as string | undefined) ?? '';
    }
    if (tokens.kind[t] === Kind.Link) return '';
  }
  return null;
}

interface Found {
  readonly groups: number;
  readonly number: string;
  readonly country: string | null;
}

/** The longest beginning of the run that was read last that is a phone number. */
function match(units: Uint16Array, tables: ExtractTables, standing: Standing): Found | null {
  let digits = digitsOfRun(units);
  let ofNoCountry: Found | null = null;
  for (let count = run.count; count >= 1 && digits.length >= FEWEST_DIGITS; count--) {
    if (count < run.count) {
      digits = digits.slice(0, run.starts[count]! - run.ends[count]!);
      // "02-000-12345" is no number of seven digits with two more behind it.
      if (run.gaps[count - 1] === 0x2e && !run.plus) continue;
    } else {
      const after = units[run.ends[count - 1]!] ?? 0;
      if (scriptOf(after) === Script.Latin && after !== 0x78 /* x */ && after !== 0x65 /* e */) continue;
    }
    const international = readInternational(digits, run.plus, tables);
    if (international !== null) return { groups: count, ...international };
    if (run.plus) continue;
    const row = national(digits, count, tables, standing);
    if (row !== null && row !== 'any') {
      const own = ownDigits(digits, row);
      return {
        groups: count,
        number: `+${row.code}${own}`,
        country: countryOf(row.code, own, row.country, tables),
      };
    }
    // "1800 000 0022" is no number with the 1 of North America.
    const isSplit = count > 1 && digits.startsWith('1') && run.ends[0]! - run.starts[0]! > 1;
    const withCode = standing.label && !isSplit ? numberWithItsCode(digits, tables) : null;
    if (withCode !== null) return { groups: count, ...withCode };
    if (row === 'any') ofNoCountry ??= { groups: count, number: digits, country: null };
  }
  return ofNoCountry;
}

/** The digits of a national number that stand behind the calling code. */
function ownDigits(digits: string, row: PhoneFormatRow): string {
  const own = row.trunk !== '' && digits.startsWith(row.trunk) ? digits.slice(row.trunk.length) : digits;
  // A North American number may carry its own 1.
  return row.code === '1' && own.length === 11 ? own.slice(1) : own;
}

/** `+82 10 0000 1234`, `0082-10-...`. */
function readInternational(
  digits: string,
  plus: boolean,
  tables: ExtractTables,
): { number: string; country: string | null } | null {
  if (!plus) {
    if (!digits.startsWith('00') || digits.startsWith('000')) return null;
    digits = digits.slice(2);
  }
  if (digits.length < FEWEST_DIGITS || digits.length > 15) return null;
  for (let size = 4; size >= 1; size--) {
    const code = digits.slice(0, size);
    const country = tables.callingCodes.get(code);
    if (country === undefined) continue;
    let rest = digits.slice(size);
    // "+82 (0)10": the trunk digit does not belong there.
    if (rest.startsWith('0') && code !== '39') rest = rest.slice(1);
    if (rest.length < 6) return null;
    return { number: `+${code}${rest}`, country: countryOf(code, rest, country, tables) };
  }
  return null;
}

/** Country of a subscriber number where several share a calling code. */
export function countryOf(code: string, subscriber: string, fallback: string, tables: ExtractTables): string {
  const area = tables.callingCodes.get(code + subscriber.slice(0, 3));
  return area ?? fallback;
}

/** The country and E.164 form of digits that carry their calling code, as in `wa.me/8210...`. */
export function internationalNumber(
  digits: string,
  tables: ExtractTables,
): { number: string; country: string | null } | null {
  return readInternational(digits, true, tables);
}

/** Digits that carry their calling code without `+`, as behind `WA`; only where what follows the code is a number of that country. */
export function numberWithItsCode(
  digits: string,
  tables: ExtractTables,
): { number: string; country: string | null } | null {
  if (digits.length < FEWEST_WITH_CODE || digits.startsWith('0')) return null;
  const found = readInternational(digits, true, tables);
  if (found === null) return null;
  const isOfCountry = tables.phoneFormats.some(({ code, trunk, prefixes, groups }) => {
    if (!found.number.startsWith(`+${code}`)) return false;
    const own = trunk + found.number.slice(code.length + 1);
    return prefixes.some((prefix) => own.startsWith(prefix)) && groups.some((sizes) => sum(sizes) === own.length);
  });
  return isOfCountry ? found : null;
}

/** Digits that a number with its calling code has at least, so that a national one is not taken for it. */
const FEWEST_WITH_CODE = 11;

function sum(sizes: readonly number[]): number {
  let total = 0;
  for (const size of sizes) total += size;
  return total;
}

/** What tells the country of a national number, surest last; see {@link rankOf}. */
const OF_LINE = 1;
const OF_TEXT = 2;
const OF_NAMED = 4;
const OF_OWN_SCRIPT = 8;
const OF_MESSENGER = 16;
const OF_HOME = 32;

/** Scripts that several countries share, so that they tell no country where the ad's own is known. */
const SHARED: ReadonlySet<ConventionScript> = new Set(['latin', 'arabic', 'cyrillic', 'devanagari']);

/** The format that the first groups of the run that was read last fit best; `any` where it is a phone of nobody knows which country. */
function national(
  digits: string,
  groups: number,
  tables: ExtractTables,
  standing: Standing,
): PhoneFormatRow | 'any' | null {
  if (digits.length < FEWEST_DIGITS || digits.length > 12) return null;
  let best: PhoneFormatRow | null = null;
  let bestRank = 0;
  let isPhone = false;
  let isDoubtful = false;
  for (const row of tables.phoneFormats) {
    if (!isGroupedAs(row.groups, groups) || !row.prefixes.some((prefix) => digits.startsWith(prefix))) continue;
    if (row.code === '1' && !isNorthAmerican(digits)) continue;
    if (row.label === true && !standing.label) continue;
    const rank = rankOf(row, digits, tables, standing);
    if (standing.label || isOfScripts(row, standing)) isPhone = true;
    if (rank > bestRank) {
      best = row;
      bestRank = rank;
      isDoubtful = false;
    } else if (rank === bestRank && best !== null && row.code !== best.code && (row.label || best.label))
      isDoubtful = true;
  }
  return best !== null && !isDoubtful ? best : isPhone ? 'any' : null;
}

/** How well a format that the number fits suits where it stands; 0 when nothing speaks for its country. */
function rankOf(row: PhoneFormatRow, digits: string, tables: ExtractTables, standing: Standing): number {
  const { home, script, lineScript, messenger } = standing;
  const country = row.code === '1' ? countryOf('1', ownDigits(digits, row), row.country, tables) : row.country;
  if (country === home) return OF_HOME;
  if (country === messenger) return OF_MESSENGER;
  const { named, most, hinted } = standing.words();
  const scripts = row.scripts ?? [];
  const tells = (of: ConventionScript | null): boolean =>
    of !== null && scripts.includes(of) && (home === null || !SHARED.has(of));
  let rank = tells(script) ? (SHARED.has(script!) ? OF_TEXT : OF_OWN_SCRIPT) : tells(lineScript) ? OF_LINE : 0;
  // A text without letters tells nothing: the most usual country.
  if (script === null && home === null && scripts.length > 0) rank = OF_LINE;
  if (country === hinted) rank += rank > 0 ? OF_LINE : OF_TEXT;
  const times = named.get(country) ?? 0;
  return times > 0 ? rank + OF_NAMED + times / most : rank;
}

function isOfScripts(row: PhoneFormatRow, { script, lineScript }: Standing): boolean {
  const scripts = row.scripts ?? [];
  return (script !== null && scripts.includes(script)) || (lineScript !== null && scripts.includes(lineScript));
}

/** Have the first groups of the run that was read last sizes that are listed? */
function isGroupedAs(listed: PhoneFormatRow['groups'], groups: number): boolean {
  for (const sizes of listed) {
    let k = sizes.length === groups ? 0 : groups + 1;
    while (k < groups && sizes[k] === run.ends[k]! - run.starts[k]!) k++;
    if (k === groups) return true;
  }
  return false;
}

function isNorthAmerican(digits: string): boolean {
  const ten = digits.length === 11 ? digits.slice(1) : digits;
  return ten.length === 10 && ten[0]! >= '2' && ten[3]! >= '2';
}

/** First token that begins at or after `unit`; tokens are ascending. */
export function tokenAt(tokens: Tokens, unit: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.start[middle]! < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Turns the tokens under the phones into {@link Kind.Link}, so that nothing else is read in them. */
export function coverPhones(tokens: Tokens, phones: readonly Phone[]): void {
  for (const phone of phones)
    for (let t = tokenAt(tokens, phone.unitStart); t < tokens.count && tokens.start[t]! < phone.unitEnd; t++)
      tokens.kind[t] = Kind.Link;
}
