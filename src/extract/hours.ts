import { DECIMAL, ODD } from './numbers';
import type { Reader } from './reader';
import { isInsideHangul } from './reader';
import { Role } from './tables';
import { has, Kind, meaning } from './tokens';
import type { WorkingTime } from './types';

/** A span of clock times below this many hours is a meeting, a meal or an interview unless it is called working time. */
const SHORTEST_SHIFT = 3;
const REACH = 24;

/** Reads working time: clock times, hours or minutes a day or week, days a week. */
export function readHours(reader: Reader): WorkingTime[] {
  const { tokens, probe } = reader;
  const found: WorkingTime[] = [];
  const isCounted = (tokens.met[0]! & COUNTED) !== 0;
  const isTimed = tokens.timed || (tokens.met[0]! & CLOCK) !== 0 || (tokens.met[1]! & TIMED) !== 0;
  if (tokens.numbers === 0 && (tokens.met[1]! & FIRST_WORDS) === 0) return found;
  probe.steps += tokens.count;
  let t = 0;
  while (t < tokens.count) {
    const kind = tokens.kind[t];
    let time: Read | null = null;
    if (kind === Kind.Number) {
      if (isTimed) time = clockRange(reader, t);
      if (time === null && isCounted) time = counted(reader, t);
    } else if (kind === Kind.Word && (tokens.roles[2 * t + 1]! & FIRST_WORDS) !== 0)
      time = (has(tokens, t, Role.Half) ? clockRange(reader, t) : null) ?? words(reader, t);
    if (time === null) {
      t++;
      continue;
    }
    if (time.time !== null) found.push(time.time);
    t = Math.max(time.end, t + 1);
  }
  return found;
}

/** Words that a count of working time is of, as bits of the first word of roles. */
const COUNTED = (1 << Role.Hour) | (1 << Role.Minute) | (1 << Role.Day);
/** Words that make a number a time of day without a colon, as bits of the first and second word of roles. */
const CLOCK = 1 << Role.Clock;
const HALF = 1 << (Role.Half & 31);
/** Words of which one must stand by times without a colon, as bits of the second word of roles. */
const TIMED = HALF | (1 << (Role.WorkLabel & 31));
/** Words that working time may begin with, as bits of the second word of roles. */
const FIRST_WORDS = HALF | (1 << (Role.Weekday & 31)) | (1 << (Role.DaysPerWeek & 31));

/** What was read, null when it is time but no working time; and the token after it. */
interface Read {
  readonly time: WorkingTime | null;
  readonly end: number;
}

function workingTime(
  reader: Reader,
  first: number,
  end: number,
  time: Partial<Pick<WorkingTime, 'perDay' | 'perWeek' | 'daysPerWeek'>>,
): Read {
  const { tokens, fold } = reader;
  const unitStart = tokens.start[first]!;
  return {
    time: {
      kind: 'hours',
      perDay: time.perDay ?? null,
      perWeek: time.perWeek ?? null,
      daysPerWeek: time.daysPerWeek ?? null,
      start: fold.from[unitStart]!,
      end: fold.to[tokens.end[end - 1]! - 1]!,
      disguised: unitStart >= fold.plainLength,
    },
    end,
  };
}

interface Clock {
  /** Hours since midnight. */
  readonly at: number;
  readonly half: boolean;
  /** Written as a time of day: with minutes, an hour word or a half of the day. */
  readonly sure: boolean;
  /** Written with a leading zero, as a clock of 24 hours is. */
  readonly padded: boolean;
  /** Written with a point and two digits behind it, as amounts are too. */
  readonly dotted: boolean;
  readonly end: number;
}

