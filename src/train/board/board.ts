import type { CorpusRow } from '../../corpus';
import { averagePrecision, curveOf, rank, splitOf } from '../../evaluate';
import { fitCalibrator } from '../calibrator';
import { fitSmall } from '../small';
import { type Blocks, type BlockWeights, Index, Scale } from './blocks';
import { type Dual, fitDual } from './dual';
import { blocksOf, type LocationReading } from './fields';
import { LONGEST_RUN } from './wording';

/** Options of {@link trainBoard}. */
export interface BoardOptions {
  readonly seed?: number;
  /** Folds inside the training ads, on which strength and shape are chosen and the log-odds are calibrated; at least 2. */
  readonly folds?: number;
  /** Strengths of regularisation to choose from, strongest first. */
  readonly strengths?: readonly number[];
  /**
   * Powers of the likeness to choose from: 1 weighs single wordings, 2 pairs of them as well. Where both are near, their mean is taken.
   */
  readonly powers?: readonly number[];
  /** How much the block of fields counts beside one of words; 0 leaves it out. */
  readonly fields?: readonly number[];
  readonly location?: LocationReading;
  /** Share of lures at which the choice is made. */
  readonly prevalence?: number;
  /** What other evidence says of an ad, in log-odds, to be weighed together with the wording; none if not given. */
  readonly evidenceOf?: (row: CorpusRow) => number;
}

/** What was chosen inside the training ads. */
export interface BoardChoice {
  readonly powers: readonly number[];
  readonly fields: number;
  readonly l2: number;
  /** Average precision at the stated prevalence, on folds that were not fitted. */
  readonly averagePrecision: number;
}

/** A model of one board's own ads. */
export interface BoardModel {
  /** Calibrated log-odds, by its wording and fields alone, that an ad is a lure where half of the ads are. */
  logitOf(row: CorpusRow): number;
  /** The same by wording, fields and the other evidence that {@link BoardOptions.evidenceOf} gives; without that as `logitOf`. */
  togetherOf(row: CorpusRow): number;
  readonly choice: BoardChoice;
}

/** The ads cannot make a model; the message says what is missing. */
export class BoardError extends Error {
  override readonly name = 'BoardError';
}

const FOLDS = 4;
const STRENGTHS = [1e-3, 1e-4, 1e-5];
const POWERS = [1, 2];
const FIELDS = [0, 0.4];
const PREVALENCE = 0.05;
/** Ads above which work and memory, which grow with the square of their number, would be too much. */
const MOST_ADS = 6000;
/** Evidence beyond this changes nothing any more and must not bend the line. */
const MOST_EVIDENCE = 8;

/** Blocks of rows, read once for all fits. */
const known = new WeakMap<CorpusRow, Map<LocationReading, Blocks>>();

function blocksIn(row: CorpusRow, location: LocationReading): Blocks {
  const own = known.get(row) ?? new Map<LocationReading, Blocks>();
  known.set(row, own);
  const blocks = own.get(location) ?? blocksOf(row, location);
  own.set(location, blocks);
  return blocks;
}

/**
 * Trains a model of one board's own labelled ads, lures and honest ones in one form. Unlike the model that is shipped it may learn the
 * board's own wording, and what its fields leave out, and it is good for that board alone.
 *
 * Likenesses of runs of words, scaled by how unevenly lures and honest ads use them, are weighed by logistic regression; strength, power
 * and the share of the fields are chosen by cross-fitting inside the ads given, near-duplicates never parted, and the log-odds are
 * calibrated on the same folds. The same rows and options give the same model.
 *
 * @throws {BoardError} when there are too few ads of a class, or too many in all.
 */
