import { ODD } from './numbers';
import type { Reader } from './reader';
import { Script, scriptOf } from './script';
import { Role } from './tables';
import { has, Kind } from './tokens';
import type { AgeRange } from './types';

/** Ages below and above which nobody is hired; the numbers are of children or of something else. */
const YOUNGEST = 14;
const OLDEST = 99;
const REACH = 14;

/** Reads the age asked of the worker: `20~40세`, `18-45周岁`, `age 20 to 35`, `over 22`, `20대`. */
export function readAges(reader: Reader): AgeRange[] {
  const { tokens, probe } = reader;
  const found: AgeRange[] = [];
  if (tokens.numbers === 0 || ((tokens.met[0]! & AGE_WORDS) === 0 && (tokens.met[1]! & WEAK_AGE_WORDS) === 0))
    return found;
  probe.steps += tokens.count;
  let t = 0;
  while (t < tokens.count) {
    const age = tokens.kind[t] === Kind.Number ? ageAt(reader, t) : null;
    if (age === null) {
      t++;
      continue;
    }
    found.push(age.age);
    t = Math.max(age.end, t + 1);
  }
  return found;
}

function ageAt(reader: Reader, t: number): { age: AgeRange; end: number } | null {
  const { tokens, fold } = reader;
  const low = number(reader, t);
  if (low === null || !isNearAgeWord(reader, t)) return null;
  let k = t + 1;
  let unit = false;
  let decade = false;
  let lowDecade = false;
  const takeUnit = (): boolean => {
    if (!near(reader, k - 1, k, 1)) return false;
    if (has(tokens, k, Role.AgeUnit)) unit = true;
    else if (has(tokens, k, Role.Decade)) decade = true;
    else return false;
    return true;
  };
  // The word may be the bound as well ("18 or older"): then it is looked at again as such.
  if (takeUnit() && !has(tokens, k, Role.AtLeastAfter)) k++;
  lowDecade = decade;
  const isRange = (at: number): boolean =>
    has(tokens, at, Role.Range) ||
    (has(tokens, at, Role.And) && (has(tokens, t - 1, Role.Between) || has(tokens, t - 1, Role.AgeLabel)));
  /** Token of the number behind a sign: "20 ~ 35" is a range, though at the end ("20 ~") the sign is a bound. */
  const behindRange = (at: number): number | null => (isRange(at) ? secondNumber(reader, at) : null);
  let lowBound: 'from' | 'to' | null = null;
  let afterBound = k;
  if (near(reader, k - 1, k, 1) && behindRange(k) === null) {
    lowBound = boundAfter(reader, k);
    if (lowBound !== null) afterBound = k + 1;
  }
  let high: number | null = null;
  let end = afterBound;
  const second = near(reader, afterBound - 1, afterBound, 2)
    ? (behindRange(afterBound) ?? (lowBound === 'from' ? upperBound(reader, afterBound) : null))
    : null;
  if (second !== null) {
    high = number(reader, second);
    k = second + 1;
    if (takeUnit() && !has(tokens, k, Role.AtLeastAfter)) k++;
    end = k;
    if (near(reader, k - 1, k, 1) && boundAfter(reader, k) !== null) end = k + 1;
  }
  const left = leftOf(reader, t);
  if (left.not || notAgeAfter(reader, end)) return null;
  if (!unit && !decade && !left.label && !(left.weak && lowBound === 'from')) return null;
  if (decade && !unit && low % 10 !== 0) return null;
  let from: number | null;
  let to: number | null;
  if (high !== null) {
    from = low;
    to = decade ? (high % 10 === 0 ? high + 9 : high) : high;
    if (to < from) return null;
  } else {
    const bound = lowBound ?? left.bound;
    if (bound === 'from') [from, to] = [low, null];
    else if (bound === 'to') [from, to] = [null, decade ? low + 9 : low];
    else if (lowDecade) [from, to] = [low, low + 9];
    // One age alone is no range: "만 19세" says little, "age 30" may be anything.
    else return null;
  }
  if ((from !== null && (from < YOUNGEST || from > OLDEST)) || (to !== null && (to < YOUNGEST || to > OLDEST)))
    return null;
  const unitStart = tokens.start[t]!;
  return {
    age: {
      kind: 'age',
      from,
      to,
      start: fold.from[unitStart]!,
      end: fold.to[tokens.end[end - 1]! - 1]!,
      disguised: unitStart >= fold.plainLength,
    },
    end,
  };
}

/** Words of which one must stand near a number for it to be an age, as bits of the two words of roles. */
const AGE_WORDS = (1 << Role.AgeUnit) | (1 << Role.Decade) | (1 << Role.AgeLabel);
const WEAK_AGE_WORDS = 1 << (Role.AgeWeakLabel & 31);
/** Tokens before and behind a number that may be such words. */
const NEAR_BEFORE = 5;
const NEAR_BEHIND = 6;

