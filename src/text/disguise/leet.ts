import { CLASS, CYRILLIC, DIGIT, LATIN } from '../classes';
import type { Line } from './line';

/** The letter that a sign stands for inside a Latin word, by sign; 0 where it stands for none. */
const LEET_SIGNS = new Uint16Array(0x20c0);
for (const [sign, letter] of pairs('@a$s€e¢c£l¥y₮t₳a₲g₥m₦n₱p₵c₴s฿b₿b₩w|l!i')) LEET_SIGNS[sign] = letter;

/** The letter that a sign stands for inside a Latin word, or 0. */
export function leetLetter(sign: number): number {
  return sign < LEET_SIGNS.length ? LEET_SIGNS[sign]! : 0;
}

/** Cyrillic letters for which a digit stands inside a Cyrillic word. */
const CYRILLIC_DIGIT: ReadonlyMap<number, number> = pairs('0о3з4ч6б@а');

/** What joins the parts of an address, a link or a code. */
const JOINTS: ReadonlySet<number> = new Set([...'./_-:=&#%~@'].map((c) => c.charCodeAt(0)));

/** A sign that may be the first letter of a word. */
export function isLeadingSign(unit: number): boolean {
  return leetLetter(unit) !== 0 && unit !== 0x40 && unit !== 0x7c && unit !== 0x21; // @ | !
}

/** A digit drawn like a Latin or Cyrillic letter. */
export function isLetterDigit(digit: number): boolean {
  return digit !== 0x32 && digit !== 0x38 && digit !== 0x39; // 2 8 9
}

/** Parts of names in which the digit is a digit. */
const NAMES: readonly string[] = [
  'mp3',
  'mp4',
  'html5',
  'log4',
  '4hana',
  'web3',
  'ps5',
  'ps4',
  'win7',
  'w3c',
  'w3s',
  'c5isr',
  '0day',
  '0hour',
];

function pairs(text: string): Map<number, number> {
  const map = new Map<number, number>();
  for (let i = 0; i < text.length; i += 2) map.set(text.charCodeAt(i), text.charCodeAt(i + 1));
  return map;
}

/**
 * Reads digits and signs inside a word as the letters they stand for: `sl0t`, `Wh@tsapp`. Addresses, handles and names
 * that have a digit by right are left alone.
 */
export function undoLeet(line: Line): void {
  for (let i = 0; i < line.length; ) {
    const start = i;
    while (i < line.length && isPart(line.units[i]!)) i++;
    if (i === start) i++;
    else if (i - start >= 4) rewrite(line, start, i);
  }
}

function isPart(unit: number): boolean {
  const cls = CLASS[unit]!;
  return cls === LATIN || cls === CYRILLIC || cls === DIGIT || leetLetter(unit) !== 0;
}

function rewrite(line: Line, start: number, stop: number): void {
  const { units } = line;
  // Signs at the end belong to what follows, such as a price; digits at the end number a name.
  while (stop > start && leetLetter(units[stop - 1]!) !== 0) stop--;
  let end = stop;
  while (end > start && CLASS[units[end - 1]!] === DIGIT) end--;
  let latin = 0;
  let cyrillic = 0;
  let codes = 0; // digits and signs
  for (let k = start; k < end; k++) {
    const cls = CLASS[units[k]!]!;
    if (cls === LATIN) latin++;
    else if (cls === CYRILLIC) cyrillic++;
    else codes++;
  }
  const letters = latin + cyrillic;
  // In z@l0 the last digit is a letter too.
  const last = stop - end === 1 && cyrillic === 0 ? vowelFor(units[end]!) : 0;
  if (
    codes === 0 ||
    (latin > 0 && cyrillic > 0) ||
    letters < codes * (cyrillic > 0 ? 1.5 : 2) ||
    letters + (last > 0 ? 1 : 0) < 3
  )
    return;
  if (isAddress(line, start, stop)) return;
  const target = new Uint16Array(end - start);
  for (let k = start; k < end; k++) {
    const cls = CLASS[units[k]!]!;
    if (cls === LATIN || cls === CYRILLIC) continue;
    const letter = cyrillic > 0 ? cyrillicFor(line, start, end, k) : latinFor(line, start, end, k);
    // A sign that is no letter, or a digit that is one, tells of another kind of word.
    if (letter === 0) return;
    target[k - start] = letter;
  }
  if (cyrillic === 0 && (isName(line, start, end) || isCode(line, start, end, latin))) return;
  if (cyrillic === 0 && last === 0 && !hasVowel(line, start, end, target)) return;
  for (let k = start; k < end; k++) {
    const letter = target[k - start]!;
    if (letter === 0) continue;
    units[k] = letter;
    line.note('leet', k, k + 1);
  }
  if (last === 0) return;
  units[end] = last;
  line.note('leet', end, stop);
}

function vowelFor(digit: number): number {
  if (digit === 0x30) return 0x6f;
  if (digit === 0x33) return 0x65;
  return digit === 0x34 ? 0x61 : 0;
}

/** Part of an e-mail address, a handle, a link, a path or a code with separators. */
function isAddress(line: Line, start: number, end: number): boolean {
  const before = line.at(start - 1);
  if (line.units[start] === 0x40 || before === 0x40 || before === 0x2f || before === 0x5f) return true; // @ / _
  if (isJoint(before) && CLASS[line.at(start - 2)]! >= DIGIT) return true;
  const after = line.at(end);
  return after === 0x40 || (isJoint(after) && CLASS[line.at(end + 1)]! >= DIGIT);
}

