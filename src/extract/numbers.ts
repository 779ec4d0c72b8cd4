import { isDigit, isSpace, Script, scriptOf } from './script';

/** Flags of a number token, above its count of digits. */
export const GROUPED = 1 << 8;
export const DECIMAL = 1 << 9;
/** Begins with 0 and is longer, or is dotted like a date: never an amount. */
export const ODD = 1 << 10;

/** Longest run of digits and separators that can be an amount. */
const LONGEST_NUMBER = 24;

/** A number as it is read, so that nothing need be allocated for it. */
export interface NumberRead {
  value: number;
  /** Digits and flags. */
  extra: number;
}

/** Reads the number that begins at `at`; leaves value and flags in `read`. */
export function readNumber(units: Uint16Array, at: number, stop: number, read: NumberRead): number {
  let end = at;
  while (end < stop && isDigit(units[end]!)) end++;
  const firstEnd = end;
  if (end - at > LONGEST_NUMBER) {
    read.value = 0;
    read.extra = ODD;
    return end;
  }
  let value = digits(units, at, end);
  let count = end - at;
  let flags = units[at] === 0x30 /* 0 */ && end - at > 1 ? ODD : 0;
  // Thousands: groups of three, or groups of two before the last three digits as in India.
  if (count <= 3) {
    let k = end;
    let grouped = value;
    let total = count;
    while (k < stop && units[k] === 0x2c /* , */ && k - at < LONGEST_NUMBER) {
      let g = k + 1;
      while (g < stop && isDigit(units[g]!) && g - k <= 4) g++;
      const size = g - k - 1;
      if (size !== 3 && !(size === 2 && g < stop && units[g] === 0x2c && isDigit(units[g + 1] ?? 0))) break;
      grouped = grouped * 10 ** size + digits(units, k + 1, g);
      total += size;
      k = g;
      if (size === 3) {
        value = grouped;
        count = total;
        end = g;
        flags |= GROUPED;
      }
    }
  }
  if (flags === 0 && count <= 3) {
    const spaced = Math.max(endOfSpacedGroups(units, at, end, stop), endOfQuotedGroups(units, end, stop));
    if (spaced > end) {
      for (let k = end; k < spaced; k += 4) value = value * 1000 + digits(units, k + 1, k + 4);
      const cents = endOfCents(units, spaced, stop);
      read.value = value + centsOf(units, spaced, cents);
      read.extra = Math.min(count + ((spaced - end) / 4) * 3, 255) | GROUPED;
      return cents;
    }
    const decimal = endOfDecimalComma(units, end, stop);
    if (decimal > end) {
      read.value = value + digits(units, end + 1, decimal) / 10 ** (decimal - end - 1);
      read.extra = count | DECIMAL;
      return decimal;
    }
  }
  if (units[end] === 0x2e /* . */ && end + 1 < stop && isDigit(units[end + 1]!)) {
    let d = end + 1;
    while (d < stop && isDigit(units[d]!)) d++;
    if (units[d] === 0x2e && d + 1 < stop && isDigit(units[d + 1]!)) return dotted(units, at, firstEnd, stop, read);
    if (d - end === 4 && count <= 3 && flags === 0) {
      // "25.000": nobody writes three decimals of an amount, but half the world parts thousands with a point.
      value = value * 1000 + digits(units, end + 1, d);
      count += 3;
      flags |= GROUPED;
    } else if (d - end <= 5) {
      value += digits(units, end + 1, d) / 10 ** (d - end - 1);
      flags |= DECIMAL;
      if (firstEnd - at === 1) flags &= ~ODD;
    } else flags |= ODD;
    end = d;
    if ((flags & GROUPED) !== 0 && (flags & DECIMAL) === 0) {
      const cents = endOfCents(units, end, stop);
      value += centsOf(units, end, cents);
      end = cents;
    }
  }
  read.value = value;
  read.extra = Math.min(count, 255) | flags;
  return end;
}

/** End of `70 000` or `2 500 000`, thousands parted by a space, or `end`; four groups and more are no amount. */
function endOfSpacedGroups(units: Uint16Array, at: number, end: number, stop: number): number {
  if (at > 0 && (units[at - 1] === 0x2b /* + */ || (isSpace(units[at - 1]!) && at > 1 && isDigit(units[at - 2]!))))
    return end;
  let k = end;
  while (k + 3 < stop && isSpace(units[k]!) && isDigit(units[k + 1]!)) {
    let d = k + 1;
    while (d < stop && isDigit(units[d]!)) d++;
    if (d - k !== 4 || k - end >= 8) return end;
    k = d;
  }
  return k;
}

