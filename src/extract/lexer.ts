import type { Fold } from '../text/types';
import { First, NO_UNITS, withUnit } from './heads';
import { type NumberRead, readNumber } from './numbers';
import type { Probe } from './probe';
import {
  DIGIT,
  isLineEnd,
  isSpace,
  isSpacedScript,
  LINE_END,
  SCRIPT_BITS,
  SCRIPT_COUNT,
  Script,
  SPACE,
  scriptOf,
  TRAITS,
} from './script';
import type { ExtractTables } from './tables';
import { Role } from './tables';
import { BEYOND, emptyTokens, Kind, type Tokens } from './tokens';

/** Half-open stretches of units that hold links and addresses, ascending. */
export interface Stretch {
  readonly unitStart: number;
  readonly unitEnd: number;
}

/** Roles of words that are of every language. */
const OF_EVERY_LANGUAGE = (1 << Role.Unit) | (1 << Role.Currency);
/** Longest word a locale may hold; walks of the trie end here. */
const LONGEST_WORD = 40;
/** Cuts the fold into tokens, once, from left to right; stretches of `links` become one token each. */
export function lex(fold: Fold, tables: ExtractTables, links: readonly Stretch[], probe: Probe): Tokens {
  const { units, length } = fold;
  const { heads } = tables;
  const tokens = emptyTokens(length);
  const { kind: kinds, start: starts, end: ends, value: values, extra: extras, line: lines, roles } = tokens;
  line.fill(0);
  aside.fill(0);
  let count = 0;
  let lineStart = 0;
  let link = 0;
  let stop = links.length > 0 ? links[0]!.unitStart : length;
  let i = 0;
  while (i < length) {
    const unit = units[i]!;
    const traits = TRAITS[unit]!;
    let kind: Kind;
    let end = i + 1;
    let low = 0;
    let high = 0;
    found.value = 0;
    found.extra = 0;
    if (i === stop) {
      kind = Kind.Link;
      end = links[link++]!.unitEnd;
      stop = link < links.length ? links[link]!.unitStart : length;
      tally(fold, i, end, aside);
    } else if ((traits & SPACE) !== 0) {
      i++;
      continue;
    } else if ((traits & LINE_END) !== 0) kind = Kind.Eol;
    else {
      const script = traits & SCRIPT_BITS;
      let wordEnd = i;
      let lettersEnd = i;
      if (script === Script.Latin) {
        let hash = withUnit(NO_UNITS, unit);
        for (; end < stop && (TRAITS[units[end]!]! & SCRIPT_BITS) === Script.Latin; end++)
          hash = withUnit(hash, units[end]!);
        lettersEnd = end;
        const head = heads.find(hash, units, i, end);
        if (head !== 0 && end - i <= LONGEST_WORD && !isAfter(units, i, script)) {
          if (heads.mayGoOn(head, units, end, stop))
            wordEnd = longestWord(units, tables, i, end, heads.stateBehind(head), stop, probe);
          else if (heads.wordOf(head) >= 0) {
            wordEnd = end;
            found.entry = heads.wordOf(head);
          }
        }
      } else {
        const first = heads.first(unit);
        if (first !== First.None && !(isSpacedScript(script as Script) && isAfter(units, i, script)))
          wordEnd = endOfWord(units, tables, i, first, stop, probe);
      }
      if (wordEnd > i) {
        kind = Kind.Word;
        end = wordEnd;
        found.value = found.entry;
        low = tables.roles[2 * found.entry]!;
        high = tables.roles[2 * found.entry + 1]!;
        tokens.met[0]! |= low;
        tokens.met[1]! |= high;
        // "8-10K" and "USD 500" are of every language.
        const counts = (low & OF_EVERY_LANGUAGE) === 0 ? line : aside;
        if (wordEnd === lettersEnd) counts[Script.Latin]! += end - i;
        else tally(fold, i, end, counts);
      } else if ((traits & DIGIT) !== 0) {
        kind = Kind.Number;
        end = readNumber(units, i, stop, found);
        tokens.numbers++;
        line[DIGIT]! += end - i;
      } else if (script === Script.Latin) {
        kind = Kind.Latin;
        line[Script.Latin]! += end - i;
        for (; end < stop; end++) {
          const more = TRAITS[units[end]!]! & COUNTED;
          if (more !== DIGIT && more !== Script.Latin) break;
          line[more]!++;
        }
      } else if (script !== Script.None) {
        kind = Kind.Other;
        line[script]!++;
        if (script === Script.Han) tallyTraditional(fold, i, unit, line);
        // What is set apart by spaces and begins with no word holds none.
        else if (isSpacedScript(script as Script)) {
          while (end < stop && (TRAITS[units[end]!]! & SCRIPT_BITS) === script) end++;
          line[script]! += end - i - 1;
        }
        if (count > 0 && kinds[count - 1] === Kind.Other && ends[count - 1] === i) {
          ends[count - 1] = i = end;
          continue;
        }
      } else {
        kind = isStop(units, i, length) ? Kind.Stop : Kind.Punct;
        found.value = unit;
        if (unit === 0x3a /* : */ && count > 0 && kinds[count - 1] === Kind.Number && ends[count - 1] === i)
          tokens.timed = true;
      }
    }
    kinds[count] = kind;
    starts[count] = i;
    ends[count] = end;
    values[count] = found.value;
    extras[count] = found.extra;
    lines[count] = tokens.lines;
    roles[2 * count] = low;
    roles[2 * count + 1] = high;
    count++;
    if (kind === Kind.Eol) {
      closeLine(tokens, lineStart, i, fold.plainLength);
      lineStart = end;
    }
    i = end;
  }
  closeLine(tokens, lineStart, length, fold.plainLength);
  for (let t = count; t < count + BEYOND; t++) {
    kinds[t] = starts[t] = ends[t] = values[t] = extras[t] = lines[t] = 0;
    roles[2 * t] = roles[2 * t + 1] = 0;
  }
  tokens.count = count;
  probe.steps += 2 * length;
  return tokens;
}

