import { describe, expect, it } from 'vitest';
import { contributionOf, HONEST_MODEL_SIGNAL, MODEL_SIGNAL, modelSignal, wordingSignal } from '../../src/classifier';
import type { Stance } from '../../src/terms';
import { BANDS, believedStance, edgeOf, weigh } from '../../src/verdict';
import { ADS, modelOf, patternedModel, read } from './support';

const model = patternedModel();
const said = (weight: number) => [wordingSignal(weight, 'a model')!];

describe('the contribution of a model', () => {
  it('is bounded, and never falls as the log-odds rise', () => {
    let last = Number.NEGATIVE_INFINITY;
    for (let logit = -40; logit <= 40; logit += 0.25) {
      const contribution = contributionOf(model, logit);
      expect(contribution).toBeGreaterThanOrEqual(Math.max(-2.5, last));
      expect(contribution).toBeLessThanOrEqual(3.2);
      last = contribution;
    }
    expect(contributionOf(model, 2)).toBeCloseTo(0.5, 12);
  });

  it('is one signal that weighs as much as it says, with places in the text', () => {
    const lure = { ...model, bias: 8 };
    const honest = { ...model, bias: -8 };
    for (const ad of ADS) {
      const reading = read(ad);
      const up = modelSignal(lure, reading)!;
      expect(up.rule.source.id).toBe(MODEL_SIGNAL);
      expect(weigh([up], 'offer')[0]!.contribution).toBeCloseTo(3.2, 12);
      expect(weigh([up], 'news')[0]!.contribution).toBeLessThan(0.2);
      for (const { start, end } of up.mentions) expect(ad.slice(start, end).length).toBe(end - start);
      expect(up.mentions.length).toBeGreaterThan(0);
      const down = modelSignal(honest, reading)!;
      expect(down.rule.source.id).toBe(HONEST_MODEL_SIGNAL);
      expect(weigh([down], 'offer')[0]!.contribution).toBeCloseTo(-2.5, 12);
    }
  });

  it('is what a report has to stand against', () => {
    for (const stance of ['warning', 'news', 'other'] as const) {
      expect(believedStance(stance, 1, [])).toBe(stance);
      expect(believedStance(stance, 1, said(3))).toBe(stance);
      expect(believedStance(stance, 1, said(-4))).toBe(stance);
      expect(believedStance(stance, 1, said(3.5))).toBe('unclear');
    }
    // Who asks twice whether an offer is one is believed.
    expect(believedStance('other', 2, said(3.5))).toBe('other');
    expect(believedStance('warning', 9, said(3.5))).toBe('unclear');
    for (const stance of ['offer', 'unclear'] as const) expect(believedStance(stance, 9, said(5))).toBe(stance);
  });

  it('speaks for an honest report as for an honest ad', () => {
    const [down] = said(-3);
    for (const stance of ['offer', 'unclear', 'other', 'warning', 'news'] as const)
      expect(weigh([down!], stance)[0]!.contribution).toBeCloseTo(-3, 12);
  });

  it('is enough for high where nothing shows an offer only if it is sure', () => {
    const high = edgeOf(BANDS, 'high');
    const of = (weight: number, stance: Stance) => weigh(said(weight), stance)[0]!.contribution;
    expect(of(3.1, 'unclear')).toBeLessThan(high);
    expect(of(3.1, 'offer')).toBeCloseTo(3.1, 12);
    expect(of(3.2, 'unclear')).toBeCloseTo(3.2, 12);
    // More reason in the text never lowers the evidence.
    let last = 0;
    for (let weight = 0.1; weight <= 5; weight += 0.1) {
      expect(of(weight, 'unclear')).toBeGreaterThanOrEqual(last);
      last = of(weight, 'unclear');
    }
  });

  it('is none where the model has nothing to say', () => {
    const silent = modelOf(new Map());
    expect(
      modelSignal({ ...silent, combination: { ...silent.combination, slope: 0, intercept: 0.01 } }, read(ADS[0]!)),
    ).toBe(null);
  });
});
