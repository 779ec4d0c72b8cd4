import { createHash } from 'node:crypto';
import {
  brevityOf,
  type Calibration,
  type CalibrationPoint,
  type Combination,
  encodeModel,
  FACT_VALUE,
  FEATURE_COUNT,
  gramsOf,
  lineOf,
  type TextModel,
} from '../classifier';
import type { CorpusRow } from '../corpus';
import { perturbAd, perturbationsOf } from '../evaluate';
import { senses } from '../generated/senses';
import { decodeModel } from '../model';
import type { RulePack, Ruleset } from '../rules';
import { dequantise, type Quantised, quantise } from './compress';
import { balanceOf, cutBands, evidenceOf, fitEvidence } from './evidence';
import { dealFolds, groupsOf } from './groups';
import { easeOf, keptFeatures, strongest } from './keep';
import { fitKinds, kindRows, shareToldRight } from './kinds';
import { type Example, fitLogistic, type Linear, scoreOf } from './logistic';
import { softplus } from './loss';
import { areaUnderRoc } from './measure';
import { chooseRows, DEFAULT_POLICY, isHeldOut, type Policy, weighRows } from './policy';
import { chanceOf } from './random';
import { type AdReading, readForTraining, thinRuleset } from './read';
import { fitSmall } from './small';

/** Options of {@link trainModel}. */
export interface TrainOptions {
  /** Packs of the ruleset whose mentions the model will be given when it is used. */
  readonly packs: readonly RulePack[];
  readonly name?: string;
  readonly version?: string;
  readonly seed?: number;
  /** Folds of the cross-fitting; at least 3. */
  readonly folds?: number;
  /** Strengths of regularisation to choose from. */
  readonly strengths?: readonly number[];
  /**
   * Shares of phrases that the lexicon forgets, one for each reading of a row without a `set`: rows beside which the phrases were
   * written. `[0]` reads every row once, as it is; the default is `[0.3, 0.6]`.
   */
  readonly forget?: readonly number[];
  /**
   * Rows without a `set` beside which no phrase was written: they are read once, as they are, and by them alone it is fitted how much
   * the model's word counts beside the rules', where there are enough of them.
   */
  readonly unseen?: (row: CorpusRow) => boolean;
  /** Most features that have a weight. */
  readonly mostWeights?: number;
  readonly policy?: Policy;
  /** Largest and smallest evidence the model may add. */
  readonly bounds?: { readonly low: number; readonly high: number };
  /** Called as the work goes on, with a line for a person. */
  readonly onProgress?: (line: string) => void;
}

/** A row as it was read, with its cross-fitted log-odds. */
export interface CrossFitted {
  readonly row: CorpusRow;
  readonly weight: number;
  readonly fold: number;
  /** One for each reading of the row. */
  readonly readings: readonly {
    readonly evidence: number;
    readonly signals: AdReading['signals'];
    readonly stance: AdReading['stance'];
    readonly signs: AdReading['signs'];
    readonly scored: boolean;
    readonly logit: number;
  }[];
}

/** A model with what is known of how it came about. */
export interface TrainedModel {
  readonly bytes: Uint8Array;
  readonly rows: readonly CrossFitted[];
  readonly report: {
    readonly rows: number;
    readonly lures: number;
    readonly groups: number;
    readonly strengths: readonly { readonly l2: number; readonly loss: number }[];
    readonly chosen: number;
    /** Of cross-fitted log-odds: area under the ROC curve, and expected calibration error over twelve parts, both labels counting the same. */
    readonly auc: number;
    readonly calibrationError: number;
    readonly calibration: Calibration;
    readonly combination: Combination;
    /** How often the kind of a lure that was not fitted on comes first; null where rows tell no kinds. */
    readonly kinds: { readonly ads: number; readonly right: number } | null;
    readonly languages: readonly string[];
    readonly data: string;
  };
}

/** The training data cannot make a model; the message says what is missing. */
export class TrainError extends Error {
  override readonly name = 'TrainError';
}

/** Strongest first: each is begun where a stronger one ended. */
const STRENGTHS = [3e-5, 1e-5, 3e-6];
const FOLDS = 5;
/** Features that have a weight at most, if nothing else is asked for. */
export const MOST_WEIGHTS = 112_000;
const ITERATIONS = 50;
/** Shares of phrases forgotten in each reading of a written row. */
const FORGET = [0.3, 0.6];
/** Unseen rows that tell enough about the rules to do without the others. */
const ENOUGH_UNSEEN = 400;
/** Groups of ordinary ads of each set, language and class by which bands are cut. */
const ORDINARY_GROUPS = 400;
const BOUNDS = { low: -4.5, high: 5 };

