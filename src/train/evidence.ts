import { type Combination, contributionOf, wordingSignal } from '../classifier';
import type { Signal } from '../rules';
import type { Stance } from '../terms';
import {
  BAND_EDGES,
  type BandEdges,
  believedStance,
  CALIBRATION,
  scaleOf,
  type Weighed,
  WORDING_FAMILY,
  weigh,
} from '../verdict';
import { minimise } from './lbfgs';

/** What is said of an ad, by rules and by a model that was not fitted on it. */
export interface EvidencePoint {
  /** What of the rules holds. */
  readonly signals: readonly Signal[];
  readonly stance: Stance;
  /** Log-odds of the model. */
  readonly logit: number;
  readonly lure: boolean;
  readonly weight: number;
}

/** What is fitted: the worth of rules and of the model's log-odds. */
export type Fitted = Omit<Combination, 'bands'>;

/** Spread of the natural logarithm of a rule's factor around that of all rules; the author's weight is the middle of it. */
const SPREAD = 0.6;
/** Times that saturation and bounds are worked out anew: they depend on what is fitted. */
const ROUNDS = 6;
const ITERATIONS = 80;
/** Ads that a rule must hold in to have a factor: else its author's weight stands. */
const LEAST_ADS = 5;

/**
 * Fits rules and model together: weights of rules towards those of their authors, times one unit for all, with signs held, and slope and
 * intercept of the model's log-odds. How signals of a family saturate and what bounds them is that of `weigh`; it is worked out for
 * what was fitted last, and the fit repeated. Both labels count the same.
 *
 * @param bounds smallest and largest evidence of the model
 */
export function fitEvidence(
  points: readonly EvidencePoint[],
  bounds: { readonly low: number; readonly high: number },
): Fitted {
  const rules = rulesOf(points);
  const index = new Map(rules.map((id, i) => [id, i]));
  const balance = balanceOf(points);
  const count = rules.length;
  // The logarithm of each rule's factor; then the unit, the slope and the intercept.
  const x = new Float64Array(count + 3);
  x.set([CALIBRATION / 2, 1, 0], count);
  const fittedFrom = (): Fitted => ({
    slope: Math.max(0, x[count + 1]!),
    intercept: x[count + 2]!,
    ...bounds,
    rules: {
      unit: x[count]!,
      factors: Object.fromEntries(rules.map((id, i) => [id, Math.exp(x[i]!)])),
    },
  });
  for (let round = 0; round < ROUNDS; round++) {
    const now = fittedFrom();
    const rows = points.map((point) => {
      const held: { rule: number; share: number }[] = [];
      let rest = 0;
      let damping = 0;
      for (const { signal, contribution } of weighed(point, now)) {
        const { source } = signal.rule;
        const rule = index.get(source.id);
        if (source.family === WORDING_FAMILY) damping = contribution / source.weight;
        else if (rule === undefined) rest += contribution;
        else held.push({ rule, share: contribution / (now.rules.unit * now.rules.factors[source.id]!) });
      }
      return { held, rest, damping, point };
    });
    minimise(
      (at, gradient) => {
        gradient.fill(0);
        let loss = 0;
        for (const { held, rest, damping, point } of rows) {
          const unit = at[count]!;
          let z = rest;
          for (const { rule, share } of held) z += unit * Math.exp(at[rule]!) * share;
          const raw = at[count + 1]! * point.logit + at[count + 2]!;
          const inside = raw > bounds.low && raw < bounds.high;
          z += damping * Math.min(bounds.high, Math.max(bounds.low, raw));
          const margin = point.lure ? z : -z;
          const weight = point.weight * balance(point.lure);
          loss += weight * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
          const pull = ((point.lure ? -1 : 1) * weight) / (1 + Math.exp(margin));
          for (const { rule, share } of held) {
            const worth = Math.exp(at[rule]!) * share;
            gradient[rule]! += pull * unit * worth;
            gradient[count]! += pull * worth;
          }
          if (inside) {
            gradient[count + 1]! += pull * damping * point.logit;
            gradient[count + 2]! += pull * damping;
          }
        }
        for (let i = 0; i < count; i++) {
          loss += at[i]! ** 2 / 2 / SPREAD ** 2;
          gradient[i]! += at[i]! / SPREAD ** 2;
        }
        return loss;
      },
      x,
      { mostIterations: ITERATIONS, tolerance: 1e-5 },
    );
    x[count] = Math.max(LEAST_UNIT, x[count]!);
  }
  const { rules: worth, slope, intercept } = fittedFrom();
  const factors = Object.entries(worth.factors).map(([id, factor]) => [id, round(factor)]);
  return {
    slope: round(slope),
    intercept: round(intercept),
    ...bounds,
    rules: { unit: round(worth.unit), factors: Object.fromEntries(factors) },
  };
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

type Said = Pick<EvidencePoint, 'signals' | 'stance' | 'logit'>;

function weighed({ signals, stance, logit }: Said, fitted: Fitted): Weighed[] {
  const wording = wordingSignal(contributionOf({ combination: fitted }, logit), '');
  const all = wording ? [...signals, wording] : signals;
  return weigh(all, believedStance(stance, all), scaleOf(fitted.rules, BAND_EDGES));
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

/** Evidence below this is too little for `high`, however few ordinary ads reach it. */
const LEAST_HIGH = 0.8;

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
