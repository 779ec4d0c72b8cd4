import { isDigit, isLineEnd, isSpace, isSpacedScript, scriptOf } from '../extract/script';
import type { Trie } from '../extract/trie';
import type { Fold } from '../text';
import { fold as foldText, isLetter } from '../text';
import { checkNumber } from './check';
import { hasLandmark, matchShape, mayBegin, type ShapeMatch } from './shape';
import { Begins, type RegistryTables, type Scheme } from './tables';
import type { RegistryCheck, RegistryKind, RegistryNumber } from './types';

/** How far behind its label a number may begin, in units. */
const REACH = 48;
/** Longest remark in brackets between label and number. */
const LONGEST_REMARK = 40;
/** Signs that lead from a label to its number. */
const LEADING_SIGNS: ReadonlySet<number> = new Set(
  [...':;.#=|-*)[]<>·•→/"\'№°、“”「」【】〔〕'].map((c) => c.charCodeAt(0)),
);
/** Rank of a shape that needs no label, above every label. */
const UNMISTAKABLE = 1000;

const RANK: { readonly [check in RegistryCheck]: number } = { valid: 2, format: 1, invalid: 0 };

/** A reading of a stretch as a number of a scheme. */
interface Claim extends ShapeMatch {
  readonly scheme: Scheme;
  readonly check: RegistryCheck;
  /** Length of the label: the longer, the more exact. */
  readonly strength: number;
}

/**
 * Finds numbers of companies and of placement licences, in all readings of a fold. A number is read only directly behind a label of
 * its scheme, or when its shape is that of nothing else. Where a label is shared by several schemes, a number that one of them
 * gives out is never called invalid.
 *
 * Work is linear in the length of the fold: every look ahead is bounded by a constant.
 *
 * @param input an ad's text, or its fold when there is one already
 * @param probe counts elementary steps, for tests
 * @returns ascending by start, without overlaps
 */
export function readRegistryNumbers(
  input: Fold | string,
  tables: RegistryTables,
  probe: { steps: number } = { steps: 0 },
): RegistryNumber[] {
  const fold = typeof input === 'string' ? foldText(input) : input;
  const { units } = fold;
  const claims: Claim[] = [];
  // Each reading on its own, so that no label of one reads a number of another.
  for (const { unitStart, unitEnd } of [{ unitStart: 0, unitEnd: fold.plainLength }, ...fold.disguises])
    for (let i = unitStart; i < unitEnd; i++) {
      probe.steps++;
      const begins = tables.begins[units[i]!]!;
      if (begins === 0) continue;
      if ((begins & Begins.Label) !== 0 && startsWord(units, i, unitStart))
        readLabelled(fold, i, unitEnd, tables, claims, probe);
      if ((begins & Begins.Unmistakable) !== 0 && mayBegin(units, i))
        for (const { scheme, landmark } of tables.unmistakable.get(units[i]!)!) {
          probe.steps++;
          if (landmark === null || hasLandmark(units, i, unitEnd, landmark))
            claim(units, i, unitEnd, { scheme, strength: UNMISTAKABLE, vague: false }, claims, probe);
        }
    }
  return settle(fold, claims);
}

function startsWord(units: Uint16Array, at: number, begin: number): boolean {
  if (at === begin) return true;
  const script = scriptOf(units[at]!);
  return !isSpacedScript(script) || (scriptOf(units[at - 1]!) !== script && !isDigit(units[at - 1]!));
}

function endsWord(units: Uint16Array, at: number, limit: number): boolean {
  if (at >= limit) return true;
  const script = scriptOf(units[at - 1]!);
  return !isSpacedScript(script) || scriptOf(units[at]!) !== script;
}

function readLabelled(
  fold: Fold,
  start: number,
  limit: number,
  tables: RegistryTables,
  claims: Claim[],
  probe: { steps: number },
): void {
  const { units } = fold;
  for (const [index, end] of wordsAt(tables.labelTrie, units, start, limit, probe)) {
    const label = tables.labels[index]!;
    let capitals: boolean | undefined;
    let places: readonly number[] | undefined;
    for (const { scheme, capitals: needed, vague } of label.schemes) {
      if (needed) {
        capitals ??= isInCapitals(fold.source.slice(fold.from[start]!, fold.to[end - 1]!));
        if (!capitals) continue;
      }
      places ??= placesBehind(units, end, limit, tables.connectors, probe);
      const exact = { scheme, strength: label.length, vague };
      for (const at of places) claim(units, at, limit, exact, claims, probe);
      let at = places.at(-1)!;
      for (let words = scheme.row.gap ?? 0; words > 0; words--) {
        at = skipWord(units, at, Math.min(limit, end + REACH));
        at = placesBehind(units, at, limit, tables.connectors, probe).at(-1)!;
        claim(units, at, limit, exact, claims, probe);
      }
    }
  }
}