/**
 * Trains the text model: reads the rows, fits the weights by logistic regression, chooses the strength of regularisation inside the
 * training folds, calibrates on cross-fitted log-odds, and fits how much of them is evidence beside that of the rules.
 * The same rows, packs and options give the same bytes.
 *
 * @throws {TrainError} when there are too few lures or honest ads.
 */
export function trainModel(rows: readonly CorpusRow[], options: TrainOptions): TrainedModel {
  return trainPrepared(prepare(rows, options), options);
}

/** Rows chosen, weighed, dealt to folds and read: what all fits share. */
export interface Prepared {
  readonly rows: readonly CorpusRow[];
  readonly groups: readonly string[];
  readonly weights: Float64Array;
  readonly foldOf: Int32Array;
  /** One or several for each row. */
  readonly readings: readonly (readonly AdReading[])[];
  /** Ordinary ads that were not chosen, by which bands are cut. */
  readonly ordinary: readonly { readonly row: CorpusRow; readonly reading: AdReading }[];
}

/** Tells of rows that are never learnt from, where there are any. */
function heldOut(rows: readonly CorpusRow[]): string {
  const count = rows.filter(isHeldOut).length;
  return count === 0 ? '' : ` ${count} rows stand in folders named tune or test, which are never learnt from.`;
}

/**
 * Chooses, weighs and reads the rows.
 *
 * @throws {TrainError} when there are too few lures or honest ads.
 */
export function prepare(rows: readonly CorpusRow[], options: TrainOptions): Prepared {
  const {
    packs,
    seed = 1,
    folds = FOLDS,
    forget = FORGET,
    unseen = () => false,
    policy = DEFAULT_POLICY,
    onProgress = () => {},
  } = options;
  if (folds < 3) throw new TrainError(`Cross-fitting needs at least 3 folds, not ${folds}.`);
  const chosen = chooseRows(rows, policy, seed);
  const groups = groupsOf(chosen);
  for (const label of ['lure', 'honest'] as const) {
    const distinct = new Set(groups.filter((_, i) => chosen[i]!.label === label)).size;
    if (distinct < 2 * folds)
      throw new TrainError(
        `Only ${distinct} groups of ${label} ads; ${2 * folds} are needed. Rows need label (lure, honest) or cls (lure, ad, chat).${heldOut(rows)}`,
      );
  }
  const taken = new Set(chosen.map((r) => r.group));
  const ordinary = chooseRows(
    rows.filter((r) => r.set !== null && r.label === 'honest' && !taken.has(r.group)),
    { ...policy, mostGroups: ORDINARY_GROUPS },
    seed,
  );
  return {
    rows: chosen,
    groups,
    weights: weighRows(chosen, policy),
    foldOf: dealFolds(chosen, groups, folds, seed),
    readings: readAll(
      chosen,
      packs,
      (row) => (row.set === null && !unseen(row) ? forget : []),
      seed,
      onProgress,
      (row) => row.set === null && unseen(row),
    ),
    ordinary: readAll(ordinary, packs, () => [], seed, onProgress).map(([reading], i) => ({
      row: ordinary[i]!,
      reading: reading!,
    })),
  };
}

/**
 * The calibration of raw log-odds by what they turned out to be worth, in long texts and in brief ones. More of them never tells of less.
 */
function fitLine(
  points: readonly { readonly z: number; readonly grams: number; readonly lure: boolean; readonly weight: number }[],
): Omit<Calibration, 'table'> {
  const [slope, ofBrief, briefIntercept, intercept] = fitSmall(
    points.map(({ z, grams, lure, weight }) => {
      const brevity = brevityOf(grams);
      return { inputs: [z, brevity * z, brevity], lure, weight };
    }),
    [0, 1],
  ) as [number, number, number, number];
  return { slope, intercept, brief: { slope: ofBrief, intercept: briefIntercept } };
}

