import { describe, expect, it } from 'vitest';
import { FEATURE_COUNT, MOST_STEPS, SECTION_STARTS } from '../../src/classifier';
import { fitAgainstRest } from '../../src/train/against-rest';
import { dequantise, quantise } from '../../src/train/compress';
import { strongest } from '../../src/train/keep';
import { minimise } from '../../src/train/lbfgs';
import { fitLogistic, scoreOf } from '../../src/train/logistic';
import { chanceOf } from '../../src/train/random';
import { fitSmall } from '../../src/train/small';

describe('minimise', () => {
  it('finds the least value of an ill-conditioned quadratic', () => {
    const x = new Float64Array([5, -3, 2]);
    const result = minimise(
      (at, g) => {
        const d = [1, 100, 0.01];
        const to = [1, 2, 3];
        let value = 0;
        for (let i = 0; i < 3; i++) {
          const off = at[i]! - to[i]!;
          value += 0.5 * d[i]! * off * off;
          g[i] = d[i]! * off;
        }
        return value;
      },
      x,
      { tolerance: 1e-9, mostIterations: 200 },
    );
    expect(result.converged).toBe(true);
    expect(Math.abs(x[0]! - 1) + Math.abs(x[1]! - 2) + Math.abs(x[2]! - 3)).toBeLessThan(1e-4);
  });
});

describe('logistic regression', () => {
  const rows = Array.from({ length: 4000 }, (_, i) => {
    const a = chanceOf(`a${i}`, 1) * 4 - 2;
    const b = chanceOf(`b${i}`, 1) * 4 - 2;
    const lure = chanceOf(`y${i}`, 1) < 1 / (1 + Math.exp(-(0.5 + 1.5 * a - b)));
    return { a, b, lure };
  });

  it('finds the coefficients that made the labels', () => {
    const [a, b, intercept] = fitSmall(rows.map((r) => ({ inputs: [r.a, r.b], lure: r.lure, weight: 1 })));
    expect(a).toBeCloseTo(1.5, 0);
    expect(b).toBeCloseTo(-1, 0);
    expect(intercept).toBeCloseTo(0.5, 0);
  });

  it('holds a coefficient at 0 that would be negative', () => {
    const [a, b] = fitSmall(
      rows.map((r) => ({ inputs: [r.a, r.b], lure: r.lure, weight: 1 })),
      [0, 1],
    );
    expect(b).toBe(0);
    expect(a).toBeGreaterThan(0.8);
  });

  it('stands at the point where loss and pull balance, on sparse examples too', () => {
    const examples = rows.slice(0, 500).map((r) => ({
      features: { indices: Uint32Array.of(3, 90), values: Float64Array.of(r.a, r.b) },
      lure: r.lure,
      weight: 1 + (r.a > 0 ? 1 : 0),
    }));
    const l2 = 0.01;
    const fit = fitLogistic(examples, 100, { l2, mostIterations: 200 });
    const total = examples.reduce((s, e) => s + e.weight, 0);
    for (const [slot, index] of [3, 90].entries()) {
      let gradient = l2 * total * fit.weights[index]!;
      for (const { features, lure, weight } of examples) {
        const p = 1 / (1 + Math.exp(-scoreOf(fit, features)));
        gradient += weight * (p - (lure ? 1 : 0)) * features.values[slot]!;
      }
      expect(Math.abs(gradient) / total).toBeLessThan(1e-3);
    }
    expect(fit.weights.filter((w) => w !== 0).length).toBe(2);
    const barred = fitLogistic(examples, 100, { l2, kept: new Uint8Array(100).fill(1, 0, 50) });
    expect(barred.weights[90]).toBe(0);
  });
});

