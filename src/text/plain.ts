import { compatibilityJamo, foldCodePoint, HASHES, isAm, isLeftOut, UNIT, UNKNOWN } from './characters';
import {
  CLASS,
  CONJOINING,
  ENCLOSING,
  HANGUL,
  HIGH,
  INVISIBLE,
  JOINER,
  LOW,
  MARK,
  MARK_COMPOSING,
  MARK_ORDERED,
  NEWLINE,
  SPACE,
} from './classes';
import { isInvisibleAstral, nextVisible, readInvisibles } from './invisible';
import type { Output } from './output';
import { isDense, isLetter } from './scripts';

const BLANK = 0x20;
const LINE = 0x0a;
const REPLACEMENT = 0xfffd;
const THAI_E = 0xe40;
const THAI_AE = 0xe41;

/** More marks than any writing system sets on one letter are there to hide it; what is beyond is dropped. */
const MAX_MARKS = 16;

/** Is it a letter that makes no other of the one before it? */
function joinsOn(unit: number, before: number): boolean {
  const cls = CLASS[unit]!;
  return isLetter(unit) && cls < MARK && cls !== CONJOINING && !(unit === THAI_E && before === THAI_E);
}

/** Appends the plain reading of the source to an empty output. */
export function readPlain(source: string, out: Output): void {
  for (let i = 0; i < source.length; ) {
    i = readStretch(source, i, out);
    if (i < source.length) i = readSpecial(source, i, out);
  }
}

/**
 * Reads what becomes one unit whatever its neighbours are, blanks and line breaks, as far as there is room for it; returns where to go on.
 * Most of a text, so that the loop is a function of its own, which the compiler keeps small.
 */
function readStretch(source: string, start: number, out: Output): number {
  const { units, from, to } = out;
  const table = UNIT;
  const end = Math.min(source.length, start + units.length - out.length);
  let o = out.length;
  let before = out.last();
  let i = start;
  for (; i < end; i++) {
    const unit = source.charCodeAt(i);
    let folded = table[unit]!;
    if (folded === UNKNOWN) {
      const cls = CLASS[unit]!;
      if (cls !== SPACE && cls !== NEWLINE) break;
      folded = cls === SPACE ? BLANK : LINE;
    }
    // First what is rare: whether a blank stands here no processor guesses right.
    if ((folded | before) <= (BLANK | LINE) && isBreak(folded) && isBreak(before)) {
      // Blanks and breaks in a row are one, and a break if one of them is.
      if (folded === LINE) before = units[o - 1] = LINE;
      to[o - 1] = i + 1;
    } else {
      before = folded;
      units[o] = folded;
      from[o] = i;
      to[o++] = i + 1;
    }
  }
  out.length = o;
  return i;
}

function isBreak(unit: number): boolean {
  return unit === BLANK || unit === LINE;
}

/** Reads what begins at i and is not a unit on its own; returns where to go on. */
function readSpecial(source: string, i: number, out: Output): number {
  const unit = source.charCodeAt(i);
  if (isLeftOut(unit)) {
    out.extend(i + 1);
    return i + 1;
  }
  switch (CLASS[unit]) {
    case NEWLINE:
      out.newline(i, i + 1);
      return i + 1;
    case SPACE:
      // Met only where the room had run out.
      if (out.last() === BLANK || out.last() === LINE) out.extend(i + 1);
      else out.unit(BLANK, i, i + 1);
      return i + 1;
    case INVISIBLE:
    case JOINER:
    case ENCLOSING:
      return readInvisibles(source, i, out);
    case HIGH:
    case LOW:
      return readSurrogate(source, i, out);
    case CONJOINING:
      return readJamo(source, i, out);
    case MARK:
    case MARK_ORDERED:
    case MARK_COMPOSING:
      return readMarks(source, i, out);
    default:
      // The sign of a hashtag says nothing about the word; before a number it is one ("#3").
      if (HASHES.has(unit) && joinsOn(unitAt(source, nextVisible(source, i + 1)), out.last())) {
        if (out.length > 0 && isLetter(out.last()) && !isDense(out.last())) out.unit(BLANK, i, i + 1);
        else out.extend(i + 1);
        return i + 1;
      }
      // Two small Thai E are typed for one AE.
      if (unit === THAI_E) {
        const next = nextVisible(source, i + 1);
        if (source.charCodeAt(next) === THAI_E) {
          out.unit(THAI_AE, i, next + 1);
          return next + 1;
        }
      }
      out.text(foldCodePoint(unit), i, i + 1);
      return i + 1;
  }
}

/** First unit of what the character at a place becomes; 0 at the end. */
function unitAt(source: string, at: number): number {
  const cp = source.codePointAt(at);
  return cp === undefined ? 0 : foldCodePoint(cp).charCodeAt(0);
}

