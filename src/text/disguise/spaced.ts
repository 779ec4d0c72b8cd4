import { ALPHABET, CLASS, DIGIT, HAN, HANGUL, HIGH, JAMO, KATAKANA, LATIN, MARK, THAI } from '../classes';
import type { Line } from './line';

const BLANK = 0x20;
const DOT = 0x2e;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const STAR = 0x2a;
const TILDE = 0x7e;

/* Kinds of writing: letters are joined within one, never across. */
const NO_KIND = 0; // has a digit or letters of several kinds
const KOREAN = 1;
const CHINESE = 2; // and Japanese
const ALPHABETIC = 3;
const SYLLABIC = 4; // Thai and Lao

/** A separator that parts sentences, items or numbers rather than the letters of a word. */
const NONE = 0;

/** Days of the week, often set side by side with a sign between. */
const DAYS: ReadonlySet<number> = new Set([...'월화수목금토일'].map((c) => c.charCodeAt(0)));

/** Characters that stand alone by right: numbers of a list, the tail of a shooting star. */
const LONE: ReadonlySet<number> = new Set([...'一二三四五六七八九十甲乙丙丁等彡'].map((c) => c.charCodeAt(0)));

/** Korean words of one syllable that stand in a row in any sentence: 한 분 한 분, 할 수 있는. */
const SMALL_WORDS: ReadonlySet<number> = new Set(
  [
    ...'한할해하될된줄수때더못잘안또그이저및등중외내간전후시분번명개두세네몇곳것게데만매각약총본첫새꼭왜다들일월년주',
  ].map((c) => c.charCodeAt(0)),
);

/** The words of a line and what stands between them. */
interface Tokens {
  count: number;
  start: Uint32Array;
  end: Uint32Array;
  /** Letters, marks not counted; 9 for nine or more. */
  letters: Uint8Array;
  kind: Uint8Array;
  /** Separator before the token: {@link NONE}, a blank, or the sign or emoji used. */
  separator: Uint32Array;
  /** Whether the separator before the token has no blank in it. */
  tight: Uint8Array;
  /** Of each unit of the line whether it falls away; 0 wherever nothing was joined. */
  drop: Uint8Array;
}

function roomOf(units: number): Tokens {
  const most = (units >> 1) + 1;
  return {
    count: 0,
    start: new Uint32Array(most),
    end: new Uint32Array(most),
    letters: new Uint8Array(most),
    kind: new Uint8Array(most),
    separator: new Uint32Array(most),
    tight: new Uint8Array(most),
    drop: new Uint8Array(units),
  };
}

/** Units of a line for which there is always room; what a longer one takes is given back after it. */
const USUAL = 1024;

/** Room for the words of the usual line, used again for each. */
const usual = roomOf(USUAL);

/**
 * Joins words that were pulled apart into single letters (`텔.레.그.램`, `t e l e g r a m`, `【跑】【分】`) or broken by a
 * heart, a star or the like (`캄♥보♥디아`). Digits are never joined.
 */
export function undoSpacing(line: Line): void {
  const tokens = tokenise(line);
  const { drop } = tokens;
  let found = joinRuns(line, tokens, true, drop);
  found = joinRuns(line, tokens, false, drop) || found;
  if (!found) return;
  let w = 0;
  for (let i = 0; i < line.length; i++) if (drop[i] === 0) line.move(i, w++);
  drop.fill(0, 0, line.length);
  line.length = w;
}

/** Joins the runs of single letters, or of fragments; tells whether there were any. */
function joinRuns(line: Line, tokens: Tokens, singles: boolean, drop: Uint8Array): boolean {
  let found = false;
  for (let t = 0; t < tokens.count; ) {
    const end = runEnd(tokens, t, singles);
    if (end - t > 1 && (singles ? isPulledApart(line, tokens, t, end) : isBroken(line, tokens, t, end))) {
      // 电.报.群联系: what is fastened to the run by the same sign goes with it.
      const first = singles && isContinued(tokens, t, end, t - 1) ? t - 1 : t;
      const last = singles && isContinued(tokens, t, end, end) ? end + 1 : end;
      found = joinRun(line, tokens, first, last, drop) || found;
      tokens.kind.fill(NO_KIND, first, last);
      t = last;
    } else {
      // The last token of a run that is no word may begin another.
      t = Math.max(t + 1, end - 1);
    }
  }
  return found;
}

/** Whether token k, next to the run [t, end), is fastened to it by the run's own sign and of its kind. */
function isContinued(tokens: Tokens, t: number, end: number, k: number): boolean {
  const separator = tokens.separator[t + 1]!;
  const kind = tokens.kind[t]!;
  if (k < 0 || k >= tokens.count || !isLoose(separator) || (kind !== KOREAN && kind !== CHINESE)) return false;
  const joint = k < t ? t : end;
  return tokens.kind[k] === kind && tokens.separator[joint] === separator && tokens.tight[joint] === 1;
}

/** A sign that neither parts alternatives nor the halves of a name or range. */
function isLoose(separator: number): boolean {
  return (
    separator === DOT ||
    separator === 0x5f || // _
    separator === 0x7c || // |
    (separator !== TILDE && isUnusual(separator > 0xffff ? 0xd83d : separator))
  );
}

