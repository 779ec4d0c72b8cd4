import type { CorpusRow } from '../corpus';
import { type GroupOptions, type Groups, groupsOf } from './groups';
import { randomOf } from './perturb/random';

/** By what rows are kept together, or parted. */
export const SPLITS = ['group', 'employer', 'time', 'random'] as const;
export type SplitKind = (typeof SPLITS)[number];

/** Rows to learn from and rows to be measured on, by index. */
export interface Fold {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** A way to part rows. */
export interface Split {
  readonly kind: SplitKind | 'given';
  /** What no fold parts; a draw of the bootstrap takes or leaves it whole. */
  readonly clusters: Groups;
  /** Rows that can be measured: all, but for a split by time only those with a date after the first stretch. */
  readonly usable: Int32Array;
  /** What a reader of the figures must know; null when there is nothing. */
  readonly warning: string | null;
  /** The folds of a seed. Every usable row is tested once. */
  folds(seed: number): readonly Fold[];
}

/** A corpus cannot be parted in the way asked for. */
export class SplitError extends Error {
  override readonly name = 'SplitError';
}

/**
 * Prepares a split of rows.
 *
 * @param folds how many parts are tested in turn
 * @throws {SplitError} when there are too few groups, or no dates for a split by time.
 */
export function splitOf(
  rows: readonly CorpusRow[],
  kind: SplitKind,
  folds = 5,
  similarity?: GroupOptions['similarity'],
): Split {
  if (!Number.isInteger(folds) || folds < 2)
    throw new SplitError(`folds: must be a whole number from 2 on; got ${folds}`);
  const near = similarity === undefined ? {} : { similarity };
  const all = Int32Array.from(rows, (_, i) => i);
  if (kind === 'random') {
    const clusters: Groups = { of: all, count: rows.length, largest: Math.min(1, rows.length) };
    return {
      kind,
      clusters,
      usable: all,
      warning:
        'Random split: near-duplicates and the ads of one employer stand on both sides. What was learnt is measured on its own copies, and intervals are too narrow. Use it only to show the leak.',
      folds: (seed) => dealt(rows, clusters, folds, seed),
    };
  }
  if (kind === 'time') return splitByTime(rows, folds, groupsOf(rows, near));
  const clusters = groupsOf(rows, kind === 'employer' ? { ...near, keysOf: (r) => [r.group, employerOf(r)] } : near);
  return {
    kind,
    clusters,
    usable: all,
    warning:
      clusters.largest > rows.length / folds
        ? `One ${kind} holds ${clusters.largest} of ${rows.length} rows, more than a fold; folds differ in size.`
        : null,
    folds: (seed) => dealt(rows, clusters, folds, seed),
  };
}

/**
 * A split that is given: the first rows are measured, by what was learnt from those that follow, less the near-duplicates of what is
 * measured.
 *
 * @param measured how many rows are measured
 * @throws {SplitError} when there is nothing to measure or nothing to learn from.
 */
export function splitGiven(
  rows: readonly CorpusRow[],
  measured: number,
  similarity?: GroupOptions['similarity'],
): Split {
  const clusters = groupsOf(rows, similarity === undefined ? {} : { similarity });
  const usable = Int32Array.from({ length: measured }, (_, i) => i);
  const tested = new Set(Array.from(usable, (i) => clusters.of[i]!));
  const others = rows.map((_, i) => i).slice(measured);
  const train = Int32Array.from(others.filter((i) => !tested.has(clusters.of[i]!)));
  if (measured === 0 || train.length === 0)
    throw new SplitError('rows to measure and other rows to learn from are both needed');
  const left = others.length - train.length;
  return {
    kind: 'given',
    clusters,
    usable,
    warning:
      left > 0
        ? `${left} of ${others.length} rows to learn from are near-duplicates of measured ones and left out.`
        : null,
    folds: () => [{ train, test: usable }],
  };
}

/** The employer's name in a form in which spellings agree, or null. */
function employerOf({ ad }: CorpusRow): string | null {
  const name = ad.company
    ?.normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return name === undefined || name === '' ? null : `employer ${name}`;
}

/** Deals groups out to folds: the largest first, each to the fold that has fewest rows of the group's rarer class. */
function dealt(rows: readonly CorpusRow[], groups: Groups, folds: number, seed: number): Fold[] {
  if (groups.count < folds)
    throw new SplitError(`${groups.count} groups cannot be dealt to ${folds} folds; give more rows or fewer folds`);
  const random = randomOf(seed);
  const size = new Int32Array(groups.count);
  const lures = new Int32Array(groups.count);
  rows.forEach((row, i) => {
    size[groups.of[i]!]!++;
    if (row.label === 'lure') lures[groups.of[i]!]!++;
  });
  const order = Array.from(size, (rowsOf, group) => ({ group, rows: rowsOf, tie: random() }));
  order.sort((a, b) => b.rows - a.rows || a.tie - b.tie);
  const filled = Array.from({ length: folds }, () => ({ lures: 0, rows: 0 }));
  const foldOf = new Int32Array(groups.count);
  for (const { group } of order) {
    let best = 0;
    for (let f = 1; f < folds; f++) {
      const byLures = lures[group]! > 0 ? filled[f]!.lures - filled[best]!.lures : 0;
      if (byLures < 0 || (byLures === 0 && filled[f]!.rows < filled[best]!.rows)) best = f;
    }
    foldOf[group] = best;
    filled[best]!.lures += lures[group]!;
    filled[best]!.rows += size[group]!;
  }
  return Array.from({ length: folds }, (_, f) => {
    const train: number[] = [];
    const test: number[] = [];
    rows.forEach((_row, i) => {
      (foldOf[groups.of[i]!] === f ? test : train).push(i);
    });
    return { train: Int32Array.from(train), test: Int32Array.from(test) };
  });
}

/** Stretches of time in turn, each measured by what was learnt from all before it; its near-duplicates there are left out. */
function splitByTime(rows: readonly CorpusRow[], folds: number, clusters: Groups): Split {
  const dated = rows
    .map((row, i) => ({ i, at: row.date === null ? Number.NaN : Date.parse(row.date) }))
    .filter(({ at }) => !Number.isNaN(at))
    .sort((a, b) => a.at - b.at || a.i - b.i);
  if (dated.length < folds + 1)
    throw new SplitError(`a split by time needs rows with a date (ISO 8601, key "date"); ${dated.length} have one`);
  const parts = folds + 1;
  const bounds = Array.from({ length: parts + 1 }, (_, p) => {
    let at = Math.round((p * dated.length) / parts);
    // One day is not parted.
    while (at > 0 && at < dated.length && dated[at]!.at === dated[at - 1]!.at) at++;
    return at;
  });
  const without = rows.length - dated.length;
  return {
    kind: 'time',
    clusters,
    usable: Int32Array.from(dated.slice(bounds[1]!), ({ i }) => i).sort(),
    warning:
      `Measured on the ${dated.length - bounds[1]!} rows after the first of ${parts} stretches of time` +
      (without > 0 ? `; ${without} rows without a date are left out.` : '.'),
    folds: () =>
      Array.from({ length: folds }, (_, f) => {
        const test = dated.slice(bounds[f + 1]!, bounds[f + 2]!);
        const tested = new Set(test.map(({ i }) => clusters.of[i]!));
        return {
          train: Int32Array.from(
            dated.slice(0, bounds[f + 1]!).filter(({ i }) => !tested.has(clusters.of[i]!)),
            ({ i }) => i,
          ),
          test: Int32Array.from(test, ({ i }) => i),
        };
      }).filter(({ test }) => test.length > 0),
  };
}
