import { meaningIn } from './entries';
import type { Reader } from './reader';
import { DAY, HOUR } from './role-bits';
import { isSpace, Script, scriptOf } from './script';
import { Role } from './tables';
import { has, Kind } from './tokens';
import type { PayPeriod } from './types';

/** How far to either side of an amount its words may stand. */
export const REACH_TOKENS = 14;
export const REACH_UNITS = 56;

/** What the words around an amount say. */
export interface Surroundings {
  label: PayPeriod | null;
  before: PayPeriod | null;
  /** The count of which that period may be, of working hours: 4 in "4 hours daily, PHP 21,500"; else 0. */
  beforeOfCount: number;
  after: PayPeriod | null;
  /** The period touches the amount. */
  afterDirect: boolean;
  /** The period behind the amount is a label as well: `20k CTC`. */
  afterLabel: boolean;
  /** That period may be one of working hours: `в день 8 часов`. */
  afterOfCount: boolean;
  /** A pay word, and whether it stands right at the amount. */
  pay: boolean;
  payClose: boolean;
  /** That word is a noun (`salary`), not a verb as well (`pay`). */
  payNoun: boolean;
  verb: boolean;
  notPay: boolean;
  /** Another word or a comma parts such a word from the amount behind it. */
  notPayApart: boolean;
  /** Such a word touches the amount: nothing else counts then. */
  notPayDirect: boolean;
  upTo: boolean;
  atLeast: boolean;
  guaranteed: boolean;
  commission: boolean;
  percentOf: boolean;
  crypto: boolean;
  counted: boolean;
  /** Currency named behind the amount: `60K/month, THB`, `8至10萬(港幣)`. */
  currency: string | null;
  /** A commission is named right at the number. */
  commissionClose: boolean;
  /** "per 4 days": days that one payment stands for; 1 when none is said. */
  every: number;
  /** Letters of no locale touch the end of the amount. */
  glued: boolean;
  unitStart: number;
  unitEnd: number;
}

/** Bits of the roles of a word that lie in the first word of them; 0 for what is no word. */
export function rolesAt({ tokens }: Reader, t: number): number {
  return tokens.kind[t] === Kind.Word ? tokens.roles[2 * t]! : 0;
}

export function periodOf({ tokens, entries }: Reader, t: number, role: Role): PayPeriod {
  return meaningIn(entries[tokens.value[t]!]!, role) as PayPeriod;
}

export function lettersOf(reader: Reader, t: number): number {
  const { tokens } = reader;
  return tokens.kind[t] === Kind.Other || tokens.kind[t] === Kind.Latin ? tokens.end[t]! - tokens.start[t]! : 0;
}

/** The period that a word of hours or days is. */
export function timeOf(reader: Reader, t: number): PayPeriod | null {
  const roles = rolesAt(reader, t);
  if ((roles & HOUR) !== 0) return 'hour';
  return (roles & DAY) !== 0 ? 'day' : null;
}

/** A number in digits or one word. */
export function isNumber(reader: Reader, t: number): boolean {
  return t >= 0 && (reader.tokens.kind[t] === Kind.Number || isNumberWord(reader, t));
}

/** `sáu`, `दो`; not the `이` that ends a word. */
export function isNumberWord({ tokens, units }: Reader, t: number): boolean {
  return has(tokens, t, Role.Digit) && scriptOf(units[tokens.start[t]!]!) !== Script.Hangul;
}

export function isComma(unit: number): boolean {
  return unit === 0x2c /* , */ || unit === 0x3001 /* 、 */ || unit === 0x060c /* ، */;
}

/** "200만원/주5일", "12만/월300", "10,030원 / 월 2,096,270원": the word behind the slash opens what follows. */
export function belongsToNext(reader: Reader, t: number): boolean {
  const { tokens, units } = reader;
  const start = tokens.start[t]!;
  if (units[start] !== 0x2f || tokens.kind[t + 1] !== Kind.Number) return false;
  const gap = tokens.start[t + 1]! - tokens.end[t]!;
  return gap === 0 || (gap === 1 && start > 0 && isSpace(units[start - 1]!));
}