/** Does a letter of the script stand before unit `at`? */
function isAfter(units: Uint16Array, at: number, script: number): boolean {
  return at > 0 && (TRAITS[units[at - 1]!]! & SCRIPT_BITS) === script;
}

/** End of the longest word of the locales of no Latin letters that begins at `at`, or `at`. */
function endOfWord(
  units: Uint16Array,
  tables: ExtractTables,
  at: number,
  first: First,
  stop: number,
  probe: Probe,
): number {
  const next = at + 1 < stop ? units[at + 1]! : 0;
  if (first === First.Stands || isSpace(next))
    return longestWord(units, tables, at, at + 1, tables.trie.first(units[at]!), stop, probe);
  const state = tables.heads.stateBehindPair(units[at]!, next);
  return state === 0 ? at : longestWord(units, tables, at, at + 2, state, stop, probe);
}

/** Bits of a unit's traits that are counted: its script, and whether it is a digit. */
const COUNTED = SCRIPT_BITS | DIGIT;
/** Places behind those of {@link COUNTED}: characters of Han that the fold made others of, and those of them that were Han before. */
const CHANGED = COUNTED + 1;
const TRADITIONAL = COUNTED + 2;
/** Units of the line that is being read by what they are, and those of words and links in it that tell nothing of its language. */
const line = new Uint32Array(COUNTED + 3);
const aside = new Uint32Array(COUNTED + 3);

function tally(fold: Fold, start: number, end: number, counts: Uint32Array): void {
  const { units } = fold;
  for (let k = start; k < end; k++) {
    const unit = units[k]!;
    const counted = TRAITS[unit]! & COUNTED;
    counts[counted]!++;
    if (counted === Script.Han) tallyTraditional(fold, k, unit, counts);
  }
}

function tallyTraditional({ source, from }: Fold, at: number, unit: number, counts: Uint32Array): void {
  const given = source.charCodeAt(from[at]!);
  if (given === unit) return;
  counts[CHANGED]!++;
  if (scriptOf(given) === Script.Han) counts[TRADITIONAL]!++;
}

