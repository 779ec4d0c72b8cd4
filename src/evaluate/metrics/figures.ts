import { logit, sigmoid } from '../../verdict';
import { calibratorOf } from './calibration';
import { averagePrecision, operatingPoint, precisionAt, rocAuc } from './curves';
import { type Curve, curveOf, type Ranking, rank } from './ranking';

/** Shares of honest ads flagged at which recall is told. */
export const FALSE_ALARM_RATES = [0.001, 0.005, 0.01, 0.03] as const;

/** Shares of lures among all ads for which precision is told. */
export const PREVALENCES = [0.01, 0.02, 0.05] as const;

/** The prevalence to which calibration is shifted, besides that of the rows. */
export const SHIFTED_TO = 0.02;

/** One system's scores on labelled rows. */
export interface Scored {
  /** Log-odds above the prior, by row. */
  readonly evidence: Float64Array;
  /** 1 for a lure, by row. */
  readonly lures: Uint8Array;
}

/** What a figure says, for a table's head. */
export interface FigureInfo {
  readonly id: string;
  readonly name: string;
  /** Larger is better. */
  readonly rising: boolean;
}

const percent = (share: number) => `${Number((100 * share).toFixed(2))} %`;

/** All figures that are measured of a system, in the order of {@link figuresOf}. */
export const FIGURES: readonly FigureInfo[] = [
  { id: 'ap', name: 'average precision', rising: true },
  ...PREVALENCES.map((p) => ({ id: `ap@${p}`, name: `average precision, ${percent(p)} lures`, rising: true })),
  { id: 'auc', name: 'ROC AUC', rising: true },
  ...FALSE_ALARM_RATES.map((r) => ({ id: `recall@${r}`, name: `recall at ${percent(r)} false alarms`, rising: true })),
  ...PREVALENCES.map((p) => ({
    id: `precision@${p}`,
    name: `precision at 1 % false alarms, ${percent(p)} lures`,
    rising: true,
  })),
  { id: 'flagged-lures', name: 'lures in band high or above', rising: true },
  { id: 'flagged-honest', name: 'honest ads in band high or above', rising: false },
  ...PREVALENCES.map((p) => ({
    id: `flagged-precision@${p}`,
    name: `precision of band high or above, ${percent(p)} lures`,
    rising: true,
  })),
  { id: 'brier', name: 'Brier score', rising: false },
  { id: 'ece', name: 'expected calibration error', rising: false },
  { id: 'brier@0.02', name: 'Brier score, 2 % lures', rising: false },
  { id: 'ece@0.02', name: 'expected calibration error, 2 % lures', rising: false },
];

/** Place of a figure in {@link FIGURES}. */
export function figureIndex(id: string): number {
  const index = FIGURES.findIndex((f) => f.id === id);
  if (index < 0) throw new RangeError(`no figure "${id}"; there are ${FIGURES.map((f) => f.id).join(', ')}`);
  return index;
}

/** Probabilities at a prevalence, from evidence. */
export function probabilitiesAt(evidence: Float64Array, prevalence: number): Float64Array {
  const base = logit(prevalence);
  return evidence.map((e) => sigmoid(base + e));
}

/** Share of lures by weight. */
export function prevalenceOf(lures: Uint8Array, weights?: ArrayLike<number>): number {
  let found = 0;
  let all = 0;
  for (let i = 0; i < lures.length; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    all += w;
    if (lures[i] === 1) found += w;
  }
  return found / all;
}

/** What is measured of a system, and how. */
export interface FigureOptions {
  /** Evidence from which on an ad is flagged. */
  readonly flagFrom: number;
  /** Are Brier score and calibration error told for weighted rows too, so that they get intervals? They cost most of the time. */
  readonly drawCalibration: boolean;
}

/**
 * A function that measures all {@link FIGURES} of one system for any weights of its rows. It ranks once, so that a thousand draws are
 * cheap. A figure that cannot be told (no lure, no honest ad) is NaN.
 */
export function figuresOf(
  { evidence, lures }: Scored,
  { flagFrom, drawCalibration }: FigureOptions,
): (weights?: Float64Array) => Float64Array {
  const ranking: Ranking = rank(evidence, lures);
  const own = prevalenceOf(lures);
  const mixed = own > 0 && own < 1;
  // The prior that a user would state is that of the rows, and does not follow each draw.
  const atOwn = mixed ? calibratorOf(probabilitiesAt(evidence, own), lures) : null;
  const atShifted = mixed ? calibratorOf(probabilitiesAt(evidence, SHIFTED_TO), lures) : null;
  let lastFlagged = -1;
  while (lastFlagged + 1 < ranking.thresholds.length && ranking.thresholds[lastFlagged + 1]! >= flagFrom) lastFlagged++;
  let curve: Curve | undefined;
  return (weights) => {
    curve = curveOf(ranking, weights, curve);
    const { allLures, allHonest } = curve;
    const caught = lastFlagged < 0 ? 0 : curve.lures[lastFlagged]! / allLures;
    const alarms = lastFlagged < 0 ? 0 : curve.honest[lastFlagged]! / allHonest;
    const atOne = operatingPoint(curve, 0.01);
    const calibrated = allLures > 0 && allHonest > 0 && (weights === undefined || drawCalibration);
    const calibration = calibrated ? atOwn?.(weights) : undefined;
    const shifted = calibrated ? atShifted?.(weights, SHIFTED_TO) : undefined;
    return Float64Array.from([
      averagePrecision(curve),
      ...PREVALENCES.map((p) => averagePrecision(curve!, p)),
      rocAuc(curve),
      ...FALSE_ALARM_RATES.map((r) => operatingPoint(curve!, r).recall),
      ...PREVALENCES.map((p) => precisionAt(atOne.recall, atOne.falseAlarms, p)),
      allLures === 0 ? Number.NaN : caught,
      allHonest === 0 ? Number.NaN : alarms,
      ...PREVALENCES.map((p) => precisionAt(caught, alarms, p)),
      calibration?.brier ?? Number.NaN,
      calibration?.ece ?? Number.NaN,
      shifted?.brier ?? Number.NaN,
      shifted?.ece ?? Number.NaN,
    ]);
  };
}
