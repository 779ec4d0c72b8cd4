import { FEATURE_COUNT, FeatureIndex, isKind, type KindModel, MOST_KIND_STEPS } from '../classifier';
import type { CorpusRow } from '../corpus';
import type { Typology } from '../terms';
import { fitLogistic, type Linear, scoreOf } from './logistic';
import type { AdReading } from './read';

/** A lure whose kind is known. */
export interface KindRow {
  readonly row: CorpusRow;
  readonly features: AdReading['features'];
  readonly fold: number;
}

/** Lures of a kind below which it is not told. */
const LEAST_ADS = 30;
/** Features that may have weights: the model stays small. */
const MOST_FEATURES = 4000;
/** Lures that must have a feature. */
const LEAST_LURES = 3;
const STRENGTH = 1e-5;
const ITERATIONS = 30;
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

/**
 * Fits what tells kinds of lures apart: each kind against the others by logistic regression, kinds counting by the root of how many
 * ads they have; first over all features, then over the few thousand that had most to say. Null where fewer than two kinds have enough
 * ads.
 */
export function fitKinds(lures: readonly KindRow[]): KindModel | null {
  const counts = new Map<Typology, number>();
  for (const { row } of lures) counts.set(row.kind as Typology, (counts.get(row.kind as Typology) ?? 0) + 1);
  const kinds = [...counts.keys()].filter((kind) => counts.get(kind)! >= LEAST_ADS).sort();
  if (kinds.length < 2) return null;
  const seen = new Uint32Array(FEATURE_COUNT);
  for (const { features } of lures) for (const i of features.indices) seen[i]!++;
  const fitOver = (kept: Uint8Array): Linear[] =>
    kinds.map((kind) =>
      fitLogistic(
        lures.map(({ row, features }) => ({
          features,
          lure: row.kind === kind,
          weight: Math.sqrt(lures.length / kinds.length / counts.get(row.kind as Typology)!),
        })),
        FEATURE_COUNT,
        { l2: STRENGTH, kept, mostIterations: ITERATIONS },
      ),
    );
  const whole = fitOver(Uint8Array.from(seen, (n) => (n >= LEAST_LURES ? 1 : 0)));
  const said = new Map<number, number>();
  seen.forEach((n, i) => {
    if (n >= LEAST_LURES) said.set(i, Math.sqrt(n * whole.reduce((sum, { weights }) => sum + weights[i]! ** 2, 0)));
  });
  const features = [...said.keys()]
    .filter((i) => said.get(i)! > 0)
    .sort((a, b) => said.get(b)! - said.get(a)! || a - b)
    .slice(0, MOST_FEATURES)
    .sort((a, b) => a - b);
  const kept = new Uint8Array(FEATURE_COUNT);
  for (const i of features) kept[i] = 1;
  const few = fitOver(kept);
  const squares = few.reduce((sum, { weights }) => sum + features.reduce((own, i) => own + weights[i]! ** 2, 0), 0);
  const scale = Math.sqrt(squares / features.length / kinds.length) / STEPS;
  const weights = new Int8Array(features.length * kinds.length);
  features.forEach((i, row) => {
    few.forEach((linear, k) => {
      const steps = Math.round(linear.weights[i]! / scale);
      weights[row * kinds.length + k] = Math.max(-MOST_KIND_STEPS, Math.min(MOST_KIND_STEPS, steps));
    });
  });
  return {
    kinds,
    biases: few.map(({ bias }) => Math.round(bias * 1e3) / 1e3),
    scale: round(scale),
    index: new FeatureIndex(Uint32Array.from(features)),
    weights,
  };
}

function round(x: number): number {
  return Number(x.toPrecision(4));
}

/** Share of lures whose kind comes first, by a model that was not fitted on them. */
export function shareToldRight(model: KindModel, lures: readonly KindRow[]): number {
  const { kinds, biases, scale, index, weights } = model;
  const linear = kinds.map((_, k): Linear => {
    const full = new Float64Array(FEATURE_COUNT);
    index.features.forEach((i, row) => {
      full[i] = scale * weights[row * kinds.length + k]!;
    });
    return { bias: biases[k]!, weights: full };
  });
  const right = lures.filter(({ row, features }) => {
    const scores = linear.map((l) => scoreOf(l, features));
    return kinds[scores.indexOf(Math.max(...scores))] === row.kind;
  });
  return right.length / lures.length;
}
