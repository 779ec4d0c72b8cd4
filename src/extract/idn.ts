import { CLASS, DIGIT } from '../text/classes';
import { LATIN_LOOK } from '../text/disguise/lookalike';
import type { Fold } from '../text/types';
import type { Probe } from './probe';
import { isAsciiWord, isSpacedScript, Script, scriptOf } from './script';
import type { ExtractTables } from './tables';

/** Where a host stands, and what it is. */
export interface HostSpan {
  readonly start: number;
  readonly end: number;
  /** As it reads: letters of other scripts that look Latin as the Latin ones. Lower case. */
  readonly name: string;
  /** As a browser takes it: lower case, letters outside ASCII in punycode. */
  readonly written: string;
}

/** RFC 1035, 2.3.4. */
const LONGEST_LABEL = 63;
const LONGEST_HOST = 253;
const SHORTEST_LABEL = 2;
/** Longest known suffix outside ASCII behind which something may be glued. */
const LONGEST_FOREIGN = 8;
/** Most labels of a suffix (`co.kr`, `k12.ma.us`). */
const MOST_SUFFIX_LABELS = 3;

const HYPHEN = 0x2d;
const POINT = 0x2e;
const SLASH = 0x2f;

/** A letter, digit or mark outside ASCII. A mark that the fold left beside a Latin letter is a line through it and no part of a host. */
export function isBeyondAscii(unit: number): boolean {
  return unit >= 0x80 && CLASS[unit]! >= DIGIT && (unit < 0x300 || unit > 0x36f);
}

function isHostUnit(unit: number): boolean {
  return isAsciiWord(unit) || unit === HYPHEN || isBeyondAscii(unit);
}

function isAsciiHostUnit(unit: number): boolean {
  return isAsciiWord(unit) || unit === HYPHEN || unit === POINT;
}

/** Does `www` stand before `end`, in what begins at `free`? */
export function isWwwBefore(units: Uint16Array, end: number, free: number): boolean {
  const w = 0x77;
  return end - 3 >= free && units[end - 1] === w && units[end - 2] === w && units[end - 3] === w;
}

/** Does the letter belong to a Latin name, by right or by its look? */
export function isLatinByLook(unit: number): boolean {
  return unit >= 0x80 && (scriptOf(unit) === Script.Latin || LATIN_LOOK.get(unit) !== undefined);
}

/** Letters of either script from which on one change of script sets two words apart, whatever they look like. */
const SHORTEST_GLUED = 3;

/** Is a Latin word glued to one of another script ("홈페이지firma", "сайтfirma")? Letters put in place of Latin ones are no word ("аmаzоn"). */
function isGlued(units: Uint16Array, start: number, end: number): boolean {
  let latin = 0;
  let others = 0;
  let changes = 0;
  let look = true;
  let before = 0;
  for (let k = start; k < end; k++) {
    const unit = units[k]!;
    if (!isBeyondAscii(unit) && scriptOf(unit) !== Script.Latin) continue;
    const isLatin = scriptOf(unit) === Script.Latin;
    if (isLatin) latin++;
    else {
      others++;
      look &&= LATIN_LOOK.get(unit) !== undefined;
    }
    if (before !== 0 && isLatin !== (before === 1)) changes++;
    before = isLatin ? 1 : 2;
  }
  if (latin === 0 || others === 0) return false;
  return !look || (changes === 1 && Math.min(latin, others) >= SHORTEST_GLUED);
}

function textOf(units: Uint16Array, start: number, end: number): string {
  return String.fromCharCode(...units.subarray(start, end));
}

/** A label that begins at a unit: its end without hyphens, and its first letter outside ASCII (-1 for none). */
function labelAt(units: Uint16Array, from: number, length: number): { end: number; beyond: number } {
  let beyond = -1;
  let end = from;
  while (end < length && end - from <= LONGEST_LABEL && isHostUnit(units[end]!)) {
    if (beyond < 0 && isBeyondAscii(units[end]!)) beyond = end;
    end++;
  }
  while (end > from && units[end - 1] === HYPHEN) end--;
  return { end, beyond };
}

