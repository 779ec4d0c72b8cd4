import { describe, expect, it } from 'vitest';
import { BANDS, createScorer, type Scorer, type Verdict } from '../../src/index';
import { CalibrateError, calibrate, fitCalibrator } from '../../src/train';
import { chanceOf } from '../../src/train/random';
import { row } from '../evaluate/support';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** Ads that are lures as often as log-odds of `worth(evidence)` say. */
function drawn(count: number, worth: (evidence: number) => number) {
  return Array.from({ length: count }, (_, i) => {
    const evidence = 12 * chanceOf(`e${i}`, 3) - 6;
    return { id: `a${i}`, evidence, lure: chanceOf(`y${i}`, 3) < sigmoid(worth(evidence)), weight: 1 };
  });
}

describe('a calibration', () => {
  it('finds what evidence is worth, at any base rate of the rows', () => {
    const worth = (e: number) => (e < 0 ? 0.3 * e : 1.1 * e);
    const { apply, knots } = fitCalibrator(drawn(6000, worth));
    expect(knots.length).toBeGreaterThan(4);
    const shift = apply(0);
    for (const e of [-4, -2, 2, 3]) expect(Math.abs(apply(e) - shift - worth(e))).toBeLessThan(0.6);
  });

  it('rises everywhere, so that no two ads change places', () => {
    const { apply } = fitCalibrator(drawn(700, (e) => Math.sin(e)));
    for (let e = -10; e < 10; e += 0.05) expect(apply(e + 0.05)).toBeGreaterThan(apply(e));
  });

  it('is a straight line where there are few ads', () => {
    const { knots, apply } = fitCalibrator(drawn(60, (e) => e));
    expect(knots.length).toBe(1);
    expect(apply(2) - apply(1)).toBeCloseTo(apply(1) - apply(0), 12);
  });
});

describe('calibrate', () => {
  const scorer = createScorer({ prior: 0.05 });
  const LURE = 'Kerja di Kamboja, gaji 20 juta, tiket dan tempat tinggal gratis, hubungi Telegram';
  const verdict = scorer.score(LURE);
  /** States evidence twice as strong as it is. */
  const boaster = (evidenceOf: (text: string) => number): Pick<Scorer, 'score'> => ({
    score: (ad) => {
      const stated = 2 * evidenceOf((ad as { text: string }).text);
      const evidence = stated === 0 ? [] : [{ ...verdict.evidence[0]!, contribution: stated }];
      const logit = Math.log(0.05 / 0.95) + stated;
      return { ...verdict, evidence, logit, probability: sigmoid(logit) } satisfies Verdict;
    },
  });
  const ads = drawn(1500, (e) => e);
  const evidenceById = new Map(ads.map((a) => [`ad ${a.id}`, a.evidence]));
  const rows = ads.map(({ id, lure }) => row(id, lure ? 'lure' : 'honest', { ad: { text: `ad ${id}` } }));

  it('halves what is stated twice too high, says so on folds it did not see, and keeps sums', () => {
    const calibrated = calibrate(
      boaster((text) => evidenceById.get(text) ?? 1.5),
      rows,
    );
    expect(calibrated.errors.before.own).toBeGreaterThan(0.05);
    expect(calibrated.errors.after.own).toBeLessThan(0.04);
    expect(calibrated.errors.after.shifted).toBeLessThan(0.03);
    const another = calibrated.score({ text: 'another' });
    const sum = another.evidence.reduce((s, e) => s + e.contribution, Math.log(another.prior / (1 - another.prior)));
    expect(another.logit).toBe(
      another.evidence.reduce((s, e) => s + e.contribution, Math.log(another.prior / (1 - another.prior))),
    );
    expect(sigmoid(sum)).toBeCloseTo(another.probability, 12);
    expect(sum - Math.log(0.05 / 0.95)).toBeCloseTo(calibrated.worth(3), 9);
    expect(BANDS.some((b) => b.risk === another.risk)).toBe(true);
  });

  it('says what is missing', () => {
    expect(() => calibrate(scorer, rows.slice(0, 20))).toThrow(CalibrateError);
    expect(() =>
      calibrate(
        scorer,
        rows.filter((r) => r.label === 'honest'),
      ),
    ).toThrow(/groups of lure/);
  });
});
