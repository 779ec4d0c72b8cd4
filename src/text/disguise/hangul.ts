import { CLASS, CONJOINING, DIGIT, HANGUL, JAMO, LATIN } from '../classes';
import type { Line } from './line';

/** Consonants by their place as initial and as final (1-based, 0: none), in the order of the syllable block. */
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FINALS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
const FIRST_VOWEL = 0x314f;
const LAST_VOWEL = 0x3163;
const FIRST_SYLLABLE = 0xac00;
const PER_INITIAL = 588;
const PER_VOWEL = 28;

/** Two vowels, or two finals, that make one. */
const DOUBLE: ReadonlyMap<string, string> = new Map([
  ['ㅗㅏ', 'ㅘ'],
  ['ㅗㅐ', 'ㅙ'],
  ['ㅗㅣ', 'ㅚ'],
  ['ㅜㅓ', 'ㅝ'],
  ['ㅜㅔ', 'ㅞ'],
  ['ㅜㅣ', 'ㅟ'],
  ['ㅡㅣ', 'ㅢ'],
  ['ㄱㅅ', 'ㄳ'],
  ['ㄴㅈ', 'ㄵ'],
  ['ㄴㅎ', 'ㄶ'],
  ['ㄹㄱ', 'ㄺ'],
  ['ㄹㅁ', 'ㄻ'],
  ['ㄹㅂ', 'ㄼ'],
  ['ㄹㅅ', 'ㄽ'],
  ['ㄹㅌ', 'ㄾ'],
  ['ㄹㅍ', 'ㄿ'],
  ['ㄹㅎ', 'ㅀ'],
  ['ㅂㅅ', 'ㅄ'],
]);

/** What laughter and tears are written with. */
const FEELING: ReadonlySet<number> = codes('ㅋㅎㅠㅜㅡㅗ');

/** Finals that a word broken at its end takes; others, above all ㅋ, ㅎ and ㅇ, are said for themselves. */
const LAST_FINALS: ReadonlySet<number> = codes('ㄱㄴㄹㅁㅂ');

function codes(text: string): Set<number> {
  const set = new Set<number>();
  for (let i = 0; i < text.length; i++) set.add(text.charCodeAt(i));
  return set;
}

/**
 * Puts loose jamo together (`ㅌㅔㄹㄹㅔ`, `토ㅇ장`), after letters and digits that stand for jamo have been read as such
 * (`탤ㄹH`, `아ol디`). Laughter, tears and initials said for a word (ㅋㅋ, ㅠㅠ, ㅇㅋ) stay.
 */
export function undoJamo(line: Line): void {
  readLetters(line);
  let w = 0;
  for (let i = 0; i < line.length; ) {
    if (!isKorean(line.units[i]!)) {
      line.move(i++, w++);
      continue;
    }
    const start = i;
    while (i < line.length && isKorean(line.units[i]!)) i++;
    w = assemble(line, start, i, w);
  }
  line.length = w;
}

function isKorean(unit: number): boolean {
  return CLASS[unit] === HANGUL || CLASS[unit] === JAMO;
}

function isConsonant(unit: number): boolean {
  return unit >= 0x3131 && unit <= 0x314e;
}

function isVowel(unit: number): boolean {
  return unit >= FIRST_VOWEL && unit <= LAST_VOWEL;
}

function isWestern(unit: number): boolean {
  return CLASS[unit] === LATIN || CLASS[unit] === DIGIT;
}

// --- letters for jamo --------------------------------------------------------------------------------------------

/** The vowel that a letter as written is drawn like, or 0. */
function vowelLook(written: number): number {
  switch (written) {
    case 0x48: // H
      return 0x3150; // ㅐ
    case 0x72: // r
    case 0x30c8: // ト
    case 0x535c: // 卜
      return 0x314f; // ㅏ
    case 0x6c: // l
    case 0x49: // I
    case 0x31: // 1
    case 0x7c: // |
    case 0x4e28: // 丨
      return 0x3163; // ㅣ
    default:
      return 0;
  }
}

/** The consonant that a letter as written is drawn like, or 0. */
function consonantLook(written: number): number {
  if (written === 0x6f || written === 0x4f || written === 0x30) return 0x3147; // o O 0: ㅇ
  if (written === 0x37) return 0x3131; // 7: ㄱ
  if (written === 0x4c) return 0x3134; // L: ㄴ
  return 0;
}

