import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averagePrecision,
  bootstrap,
  calibratorOf,
  curveOf,
  drawClusters,
  FIGURES,
  figureIndex,
  figuresOf,
  operatingPoint,
  precisionAt,
  quantile,
  rank,
  recallOfReview,
  rocAuc,
} from '../../src/evaluate/metrics';

const curve = (scores: number[], lures: number[], weights?: number[]) =>
  curveOf(rank(scores, Uint8Array.from(lures)), weights && Float64Array.from(weights));

/** Lures and honest ads with scores; at least one of each. */
const scored = fc
  .array(fc.record({ score: fc.integer({ min: -20, max: 20 }), lure: fc.boolean() }), { minLength: 2, maxLength: 60 })
  .filter((rows) => rows.some((r) => r.lure) && rows.some((r) => !r.lure))
  .map((rows) => ({ scores: rows.map((r) => r.score), lures: rows.map((r) => Number(r.lure)) }));

describe('average precision', () => {
  it('is what the definition gives by hand', () => {
    // In order: lure, honest, lure, honest. (1/1 + 2/3) / 2.
    expect(averagePrecision(curve([4, 3, 2, 1], [1, 0, 1, 0]))).toBeCloseTo(5 / 6, 12);
    // The example of sklearn.metrics.average_precision_score.
    expect(averagePrecision(curve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]))).toBeCloseTo(0.8333333333, 9);
    // All scores equal: one step, whose precision is the prevalence.
    expect(averagePrecision(curve([1, 1, 1, 1], [1, 0, 0, 0]))).toBe(0.25);
  });

  it('weighted to another prevalence is what so many honest ads more would give', () => {
    const lures = [1, 0, 1, 0];
    const many = [4, 2, ...Array<number>(9).fill(3), ...Array<number>(9).fill(1)];
    const labels = [1, 1, ...Array<number>(18).fill(0)];
    expect(averagePrecision(curve([4, 3, 2, 1], lures), 0.1)).toBeCloseTo(averagePrecision(curve(many, labels)), 12);
  });

  it('is 1 for a perfect order and never outside 0 and 1', () => {
    fc.assert(
      fc.property(scored, ({ lures }) => {
        expect(averagePrecision(curve(lures, lures))).toBeCloseTo(1, 12);
      }),
      { seed: 1 },
    );
    fc.assert(
      fc.property(scored, ({ scores, lures }) => {
        const ap = averagePrecision(curve(scores, lures));
        expect(ap).toBeGreaterThan(0);
        expect(ap).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { seed: 1 },
    );
  });

  it('cannot be told of one class alone', () => {
    expect(averagePrecision(curve([1, 2], [1, 1]))).toBeNaN();
    expect(averagePrecision(curve([1, 2], [0, 0]))).toBeNaN();
  });
});

describe('ROC AUC', () => {
  it('counts pairs, a tie for half', () => {
    expect(rocAuc(curve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]))).toBeCloseTo(0.75, 12);
    expect(rocAuc(curve([1, 1], [1, 0]))).toBe(0.5);
    fc.assert(
      fc.property(scored, ({ scores, lures }) => {
        let won = 0;
        let pairs = 0;
        lures.forEach((a, i) => {
          lures.forEach((b, j) => {
            if (a !== 1 || b !== 0) return;
            pairs++;
            won += scores[i]! > scores[j]! ? 1 : scores[i] === scores[j] ? 0.5 : 0;
          });
        });
        expect(rocAuc(curve(scores, lures))).toBeCloseTo(won / pairs, 10);
      }),
      { seed: 2 },
    );
  });
});

describe('operating points', () => {
  const scores = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
  const lures = [1, 1, 0, 1, 0, 0, 1, 0, 0, 0];

  it('allow no more false alarms than asked, and as many as that', () => {
    expect(operatingPoint(curve(scores, lures), 0.1)).toMatchObject({ recall: 0.5, falseAlarms: 0 });
    expect(operatingPoint(curve(scores, lures), 1 / 6)).toMatchObject({ recall: 0.75, falseAlarms: 1 / 6 });
    expect(operatingPoint(curve(scores, lures), 1)).toMatchObject({ recall: 1, falseAlarms: 1 });
    expect(operatingPoint(curve([1, 1], [1, 0]), 0.5)).toEqual({ step: -1, recall: 0, falseAlarms: 0 });
  });

  it('give the precision of a prevalence', () => {
    // Of 1,000 ads 20 are lures: 10 found; 980 honest, 9.8 flagged.
    expect(precisionAt(0.5, 0.01, 0.02)).toBeCloseTo(10 / 19.8, 12);
    expect(precisionAt(0, 0, 0.02)).toBeNaN();
  });

  it('tell what a review budget finds', () => {
    expect(recallOfReview(curve(scores, lures), 0.2)).toBeCloseTo(0.5, 12);
    expect(recallOfReview(curve(scores, lures), 1)).toBe(1);
    // All alike: reviewers find what they read.
    expect(recallOfReview(curve([1, 1, 1, 1], [1, 0, 1, 0]), 0.5)).toBeCloseTo(0.5, 12);
    // A perfect order at 2 % lures: half of the budget of 2 % finds half of them.
    expect(recallOfReview(curve([2, 2, 1, 1], [1, 1, 0, 0]), 0.01, 0.02)).toBeCloseTo(0.5, 12);
  });
});

