import { describe, expect, it } from 'vitest';
import { parsePack } from '../../src/authoring';

/** A pack in which one line is written otherwise. */
const PACK = `name: my-board
version: 1.0.0
concepts:
  identity.borrowed-brand: {gloss: a firm whose name is often borrowed, family: identity}
lexicon:
  - language: en
    concepts: {identity.borrowed-brand: [acme foods]}
rules:
  - id: impersonation.borrowed-brand
    typology: impersonation
    family: identity
    says: {en: Uses the name of a firm that is often borrowed}
    when: {all: [identity.borrowed-brand, messenger]}
    weight: 2
    status: stable
    source: reports to this board
    false_alarms: local branches that hire by chat
    hits: ["Acme Foods is hiring packers, apply on Telegram @invented_handle"]
    misses: ["Acme Foods is hiring packers, apply at jobs.acmefoods.example"]
`;

function problemOf(from: string, to: string): string {
  expect(PACK).toContain(from);
  try {
    parsePack(PACK.replace(from, to), { file: 'mine.yaml' });
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

const when = (to: string) => problemOf('{all: [identity.borrowed-brand, messenger]}', to);
const phrase = (to: string) => problemOf('[acme foods]', `[${to}]`);

describe('a fault in a pack', () => {
  it('names all that a window may be', () => {
    for (const within of ['foo', '0', '40 letters', '[ad]'])
      expect(when(`{all: [messenger], within: ${within}}`)).toMatch(
        /^mine\.yaml:13: impersonation\.borrowed-brand: rules\.0\.when\.within: must be ad, sentence or a number of units, such as 80$/,
      );
    for (const within of ['ad', 'sentence', '80', '80 units'])
      expect(when(`{all: [messenger], within: ${within}}`)).toBe('');
  });

  it('names all that the reach of a context may be, written as a window is', () => {
    for (const near of ['sentense', '201', '201 units', '0 units', 'ad'])
      expect(phrase(`{say: acme foods, not: [acme foods ltd], near: ${near}}`)).toMatch(
        /^mine\.yaml:7: lexicon\.0\.concepts\.identity\.borrowed-brand\.0\.near: must be overlap, sentence or a number of units up to 200, such as 40$/,
      );
    for (const near of ['overlap', 'sentence', '40', '40 units'])
      expect(phrase(`{say: acme foods, not: [acme foods ltd], near: ${near}}`)).toBe('');
    const pack = parsePack(PACK.replace('[acme foods]', '[{say: acme foods, not: [acme foods ltd], near: 40 units}]'));
    expect(pack.lexicons[0]!.concepts['identity.borrowed-brand']![0]).toMatchObject({ near: 40 });
  });

  it('names the kinds of lure', () => {
    const typology = (to: string) => problemOf('typology: impersonation', `typology: ${to}`);
    expect(typology('imp')).toMatch(/^mine\.yaml:10: .*rules\.0\.typology: must be any, one of compound, .*illicit/);
    expect(typology('{compund: 0.7}')).toMatch(/^mine\.yaml:10: .*typology\.compund: must be one of compound, /);
    expect(typology('{compound: 1.7}')).toMatch(/^mine\.yaml:10: .*typology\.compound: Too big/);
  });

  it('names the kinds of contact and the periods of pay', () => {
    expect(when('{all: [{contact: {kind: [telegram, whatsap]}}]}')).toMatch(
      /^mine\.yaml:13: .*contact\.kind\.1: .*"telegram"\|"whatsapp"/,
    );
    expect(when('{all: [{contact: {kind: whatsap}}]}')).toMatch(
      /contact\.kind: must be one or more of telegram, whatsapp/,
    );
    expect(when('{all: [{pay: {period: [dai]}}]}')).toMatch(/pay\.period\.0: .*"day"/);
    expect(when('{all: [{contact: {kind: [telegram, other-messenger], only: true}}, {pay: {period: day}}]}')).toBe('');
  });

  it('is that of the item that was meant', () => {
    expect(when('{all: [{concept: fee.deposit, negatd: true}]}')).toMatch(/when\.all\.0\.negatd: no such key$/);
    expect(when('{all: [{age: {from: {min: 20}}, form: 1}]}')).toMatch(/when\.all\.0\.form: no such key$/);
    expect(when('{all: [{age: {form: {min: 20}}}]}')).toMatch(/when\.all\.0\.age\.form: no such key$/);
    expect(when('{all: [{aged: {from: {min: 20}}}]}')).toMatch(/when\.all\.0: must be a concept, .*contact/);
    expect(when('{all: [7]}')).toMatch(/when\.all\.0: must be a concept, .*contact/);
    expect(when('{all: [Messenger]}')).toMatch(/when\.all\.0: must be a concept, a group or prefix\.\*/);
    expect(phrase('{sai: acme foods}')).toMatch(/borrowed-brand\.0: must be a phrase or/);
  });

  it('stands on the line of an unknown key', () => {
    expect(problemOf('    weight: 2\n', '    weight: 2\n    wieght: 2\n')).toBe(
      'mine.yaml:15: impersonation.borrowed-brand: rules.0.wieght: no such key',
    );
    // What is missing says less than what is misspelt.
    expect(problemOf('    weight: 2\n', '    wieght: 2\n')).toMatch(/^mine\.yaml:14: .*wieght: no such key$/);
    expect(problemOf('    when: {', '    when:\n      maybe:\n        [messenger]\n    whn: {')).toMatch(
      /^mine\.yaml:14: .*maybe/,
    );
    expect(problemOf('lexicon:', 'lexikon:')).toBe('mine.yaml:5: lexikon: no such key');
  });

  it('is a rule that is written twice, or has the id of what is found by other means', () => {
    const [, rule] = PACK.split('rules:\n');
    expect(() => parsePack(PACK + rule, { file: 'mine.yaml' })).toThrow(
      /^mine\.yaml:20: impersonation\.borrowed-brand: has the id of the rule on line 9; give it its own$/,
    );
    expect(problemOf('id: impersonation.borrowed-brand', 'id: model.lure')).toMatch(/^mine\.yaml:9: model\.lure: /);
  });
});

describe('a file that cannot be read', () => {
  it('is refused where its aliases multiply', () => {
    const levels = ['a', 'b', 'c', 'd', 'e'].map((name, i, all) =>
      i === 0
        ? 'a: &a [x,x,x,x,x,x,x,x,x,x]'
        : `${name}: &${name} [${Array(10)
            .fill(`*${all[i - 1]}`)
            .join(',')}]`,
    );
    expect(() => parsePack(levels.join('\n'), { file: 'mine.yaml' })).toThrow(
      /^mine\.yaml: cannot be read: .*write out what the aliases stand for$/,
    );
  });
});