function tokenise(line: Line): Tokens {
  const { units, length } = line;
  const tokens = length <= USUAL ? usual : roomOf(length);
  tokens.count = 0;
  let previousEnd = 0;
  for (let i = 0; i < length; ) {
    if (CLASS[units[i]!]! < DIGIT) {
      i++;
      continue;
    }
    const t = tokens.count++;
    const start = i;
    let letters = 0;
    let kind = -1;
    for (; i < length && CLASS[units[i]!]! >= DIGIT; i++) {
      const cls = CLASS[units[i]!]!;
      if (cls >= MARK && i > start) continue;
      const own = kindOf(cls);
      kind = kind === -1 || kind === own ? own : NO_KIND;
      if (letters < 9) letters++;
    }
    tokens.start[t] = start;
    tokens.end[t] = i;
    tokens.letters[t] = letters;
    tokens.kind[t] = kind;
    if (t > 0) {
      tokens.separator[t] = separatorOf(line, previousEnd, start);
      tokens.tight[t] = units[previousEnd] !== BLANK && units[start - 1] !== BLANK ? 1 : 0;
    }
    previousEnd = i;
  }
  return tokens;
}

function kindOf(cls: number): number {
  if (cls === HANGUL || cls === JAMO) return KOREAN;
  if (cls >= HAN && cls <= KATAKANA) return CHINESE;
  if (cls >= LATIN && cls <= ALPHABET) return ALPHABETIC;
  if (cls === THAI) return SYLLABIC;
  return NO_KIND;
}

/** The separator in [start, end): one sign, twice or three times, or one emoji, or `】【`, with or without blanks. */
function separatorOf(line: Line, start: number, end: number): number {
  const { units } = line;
  if (units[start] === BLANK) {
    if (end - start === 1) return BLANK;
    start++;
  }
  if (units[end - 1] === BLANK) end--;
  const width = end - start;
  if (width < 1 || width > 3) return NONE;
  const first = units[start]!;
  if (width === 2 && CLASS[first] === HIGH) return isEmoji(first) ? first * 0x10000 + units[start + 1]! : NONE;
  if (width === 2 && opener(first) === units[start + 1]) return first;
  // Several stars are the marks of bold print, several dots an ellipsis.
  if (width > 1 && (first === STAR || first === TILDE || first === DOT)) return NONE;
  for (let k = start; k < end; k++) if (units[k] !== first) return NONE;
  return isSeparator(first) ? first : NONE;
}

function isEmoji(high: number): boolean {
  return high >= 0xd83c && high <= 0xd83e;
}

/** The bracket that opens what this one closes, or 0. */
function opener(bracket: number): number {
  switch (bracket) {
    case 0x29:
      return 0x28;
    case 0x5d:
      return 0x5b;
    case 0x3011:
    case 0x300d:
    case 0x300f:
    case 0x3015:
      return bracket - 1;
    default:
      return 0;
  }
}

function isSeparator(unit: number): boolean {
  if (unit === DOT || unit === HYPHEN || unit === 0x5f || unit === 0x2f || unit === 0x7c || unit === 0x5c) return true;
  if (unit === 0xb7 || unit === 0x2022 || unit === 0x30fb || unit === 0x25cf) return true;
  return isUnusual(unit);
}

/** A sign that seldom stands inside a word: * ^ ~, hearts, stars and other shapes, emoji. Not ○, which masks names. */
export function isUnusual(unit: number): boolean {
  if (unit < 0x2500) return unit === STAR || unit === 0x5e || unit === TILDE;
  if (unit <= 0x27bf) return unit >= 0x25a0 && unit !== 0x25cb && unit !== 0x25cf && unit !== 0x25ef;
  return isEmoji(unit);
}

/** One past the last token of the run from t whose separators are the same and whose tokens are of one kind. */
function runEnd(tokens: Tokens, t: number, singles: boolean): number {
  const kind = tokens.kind[t]!;
  // Chinese has no word ends, so a fragment may run on into the next word: 跑.分日结.
  const most = singles ? 1 : kind === ALPHABETIC ? 5 : kind === CHINESE ? 9 : 3;
  let end = t + 1;
  if (kind === NO_KIND || tokens.letters[t]! > most || end >= tokens.count) return end;
  const separator = tokens.separator[end]!;
  if (separator === NONE || (!singles && !breaks(separator, kind))) return end;
  while (
    end < tokens.count &&
    tokens.kind[end] === kind &&
    tokens.letters[end]! <= most &&
    tokens.separator[end] === separator &&
    (singles || tokens.tight[end] === 1)
  ) {
    end++;
  }
  return end;
}

/** Whether the sign may break a word into fragments of more than a letter. */
function breaks(separator: number, kind: number): boolean {
  return isUnusual(separator > 0xffff ? 0xd83d : separator) || (separator === DOT && kind === CHINESE);
}

