import { describe, expect, it } from 'vitest';
import { choose, measure, opened, type Run, shareUnseen } from '../../src/evaluate';
import { row } from './support';

describe('opened', () => {
  it('leaves open what none of so many groups can exclude', () => {
    expect(shareUnseen(1)).toBeCloseTo(0.975, 9);
    expect(opened({ value: 0, low: 0, high: 0 }, 60).high).toBeCloseTo(0.0596, 4);
    expect(opened({ value: 1, low: 1, high: 1 }, 60).low).toBeCloseTo(0.9404, 4);
  });

  it('keeps an interval that draws gave, and one that there is none of', () => {
    expect(opened({ value: 0, low: 0, high: 0.1 }, 60)).toEqual({ value: 0, low: 0, high: 0.1 });
    expect(opened({ value: 0.5, low: 0.5, high: 0.5 }, 60)).toEqual({ value: 0.5, low: 0.5, high: 0.5 });
    expect(opened({ value: 0, low: Number.NaN, high: Number.NaN }, 60).high).toBeNaN();
  });
});

describe('figures of ads that are told apart without a fault', () => {
  const rows = Array.from({ length: 40 }, (_, i) => row(`r${i}`, i % 2 === 0 ? 'lure' : 'honest'));
  const evidence = Float64Array.from(rows, (_, i) => (i % 2 === 0 ? 3 : -3));
  const clusters = { of: Int32Array.from(rows, (_, i) => i), count: rows.length, largest: 1 };

  it('claim no certainty', () => {
    const run = { evidence: [evidence] } as unknown as Run;
    const options = { clusters, draws: 50, seed: 1, flagFrom: 1, drawCalibration: false };
    const { figures } = measure(
      run,
      rows,
      rows.map((_, i) => i),
      options,
    );
    expect(figures['flagged-honest']).toMatchObject({ value: 0, low: 0, high: shareUnseen(20) });
    expect(figures['recall@0.01']).toMatchObject({ value: 1, low: 1 - shareUnseen(20), high: 1 });
    const precision = figures['flagged-precision@0.02']!;
    expect(precision.value).toBe(1);
    expect(precision.low).toBeLessThan(0.2);
    expect(figures['precision@0.02']!.low).toBeCloseTo(precision.low, 9);
  });

  it('are not promised by a threshold either', () => {
    const lures = Uint8Array.from(rows, (_, i) => (i % 2 === 0 ? 1 : 0));
    const { falseAlarms, recall } = choose({ evidence, lures }, { maxFalseAlarms: 0.05, draws: 50 });
    expect(falseAlarms).toMatchObject({ value: 0, high: shareUnseen(20) });
    expect(recall).toMatchObject({ value: 1, low: 1 - shareUnseen(20) });
  });
});
