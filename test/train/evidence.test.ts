import { describe, expect, it } from 'vitest';
import type { Signal } from '../../src/rules';
import { cutBands, type EvidencePoint, evidenceOf, fitEvidence } from '../../src/train/evidence';
import { chanceOf } from '../../src/train/random';
import { BAND_EDGES, FAMILY_DECAY, scaleOf } from '../../src/verdict';

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
  return {
    signals,
    stance: 'offer',
    signs: 0,
    logit: (lure ? 0.5 : -0.5) + ((i * 37) % 50) / 12.5 - 2,
    lure,
    weight: 1,
  };
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

describe('few ads that are told apart without a fault', () => {
  const points: EvidencePoint[] = Array.from({ length: 40 }, (_, i) => {
    const lure = i % 2 === 0;
    return { signals: lure ? [telling] : [honest], stance: 'offer', signs: 0, logit: lure ? 3 : -3, lure, weight: 1 };
  });

  it('leave the unit near the usual one', () => {
    const { unit } = fitEvidence(points, BOUNDS).rules;
    expect(unit).toBeGreaterThan(0.1);
    expect(unit).toBeLessThan(1.3);
  });
});

describe('saturation of families', () => {
  /** Pairs of one family: of `alike` the second sign says nothing more, of `apart` each says as much as the other. */
  const points: EvidencePoint[] = Array.from({ length: 3000 }, (_, i) => {
    const chance = (salt: number) => chanceOf(`ad ${i}`, salt);
    const alike = chance(1) < 0.4 ? [signal('alike.first', 2, 'alike')] : [];
    if (alike.length > 0 && chance(2) < 0.5) alike.push(signal('alike.second', 1.9, 'alike'));
    const apart = chance(3) < 0.4 ? [signal('apart.first', 2, 'apart')] : [];
    if (chance(4) < 0.4) apart.push(signal('apart.second', 1.9, 'apart'));
    const truth = (alike.length > 0 ? 1.5 : 0) + 1.5 * apart.length - 1.8;
    const lure = chance(5) < 1 / (1 + Math.exp(-truth));
    return { signals: [...alike, ...apart], stance: 'offer', signs: 0, logit: 0, lure, weight: 1 };
  });
  const { decays } = fitEvidence(points, BOUNDS).rules;

  it('is learnt: what is said twice counts less than what is said of two things', () => {
    expect(decays!.apart).toBeGreaterThan(decays!.alike! + 0.1);
    for (const decay of Object.values(decays!)) {
      expect(decay).toBeGreaterThan(0);
      expect(decay).toBeLessThanOrEqual(1);
    }
  });

  it('holds in what is stated; a family without data keeps the usual one', () => {
    const scale = scaleOf({ unit: 0.5, factors: {}, decays: { told: 0.75 } }, BAND_EDGES);
    expect(scale.decayOf('told')).toBe(0.75);
    expect(scale.decayOf('untold')).toBe(FAMILY_DECAY);
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