export function trainBoard(rows: readonly CorpusRow[], options: BoardOptions = {}): BoardModel {
  const {
    seed = 1,
    folds = FOLDS,
    strengths = STRENGTHS,
    powers = POWERS,
    fields = FIELDS,
    location = 'country',
    prevalence = PREVALENCE,
    evidenceOf,
  } = options;
  const usable = rows.filter((r) => r.label !== null);
  if (usable.length > MOST_ADS)
    throw new BoardError(
      `${usable.length} ads; at most ${MOST_ADS} can be learnt from, draw a sample of the honest ones.`,
    );
  const lures = usable.map((r) => r.label === 'lure');
  const split = splitOf(usable, 'group', folds);
  for (const label of ['lure', 'honest'] as const) {
    const groups = new Set(split.clusters.of.filter((_, i) => usable[i]!.label === label)).size;
    if (groups < 2 * folds) throw new BoardError(`Only ${groups} groups of ${label} ads; ${2 * folds} are needed.`);
  }
  const blocks = usable.map((row) => blocksIn(row, location));
  const isLure = Uint8Array.from(lures, Number);

  // Cross-fitted log-odds of every shape: a share of fields, a power, a strength.
  const shapes = fields.map(() => powers.map(() => strengths.map(() => new Float64Array(usable.length))));
  for (const { train, test } of split.folds(seed))
    fields.forEach((share, f) => {
      const fits = fitShapes(
        Array.from(train, (i) => blocks[i]!),
        Array.from(train, (i) => lures[i]!),
        weightsOf(share),
        powers,
        strengths,
      );
      for (const i of test) {
        const like = fits.likenesses(blocks[i]!);
        fits.byPower.forEach((duals, p) => {
          duals.forEach((dual, s) => {
            shapes[f]![p]![s]![i] = dualLogit(dual, like, powers[p]!);
          });
        });
      }
    });

  const candidates = candidatesOf(fields, powers, strengths).map((candidate) => {
    const logits = meanOf(candidate.powers.map((p) => shapes[candidate.field]![p]![candidate.strength]!));
    return { ...candidate, logits, ap: averagePrecision(curveOf(rank(logits, isLure)), prevalence) };
  });
  const best = candidates.reduce((a, b) => (b.ap > a.ap ? b : a));
  const share = fields[best.field]!;
  const chosenPowers = best.powers.map((p) => powers[p]!);
  const l2 = strengths[best.strength]!;

  const whole = fitShapes(blocks, lures, weightsOf(share), chosenPowers, [l2]);
  const raw = (row: CorpusRow): number => {
    const like = whole.likenesses(blocksIn(row, location));
    return (
      whole.byPower.reduce((sum, [dual], p) => sum + dualLogit(dual!, like, chosenPowers[p]!), 0) / chosenPowers.length
    );
  };
  const calibratorOf = (logits: ArrayLike<number>) =>
    fitCalibrator(lures.map((lure, i) => ({ evidence: logits[i]!, lure, weight: 1 })));
  const own = calibratorOf(best.logits);
  const logitOf = (row: CorpusRow) => own.apply(raw(row));
  const choice = { powers: chosenPowers, fields: share, l2, averagePrecision: best.ap };
  if (evidenceOf === undefined) return { logitOf, togetherOf: logitOf, choice };
  const sum = together(usable, best.logits, evidenceOf);
  const joint = calibratorOf(usable.map((row, i) => sum(row, best.logits[i]!)));
  return { logitOf, togetherOf: (row) => joint.apply(sum(row, raw(row))), choice };
}

interface Candidate {
  readonly field: number;
  readonly powers: readonly number[];
  readonly strength: number;
}

/** Every shape, and for each strength the mean of all powers. */
function candidatesOf(fields: readonly number[], powers: readonly number[], strengths: readonly number[]): Candidate[] {
  const choices = [...powers.map((_, p) => [p]), ...(powers.length > 1 ? [powers.map((_, p) => p)] : [])];
  return fields.flatMap((_, field) =>
    choices.flatMap((chosen) => strengths.map((_l2, strength) => ({ field, powers: chosen, strength }))),
  );
}

function weightsOf(fields: number): BlockWeights {
  return [...new Array<number>(LONGEST_RUN).fill(1), fields];
}

interface Fits {
  /** Likenesses of an ad to the training ads. */
  likenesses(row: Blocks): Float64Array;
  /** By power, by strength. */
  readonly byPower: readonly (readonly Dual[])[];
}

/** Fits all powers and strengths for one weighing of the blocks. Both classes count the same. */
function fitShapes(
  blocks: readonly Blocks[],
  lures: readonly boolean[],
  weights: BlockWeights,
  powers: readonly number[],
  strengths: readonly number[],
): Fits {
  const scale = new Scale(blocks, lures, weights);
  const vectors = blocks.map((row) => scale.vectorOf(row));
  const index = new Index(vectors, scale.size);
  const rows = blocks.length;
  const likeness = new Float64Array(rows * rows);
  vectors.forEach((vector, r) => {
    likeness.set(index.likenesses(vector), r * rows);
  });
  const signs = Float64Array.from(lures, (lure) => (lure ? 1 : -1));
  const found = lures.filter(Boolean).length;
  const counts = Float64Array.from(lures, (lure) => rows / 2 / (lure ? found : rows - found));
  return {
    likenesses: (row) => index.likenesses(scale.vectorOf(row)),
    byPower: powers.map((power) =>
      fitDual(power === 1 ? likeness : likeness.map((like) => like ** power), signs, counts, strengths),
    ),
  };
}

function dualLogit({ shares, bias }: Dual, likenesses: Float64Array, power: number): number {
  let z = bias;
  for (let r = 0; r < shares.length; r++) {
    const like = likenesses[r]!;
    z += shares[r]! * (power === 1 ? like : like ** power);
  }
  return z;
}

function meanOf(lists: readonly Float64Array[]): Float64Array {
  return lists[0]!.map((_, i) => lists.reduce((sum, list) => sum + list[i]!, 0) / lists.length);
}

/** Wording and other evidence weighed together on cross-fitted log-odds; neither is ever held against itself. */
function together(
  rows: readonly CorpusRow[],
  logits: Float64Array,
  evidenceOf: (row: CorpusRow) => number,
): (row: CorpusRow, logit: number) => number {
  const bounded = (row: CorpusRow) => Math.max(-MOST_EVIDENCE, Math.min(MOST_EVIDENCE, evidenceOf(row)));
  const found = rows.filter((r) => r.label === 'lure').length;
  const [evidence, wording, bias] = fitSmall(
    rows.map((row, i) => {
      const lure = row.label === 'lure';
      return {
        inputs: [bounded(row), logits[i]!],
        lure,
        weight: rows.length / 2 / (lure ? found : rows.length - found),
      };
    }),
    [0, 1],
  ) as [number, number, number];
  return (row, logit) => evidence * bounded(row) + wording * logit + bias;
}
