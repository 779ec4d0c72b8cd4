import { describe, expect, it } from 'vitest';
import { parsePack } from '../../src/authoring';
import { createScorer } from '../../src/core';
import en from '../../src/generated/languages/en';

const packOf = (status: string, phrase: string) =>
  parsePack(`
name: trial
version: 1.0.0
concepts:
  secrecy.trial: {gloss: a trial, family: secrecy}
lexicon:
  - language: en
    ${status}
    concepts: {secrecy.trial: [${phrase}]}
rules:
  - id: any.trial
    typology: any
    family: secrecy
    says: {en: A trial}
    when: {all: [secrecy.trial]}
    weight: 2
    status: stable
    source: none, a test
    false_alarms: none
    hits: ["zzyzx is said here in an ad for cooks and bakers"]
    misses: ["nothing is said here in an ad for cooks"]
`);

describe('experimental phrases', () => {
  const ad = 'zzyzx is said here in an ad for cooks and bakers of our town';
  const contribution = (status: string, phrase = 'zzyzx') => {
    const verdict = createScorer({ languages: [en], rules: [packOf(status, phrase)] }).score(ad);
    return {
      adds: verdict.evidence.find((e) => e.signal === 'any.trial')!.contribution,
      unknown: verdict.unknown.map((u) => u.id),
    };
  };

  it('count less than proven ones, and the verdict says so', () => {
    const proven = contribution('');
    const lexicon = contribution('status: experimental');
    const phrase = contribution('', '{say: zzyzx, status: experimental}');
    expect(lexicon.adds).toBeCloseTo(proven.adds * 0.75, 9);
    expect(phrase.adds).toBeCloseTo(proven.adds * 0.75, 9);
    expect(proven.unknown).not.toContain('language.experimental');
    expect(phrase.unknown).toContain('language.experimental');
  });

  it('say it in English where a pack has no other sentence', () => {
    expect(
      createScorer({ languages: [en], locale: 'ko', rules: [packOf('', 'zzyzx')] })
        .score(ad)
        .evidence.map((e) => e.says),
    ).toContain('A trial');
  });
});
