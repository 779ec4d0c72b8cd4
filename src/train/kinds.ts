import {
  byFeature,
  CONCEPT,
  FEATURE_COUNT,
  FeatureIndex,
  isKind,
  type KindModel,
  MOST_KIND_STEPS,
  SECTION_STARTS,
  sayings,
} from '../classifier';
import type { CorpusRow } from '../corpus';
import type { Typology } from '../terms';
import { type ClassWeights, fitAgainstRest } from './against-rest';
import { rarityOf } from './keep';
import { type Linear, scoreOf } from './logistic';
import type { AdReading } from './read';

/** A lure whose kind is known. */
export interface KindRow {
  readonly row: CorpusRow;
  readonly features: AdReading['features'];
  readonly fold: number;
}

/** Lures of a kind below which it is not told. */
const LEAST_ADS = 30;
/** Weights that all kinds together may have: the model stays small. */
const MOST_WEIGHTS = 16_000;
/** Lures that must have a feature. */
const LEAST_LURES = 4;
const STRENGTH = 1e-5;
/** Iterations of a fit from 0, and of one that begins near its end. */
const ITERATIONS = { first: 30, next: 20 } as const;
/** Times that what says least is left out and the rest fitted again. */
const SLIMMINGS = 3;
/** Power of the inverse document frequency by which rare wording leaves 0 more readily: what lures of all kinds say tells none. */
const RARITY = 2;
/** A step is the usual size of a weight divided by this. */
const STEPS = 1.5;

/** The lures whose kind the rows tell. */
export function kindRows(
  rows: readonly CorpusRow[],
  readings: readonly (readonly AdReading[])[],
  foldOf: Int32Array,
): KindRow[] {
  return rows.flatMap((row, r) =>
    row.label === 'lure' && isKind(row.kind) ? [{ row, features: readings[r]![0]!.features, fold: foldOf[r]! }] : [],
  );
}

/** What tells kinds apart, and the fit over all features from which it was slimmed. */
export interface FittedKinds {
  readonly model: KindModel;
  readonly whole: ClassWeights;
}

/**
 * Fits what tells kinds of lures apart: each kind against the others by logistic regression, kinds counting by the root of how many
 * ads they have; first over all features, then step by step over those that have most to say of it. Null where fewer than two kinds have
 * enough ads.
 *
 * @param near a fit on some of the lures: where to begin, which is sooner done
 */
export function fitKinds(lures: readonly KindRow[], near?: FittedKinds | null): FittedKinds | null {
  const counts = new Map<Typology, number>();
  for (const { row } of lures) counts.set(row.kind as Typology, (counts.get(row.kind as Typology) ?? 0) + 1);
  const kinds = [...counts.keys()].filter((kind) => counts.get(kind)! >= LEAST_ADS).sort();
  if (kinds.length < 2) return null;
  const seen = new Uint32Array(FEATURE_COUNT);
  for (const { features } of lures) for (const i of features.indices) seen[i]!++;
  const ease = new Float64Array(FEATURE_COUNT).fill(1);
  for (let i = 0; i < SECTION_STARTS[CONCEPT]!; i++)
    if (seen[i] !== 0) ease[i] = rarityOf(seen[i]!, lures.length) ** RARITY;
  // A lure of a kind with too few ads is of none of these, and speaks against each.
  const examples = lures.map(({ row, features }) => ({
    features,
    of: kinds.indexOf(row.kind as Typology),
    weight: Math.sqrt(lures.length / kinds.length / counts.get(row.kind as Typology)!),
  }));
  const fitOver = (kept: readonly Uint8Array[], start?: ClassWeights): ClassWeights =>
    fitAgainstRest(examples, FEATURE_COUNT, {
      l2: STRENGTH,
      kept,
      ease,
      mostIterations: start ? ITERATIONS.next : ITERATIONS.first,
      start,
    });
  const shared = Uint8Array.from(seen, (n) => (n >= LEAST_LURES ? 1 : 0));
  const whole = fitOver(
    kinds.map(() => shared),
    near?.model.kinds.join() === kinds.join() ? near.whole : undefined,
  );
  let fitted = whole;
  const all = weightsOf(fitted).length;
  for (let step = 1; step <= SLIMMINGS; step++)
    fitted = fitOver(
      strongestOf(fitted, seen, Math.round(all * Math.min(1, MOST_WEIGHTS / all) ** (step / SLIMMINGS))),
      fitted,
    );
  const some = weightsOf(fitted);
  const scale = round(Math.sqrt(some.reduce((sum, w) => sum + w * w, 0) / Math.max(1, some.length)) / STEPS);
  const speaking = fitted.classes.map(({ weights }) => {
    const features: number[] = [];
    const steps: number[] = [];
    weights.forEach((w, s) => {
      const step = Math.max(-MOST_KIND_STEPS, Math.min(MOST_KIND_STEPS, Math.round(w / scale)));
      if (step === 0) return;
      features.push(fitted.features[s]!);
      steps.push(step);
    });
    return { features, steps };
  });
  const features = Uint32Array.from(new Set(speaking.flatMap((own) => own.features))).sort();
  const index = new FeatureIndex(features);
  const model: KindModel = {
    kinds,
    biases: fitted.classes.map(({ bias }) => Math.round(bias * 1e3) / 1e3),
    scale,
    index,
    ...byFeature(
      features.length,
      speaking.map((own) => ({ rows: own.features.map((i) => index.rowOf(i)), steps: own.steps })),
    ),
  };
  return { model, whole };
}

/** All weights that are not 0. */
function weightsOf({ classes }: ClassWeights): number[] {
  return classes.flatMap(({ weights }) => Array.from(weights.filter((w) => w !== 0)));
}

/** For each kind the features that say most of it, by the size of their weight and how often they are met; so many of all kinds together. */
function strongestOf({ features, classes }: ClassWeights, seen: Uint32Array, most: number): Uint8Array[] {
  const much = classes.map(({ weights }) => weights.map((w, s) => Math.abs(w) * Math.sqrt(seen[features[s]!]!)));
  const sorted = Float64Array.from(much.flatMap((own) => Array.from(own.filter((x) => x > 0)))).sort();
  const least = sorted[Math.max(0, sorted.length - most)] ?? 0;
  return much.map((own) => {
    const kept = new Uint8Array(FEATURE_COUNT);
    own.forEach((x, s) => {
      if (x > 0 && x >= least) kept[features[s]!] = 1;
    });
    return kept;
  });
}

function round(x: number): number {
  return Number(x.toPrecision(4));
}

/** Share of lures whose kind comes first, by a model that was not fitted on them. */
export function shareToldRight(model: KindModel, lures: readonly KindRow[]): number {
  const { kinds, biases, scale, index } = model;
  const linear = sayings(model).map(({ rows, steps }, k): Linear => {
    const full = new Float64Array(FEATURE_COUNT);
    rows.forEach((row, i) => {
      full[index.features[row]!] = scale * steps[i]!;
    });
    return { bias: biases[k]!, weights: full };
  });
  const right = lures.filter(({ row, features }) => {
    const scores = linear.map((l) => scoreOf(l, features));
    return kinds[scores.indexOf(Math.max(...scores))] === row.kind;
  });
  return right.length / lures.length;
}
