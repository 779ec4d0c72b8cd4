import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAd } from '../../src/ad';
import { featuresOf, logitOf, weightOf } from '../../src/classifier';
import { type CorpusRow, readCorpus } from '../../src/corpus';
import en from '../../src/generated/languages/en';
import { basePack } from '../../src/generated/pack';
import { senses } from '../../src/generated/senses';
import { judge } from '../../src/judge';
import { decodeModel } from '../../src/model';
import { compileRuleset } from '../../src/rules';
import {
  areaUnderRoc,
  measure,
  readingOf,
  TrainError,
  type TrainedModel,
  thinRuleset,
  trainModel,
} from '../../src/train';

const packs = [basePack, en];
const options = { packs, forget: [0.4], folds: 3, strengths: [1e-4, 3e-5], mostWeights: 20_000 };
const { rows } = readCorpus(['corpora/en/train', 'corpora/en/tune']);
const train = rows.filter((r) => r.split === 'train');
const tune = rows.filter((r) => r.split === 'tune');

/** A part of the rows, for what does not depend on how good a model is. */
const some = rows.filter((r) => r.split !== 'train' || /-train[1-4]?-/.test(r.id));

let trained: TrainedModel;
let small: TrainedModel;
beforeAll(() => {
  trained = trainModel(rows, options);
  small = trainModel(some, options);
});

describe('training', () => {
  it('gives the same bytes for the same rows, and others for another seed', () => {
    expect(Buffer.compare(trainModel(some, options).bytes, small.bytes)).toBe(0);
    expect(Buffer.compare(trainModel(some, { ...options, seed: 2 }).bytes, small.bytes)).not.toBe(0);
  });

  it('never reads rows of tune or test', () => {
    expect(trained.rows.every((r) => r.row.split === 'train')).toBe(true);
    expect(some.some((r) => r.split === 'tune')).toBe(true);
    const alone = some.filter((r) => r.split === 'train');
    expect(Buffer.compare(trainModel(alone, options).bytes, small.bytes)).toBe(0);
  });

  it('keeps a lure and its twins in one fold', () => {
    const foldOf = new Map(trained.rows.map((r) => [r.row.id, r.fold]));
    const twins = train.filter((r) => r.twin !== null);
    expect(twins.length).toBeGreaterThan(20);
    for (const { id, twin } of twins) expect(foldOf.get(id)).toBe(foldOf.get(twin!));
  });

  it('makes a model that tells lures it has not seen from honest ads, and says so with calibrated log-odds', () => {
    const model = decodeModel(trained.bytes);
    const measured = measure(tune, compileRuleset(packs), model);
    const of = (label: string) => measured.filter((m) => m.row.label === label).map((m) => m.logit);
    expect(areaUnderRoc(of('lure'), of('honest'))).toBeGreaterThan(0.85);
    expect(trained.report.calibrationError).toBeLessThan(0.12);
    expect(model.combination.slope).toBeGreaterThan(0);
    expect(model.counts.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(20_000);
    expect(model.data).toBe(trained.report.data);
  });

  it('calibrates brief texts by a line of their own, on which more never tells of less', () => {
    const { brief, slope } = trained.report.calibration;
    expect(brief).toBeDefined();
    expect(slope).toBeGreaterThanOrEqual(0);
    expect(brief!.slope).toBeGreaterThanOrEqual(0);
    expect(decodeModel(trained.bytes).calibration).toEqual(trained.report.calibration);
  });

  it('says what is missing when there are too few lures', () => {
    const honest = train.filter((r) => r.label === 'honest');
    expect(() => trainModel(honest, options)).toThrow(TrainError);
    expect(() => trainModel(honest, options)).toThrow(/lure/);
    expect(() => trainModel(train, { ...options, folds: 2 })).toThrow(/folds/);
  });

  it('learns nothing from what only one collected set has', () => {
    const word = 'zzyzx';
    const collected: CorpusRow[] = Array.from({ length: 40 }, (_, i) => ({
      ...train[0]!,
      id: `c${i}`,
      group: `c${i}`,
      twin: null,
      set: 'a-board',
      cls: 'ad',
      label: 'honest',
      ad: { text: `${word} needs worker number ${i} for the ${word} warehouse in our town, apply at the office` },
    }));
    const model = decodeModel(trainModel([...some, ...collected], options).bytes);
    const { fold, mentions, entities } = readingOf(judge(readAd(`${word} ${word}`), compileRuleset(packs), 0.5));
    for (const i of featuresOf({ fold, mentions, entities }, senses()).indices) {
      // A bucket may be shared with wording of the written rows; then it has a weight with or without the board.
      if (weightOf(decodeModel(small.bytes), i) === 0) expect(weightOf(model, i)).toBe(0);
    }
    expect(Number.isFinite(logitOf(model, fold, mentions, entities))).toBe(true);
  });
});

describe('a ruleset that forgets', () => {
  it('has fewer phrases, and the same concepts and rules', () => {
    const whole = compileRuleset(packs);
    const thin = thinRuleset(packs, 0.5, 1);
    expect(thin.lexicon.conceptIds).toEqual(whole.lexicon.conceptIds);
    expect(thin.rules.length).toBe(whole.rules.length);
    const signs = (ruleset: typeof whole) =>
      measure(train.slice(0, 40), ruleset, decodeModel(trained.bytes)).filter((m) => m.rules >= 4).length;
    expect(signs(thin)).toBeLessThan(signs(whole));
  });
});

describe('the shipped model', () => {
  it('is read, and fits its budget', async () => {
    const { gzipSync } = await import('node:zlib');
    const text = readFileSync('models/text.b64', 'utf8');
    const model = decodeModel(text);
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(150 * 1024);
    expect(model.languages).toContain('ko');
    expect(model.combination).toMatchObject({ low: -4.5, high: 5 });
  });
});