/** The examples of some of the rows, and the features that may count for them. */
function examplesOf(prepared: Prepared, include: (row: number) => boolean) {
  const included = prepared.rows.map((_, r) => r).filter(include);
  const rows = included.map((r) => prepared.rows[r]!);
  const features = included.map((r) => prepared.readings[r]![0]!.features);
  return {
    kept: keptFeatures(
      rows,
      features,
      included.map((r) => prepared.groups[r]!),
    ),
    ease: easeOf(rows, features),
    examples: included.flatMap((r): Example[] =>
      prepared.readings[r]!.map(({ features }) => ({
        features,
        lure: prepared.rows[r]!.label === 'lure',
        weight: prepared.weights[r]! / prepared.readings[r]!.length,
      })),
    ),
  };
}

/**
 * The weights of a trained model fitted again without some rows, all else as it is: for measuring what it knows of ads of a kind
 * that it never saw.
 */
export function refitWithout(
  prepared: Prepared,
  leftOut: (row: CorpusRow) => boolean,
  trained: Pick<TrainedModel, 'bytes' | 'report'>,
  mostWeights: number = MOST_WEIGHTS,
): TextModel {
  const learnt = examplesOf(prepared, (r) => !leftOut(prepared.rows[r]!));
  const l2 = trained.report.chosen;
  const { bias, scales, ...weights } = slimmed(learnt, fitTo(learnt, l2), l2, mostWeights);
  return decodeModel(encodeModel({ ...decodeModel(trained.bytes), bias, scales }, weights));
}

type Learnt = ReturnType<typeof examplesOf>;

function fitTo({ examples, kept, ease }: Learnt, l2: number, start?: Linear | null): Linear {
  return fitLogistic(examples, FEATURE_COUNT, {
    kept,
    ease,
    l2,
    mostIterations: ITERATIONS,
    ...(start ? { start } : {}),
  });
}

/** Steps in which a fit is slimmed. */
const SLIMMINGS = 3;

/**
 * A fit as it will be used, rounded and of few features: step by step those that say least are left out, and the others are fitted again,
 * since they have to say what those said.
 */
function slimmed(learnt: Learnt, whole: Linear, l2: number, mostWeights: number): Quantised {
  const all = whole.weights.reduce((count, w) => count + (w === 0 ? 0 : 1), 0);
  let linear = whole;
  for (let step = 1; step <= SLIMMINGS; step++) {
    const most = Math.round(all * Math.min(1, mostWeights / all) ** (step / SLIMMINGS));
    linear = fitTo({ ...learnt, kept: strongest(linear, learnt.examples, most) }, l2, linear);
  }
  return quantise(linear);
}

