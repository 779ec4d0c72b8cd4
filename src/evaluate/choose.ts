import type { Groups } from './groups';
import {
  bootstrap,
  curveOf,
  type Estimate,
  opened,
  operatingPoint,
  precisionAt,
  rank,
  recallOfReview,
  type Scored,
} from './metrics';

/** Options of {@link choose}. */
export interface ChooseOptions {
  /** Largest share of the honest ads that may be flagged, between 0 and 1. */
  readonly maxFalseAlarms: number;
  /** Share of lures among all ads, for precision and for the review budget; 0.02 if not given. */
  readonly prevalence?: number;
  /** Ads that are one ad, so that intervals draw them together; every ad by itself if not given. */
  readonly clusters?: Groups;
  /** Draws of the bootstrap; 1,000 if not given. */
  readonly draws?: number;
  readonly seed?: number;
}

/** Where to work. */
export interface Choice {
  /** Flag ads whose evidence (log-odds above the prior) is at least this. */
  readonly from: number;
  /** Share of the honest ads that are flagged, with its 95 % interval: the ads of tomorrow will differ by as much. */
  readonly falseAlarms: Estimate;
  /** Share of the lures that are flagged. */
  readonly recall: Estimate;
  /** Share of lures among what is flagged, where lures have the stated prevalence; NaN when nothing is flagged. */
  readonly precision: number;
  /** Share of all ads that is flagged then. */
  readonly flagged: number;
}

/** No threshold can be chosen by these ads, or an option is out of its range; the message says what is missing. */
export class ChooseError extends Error {
  override readonly name = 'ChooseError';
}

const PREVALENCE = 0.02;
const DRAWS = 1000;

/**
 * Chooses the lowest threshold that flags no more than a share of the honest ads. Nothing is interpolated: to promise one in a thousand,
 * a thousand honest ads must be at hand.
 *
 * @param scored evidence from something that was not fitted on these ads
 * @throws {ChooseError} when a class is missing, or there are fewer honest ads than the share can be measured on.
 */
export function choose(scored: Scored, options: ChooseOptions): Choice {
  const { maxFalseAlarms, prevalence = PREVALENCE, draws = DRAWS, seed = 1 } = options;
  share('maxFalseAlarms', maxFalseAlarms);
  share('prevalence', prevalence);
  const { evidence, lures } = checked(scored);
  const honest = lures.reduce((sum, lure) => sum + 1 - lure, 0);
  if (honest * maxFalseAlarms < 1 - 1e-9)
    throw new ChooseError(
      `${honest} honest ads; a share of ${maxFalseAlarms} needs ${Math.ceil(1 / maxFalseAlarms)}. Give more honest ads or allow more false alarms.`,
    );
  const ranking = rank(evidence, lures);
  const { step, recall, falseAlarms } = operatingPoint(curveOf(ranking), maxFalseAlarms);
  const clusters = options.clusters ?? { of: Int32Array.from(lures, (_, i) => i), count: lures.length };
  const [alarms, found] = bootstrap({ clusters: clusters.of, count: clusters.count, draws, seed }, (weights) => {
    const { lures: caught, honest: flagged, allLures, allHonest } = curveOf(ranking, weights);
    return step < 0 ? Float64Array.of(0, 0) : Float64Array.of(flagged[step]! / allHonest, caught[step]! / allLures);
  });
  const groupsOf = (lure: 0 | 1) => new Set(clusters.of.filter((_, i) => lures[i] === lure)).size;
  return {
    from: step < 0 ? Number.POSITIVE_INFINITY : ranking.thresholds[step]!,
    falseAlarms: step < 0 ? alarms! : opened(alarms!, groupsOf(0)),
    recall: step < 0 ? found! : opened(found!, groupsOf(1)),
    precision: step < 0 ? Number.NaN : precisionAt(recall, falseAlarms, prevalence),
    flagged: prevalence * recall + (1 - prevalence) * falseAlarms,
  };
}

/** What reviewers find who read so much. */
export interface ReviewPoint {
  /** Share of all ads that is read, highest first. */
  readonly read: number;
  /** Share of the lures that is found. */
  readonly found: number;
  /** Share of lures among what is read. */
  readonly precision: number;
}

/**
 * What reviewers find when they read a share of all ads from the top.
 *
 * @param shares of all ads, each above 0 and at most 1
 * @throws {ChooseError} when a class is missing or a share is out of its range.
 */
export function reviewBudget(
  scored: Scored,
  shares: readonly number[],
  prevalence: number = PREVALENCE,
): ReviewPoint[] {
  share('prevalence', prevalence);
  const { evidence, lures } = checked(scored);
  const curve = curveOf(rank(evidence, lures));
  return shares.map((read) => {
    if (!(read > 0 && read <= 1)) throw new ChooseError(`shares: must be above 0 and at most 1; got ${read}`);
    const found = recallOfReview(curve, read, prevalence);
    return { read, found, precision: (prevalence * found) / read };
  });
}

function share(option: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new ChooseError(`${option}: must be between 0 and 1; got ${value}`);
}

function checked({ evidence, lures }: Scored): Scored {
  if (evidence.length !== lures.length)
    throw new ChooseError(`${evidence.length} evidences for ${lures.length} labels; give one for each ad`);
  if (evidence.some((e) => Number.isNaN(e))) throw new ChooseError('evidence: must not be NaN');
  const found = lures.reduce((sum, lure) => sum + lure, 0);
  if (found === 0 || found === lures.length) throw new ChooseError('lures and honest ads are both needed');
  return { evidence, lures };
}