/** End of the known suffix that begins at `from`, what is glued behind it ("kr로", "한국에서") left out; or -1. */
function suffixEnd(units: Uint16Array, from: number, length: number, tables: ExtractTables): number {
  const { end, beyond } = labelAt(units, from, length);
  if (end === from || end - from > LONGEST_LABEL) return -1;
  if (tables.tlds.has(textOf(units, from, end))) return end;
  if (beyond < 0) return -1;
  if (beyond > from) return isGlued(units, from, end) && tables.tlds.has(textOf(units, from, beyond)) ? beyond : -1;
  for (let k = Math.min(end - 1, from + LONGEST_FOREIGN); k >= from + SHORTEST_LABEL; k--)
    if (tables.tlds.has(textOf(units, from, k))) return k;
  return -1;
}

/** Is a label of two letters and more, all of ASCII or none, as the last one of a host is? */
function isUnmixed(units: Uint16Array, start: number, end: number): boolean {
  const first = isBeyondAscii(units[start]!);
  for (let k = start; k < end; k++) {
    const unit = units[k]!;
    if (first ? !isBeyondAscii(unit) : unit >= 0x80 || scriptOf(unit) !== Script.Latin) return false;
  }
  return end - start >= SHORTEST_LABEL;
}

/**
 * The host with letters outside ASCII that begins at `start`, where something shows that one does: a scheme, `www.`, an `@`.
 * Null where none does or all its letters are of ASCII.
 *
 * @param anyEnding may its suffix be an unknown one? Of scripts whose words are set apart by spaces it may always, since nothing is glued
 * behind it.
 */
export function idnBehind(
  fold: Fold,
  start: number,
  tables: ExtractTables,
  anyEnding: boolean,
  probe: Probe,
): HostSpan | null {
  const { units, length } = fold;
  let beyondAt = start;
  while (beyondAt < length && beyondAt - start <= LONGEST_HOST && isAsciiHostUnit(units[beyondAt]!)) beyondAt++;
  probe.steps += beyondAt - start + 1;
  if (beyondAt >= length || !isBeyondAscii(units[beyondAt]!)) return null;
  let labels = 0;
  let known = -1;
  let whole = -1;
  for (let from = start; from - start <= LONGEST_HOST; ) {
    const { end, beyond } = labelAt(units, from, length);
    probe.steps += end - from;
    if (end === from || end - from > LONGEST_LABEL) break;
    const isWww = isWwwBefore(units, end, from);
    // The next host begins: "또는www.firma.com".
    if (isWww && end - from > 3) break;
    whole = -1;
    if (labels > 0) {
      const suffix = suffixEnd(units, from, length, tables);
      if (suffix > 0) known = suffix;
      // "firma.com또는" is an end, "www.it융합" is none: nothing but `www` stands before it.
      if (suffix > 0 && suffix < end && beyond > from) break;
      const isSpaced = beyond === from && isSpacedScript(scriptOf(units[from]!));
      if ((anyEnding || isSpaced) && isUnmixed(units, from, end)) whole = end;
    }
    if (labels > 0 || !isWww) labels++;
    if (units[end] !== POINT) break;
    from = end + 1;
  }
  return spanOf(fold, start, known > 0 ? known : whole);
}

/**
 * The host with letters outside ASCII around a point of running text: a known suffix stands behind it, and before it a label that is no
 * Latin word glued to another. Labels below that one only where they are of ASCII: a sentence may end before it.
 *
 * @param free where what was read before ends
 */
