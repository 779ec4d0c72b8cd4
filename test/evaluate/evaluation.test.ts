import { describe, expect, it } from 'vitest';
import type { CorpusRow } from '../../src/corpus';
import {
  type Configuration,
  compareWith,
  evaluate,
  keywordBaseline,
  majorityBaseline,
  maskLinks,
  PredictionsError,
  predictionLines,
  readPredictions,
  runOf,
  splitOf,
  VARIANTS,
} from '../../src/evaluate';
import { createScorer } from '../../src/index';
import { row } from './support';

/** Words that no two ads share by chance. */
const noise = (n: number) =>
  Array.from({ length: 12 }, (_, i) => ((n * 48271 + i * 69621 + 7) % 15485863).toString(36).replace(/\d/g, 'q')).join(
    ' ',
  );

const rows: CorpusRow[] = Array.from({ length: 120 }, (_, i) => {
  const lure = i % 3 === 0;
  return row(`r${i}`, lure ? 'lure' : 'honest', {
    lang: i % 2 === 0 ? 'en' : 'ko',
    kind: lure ? 'fee' : 'shop',
    ad: {
      title: `${noise(i)}`,
      description: lure && i % 9 !== 0 ? 'pay the training deposit first' : 'a shop needs help',
    },
  });
});

/** Knows the label, but for some rows. */
const oracle = (wrong: (i: number) => boolean): Configuration => ({
  name: 'oracle',
  gloss: 'knows',
  prior: 0.02,
  predict: (r) => {
    const i = Number(r.id.slice(1));
    const evidence = ((r.label === 'lure') !== wrong(i) ? 5 : -5) + (i % 10) / 100;
    return { probability: 0.5, logit: Math.log(0.02 / 0.98) + evidence };
  },
});

const options = { draws: 200, seed: 1, seeds: 3, flagFrom: 4, variants: [], worst: 5 };

describe('evaluate', () => {
  const split = splitOf(rows, 'group', 4);

  it('measures a perfect system as perfect and the majority as its prevalence', () => {
    const { evaluation } = evaluate(rows, [oracle(() => false), majorityBaseline(0.02)], split, options);
    const [perfect, majority] = evaluation.systems;
    expect(perfect!.overall.figures).toMatchObject({
      ap: { value: 1, low: 1, high: 1 },
      auc: { value: 1 },
      'recall@0.001': { value: 1 },
      'flagged-lures': { value: 1 },
      'flagged-honest': { value: 0 },
    });
    expect(majority!.overall.figures.ap!.value).toBeCloseTo(1 / 3, 12);
    expect(majority!.overall.figures.auc!.value).toBe(0.5);
    expect(majority!.overall.figures['recall@0.03']!.value).toBe(0);
    // A constant at the prior that holds is perfectly calibrated.
    expect(majority!.overall.figures.ece!.value).toBeCloseTo(0, 12);
  });

  it('gives the same figures twice', () => {
    const once = evaluate(rows, [oracle((i) => i % 7 === 0), keywordBaseline(0.02)], split, options).evaluation;
    const twice = evaluate(rows, [oracle((i) => i % 7 === 0), keywordBaseline(0.02)], split, options).evaluation;
    expect(JSON.stringify(twice)).toBe(JSON.stringify(once));
  });

  it('lets nothing be learnt from the fold that is measured', () => {
    const seen: string[] = [];
    const spy: Configuration = {
      name: 'spy',
      gloss: '',
      prior: 0.5,
      learn: (train) => {
        const known = new Set(train.map((r) => r.id));
        return (r) => {
          if (known.has(r.id)) seen.push(r.id);
          return { probability: 0.5, logit: 0 };
        };
      },
    };
    const run = runOf(spy, rows, split, [1, 2]);
    expect(seen).toEqual([]);
    expect(run.evidence.length).toBe(2);
    for (const evidence of run.evidence) expect(evidence.every((e) => e === 0)).toBe(true);
  });

  it('learns keywords that lures of other folds share, not those of single ads', () => {
    const { evaluation } = evaluate(rows, [keywordBaseline(0.02)], split, options);
    const { figures } = evaluation.systems[0]!.overall;
    // Every ninth ad is a lure without the words: 14 of 40.
    expect(figures['recall@0.01']!.value).toBeCloseTo(26 / 40, 9);
    expect(figures['recall@0.01']!.sd).toBeCloseTo(0, 9);
  });

  it('measures slices against the other class where the word exists for one class alone', () => {
    const { evaluation } = evaluate(rows, [oracle((i) => i % 8 === 0)], split, options);
    const of = (dimension: string, value: string) =>
      evaluation.systems[0]!.slices.find((s) => s.dimension === dimension && s.value === value)!;
    expect(of('language', 'ko')).toMatchObject({ rows: 60, lures: 20, honest: 40 });
    expect(of('language', 'ko').figures.ap!.value).toBe(1);
    expect(of('language', 'en').figures.ap!.value).toBeLessThan(1);
    expect(of('typology', 'fee')).toMatchObject({ lures: 40, honest: 80 });
    expect(of('kind of honest ad', 'shop')).toMatchObject({ lures: 40, honest: 80 });
  });

  it('keeps the worst of either side', () => {
    const { misses, alarms } = evaluate(rows, [oracle((i) => i === 3 || i === 5)], split, options).evaluation
      .systems[0]!.worst;
    expect([misses[0]!.id, alarms[0]!.id]).toEqual(['r3', 'r5']);
    expect(misses.length).toBe(5);
  });
});

