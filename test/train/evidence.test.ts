import { describe, expect, it } from 'vitest';
import type { Signal } from '../../src/rules';
import { cutBands, type EvidencePoint, evidenceOf, fitEvidence } from '../../src/train/evidence';
import { BAND_EDGES, scaleOf } from '../../src/verdict';

const BOUNDS = { low: -4.5, high: 5 };

function signal(id: string, weight: number, family: string = id): Signal {
  const source = { id, weight, family, typologies: {}, says: { en: id }, when: {}, status: 'stable', source: '' };
  return {
    rule: {
      source: { ...source, stance: 'offer' },
      all: [],
      any: [],
      atleast: null,
      unless: [],
      unlessNear: [],
      within: 'ad',
    },
    mentions: [],
  } as Signal;
}

const telling = signal('telling', 2);
const idle = signal('idle', 2);
const wrong = signal('wrong', 1);
const honest = signal('honest', -1);
const rare = signal('rare', 3);

/** Ads among which `telling` is what lures have, `idle` what both have alike, and `wrong` what honest ads have. */
const POINTS: EvidencePoint[] = Array.from({ length: 400 }, (_, i) => {
  const lure = i % 2 === 0;
  const signals = [
    ...((lure ? i % 5 !== 0 : i % 5 === 0) ? [telling] : []),
    ...(i % 3 === 0 ? [idle] : []),
    ...((lure ? i % 7 === 0 : i % 7 < 3) ? [wrong] : []),
    ...((lure ? i % 11 === 0 : i % 11 < 4) ? [honest] : []),
    ...(i === 8 ? [rare] : []),
  ];
  return { signals, stance: 'offer', logit: (lure ? 0.5 : -0.5) + ((i * 37) % 50) / 12.5 - 2, lure, weight: 1 };
});

describe('rules and a model fitted together', () => {
  const fitted = fitEvidence(POINTS, BOUNDS);
  const { worthOf } = scaleOf(fitted.rules, BAND_EDGES);

  it('gives what tells more than what does not, and turns no sign round', () => {
    expect(worthOf(telling.rule.source)).toBeGreaterThan(1.5 * worthOf(idle.rule.source));
    expect(worthOf(wrong.rule.source)).toBeGreaterThan(0);
    expect(worthOf(wrong.rule.source)).toBeLessThan(worthOf(idle.rule.source));
    expect(worthOf(honest.rule.source)).toBeLessThan(0);
    expect(fitted.slope).toBeGreaterThan(0);
  });

  it('leaves the weight of the author where there is no data', () => {
    expect(Object.keys(fitted.rules.factors).sort()).toEqual(['honest', 'idle', 'telling', 'wrong']);
    expect(worthOf(rare.rule.source)).toBeCloseTo(0.64 * 3, 12);
  });

  it('states log-odds: of ads alike in evidence as many are lures as it says', () => {
    const stated = POINTS.map((p) => ({ p: 1 / (1 + Math.exp(-evidenceOf(p, fitted))), lure: p.lure }));
    for (const [from, to] of [
      [0, 0.3],
      [0.3, 0.7],
      [0.7, 1],
    ] as const) {
      const part = stated.filter((s) => s.p >= from && s.p < to);
      const mean = part.reduce((sum, s) => sum + s.p, 0) / part.length;
      expect(Math.abs(mean - part.filter((s) => s.lure).length / part.length)).toBeLessThan(0.1);
    }
  });

  it('comes out the same each time', () => {
    expect(fitEvidence(POINTS, BOUNDS)).toEqual(fitted);
  });
});

describe('bands cut by ordinary ads', () => {
  const upTo = (most: number, count: number) => Array.from({ length: count }, (_, i) => (most * i) / count);

  it('lets one ad in 200 be high and one in 2,000 critical', () => {
    const ads = upTo(4, 8000);
    const { low, elevated, high, critical } = cutBands(ads, []);
    const share = (edge: number) => ads.filter((e) => e >= edge).length / ads.length;
    expect(share(high)).toBeLessThanOrEqual(1 / 200);
    expect(share(high - 0.06)).toBeGreaterThan(1 / 200);
    expect(share(critical)).toBeLessThanOrEqual(1 / 2000);
    expect(critical).toBeGreaterThanOrEqual(high + 1);
    expect([low, elevated]).toEqual([high / 4, high / 2]);
  });

  it('is as strict as messages ask where they are flagged more often', () => {
    expect(cutBands(upTo(1, 2000), upTo(3, 2000)).high).toBeGreaterThan(2.9);
    expect(cutBands(upTo(2.9, 2000), upTo(1, 2000)).high).toBeLessThanOrEqual(2.9);
  });

  it('keeps the usual edges where there are too few ads to tell', () => {
    expect(cutBands(upTo(9, 200), upTo(9, 200))).toEqual(BAND_EDGES);
  });
});