function clock(reader: Reader, t: number): Clock | null {
  const { tokens, entries } = reader;
  let k = t;
  let half: number | null = null;
  const before = meaning(tokens, entries, k, Role.Half) as number | undefined;
  if (before !== undefined) {
    half = before;
    k++;
  }
  let hour: number;
  let padded = false;
  let dotted = false;
  if (tokens.kind[k] === Kind.Number && (k === t || close(reader, k - 1, k, 1))) {
    if ((tokens.extra[k]! & 0xff) > 2) return null;
    hour = tokens.value[k]!;
    padded = (tokens.extra[k]! & ODD) !== 0 || hour === 0;
    dotted = (tokens.extra[k]! & DECIMAL) !== 0 && reader.units[tokens.end[k]! - 3] === 0x2e;
  } else {
    const digit = before === undefined ? undefined : (meaning(tokens, entries, k, Role.Digit) as number | undefined);
    if (digit === undefined || !close(reader, k - 1, k, 0)) return null;
    hour = digit;
  }
  // "9.30" is read as a decimal.
  let minutes = 0;
  let sure = half !== null;
  if (!Number.isInteger(hour)) {
    minutes = Math.round((hour % 1) * 100);
    hour = Math.floor(hour);
  }
  if (hour > 24 || minutes >= 60) return null;
  k++;
  if (
    tokens.kind[k] === Kind.Punct &&
    tokens.value[k] === 0x3a &&
    close(reader, k - 1, k, 0) &&
    tokens.kind[k + 1] === Kind.Number &&
    close(reader, k, k + 1, 0)
  ) {
    if ((tokens.extra[k + 1]! & 0xff) !== 2 || tokens.value[k + 1]! >= 60) return null;
    minutes = tokens.value[k + 1]!;
    sure = true;
    k += 2;
    // "9:00:00"
    if (
      tokens.kind[k] === Kind.Punct &&
      tokens.value[k] === 0x3a &&
      tokens.kind[k + 1] === Kind.Number &&
      close(reader, k, k + 1, 0)
    )
      k += 2;
  } else if (has(tokens, k, Role.Clock) && close(reader, k - 1, k, has(tokens, k, Role.Hour) ? 0 : 1)) {
    // What is also a word for hours ("8 часов") must touch the number.
    sure = true;
    k++;
    if (
      tokens.kind[k] === Kind.Number &&
      close(reader, k - 1, k, 1) &&
      tokens.value[k]! < 60 &&
      has(tokens, k + 1, Role.Minute)
    ) {
      minutes = tokens.value[k]!;
      k += 2;
    }
  }
  if (half === null && close(reader, k - 1, k, 1)) {
    const after = meaning(tokens, entries, k, Role.Half) as number | undefined;
    if (after !== undefined) {
      half = after;
      sure = true;
      k++;
    }
  }
  let at = hour + minutes / 60;
  if (half === 12 && hour < 12) at += 12;
  if (half === 0 && hour === 12) at -= 12;
  return { at, half: half !== null, sure, padded, dotted, end: k };
}

function clockRange(reader: Reader, t: number): Read | null {
  const { tokens } = reader;
  const from = clock(reader, t);
  if (from === null) return null;
  let k = from.end;
  let joined = false;
  if (close(reader, k - 1, k, 2) && has(tokens, k, Role.Range)) {
    joined = true;
    k++;
  }
  if (!close(reader, k - 1, k, 2)) return null;
  const to = clock(reader, k);
  if (to === null) return null;
  const left = nearby(reader, t, k);
  // "9.00-18.00" are times where it is called working time, and amounts elsewhere.
  const isDotted = from.dotted && to.dotted && left === 'work' && !has(tokens, to.end, Role.Currency);
  if (!to.sure && !isDotted) return null;
  // "早9晚6" needs no sign between; "9-18시" borrows the hour word.
  if (!joined && !(from.half && to.half && has(tokens, k, Role.Half))) return null;
  if (!from.sure && tokens.kind[t] !== Kind.Number) return null;
  let start = from.at;
  if (!from.half && to.half && to.at >= 12 && start + 12 < to.at && !from.padded) start += start < 6 ? 12 : 0;
  let length = to.at - start;
  // "9:00-6:00" and "오후 3~8시": the second is in the afternoon as well; "22:00-06:00": on the next day.
  if (length <= 0) {
    const afternoon = !to.half && !to.padded && to.at < 12 && length + 12 > 0;
    length += afternoon ? 12 : 24;
  }
  if (length > 24) return null;
  // "রাত ১২ টা" and "12 at night": midnight, where it would be too long from noon.
  if (length > 16 && from.half && from.at === 12) length -= 12;
  const right = notWorkAfter(reader, to.end);
  const label = left === 'work';
  if (left === 'not' || right || (length < SHORTEST_SHIFT && !label)) return { time: null, end: to.end };
  return workingTime(reader, t, to.end, { perDay: Math.round(length * 100) / 100 });
}

