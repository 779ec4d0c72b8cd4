import type { Fold } from '../text/types';
import type { Probe } from './probe';
import { isDigit, isLineEnd, isSpace, isSpacedScript, SCRIPT_COUNT, Script, scriptOf } from './script';
import type { Entry, ExtractTables } from './tables';
import { Role } from './tables';

/** Kinds of token. */
export const Kind = {
  Number: 1,
  /** A word of the locales. */
  Word: 2,
  /** A Latin word no locale knows. */
  Latin: 3,
  /** A run of other letters no locale knows. */
  Other: 4,
  Punct: 5,
  /** End of a sentence inside a line. */
  Stop: 6,
  /** End of a line or of a reading. */
  Eol: 7,
  /** A link, an address or a phone number: nothing is read in it. */
  Link: 8,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/** Flags of a number token, above its count of digits. */
export const GROUPED = 1 << 8;
export const DECIMAL = 1 << 9;
/** Begins with 0 and is longer, or is dotted like a date: never an amount. */
export const ODD = 1 << 10;

/** The folded text as tokens. Offsets are units of the fold. */
export interface Tokens {
  count: number;
  readonly kind: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Number: its value. Punct: its unit. Word: index of its entry. */
  readonly value: Float64Array;
  /** Number: digits and flags. */
  readonly extra: Uint16Array;
  readonly line: Uint32Array;
  /** Word: two words of bits for the roles it has, as in {@link ExtractTables.roles}; else 0. */
  readonly roles: Int32Array;
  /** Main script of each line. */
  readonly lineScript: Script[];
  /** The line is written in traditional characters. */
  readonly lineTraditional: boolean[];
  /** First unit of each line, and one past its last. */
  readonly lineStart: number[];
  readonly lineEnd: number[];
}

/** Half-open stretches of units that hold links and addresses, ascending. */
export interface Stretch {
  readonly unitStart: number;
  readonly unitEnd: number;
}

/** Roles of words that are of every language. */
const OF_EVERY_LANGUAGE = (1 << Role.Unit) | (1 << Role.Currency);
/** Longest word a locale may hold; walks of the trie end here. */
const LONGEST_WORD = 40;
/** Longest run of digits and separators that can be an amount. */
const LONGEST_NUMBER = 24;

/** Cuts the fold into tokens, once, from left to right; stretches of `links` become one token each. */
export function lex(fold: Fold, tables: ExtractTables, links: readonly Stretch[], probe: Probe): Tokens {
  const { units, length } = fold;
  const tokens: Tokens = {
    count: 0,
    kind: new Uint8Array(length + 1),
    start: new Uint32Array(length + 1),
    end: new Uint32Array(length + 1),
    value: new Float64Array(length + 1),
    extra: new Uint16Array(length + 1),
    line: new Uint32Array(length + 1),
    roles: new Int32Array(2 * (length + 1)),
    lineScript: [],
    lineTraditional: [],
    lineStart: [],
    lineEnd: [],
  };
  const scripts = new Uint32Array(SCRIPT_COUNT);
  const scratch: Scratch = { entry: -1, value: 0, extra: 0 };
  let traditional = 0;
  let lineStart = 0;
  let link = 0;

  const push = (kind: Kind, start: number, end: number, value: number, extra: number): void => {
    const at = tokens.count++;
    tokens.kind[at] = kind;
    tokens.start[at] = start;
    tokens.end[at] = end;
    tokens.value[at] = value;
    tokens.extra[at] = extra;
    tokens.line[at] = tokens.lineStart.length;
  };
  const closeLine = (end: number): void => {
    tokens.lineScript.push(mainScript(scripts));
    // A few characters are written alike in both; one in ten is enough to tell.
    tokens.lineTraditional.push(traditional > 0 && traditional * 10 >= scripts[Script.Han]!);
    tokens.lineStart.push(lineStart);
    tokens.lineEnd.push(end);
    scripts.fill(0);
    traditional = 0;
    lineStart = end + 1;
  };
  const tally = (start: number, end: number): void => {
    for (let k = start; k < end; k++) {
      const unit = units[k]!;
      const script = scriptOf(unit);
      scripts[script]!++;
      if (script === Script.Han) {
        const given = fold.source.charCodeAt(fold.from[k]!);
        if (given !== unit && scriptOf(given) === Script.Han) traditional++;
      }
    }
    probe.steps += end - start;
  };

  let i = 0;
  while (i < length) {
    const unit = units[i]!;
    probe.steps++;
    while (link < links.length && links[link]!.unitEnd <= i) link++;
    if (link < links.length && links[link]!.unitStart === i) {
      push(Kind.Link, i, links[link]!.unitEnd, 0, 0);
      i = links[link]!.unitEnd;
      continue;
    }
    if (isLineEnd(unit)) {
      push(Kind.Eol, i, i + 1, 0, 0);
      closeLine(i);
      i++;
      continue;
    }
    if (isSpace(unit)) {
      i++;
      continue;
    }
    const stop = link < links.length ? links[link]!.unitStart : length;
    if (tables.trie.first(unit) !== 0) {
      const end = longestWord(fold, tables, i, stop, probe, scratch);
      if (end > i) {
        push(Kind.Word, i, end, scratch.entry, 0);
        const at = 2 * (tokens.count - 1);
        tokens.roles[at] = tables.roles[2 * scratch.entry]!;
        tokens.roles[at + 1] = tables.roles[2 * scratch.entry + 1]!;
        // "8-10K" and "USD 500" are of every language.
        if ((tables.roles[2 * scratch.entry]! & OF_EVERY_LANGUAGE) === 0) tally(i, end);
        i = end;
        continue;
      }
    }
    if (isDigit(unit)) {
      const end = readNumber(units, i, stop, scratch);
      probe.steps += end - i;
      push(Kind.Number, i, end, scratch.value, scratch.extra);
      i = end;
      continue;
    }
    const script = scriptOf(unit);
    if (script === Script.Latin) {
      let end = i + 1;
      while (end < stop && (scriptOf(units[end]!) === Script.Latin || isDigit(units[end]!))) end++;
      push(Kind.Latin, i, end, 0, 0);
      tally(i, end);
      i = end;
      continue;
    }
    if (script !== Script.None) {
      const last = tokens.count - 1;
      if (last >= 0 && tokens.kind[last] === Kind.Other && tokens.end[last] === i) tokens.end[last] = i + 1;
      else push(Kind.Other, i, i + 1, 0, 0);
      tally(i, i + 1);
      i++;
      continue;
    }
    push(isStop(units, i, length) ? Kind.Stop : Kind.Punct, i, i + 1, unit, 0);
    i++;
  }
  closeLine(length);
  return tokens;
}

/** `.` ends a sentence only before a space or a line end; the other marks always do. */
function isStop(units: Uint16Array, at: number, length: number): boolean {
  const unit = units[at]!;
  if (unit === 0x2e /* . */) return at + 1 >= length || isSpace(units[at + 1]!) || isLineEnd(units[at + 1]!);
  return (
    unit === 0x21 /* ! */ ||
    unit === 0x3f /* ? */ ||
    unit === 0x3b /* ; */ ||
    unit === 0x3002 /* 。 */ ||
    unit === 0x061b /* ؛ */ ||
    unit === 0x061f /* ؟ */ ||
    unit === 0x06d4 /* ۔ */ ||
    unit === 0x0964 /* । */
  );
}

/** Second results of the small readers below, so that they need not allocate. */
interface Scratch {
  /** Entry of the word found last. */
  entry: number;
  /** Value and flags of the number read last. */
  value: number;
  extra: number;
}

/** End of the longest word of the locales that begins at `at`, or `at` when there is none. */
function longestWord(
  fold: Fold,
  tables: ExtractTables,
  at: number,
  stop: number,
  probe: Probe,
  scratch: Scratch,
): number {
  const { units } = fold;
  const { trie } = tables;
  const first = scriptOf(units[at]!);
  const before = at > 0 ? scriptOf(units[at - 1]!) : Script.None;
  // A Latin word is whole, "rm" in "arm" is not one; in other scripts of spaced words only the ending may differ.
  if (first === before && isSpacedScript(first)) return at;
  const glued = first !== Script.None && before === first;
  let state = 0;
  let best = at;
  const limit = Math.min(stop, at + LONGEST_WORD);
  for (let k = at; k < limit; ) {
    let unit = units[k]!;
    let next = k + 1;
    if (isSpace(unit)) {
      unit = 0x20;
      // Two words may be parted by more than one space.
      while (next < limit && isSpace(units[next]!)) next++;
    }
    state = k === at ? trie.first(unit) : trie.next(state, unit);
    probe.steps++;
    if (state === 0) break;
    const entry = trie.wordAt(state);
    if (
      entry >= 0 &&
      isWordEnd(units, next, stop, unit) &&
      fits(tables.bounds[entry]!, glued, units, next, stop, unit)
    ) {
      best = next;
      scratch.entry = entry;
    }
    k = next;
  }
  return best;
}

function isWordEnd(units: Uint16Array, end: number, stop: number, last: number): boolean {
  return scriptOf(last) !== Script.Latin || end >= stop || scriptOf(units[end]!) !== Script.Latin;
}

function fits(bound: number, glued: boolean, units: Uint16Array, end: number, stop: number, last: number): boolean {
  if ((bound & 1) !== 0 && glued) return false;
  return (bound & 2) === 0 || end >= stop || scriptOf(units[end]!) !== scriptOf(last);
}

/** Reads the number that begins at `at`; leaves value and flags in `scratch`. */
function readNumber(units: Uint16Array, at: number, stop: number, scratch: Scratch): number {
  let end = at;
  while (end < stop && isDigit(units[end]!)) end++;
  const firstEnd = end;
  if (end - at > LONGEST_NUMBER) {
    scratch.value = 0;
    scratch.extra = ODD;
    return end;
  }
  let value = digits(units, at, end);
  let count = end - at;
  let flags = units[at] === 0x30 /* 0 */ && end - at > 1 ? ODD : 0;
  // Thousands: groups of three, or groups of two before the last three digits as in India.
  if (count <= 3) {
    let k = end;
    let grouped = value;
    let total = count;
    while (k < stop && units[k] === 0x2c /* , */ && k - at < LONGEST_NUMBER) {
      let g = k + 1;
      while (g < stop && isDigit(units[g]!) && g - k <= 4) g++;
      const size = g - k - 1;
      if (size !== 3 && !(size === 2 && g < stop && units[g] === 0x2c && isDigit(units[g + 1] ?? 0))) break;
      grouped = grouped * 10 ** size + digits(units, k + 1, g);
      total += size;
      k = g;
      if (size === 3) {
        value = grouped;
        count = total;
        end = g;
        flags |= GROUPED;
      }
    }
  }
  if (flags === 0 && count <= 3) {
    const spaced = Math.max(endOfSpacedGroups(units, at, end, stop), endOfQuotedGroups(units, end, stop));
    if (spaced > end) {
      for (let k = end; k < spaced; k += 4) value = value * 1000 + digits(units, k + 1, k + 4);
      scratch.value = value;
      scratch.extra = Math.min(count + ((spaced - end) / 4) * 3, 255) | GROUPED;
      return spaced;
    }
    const decimal = endOfDecimalComma(units, end, stop);
    if (decimal > end) {
      scratch.value = value + digits(units, end + 1, decimal) / 10 ** (decimal - end - 1);
      scratch.extra = count | DECIMAL;
      return decimal;
    }
  }
  if (units[end] === 0x2e /* . */ && end + 1 < stop && isDigit(units[end + 1]!)) {
    let d = end + 1;
    while (d < stop && isDigit(units[d]!)) d++;
    if (units[d] === 0x2e && d + 1 < stop && isDigit(units[d + 1]!)) return dotted(units, at, firstEnd, stop, scratch);
    if (d - end === 4 && count <= 3 && flags === 0) {
      // "25.000": nobody writes three decimals of an amount, but half the world parts thousands with a point.
      value = value * 1000 + digits(units, end + 1, d);
      count += 3;
      flags |= GROUPED;
    } else if (d - end <= 5) {
      value += digits(units, end + 1, d) / 10 ** (d - end - 1);
      flags |= DECIMAL;
      if (firstEnd - at === 1) flags &= ~ODD;
    } else flags |= ODD;
    end = d;
    if ((flags & GROUPED) !== 0 && (flags & DECIMAL) === 0) {
      const cents = endOfCents(units, end, stop);
      value += centsOf(units, end, cents);
      end = cents;
    }
  }
  scratch.value = value;
  scratch.extra = Math.min(count, 255) | flags;
  return end;
}

/** End of `70 000` or `2 500 000`, thousands parted by a space, or `end`; four groups and more are no amount. */
function endOfSpacedGroups(units: Uint16Array, at: number, end: number, stop: number): number {
  if (at > 0 && (units[at - 1] === 0x2b /* + */ || (isSpace(units[at - 1]!) && at > 1 && isDigit(units[at - 2]!))))
    return end;
  let k = end;
  while (k + 3 < stop && isSpace(units[k]!) && isDigit(units[k + 1]!)) {
    let d = k + 1;
    while (d < stop && isDigit(units[d]!)) d++;
    if (d - k !== 4 || k - end >= 8) return end;
    k = d;
  }
  return k;
}

/** End of `4'500`, thousands as in Switzerland, or `end`. */
function endOfQuotedGroups(units: Uint16Array, end: number, stop: number): number {
  let k = end;
  while (k + 3 < stop && (units[k] === 0x27 || units[k] === 0x2019) && isDigit(units[k + 1]!)) {
    let d = k + 1;
    while (d < stop && isDigit(units[d]!) && d - k <= 4) d++;
    if (d - k !== 4 || k - end >= 8) return end;
    k = d;
  }
  return k;
}

/** End of `1,5` before a unit or currency, or `end`. */
function endOfDecimalComma(units: Uint16Array, end: number, stop: number): number {
  if (units[end] !== 0x2c || end + 1 >= stop || !isDigit(units[end + 1]!)) return end;
  let d = end + 1;
  while (d < stop && isDigit(units[d]!)) d++;
  if (d - end > 3) return end;
  const next = d < stop && isSpace(units[d]!) ? d + 1 : d;
  if (next < stop && scriptOf(units[next]!) !== Script.None) return d;
  // "12,50 €", "7,50/hora", "€14,50": two decimals with a currency sign or a slash; three digits are thousands.
  if (d - end !== 3) return end;
  const isMoney = (next < stop && isCurrencySign(units[next]!)) || units[d] === 0x2f || isSignBefore(units, end);
  return isMoney && !(units[d] === 0x2c && d + 1 < stop && isDigit(units[d + 1]!)) ? d : end;
}

/** Does a currency sign stand before the digits that end at `end`? */
function isSignBefore(units: Uint16Array, end: number): boolean {
  let k = end - 1;
  while (k >= 0 && isDigit(units[k]!) && end - k <= 4) k--;
  if (k > 0 && isSpace(units[k]!)) k--;
  return k >= 0 && isCurrencySign(units[k]!);
}

/** `$`, `£`, `¥`, `฿` and the signs of their own block. */
function isCurrencySign(unit: number): boolean {
  return unit === 0x24 || unit === 0xa3 || unit === 0xa5 || unit === 0xe3f || (unit >= 0x20a0 && unit <= 0x20cf);
}

/** Two or more points: thousands when every group but the first has three digits, else a date or a version. */
function dotted(units: Uint16Array, at: number, firstEnd: number, stop: number, scratch: Scratch): number {
  let value = digits(units, at, firstEnd);
  let end = firstEnd;
  let regular = firstEnd - at <= 3;
  while (end + 1 < stop && units[end] === 0x2e && isDigit(units[end + 1]!)) {
    let d = end + 1;
    while (d < stop && isDigit(units[d]!)) d++;
    if (d - end !== 4) regular = false;
    else value = value * 1000 + digits(units, end + 1, d);
    end = d;
  }
  if (end - at > LONGEST_NUMBER) regular = false;
  const cents = regular ? endOfCents(units, end, stop) : end;
  scratch.value = regular ? value + centsOf(units, end, cents) : 0;
  scratch.extra = regular ? Math.min(end - at, 255) | GROUPED : ODD;
  return cents;
}

/** End of the `,00` of `2.001,00`, or `end`. */
function endOfCents(units: Uint16Array, end: number, stop: number): number {
  const isCents = units[end] === 0x2c && end + 2 < stop && isDigit(units[end + 1]!) && isDigit(units[end + 2]!);
  return isCents && !(end + 3 < stop && isDigit(units[end + 3]!)) ? end + 3 : end;
}

function centsOf(units: Uint16Array, end: number, cents: number): number {
  return cents > end ? digits(units, end + 1, cents) / 100 : 0;
}

function digits(units: Uint16Array, start: number, end: number): number {
  let value = 0;
  for (let k = start; k < end; k++) value = value * 10 + (units[k]! - 0x30);
  return value;
}

function mainScript(scripts: Uint32Array): Script {
  // A line of Hangul or kana with Latin words or Han in it is Korean or Japanese.
  const [, latin, hangul, han, kana] = scripts as unknown as number[];
  if (hangul! > 0 && hangul! * 10 >= latin! && hangul! * 2 >= han!) return Script.Hangul;
  if (kana! > 0 && kana! * 4 >= han!) return Script.Kana;
  if (han! > 0 && han! * 6 >= latin!) return Script.Han;
  let best: Script = Script.None;
  for (let script = 1; script < scripts.length; script++)
    if (scripts[script]! > (best === Script.None ? 0 : scripts[best]!)) best = script as Script;
  return best;
}

/** Meaning of token `at` in one role, or undefined. */
export function meaning(
  tokens: Tokens,
  entries: readonly Entry[],
  at: number,
  role: Role,
): string | number | undefined {
  if (at < 0 || at >= tokens.count) return undefined;
  const has = (tokens.roles[2 * at + (role >> 5)]! >> (role & 31)) & 1;
  return has === 0 ? undefined : entries[tokens.value[at]!]![role];
}
