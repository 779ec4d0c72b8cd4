import type { Fold } from '../text/types';
import type { Stretch, Tokens } from './lexer';
import { Kind, meaning } from './lexer';
import type { Probe } from './probe';
import type { Script } from './script';
import { conventionScript, isDigit, Script as Scripts, scriptOf } from './script';
import type { ConventionScript, ExtractTables, PhoneFormatRow } from './tables';
import { Role } from './tables';

/** A phone number in the text. */
export interface Phone extends Stretch {
  /** E.164 where the country is known, else the digits. */
  readonly number: string;
  readonly country: string | null;
}

/** Longest stretch of digits and separators that is looked at as one number. */
const LONGEST_PHONE = 32;
const MOST_DIGITS = 17;
const MOST_GROUPS = 8;
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
  const run: Run = { groups: [], starts: [], ends: [], gaps: [], plus: false, start: 0 };
  let token = 0;
  let i = 0;
  while (i < length) {
    probe.steps++;
    const unit = units[i]!;
    const opens = unit === 0x2b /* + */ || unit === 0x28; /* ( */
    if (!isDigit(unit) && !(opens && (isDigit(units[i + 1] ?? 0) || (unit === 0x28 && units[i + 1] === 0x2b)))) {
      i++;
      continue;
    }
    while (token < tokens.count && tokens.end[token]! <= i) token++;
    if (token < tokens.count && tokens.kind[token] === Kind.Link && tokens.start[token]! <= i) {
      i = tokens.end[token]!;
      continue;
    }
    const firstEnd = readRun(units, i, length, run, probe);
    if (run.groups.length === 0 || !mayBegin(units, i)) {
      i = Math.max(firstEnd, i + 1);
      continue;
    }
    const line = tokens.line[Math.min(token, tokens.count - 1)]!;
    const script = tokens.lineScript[line] || textScript;
    const label = labelBefore(tokens, tables, token, i);
    const found =
      label === 'none'
        ? null
        : match(run, tables, home, conventionScript(script, tokens.lineTraditional[line]!), label === 'phone', units);
    if (found === null) {
      i = Math.max(firstEnd, i + 1);
      continue;
    }
    phones.push({
      unitStart: run.start,
      unitEnd: run.ends[found.groups - 1]!,
      number: found.number,
      country: found.country,
    });
    i = run.ends[found.groups - 1]!;
  }
  return phones;
}

interface Run {
  groups: string[];
  starts: number[];
  ends: number[];
  /** Unit between a group and the next: the first separator, 0 for none. */
  gaps: number[];
  plus: boolean;
  start: number;
}

/** Reads groups of digits from `at`; returns the end of the first group. */
function readRun(units: Uint16Array, at: number, length: number, run: Run, probe: Probe): number {
  run.groups.length = run.starts.length = run.ends.length = run.gaps.length = 0;
  run.plus = false;
  run.start = at;
  let k = at;
  while (k < length && !isDigit(units[k]!)) {
    if (units[k] === 0x2b) run.plus = true;
    k++;
  }
  let total = 0;
  let firstEnd = k;
  while (k < length && k - at <= LONGEST_PHONE && run.groups.length < MOST_GROUPS) {
    let end = k;
    // Only the first group is read to its end: the others are read again when their turn comes.
    while (end < length && isDigit(units[end]!) && (run.groups.length === 0 || end - k <= MOST_DIGITS)) end++;
    probe.steps += end - k;
    if (run.groups.length === 0) firstEnd = end;
    total += end - k;
    if (total > MOST_DIGITS || end === k) {
      if (run.groups.length === 0) return firstEnd;
      break;
    }
    run.groups.push(text(units, k, end));
    run.starts.push(k);
    run.ends.push(end);
    let next = end;
    while (next < length && next - end < 3 && isSeparator(units[next]!)) next++;
    run.gaps.push(next > end ? units[end]! : 0);
    if (next === end || next >= length || !isDigit(units[next]!)) break;
    k = next;
  }
  return firstEnd;
}

