import type { Entity } from '../extract';
import type { Fold } from '../text';
import { isDense, isDigit, isHan, isHangul, isKana, isLetter } from '../text';
import type { FeatureSet } from './features';
import { GRAM, HASH_SEED, mix, SECTION_BITS, SECTION_STARTS, spread, WORD } from './layout';

/** Longest word; what is longer is none. */
const LONGEST_WORD = 32;
/** Latin words in a row that a text in another script may hold before the rest of them is taken for boilerplate. */
export const FOREIGN_RUN = 5;

const EDGE = 1;
/** Stands for every run of digits. */
const NUMBER = 2;
const WORD_SEED = mix(HASH_SEED, 0x57);
const PAIR_SEED = mix(HASH_SEED, 0x50);
const GRAM_SEED = mix(HASH_SEED, 0x47);
const DENSE_SEED = mix(GRAM_SEED, 0x44);
const NUMBER_WORD = mix(WORD_SEED, NUMBER);

// What a unit is here; 0 where it was never asked for. What is filled in depends on the unit alone.
const OTHER = 1;
const BLANK = 2;
const DIGIT = 3;
/** A letter of scripts in which a unit is a syllable or a word: n-grams of two to four units. */
const SYLLABIC = 4;
/** A letter of other scripts without spaces: n-grams of three to five units. */
const UNSPACED = 5;
/** A letter of words that are set apart by spaces: n-grams of three to five units inside the word and its edges. */
const SPACED = 6;
const kinds = new Uint8Array(0x10000);

/** A letter of words that are set apart by spaces? */
export function isSpaced(unit: number): boolean {
  return (kinds[unit]! || kindOf(unit)) === SPACED;
}

/** A digit, or a letter of a script without spaces? */
export function isDenseOrDigit(unit: number): boolean {
  const kind = kinds[unit]! || kindOf(unit);
  return kind >= DIGIT && kind < SPACED;
}

function kindOf(unit: number): number {
  let kind = OTHER;
  if (unit === 0x20) kind = BLANK;
  else if (isDigit(unit)) kind = DIGIT;
  else if (isLetter(unit)) {
    if (!isDense(unit)) kind = SPACED;
    else kind = isHan(unit) || isHangul(unit) || isKana(unit) ? SYLLABIC : UNSPACED;
  }
  kinds[unit] = kind;
  return kind;
}

/**
 * Adds the character n-grams, words and word pairs of all readings of a fold, in the order of the text. Addresses, handles and phone
 * numbers are left out, a number counts as a number whatever it is, Latin letters count without their diacritics, and of a long stretch of
 * Latin words in a text of another script only the beginning is read, so that nothing depends on who posted. Linear in the length of the
 * fold. The set is to settle afterwards.
 */
