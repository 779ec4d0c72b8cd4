import { ALPHABET, CLASS, CYRILLIC, DIGIT, GREEK, LATIN, MARK } from '../classes';
import { LOOKALIKES } from '../tables/lookalikes';
import type { Line } from './line';

/** The Latin letter or digit (folded) that a letter of another script (as written) looks like. */
const LATIN_LOOK: ReadonlyMap<number, number> = decode(LOOKALIKES);

/** The Cyrillic letter that a Latin letter as written looks like. */
const CYRILLIC_LOOK: ReadonlyMap<number, number> = decode('aаcсeеoоpрxхyуkкmмtтiіAаCсEеOоPрXхYуKкMмTтHнBвI\u0456');

function decode(pairs: string): Map<number, number> {
  const map = new Map<number, number>();
  for (let i = 0; i < pairs.length; i += 2) map.set(pairs.charCodeAt(i), pairs.charCodeAt(i + 1));
  return map;
}

/** A line drawn through or over a letter. */
export function isOverlay(mark: number): boolean {
  return (
    (mark >= 0x334 && mark <= 0x338) ||
    mark === 0x305 ||
    mark === 0x332 ||
    mark === 0x333 ||
    mark === 0x33f ||
    (mark >= 0x20d2 && mark <= 0x20d3) ||
    (mark >= 0x20e5 && mark <= 0x20eb)
  );
}

/**
 * Rewrites words that mix scripts in the script of the word: `pаymеnt` with Cyrillic а and е. A word of one script only
 * is left alone whatever it looks like. Also O among digits.
 */
export function undoLookalikes(line: Line): void {
  for (let i = 0; i < line.length; ) {
    const start = i;
    while (i < line.length && isAlphabetic(line.units[i]!)) i++;
    if (i > start) rewrite(line, start, i);
    else i++;
  }
  restoreZeros(line);
}

function isAlphabetic(unit: number): boolean {
  const cls = CLASS[unit]!;
  return (cls >= DIGIT && cls <= ALPHABET) || cls >= MARK;
}

function rewrite(line: Line, start: number, end: number): void {
  let latin = 0;
  let cyrillic = 0;
  let foreign = 0; // letters of the other alphabets
  let drawn = 0; // small capitals and the like
  let toLatin = true;
  let toCyrillic = true;
  for (let k = start; k < end; k++) {
    const cls = CLASS[line.units[k]!]!;
    if (cls < LATIN || cls >= MARK) continue;
    if (cls === LATIN) {
      if (LATIN_LOOK.has(line.units[k]!)) drawn++;
      latin++;
      if (!CYRILLIC_LOOK.has(line.written(k))) toCyrillic = false;
    } else {
      if (cls === CYRILLIC) cyrillic++;
      else {
        foreign++;
        toCyrillic = false;
      }
      if (look(line, k) === 0) toLatin = false;
    }
  }
  const letters = latin + cyrillic + foreign;
  if (letters === latin) {
    if (drawn < 2 || letters < 3) return;
  } else {
    if (latin === letters - foreign && latin === 0) return; // one of the other alphabets, or several
    if (letters === cyrillic) return;
    if (foreign > 0 && (letters < 3 || isScientific(line, start, end, foreign))) return;
    if (cyrillic > 0 && latin > 0 && (isInflected(line, start, end) || isGlued(line, start, end))) return;
  }
  if (toLatin && toCyrillic && cyrillic > latin) toLatin = false;
  if (!toLatin && (!toCyrillic || cyrillic === 0)) return;
  let first = -1;
  let last = -1;
  for (let k = start; k < end; k++) {
    const cls = CLASS[line.units[k]!]!;
    if (cls < LATIN || cls >= MARK) continue;
    const target = toLatin ? look(line, k) : cls === LATIN ? CYRILLIC_LOOK.get(line.written(k))! : 0;
    if (target === 0 || target === line.units[k]) continue;
    line.units[k] = target;
    if (first < 0) first = k;
    last = k;
  }
  if (first >= 0) line.note('lookalike', first, last + 1);
}

/** The Latin look of the unit at k, 0 if it has none or is plain Latin. */
function look(line: Line, k: number): number {
  return LATIN_LOOK.get(line.written(k)) ?? LATIN_LOOK.get(line.units[k]!) ?? 0;
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

/** Two words run together: `BrownМесто`; or a pair of small letters, which is a slip. */
function isGlued(line: Line, start: number, end: number): boolean {
  let letters = 0;
  let capitals = 0;
  let boundaries = 0;
  for (let k = start; k < end; k++) {
    const cls = CLASS[line.units[k]!]!;
    if (cls < LATIN || cls >= MARK) continue;
    letters++;
    const capital = line.isCapital(k);
    if (capital) capitals++;
    if (k === start || cls === CLASS[line.units[k - 1]!] || CLASS[line.units[k - 1]!]! < LATIN) continue;
    boundaries++;
    const next = k + 1 < end && CLASS[line.units[k + 1]!]! >= LATIN && !line.isCapital(k + 1);
    if (capital && (!line.isCapital(k - 1) || (next && k - start > 1 && boundaries === 1 && end - k > 2))) return true;
  }
  return letters === 2 && capitals < 2;
}

/** Takes off lines drawn through or over letters. */
export function undoOverlays(line: Line): void {
  let w = 0;
  let first = -1;
  let last = -1;
  for (let i = 0; i < line.length; i++) {
    if (w > 0 && isOverlay(line.units[i]!) && CLASS[line.units[w - 1]!]! >= DIGIT) {
      if (first < 0) first = line.from[i]!;
      last = line.to[i]!;
      continue;
    }
    line.move(i, w++);
  }
  line.length = w;
  if (first >= 0) line.tricks.push({ trick: 'lookalike', start: first, end: last });
}

/** Letters O in a number: `1OOO`. */
function restoreZeros(line: Line): void {
  for (let i = 0; i < line.length; ) {
    if (!isNumeral(line, i)) {
      i++;
      continue;
    }
    const start = i;
    let rounds = 0;
    for (; i < line.length && isNumeral(line, i); i++) if (isRound(line.units[i]!)) rounds++;
    if (rounds === 0 || i - start < 3 || CLASS[line.units[start]!] !== DIGIT) continue;
    if (isWordOrAddress(line.at(start - 1)) || isWordOrAddress(line.at(i))) continue;
    let changed = -1;
    for (let k = start; k < i; k++) {
      if (!isRound(line.units[k]!)) continue;
      line.units[k] = 0x30;
      if (changed < 0) changed = k;
    }
    if (changed >= 0) line.note('lookalike', start, i);
  }
}

function isNumeral(line: Line, i: number): boolean {
  const unit = line.units[i]!;
  // The ordinal sign º is an o to NFKC.
  if (isRound(unit)) return line.written(i) !== 0xba;
  return (unit >= 0x30 && unit <= 0x39) || (unit === 0x2c && CLASS[line.at(i - 1)] === DIGIT);
}

/** Latin, Cyrillic or Greek o. */
export function isRound(unit: number): boolean {
  return unit === 0x6f || unit === 0x43e || unit === 0x3bf;
}

function isWordOrAddress(unit: number): boolean {
  const cls = CLASS[unit]!;
  if (cls >= DIGIT && cls <= ALPHABET) return true;
  return unit === 0x40 || unit === 0x2e || unit === 0x2f || unit === 0x5f || unit === 0x2d;
}