/** {@link trainModel} for rows that were read before. */
export function trainPrepared(prepared: Prepared, options: TrainOptions): TrainedModel {
  const {
    name = 'toogood-text',
    version = '1',
    folds = FOLDS,
    strengths = STRENGTHS,
    mostWeights = MOST_WEIGHTS,
    bounds = BOUNDS,
    unseen = () => false,
    onProgress = () => {},
  } = options;
  const { rows: chosenRows, groups, weights, foldOf, readings } = prepared;
  let fits = 0;
  const allFits = (strengths.length > 1 ? folds * strengths.length : 0) + 2 * (folds + 1);
  // A fit may begin where one on some of its own rows ended, never where one that knew other rows did.
  const fitOn = (learnt: Learnt, l2: number, start: Linear | null): Linear => {
    onProgress(`fit ${++fits} of ${allFits}`);
    return fitTo(learnt, l2, start);
  };
  const slimOn = (learnt: Learnt, whole: Linear, l2: number): Quantised => {
    onProgress(`fit ${++fits} of ${allFits}`);
    return slimmed(learnt, whole, l2, mostWeights);
  };
  const leastOf = (value: (s: number) => number): number =>
    strengths.reduce((best, _, s) => (value(s) < value(best) ? s : best), 0);
  const losses = strengths.map(() => new Float64Array(folds));
  const raw: number[][] = chosenRows.map(() => []);
  let newest: Linear | null = null;
  for (let k = 0; k < folds; k++) {
    // The strength is chosen on the next fold, with neither of the two in the fit; of a single one there is no choice.
    const next = (k + 1) % folds;
    const inner: Linear[] = [];
    const without = strengths.length > 1 ? examplesOf(prepared, (r) => foldOf[r] !== k && foldOf[r] !== next) : null;
    strengths.forEach((l2, s) => {
      if (without === null) return;
      const linear = fitOn(without, l2, inner[s - 1] ?? null);
      inner.push(linear);
      chosenRows.forEach((row, r) => {
        if (foldOf[r] !== next) return;
        for (const { features } of readings[r]!)
          losses[s]![k]! +=
            (weights[r]! / readings[r]!.length) * lossOf(scoreOf(linear, features), row.label === 'lure');
      });
    });
    const chosen = leastOf((s) => losses[s]![k]!);
    const outer = examplesOf(prepared, (r) => foldOf[r] !== k);
    newest = fitOn(outer, strengths[chosen]!, inner[chosen] ?? null);
    const used = dequantise(slimOn(outer, newest, strengths[chosen]!));
    chosenRows.forEach((_, r) => {
      if (foldOf[r] === k) raw[r] = readings[r]!.map(({ features }) => scoreOf(used, features));
    });
  }
  const total = (s: number) => losses[s]!.reduce((a, b) => a + b, 0);
  const best = leastOf(total);
  const everything = examplesOf(prepared, () => true);
  const quantised = slimOn(everything, fitOn(everything, strengths[best]!, newest), strengths[best]!);

  const points = chosenRows.flatMap((row, r) =>
    raw[r]!.map((z, c) => ({
      z,
      row,
      reading: readings[r]![c]!,
      lure: row.label === 'lure',
      weight: weights[r]! / raw[r]!.length,
      unseen: row.set === null && unseen(row),
    })),
  );
  const balance = balanceOf(points);
  const line = fitLine(
    points.map((p) => ({ ...p, grams: gramsOf(p.reading.features), weight: p.weight * balance(p.lure) })),
  );
  const logitFrom = (z: number, { features }: AdReading): number => {
    const { slope, intercept } = lineOf(line, gramsOf(features));
    return slope * z + intercept;
  };
  const calibrated = points.map((p) => ({
    ...p,
    logit: logitFrom(p.z, p.reading),
    weight: p.weight * balance(p.lure),
  }));
  const table = reliability(calibrated);
  const telling = calibrated.filter((p) => p.unseen);
  const fitted = fitEvidence(
    (telling.length >= ENOUGH_UNSEEN ? calibrated.filter((p) => p.unseen || p.row.set !== null) : calibrated)
      .filter((p) => p.reading.scored)
      .map(({ reading: { signals, stance, signs }, logit, lure, weight }) => ({
        signals,
        stance,
        signs,
        logit,
        lure,
        weight,
      })),
    bounds,
  );
  const shipped = dequantise(quantised);
  const ordinary = [
    ...prepared.ordinary.map(({ row, reading }) => ({
      row,
      reading,
      logit: logitFrom(scoreOf(shipped, reading.features), reading),
    })),
    ...calibrated.filter((p) => p.row.set !== null && !p.lure),
  ];
  const ordinaryOf = (cls: string) =>
    ordinary
      .filter(({ row, reading }) => row.cls === cls && reading.scored)
      .map(({ reading: { signals, stance, signs }, logit }) => evidenceOf({ signals, stance, signs, logit }, fitted));
  const combination: Combination = {
    ...fitted,
    bands: cutBands(ordinaryOf('ad'), ordinaryOf('chat')),
  };
  const languages = [...new Set(chosenRows.map((r) => r.lang))].sort();
  const data = createHash('sha256')
    .update(chosenRows.map((r) => JSON.stringify([r.id, r.lang, r.cls, r.ad])).join('\n'))
    .digest('hex')
    .slice(0, 16);

  const calibration = { ...line, table };
  onProgress('telling kinds apart');
  const lures = kindRows(chosenRows, readings, foldOf);
  const apart = lures.filter((l) => l.fold === 0);
  const withoutThem = fitKinds(lures.filter((l) => l.fold !== 0));
  const kinds = fitKinds(lures, withoutThem);
  const bytes = encodeModel(
    {
      name,
      version,
      scales: quantised.scales,
      factValue: FACT_VALUE,
      bias: quantised.bias,
      calibration,
      combination,
      senses: senses(),
      languages,
      data,
    },
    quantised,
    kinds?.model ?? null,
  );
  return {
    bytes,
    rows: chosenRows.map((row, r) => ({
      row,
      weight: weights[r]!,
      fold: foldOf[r]!,
      readings: readings[r]!.map((reading, c) => ({
        evidence: reading.evidence,
        signals: reading.signals,
        stance: reading.stance,
        signs: reading.signs,
        scored: reading.scored,
        logit: logitFrom(raw[r]![c]!, reading),
      })),
    })),
    report: {
      rows: chosenRows.length,
      lures: chosenRows.filter((r) => r.label === 'lure').length,
      groups: new Set(groups).size,
      strengths: strengths.map((l2, s) => ({ l2, loss: total(s) })),
      chosen: strengths[best]!,
      auc: areaUnderRoc(
        calibrated.filter((p) => p.lure).map((p) => p.logit),
        calibrated.filter((p) => !p.lure).map((p) => p.logit),
      ),
      calibrationError:
        table.reduce((sum, p) => sum + Math.abs(p.share - 1 / (1 + Math.exp(-p.logit))), 0) / table.length,
      calibration,
      combination,
      kinds: withoutThem && { ads: apart.length, right: shareToldRight(withoutThem.model, apart) },
      languages,
      data,
    },
  };
}