/** Adds the longest match of the scheme's shapes. */
function claim(
  units: Uint16Array,
  at: number,
  limit: number,
  { scheme, strength, vague }: { readonly scheme: Scheme; readonly strength: number; readonly vague: boolean },
  claims: Claim[],
  probe: { steps: number },
): void {
  let best: ShapeMatch | null = null;
  for (const shape of scheme.shapes) {
    probe.steps++;
    const match = matchShape(units, at, limit, shape);
    if (match !== null && (best === null || match.end > best.end)) best = match;
  }
  if (best === null) return;
  const check = checkNumber(best.payload, scheme.row);
  if (!(vague && check === 'invalid')) claims.push({ ...best, scheme, strength, check });
}

const NO_WORDS: readonly (readonly [number, number])[] = [];

/** Words of a trie that begin here and end where a word may end: index and end. A point after a letter is passed (`Reg. No.`). */
function wordsAt(
  trie: Trie,
  units: Uint16Array,
  start: number,
  limit: number,
  probe: { steps: number },
): readonly (readonly [number, number])[] {
  let found = NO_WORDS;
  let state = 0;
  for (let i = start; i < limit; i++) {
    probe.steps++;
    const next = i === start ? trie.first(units[i]!) : trie.next(state, units[i]!);
    if (next === 0) {
      if (i > start && units[i] === 0x2e /* . */ && units[i - 1] !== 0x2e) continue;
      break;
    }
    state = next;
    const word = trie.wordAt(state);
    if (word >= 0 && endsWord(units, i + 1, limit)) found = [...found, [word, i + 1]];
  }
  return found;
}

/**
 * Where a number may begin behind a label: past blanks, signs, connecting words, a short remark in brackets and one end of line.
 * A connecting word or a bracket may also be the number's own (`DE 123 456 788`), so the places before them count too.
 */
function placesBehind(
  units: Uint16Array,
  end: number,
  limit: number,
  connectors: Trie,
  probe: { steps: number },
): number[] {
  const stop = Math.min(limit, end + REACH);
  const places: number[] = [];
  let lines = 0;
  let i = end;
  while (i < stop) {
    probe.steps++;
    const unit = units[i]!;
    if (isLineEnd(unit)) {
      if (++lines > 1) break;
      i++;
    } else if (unit === 0x28 /* ( */) {
      places.push(i);
      i = afterRemark(units, i, limit);
    } else if (isSpace(unit) || LEADING_SIGNS.has(unit)) i++;
    else {
      const word = wordsAt(connectors, units, i, stop, probe).at(-1);
      if (word === undefined) break;
      places.push(i);
      i = word[1];
    }
  }
  places.push(i);
  return places;
}

/** Behind a bracket that holds no digit; else behind its opening only. */
function afterRemark(units: Uint16Array, open: number, limit: number): number {
  const stop = Math.min(limit, open + LONGEST_REMARK);
  for (let i = open + 1; i < stop; i++) {
    if (isDigit(units[i]!) || isLineEnd(units[i]!)) break;
    if (units[i] === 0x29 /* ) */) return i + 1;
  }
  return open + 1;
}

function skipWord(units: Uint16Array, at: number, stop: number): number {
  while (at < stop && isLetter(units[at]!)) at++;
  return at;
}

function isInCapitals(text: string): boolean {
  return text === text.toUpperCase();
}

/** Signs that only group the digits of a company's number; in a licence they tell its parts apart. */
const GROUPING = '-./ ';

function written(number: string, kind: RegistryKind): string {
  return kind.startsWith('licence.') ? number : [...number].filter((c) => !GROUPING.includes(c)).join('');
}

/** Chooses among claims on one stretch, and puts them on the source. */
function settle(fold: Fold, claims: readonly Claim[]): RegistryNumber[] {
  const order = [...claims].sort(
    (a, b) =>
      // What only a second reading shows gives way: it repeats its whole line.
      Number(a.start >= fold.plainLength) - Number(b.start >= fold.plainLength) ||
      b.strength - a.strength ||
      RANK[b.check] - RANK[a.check] ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start,
  );
  const numbers: RegistryNumber[] = [];
  const taken = new Set<number>();
  for (const { start, end, scheme, number, check, strength } of order) {
    const disguised = start >= fold.plainLength;
    // Undoing a disguise may have changed a character of the number itself.
    if (disguised && check === 'invalid') continue;
    const from = fold.from[start]!;
    const to = fold.to[end - 1]!;
    let free = true;
    for (let at = from; free && at < to; at++) free = !taken.has(at);
    if (!free) continue;
    for (let at = from; at < to; at++) taken.add(at);
    const { id, kind, country } = scheme.row;
    const labelled = strength !== UNMISTAKABLE;
    numbers.push({
      kind,
      scheme: id,
      country,
      number: written(number, kind),
      check,
      labelled,
      start: from,
      end: to,
      disguised,
    });
  }
  return numbers.sort((a, b) => a.start - b.start);
}
