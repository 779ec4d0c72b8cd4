import type { Entity } from '../extract';
import type { Fold } from '../text';
import { BREAK, isDense, isDigit, isHan, isHangul, isKana, isLetter } from '../text';
import { GRAM, HASH_SEED, indexOf, mix, WORD } from './layout';

/** Told of every feature in the order of the text, as often as it occurs: its index, and the units of the fold that show it. */
export type TextVisitor = (index: number, unitStart: number, unitEnd: number) => void;

/** Longest n-gram, in units. */
const LONGEST = 5;
/** Shortest n-gram inside a word that is set apart by spaces. */
const SHORTEST = 3;
/** Longest n-gram of scripts in which a unit is a syllable or a word. */
const LONGEST_SYLLABIC = 4;
/** Words longer than this are no words. */
const LONGEST_WORD = 32;
/** Latin words in a row that a text in another script may hold before the rest of them is taken for boilerplate. */
const FOREIGN_RUN = 5;

const EDGE = 1;
/** Stands for every run of digits. */
const NUMBER = 2;
const WORD_SEED = mix(HASH_SEED, 0x57);
const PAIR_SEED = mix(HASH_SEED, 0x50);
const GRAM_SEED = mix(HASH_SEED, 0x47);

/**
 * Visits the character n-grams, words and word pairs of all readings of a fold. Addresses, handles and phone numbers are left
 * out, a number counts as a number whatever it is, Latin letters count without their diacritics, and of a long stretch of Latin words in
 * a text of another script only the beginning is read, so that nothing depends on who posted. Linear in the length of the fold.
 */
export function visitText(fold: Fold, entities: readonly Entity[], visit: TextVisitor): void {
  const { units, length } = fold;
  const masked = maskOf(fold, entities);
  const latinText = isLatinText(fold);
  // The last dense units before i, newest first; -1 where there is none.
  let d1 = -1;
  let d2 = -1;
  let d3 = -1;
  let d4 = -1;
  let previousWord = 0;
  let previousStart = -1;
  let foreignRun = 0;
  let i = 0;
  while (i < length) {
    const u = units[i]!;
    if (masked[i] === 1 || u === BREAK) {
      d1 = d2 = d3 = d4 = -1;
      previousStart = -1;
      i++;
      continue;
    }
    const digit = isDigit(u);
    if (digit || (isLetter(u) && isDense(u))) {
      if (d1 >= 0) {
        const longest = isHan(u) || isHangul(u) || isKana(u) ? LONGEST_SYLLABIC : LONGEST;
        let h = mix(mix(GRAM_SEED, 0x44), symbolOf(u));
        h = mix(h, symbolOf(units[d1]!));
        if (longest === LONGEST_SYLLABIC) visit(indexOf(GRAM, h), d1, i + 1);
        if (d2 >= 0) {
          h = mix(h, symbolOf(units[d2]!));
          visit(indexOf(GRAM, h), d2, i + 1);
          if (d3 >= 0) {
            h = mix(h, symbolOf(units[d3]!));
            visit(indexOf(GRAM, h), d3, i + 1);
            if (d4 >= 0 && longest === LONGEST) visit(indexOf(GRAM, mix(h, symbolOf(units[d4]!))), d4, i + 1);
          }
        }
      }
      d4 = d3;
      d3 = d2;
      d2 = d1;
      d1 = i;
      i++;
      if (digit) {
        // A run of digits is one unit, and stands between two words as a word.
        while (i < length && isDigit(units[i]!) && masked[i] === 0) d1 = i++;
        const h = mix(WORD_SEED, NUMBER);
        if (previousStart >= 0) visit(indexOf(WORD, pairOf(previousWord, h)), previousStart, i);
        previousWord = h;
        previousStart = i - 1;
      } else {
        previousStart = -1;
        foreignRun = 0;
      }
      continue;
    }
    if (isLetter(u)) {
      const start = i;
      let h = WORD_SEED;
      while (i < length && masked[i] === 0 && isLetter(units[i]!) && !isDense(units[i]!)) {
        h = mix(h, bare(units[i]!));
        i++;
      }
      foreignRun = !latinText && u < 0x250 ? foreignRun + 1 : 0;
      d1 = d2 = d3 = d4 = -1;
      if (foreignRun > FOREIGN_RUN || i - start > LONGEST_WORD) {
        previousStart = -1;
        continue;
      }
      visit(indexOf(WORD, h), start, i);
      if (previousStart >= 0) visit(indexOf(WORD, pairOf(previousWord, h)), previousStart, i);
      previousWord = h;
      previousStart = start;
      gramsOfWord(units, start, i, visit);
      continue;
    }
    // A space bridges dense text and word pairs, anything else ends both.
    if (u !== 0x20) {
      d1 = d2 = d3 = d4 = -1;
      previousStart = -1;
    }
    i++;
  }
}

/** The n-grams of one word with its edges; the whole word is a word feature already. */
function gramsOfWord(units: Uint16Array, start: number, end: number, visit: TextVisitor): void {
  const last = end - start + 1;
  for (let from = 0; from <= last - SHORTEST + 1; from++) {
    let h = GRAM_SEED;
    for (let n = 1; n <= LONGEST && from + n - 1 <= last; n++) {
      const at = from + n - 1;
      h = mix(h, at === 0 || at === last ? EDGE : bare(units[start + at - 1]!));
      if (n < SHORTEST || (from === 0 && at === last)) continue;
      visit(indexOf(GRAM, h), Math.max(start, start + from - 1), Math.min(end, start + at));
    }
  }
}

/** Latin letters of which the diacritics are left out as often as not: what is written without them has to weigh the same. */
const BARE = new Uint16Array(0x1f00);
for (let unit = 0; unit < BARE.length; unit++) {
  const isAccented = (unit >= 0xc0 && unit < 0x250) || unit >= 0x1e00;
  const base = isAccented ? String.fromCharCode(unit).normalize('NFD').charCodeAt(0) : unit;
  BARE[unit] = unit === 0x111 ? 0x64 : base;
}

function bare(unit: number): number {
  return unit < BARE.length ? BARE[unit]! : unit;
}

function pairOf(first: number, second: number): number {
  return mix(mix(mix(PAIR_SEED, first), second >>> 16), second & 0xffff);
}

function symbolOf(unit: number): number {
  return isDigit(unit) ? NUMBER : unit;
}

/** Units that belong to an address, a handle or a phone number. */
function maskOf(fold: Fold, entities: readonly Entity[]): Uint8Array {
  const masked = new Uint8Array(fold.length);
  const hidden = entities.filter((e) => e.kind === 'contact' && e.handle !== null).sort((a, b) => a.start - b.start);
  if (hidden.length === 0) return masked;
  const covered = new Uint8Array(fold.source.length);
  for (const { start, end } of hidden) covered.fill(1, start, end);
  for (let i = 0; i < fold.length; i++) if (fold.to[i]! > fold.from[i]! && covered[fold.from[i]!] === 1) masked[i] = 1;
  return masked;
}

/** Are most letters of the plain reading Latin? */
function isLatinText(fold: Fold): boolean {
  let latin = 0;
  let other = 0;
  for (let i = 0; i < fold.plainLength; i++) {
    const u = fold.units[i]!;
    if (!isLetter(u)) continue;
    if (u < 0x250) latin++;
    // One dense unit is worth about two and a half letters.
    else other += isDense(u) ? 2.5 : 1;
  }
  return latin >= other;
}