function readSurrogate(source: string, i: number, out: Output): number {
  const cp = source.codePointAt(i)!;
  if (cp <= 0xffff) {
    out.unit(REPLACEMENT, i, i + 1);
    return i + 1;
  }
  if (isInvisibleAstral(cp)) return readInvisibles(source, i, out);
  // Emoji and the planes of rare Han keep their form; the rest may be styled letters.
  if ((cp >= 0x1f300 && cp < 0x1fb00) || (cp >= 0x20000 && cp < 0x2f800)) {
    out.unit(source.charCodeAt(i), i, i + 2);
    out.unit(source.charCodeAt(i + 1), i, i + 2);
  } else {
    out.text(foldCodePoint(cp), i, i + 2);
  }
  return i + 2;
}

/** Conjoining jamo: composed where they make a modern syllable, else shown as the letters they are. */
function readJamo(source: string, i: number, out: Output): number {
  const unit = source.charCodeAt(i);
  const next = i + 1 < source.length ? source.charCodeAt(i + 1) : 0;
  if (unit >= 0x1100 && unit <= 0x1112 && next >= 0x1161 && next <= 0x1175) {
    let syllable = 0xac00 + ((unit - 0x1100) * 21 + next - 0x1161) * 28;
    let end = i + 2;
    const final = end < source.length ? source.charCodeAt(end) : 0;
    if (final > 0x11a7 && final <= 0x11c2) {
      syllable += final - 0x11a7;
      end++;
    }
    out.unit(syllable, i, end);
    return end;
  }
  const before = out.last();
  const open = CLASS[before] === HANGUL && (before - 0xac00) % 28 === 0;
  if (open && unit > 0x11a7 && unit <= 0x11c2 && out.to[out.length - 1] === i) {
    out.units[out.length - 1] = before + unit - 0x11a7;
    out.extend(i + 1);
  } else {
    out.unit(compatibilityJamo(unit), i, i + 1);
  }
  return i + 1;
}

/** Combining marks: composed with the unit before them where Unicode has a character for both, else put in order. */
function readMarks(source: string, i: number, out: Output): number {
  const unit = source.charCodeAt(i);
  const cls = CLASS[unit]!;
  if (cls === MARK || (cls === MARK_ORDERED && !isStacking(out.last()))) return readLoneMark(source, i, out);
  let base = out.length;
  let marks = 0;
  while (base > 0 && isStacking(out.units[base - 1]!) && marks < MAX_MARKS) {
    base--;
    marks++;
  }
  if (base > 0 && out.units[base - 1] !== BLANK && out.units[base - 1] !== LINE) base--;
  const from = base < out.length ? out.from[base]! : i;
  let cluster = '';
  for (let k = base; k < out.length; k++) cluster += String.fromCharCode(out.units[k]!);
  const dotted = cluster === 'i';
  let end = i;
  for (; end < source.length; end++) {
    const mark = source.charCodeAt(end);
    if (!isStacking(mark)) break;
    // The dot of a small i, as the lower case of İ has it, says nothing.
    if (marks >= MAX_MARKS || (dotted && mark === 0x307) || isLeftOut(mark)) continue;
    cluster += foldCodePoint(mark);
    marks++;
  }
  out.truncate(base);
  const composed = cluster.normalize('NFC');
  out.text(composed === cluster ? cluster : foldComposed(composed), from, end);
  return end;
}

/** What was composed is folded as if it had been written so: ё in two parts is the same letter as in one. */
function foldComposed(composed: string): string {
  let folded = '';
  for (const character of composed) folded += foldCodePoint(character.codePointAt(0)!);
  return folded;
}

/** Marks that reorder or compose. */
function isStacking(unit: number): boolean {
  return CLASS[unit]! >= MARK_ORDERED;
}

/** A mark that stays as it is. Thai and Lao AM in two parts, with a tone mark between or not, becomes one sign. */
function readLoneMark(source: string, i: number, out: Output): number {
  const unit = source.charCodeAt(i);
  if (isAm(unit)) {
    const second = nextVisible(source, i + 1);
    const next = source.charCodeAt(second);
    if (next === unit - 0x1b) {
      out.unit(unit - 0x1a, i, second + 1);
      return second + 1;
    }
    const third = nextVisible(source, second + 1);
    if (next >= unit - 5 && next <= unit - 2 && source.charCodeAt(third) === unit - 0x1b) {
      out.unit(next, i, third + 1);
      out.unit(unit - 0x1a, i, third + 1);
      return third + 1;
    }
  }
  out.text(foldCodePoint(unit), i, i + 1);
  return i + 1;
}
