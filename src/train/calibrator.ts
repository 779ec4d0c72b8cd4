import { fitSmall } from './small';

/** A labelled ad as a calibration sees it. */
export interface CalibrationRow {
  /** Log-odds above the prior, from something that was not fitted on this ad. */
  readonly evidence: number;
  readonly lure: boolean;
  readonly weight: number;
}

/** A point of a calibration's line: stated evidence, and what it turned out to be worth. */
export interface Knot {
  readonly from: number;
  readonly to: number;
}

/** Turns stated evidence into what it is worth on the ads it was fitted on; rises everywhere. */
export interface Calibrator {
  readonly knots: readonly Knot[];
  /** Change of worth per unit of evidence beyond the first and the last knot. */
  readonly outer: number;
  apply(evidence: number): number;
}

/** Parts of the line at most; each has a knot. */
const MOST_KNOTS = 8;
/** Ads of the rarer class for every knot: with fewer ads the line has fewer bends. */
const ADS_A_KNOT = 25;
/** Rows of each class added to a part. */
const SMOOTHING = 0.5;
/** Least rise between knots, so that no two ads change places or become equal. */
const LEAST_SLOPE = 0.02;

/**
 * Fits a calibration by log-odds with both labels counting the same: a straight line (Platt 1999) where there are few ads, else a line
 * with a few knots through the shares found in parts of the ads, made to rise by pooling neighbours (isotonic regression).
 */
export function fitCalibrator(rows: readonly CalibrationRow[]): Calibrator {
  const totals = { lure: 0, honest: 0 };
  const counts = { lure: 0, honest: 0 };
  for (const { lure, weight } of rows) {
    totals[lure ? 'lure' : 'honest'] += weight;
    counts[lure ? 'lure' : 'honest']++;
  }
  const balanced = rows.map((row) => ({
    ...row,
    weight: (row.weight * (totals.lure + totals.honest)) / 2 / totals[row.lure ? 'lure' : 'honest'],
  }));
  const [slope, intercept] = fitSmall(
    balanced.map(({ evidence, lure, weight }) => ({ inputs: [evidence], lure, weight })),
    [0],
  ) as [number, number];
  const rising = Math.max(slope, LEAST_SLOPE);
  const parts = Math.min(MOST_KNOTS, Math.floor(Math.min(counts.lure, counts.honest) / ADS_A_KNOT));
  const knots = parts < 3 ? [{ from: 0, to: intercept }] : knotsOf(balanced, parts);
  return calibratorFrom(knots, rising);
}

/** A calibration from its knots, such as were stored. */
export function calibratorFrom(knots: readonly Knot[], outer: number): Calibrator {
  const first = knots[0]!;
  const last = knots[knots.length - 1]!;
  return {
    knots,
    outer,
    apply(evidence) {
      if (evidence <= first.from) return first.to + outer * (evidence - first.from);
      if (evidence >= last.from) return last.to + outer * (evidence - last.from);
      let k = 1;
      while (knots[k]!.from < evidence) k++;
      const a = knots[k - 1]!;
      const b = knots[k]!;
      return a.to + ((b.to - a.to) * (evidence - a.from)) / (b.from - a.from);
    },
  };
}

interface Part {
  evidence: number;
  lures: number;
  weight: number;
  rows: number;
}

/**
 * Parts of about equal weight along the evidence; neighbours whose shares fall are one. Ads of one evidence stay together, and many of
 * them, such as all of which nothing can be said, are a part of their own.
 */
function knotsOf(rows: readonly CalibrationRow[], most: number): Knot[] {
  const sorted = [...rows].sort((a, b) => a.evidence - b.evidence);
  const full = sorted.reduce((sum, r) => sum + r.weight, 0) / most;
  const parts: Part[] = [];
  let open: Part | null = null;
  const close = () => {
    if (open !== null) parts.push(open);
    open = null;
    while (parts.length > 1 && shareOf(parts[parts.length - 1]!) <= shareOf(parts[parts.length - 2]!)) {
      const last = parts.pop()!;
      parts.push(joined(parts.pop()!, last));
    }
  };
  for (let at = 0; at < sorted.length; ) {
    const { evidence } = sorted[at]!;
    const tied: Part = { evidence: 0, lures: 0, weight: 0, rows: 0 };
    for (; at < sorted.length && sorted[at]!.evidence === evidence; at++) {
      const { lure, weight } = sorted[at]!;
      tied.evidence += weight * evidence;
      tied.weight += weight;
      tied.rows++;
      if (lure) tied.lures += weight;
    }
    const many = tied.rows > 1 && tied.weight >= full / 2;
    if (many) close();
    open = open === null ? tied : joined(open, tied);
    if (many || open.weight >= full) close();
  }
  close();
  let lowest = Number.NEGATIVE_INFINITY;
  let previous = Number.NEGATIVE_INFINITY;
  return parts.map((part) => {
    const from = part.evidence / part.weight;
    const share = shareOf(part);
    const least = previous === Number.NEGATIVE_INFINITY ? lowest : lowest + LEAST_SLOPE * (from - previous);
    lowest = Math.max(least, Math.log(share / (1 - share)));
    previous = from;
    return { from, to: lowest };
  });
}

function joined(a: Part, b: Part): Part {
  return {
    evidence: a.evidence + b.evidence,
    lures: a.lures + b.lures,
    weight: a.weight + b.weight,
    rows: a.rows + b.rows,
  };
}

function shareOf({ lures, weight, rows }: Part): number {
  const unit = (SMOOTHING * weight) / rows;
  return (lures + unit) / (weight + 2 * unit);
}
