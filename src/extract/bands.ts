import { type Fold, sentenceAt } from '../text';
import type { AgeRange, Entity, Pay, WorkingTime } from './types';

/** From this many times the usual hourly wage on, pay for the hours said is far above it. */
const FAR_ABOVE_HOURLY = 3.5;
/** Hours of a usual working day, in which the usual monthly wage is earned. */
const USUAL_HOURS = 8;
/** From this many hours a day on, work is no matter of a few hours. */
const FEW_HOURS = 4;
/** Hours a day above which another statement of time says that the day is an ordinary one. */
const ORDINARY_DAY = 5;

/**
 * Pay by the day, week, month or year that, for the few hours a day that are said to be enough, is many times the usual hourly
 * wage. Pay by the hour or task says nothing of the kind, and where an ordinary working day is said too, the short time is
 * something else: a break, a meeting, a half-time post beside a full one.
 */
export function payForFewHours(entities: readonly Entity[]): Pay[] {
  const times = entities.filter((e): e is WorkingTime => e.kind === 'hours');
  const daily = times.flatMap((t) => (t.perDay === null || t.perDay <= 0 ? [] : [t.perDay]));
  const weekly = times.some((t) => t.perWeek !== null && t.perWeek >= FEW_HOURS * ORDINARY_DAY);
  if (daily.length === 0 || weekly) return [];
  const longest = Math.max(...daily);
  if (longest > FEW_HOURS) return [];
  return entities.filter(
    (e): e is Pay =>
      e.kind === 'pay' &&
      !e.percent &&
      e.ratio !== null &&
      (e.period === 'day' || e.period === 'week' || e.period === 'month' || e.period === 'year') &&
      (e.ratio * USUAL_HOURS) / longest >= FAR_ABOVE_HOURLY,
  );
}

/** Longest stretch between an age and the pay that it belongs to, in UTF-16 units of the source. */
const BESIDE = 24;
/** So much more must the younger be paid for it to be no slip of rounding. */
const MORE = 1.1;

/**
 * Pay of the younger, where pay is given by age and the younger are paid more: the reverse of legal minimum wages by age and of
 * seniority. Each age is taken with the pay that follows it next in its sentence, or, where none does in the whole ad, with the one
 * before it.
 */
export function payOfTheYounger(entities: readonly Entity[], fold: Fold): Pay[] {
  const ages = entities.filter((e): e is AgeRange => e.kind === 'age');
  const pays = entities.filter((e): e is Pay => e.kind === 'pay' && !e.percent);
  if (ages.length < 2 || pays.length < 2) return [];
  const after = paired(ages, pays, fold, (age, pay) => pay.start - age.end);
  const bands = after.length >= 2 ? after : paired(ages, pays, fold, (age, pay) => age.start - pay.end);
  const found = new Set<Pay>();
  for (const young of bands)
    for (const old of bands)
      if (
        isYounger(young.age, old.age) &&
        young.pay.currency === old.pay.currency &&
        young.pay.period === old.pay.period &&
        young.pay.max >= old.pay.max * MORE
      )
        found.add(young.pay);
  return [...found];
}

interface Band {
  readonly age: AgeRange;
  readonly pay: Pay;
}

function paired(
  ages: readonly AgeRange[],
  pays: readonly Pay[],
  fold: Fold,
  distance: (age: AgeRange, pay: Pay) => number,
): Band[] {
  const bands: Band[] = [];
  for (const age of ages) {
    let best: Pay | null = null;
    let least = BESIDE + 1;
    for (const pay of pays) {
      const apart = distance(age, pay);
      if (apart < 0 || apart >= least || sentenceAt(fold, age.start) !== sentenceAt(fold, pay.start)) continue;
      best = pay;
      least = apart;
    }
    if (best !== null && !bands.some((band) => band.pay === best)) bands.push({ age, pay: best });
  }
  return bands;
}

/** Both bands are known at the ends that matter, and do not overlap. */
function isYounger(young: AgeRange, old: AgeRange): boolean {
  const top = young.to;
  const bottom = old.from;
  if (top !== null && bottom !== null) return top <= bottom;
  // "under 25: 3,000; under 35: 2,500"; "18+: 3,000; 25+: 2,500".
  if (top !== null && old.to !== null && young.from === null && old.from === null) return top < old.to;
  return young.to === null && old.to === null && young.from !== null && bottom !== null && young.from < bottom;
}
