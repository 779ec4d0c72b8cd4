import { type Combination, contributionOf, wordingSignal } from '../classifier';
import type { Signal } from '../rules';
import type { Stance } from '../terms';
import {
  BAND_EDGES,
  type BandEdges,
  believedStance,
  CALIBRATION,
  FAMILY_DECAY,
  scaleOf,
  type Weighed,
  WORDING_FAMILY,
  weigh,
} from '../verdict';
import { minimise } from './lbfgs';
import { softplus } from './loss';

/** What is said of an ad, by rules and by a model that was not fitted on it. */
export interface EvidencePoint {
  /** What of the rules holds. */
  readonly signals: readonly Signal[];
  readonly stance: Stance;
  /** Places that show that it speaks about offers. */
  readonly signs: number;
  /** Log-odds of the model. */
  readonly logit: number;
  readonly lure: boolean;
  readonly weight: number;
}

/** What is fitted: the worth of rules and of the model's log-odds. */
export type Fitted = Omit<Combination, 'bands'>;

/** Spread of the natural logarithm of a rule's factor around that of all rules; the author's weight is the middle of it. */
const SPREAD = 0.6;
/** Spread of the natural logarithm of what further signals of a family count, around that of {@link FAMILY_DECAY}. */
const SPREAD_OF_DECAYS = 0.4;
/**
 * The usual unit, and the spread of the unit around it. Where few ads are told apart without a fault nothing else would hold it, and it
 * would grow without end; beside thousands of ads it counts for nothing.
 */
const USUAL_UNIT = CALIBRATION / 2;
const SPREAD_OF_UNIT = 0.3;
/** A further signal never counts more than the one before it. */
const MOST_DECAY = 1;
/** Times that order and bounds are worked out anew: they depend on what is fitted. */
const ROUNDS = 6;
const ITERATIONS = 80;
/** Ads that a rule must hold in to have a factor: else its author's weight stands. */
const LEAST_ADS = 5;

/**
 * Fits rules and model together: weights of rules towards those of their authors, times one unit for all, with signs held; how signals of
 * a family saturate; and slope and intercept of the model's log-odds. Which signal of a family comes first and what bounds them is
 * that of `weigh`; it is worked out for what was fitted last, and the fit repeated. Both labels count the same.
 *
 * @param bounds smallest and largest evidence of the model
 */
export function fitEvidence(
  points: readonly EvidencePoint[],
  bounds: { readonly low: number; readonly high: number },
): Fitted {
  const rules = rulesOf(points);
  const index = new Map(rules.map((id, i) => [id, i]));
  const families = familiesOf(points, index);
  const familyIndex = new Map(families.map((family, i) => [family, i]));
  const balance = balanceOf(points);
  const count = rules.length;
  const decays = count + families.length;
  // The logarithm of each rule's factor and of each family's decay in parts of the usual one; then unit, slope and intercept.
  const x = new Float64Array(decays + 3);
  x.set([USUAL_UNIT, 1, 0], decays);
  const decayAt = (at: Float64Array, family: number) =>
    Math.min(MOST_DECAY, FAMILY_DECAY * Math.exp(at[count + family]!));
  const fittedFrom = (): Fitted => ({
    slope: Math.max(0, x[decays + 1]!),
    intercept: x[decays + 2]!,
    ...bounds,
    rules: {
      unit: x[decays]!,
      factors: Object.fromEntries(rules.map((id, i) => [id, Math.exp(x[i]!)])),
      decays: Object.fromEntries(families.map((family, i) => [family, decayAt(x, i)])),
    },
  });
  for (let round = 0; round < ROUNDS; round++) {
    const now = fittedFrom();
    const rows = points.map((point) => {
      const held: Held[] = [];
      const ranks = new Map<string, number>();
      let rest = 0;
      let damping = 0;
      for (const { signal, contribution } of weighed(point, now)) {
        const { source } = signal.rule;
        const rule = index.get(source.id);
        const side = `${source.family} ${source.weight < 0}`;
        const rank = ranks.get(side) ?? 0;
        ranks.set(side, rank + 1);
        if (source.family === WORDING_FAMILY) damping = contribution / source.weight;
        else if (rule === undefined) rest += contribution;
        else {
          const family = familyIndex.get(source.family)!;
          const worth = now.rules.unit * now.rules.factors[source.id]! * decayAt(x, family) ** rank;
          held.push({ rule, family, rank, share: contribution / worth });
        }
      }
      return { held, rest, damping, point };
    });
    minimise(
      (at, gradient) => {
        gradient.fill(0);
        let loss = 0;
        for (const { held, rest, damping, point } of rows) {
          const unit = at[decays]!;
          let z = rest;
          for (const { rule, family, rank, share } of held)
            z += unit * Math.exp(at[rule]!) * share * decayAt(at, family) ** rank;
          const raw = at[decays + 1]! * point.logit + at[decays + 2]!;
          const inside = raw > bounds.low && raw < bounds.high;
          z += damping * Math.min(bounds.high, Math.max(bounds.low, raw));
          const margin = point.lure ? z : -z;
          const weight = point.weight * balance(point.lure);
          loss += weight * softplus(-margin);
          const pull = ((point.lure ? -1 : 1) * weight) / (1 + Math.exp(margin));
          for (const { rule, family, rank, share } of held) {
            const decay = decayAt(at, family);
            const worth = Math.exp(at[rule]!) * share * decay ** rank;
            gradient[rule]! += pull * unit * worth;
            gradient[decays]! += pull * worth;
            if (decay < MOST_DECAY) gradient[count + family]! += pull * unit * worth * rank;
          }
          if (inside) {
            gradient[decays + 1]! += pull * damping * point.logit;
            gradient[decays + 2]! += pull * damping;
          }
        }
        for (let i = 0; i < decays; i++) {
          const spread = i < count ? SPREAD : SPREAD_OF_DECAYS;
          loss += at[i]! ** 2 / 2 / spread ** 2;
          gradient[i]! += at[i]! / spread ** 2;
        }
        const off = at[decays]! - USUAL_UNIT;
        loss += off ** 2 / 2 / SPREAD_OF_UNIT ** 2;
        gradient[decays]! += off / SPREAD_OF_UNIT ** 2;
        return loss;
      },
      x,
      { mostIterations: ITERATIONS, tolerance: 1e-5 },
    );
    x[decays] = Math.max(LEAST_UNIT, x[decays]!);
  }
  const { rules: worth, slope, intercept } = fittedFrom();
  return {
    slope: round(slope),
    intercept: round(intercept),
    ...bounds,
    rules: { unit: round(worth.unit), factors: rounded(worth.factors), decays: rounded(worth.decays ?? {}) },
  };
}