/** `8시간`, `60-90 minutes`, `5 days`, when a day, a week or a label of working time stands by. */
function counted(reader: Reader, t: number): Read | null {
  const { tokens } = reader;
  if ((tokens.extra[t]! & ODD) !== 0) return null;
  let k = t + 1;
  let value = tokens.value[t]!;
  let unit = unitAt(reader, k);
  if (unit !== null) k++;
  if (
    close(reader, k - 1, k, 2) &&
    has(tokens, k, Role.Range) &&
    tokens.kind[k + 1] === Kind.Number &&
    close(reader, k, k + 1, 2)
  ) {
    const second = unitAt(reader, k + 2);
    if (second !== null) {
      value = tokens.value[k + 1]!;
      unit = second;
      k += 3;
    }
  }
  if (unit === null) return null;
  // "7시간 30분"
  if (
    unit === 'hour' &&
    tokens.kind[k] === Kind.Number &&
    close(reader, k - 1, k, 1) &&
    unitAt(reader, k + 1) === 'minute'
  ) {
    value += tokens.value[k]! / 60;
    k += 2;
  }
  // "12시 30분" and "12:30" are times of day.
  const before = t - 1;
  if (before >= 0 && close(reader, before, t, 1)) {
    if (has(tokens, before, Role.Clock) && tokens.kind[before - 1] === Kind.Number) return null;
    if (tokens.kind[before] === Kind.Punct && tokens.value[before] === 0x3a && tokens.kind[before - 1] === Kind.Number)
      return null;
  }
  const period = periodAround(reader, t, k);
  if (period === null || notWorkAfter(reader, period.end)) return null;
  if (unit === 'day') {
    if (period.per !== 'week' || value < 1 || value > 7) return null;
    return workingTime(reader, period.first, period.end, { daysPerWeek: value });
  }
  const hours = unit === 'minute' ? value / 60 : value;
  if (hours <= 0) return null;
  if (period.per === 'week')
    return hours <= 112 ? workingTime(reader, period.first, period.end, { perWeek: round(hours) }) : null;
  if (period.per === 'label') {
    if (unit === 'minute' || hours < 2) return null;
    if (hours <= 14) return workingTime(reader, period.first, period.end, { perDay: round(hours) });
    return hours >= 20 && hours <= 84 ? workingTime(reader, period.first, period.end, { perWeek: round(hours) }) : null;
  }
  return hours <= 24 ? workingTime(reader, period.first, period.end, { perDay: round(hours) }) : null;
}

function round(hours: number): number {
  return Math.round(hours * 100) / 100;
}

function unitAt(reader: Reader, t: number): 'hour' | 'minute' | 'day' | null {
  const { tokens } = reader;
  if (!close(reader, t - 1, t, 1)) return null;
  if (has(tokens, t, Role.Hour)) return 'hour';
  if (has(tokens, t, Role.Minute)) return 'minute';
  if (has(tokens, t, Role.Day)) return 'day';
  return null;
}

/** The day or week that a count is for, before it ("하루 8시간") or after it ("8 hours a day"); or a label of working time. */
function periodAround(
  reader: Reader,
  t: number,
  end: number,
): { per: 'day' | 'week' | 'label'; first: number; end: number } | null {
  const { tokens, entries, probe } = reader;
  if (close(reader, end - 1, end, 1)) {
    const after = meaning(tokens, entries, end, Role.PeriodAfter);
    if (after === 'day' || after === 'week') return { per: after, first: t, end: end + 1 };
  }
  let between = false;
  for (let k = t - 1, seen = 0; k >= 0 && seen < 6; k--, seen++) {
    probe.steps++;
    const kind = tokens.kind[k];
    if (kind === Kind.Eol || kind === Kind.Stop || tokens.start[t]! - tokens.end[k]! > REACH) return null;
    if (kind === Kind.Other || kind === Kind.Latin) {
      if (tokens.end[k]! - tokens.start[k]! > 2) return labelBefore(reader, k, t, end);
      between = true;
      continue;
    }
    if (kind !== Kind.Word) continue;
    // "마지막 주 수요일 5시간": of that day, not of the week.
    if (has(tokens, k, Role.Weekday) && !has(tokens, k, Role.PeriodBefore)) return null;
    const before = meaning(tokens, entries, k, Role.PeriodBefore);
    if (between && tokens.end[k]! - tokens.start[k]! < 2) continue;
    if ((before === 'day' || before === 'week') && !isInsideHangul(reader, k)) {
      if (k > 0 && tokens.kind[k - 1] === Kind.Number && tokens.end[k - 1] === tokens.start[k]) return null;
      return { per: before, first: k, end };
    }
    if (has(tokens, k, Role.WorkLabel)) return { per: 'label', first: k, end };
    if (has(tokens, k, Role.NotWork)) return null;
  }
  return null;
}