export function idnAround(fold: Fold, dot: number, free: number, tables: ExtractTables, probe: Probe): HostSpan | null {
  const { units, length } = fold;
  let start = labelStart(units, dot, free);
  probe.steps += dot - start + 1;
  if (dot - start < SHORTEST_LABEL || dot - start > LONGEST_LABEL || !hasBeyondAscii(units, start, dot)) return null;
  let end = suffixEnd(units, dot + 1, length, tables);
  probe.steps += Math.max(0, end - dot);
  if (end < 0 || isGlued(units, start, dot)) return null;
  let suffix = dot;
  for (let labels = 1; labels < MOST_SUFFIX_LABELS && units[end] === POINT; labels++) {
    const next = suffixEnd(units, end + 1, length, tables);
    if (next < 0) break;
    probe.steps += next - end;
    suffix = end;
    end = next;
  }
  if (units[end] === POINT && isAsciiWord(units[end + 1] ?? 0)) return null;
  // ".한국" begins a sentence as well.
  if (units[end] !== SLASH && hasBeyondAscii(units, suffix + 1, end)) return null;
  const isRegistry = suffix > dot && tables.secondLevel.has(textOf(units, dot + 1, suffix));
  if (units[end] !== SLASH && !isRegistry && tables.tlds.get(textOf(units, suffix + 1, end)) !== true) return null;
  while (start > free && units[start - 1] === POINT && dot - start <= LONGEST_HOST) {
    const below = labelStart(units, start - 1, free);
    if (below >= start - 1 || hasBeyondAscii(units, below, start - 1)) break;
    start = below;
  }
  // Glued to what was read before, or a part of a path.
  if (start === free ? free > 0 : isInside(units[start - 1] ?? 0)) return null;
  return spanOf(fold, start, end);
}

/** `/`, `@`, `_`, `%`, `+`: what stands behind them is the rest of something else. */
function isInside(unit: number): boolean {
  return unit === SLASH || unit === 0x40 || unit === 0x5f || unit === 0x25 || unit === 0x2b;
}

/** First unit of the label that ends before `end`; hyphens do not begin one. */
function labelStart(units: Uint16Array, end: number, free: number): number {
  let start = end;
  while (start > free && end - start <= LONGEST_LABEL && isHostUnit(units[start - 1]!)) start--;
  while (start < end && units[start] === HYPHEN) start++;
  return start;
}

function hasBeyondAscii(units: Uint16Array, start: number, end: number): boolean {
  for (let k = start; k < end; k++) if (isBeyondAscii(units[k]!)) return true;
  return false;
}

function spanOf(fold: Fold, start: number, end: number): HostSpan | null {
  const { units } = fold;
  if (end < 0 || !hasBeyondAscii(units, start, end)) return null;
  const written = hostname(writtenText(fold, start, end));
  if (written === null) return null;
  let name = '';
  for (let k = start; k < end; k++) name += String.fromCharCode(LATIN_LOOK.get(units[k]!) ?? units[k]!);
  return { start, end, name, written };
}

/** The host [start, end) as it is written, which reads `name`: look-alikes that a second reading undid are the letters they are. */
export function hostAsWritten(fold: Fold, start: number, end: number, name: string): string {
  const text = writtenText(fold, start, end);
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) return hostname(text) ?? name;
  return name;
}

/**
 * The folded units [start, end) with the letters of the source in place of those outside ASCII, of which the fold makes one of several that
 * hosts tell apart, and in place of all that a second reading made.
 */
function writtenText({ source, units, from, to, plainLength }: Fold, start: number, end: number): string {
  let text = '';
  for (let k = start; k < end; k++) {
    const given = source.charCodeAt(from[k]!);
    const isOther = given >= 0x80 && CLASS[given]! >= DIGIT && (units[k]! >= 0x80 || k >= plainLength);
    if (!isOther) text += String.fromCharCode(units[k]!);
    else if (k === start || from[k] !== from[k - 1])
      text += source.slice(from[k], to[k]).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  }
  return text;
}

/** What a browser makes of a host (WHATWG URL, 3.5); null where it takes none. */
export function hostname(host: string): string | null {
  try {
    const name = new URL(`http://${host}`).hostname;
    return name.length <= LONGEST_HOST && name.split('.').every((label) => label.length <= LONGEST_LABEL) ? name : null;
  } catch {
    return null;
  }
}
