import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brevityOf,
  explain,
  FeatureIndex,
  featureSetOf,
  featuresOf,
  gramsOf,
  logitOf,
  SECTION_STARTS,
  weightOf,
} from '../../src/classifier';
import { FeatureSet } from '../../src/classifier/features';
import { readSenses } from '../../src/classifier/senses';
import { maskOf, readText } from '../../src/classifier/text';
import { senses } from '../../src/generated/senses';
import { scoreOf } from '../../src/train/logistic';
import { ADS, FEATURE_COUNT, modelOf, pattern, patternedModel, read } from './support';

const model = patternedModel();
const logit = (text: string, m = model) => {
  const { fold, mentions, entities } = read(text);
  return logitOf(m, fold, mentions, entities);
};
const stepsFor = (text: string) => {
  const { fold, entities } = read(text);
  let steps = 0;
  class Counted extends FeatureSet {
    override settle(): void {
      steps += this.noted;
      super.settle();
    }
  }
  const set = new Counted(false);
  const masked = maskOf(fold, entities);
  readText(fold, masked, set);
  readSenses(fold, masked, senses(), set);
  set.settle();
  return steps;
};

describe('log-odds of a text', () => {
  it('are those of its feature vector under the weights of the model', () => {
    const weights = new Float64Array(FEATURE_COUNT);
    for (let s = 0; s < model.scales.length; s++)
      for (let i = SECTION_STARTS[s]!; i < SECTION_STARTS[s + 1]!; i++)
        weights[i] = weightOf(model, i) * model.scales[s]!;
    for (const ad of ADS) {
      const raw = scoreOf({ bias: model.bias, weights }, featuresOf(read(ad), senses()));
      expect(logit(ad)).toBeCloseTo(1.5 * raw + 0.1, 9);
    }
  });

  it('count more in a brief text, by how brief it is', () => {
    const brief = { slope: 0.7, intercept: 0.4 };
    const other = { ...model, calibration: { ...model.calibration, brief } };
    for (const ad of [...ADS, 'Cook wanted', '招聊天客服']) {
      const raw = (logit(ad) - 0.1) / 1.5;
      const brevity = brevityOf(gramsOf(featuresOf(read(ad), senses())));
      expect(logit(ad, other)).toBeCloseTo((1.5 + 0.7 * brevity) * raw + 0.1 + 0.4 * brevity, 9);
    }
    expect(brevityOf(0)).toBe(1);
    expect(brevityOf(24)).toBe(0.5);
    expect(brevityOf(2400)).toBeLessThan(0.01);
  });

  it('rise with every weight that a text shows, and with no other', () => {
    const [ad] = ADS;
    const { indices } = featuresOf(read(ad!), senses());
    const shown = new Set(indices);
    const index = indices[indices.length >> 1]!;
    const other = Array.from({ length: FEATURE_COUNT }, (_, i) => i).find((i) => !shown.has(i))!;
    const { index: known, weights } = pattern();
    const with1 = (feature: number, weight: number) =>
      modelOf(new Map([...known.features].map((f, row) => [f, weights[row]!] as const)).set(feature, weight));
    expect(logit(ad!, with1(index, 7))).toBeGreaterThan(logit(ad!, with1(index, -7)));
    expect(logit(ad!, with1(other, 7))).toBe(logit(ad!, with1(other, -7)));
  });

  it('do not depend on who posts, on amounts, or on letter case', () => {
    const ad = (handle: string, amount: string) =>
      `Earn ${amount} dollars every day, write to me on Telegram ${handle} and we start at once`;
    expect(logit(ad('@invented_one', '300'))).toBe(logit(ad('@other_name22', '310')));
    expect(logit('WE NEED A COOK FOR OUR KITCHEN IN TOWN')).toBe(logit('We need a cook for our kitchen in town'));
  });

  it('are 0 where there is nothing but an address', () => {
    expect(logit('https://t.me/invented_handle')).toBe(0);
  });

  it('read a long stretch of foreign boilerplate no further than its beginning', () => {
    const korean = '가온식당에서 주방 보조를 모집합니다. 주 오일 근무, 사대보험 가입, 전화로 문의 바랍니다. ';
    const words = 'we are an equal opportunity employer and value diversity at our company';
    expect(logit(`${korean}${words}`)).toBe(logit(`${korean}${words} in every country of the world`));
  });

  it('are finite for any text, the same each time, and explained by places inside it', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(...ADS),
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom('\0', '1', '①', '@'),
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join(' ');
        const value = logit(text);
        expect(Number.isFinite(value)).toBe(true);
        expect(logit(text)).toBe(value);
        for (const { start, end } of explain(model, read(text), value > 0 ? 1 : -1)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('work', () => {
  it('is linear in the length of the text', () => {
    for (const ad of [...ADS, 'a'.repeat(200), '1'.repeat(200), '가'.repeat(200), 'x '.repeat(100), 'กก1'.repeat(60)]) {
      const once = stepsFor(`${ad}\n`.repeat(10));
      expect(stepsFor(`${ad}\n`.repeat(100))).toBeLessThanOrEqual(10 * once + 50);
      // No unit begins more than a handful of features.
      expect(once).toBeLessThanOrEqual(8 * 2 * 10 * (ad.length + 1));
    }
  });
});

describe('what moved the model', () => {
  it('is shown as pieces of the text, strongest first, all in the direction asked for', () => {
    for (const ad of ADS)
      for (const direction of [1, -1] as const) {
        const movers = explain(model, read(ad), direction, 5);
        expect(movers.length).toBeGreaterThan(0);
        expect(movers.length).toBeLessThanOrEqual(5);
        movers.forEach((m, i) => {
          expect(m.start).toBeGreaterThanOrEqual(0);
          expect(m.end).toBeGreaterThan(m.start);
          expect(m.end).toBeLessThanOrEqual(ad.length);
          expect(Math.sign(m.weight)).toBe(direction);
          if (i > 0) expect(Math.abs(m.weight)).toBeLessThanOrEqual(Math.abs(movers[i - 1]!.weight));
        });
      }
  });

  it('names the word whose weight was raised, and never the handle', () => {
    const ad = 'Our bakery in town looks for a helper, write to the owner on Telegram @invented_handle please';
    const reading = read(ad);
    const bare = modelOf(new Map());
    const at = { start: ad.indexOf('helper'), end: ad.indexOf('helper') + 6 };
    const indices: number[] = [];
    const { sightings } = featureSetOf(reading, senses(), new FeatureIndex(featuresOf(reading, senses()).indices));
    const { features, spans, size } = sightings!;
    for (let i = 0; i < size; i++) {
      const start = reading.fold.from[spans[2 * i]!]!;
      const end = reading.fold.to[spans[2 * i + 1]! - 1]!;
      if (start >= at.start && end <= at.end) indices.push(features[i]!);
      expect(start < ad.indexOf('@') || start > ad.indexOf('@') + 15).toBe(true);
    }
    const raised = modelOf(new Map(indices.map((i) => [i, 7])));
    expect(explain(bare, reading, 1)).toEqual([]);
    const [first] = explain(raised, reading, 1);
    expect(first).toMatchObject({ ...at, concept: null });
    const added =
      logitOf(raised, reading.fold, [], reading.entities) - logitOf(bare, reading.fold, [], reading.entities);
    expect(first!.weight).toBeLessThanOrEqual(added + 1e-6);
    expect(first!.weight).toBeGreaterThan(0.5 * added);
  });
});