/** Closes the line before unit `end`. */
function closeLine(tokens: Tokens, start: number, end: number, plainLength: number): void {
  const at = tokens.lines++;
  tokens.lineScript[at] = mainScript(line);
  // A few characters are written alike in both; one in ten is enough to tell.
  tokens.lineTraditional[at] = line[TRADITIONAL]! > 0 && line[TRADITIONAL]! * 10 >= line[Script.Han]! ? 1 : 0;
  tokens.lineStart[at] = start;
  tokens.lineEnd[at] = end;
  addTo(tokens, line, end <= plainLength);
  // The last line of the plain reading.
  if (end === plainLength || start > plainLength) addTo(tokens, aside, end === plainLength);
}

/** Adds counts to those of the text, and begins them anew. */
function addTo(tokens: Tokens, counts: Uint32Array, isPlain: boolean): void {
  const { letters } = tokens;
  tokens.digits += counts[DIGIT]!;
  if (isPlain) {
    tokens.changed += counts[CHANGED]!;
    for (let script = 1; script < SCRIPT_COUNT; script++) letters[script]! += counts[script]!;
  }
  for (let script = 0; script < SCRIPT_COUNT; script++) counts[script] = 0;
  counts[DIGIT] = counts[CHANGED] = counts[TRADITIONAL] = 0;
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
interface Found extends NumberRead {
  /** Entry of the word found last. */
  entry: number;
}

const found: Found = { entry: -1, value: 0, extra: 0 };

/**
 * End of the longest word of the locales that begins at `at`, or `at` when there is none.
 *
 * @param next unit behind those that are known to begin a word and to be none that ends among them
 * @param state of the trie behind them
 */
function longestWord(
  units: Uint16Array,
  { trie, bounds }: ExtractTables,
  at: number,
  next: number,
  state: number,
  stop: number,
  probe: Probe,
): number {
  const script = scriptOf(units[at]!);
  const before = at > 0 ? scriptOf(units[at - 1]!) : Script.None;
  // A Latin word is whole, "rm" in "arm" is not one; in other scripts of spaced words only the ending may differ.
  if (script === before && isSpacedScript(script)) return at;
  const glued = script !== Script.None && before === script;
  const limit = Math.min(stop, at + LONGEST_WORD);
  if (next > limit) return at;
  let best = at;
  let last = units[next - 1]!;
  for (;;) {
    probe.steps++;
    const entry = trie.wordAt(state);
    if (entry >= 0 && isWordEnd(units, next, stop, last) && fits(bounds[entry]!, glued, units, next, stop, last)) {
      best = next;
      found.entry = entry;
    }
    if (next >= limit) return best;
    last = units[next++]!;
    if ((TRAITS[last]! & SPACE) !== 0) {
      last = 0x20;
      // Two words may be parted by more than one space.
      while (next < limit && isSpace(units[next]!)) next++;
    }
    state = trie.next(state, last);
    if (state === 0) return best;
  }
}

function isWordEnd(units: Uint16Array, end: number, stop: number, last: number): boolean {
  return scriptOf(last) !== Script.Latin || end >= stop || scriptOf(units[end]!) !== Script.Latin;
}

function fits(bound: number, glued: boolean, units: Uint16Array, end: number, stop: number, last: number): boolean {
  if (bound === 0) return true;
  if ((bound & 1) !== 0 && glued) return false;
  return (bound & 2) === 0 || end >= stop || scriptOf(units[end]!) !== scriptOf(last);
}

function mainScript(counts: Uint32Array): Script {
  const latin = counts[Script.Latin]!;
  const hangul = counts[Script.Hangul]!;
  const han = counts[Script.Han]!;
  const kana = counts[Script.Kana]!;
  // A line of Hangul or kana with Latin words or Han in it is Korean or Japanese.
  if (hangul > 0 && hangul * 10 >= latin && hangul * 2 >= han) return Script.Hangul;
  if (kana > 0 && kana * 4 >= han) return Script.Kana;
  if (han > 0 && han * 6 >= latin) return Script.Han;
  return mostOf(counts);
}

/** Script of most letters; of two alike the first, {@link Script.None} where there are no letters. */
export function mostOf(counts: Uint32Array): Script {
  let best: Script = Script.None;
  let most = 0;
  for (let script = 1; script < SCRIPT_COUNT; script++)
    if (counts[script]! > most) {
      most = counts[script]!;
      best = script as Script;
    }
  return best;
}
