import { ALPHABET, CLASS, CYRILLIC, DIGIT, GREEK, LATIN, MARK } from '../classes';
import { LOOKALIKES } from '../tables/lookalikes';
import type { Line } from './line';

/** The Latin letter or digit (folded) that a letter of another script (as written) looks like. */
export const LATIN_LOOK: ReadonlyMap<number, number> = decode(LOOKALIKES);

/** The Cyrillic letter that a letter of another script as written looks like, in capitals, print or italics. */
const CYRILLIC_LOOK: ReadonlyMap<number, number> = decode(
  'aаcсeеoоpрxхyуkкmмtтiіuиnпdдhнbвvвëёAаCсEеOоPрXхYуKкMмTтHнBвIіπпβвθоφфⲃвᴎиᴨпɯш',
);

/** Small letters that look like the other script only as capitals or in italics: they tell what a word is written in. */
const TELLING: ReadonlySet<number> = new Set([...'вкмнтгпзшяьёkmtunidhbv'].map((c) => c.charCodeAt(0)));

function decode(pairs: string): Map<number, number> {
  const map = new Map<number, number>();
  for (let i = 0; i < pairs.length; i += 2) map.set(pairs.charCodeAt(i), pairs.charCodeAt(i + 1));
  return map;
}

/** The letters of a word by script, and what they could be read as. */
interface Word {
  latin: number;
  cyrillic: number;
  /** Letters of other alphabets: Greek, Armenian, Cherokee ... */
  foreign: number;
  /** Small capitals and the like, counted in `latin` too. */
  drawn: number;
  toLatin: boolean;
  toCyrillic: boolean;
  /** Letters that tell of Cyrillic less those that tell of Latin. */
  leaning: number;
}

/**
 * Rewrites words that mix scripts in the script of the word: `pаymеnt` with Cyrillic а and е. A word of one script only
 * is left alone whatever it looks like.
 */
export function undoLookalikes(line: Line): void {
  const before = line.tricks.length;
  rewriteWords(line, false);
  // Beside a disguised word a short mixed one is no slip.
  if (line.tricks.length > before) rewriteWords(line, true);
}

function rewriteWords(line: Line, short: boolean): void {
  for (let i = 0; i < line.length; ) {
    const start = i;
    while (i < line.length && isAlphabetic(line.units[i]!)) i++;
    if (i === start) {
      i++;
      continue;
    }
    const word = look(line, start, i);
    if (isMixed(line, start, i, word, short)) rewrite(line, start, i, isLatin(line, word));
  }
}

function isAlphabetic(unit: number): boolean {
  const cls = CLASS[unit]!;
  return (cls >= DIGIT && cls <= ALPHABET) || cls >= MARK;
}

function isLetter(cls: number): boolean {
  return cls >= LATIN && cls <= ALPHABET;
}

function look(line: Line, start: number, end: number): Word {
  const word: Word = { latin: 0, cyrillic: 0, foreign: 0, drawn: 0, toLatin: true, toCyrillic: true, leaning: 0 };
  for (let k = start; k < end; k++) {
    const unit = line.units[k]!;
    const cls = CLASS[unit]!;
    if (!isLetter(cls)) continue;
    if (cls === LATIN) {
      word.latin++;
      if (LATIN_LOOK.has(unit)) word.drawn++;
    } else {
      if (cls === CYRILLIC) word.cyrillic++;
      else word.foreign++;
      if (latinLook(line, k) === 0) word.toLatin = false;
    }
    if (cls !== CYRILLIC && cyrillicLook(line, k) === 0) word.toCyrillic = false;
    if (TELLING.has(unit) && !line.isCapital(k)) word.leaning += cls === CYRILLIC ? 1 : cls === LATIN ? -1 : 0;
  }
  return word;
}

