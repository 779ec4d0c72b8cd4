import type { Curve } from './ranking';

/**
 * Average precision: precision at each step, weighted by the recall that the step adds (no interpolation). The area under the
 * precision-recall curve as `sklearn.metrics.average_precision_score` defines it. NaN without a lure or without an honest ad.
 *
 * @param prevalence share of lures to which the classes are weighted; that of the rows if not given
 */
export function averagePrecision(curve: Curve, prevalence?: number): number {
  const { lures, honest, allLures, allHonest } = curve;
  if (allLures === 0 || allHonest === 0) return Number.NaN;
  const odds = prevalence === undefined ? 1 : oddsRatio(curve, prevalence);
  let sum = 0;
  let before = 0;
  for (let step = 0; step < lures.length; step++) {
    const caught = lures[step]!;
    if (caught > before) sum += ((caught - before) * caught) / (caught + odds * honest[step]!);
    before = caught;
  }
  return sum / allLures;
}

/** Weight of an honest ad, that of a lure being 1, with which lures have this share of all. */
function oddsRatio({ allLures, allHonest }: Curve, prevalence: number): number {
  return (allLures / allHonest) * ((1 - prevalence) / prevalence);
}

/** Area under the ROC curve: chance that a lure scores above an honest ad, a tie counting half. NaN where a class is missing. */
export function rocAuc({ lures, honest, allLures, allHonest }: Curve): number {
  if (allLures === 0 || allHonest === 0) return Number.NaN;
  let area = 0;
  let caught = 0;
  let alarms = 0;
  for (let step = 0; step < lures.length; step++) {
    area += ((lures[step]! + caught) / 2) * (honest[step]! - alarms);
    caught = lures[step]!;
    alarms = honest[step]!;
  }
  return area / (allLures * allHonest);
}

/** A place on the curve at which one could work. */
export interface OperatingPoint {
  /** Step of the ranking; -1 when nothing is flagged. */
  readonly step: number;
  /** Share of the lures that are flagged. */
  readonly recall: number;
  /** Share of the honest ads that are flagged. */
  readonly falseAlarms: number;
}

/**
 * The lowest threshold at which no more than this share of the honest ads is flagged. Nothing is interpolated: with 500 honest ads
 * and a limit of 0.1 % none may be flagged.
 */
export function operatingPoint(curve: Curve, mostFalseAlarms: number): OperatingPoint {
  const { lures, honest, allLures, allHonest } = curve;
  if (allLures === 0 || allHonest === 0) return { step: -1, recall: Number.NaN, falseAlarms: Number.NaN };
  // Sums of weights come with rounding errors; a limit that is met exactly counts as met.
  const limit = mostFalseAlarms * allHonest * (1 + 1e-9);
  let from = -1;
  let to = honest.length - 1;
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (honest[middle]! <= limit) from = middle;
    else to = middle - 1;
  }
  return from < 0
    ? { step: -1, recall: 0, falseAlarms: 0 }
    : { step: from, recall: lures[from]! / allLures, falseAlarms: honest[from]! / allHonest };
}

/** Share of lures among what is flagged, where lures have the given share of all ads. NaN when nothing is flagged. */
export function precisionAt(recall: number, falseAlarms: number, prevalence: number): number {
  const caught = prevalence * recall;
  return caught / (caught + (1 - prevalence) * falseAlarms);
}

/**
 * Share of the lures found when reviewers read the given share of all ads from the top.
 *
 * Within a step of equal scores the order is taken to be random.
 *
 * @param prevalence share of lures among all ads; that of the rows if not given
 */
export function recallOfReview(curve: Curve, share: number, prevalence?: number): number {
  const { lures, honest, allLures, allHonest } = curve;
  if (allLures === 0 || allHonest === 0) return Number.NaN;
  const odds = prevalence === undefined ? 1 : oddsRatio(curve, prevalence);
  const budget = share * (allLures + odds * allHonest);
  let caught = 0;
  let read = 0;
  for (let step = 0; step < lures.length; step++) {
    const total = lures[step]! + odds * honest[step]!;
    if (total >= budget) {
      const part = total > read ? (budget - read) / (total - read) : 1;
      return (caught + part * (lures[step]! - caught)) / allLures;
    }
    caught = lures[step]!;
    read = total;
  }
  return 1;
}