/** What a rule says of an ad, as the fit sees it. */
interface Held {
  readonly rule: number;
  readonly family: number;
  /** How many signals of its family come before it. */
  readonly rank: number;
  /** What is left of its worth by damping and bounds. */
  readonly share: number;
}

/** Families of the rules that have a factor, in order. */
function familiesOf(points: readonly EvidencePoint[], rules: ReadonlyMap<string, number>): string[] {
  const families = new Set<string>();
  for (const { signals } of points)
    for (const { rule } of signals) if (rules.has(rule.source.id)) families.add(rule.source.family);
  return [...families].sort();
}

function rounded(numbers: { readonly [key: string]: number }): { readonly [key: string]: number } {
  return Object.fromEntries(Object.entries(numbers).map(([key, x]) => [key, round(x)]));
}

function round(x: number): number {
  return Math.round(x * 1e3) / 1e3;
}

/** The unit never falls to where rules have no word. */
const LEAST_UNIT = 0.02;

/** Evidence of an ad by what was fitted. */
export function evidenceOf(point: Said, fitted: Fitted): number {
  return weighed(point, fitted).reduce((sum, w) => sum + w.contribution, 0);
}

type Said = Pick<EvidencePoint, 'signals' | 'stance' | 'signs' | 'logit'>;

function weighed({ signals, stance, signs, logit }: Said, fitted: Fitted): Weighed[] {
  const wording = wordingSignal(contributionOf({ combination: fitted }, logit), '');
  const all = wording ? [...signals, wording] : signals;
  return weigh(all, believedStance(stance, signs, all), scaleOf(fitted.rules, BAND_EDGES));
}

/** Ordinary ads, or messages, from which on bands are cut by them. */
const ENOUGH_FOR_HIGH = 300;
const ENOUGH_FOR_CRITICAL = 4000;
/** Share of ordinary ads, and of ordinary messages, that may be `high`, and of both together that may be `critical`. */
const HIGH = 1 / 200;
const CRITICAL = 1 / 2000;
/** `critical` begins at least so much above `high`. */
const LEAST_STEP = 1;
/** Edges are rounded up to parts of this many. */
const PARTS = 20;

/**
 * Cuts the bands by the evidence of ordinary ads and messages, none of them fitted on: at most one in 200 of either is `high`, one in 2,000
 * of both `critical`; `elevated` begins at half of that of `high`, `low` at a quarter. Where there are too few
 * to tell, the usual edges stand.
 */
export function cutBands(ads: readonly number[], messages: readonly number[]): BandEdges {
  const ofAds = edgeAt(ads, HIGH, ENOUGH_FOR_HIGH);
  const ofMessages = edgeAt(messages, HIGH, ENOUGH_FOR_HIGH);
  const high =
    ofAds === null && ofMessages === null ? BAND_EDGES.high : Math.max(LEAST_HIGH, ofAds ?? 0, ofMessages ?? 0);
  const critical = edgeAt([...ads, ...messages], CRITICAL, ENOUGH_FOR_CRITICAL) ?? BAND_EDGES.critical;
  return { low: high / 4, elevated: high / 2, high, critical: Math.max(high + LEAST_STEP, critical) };
}

/** The least edge that no more than a share of the evidence reaches; null where there is too little to tell. */
function edgeAt(evidence: readonly number[], share: number, enough: number): number | null {
  if (evidence.length < enough) return null;
  const sorted = [...evidence].sort((a, b) => b - a);
  return Math.ceil((sorted[Math.floor(sorted.length * share)]! + 1e-9) * PARTS) / PARTS;
}

/**
 * Evidence below five to one is too little for `high`, however few ordinary ads and messages reach it: the more of them are short and say
 * nothing, the lower the edge would fall, and honest ads of the kinds that lures copy are none of them.
 */
const LEAST_HIGH = 1.6;

/** Ids of the rules that hold in enough of the ads, in order. */
function rulesOf(points: readonly EvidencePoint[]): string[] {
  const ads = new Map<string, number>();
  for (const { signals } of points)
    for (const { rule } of signals) ads.set(rule.source.id, (ads.get(rule.source.id) ?? 0) + 1);
  return [...ads.keys()].filter((id) => ads.get(id)! >= LEAST_ADS).sort();
}

/** Factors that make both labels count the same. */
export function balanceOf(
  points: readonly { readonly lure: boolean; readonly weight: number }[],
): (lure: boolean) => number {
  const lures = points.reduce((sum, p) => sum + (p.lure ? p.weight : 0), 0);
  const honest = points.reduce((sum, p) => sum + (p.lure ? 0 : p.weight), 0);
  return (lure) => (lures + honest) / 2 / (lure ? lures : honest);
}