/** Rewrites pairs of letters that make a syllable beside Hangul as jamo, in place. */
function readLetters(line: Line): void {
  const { units, length } = line;
  for (let i = 0; i + 1 < length; i++) {
    const before = line.at(i - 1);
    const after = line.at(i + 2);
    const own = units[i]!;
    const vowel = isVowel(units[i + 1]!) ? units[i + 1]! : vowelLook(line.written(i + 1));
    if (vowel === 0 || isWestern(after)) continue;
    const drawn = vowel !== units[i + 1];
    let consonant = 0;
    if (isConsonant(own)) {
      if (!drawn) continue;
      // ㅇ and other jamo head the items of a list; strokes and digits after them are not vowels.
      const stroke = vowel === LAST_VOWEL;
      const written = line.written(i + 1);
      const sure = isKorean(before) && (isKorean(after) || (written !== 0x31 && written !== 0x7c));
      if (stroke ? sure : isKorean(before) || isKorean(after)) consonant = own;
    } else if (line.written(i) === 0x72 && line.written(i + 1) === 0x48) {
      if (CLASS[before] === HANGUL) consonant = 0x3139; // 텔rH
    } else {
      consonant = consonantLook(line.written(i));
      if (consonant !== 0 && !isLetterSyllable(line, i, drawn, before, after)) consonant = 0;
    }
    if (consonant === 0) continue;
    units[i] = consonant;
    units[i + 1] = vowel;
    i++;
  }
}

/** Whether the letter at i and what follows make a syllable: `7r능`, `아ol디`, `7ㅏ능`. */
function isLetterSyllable(line: Line, i: number, drawn: boolean, before: number, after: number): boolean {
  if (isWestern(before)) return false;
  const written = line.written(i);
  if (!drawn) return isKorean(before) || isKorean(after);
  const next = line.written(i + 1);
  if (written === 0x4c) return false;
  if (written === 0x37) return (next === 0x72 || next === 0x48) && isKorean(after);
  // `or` is English, and digits for both would be a number.
  if (written === 0x6f && next === 0x72) return false;
  return CLASS[before] === HANGUL && isKorean(after) && !(written === 0x30 && next === 0x31);
}

// --- assembly ------------------------------------------------------------------------------------------------------

/** Puts the word [start, end) together and writes it from w on; returns where it ends. */
function assemble(line: Line, start: number, end: number, w: number): number {
  const { units } = line;
  let loose = 0;
  for (let k = start; k < end; k++) if (CLASS[units[k]!] === JAMO) loose++;
  for (let k = start; k < end; ) {
    if (CLASS[units[k]!] === HANGUL || loose === 0) {
      line.move(k++, w++);
      continue;
    }
    let stop = k;
    while (stop < end && CLASS[units[stop]!] === JAMO) stop++;
    w = assembleSegment(line, start, end, k, stop, w);
    k = stop;
  }
  return w;
}

/** Jamo [from, to) of the word [start, end). */
function assembleSegment(line: Line, start: number, end: number, from: number, to: number, w: number): number {
  const { units } = line;
  let feeling = true;
  let vowels = 0;
  let drawn = false;
  for (let k = from; k < to; k++) {
    if (!FEELING.has(units[k]!)) feeling = false;
    if (isVowel(units[k]!)) vowels++;
    if (isDrawn(line, k)) drawn = true;
  }
  const source = line.from[from]!;
  const sourceEnd = line.to[to - 1]!;
  if (vowels === 0) {
    if (to - from === 1) w = placeConsonant(line, start, end, from, w);
    else while (from < to) line.move(from++, w++);
    return w;
  }
  const syllables = countSyllables(line, from, to);
  const alone = from === start && to === end;
  const keeps = syllables === 0 || (!drawn && (feeling || (alone && syllables === 1) || isFace(units, from, to)));
  if (keeps) {
    while (from < to) line.move(from++, w++);
    return w;
  }
  w = compose(line, start, from, to, w);
  line.tricks.push({ trick: drawn ? 'mixed-syllable' : 'jamo', start: source, end: sourceEnd });
  return w;
}

/** Whether the jamo at k was written as something else. */
function isDrawn(line: Line, k: number): boolean {
  const cls = CLASS[line.written(k)]!;
  return cls !== JAMO && cls !== CONJOINING;
}

/** Faces such as ㅇㅅㅇ, ㅠㅁㅠ, and one beat over and over: ㅎㅏㅎㅏ. */
function isFace(units: Uint16Array, from: number, to: number): boolean {
  if (to - from === 3) return units[from] === units[to - 1];
  const first = units[from]!;
  const second = units[from + 1]!;
  for (let k = from; k < to; k++) if (units[k] !== first && units[k] !== second) return false;
  return to - from > 3;
}

/** Whether a consonant and a vowel at k begin a syllable; a vowel drawn out (ㅠㅠ) does not make one. */
function isSyllable(line: Line, k: number, to: number): boolean {
  if (k + 1 >= to) return false;
  const { units } = line;
  return INITIALS.includes(String.fromCharCode(units[k]!)) && isVowel(units[k + 1]!) && units[k + 2] !== units[k + 1];
}

