import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';

/*
 * What loading the built package takes, counted in a process of its own: modules, bytes of code read, bytes that are inflated, and bytes of
 * typed arrays. No clock: the same on every machine.
 */
const COUNT = `
const { statSync } = require('node:fs');
const { sep } = require('node:path');
let inflated = 0;
const count = (inflate) => (...args) => { const bytes = inflate(...args); inflated += bytes.length; return bytes; };
const fflate = require('fflate');
Object.defineProperty(fflate, 'inflateSync', { value: count(fflate.inflateSync) });
const zlib = require('node:zlib');
zlib.inflateRawSync = count(zlib.inflateRawSync);
const dist = process.cwd() + sep + 'dist' + sep;
const state = () => {
  gc();
  gc();
  const modules = Object.keys(require.cache);
  const own = modules.filter((m) => m.startsWith(dist));
  return { own: own.length, foreign: modules.length - own.length, code: own.reduce((sum, m) => sum + statSync(m).size, 0), inflated, arrays: process.memoryUsage().arrayBuffers };
};
const states = {};
const { createScorer } = require('./dist/index.cjs');
states.loaded = state();
const scorer = createScorer();
states.created = state();
scorer.score('We are hiring a cook for our restaurant, please call us.');
states.english = state();
scorer.score('주방 보조 구합니다. 월급 250만원, 주 5일 근무, 전화 주세요.');
states.korean = state();
createScorer().score('We are hiring a cook for our restaurant, please call us.');
states.second = state();
console.log(JSON.stringify(states));
`;

interface State {
  readonly own: number;
  readonly foreign: number;
  readonly code: number;
  readonly inflated: number;
  readonly arrays: number;
}

const KB = 1024;
const MB = 1024 * KB;

describe('loading the built package', () => {
  let states: { readonly [step in 'loaded' | 'created' | 'english' | 'korean' | 'second']: State };
  beforeAll(() => {
    states = JSON.parse(execFileSync(process.execPath, ['--expose-gc', '-e', COUNT], { encoding: 'utf8' }));
    console.log(states);
  });

  it('takes few modules, of which few are of others, and no more once it works', () => {
    expect(states.loaded.own).toBeLessThanOrEqual(45);
    expect(states.loaded.foreign).toBeLessThanOrEqual(6);
    expect(states.korean.own).toBe(states.loaded.own);
    expect(states.korean.foreign).toBe(states.loaded.foreign);
  });

  it('reads no more code than its budget', () => {
    expect(states.loaded.code).toBeLessThanOrEqual(6.45 * MB);
  });

  it('inflates nothing before the first ad, and then the model and the phrases of its language', () => {
    expect(states.created.inflated).toBe(0);
    expect(states.english.inflated).toBeGreaterThan(0);
    expect(states.english.inflated).toBeLessThanOrEqual(1185 * KB);
    expect(states.korean.inflated).toBeGreaterThan(states.english.inflated);
    expect(states.korean.inflated).toBeLessThanOrEqual(1585 * KB);
  });

  it('shares its tables among the scorers of a process', () => {
    expect(states.second.inflated).toBe(states.korean.inflated);
    expect(states.second.arrays).toBeLessThanOrEqual(states.korean.arrays + 64 * KB);
  });

  it('holds no more in typed arrays than its budget', () => {
    expect(states.created.arrays).toBeLessThanOrEqual(4 * MB);
    expect(states.korean.arrays).toBeLessThanOrEqual(10.2 * MB);
  });
});