/**
 * Every row read by the rulesets it is to be read by: each share of phrases forgotten, or the whole where there is none.
 *
 * @param disguised rows that are read once more as a poster would disguise them, so that wording counts which disguises leave
 */
function readAll(
  rows: readonly CorpusRow[],
  packs: readonly RulePack[],
  sharesOf: (row: CorpusRow) => readonly number[],
  seed: number,
  onProgress: (line: string) => void,
  disguised: (row: CorpusRow) => boolean = () => false,
): AdReading[][] {
  const shares = rows.map(sharesOf);
  const all = shares.reduce((sum, own) => sum + Math.max(1, own.length), rows.filter(disguised).length);
  const readings: AdReading[][] = rows.map(() => []);
  let done = 0;
  const read = (ruleset: Ruleset, wanted: (row: number) => boolean) => {
    rows.forEach((row, r) => {
      if (!wanted(r)) return;
      readings[r]!.push(readForTraining(row, ruleset));
      onProgress(`${++done} of ${all} ads read`);
    });
  };
  const most = shares.reduce((longest, own) => Math.max(longest, own.length), 0);
  // One ruleset after the other: they are large.
  for (let s = 0; s < most; s++)
    for (const share of new Set(shares.flatMap((own) => own.slice(s, s + 1))))
      read(thinRuleset(packs, share, seed + s), (r) => shares[r]![s] === share);
  const whole = thinRuleset(packs, 0, seed);
  read(whole, (r) => shares[r]!.length === 0);
  rows.forEach((row, r) => {
    if (!disguised(row)) return;
    const ad = disguise(row, seed);
    if (ad !== row.ad) readings[r]!.push(readForTraining({ ad }, whole));
    onProgress(`${++done} of ${all} ads read`);
  });
  return readings;
}

/** The ad with one trick that posters of its language use, by chance; the ad itself where none changes anything. */
function disguise({ id, ad, lang }: CorpusRow, seed: number): CorpusRow['ad'] {
  const tricks = perturbationsOf(lang);
  const start = Math.floor(chanceOf(id, seed) * tricks.length);
  for (let k = 0; k < tricks.length; k++) {
    const changed = perturbAd(ad, [tricks[(start + k) % tricks.length]!], lang, seed);
    if (changed !== ad) return changed;
  }
  return ad;
}

function lossOf(z: number, lure: boolean): number {
  return softplus(lure ? -z : z);
}

const PARTS = 12;

/** Points of the reliability curve: parts of equal weight along the log-odds. */
function reliability(
  points: readonly { readonly logit: number; readonly lure: boolean; readonly weight: number }[],
): CalibrationPoint[] {
  const sorted = [...points].sort((a, b) => a.logit - b.logit);
  const total = sorted.reduce((sum, p) => sum + p.weight, 0);
  const table: CalibrationPoint[] = [];
  let at = 0;
  for (let part = 1, done = 0; part <= PARTS && at < sorted.length; part++) {
    let weight = 0;
    let logits = 0;
    let lures = 0;
    let ads = 0;
    while (at < sorted.length && (done < (total * part) / PARTS || part === PARTS)) {
      const p = sorted[at++]!;
      weight += p.weight;
      done += p.weight;
      logits += p.weight * p.logit;
      if (p.lure) lures += p.weight;
      ads++;
    }
    if (weight > 0) table.push({ logit: round(logits / weight), share: round(lures / weight), ads });
  }
  return table;
}

function round(x: number): number {
  return Math.round(x * 1e4) / 1e4;
}
