import type { CorpusRow } from '../corpus';
import { type Case, worstOf } from './cases';
import { type Configuration, type Run, runOf } from './configurations';
import { type Comparison, compacted, compare, type Measured, type MeasureOptions, measure, slicesOf } from './measure';
import {
  type Calibration,
  type Curve,
  calibratorOf,
  curveOf,
  FIGURES,
  type FigureInfo,
  prevalenceOf,
  probabilitiesAt,
  rank,
  recallOfReview,
  SHIFTED_TO,
} from './metrics';
import type { Against } from './predictions';
import type { RuleFigures } from './rules-table';
import type { Split } from './splits';
import type { Variant } from './variants';

export interface EvaluationOptions {
  /** Draws of the bootstrap. */
  readonly draws: number;
  /** First seed; the folds of systems that learn use it and those that follow. */
  readonly seed: number;
  /** How many seeds systems that learn are fitted with. */
  readonly seeds: number;
  /** Evidence (log-odds above the prior) from which on an ad is flagged, by configurations that have no bands of their own. */
  readonly flagFrom: number;
  readonly variants: readonly Variant[];
  /** Worst misses and false alarms kept of each configuration. */
  readonly worst: number;
  /** Called as rows are judged. */
  readonly progress?: (configuration: string, judged: number) => void;
}

/** Points of a line in a plot, x and y. */
export type Points = readonly (readonly [number, number])[];

/** Lines that plots draw, thinned out. Those of the first seed where there are several. */
export interface Curves {
  /** Recall and precision, at the prevalence of the rows. */
  readonly precisionRecall: Points;
  /** The same with lures {@link SHIFTED_TO} of all. */
  readonly precisionRecallShifted: Points;
  /** False alarms and recall. */
  readonly roc: Points;
  /** Share of the ads that is read, and share of the lures found in it, with lures {@link SHIFTED_TO} of all. */
  readonly review: Points;
  readonly reliability: Calibration;
  readonly reliabilityShifted: Calibration;
}

/** One dimension's value, measured. */
export interface MeasuredSlice extends Measured {
  readonly dimension: string;
  readonly value: string;
}

/** The same rows with something changed, and what that did. */
export interface MeasuredVariant {
  readonly id: string;
  readonly gloss: string;
  /** Rows that the change touches. */
  readonly touched: number;
  readonly comparison: Comparison;
}

/** All that was measured of one configuration. */
export interface System {
  readonly name: string;
  readonly gloss: string;
  readonly seeds: readonly number[];
  readonly learns: boolean;
  readonly overall: Measured;
  readonly curves: Curves | null;
  readonly slices: readonly MeasuredSlice[];
  readonly variants: readonly MeasuredVariant[];
  readonly worst: { readonly misses: readonly Case[]; readonly alarms: readonly Case[] };
}

/** Everything that was measured, as plain data. */
export interface Evaluation {
  readonly split: {
    readonly kind: string;
    readonly groups: number;
    readonly largestGroup: number;
    readonly rows: number;
    readonly usable: number;
    readonly warning: string | null;
  };
  readonly bootstrap: { readonly draws: number; readonly seed: number };
  readonly flagFrom: number;
  readonly prevalence: number;
  readonly figures: readonly FigureInfo[];
  readonly systems: readonly System[];
}

/** An evaluation with what belongs around it in a report. */
export interface Report extends Evaluation {
  readonly title: string;
  readonly corpus: {
    readonly files: readonly { readonly file: string; readonly sha256: string; readonly rows: number }[];
    readonly rows: number;
    readonly lures: number;
    readonly honest: number;
    readonly unlabelled: number;
    readonly rejected: number;
    readonly languages: readonly string[];
    /** What differs from a manifest, and other remarks. */
    readonly notes: readonly string[];
  };
  readonly versions: { readonly engine: string; readonly ruleset: string };
  readonly command: string;
  readonly rules: readonly RuleFigures[] | null;
  readonly against: readonly Against[];
}

/** Measures configurations on labelled rows, and gives the runs back as well. */
export function evaluate(
  rows: readonly CorpusRow[],
  configurations: readonly Configuration[],
  split: Split,
  options: EvaluationOptions,
): { evaluation: Evaluation; runs: readonly Run[] } {
  const seeds = Array.from({ length: options.seeds }, (_, i) => options.seed + i);
  const measured: MeasureOptions = { ...options, drawCalibration: true, clusters: split.clusters };
  const runs: Run[] = [];
  const systems = configurations.map((configuration) => {
    let judged = 0;
    const tick = () => {
      judged++;
      options.progress?.(configuration.name, judged);
    };
    const run = runOf(configuration, rows, split, seeds, undefined, tick);
    runs.push(run);
    const flagFrom = configuration.flagFrom ?? options.flagFrom;
    return systemOf(run, rows, split, { ...measured, flagFrom }, options, tick);
  });
  const lures = Uint8Array.from(split.usable, (i) => (rows[i]!.label === 'lure' ? 1 : 0));
  return {
    runs,
    evaluation: {
      split: {
        kind: split.kind,
        groups: split.clusters.count,
        largestGroup: split.clusters.largest,
        rows: rows.length,
        usable: split.usable.length,
        warning: split.warning,
      },
      bootstrap: { draws: options.draws, seed: options.seed },
      flagFrom: options.flagFrom,
      prevalence: prevalenceOf(lures),
      figures: FIGURES,
      systems,
    },
  };
}

