import { beforeAll, describe, expect, it } from 'vitest';
import { CONFIGURATIONS, configurationsFor } from '../../src/cli/evaluate-configurations';
import { learntModel } from '../../src/cli/evaluate-learnt';
import { readCorpus } from '../../src/corpus';
import { type Configuration, runOf, splitGiven } from '../../src/evaluate';
import en from '../../src/generated/languages/en';
import { basePack } from '../../src/generated/pack';
import { areaUnderRoc } from '../../src/train';
import { row } from './support';

const packs = [basePack, en];
const { rows } = readCorpus(['corpora/en/train', 'corpora/en/tune']);
const measured = rows.filter((r) => r.split === 'tune' && r.label !== null);
// A part is enough to see that it learns.
const learnt = rows.filter((r) => r.split === 'train' && r.label !== null).slice(0, 220);
const all = [...measured, ...learnt];
const split = splitGiven(all, measured.length);
const how = { folds: 3, forget: [0.4], strengths: [1e-5], mostWeights: 20_000 };

describe('configurations that learn the text model', () => {
  const evidence: Record<string, Float64Array> = {};
  let model: Configuration;
  beforeAll(() => {
    model = learntModel('model', '', false, 0.02, packs, how);
    const both = learntModel('all', '', true, 0.02, packs, how);
    for (const configuration of [model, both])
      evidence[configuration.name] = runOf(configuration, all, split, [1]).evidence[0]!;
  }, 120_000);
  const areaOf = (name: string) => {
    const of = (label: string) => measured.flatMap((r, i) => (r.label === label ? [evidence[name]![i]!] : []));
    return areaUnderRoc(of('lure'), of('honest'));
  };

  it('measure only rows of the split, and tell lures they have not seen', () => {
    for (const name of ['model', 'all']) {
      expect(evidence[name]!.slice(0, measured.length).every(Number.isFinite)).toBe(true);
      expect(evidence[name]!.slice(measured.length).every(Number.isNaN)).toBe(true);
      expect(areaOf(name)).toBeGreaterThan(0.85);
    }
  });

  it('say nothing of a text that cannot be judged', () => {
    const nothing = row('none', 'honest', { ad: { text: '' } });
    const empty = runOf(model, [nothing, ...learnt], splitGiven([nothing, ...learnt], 1), [1]);
    expect(empty.evidence[0]![0]).toBeCloseTo(0, 12);
  }, 60_000);

  it('learn nothing where there is nothing to learn from', () => {
    expect(() => model.learn!(learnt.slice(0, 4), 1)).toThrow(/needed/);
  });
});

describe('configurations by name', () => {
  it('are all made, each with its own name, and those that are ready differ in what they know', () => {
    expect(configurationsFor(CONFIGURATIONS.join(), {}).map((c) => c.name)).toEqual(CONFIGURATIONS);
    const [shipped, rules, domain] = configurationsFor('shipped,rules,rules+domain', {});
    const ad = {
      text: 'Join us, high pay for easy remote work, register at https://amaz0n-jobs.top and write to WhatsApp',
    };
    const verdicts = [shipped, rules, domain].map((c) => c!.predict!(row('x', 'lure', { ad })).verdict!);
    expect(verdicts[0]!.versions.model).not.toBeNull();
    expect(verdicts[1]!.versions.model).toBeNull();
    expect(verdicts[2]!.versions.model).toBeNull();
    const hosts = verdicts.map((v) => v.evidence.flatMap((e) => e.spans).some((s) => s.concept.startsWith('host.')));
    expect(hosts).toEqual([true, false, true]);
  });
});