function text(units: Uint16Array, start: number, end: number): string {
  let out = '';
  for (let k = start; k < end; k++) out += String.fromCharCode(units[k]!);
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
  if (isDigit(before) || scriptOf(before) === Scripts.Latin) return false;
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

type Label = 'phone' | 'none' | null;

/** What the words just before a number call it: a phone, something that is no phone, or nothing. */
function labelBefore(tokens: Tokens, tables: ExtractTables, token: number, at: number): Label {
  for (let t = Math.min(token, tokens.count) - 1, seen = 0; t >= 0 && seen < 6; t--, seen++) {
    if (tokens.kind[t] === Kind.Eol || at - tokens.end[t]! > LABEL_REACH) break;
    if (meaning(tokens, tables.entries, t, Role.NoPhone) !== undefined) return 'none';
    if (meaning(tokens, tables.entries, t, Role.PhoneLabel) !== undefined) return 'phone';
    const channel = meaning(tokens, tables.entries, t, Role.HandleLabel);
    if (channel !== undefined) return channel === 'qq' ? 'none' : 'phone';
    if (tokens.kind[t] === Kind.Link) return 'phone';
  }
  return null;
}

interface Found {
  readonly groups: number;
  readonly number: string;
  readonly country: string | null;
}

/** The longest beginning of the run that is a phone number. */
function match(
  run: Run,
  tables: ExtractTables,
  home: string | null,
  script: ConventionScript | null,
  label: boolean,
  units: Uint16Array,
): Found | null {
  for (let count = run.groups.length; count >= 1; count--) {
    const after = units[run.ends[count - 1]!] ?? 0;
    // "02-000-12345" is no number of seven digits with two more behind it.
    if (count < run.groups.length && run.gaps[count - 1] === 0x2e && !run.plus) continue;
    if (
      scriptOf(after) === Scripts.Latin &&
      count === run.groups.length &&
      after !== 0x78 /* x */ &&
      after !== 0x65 /* e */
    )
      continue;
    const groups = run.groups.slice(0, count);
    const international = readInternational(groups, run.plus, tables);
    if (international !== null) return { groups: count, ...international };
    if (run.plus) continue;
    const row = national(groups, tables, home, script, label);
    if (row !== null) {
      const digits = groups.join('');
      const own = row.trunk !== '' && digits.startsWith(row.trunk) ? digits.slice(row.trunk.length) : digits;
      // A North American number may carry its own 1.
      const subscriber = row.code === '1' && own.length === 11 ? own.slice(1) : own;
      return {
        groups: count,
        number: `+${row.code}${subscriber}`,
        country: countryOf(row.code, subscriber, row.country, tables),
      };
    }
  }
  return null;
}

/** `+82 10 0000 1234`, `0082-10-...`. */
function readInternational(
  groups: readonly string[],
  plus: boolean,
  tables: ExtractTables,
): { number: string; country: string | null } | null {
  let digits = groups.join('');
  if (!plus) {
    if (!digits.startsWith('00') || digits.startsWith('000')) return null;
    digits = digits.slice(2);
  }
  if (digits.length < 8 || digits.length > 15) return null;
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
  return readInternational([digits], true, tables);
}

function national(
  groups: readonly string[],
  tables: ExtractTables,
  home: string | null,
  script: ConventionScript | null,
  label: boolean,
): PhoneFormatRow | null {
  const digits = groups.join('');
  if (digits.length < 8 || digits.length > 12) return null;
  let best: PhoneFormatRow | null = null;
  let bestRank = 0;
  for (const row of tables.phoneFormats) {
    if (!row.groups.some((sizes) => sameSizes(sizes, groups))) continue;
    if (!row.prefixes.some((prefix) => digits.startsWith(prefix))) continue;
    if (row.code === '1' && !isNorthAmerican(digits)) continue;
    const isHome = row.country === home;
    const ofScript = row.scripts !== undefined && script !== null && row.scripts.includes(script);
    if (row.label === true && !label) continue;
    if (row.scripts !== undefined && script !== null && !isHome && !ofScript && row.label !== true && !label) continue;
    const rank = 1 + (isHome ? 4 : 0) + (ofScript ? 2 : 0);
    if (rank > bestRank) {
      best = row;
      bestRank = rank;
    }
  }
  return best;
}

function sameSizes(sizes: readonly number[], groups: readonly string[]): boolean {
  if (sizes.length !== groups.length) return false;
  for (let k = 0; k < sizes.length; k++) if (sizes[k] !== groups[k]!.length) return false;
  return true;
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
