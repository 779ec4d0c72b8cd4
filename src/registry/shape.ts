import { isAsciiWord, isDigit, isSpace, Script, scriptOf } from '../extract/script';
import { foldPhrase } from '../text';

/** What one place of a shape takes. */
interface Place {
  /** Variable characters are the payload that check digits are computed over; fixed ones are only part of the number. */
  readonly type: 'digit' | 'letter' | 'word' | 'han' | 'one-of' | 'fixed' | 'separator' | 'end';
  /** For `one-of` and `fixed`: folded units. */
  readonly units: string;
  readonly min: number;
  readonly max: number;
}

/** A shape, ready to be matched against the units of a fold. */
export type Shape = readonly Place[];

/** A stretch that has a shape. */
export interface ShapeMatch {
  /** Unit offsets, half-open. */
  readonly start: number;
  readonly end: number;
  readonly payload: string;
  readonly number: string;
}

/** A shape of a knowledge file that cannot be read. */
export class ShapeError extends Error {
  constructor(
    readonly shape: string,
    what: string,
  ) {
    super(`shape "${shape}": ${what}`);
    this.name = 'ShapeError';
  }
}

const TYPES: { readonly [sign: string]: Place['type'] } = {
  '#': 'digit',
  '@': 'letter',
  '*': 'word',
  '%': 'han',
  _: 'separator',
  '>': 'end',
};

/**
 * Reads a shape as described at `RegistryFormatRow`.
 *
 * @throws {ShapeError} when a bracket or a count does not close, or a count stands before everything.
 */
export function compileShape(text: string): Shape {
  const places: Place[] = [];
  let i = 0;
  const until = (close: string): string => {
    // A class may begin with the bracket that would close it.
    const end = text.indexOf(close, i + 2);
    if (end < 0) throw new ShapeError(text, `close it with ${close}`);
    const inner = text.slice(i + 1, end);
    i = end + 1;
    return inner;
  };
  const recount = (min: number, max: number): void => {
    const last = places.pop();
    if (last === undefined || !(min >= 0 && max >= min && max <= 20))
      throw new ShapeError(text, 'a count is from 0 to 20 and follows what it counts');
    places.push({ ...last, min, max });
  };
  while (i < text.length) {
    const sign = text[i]!;
    if (sign === '?') {
      recount(0, 1);
      i++;
    } else if (sign === '{') {
      const [min, max = min] = until('}').split(',').map(Number);
      recount(min!, max!);
    } else if (sign === '[') {
      places.push({ type: 'one-of', units: foldPhrase(until(']')), min: 1, max: 1 });
    } else {
      const type = TYPES[sign];
      if (type === 'separator') places.push({ type, units: '', min: 0, max: 1 });
      else if (type !== undefined) places.push({ type, units: '', min: 1, max: 1 });
      else for (const unit of foldPhrase(sign)) places.push({ type: 'fixed', units: unit, min: 1, max: 1 });
      i++;
    }
  }
  return places;
}

/** Units that may stand between the groups of a number. */
function isSeparator(unit: number): boolean {
  return isSpace(unit) || unit === 0x2d || unit === 0x2e || unit === 0x2f || unit === 0xb7;
}

function takes(place: Place, unit: number): boolean {
  switch (place.type) {
    case 'digit':
      return isDigit(unit);
    case 'letter':
      return unit >= 0x61 && unit <= 0x7a;
    case 'word':
      return isAsciiWord(unit);
    case 'han':
      return scriptOf(unit) === Script.Han;
    case 'separator':
      return isSeparator(unit);
    case 'end':
      return false;
    default:
      return place.units.includes(String.fromCharCode(unit));
  }
}