export function readText(fold: Fold, masked: Uint8Array | null, set: FeatureSet): void {
  const known = kinds;
  const bareOf = BARE;
  const word = letters;
  widthMet.fill(0);
  const { units, length } = fold;
  const latinText = isLatinText(fold);
  const wordsFrom = SECTION_STARTS[WORD]!;
  const shift = 32 - SECTION_BITS[WORD]!;
  const gramShift = 32 - SECTION_BITS[GRAM]!;
  // The last dense units before i, newest first, each with what stands for it in a hash; -1 where there is none.
  let d1 = -1;
  let d2 = -1;
  let d3 = -1;
  let d4 = -1;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let previousWord = 0;
  let previousStart = -1;
  let foreignRun = 0;
  let i = 0;
  while (i < length) {
    const unit = units[i]!;
    const kind = masked !== null && masked[i] === 1 ? OTHER : known[unit]! || kindOf(unit);
    if (kind === SPACED) {
      const start = i;
      let h = WORD_SEED;
      let width = 0;
      for (; i < length; i++) {
        const next = units[i]!;
        if ((known[next]! || kindOf(next)) !== SPACED || (masked !== null && masked[i] === 1)) break;
        const bare = next < bareOf.length ? bareOf[next]! : next;
        h = mix(h, bare);
        if (++width <= LONGEST_WORD) word[width] = bare;
      }
      foreignRun = !latinText && unit < 0x250 ? foreignRun + 1 : 0;
      d1 = d2 = d3 = d4 = -1;
      if (foreignRun > FOREIGN_RUN || width > LONGEST_WORD) {
        previousStart = -1;
        continue;
      }
      set.note(wordsFrom + ((spread(h) >>> shift) | 0), start, i);
      if (previousStart >= 0) set.note(wordsFrom + ((spread(pairOf(previousWord, h)) >>> shift) | 0), previousStart, i);
      previousWord = h;
      previousStart = start;
      const slot = (h ^ (h >>> 16)) & (MET - 1);
      if (widthMet[slot] === width && isSameWord(units, startMet[slot]!, width)) continue;
      startMet[slot] = start;
      widthMet[slot] = width;
      noteGrams(start, width, set);
      continue;
    }
    if (kind === BLANK) {
      // Bridges dense text and word pairs.
      i++;
      continue;
    }
    if (kind === OTHER) {
      d1 = d2 = d3 = d4 = -1;
      previousStart = -1;
      i++;
      continue;
    }
    const symbol = kind === DIGIT ? NUMBER : unit;
    if (d1 >= 0) {
      // Dense units are hashed from the last to the first, so that each n-gram goes on where the shorter one ended.
      let h = mix(mix(DENSE_SEED, symbol), s1);
      if (kind === SYLLABIC) set.note((spread(h) >>> gramShift) | 0, d1, i + 1);
      if (d2 >= 0) {
        h = mix(h, s2);
        set.note((spread(h) >>> gramShift) | 0, d2, i + 1);
        if (d3 >= 0) {
          h = mix(h, s3);
          set.note((spread(h) >>> gramShift) | 0, d3, i + 1);
          if (d4 >= 0 && kind !== SYLLABIC) set.note((spread(mix(h, s4)) >>> gramShift) | 0, d4, i + 1);
        }
      }
    }
    d4 = d3;
    d3 = d2;
    d2 = d1;
    d1 = i;
    s4 = s3;
    s3 = s2;
    s2 = s1;
    s1 = symbol;
    i++;
    if (kind !== DIGIT) {
      previousStart = -1;
      foreignRun = 0;
      continue;
    }
    // A run of digits is one unit, and stands between two words as a word.
    while (i < length && isDigit(units[i]!) && (masked === null || masked[i] === 0)) d1 = i++;
    if (previousStart >= 0)
      set.note(wordsFrom + ((spread(pairOf(previousWord, NUMBER_WORD)) >>> shift) | 0), previousStart, i);
    previousWord = NUMBER_WORD;
    previousStart = i - 1;
  }
}

/** The letters of the word in hand without diacritics, between its two edges. */
const letters = new Uint16Array(LONGEST_WORD + 2);

/** Words met in the text in hand, each where its hash says; the last one met takes the place of another. A width of 0 is none. */
const MET = 512;
const startMet = new Int32Array(MET);
const widthMet = new Uint8Array(MET);

/** Is the word in hand, so many letters wide, the one that was met there? Its n-grams are then known. */
function isSameWord(units: Uint16Array, start: number, width: number): boolean {
  for (let k = 0; k < width; k++) if (bare(units[start + k]!) !== letters[k + 1]) return false;
  return true;
}

