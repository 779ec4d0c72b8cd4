import { describe, expect, it } from 'vitest';
import { parsePack } from '../../src/authoring';
import { createScorer } from '../../src/core';
import en from '../../src/generated/languages/en';
import type { Verdict } from '../../src/verdict';

const CONCEPTS = `
concepts:
  t.alpha: {gloss: a, family: pay}
  t.beta: {gloss: b, family: travel}
  t.gamma: {gloss: c, family: role, negatable: true}
groups:
  t.group: [t.alpha, t.beta]
lexicon:
  - language: en
    concepts:
      t.alpha: [qalpha]
      t.beta: [qbeta]
      t.gamma: [qgamma]
`;

const rule = (when: string, extra = '') => `
  - id: t.rule
    typology: compound
    family: travel
    says: {en: e, ko: k, zh: z}
    when: ${when}
    weight: 3
    status: stable
    source: test
    false_alarms: none
    hits: [x]
    misses: [y]
    ${extra}
`;

function fires(when: string, text: string, extra = ''): boolean {
  const pack = parsePack(`name: t\nversion: '1'\n${CONCEPTS}\nrules:${rule(when, extra)}`);
  const verdict: Verdict = createScorer({ languages: [en], rules: [pack] }).score(
    `${text} — this text has enough letters to be judged by itself.`,
  );
  return verdict.evidence.some((e) => e.signal === 't.rule');
}

describe('conditions', () => {
  it('all, any, atleast', () => {
    expect(fires('{all: [t.alpha, t.beta]}', 'qalpha. Then qbeta')).toBe(true);
    expect(fires('{all: [t.alpha, t.beta]}', 'qalpha only')).toBe(false);
    expect(fires('{any: [t.alpha, t.beta]}', 'qbeta only')).toBe(true);
    expect(fires('{atleast: {k: 2, of: [t.alpha, t.beta, t.gamma]}}', 'qalpha and qgamma')).toBe(true);
    expect(fires('{atleast: {k: 2, of: [t.alpha, t.beta, t.gamma]}}', 'qgamma qgamma')).toBe(false);
    expect(fires('{all: [t.alpha], atleast: {k: 1, of: [t.beta]}}', 'qbeta')).toBe(false);
  });

  it('groups and prefixes', () => {
    expect(fires('{all: [t.group]}', 'qbeta')).toBe(true);
    expect(fires('{all: [t.*]}', 'qgamma')).toBe(true);
  });

  it('unless_all bars a rule when all are there', () => {
    expect(fires('{all: [t.alpha], unless_all: [t.beta, t.gamma]}', 'qalpha. More qbeta')).toBe(true);
    expect(fires('{all: [t.alpha], unless_all: [t.beta, t.gamma]}', 'qgamma qalpha. More qbeta')).toBe(false);
  });

  it('unless and unless_near', () => {
    expect(fires('{all: [t.alpha], unless: [t.beta]}', 'qalpha. More. qbeta')).toBe(false);
    expect(fires('{all: [t.alpha], unless_near: [t.beta], within: sentence}', 'qalpha. More qbeta')).toBe(true);
    expect(fires('{all: [t.alpha], unless_near: [t.beta], within: sentence}', 'qalpha qbeta. More')).toBe(false);
    expect(fires('{all: [t.alpha], unless_near: [t.beta], within: 20 units}', 'qalpha qbeta')).toBe(false);
  });

  it('windows', () => {
    expect(fires('{all: [t.alpha, t.beta], within: sentence}', 'qalpha. Then qbeta')).toBe(false);
    expect(fires('{all: [t.alpha, t.beta], within: sentence}', 'x. qalpha then qbeta')).toBe(true);
    expect(fires('{all: [t.alpha, t.beta], within: 30 units}', 'qalpha. Then qbeta')).toBe(true);
    expect(fires('{all: [t.alpha, t.beta], within: 30 units}', `qalpha ${'word '.repeat(10)} qbeta`)).toBe(false);
  });

  it('negated mentions only count where they are asked for', () => {
    expect(fires('{all: [t.gamma]}', 'there is no qgamma')).toBe(false);
    expect(fires('{all: [{concept: t.gamma, negated: true}]}', 'there is no qgamma')).toBe(true);
    expect(fires('{all: [{concept: t.gamma, negated: true}]}', 'qgamma')).toBe(false);
  });

  it('disguised mentions', () => {
    expect(fires('{all: [{concept: t.alpha, disguised: true}]}', 'q a l p h a here')).toBe(true);
    expect(fires('{all: [{concept: t.alpha, disguised: true}]}', 'qalpha here')).toBe(false);
  });

  it('pay, age, length', () => {
    expect(fires('{all: [{pay: {period: [day], ratio: {min: 2}}}]}', 'Earn $900 per day')).toBe(true);
    expect(fires('{all: [{pay: {period: [day], ratio: {min: 2}}}]}', 'Earn $90 per day')).toBe(false);
    expect(fires('{all: [{age: {from: {min: 20, max: 25}}}]}', 'must be at least 22 years old')).toBe(true);
    expect(fires('{all: [t.alpha, {length: {max: 200}}]}', 'qalpha')).toBe(true);
    expect(fires('{all: [t.alpha, {length: {max: 20}}]}', 'qalpha')).toBe(false);
  });
});

describe('packs', () => {
  const parse = (rules: string) =>
    parsePack(`name: t\nversion: '1'\n${CONCEPTS}\nrules:${rules}`, { file: 'mine.yaml' });

  it('name file, line and rule of a fault in form', () => {
    expect(() => parse(rule('{all: [t.alpha]}').replace('weight: 3', 'weight: heavy'))).toThrow(
      /mine\.yaml:\d+: t\.rule: rules\.0\.weight/,
    );
    expect(() => parsePack('name: [', { file: 'mine.yaml' })).toThrow(/mine\.yaml:1: is no valid YAML/);
    expect(() => parse(rule('{all: [t.alpha], maybe: [t.beta]}'))).toThrow(/mine\.yaml:\d+: t\.rule: .*when/);
  });

  it('name file, line and rule of a fault in meaning', () => {
    const pack = parse(rule('{all: [t.nothing]}'));
    expect(() => createScorer({ languages: [en], rules: [pack] })).toThrow(
      /mine\.yaml:\d+: t\.rule: "t\.nothing" is neither a concept nor a group/,
    );
  });

  it('retire a rule of the library by its id', () => {
    const ad = 'Chat operators for Cambodia, no experience, flight and room paid, telegram @invented_handle';
    const before = createScorer({ languages: [en] }).score(ad);
    const target = before.evidence[0]!.signal;
    const retired = parsePack(
      `name: t\nversion: '1'\nrules:${rule('{all: [abroad]}').replace('t.rule', target).replace('stable', 'retired')}`,
    );
    const after = createScorer({ languages: [en], rules: [retired] }).score(ad);
    expect(after.evidence.map((e) => e.signal)).not.toContain(target);
    expect(after.versions.ruleset.hash).not.toBe(before.versions.ruleset.hash);
  });
});