function systemOf(
  run: Run,
  rows: readonly CorpusRow[],
  split: Split,
  measured: MeasureOptions,
  options: EvaluationOptions,
  tick: () => void,
): System {
  const { configuration, seeds } = run;
  const roughly = { ...measured, drawCalibration: false };
  return {
    name: configuration.name,
    gloss: configuration.gloss,
    seeds,
    learns: configuration.learn !== undefined,
    overall: measure(run, rows, split.usable, measured),
    curves: curvesOf(run, rows, split.usable),
    slices: slicesOf(rows, split.usable).map(({ dimension, value, subset }) => ({
      dimension,
      value,
      ...measure(run, rows, subset, roughly),
    })),
    variants: options.variants.map((variant) => variantOf(variant, run, rows, split, roughly, tick)),
    worst: worstOf(run, rows, split.usable, split.clusters.of, options.worst),
  };
}

function variantOf(
  variant: Variant,
  run: Run,
  rows: readonly CorpusRow[],
  split: Split,
  options: MeasureOptions,
  tick: () => void,
): MeasuredVariant {
  let touched = 0;
  const changed = runOf(
    run.configuration,
    rows,
    split,
    run.seeds,
    (row) => {
      const other = variant.apply(row, options.seed);
      if (JSON.stringify(other.ad) !== JSON.stringify(row.ad)) touched++;
      return other;
    },
    tick,
  );
  const lures = Uint8Array.from(split.usable, (i) => (rows[i]!.label === 'lure' ? 1 : 0));
  const scored = ({ evidence }: Run) =>
    evidence.map((e) => ({ evidence: Float64Array.from(split.usable, (i) => e[i]!), lures }));
  return {
    id: variant.id,
    gloss: variant.gloss,
    touched: Math.round(touched / run.seeds.length),
    comparison: compare(scored(run), scored(changed), compacted(split.usable, split.clusters), options),
  };
}

/** Most points of a line in a plot. */
const MOST_POINTS = 240;

function curvesOf(run: Run, rows: readonly CorpusRow[], usable: Int32Array): Curves | null {
  const lures = Uint8Array.from(usable, (i) => (rows[i]!.label === 'lure' ? 1 : 0));
  const evidence = Float64Array.from(usable, (i) => run.evidence[0]![i]!);
  const curve = curveOf(rank(evidence, lures));
  const { allLures, allHonest } = curve;
  if (allLures === 0 || allHonest === 0) return null;
  const own = prevalenceOf(lures);
  const odds = (allLures / allHonest) * ((1 - SHIFTED_TO) / SHIFTED_TO);
  return {
    precisionRecall: thinned(precisionRecall(curve, 1)),
    precisionRecallShifted: thinned(precisionRecall(curve, odds)),
    roc: thinned([
      [0, 0],
      ...points(curve, (step) => [curve.honest[step]! / allHonest, curve.lures[step]! / allLures]),
    ]),
    review: reviewShares().map((share) => [share, recallOfReview(curve, share, SHIFTED_TO)]),
    reliability: calibratorOf(probabilitiesAt(evidence, own), lures)(),
    reliabilityShifted: calibratorOf(probabilitiesAt(evidence, SHIFTED_TO), lures)(undefined, SHIFTED_TO),
  };
}

function points(curve: Curve, at: (step: number) => readonly [number, number]): (readonly [number, number])[] {
  return Array.from(curve.lures, (_, step) => at(step));
}

function precisionRecall(curve: Curve, odds: number): Points {
  return points(curve, (step) => {
    const caught = curve.lures[step]!;
    return [caught / curve.allLures, caught / (caught + odds * curve.honest[step]!)];
  });
}

/** Shares of all ads that are read, in steps that grow. */
function reviewShares(): number[] {
  return Array.from({ length: 61 }, (_, i) => 0.001 * 1000 ** (i / 60)).map((s) => Math.min(1, s));
}

/** Points left out where a line has too many, spread over its length. */
function thinned(line: Points): Points {
  if (line.length <= MOST_POINTS) return line;
  const every = (line.length - 1) / (MOST_POINTS - 1);
  return Array.from({ length: MOST_POINTS }, (_, i) => line[Math.round(i * every)]!);
}