function isJoint(unit: number): boolean {
  return JOINTS.has(unit);
}

/** The Latin letter that the digit or sign at k stands for, or 0. */
function latinFor(line: Line, start: number, end: number, k: number): number {
  const unit = line.units[k]!;
  const before = line.at(k - 1);
  const after = line.at(k + 1);
  // In g00gle both digits have the letters around the two.
  const double = unit === 0x30 && before !== after && (before === 0x30 || after === 0x30);
  const left = lettersLeft(line, start, double && before === 0x30 ? k - 1 : k);
  const right = lettersRight(line, end, double && after === 0x30 ? k + 1 : k);
  const nearest = Math.min(left, right);
  if (right === 0 || (left > 0 && beginsWord(line, k, end))) return 0;
  if (left === 0) {
    // Before a word: 0nline, $alary.
    if (k !== start || double) return 0;
    if (unit === 0x30) return right >= 4 ? 0x6f : 0;
    return right >= 5 && isLeadingSign(unit) ? leetLetter(unit) : 0;
  }
  const vowels = (isVowel(before) ? 1 : 0) + (isVowel(after) ? 1 : 0);
  switch (unit) {
    case 0x30: // 0
      return nearest <= 3 ? 0x6f : 0;
    case 0x31: // 1: l beside a vowel, else i
    case 0x7c: // |
      return nearest <= 3 ? (vowels > 0 ? 0x6c : 0x69) : 0;
    case 0x33: // 3
      return nearest <= 2 && vowels === 0 && !isOrdinal(line, end, k) ? 0x65 : 0;
    case 0x34: // 4
      return nearest <= 2 && vowels === 0 && !isOrdinal(line, end, k) ? 0x61 : 0;
    case 0x35: // 5
      return nearest <= 2 && !isOrdinal(line, end, k) ? 0x73 : 0;
    case 0x37: // 7
      return nearest <= 2 && !isOrdinal(line, end, k) ? 0x74 : 0;
    case 0x40: // An @ between a name and a host has letters on both sides too.
      return nearest <= 3 && vowels === 0 ? 0x61 : 0;
    case 0x21: // !
      return nearest <= 2 && vowels === 0 ? 0x69 : 0;
    default:
      return leetLetter(unit);
  }
}

/** Whether a word of its own begins after k, to judge by its capital: Web3Jobs, S1Pengalaman. */
function beginsWord(line: Line, k: number, end: number): boolean {
  if (!line.isCapital(k + 1)) return false;
  return !line.isCapital(k - 1) || (k + 2 < end && CLASS[line.units[k + 2]!] === LATIN && !line.isCapital(k + 2));
}

/** 1st, 3rd, 4th, 3d glued to the word before. */
function isOrdinal(line: Line, end: number, k: number): boolean {
  const after = line.at(k + 1);
  const next = line.at(k + 2);
  const two =
    (after === 0x73 && next === 0x74) || // st
    (after === 0x6e && next === 0x64) || // nd
    (after === 0x72 && next === 0x64) || // rd
    (after === 0x74 && next === 0x68); // th
  return (two && end - k <= 3) || (after === 0x64 && end - k === 2);
}

function cyrillicFor(line: Line, start: number, end: number, k: number): number {
  const left = lettersLeft(line, start, k);
  const right = lettersRight(line, end, k);
  if (left === 0 && (line.units[k] !== 0x30 || right < 4)) return 0;
  return right > 0 && end - start >= 4 ? (CYRILLIC_DIGIT.get(line.units[k]!) ?? 0) : 0;
}

function lettersLeft(line: Line, start: number, k: number): number {
  let n = 0;
  for (let j = k - 1; j >= start && n < 8 && CLASS[line.units[j]!]! > DIGIT; j--) n++;
  return n;
}

function lettersRight(line: Line, end: number, k: number): number {
  let n = 0;
  for (let j = k + 1; j < end && n < 8 && CLASS[line.units[j]!]! > DIGIT; j++) n++;
  return n;
}

function isVowel(unit: number): boolean {
  return unit === 0x61 || unit === 0x65 || unit === 0x69 || unit === 0x6f || unit === 0x75;
}

function isName(line: Line, start: number, end: number): boolean {
  let word = '';
  for (let k = start; k < Math.min(end, start + 24); k++) word += String.fromCharCode(line.units[k]!);
  return NAMES.some((name) => word.includes(name));
}

/** Post codes, part numbers and classes in capitals: ED3N, ST5K. */
function isCode(line: Line, start: number, end: number, letters: number): boolean {
  if (letters > 3) return false;
  let zero = false;
  for (let k = start; k < end; k++) {
    if (CLASS[line.units[k]!] === LATIN && !line.isCapital(k)) return false;
    if (line.units[k] === 0x30) zero = true;
  }
  return !zero;
}

/** Whether the word read has a vowel; what has none is a code. */
function hasVowel(line: Line, start: number, end: number, target: Uint16Array): boolean {
  for (let k = start; k < end; k++) {
    const letter = target[k - start]! || line.units[k]!;
    if (isVowel(letter) && (CLASS[line.units[k]!] === LATIN || line.units[k] === 0x30 || line.units[k] === 0x40))
      return true;
  }
  return false;
}
