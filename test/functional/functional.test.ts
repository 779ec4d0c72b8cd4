import { describe, expect, it } from 'vitest';
import { createScorer } from '../../src/index';
import { readCorpus } from '../support/corpora';
import { runPairs, tableOf } from '../support/functional';

const isHigh = (risk: string) => risk === 'high' || risk === 'critical';

describe('the functional suite', () => {
  it('ranks at least 95 % of pairs right and puts them on the right side of high', () => {
    const results = runPairs();
    console.log(tableOf(results));
    const right = results.filter((r) => r.ranked && r.sided).length;
    expect(results.length).toBeGreaterThan(100);
    expect(right / results.length).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the hard negatives', () => {
  const scorer = createScorer();
  const rows = readCorpus('hard-negatives');

  it('cover all rows of both field guides', () => {
    const guides = new Set(rows.map((r) => r.guide));
    for (let i = 1; i <= 25; i++) {
      expect(guides).toContain(`D${i}`);
      expect(guides).toContain(`W${i}`);
    }
  });

  it.each(rows.map((r) => [r.id, r] as const))('%s stays below high', (_id, row) => {
    expect(isHigh(scorer.brief(row.ad).risk)).toBe(false);
  });
});

describe('the lures', () => {
  it('are found: at least nine in ten are high or above', () => {
    const scorer = createScorer();
    const rows = readCorpus('lures');
    const found = rows.filter((r) => isHigh(scorer.brief(r.ad).risk));
    expect(rows.length).toBeGreaterThan(100);
    expect(found.length / rows.length).toBeGreaterThanOrEqual(0.9);
  });
});