/** The n-grams of the word in hand with its edges, of three to five units; the whole word is a word feature already. */
function noteGrams(start: number, width: number, set: FeatureSet): void {
  const word = letters;
  const shift = 32 - SECTION_BITS[GRAM]!;
  const last = width + 1;
  word[0] = EDGE;
  word[last] = EDGE;
  set.expect(3 * width);
  const { notes, noted, noteSpans } = set;
  let n = noted;
  let from = 0;
  // Of a long word all but the end: three n-grams begin at each unit, none of them the whole word. Nothing but straight on in this loop.
  if (last > 4) {
    let b = word[0]!;
    let c = word[1]!;
    let d = word[2]!;
    let e = word[3]!;
    for (; from + 4 <= last; from++) {
      const a = b;
      b = c;
      c = d;
      d = e;
      e = word[from + 4]!;
      const three = mix(mix(mix(GRAM_SEED, a), b), c);
      notes[n] = (spread(three) >>> shift) | 0;
      const four = mix(three, d);
      notes[n + 1] = (spread(four) >>> shift) | 0;
      notes[n + 2] = (spread(mix(four, e)) >>> shift) | 0;
      n += 3;
    }
  }
  for (; from < width; from++) {
    let h = mix(mix(mix(GRAM_SEED, word[from]!), word[from + 1]!), word[from + 2]!);
    for (let to = from + 2; ; ) {
      if (from > 0 || to < last) notes[n++] = (spread(h) >>> shift) | 0;
      if (++to > last || to > from + 4) break;
      h = mix(h, word[to]!);
    }
  }
  set.noted = n;
  if (noteSpans !== null) noteSpansOfGrams(start, width, noteSpans, 2 * noted);
}

/** The units that show the n-grams of a word, in their order, written from `at` on. */
function noteSpansOfGrams(start: number, width: number, spans: Int32Array, at: number): void {
  const last = width + 1;
  let n = at;
  for (let from = 0; from < width; from++)
    for (let to = from + 2; to <= last && to <= from + 4; to++) {
      if (from === 0 && to === last) continue;
      // The edges are no units.
      spans[n++] = from === 0 ? start : start + from - 1;
      spans[n++] = to === last ? start + width : start + to;
    }
}

/** Latin letters of which the diacritics are left out as often as not: what is written without them has to weigh the same. */
const BARE = new Uint16Array(0x1f00);
for (let unit = 0; unit < BARE.length; unit++) {
  const isAccented = (unit >= 0xc0 && unit < 0x250) || unit >= 0x1e00;
  const base = isAccented ? String.fromCharCode(unit).normalize('NFD').charCodeAt(0) : unit;
  BARE[unit] = unit === 0x111 ? 0x64 : base;
}

/** A unit without its diacritics, where it is Latin. */
export function bare(unit: number): number {
  return unit < BARE.length ? BARE[unit]! : unit;
}

function pairOf(first: number, second: number): number {
  return mix(mix(mix(PAIR_SEED, first), second >>> 16), second & 0xffff);
}

/** Room to mark the units of a usual text, used again for each. */
const usualMask = new Uint8Array(1 << 14);

/** 1 for the units that belong to an address, a handle or a phone number; null where there is none. Holds until the next text is read. */
export function maskOf(fold: Fold, entities: readonly Entity[]): Uint8Array | null {
  const { length, plainLength } = fold;
  let masked: Uint8Array | null = null;
  for (const entity of entities) {
    if (entity.kind !== 'contact' || entity.handle === null) continue;
    masked ??= length > usualMask.length ? new Uint8Array(length) : usualMask.fill(0, 0, length);
    mark(fold, 0, plainLength, entity, masked);
    mark(fold, plainLength, length, entity, masked);
  }
  return masked;
}

/** Marks those of the units [first, last), of one reading or of all second ones, that stand for some of the span. */
function mark({ from, to }: Fold, first: number, last: number, { start, end }: Entity, masked: Uint8Array): void {
  let low = first;
  for (let high = last; low < high; ) {
    const middle = (low + high) >> 1;
    if (from[middle]! < start) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < last && from[i]! < end; i++) if (to[i]! > from[i]!) masked[i] = 1;
}

/** Are most letters of the plain reading Latin? */
export function isLatinText({ letters: { latin, dense, others } }: Fold): boolean {
  // One dense unit is worth about two and a half letters.
  return latin >= 2.5 * dense + others;
}