function labelBefore(
  reader: Reader,
  from: number,
  t: number,
  end: number,
): { per: 'label'; first: number; end: number } | null {
  const { tokens, probe } = reader;
  for (let k = from, seen = 0; k >= 0 && seen < 4; k--, seen++) {
    probe.steps++;
    if (tokens.kind[k] === Kind.Eol || tokens.kind[k] === Kind.Stop || tokens.start[t]! - tokens.end[k]! > REACH)
      return null;
    if (has(tokens, k, Role.WorkLabel)) return { per: 'label', first: t, end };
  }
  return null;
}

/** `월~금`, `Monday to Friday`, `双休`. */
function words(reader: Reader, t: number): Read | null {
  const { tokens, entries } = reader;
  const days = meaning(tokens, entries, t, Role.DaysPerWeek) as number | undefined;
  if (days !== undefined) return workingTime(reader, t, t + 1, { daysPerWeek: days });
  const from = meaning(tokens, entries, t, Role.Weekday) as number | undefined;
  if (from === undefined || (t > 0 && tokens.kind[t - 1] === Kind.Number && tokens.end[t - 1] === tokens.start[t]))
    return null;
  if (!close(reader, t, t + 1, 1) || !has(tokens, t + 1, Role.Range) || !close(reader, t + 1, t + 2, 1)) return null;
  const to = meaning(tokens, entries, t + 2, Role.Weekday) as number | undefined;
  if (to === undefined || to === from) return null;
  if (nearby(reader, t, t + 3) === 'not') return { time: null, end: t + 3 };
  return workingTime(reader, t, t + 3, { daysPerWeek: ((to - from + 7) % 7) + 1 });
}

/** What the words before a time call it. */
function nearby(reader: Reader, t: number, _end: number): 'work' | 'not' | null {
  const { tokens, probe } = reader;
  for (let k = t - 1, seen = 0; k >= 0 && seen < 7; k--, seen++) {
    probe.steps++;
    const kind = tokens.kind[k];
    if (kind === Kind.Eol || kind === Kind.Stop || tokens.start[t]! - tokens.end[k]! > REACH) return null;
    if (has(tokens, k, Role.NotWork)) return 'not';
    if (has(tokens, k, Role.WorkLabel)) return 'work';
  }
  return null;
}

function notWorkAfter(reader: Reader, end: number): boolean {
  const { tokens, probe } = reader;
  for (let k = end, seen = 0; k < tokens.count && seen < 2; k++, seen++) {
    probe.steps++;
    if (
      tokens.kind[k] === Kind.Eol ||
      tokens.kind[k] === Kind.Stop ||
      tokens.kind[k] === Kind.Number ||
      tokens.start[k]! - tokens.end[end - 1]! > 6
    )
      return false;
    if (has(tokens, k, Role.NotWork)) return !isPause(reader, k);
  }
  return false;
}

/** "(휴게 1시간)": a count of hours or minutes behind the word makes it a pause inside the working time. */
function isPause(reader: Reader, t: number): boolean {
  const { tokens } = reader;
  let k = t + 1;
  if (has(tokens, k, Role.NotWork)) k++;
  if (tokens.kind[k] === Kind.Punct && tokens.value[k] === 0x3a) k++;
  if (meaning(tokens, reader.entries, k, Role.PeriodBefore) === 'hour') return close(reader, t, k, 2);
  return (
    tokens.kind[k] === Kind.Number &&
    close(reader, t, k, 12) &&
    ['hour', 'minute'].includes(unitAt(reader, k + 1) ?? '')
  );
}

function close(reader: Reader, a: number, b: number, gap: number): boolean {
  const { tokens } = reader;
  return a >= 0 && b < tokens.count && tokens.line[a] === tokens.line[b] && tokens.start[b]! - tokens.end[a]! <= gap;
}