describe('several classes fitted in one pass', () => {
  const examples = Array.from({ length: 900 }, (_, i) => {
    const of = i % 3;
    // A feature of each class that others seldom have, one that all have, and one of chance.
    const indices = [
      5,
      10 + (chanceOf(`own${i}`, 1) < 0.7 ? of : (of + 1) % 3),
      20 + Math.floor(chanceOf(`any${i}`, 1) * 4),
    ];
    return {
      features: { indices: Uint32Array.from(indices), values: Float64Array.of(0.5, 1, 0.25) },
      of,
      weight: 1 + of,
    };
  });
  const ease = new Float64Array(40).fill(1);
  ease[11] = 0.5;
  const kept = [0, 1, 2].map((c) => {
    const own = new Uint8Array(40).fill(1);
    if (c === 2) own[10] = 0;
    return own;
  });

  it('are what each fitted by itself is', () => {
    const together = fitAgainstRest(examples, 40, { l2: 1e-3, kept, ease, mostIterations: 200 });
    kept.forEach((own, c) => {
      const alone = fitLogistic(
        examples.map(({ features, of, weight }) => ({ features, lure: of === c, weight })),
        40,
        { l2: 1e-3, kept: own, ease, mostIterations: 200 },
      );
      const { bias, weights } = together.classes[c]!;
      const full = new Float64Array(40);
      together.features.forEach((i, s) => {
        full[i] = weights[s]!;
      });
      // Their scores, since the bias and a feature that all have may share what they say in any way.
      for (const { features } of examples.slice(0, 60))
        expect(Math.abs(scoreOf({ bias, weights: full }, features) - scoreOf(alone, features))).toBeLessThan(0.05);
    });
  });

  it('are all spoken against by an example of none of them', () => {
    const options = { l2: 1e-3, kept, ease, mostIterations: 200 };
    const none = examples.map(({ features }) => ({ features, of: -1, weight: 1 }));
    const without = fitAgainstRest(examples, 40, options);
    const beside = fitAgainstRest([...examples, ...none], 40, options);
    const scoreIn = (fit: typeof without, c: number) => {
      const own = fit.classes[c]!;
      return own.bias + 0.5 * own.weights[fit.features.indexOf(5)]! + own.weights[fit.features.indexOf(10 + c)]!;
    };
    for (const c of [0, 1]) expect(scoreIn(beside, c)).toBeLessThan(scoreIn(without, c) - 0.5);
  });

  it('end at the same place from a fit on some of the examples', () => {
    const options = { l2: 1e-3, kept, ease, mostIterations: 200 };
    const some = fitAgainstRest(examples.slice(0, 600), 40, options);
    const whole = fitAgainstRest(examples, 40, options);
    const begun = fitAgainstRest(examples, 40, { ...options, start: some });
    expect(begun.features).toEqual(whole.features);
    begun.classes.forEach(({ bias, weights }, c) => {
      const full = (of: Float64Array) => {
        const table = new Float64Array(40);
        whole.features.forEach((i, s) => {
          table[i] = of[s]!;
        });
        return table;
      };
      const from0 = whole.classes[c]!;
      for (const { features } of examples.slice(0, 60))
        expect(
          Math.abs(
            scoreOf({ bias, weights: full(weights) }, features) -
              scoreOf({ bias: from0.bias, weights: full(from0.weights) }, features),
          ),
        ).toBeLessThan(0.05);
    });
    expect(begun.classes[2]!.weights[begun.features.indexOf(10)]).toBe(0);
  });

  it('give no weight to what may have none', () => {
    const { features, classes } = fitAgainstRest(examples, 40, { l2: 1e-3, kept, ease, mostIterations: 50 });
    const slot = features.indexOf(10);
    expect(classes[2]!.weights[slot]).toBe(0);
    expect(classes[0]!.weights[slot]).toBeGreaterThan(0.5);
  });
});

describe('quantised weights', () => {
  it('are within half a step of what they were, the largest cut and less than half a step left out', () => {
    const weights = new Float64Array(FEATURE_COUNT);
    for (let i = 0; i < 5000; i++) weights[i * 40] = chanceOf(String(i), 3) * 2 - 1;
    weights[FEATURE_COUNT - 5] = 3;
    const quantised = quantise({ bias: 1, weights });
    const back = dequantise(quantised);
    const kept = new Set(quantised.index.features);
    expect(kept.size).toBeGreaterThan(3000);
    weights.forEach((w, i) => {
      if (w === 0) return;
      const section = SECTION_STARTS.findIndex((start) => start > i) - 1;
      const step = quantised.scales[section]!;
      const cut = Math.sign(w) * Math.min(Math.abs(w), MOST_STEPS[section]! * step);
      expect(Math.abs(back.weights[i]! - cut)).toBeLessThanOrEqual(step / 2 + 1e-9);
      expect(kept.has(i)).toBe(Math.abs(w) >= step / 2 - 1e-9);
    });
  });
});

describe('the strongest features', () => {
  it('are those of large weights, one that is met often before a rare one of the same weight', () => {
    const example = (...indices: number[]) => ({
      features: { indices: Uint32Array.from(indices), values: new Float64Array(indices.length).fill(1) },
      lure: true,
      weight: 1,
    });
    const weights = Float64Array.of(0, 1, 1, -4, 0.1);
    const kept = strongest({ bias: 0, weights }, [example(1, 2, 3), example(2, 3), example(0, 2)], 2);
    expect([...kept]).toEqual([0, 0, 1, 1, 0]);
  });
});