describe('calibration', () => {
  it('is what the definition gives by hand', () => {
    const { brier, ece, bins } = calibratorOf([0.12, 0.18, 0.9, 0.96], Uint8Array.from([0, 1, 1, 1]))();
    expect(brier).toBeCloseTo((0.12 ** 2 + 0.82 ** 2 + 0.1 ** 2 + 0.04 ** 2) / 4, 12);
    expect(bins.map((b) => [b.from, b.weight])).toEqual([
      [0.1, 0.5],
      [0.9, 0.5],
    ]);
    expect(bins[0]).toMatchObject({ stated: expect.closeTo(0.15, 12), observed: 0.5 });
    expect(ece).toBeCloseTo(0.5 * 0.35 + 0.5 * 0.07, 12);
  });

  it('is perfect where each probability is the share that is observed, by weight as well', () => {
    expect(calibratorOf([0.25, 0.25, 0.25, 0.25], Uint8Array.from([1, 0, 0, 0]))().ece).toBe(0);
    const at = calibratorOf([0.02, 0.02], Uint8Array.from([1, 0]));
    expect(at(undefined, 0.02).ece).toBeCloseTo(0, 12);
    expect(at(Float64Array.from([3, 5]), 0.02).ece).toBeCloseTo(0, 12);
  });

  it('weighs a row twice as if it stood twice', () => {
    const once = calibratorOf([0.3, 0.6, 0.6, 0.1], Uint8Array.from([1, 0, 0, 1]))();
    const weighed = calibratorOf([0.3, 0.6, 0.1], Uint8Array.from([1, 0, 1]))([1, 2, 1]);
    expect(weighed.brier).toBeCloseTo(once.brier, 12);
    expect(weighed.ece).toBeCloseTo(once.ece, 12);
  });
});

describe('figures', () => {
  const options = { flagFrom: 4, drawCalibration: true };

  it('of ranking do not change when scores are put through a rising function', () => {
    const ranked = FIGURES.map((f) => f.id).filter((id) => /^(ap|auc|recall|precision)/.test(id));
    fc.assert(
      fc.property(scored, ({ scores, lures }) => {
        const measure = (evidence: number[]) =>
          figuresOf({ evidence: Float64Array.from(evidence), lures: Uint8Array.from(lures) }, options)();
        const before = measure(scores);
        const after = measure(scores.map((s) => Math.exp(s / 7) * 3 - 1));
        for (const id of ranked) expect([id, after[figureIndex(id)]]).toEqual([id, before[figureIndex(id)]]);
      }),
      { seed: 3 },
    );
  });

  it('count what reaches the threshold', () => {
    const figures = figuresOf(
      { evidence: Float64Array.from([5, 4, 3, 4, 0, -1]), lures: Uint8Array.from([1, 1, 1, 0, 0, 0]) },
      options,
    )();
    expect(figures[figureIndex('flagged-lures')]).toBeCloseTo(2 / 3, 12);
    expect(figures[figureIndex('flagged-honest')]).toBeCloseTo(1 / 3, 12);
    expect(figures[figureIndex('flagged-precision@0.02')]).toBeCloseTo(
      (0.02 * (2 / 3)) / (0.02 * (2 / 3) + 0.98 / 3),
      12,
    );
  });

  it('are told by one name each', () => {
    expect(new Set(FIGURES.map((f) => f.id)).size).toBe(FIGURES.length);
    expect(() => figureIndex('f1')).toThrow(/no figure "f1"/);
  });
});

describe('bootstrap', () => {
  const clusters = Int32Array.from([0, 0, 0, 1, 2, 2]);

  it('draws the same with the same seed, and whole clusters', () => {
    const draws = (seed: number) => {
      const all: number[][] = [];
      drawClusters({ clusters, count: 3, draws: 50, seed }, (weights) => all.push([...weights]));
      return all;
    };
    expect(draws(5)).toEqual(draws(5));
    expect(draws(5)).not.toEqual(draws(6));
    for (const [a, b, c, d, e, f] of draws(5)) {
      expect([a, b, e]).toEqual([b, c, f]);
      expect(a! + d! + e!).toBe(3);
    }
  });

  it('gives the interval of a mean as theory has it', () => {
    const rows = 400;
    const each = Int32Array.from({ length: rows }, (_, i) => i);
    const [mean] = bootstrap({ clusters: each, count: rows, draws: 2000, seed: 1 }, (weights) =>
      Float64Array.of(each.reduce((sum, i) => sum + (weights?.[i] ?? 1) * (i % 2), 0) / rows),
    );
    expect(mean!.value).toBe(0.5);
    // 1.96 standard errors of a share of one half among 400.
    expect(mean!.low).toBeCloseTo(0.451, 2);
    expect(mean!.high).toBeCloseTo(0.549, 2);
  });

  it('widens when copies are drawn together', () => {
    const value = (i: number) => (i < 200 ? 1 : 0);
    const width = (clusterOf: (i: number) => number, count: number) => {
      const of = Int32Array.from({ length: 400 }, (_, i) => clusterOf(i));
      const [mean] = bootstrap({ clusters: of, count, draws: 500, seed: 1 }, (weights) => {
        let sum = 0;
        let all = 0;
        for (let i = 0; i < 400; i++) {
          sum += (weights?.[i] ?? 1) * value(i);
          all += weights?.[i] ?? 1;
        }
        return Float64Array.of(sum / all);
      });
      return mean!.high - mean!.low;
    };
    expect(width((i) => i >> 3, 50)).toBeGreaterThan(2 * width((i) => i, 400));
  });

  it('gives no interval to a figure that most draws cannot tell', () => {
    const [never] = bootstrap({ clusters, count: 3, draws: 20, seed: 1 }, (weights) =>
      Float64Array.of(weights === undefined ? 1 : Number.NaN),
    );
    expect(never).toEqual({ value: 1, low: Number.NaN, high: Number.NaN });
  });

  it('takes quantiles with interpolation', () => {
    expect(quantile(Float64Array.of(1, 2, 3, 4), 0.5)).toBe(2.5);
    expect(quantile(Float64Array.of(1, 2, 3, 4), 1)).toBe(4);
  });
});