/** Whether the single letters [t, end) are a word pulled apart. */
function isPulledApart(line: Line, tokens: Tokens, t: number, end: number): boolean {
  const count = end - t;
  const kind = tokens.kind[t]!;
  const separator = tokens.separator[t + 1]!;
  const first = line.units[tokens.start[t]!]!;
  let same = true;
  let ascending = true;
  for (let k = t + 1; k < end; k++) {
    const unit = line.units[tokens.start[k]!]!;
    if (unit !== first) same = false;
    if (unit !== first + k - t) ascending = false;
  }
  // xxxx stands for anything, A B C D lists.
  if (same || ascending) return false;
  if (kind === ALPHABETIC) return isSpelled(line, tokens, t, end) && !isAddressed(line, tokens.end[end - 1]!);
  // Thai abbreviations are dotted.
  if (kind === SYLLABIC) return count >= (separator === DOT ? 6 : 3);
  if (count > 2 && separator === BLANK && kind === KOREAN) {
    let small = 0;
    for (let k = t; k < end; k++) if (SMALL_WORDS.has(line.units[tokens.start[k]!]!)) small++;
    return count === 3 ? small < 2 : small < count;
  }
  return count >= 3 || isPair(line, tokens, t);
}

/** Four letters or more, and no acronym (`S.U.R.G.E.`) or set of choices (`m/f/d/v`). */
function isSpelled(line: Line, tokens: Tokens, t: number, end: number): boolean {
  const separator = tokens.separator[t + 1]!;
  const count = end - t;
  if (count < 4 || (separator === SLASH && count < 6)) return false;
  for (let k = t + 2; k < end; k++) if (tokens.tight[k] !== tokens.tight[t + 1]) return false;
  if (separator !== DOT || count > 6) return true;
  for (let k = t; k < end; k++) if (!line.isCapital(tokens.start[k]!)) return true;
  return false;
}

/** Two characters with a sign between, and no other sign joining more to them: `통/장`, `跑.分`, `【跑】【分】`. */
function isPair(line: Line, tokens: Tokens, t: number): boolean {
  const separator = tokens.separator[t + 1]!;
  if (separator === BLANK || separator === TILDE || tokens.tight[t + 1] === 0) return false;
  if (isFastened(tokens, t) && !isContinued(tokens, t, t + 2, t - 1)) return false;
  if (isFastened(tokens, t + 2) && !isContinued(tokens, t, t + 2, t + 2)) return false;
  if (tokens.kind[t] === CHINESE) return true;
  const first = line.units[tokens.start[t]!]!;
  const second = line.units[tokens.start[t + 1]!]!;
  return separator !== HYPHEN && !(DAYS.has(first) && DAYS.has(second));
}

/** Whether a sign fastens the token to the one before. */
function isFastened(tokens: Tokens, t: number): boolean {
  if (t <= 0 || t >= tokens.count) return false;
  return tokens.separator[t] !== NONE && tokens.separator[t] !== BLANK && tokens.tight[t] === 1;
}

/** Whether the fragments [t, end) are a word broken by hearts, stars or the like. */
function isBroken(line: Line, tokens: Tokens, t: number, end: number): boolean {
  let singles = 0;
  let total = 0;
  let shortest = 9;
  for (let k = t; k < end; k++) {
    const letters = tokens.letters[k]!;
    total += letters;
    if (letters === 1 && !LONE.has(line.units[tokens.start[k]!]!)) singles++;
    // A capital after small letters begins a word of its own.
    if (k > t && line.isCapital(tokens.start[k]!) && !line.isCapital(tokens.end[k - 1]! - 1)) return false;
    shortest = Math.min(shortest, letters);
  }
  const kind = tokens.kind[t]!;
  const tilde = tokens.separator[t + 1] === TILDE;
  if (kind === ALPHABETIC) return !tilde && shortest <= 3 && total >= 4 && total <= 12;
  if (kind === SYLLABIC) return false;
  // A single ~ between words is a range.
  return tilde ? end - t > 2 && singles > 1 : singles > 0;
}

/** Whether an e-mail address or a link goes on here. */
function isAddressed(line: Line, i: number): boolean {
  const unit = line.at(i);
  return unit === 0x40 || unit === 0x2f || unit === 0x3a;
}

/** Marks what stands between the tokens [t, end) to be dropped; tells whether anything does. */
function joinRun(line: Line, tokens: Tokens, t: number, end: number, drop: Uint8Array): boolean {
  const blank = tokens.separator[t + 1] === BLANK && tokens.kind[t] === ALPHABETIC;
  // In `t e l e  m e` the wider gaps part the words.
  let narrow = 0xffffffff;
  if (blank) for (let k = t + 1; k < end; k++) narrow = Math.min(narrow, gap(line, tokens, k));
  let dropped = false;
  for (let k = t + 1; k < end; k++) {
    if (blank && gap(line, tokens, k) > narrow) continue;
    drop.fill(1, tokens.end[k - 1]!, tokens.start[k]!);
    dropped = true;
  }
  if (dropped) line.note('spaced', tokens.start[t]!, tokens.end[end - 1]!);
  return dropped;
}

/** Width in the source of the blank before token k. */
function gap(line: Line, tokens: Tokens, k: number): number {
  const i = tokens.end[k - 1]!;
  return line.to[i]! - line.from[i]!;
}
