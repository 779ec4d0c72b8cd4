import { ALPHABET, CLASS, CLASS_COUNT, DIGIT, HAN, HANGUL, JAMO, KATAKANA, LATIN, MARK, SPACE } from './classes';
import { MOUTH_FRAME } from './disguise/kana';
import { isLeadingSign } from './disguise/leet';
import { isRun, LEET, PAIR, SPACED, suspectPair, suspectSign, suspectUnit } from './disguise/suspect';
import type { Output } from './output';
import { isUnspaced } from './scripts';
import { endAfter, isMark } from './sentences';
import type { Letters } from './types';

const BLANK = 0x20;
const LINE = 0x0a;

/** What one look at the plain reading tells. */
export interface Survey {
  readonly letters: Letters;
  /** Source offsets after each sentence or line, ascending; the last one is the source's length. */
  readonly sentenceEnds: number[];
  /**
   * Lines that may hold tricks: of each its first unit, one past its last, and the flags of the tricks. An honest line may be among
   * them; one that undoing tricks would change is not missed, but where marks stand among digits.
   */
  readonly suspects: number[];
}

/** Looks at every unit of the plain reading once. */
export function survey(source: string, out: Output): Survey {
  const { units, to, length } = out;
  const classes = CLASS;
  const pair = PAIR;
  const sentenceEnds: number[] = [];
  const suspects: number[] = [];
  let latin = 0;
  let dense = 0;
  let others = 0;
  let sentence = 0; // where the next sentence may end first
  let line = 0; // where the line begins
  let flags = 0;
  let before = 0; // class of the unit before
  let letters = 0; // of the token so far; a digit counts two, so that no token with one is a single letter
  let singles = 0; // single-letter tokens in a row
  let last = 0; // class of the last letter
  let symbol = false; // something other than a blank stood since the last token
  for (let i = 0; i <= length; i++) {
    const unit = i < length ? units[i]! : LINE;
    const cls = classes[unit]!;
    if (cls >= DIGIT) {
      if (before >= DIGIT && (cls !== before || cls === JAMO))
        flags |= pair[before * CLASS_COUNT + cls]! | suspectPair(units, line, i, before, cls);
      if (cls >= MARK) {
        if (isUnspaced(unit)) dense++;
        else others++;
        flags |= suspectUnit(unit, cls);
        // A mark belongs to its letter.
        if (before >= LATIN) continue;
      } else {
        last = cls;
        const first = i;
        if (cls === LATIN) {
          if (unit > 0x7a) flags |= suspectUnit(unit, cls);
          if (unit > 0x24f) others++;
          else {
            for (let next: number; i + 1 < length; i++) {
              next = units[i + 1]!;
              if (next < 0x61 || next > 0x7a) break;
            }
            latin += i + 1 - first;
          }
          letters += i + 1 - first;
        } else if (cls === HANGUL) {
          for (let next: number; i + 1 < length; i++) {
            next = units[i + 1]!;
            if (next < 0xac00 || next > 0xd7a3) break;
          }
          dense += i + 1 - first;
          letters += i + 1 - first;
        } else if (cls === HAN && unit !== MOUTH_FRAME) {
          for (let next: number; i + 1 < length; i++) {
            next = units[i + 1]!;
            if (classes[next] !== HAN || next === MOUTH_FRAME) break;
          }
          dense += i + 1 - first;
          letters += i + 1 - first;
        } else if (cls === DIGIT) letters += 2;
        else if (cls <= ALPHABET) {
          while (i + 1 < length && classes[units[i + 1]!] === cls) i++;
          others += i + 1 - first;
          letters += i + 1 - first;
        } else {
          if (cls === JAMO || (cls >= HAN && cls <= KATAKANA) || isUnspaced(unit)) dense++;
          else others++;
          flags |= suspectUnit(unit, cls);
          letters++;
        }
      }
      before = cls;
      continue;
    }
    if (letters > 0) {
      singles = letters === 1 ? singles + 1 : 0;
      if (singles > 1 && isRun(singles, last, symbol)) flags |= SPACED;
      letters = 0;
      symbol = false;
    }
    if (unit === BLANK) {
      before = SPACE;
      continue;
    }
    if (unit === LINE) {
      if (flags !== 0) suspects.push(line, i, flags);
      if (i < length && i >= sentence) sentenceEnds.push(to[i]!);
      line = i + 1;
      flags = before = singles = last = 0;
      symbol = false;
      continue;
    }
    symbol = true;
    if (before >= DIGIT) flags |= suspectSign(units, i, length, before, cls);
    else if (isLeadingSign(unit) && i + 1 < length && classes[units[i + 1]!] === LATIN) flags |= LEET;
    before = cls;
    if (!isMark(unit) || i < sentence) continue;
    sentence = endAfter(source, out, i);
    if (sentence >= 0) {
      // The line break after a full stop is no sentence of its own.
      if (sentence < length && units[sentence] === LINE) sentence++;
      sentenceEnds.push(to[sentence - 1]!);
    } else {
      // No mark of the same run ends a sentence where the first one does not.
      sentence = i + 1;
      while (sentence < length && isMark(units[sentence]!)) sentence++;
    }
  }
  if (sentenceEnds.length === 0 || sentenceEnds[sentenceEnds.length - 1] !== source.length)
    sentenceEnds.push(source.length);
  return { letters: { latin, dense, others }, sentenceEnds, suspects };
}
