import type { CorpusRow } from '../corpus';
import type { Run } from './configurations';
import type { Groups } from './groups';
import {
  bootstrap,
  type Estimate,
  FIGURES,
  type FigureOptions,
  figureIndex,
  figuresOf,
  opened,
  precisionAt,
  type Scored,
  shareUnseen,
} from './metrics';
import { baseLanguage } from './perturb';
import { LENGTH_BUCKETS, lengthBucket } from './text';

/** A figure: its value (the mean over the seeds), its interval, and how much it moves with the seed. */
export interface Figure extends Estimate {
  /** Standard deviation over the seeds; null where there is one seed. */
  readonly sd: number | null;
}

/** What was measured on some rows. */
export interface Measured {
  readonly rows: number;
  readonly lures: number;
  readonly honest: number;
  /** Clusters that a draw takes or leaves whole. */
  readonly clusters: number;
  /** By the id of the figure, in the order of {@link FIGURES}. */
  readonly figures: Readonly<Record<string, Figure>>;
}

export interface MeasureOptions extends FigureOptions {
  readonly clusters: Groups;
  readonly draws: number;
  readonly seed: number;
}

/** Measures a run on some of the rows, with cluster-bootstrap intervals. */
export function measure(
  run: Run,
  rows: readonly CorpusRow[],
  subset: readonly number[] | Int32Array,
  options: MeasureOptions,
): Measured {
  const lures = Uint8Array.from(subset, (i) => (rows[i]!.label === 'lure' ? 1 : 0));
  const { of, count } = compacted(subset, options.clusters);
  const seeds = run.evidence.map((evidence) =>
    figuresOf({ evidence: Float64Array.from(subset, (i) => evidence[i]!), lures }, options),
  );
  const estimates = bootstrap({ clusters: of, count, draws: options.draws, seed: options.seed }, (weights) =>
    meanOf(seeds.map((figures) => figures(weights))),
  );
  const groupsOf = (lure: 0 | 1) => new Set(of.filter((_, i) => lures[i] === lure)).size;
  const known = openedFigures(estimates, groupsOf(1), groupsOf(0));
  const bySeed = seeds.map((figures) => figures());
  const found = lures.reduce((sum, lure) => sum + lure, 0);
  return {
    rows: subset.length,
    lures: found,
    honest: subset.length - found,
    clusters: count,
    figures: Object.fromEntries(
      FIGURES.map(({ id }, f) => [
        id,
        { ...known[f]!, sd: bySeed.length > 1 ? deviation(bySeed.map((values) => values[f]!)) : null },
      ]),
    ),
  };
}

/**
 * Intervals of {@link FIGURES}, opened where every draw said the same: shares of lures and honest ads by their groups, and precision by
 * what these leave open.
 */
function openedFigures(estimates: readonly Estimate[], lureGroups: number, honestGroups: number): readonly Estimate[] {
  const found = (id: string) => opened(estimates[figureIndex(id)]!, lureGroups);
  const precision = (estimate: Estimate, recall: Estimate, prevalence: number): Estimate =>
    estimate.value === 1 && estimate.low === 1
      ? { ...estimate, low: precisionAt(recall.low, shareUnseen(honestGroups), prevalence) }
      : estimate;
  return FIGURES.map(({ id }, f) => {
    const estimate = estimates[f]!;
    const [kind, at] = id.split('@');
    if (kind === 'flagged-honest') return opened(estimate, honestGroups);
    if (kind === 'flagged-lures' || kind === 'recall') return found(id);
    if (kind === 'precision') return precision(estimate, found('recall@0.01'), Number(at));
    if (kind === 'flagged-precision') return precision(estimate, found('flagged-lures'), Number(at));
    return estimate;
  });
}

/** Clusters of some rows, numbered anew without gaps. */
export function compacted(subset: readonly number[] | Int32Array, clusters: Groups): { of: Int32Array; count: number } {
  const numbers = new Map<number, number>();
  const of = Int32Array.from(subset, (i) => {
    const cluster = clusters.of[i]!;
    let number = numbers.get(cluster);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(cluster, number);
    }
    return number;
  });
  return { of, count: numbers.size };
}