/** End of `4'500`, thousands as in Switzerland, and of `1'423.500`, millions as in Colombia; or `end`. */
function endOfQuotedGroups(units: Uint16Array, end: number, stop: number): number {
  let k = end;
  while (k + 3 < stop && (isQuote(units[k]!) || (k > end && units[k] === 0x2e)) && isDigit(units[k + 1]!)) {
    let d = k + 1;
    while (d < stop && isDigit(units[d]!) && d - k <= 4) d++;
    // "4'500.00" ends in cents.
    if (d - k === 3 && k > end && units[k] === 0x2e) return k;
    if (d - k !== 4 || k - end >= 8) return end;
    k = d;
  }
  return k;
}

function isQuote(unit: number): boolean {
  return unit === 0x27 /* ' */ || unit === 0x2019 /* ’ */ || unit === 0xb4; /* ´ */
}

/** End of `1,5` before a unit or currency, or `end`. */
function endOfDecimalComma(units: Uint16Array, end: number, stop: number): number {
  if (units[end] !== 0x2c || end + 1 >= stop || !isDigit(units[end + 1]!)) return end;
  let d = end + 1;
  while (d < stop && isDigit(units[d]!)) d++;
  if (d - end > 3) return end;
  const next = d < stop && isSpace(units[d]!) ? d + 1 : d;
  if (next < stop && scriptOf(units[next]!) !== Script.None) return d;
  // "12,50 €", "7,50/hora", "€14,50": two decimals with a currency sign or a slash; three digits are thousands.
  if (d - end !== 3) return end;
  const isMoney = (next < stop && isCurrencySign(units[next]!)) || units[d] === 0x2f || isSignBefore(units, end);
  return isMoney && !(units[d] === 0x2c && d + 1 < stop && isDigit(units[d + 1]!)) ? d : end;
}

/** Does a currency sign stand before the digits that end at `end`? */
function isSignBefore(units: Uint16Array, end: number): boolean {
  let k = end - 1;
  while (k >= 0 && isDigit(units[k]!) && end - k <= 4) k--;
  if (k > 0 && isSpace(units[k]!)) k--;
  return k >= 0 && isCurrencySign(units[k]!);
}

/** `$`, `£`, `¥`, `฿` and the signs of their own block. */
function isCurrencySign(unit: number): boolean {
  return unit === 0x24 || unit === 0xa3 || unit === 0xa5 || unit === 0xe3f || (unit >= 0x20a0 && unit <= 0x20cf);
}

/** Two or more points: thousands when every group but the first has three digits, else a date or a version. */
function dotted(units: Uint16Array, at: number, firstEnd: number, stop: number, read: NumberRead): number {
  let value = digits(units, at, firstEnd);
  let end = firstEnd;
  let regular = firstEnd - at <= 3 && units[at] !== 0x30;
  let points = 0;
  while (end + 1 < stop && units[end] === 0x2e && isDigit(units[end + 1]!)) {
    let d = end + 1;
    while (d < stop && isDigit(units[d]!)) d++;
    if (d - end !== 4) regular = false;
    else value = value * 1000 + digits(units, end + 1, d);
    points++;
    end = d;
  }
  if (end - at > LONGEST_NUMBER) regular = false;
  const cents = regular ? endOfCents(units, end, stop) : end;
  read.value = regular ? value + centsOf(units, end, cents) : 0;
  read.extra = regular ? Math.min(end - at - points, 255) | GROUPED : ODD;
  return cents;
}

/** End of the `,00` of `2.001,00` and of the `.00` of `60 000.00`, or `end`. */
function endOfCents(units: Uint16Array, end: number, stop: number): number {
  const isMark = units[end] === 0x2c || units[end] === 0x2e;
  const isCents = isMark && end + 2 < stop && isDigit(units[end + 1]!) && isDigit(units[end + 2]!);
  return isCents && !(end + 3 < stop && isDigit(units[end + 3]!)) ? end + 3 : end;
}

function centsOf(units: Uint16Array, end: number, cents: number): number {
  return cents > end ? digits(units, end + 1, cents) / 100 : 0;
}

function digits(units: Uint16Array, start: number, end: number): number {
  let value = 0;
  for (let k = start; k < end; k++) value = value * 10 + (units[k]! - 0x30);
  return value;
}