/** Whether the word is written in several scripts where one would do, and not by a slip or by right. */
function isMixed(line: Line, start: number, end: number, word: Word, short: boolean): boolean {
  const { latin, cyrillic, foreign } = word;
  const letters = latin + cyrillic + foreign;
  if (letters === latin) return word.drawn > 1 && letters > 2;
  if (letters === cyrillic || letters === foreign) return false;
  if (!word.toLatin && !(word.toCyrillic && cyrillic > 0)) return false;
  if (foreign > 0 && cyrillic === 0 && (letters < 3 || isScientific(line, start, end, foreign))) return false;
  if (cyrillic > 0 && latin > 0) {
    if (isInflected(line, start, end) || isGlued(line, start, end)) return false;
    if (!short && letters === 2 && !(line.isCapital(start) && line.isCapital(end - 1))) return false;
  }
  return true;
}

/** Whether the word is to be read as Latin rather than Cyrillic, where it could be either. */
function isLatin(line: Line, word: Word): boolean {
  if (!word.toLatin || !word.toCyrillic || word.cyrillic === 0) return word.toLatin;
  if (word.leaning !== 0) return word.leaning < 0;
  if (word.latin !== word.cyrillic) return word.latin > word.cyrillic;
  let leaning = 0;
  for (let k = 0; k < line.length; k++) {
    const cls = CLASS[line.units[k]!];
    if (cls === LATIN) leaning++;
    else if (cls === CYRILLIC) leaning--;
  }
  return leaning >= 0;
}

function rewrite(line: Line, start: number, end: number, latin: boolean): void {
  let first = -1;
  let last = -1;
  for (let k = start; k < end; k++) {
    const cls = CLASS[line.units[k]!]!;
    if (!isLetter(cls)) continue;
    const target = latin ? latinLook(line, k) : cls === CYRILLIC ? 0 : cyrillicLook(line, k);
    if (target === 0) continue;
    line.units[k] = target;
    if (first < 0) first = k;
    last = k;
  }
  if (first >= 0) line.note('lookalike', first, last + 1);
}

/** The Latin look of the letter at k; 0 if it has none or is plain Latin. */
function latinLook(line: Line, k: number): number {
  return LATIN_LOOK.get(line.written(k)) ?? LATIN_LOOK.get(line.units[k]!) ?? 0;
}

/** The Cyrillic look of the letter at k, which is of another script, or 0. */
function cyrillicLook(line: Line, k: number): number {
  const own = CYRILLIC_LOOK.get(line.written(k)) ?? CYRILLIC_LOOK.get(line.units[k]!);
  if (own !== undefined) return own;
  return CYRILLIC_LOOK.get(latinLook(line, k)) ?? 0;
}

/** One small Greek letter at the edge of a word belongs to a unit or a term: μm, TNFα, βcell. */
function isScientific(line: Line, start: number, end: number, foreign: number): boolean {
  if (foreign > 1) return false;
  for (const k of [start, end - 1]) {
    const written = line.written(k);
    if (CLASS[line.units[k]!] === GREEK && (written >= 0x3b1 || written === 0xb5)) return true;
  }
  return false;
}

/** A Latin acronym with a Cyrillic ending: `CRMка`. */
function isInflected(line: Line, start: number, end: number): boolean {
  let k = start;
  while (k < end && CLASS[line.units[k]!] === LATIN && line.isCapital(k)) k++;
  if (k - start < 2) return false;
  for (; k < end; k++) if (CLASS[line.units[k]!] !== CYRILLIC || line.isCapital(k)) return false;
  return true;
}

/** Two words run together, to judge by their length or a capital where the script changes: `BrownМесто`. */
function isGlued(line: Line, start: number, end: number): boolean {
  let at = 0;
  for (let k = start + 1; k < end; k++) {
    const cls = CLASS[line.units[k]!]!;
    const before = CLASS[line.units[k - 1]!]!;
    if (!isLetter(cls) || !isLetter(before) || cls === before) continue;
    if (at > 0) return false;
    at = k;
  }
  if (at === 0) return false;
  if (at - start > 3 && end - at > 3) return true;
  if (!line.isCapital(at)) return false;
  const falls = at + 1 < end && isLetter(CLASS[line.units[at + 1]!]!) && !line.isCapital(at + 1);
  return !line.isCapital(at - 1) || (falls && at - start > 1);
}