function meanOf(lists: readonly Float64Array[]): Float64Array {
  const [first] = lists;
  if (lists.length === 1) return first!;
  return first!.map((_, f) => lists.reduce((sum, values) => sum + values[f]!, 0) / lists.length);
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1));
}

/** By what rows are measured apart. */
export const DIMENSIONS = ['language', 'set', 'typology', 'level', 'channel', 'length', 'kind of honest ad'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Fewer rows than this are not measured apart. */
const LEAST_ROWS = 10;

/** Rows that are measured apart. */
export interface Slice {
  readonly dimension: Dimension;
  readonly value: string;
  readonly subset: readonly number[];
}

/**
 * The rows by language, collection, typology, level, channel, length, and kind of honest ad; a dimension of which the rows tell nothing
 * is left out, and so is a value of fewer than {@link LEAST_ROWS} rows. The lures of one typology or level are held against all honest ads, and the honest ads of one kind against all lures:
 * these words exist for one class alone.
 */
export function slicesOf(rows: readonly CorpusRow[], usable: ArrayLike<number>): Slice[] {
  const slices: Slice[] = [];
  const all = Array.from(usable);
  const add = (dimension: Dimension, nameOf: (row: CorpusRow) => string | null, one: CorpusRow['label'] = null) => {
    const values = new Map<string, number[]>();
    for (const i of all) {
      if (one !== null && rows[i]!.label !== one) continue;
      const value = nameOf(rows[i]!);
      if (value === null) continue;
      const list = values.get(value);
      if (list) list.push(i);
      else values.set(value, [i]);
    }
    if (one === null && values.size < 2 && dimension !== 'language') return;
    const others = one === null ? [] : all.filter((i) => rows[i]!.label !== one);
    const rank = (value: string) => (dimension === 'length' ? LENGTH_BUCKETS.indexOf(value) : 0);
    for (const [value, list] of [...values].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)))
      if (list.length >= LEAST_ROWS) slices.push({ dimension, value, subset: [...list, ...others] });
  };
  add('language', (r) => (r.lang === 'und' ? null : baseLanguage(r.lang)));
  add('set', (r) => r.set);
  add('typology', (r) => r.kind, 'lure');
  add('level', (r) => r.level, 'lure');
  add('channel', (r) => r.channel);
  add('length', lengthBucket);
  add('kind of honest ad', (r) => r.kind ?? (r.cls === 'honest' ? null : r.cls), 'honest');
  return slices;
}

/** A difference between two systems on the same rows. */
export interface Change {
  readonly before: number;
  readonly after: number;
  /** After less before, with its interval over the same draws of both. */
  readonly change: Estimate;
}

/** Differences by the id of the figure. */
export interface Comparison {
  readonly rows: number;
  readonly clusters: number;
  readonly figures: Readonly<Record<string, Change>>;
}

/** Paired bootstrap: every draw measures both systems on the same clusters. Lists hold one entry a seed. */
export function compare(
  before: readonly Scored[],
  after: readonly Scored[],
  { of, count }: { readonly of: Int32Array; readonly count: number },
  { draws, seed, ...options }: Omit<MeasureOptions, 'clusters'>,
): Comparison {
  const first = before.map((s) => figuresOf(s, options));
  const second = after.map((s) => figuresOf(s, options));
  const estimates = bootstrap({ clusters: of, count, draws, seed }, (weights) => {
    const a = meanOf(first.map((figures) => figures(weights)));
    const b = meanOf(second.map((figures) => figures(weights)));
    return Float64Array.from([...a, ...b, ...b.map((value, f) => value - a[f]!)]);
  });
  const figures = FIGURES.length;
  return {
    rows: of.length,
    clusters: count,
    figures: Object.fromEntries(
      FIGURES.map(({ id }, f) => [
        id,
        {
          before: estimates[f]!.value,
          after: estimates[figures + f]!.value,
          change: estimates[2 * figures + f]!,
        },
      ]),
    ),
  };
}
