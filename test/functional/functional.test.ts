import { describe, expect, it } from 'vitest';
import { createScorer } from '../../src/index';
import { languageFolders, ownAds } from '../support/corpora';
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

describe('the ads that phrases were written by', () => {
  const scorer = createScorer();
  // Never those of `test`, on which nothing may be tuned; and no phrase was written by the later batches.
  const rows = ownAds().filter((r) => r.split === 'train' && !/batch([4-9]|\d\d)\./.test(r.file));

  it('cover all known false alarms of both field guides, and none of these is high', () => {
    const guides = new Set(rows.map((r) => r.guide));
    for (let i = 1; i <= 25; i++) {
      expect(guides).toContain(`D${i}`);
      expect(guides).toContain(`W${i}`);
    }
    expect(
      rows.filter((r) => r.guide && r.label === 'honest' && isHigh(scorer.brief(r.ad).risk)).map((r) => r.id),
    ).toEqual([]);
  });

  it.each(languageFolders())('of %s: most lures are high, few honest ads are', (folder) => {
    const own = rows.filter((r) => r.file.startsWith(`corpora/${folder}/`));
    const shareOf = (label: string) => {
      const labelled = own.filter((r) => r.label === label);
      return labelled.filter((r) => isHigh(scorer.brief(r.ad).risk)).length / Math.max(1, labelled.length);
    };
    expect(own.length).toBeGreaterThan(40);
    expect(shareOf('lure')).toBeGreaterThanOrEqual(0.75);
    expect(shareOf('honest')).toBeLessThanOrEqual(0.03);
  });
});
