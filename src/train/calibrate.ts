import type { CorpusRow } from '../corpus';
import { calibratorOf, prevalenceOf, probabilitiesAt, SHIFTED_TO, type Split, splitOf } from '../evaluate';
import type { AdInput, ScoreOptions, Scorer } from '../scorer';
import { logit, sigmoid, type Verdict } from '../verdict';
import { type Calibrator, fitCalibrator, type Knot } from './calibrator';

/** Options of {@link calibrate}. */
export interface CalibrateOptions {
  /** Folds on which the calibration error is measured; each is judged by a calibration of the others. */
  readonly folds?: number;
  readonly seed?: number;
}

/** How far stated probabilities are from what happened: the expected calibration error, at two base rates. */
export interface CalibrationErrors {
  /** At the share of lures in the rows. */
  readonly own: number;
  /** With lures weighted to 2 % of all, the prior shifted to that. */
  readonly shifted: number;
}

/** A scorer whose probabilities are fitted to one's own ads. */
export interface CalibratedScorer extends Pick<Scorer, 'score'> {
  /**
   * The verdict with probability, log-odds and contributions as they are worth on the ads of the calibration. Contributions still add
   * up: each is multiplied by the same factor, and what it says that an ad shows nothing is in `prior`, which so differs from the base
   * rate asked for. Band and typologies are those of the scorer.
   */
  score(ad: AdInput, options?: ScoreOptions): Verdict;
  /** What stated evidence, in log-odds above the prior, is worth. */
  worth(evidence: number): number;
  readonly knots: readonly Knot[];
  /** Without the calibration and with it, on folds that it was not fitted on. */
  readonly errors: { readonly before: CalibrationErrors; readonly after: CalibrationErrors };
}

/** The rows cannot calibrate a scorer; the message says what is missing. */
export class CalibrateError extends Error {
  override readonly name = 'CalibrateError';
}

const FOLDS = 5;
/** Groups of each class below which shares mean nothing. */
const LEAST_GROUPS = 30;

/**
 * Calibrates a scorer on labelled ads of one's own, on which nothing of it was fitted. Both labels count the same in the fit, so that the
 * share of lures among the rows does not matter; the base rate stays that of the scorer.
 *
 * @throws {CalibrateError} when there are too few groups of lures or honest ads.
 */
export function calibrate(
  scorer: Pick<Scorer, 'score'>,
  rows: readonly CorpusRow[],
  options: CalibrateOptions = {},
): CalibratedScorer {
  const { folds = FOLDS, seed = 1 } = options;
  const labelled = rows.filter((r) => r.label !== null);
  const evidence = Float64Array.from(labelled, ({ ad }) => evidenceOf(scorer.score(ad)));
  const split = splitOf(labelled, 'group', folds);
  for (const label of ['lure', 'honest'] as const) {
    const groups = new Set(split.clusters.of.filter((_, i) => labelled[i]!.label === label)).size;
    if (groups < Math.max(LEAST_GROUPS, folds))
      throw new CalibrateError(
        `Only ${groups} groups of ${label} ads; ${Math.max(LEAST_GROUPS, folds)} are needed. Rows need label (lure, honest) or cls.`,
      );
  }
  const lures = Uint8Array.from(labelled, (r) => (r.label === 'lure' ? 1 : 0));
  const after = crossCalibrated(evidence, lures, split, seed);
  const calibrator = fitOn(evidence, lures);
  const silence = calibrator.apply(0);
  return {
    knots: calibrator.knots,
    worth: (stated) => calibrator.apply(stated),
    errors: { before: errorsOf(evidence, lures), after: errorsOf(after, lures) },
    score: (ad, more) => adjusted(scorer.score(ad, more), calibrator, silence),
  };
}

/** Evidence of each ad by a calibration that was fitted on the other folds. */
export function crossCalibrated(evidence: Float64Array, lures: Uint8Array, split: Split, seed: number): Float64Array {
  const worth = new Float64Array(evidence.length);
  for (const { train, test } of split.folds(seed)) {
    const { apply } = fitOn(
      Float64Array.from(train, (i) => evidence[i]!),
      Uint8Array.from(train, (i) => lures[i]!),
    );
    for (const i of test) worth[i] = apply(evidence[i]!);
  }
  return worth;
}

function fitOn(evidence: Float64Array, lures: Uint8Array): Calibrator {
  return fitCalibrator(Array.from(evidence, (e, i) => ({ evidence: e, lure: lures[i] === 1, weight: 1 })));
}

/** Expected calibration errors of evidence. */
export function errorsOf(evidence: Float64Array, lures: Uint8Array): CalibrationErrors {
  const own = prevalenceOf(lures);
  return {
    own: calibratorOf(probabilitiesAt(evidence, own), lures)().ece,
    shifted: calibratorOf(probabilitiesAt(evidence, SHIFTED_TO), lures)(undefined, SHIFTED_TO).ece,
  };
}

function evidenceOf({ evidence }: Verdict): number {
  return evidence.reduce((sum, e) => sum + e.contribution, 0);
}

function adjusted(verdict: Verdict, calibrator: Calibrator, silence: number): Verdict {
  // Nothing was judged: nothing is known beyond the base rate.
  if (!verdict.scored) return verdict;
  const stated = evidenceOf(verdict);
  const factor = stated === 0 ? 1 : (calibrator.apply(stated) - silence) / stated;
  const prior = sigmoid(logit(verdict.prior) + silence);
  const evidence = verdict.evidence.map((e) => ({ ...e, contribution: factor * e.contribution }));
  const whole = evidence.reduce((sum, e) => sum + e.contribution, logit(prior));
  return { ...verdict, prior, evidence, logit: whole, probability: sigmoid(whole) };
}
