import { CLASS, CYRILLIC, DIGIT, HAN, HANGUL, KATAKANA, LATIN, MARK_COMPOSING } from './classes';
import type { Output } from './output';
import type { Fold } from './types';

const BLANK = 0x20;
const LINE = 0x0a;
const DOT = 0x2e;

/** Words that end in a dot without ending a sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'co ltd inc corp llc bros mr mrs ms dr st mt no nr nos vs dept tel fax mob approx min max incl excl jr sr prof fig ' +
    'est ext pvt rs sdn bhd pt cv jl tp gmbh ca al eg ie viz feat ph hp wa jan feb mar apr jun jul aug sep sept oct nov ' +
    'dec mon tue wed thu fri av ave blvd rd sq bldg fl rm sra srta ud uds núm tlf dra edif ул тел руб тыс млн обл пр стр'
  ).split(' '),
);
const LONGEST_ABBREVIATION = 6;

/** Syllables with which Korean sentences end; after one of them a dot needs no space to end the sentence. */
const KOREAN_ENDINGS: ReadonlySet<number> = new Set([...'다요음함됨임죠오까'].map((c) => c.charCodeAt(0)));

/** Source offsets after each sentence or line of the plain reading, ascending; the last one is the source's length. */
export function findSentenceEnds(source: string, out: Output): Uint32Array {
  const { units, to, length } = out;
  const ends: number[] = [];
  for (let i = 0; i < length; i++) {
    const unit = units[i]!;
    // Passes over nearly all letters.
    if (unit > 0x3f && (unit < 0x61f || unit > 0x3002)) continue;
    let end = -1;
    if (unit === LINE) end = i + 1;
    else if (isMark(unit)) end = endAfter(source, out, i);
    if (end < 0) continue;
    // The line break after a full stop is no sentence of its own.
    if (end < length && units[end] === LINE) end++;
    ends.push(to[end - 1]!);
    i = end - 1;
  }
  if (ends.length > 0 && ends[ends.length - 1] === source.length) return new Uint32Array(ends);
  ends.push(source.length);
  return new Uint32Array(ends);
}

function isMark(unit: number): boolean {
  return unit === DOT || unit === 0x21 || unit === 0x3f || isFullMark(unit);
}

/** Marks that end a sentence whatever follows: 。 danda, Arabic, Burmese and Khmer stops. */
export function isFullMark(unit: number): boolean {
  return (
    unit === 0x3002 ||
    unit === 0x964 ||
    unit === 0x965 ||
    unit === 0x61f ||
    unit === 0x6d4 ||
    unit === 0x104b ||
    unit === 0x17d4 ||
    unit === 0x17d5
  );
}

/** Index after the sentence that the mark at i ends, closing quotes included, or -1. */
function endAfter(source: string, out: Output, i: number): number {
  const { units, length } = out;
  let full = false;
  let k = i;
  for (; k < length && isMark(units[k]!); k++) {
    // A full-width ！ or ？ is folded to ASCII, but still ends the sentence.
    if (isFullMark(units[k]!) || isFullWidth(source.charCodeAt(out.from[k]!))) full = true;
  }
  const marks = k - i;
  while (k < length && isClosing(units[k]!)) k++;
  const next = k < length ? units[k]! : LINE;
  if (full) return k;
  if (next !== BLANK && next !== LINE) return isTight(out, i, k) ? k : -1;
  return marks === 1 && units[i] === DOT && isAbbreviation(out, i) ? -1 : k;
}

function isFullWidth(unit: number): boolean {
  return unit === 0xff01 || unit === 0xff1f || unit === 0xff0e || unit === 0xff61;
}

function isClosing(unit: number): boolean {
  return (
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x29 ||
    unit === 0x5d ||
    unit === 0xbb ||
    unit === 0x300d ||
    unit === 0x300f ||
    unit === 0x3011 ||
    unit === 0x300b
  );
}

/** Whether a mark without a space after it still ends a sentence: `합니다.지원`, `赚钱!加我`. */
function isTight(out: Output, i: number, next: number): boolean {
  const { units } = out;
  if (i === 0 || next >= out.length || !isEastAsian(units[next]!)) return false;
  const before = units[i - 1]!;
  if (units[i] !== DOT) return isWordUnit(before);
  return i > 1 && KOREAN_ENDINGS.has(before) && CLASS[units[i - 2]!] === HANGUL;
}

function isEastAsian(unit: number): boolean {
  const cls = CLASS[unit]!;
  return cls === HANGUL || (cls >= HAN && cls <= KATAKANA);
}

function isWordUnit(unit: number): boolean {
  const cls = CLASS[unit]!;
  return cls === DIGIT || (cls >= LATIN && cls <= MARK_COMPOSING);
}

/** Whether the dot at i belongs to an abbreviation, an initial or the number of a list item. */
function isAbbreviation(out: Output, i: number): boolean {
  const { units } = out;
  let start = i;
  while (start > 0 && i - start <= LONGEST_ABBREVIATION && isWordUnit(units[start - 1]!)) start--;
  const width = i - start;
  if (width === 0 || width > LONGEST_ABBREVIATION) return false;
  const before = start > 0 ? units[start - 1]! : LINE;
  const first = CLASS[units[start]!]!;
  // "1." at the head of a line
  if (first === DIGIT) return before === LINE && width <= 2;
  // An initial or a dotted abbreviation: "J. Kim", "e.g.", "т.е."
  if (width === 1) return first === LATIN || first === CYRILLIC;
  let word = '';
  for (let k = start; k < i; k++) word += String.fromCharCode(units[k]!);
  return ABBREVIATIONS.has(word);
}

/** Index of the sentence that holds a source offset: the first whose end lies after it, or else the last. */
export function sentenceAt(fold: Fold, sourceOffset: number): number {
  const ends = fold.sentenceEnds;
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > sourceOffset) high = middle;
    else low = middle + 1;
  }
  return low;
}