describe('predictions', () => {
  const split = splitOf(rows, 'group', 4);
  const measured = { clusters: split.clusters, draws: 200, seed: 1, flagFrom: 4, drawCalibration: true };
  const before = runOf(
    oracle((i) => i % 4 === 0),
    rows,
    split,
    [1],
  );
  const text = [...predictionLines(before, rows, split.clusters)].map((l) => JSON.stringify(l)).join('\n');

  it('come back as they were written, and differ by nothing from themselves', () => {
    const same = compareWith(before, rows, readPredictions(text), measured)!;
    expect(same).toMatchObject({ configuration: 'oracle', earlier: 'oracle', unmatched: 0, rows: 120 });
    for (const { before: a, after, change } of Object.values(same.figures)) {
      expect(after).toEqual(a);
      if (!Number.isNaN(change.value)) expect(change).toEqual({ value: 0, low: 0, high: 0 });
    }
  });

  it('show what became better, with an interval over the same draws', () => {
    const better = compareWith(
      runOf(
        oracle(() => false),
        rows,
        split,
        [1],
      ),
      rows,
      readPredictions(text),
      measured,
    )!;
    expect(better.figures.ap!.change.low).toBeGreaterThan(0);
    expect(better.figures['flagged-honest']!.change.high).toBeLessThan(0);
  });

  it('of fewer rows are compared on those', () => {
    const part = text.split('\n').slice(0, 90).join('\n');
    expect(compareWith(before, rows, readPredictions(part), measured)).toMatchObject({ rows: 90, unmatched: 30 });
    expect(compareWith(before, rows, readPredictions('{"id":"zz","evidence":[1]}'), measured)).toBeNull();
  });

  it('that cannot be read name the line', () => {
    expect(() => readPredictions('{"id":"a","evidence":[1]}\nnothing')).toThrow(PredictionsError);
    expect(() => readPredictions('{"id":"a","evidence":[1]}\n{"id":"b","evidence":[null]}')).toThrow(/line 2/);
    expect(() => readPredictions('{"id":"a"}')).toThrow(/line 1: needs "id"/);
  });
});

describe('variants', () => {
  const by = (id: string) => VARIANTS.find((v) => v.id === id)!;
  const full = row('v', 'lure', {
    profile: 'We are a firm.',
    ad: {
      title: 'Clerk',
      company: 'Firm',
      description: 'We are a firm.\n\nWrite to jobs@firm.example or see https://firm.example/a?b now.',
      benefits: 'Room',
      url: 'https://firm.example',
    },
  });

  it.each([
    ['See https://a.example/x, or www.b.example; call 02-000', 'See […] or […] call 02-000'],
    ['mail me@firm.example.', 'mail […]'],
    ['go to firm.example/jobs or (firm.example)', 'go to […] or […]'],
    ['텔레그램 @invented_boss 로, t.me/invented_boss', '텔레그램 @invented_boss 로, […]'],
    ['3.5 hours, e.g. 9.30 to 5 a.m. at 10,000.50', '3.5 hours, e.g. 9.30 to 5 a.m. at 10,000.50'],
  ])('mask links in "%s"', (text, masked) => expect(maskLinks(text)).toBe(masked));

  it('mask in linear time', () => {
    const start = performance.now();
    for (const unit of ['a.', 'a@', 'www', '://', 'é']) maskLinks(unit.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('blank what they name and leave the row as it is', () => {
    const copy = structuredClone(full);
    expect(by('no-benefits').apply(full, 1).ad).not.toHaveProperty('benefits');
    const anonymous = by('no-company').apply(full, 1).ad;
    expect(anonymous).not.toHaveProperty('company');
    expect(anonymous.description).toMatch(/^Write to/);
    expect(Object.keys(by('text-only').apply(full, 1).ad)).toEqual(['title', 'benefits', 'description']);
    expect(by('url-masked').apply(full, 1).ad).not.toHaveProperty('url');
    expect(by('perturbed').apply(full, 1)).toEqual(by('perturbed').apply(full, 1));
    expect(full).toEqual(copy);
  });

  it('leave an ad that a scorer can read, even where nothing is left', () => {
    const bare = row('b', 'honest', { ad: { company: 'Firm' } });
    for (const variant of VARIANTS) expect(() => createScorer().score(variant.apply(bare, 1).ad)).not.toThrow();
  });
});