/** Matches a shape at a unit, greedily; the cost is at most the longest text the shape can take. */
export function matchShape(units: Uint16Array, start: number, limit: number, shape: Shape): ShapeMatch | null {
  let at = start;
  let end = -1;
  for (const place of shape) {
    if (place.type === 'end') {
      end = at;
      continue;
    }
    const most = Math.min(limit, at + place.max);
    const least = at + place.min;
    while (at < most && takes(place, units[at]!)) at++;
    if (at < least) return null;
  }
  if (!endsAt(units, at, limit)) return null;
  if (end < 0) end = at;
  // A separator that nothing followed is the text's, not the number's.
  while (end > start && isSeparator(units[end - 1]!)) end--;
  return end === start ? null : { start, end, ...charactersOf(units, start, end, shape) };
}

/** The number and its variable characters, in capitals; the shape is known to match. */
function charactersOf(
  units: Uint16Array,
  start: number,
  end: number,
  shape: Shape,
): { payload: string; number: string } {
  let payload = '';
  let number = '';
  let at = start;
  for (const place of shape)
    for (let count = 0; count < place.max && at < end && takes(place, units[at]!); count++, at++) {
      if (place.type === 'separator') continue;
      const character = String.fromCharCode(units[at]!).toUpperCase();
      number += character;
      if (place.type !== 'fixed') payload += character;
    }
  return { payload, number };
}

/**
 * Units with which a text of the shape can begin.
 *
 * @throws {ShapeError} when that can be any Chinese character: such a shape needs a label.
 */
export function firstUnits(shape: Shape, text: string): number[] {
  const found = new Set<number>();
  for (const place of shape) {
    if (place.type === 'han') throw new ShapeError(text, 'begins with any Chinese character; give it a label');
    for (let unit = 0; unit < 0x80; unit++) if (takes(place, unit)) found.add(unit);
    for (const unit of place.units) found.add(unit.charCodeAt(0));
    if (place.min > 0) break;
  }
  return [...found];
}

/** A unit without which no text has a shape, and how far behind its beginning it stands. */
export interface Landmark {
  readonly units: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** The first unit behind the beginning of a shape that is one of a few; null where there is none. Most of what begins like a shape lacks it. */
export function landmarkOf(shape: Shape): Landmark | null {
  let from = 0;
  let to = 0;
  for (const { type, units, min, max } of shape) {
    const isOneOf = type === 'fixed' || type === 'one-of';
    if (isOneOf && min > 0 && from > 0) return { units: [...units].map((unit) => unit.charCodeAt(0)), from, to };
    from += type === 'end' ? 0 : min;
    to += type === 'end' ? 0 : max;
  }
  return null;
}

/** Does the landmark stand where it must in a text that begins there? */
export function hasLandmark(
  units: Uint16Array,
  start: number,
  limit: number,
  { units: few, from, to }: Landmark,
): boolean {
  const last = Math.min(limit - 1, start + to);
  for (let at = start + from; at <= last; at++) if (few.includes(units[at]!)) return true;
  return false;
}

/** Signs of money and shares: what they follow is an amount. */
const AMOUNT_SIGNS: ReadonlySet<number> = new Set([...'%€$£¥₩₹₽₫฿원円元萬万億亿만억'].map((c) => c.charCodeAt(0)));

/** Does a number end here: no letter or digit goes on, no group of digits is hung on, no sign makes it an amount? */
function endsAt(units: Uint16Array, at: number, limit: number): boolean {
  if (at >= limit) return true;
  const unit = units[at]!;
  if (isAsciiWord(unit)) return false;
  const after = at + 1 < limit ? units[at + 1]! : 0;
  if (isDigit(after) && (unit === 0x2d || unit === 0x2e || unit === 0x2c || unit === 0x2f)) return false;
  return !AMOUNT_SIGNS.has(isSpace(unit) ? after : unit);
}

/** Signs behind which an address or a longer number goes on. */
const JOINING_SIGNS: ReadonlySet<number> = new Set([...'-./,@+#_=&'].map((c) => c.charCodeAt(0)));

/** May a number without a label begin here: not inside a word, an address or a longer number? */
export function mayBegin(units: Uint16Array, at: number): boolean {
  if (at === 0) return true;
  const before = units[at - 1]!;
  return !isAsciiWord(before) && !JOINING_SIGNS.has(before);
}