function countSyllables(line: Line, from: number, to: number): number {
  let n = 0;
  for (let k = from; k < to; k++) if (isSyllable(line, k, to)) n++;
  return n;
}

/** One consonant without a vowel: the final of the syllable before it, or a stray, or nothing to do with a word. */
function placeConsonant(line: Line, start: number, end: number, k: number, w: number): number {
  const { units } = line;
  const consonant = units[k]!;
  if (k === start) {
    line.move(k, w);
    return w + 1;
  }
  const before = units[w - 1]!;
  const next = k + 1 < end ? units[k + 1]! : 0;
  const final = FINALS.indexOf(String.fromCharCode(consonant)) + 1;
  const open = (before - FIRST_SYLLABLE) % PER_VOWEL === 0;
  const laughs = FEELING.has(consonant);
  if (open && final > 0 && !laughs && (next !== 0 || LAST_FINALS.has(consonant))) {
    line.tricks.push({ trick: 'jamo', start: line.from[w - 1]!, end: line.to[k]! });
    units[w - 1] = before + final;
    line.to[w - 1] = line.to[k]!;
    return w;
  }
  if (next !== 0 && isStray(consonant, before, next) && (!laughs || end - start <= 4)) {
    line.note('mixed-syllable', k, k + 1);
    line.to[w - 1] = line.to[k]!;
    return w;
  }
  line.move(k, w);
  return w + 1;
}

/** A consonant said again between two syllables: `카ㅋ톡`, `텔ㄹ레`. */
function isStray(consonant: number, before: number, next: number): boolean {
  return initialOf(before) === consonant || initialOf(next) === consonant || finalOf(before) === consonant;
}

function initialOf(syllable: number): number {
  return INITIALS.charCodeAt(Math.floor((syllable - FIRST_SYLLABLE) / PER_INITIAL));
}

function finalOf(syllable: number): number {
  const final = (syllable - FIRST_SYLLABLE) % PER_VOWEL;
  return final === 0 ? 0 : FINALS.charCodeAt(final - 1);
}

/** Writes the syllables of the jamo [from, to) from w on. */
function compose(line: Line, start: number, from: number, to: number, w: number): number {
  const { units } = line;
  let k = from;
  // A consonant before the first syllable closes the one before it: 토ㅇㅈㅏㅇ.
  if (from > start && w > 0 && CLASS[units[w - 1]!] === HANGUL && isConsonant(units[k]!) && !isSyllable(line, k, to)) {
    const final = FINALS.indexOf(String.fromCharCode(units[k]!)) + 1;
    if (final > 0 && (units[w - 1]! - FIRST_SYLLABLE) % PER_VOWEL === 0 && !FEELING.has(units[k]!)) {
      units[w - 1] = units[w - 1]! + final;
      line.to[w - 1] = line.to[k]!;
      k++;
    }
  }
  while (k < to) {
    if (!isSyllable(line, k, to)) {
      line.move(k++, w++);
      continue;
    }
    const first = k;
    const initial = INITIALS.indexOf(String.fromCharCode(units[k]!));
    let vowel = units[k + 1]!;
    k += 2;
    const wide = k < to ? DOUBLE.get(String.fromCharCode(vowel, units[k]!)) : undefined;
    if (wide !== undefined) {
      vowel = wide.charCodeAt(0);
      k++;
    }
    let final = 0;
    if (k < to && closes(line, k, to)) {
      final = FINALS.indexOf(String.fromCharCode(units[k]!)) + 1;
      const pair = k + 1 < to && closes(line, k + 1, to) ? String.fromCharCode(units[k]!, units[k + 1]!) : '';
      const double = DOUBLE.get(pair);
      if (double !== undefined) {
        final = FINALS.indexOf(double) + 1;
        k++;
      }
      k++;
    }
    units[w] = FIRST_SYLLABLE + initial * PER_INITIAL + (vowel - FIRST_VOWEL) * PER_VOWEL + final;
    line.from[w] = line.from[first]!;
    line.to[w] = line.to[k - 1]!;
    w++;
  }
  return w;
}

/** Whether the consonant at k closes the syllable before it rather than opening one, or laughing. */
function closes(line: Line, k: number, to: number): boolean {
  const { units } = line;
  const unit = units[k]!;
  if (!isConsonant(unit) || !FINALS.includes(String.fromCharCode(unit)) || isSyllable(line, k, to)) return false;
  const next = k + 1 < to ? units[k + 1]! : 0;
  return !(FEELING.has(unit) && (next === 0 || next === unit));
}