function isNearAgeWord({ tokens }: Reader, t: number): boolean {
  const { roles, count } = tokens;
  const stop = Math.min(count, t + NEAR_BEHIND + 1);
  let low = 0;
  let high = 0;
  for (let k = Math.max(0, t - NEAR_BEFORE); k < stop; k++) {
    low |= roles[2 * k]!;
    high |= roles[2 * k + 1]!;
  }
  return (low & AGE_WORDS) !== 0 || (high & WEAK_AGE_WORDS) !== 0;
}

/** A number that can be an age, or null. */
function number(reader: Reader, t: number): number | null {
  const { tokens } = reader;
  if (t >= tokens.count || tokens.kind[t] !== Kind.Number || (tokens.extra[t]! & ODD) !== 0) return null;
  const value = tokens.value[t]!;
  return Number.isInteger(value) && value >= 10 && value <= OLDEST ? value : null;
}

function near(reader: Reader, a: number, b: number, gap: number): boolean {
  const { tokens } = reader;
  return a >= 0 && b < tokens.count && tokens.line[a] === tokens.line[b] && tokens.start[b]! - tokens.end[a]! <= gap;
}

/** Token of the number behind the sign of a range at `at`, "full" before it or not (`18세 ~ 만 35세`); or null. */
function secondNumber(reader: Reader, at: number): number | null {
  if (near(reader, at, at + 1, 2) && number(reader, at + 1) !== null) return at + 1;
  const isFull = has(reader.tokens, at + 1, Role.AtLeastBefore) && near(reader, at, at + 2, 4);
  return isFull && number(reader, at + 2) !== null ? at + 2 : null;
}

/** Token of the number of an upper bound that follows the lower one (`20歳以上45歳以下`), or null. */
function upperBound(reader: Reader, at: number): number | null {
  const { tokens, units } = reader;
  const isComma = tokens.kind[at] !== Kind.Number && scriptOf(units[tokens.start[at]!]!) === Script.None;
  const t = isComma ? at + 1 : at;
  if (number(reader, t) === null || !has(tokens, t + 1, Role.AgeUnit) || !near(reader, t, t + 2, 4)) return null;
  return boundAfter(reader, t + 2) === 'to' ? t : null;
}

function boundAfter(reader: Reader, t: number): 'from' | 'to' | null {
  if (has(reader.tokens, t, Role.AtLeastAfter)) return 'from';
  if (has(reader.tokens, t, Role.UpToAfter)) return 'to';
  return null;
}

function leftOf(
  reader: Reader,
  t: number,
): { label: boolean; weak: boolean; not: boolean; bound: 'from' | 'to' | null } {
  const { tokens, probe } = reader;
  const left = { label: false, weak: false, not: false, bound: null as 'from' | 'to' | null };
  for (let k = t - 1, seen = 0; k >= 0 && seen < 5; k--, seen++) {
    probe.steps++;
    const kind = tokens.kind[k];
    // "maks. 35": the point of an abbreviation ends no sentence.
    if (kind === Kind.Stop && isAbbreviation(reader, k)) continue;
    if (kind === Kind.Eol || kind === Kind.Stop || kind === Kind.Number || tokens.start[t]! - tokens.end[k]! > REACH)
      break;
    if (kind !== Kind.Word) continue;
    if (has(tokens, k, Role.NotAge)) left.not = true;
    if (has(tokens, k, Role.AgeLabel)) left.label = true;
    if (has(tokens, k, Role.AgeWeakLabel)) left.weak = true;
    if (left.bound === null && has(tokens, k, Role.AtLeastBefore)) left.bound = 'from';
    if (left.bound === null && has(tokens, k, Role.UpToBefore)) left.bound = 'to';
  }
  return left;
}

/** Is the stop at `t` a point that touches a Latin word of a bound? */
function isAbbreviation({ tokens, units }: Reader, t: number): boolean {
  const isBound = has(tokens, t - 1, Role.UpToBefore) || has(tokens, t - 1, Role.AtLeastBefore);
  if (!isBound || tokens.value[t] !== 0x2e || tokens.end[t - 1] !== tokens.start[t]) return false;
  return scriptOf(units[tokens.start[t]! - 1]!) === Script.Latin;
}

function notAgeAfter(reader: Reader, end: number): boolean {
  const { tokens, probe } = reader;
  for (let k = end, seen = 0; k < tokens.count && seen < 3; k++, seen++) {
    probe.steps++;
    if (tokens.kind[k] === Kind.Eol || tokens.kind[k] === Kind.Stop || tokens.start[k]! - tokens.end[end - 1]! > 8)
      return false;
    if (has(tokens, k, Role.NotAge)) return true;
  }
  return false;
}
