import { describe, expect, it } from 'vitest';
import { ChooseError, choose, reviewBudget } from '../../src/evaluate';

/** A thousand honest ads with evidence 0 to 9.99, a hundred lures with 5 to 14.9. */
const evidence = Float64Array.from({ length: 1100 }, (_, i) => (i < 1000 ? i / 100 : 5 + (i - 1000) / 10));
const lures = Uint8Array.from(evidence, (_, i) => (i < 1000 ? 0 : 1));

describe('choose', () => {
  it('takes the lowest threshold that keeps the limit', () => {
    const { from, falseAlarms, recall, precision, flagged } = choose({ evidence, lures }, { maxFalseAlarms: 0.01 });
    expect(falseAlarms.value).toBeLessThanOrEqual(0.01);
    expect(from).toBeCloseTo(9.9, 9);
    expect(recall.value).toBeCloseTo(0.51, 9);
    expect(falseAlarms.low).toBeLessThan(falseAlarms.high);
    expect(precision).toBeCloseTo((0.02 * 0.51) / flagged, 9);
  });

  it('flags nothing where even the highest honest ad is above all lures', () => {
    const turned = choose({ evidence: evidence.map((e) => -e), lures }, { maxFalseAlarms: 0.001, draws: 20 });
    expect(turned.recall.value).toBe(0);
  });

  it('refuses what it cannot promise', () => {
    expect(() => choose({ evidence, lures }, { maxFalseAlarms: 0.0005 })).toThrow(/needs 2000/);
    expect(() => choose({ evidence, lures }, { maxFalseAlarms: 0 })).toThrow(ChooseError);
    expect(() =>
      choose({ evidence: evidence.slice(0, 1000), lures: lures.slice(0, 1000) }, { maxFalseAlarms: 0.1 }),
    ).toThrow(/both needed/);
    expect(() => choose({ evidence: evidence.slice(1), lures }, { maxFalseAlarms: 0.1 })).toThrow(/one for each ad/);
  });
});

describe('reviewBudget', () => {
  it('finds all when all is read, and more the more is read', () => {
    const curve = reviewBudget({ evidence, lures }, [0.01, 0.05, 1], 0.05);
    expect(curve.at(-1)).toEqual({ read: 1, found: 1, precision: 0.05 });
    expect(curve[0]!.found).toBeLessThan(curve[1]!.found);
    // The first hundredth of all ads holds nothing but lures: a fifth of them.
    expect(curve[0]).toMatchObject({ found: expect.closeTo(0.2, 6), precision: expect.closeTo(1, 6) });
    expect(() => reviewBudget({ evidence, lures }, [0])).toThrow(ChooseError);
  });
});
