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

/** Marks that end a sentence whatever follows: 。 danda, Arabic, Burmese and Khmer stops. */
const FULL_MARKS = [0x61f, 0x6d4, 0x964, 0x965, 0x104b, 0x17d4, 0x17d5, 0x3002] as const;
const LAST_MARK = FULL_MARKS[7];

const FULL = 1;
const HALF = 2;
/** Marks that end a sentence, by unit: full ones, and those after which something has to follow. */
const MARKS = new Uint8Array(LAST_MARK + 1);
for (const unit of FULL_MARKS) MARKS[unit] = FULL;
for (const unit of [DOT, 0x21, 0x3f]) MARKS[unit] = HALF;

export function isMark(unit: number): boolean {
  return unit <= LAST_MARK && MARKS[unit] !== 0;
}

export function isFullMark(unit: number): boolean {
  return unit <= LAST_MARK && MARKS[unit] === FULL;
}

/** Index after the sentence that the mark at i ends, closing quotes included, or -1. */
export function endAfter(source: string, out: Output, i: number): number {
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
  if (first !== LATIN && first !== CYRILLIC) return false;
  if (width === 1) return true;
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
