import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownAds } from '../support/corpora';

/*
 * Memory that is still held after a collection, in a process of its own, where nothing else allocates. The bounds are several times what is
 * measured: they find what grows with every ad, and not what another version of Node does differently.
 */
const MEASURE = `
const { createScorer } = require(process.argv[1]);
const held = () => { gc(); gc(); const m = process.memoryUsage(); return m.heapUsed + m.arrayBuffers; };
const ads = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const scorer = createScorer();
const round = () => { for (const ad of ads) { scorer.score(ad); scorer.brief(ad); scorer.probability(ad); } };
round(); round();
const warm = held();
const tables = (gc(), process.memoryUsage().arrayBuffers);
for (let i = 0; i < 6; i++) round();
const rounds = held() - warm;

function* many() { for (let i = 0; i < 20 * ads.length; i++) yield i % 7 === 0 ? { title: i } : ads[i % ads.length] + ' ' + i; }
let most = 0, seen = 0;
for (const verdict of scorer.scoreMany(many())) if (verdict && ++seen % (4 * ads.length) === 0) most = Math.max(most, held() - warm);

const large = ads.join('\\n').repeat(Math.ceil(5e6 / ads.join('\\n').length));
scorer.score(large);
const before = held();
scorer.score(large); scorer.probability(large);
for (const ad of ads) scorer.score(ad);
console.log(JSON.stringify({ tables, rounds, many: most, seen, large: held() - before }));
`;

const MB = 2 ** 20;
const folder = mkdtempSync(join(tmpdir(), 'toogood-memory-'));
const ads = ownAds()
  .filter((_, i) => i % 150 === 0)
  .map(({ ad }) => ad.text ?? `${ad.title}\n${ad.description}`);
let bytes: { tables: number; rounds: number; many: number; seen: number; large: number };

beforeAll(async () => {
  const outfile = join(folder, 'toogood.cjs');
  await build({
    entryPoints: ['src/index.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    charset: 'utf8',
    outfile,
    logLevel: 'silent',
  });
  const args = ['--expose-gc', '-e', MEASURE, outfile];
  bytes = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', input: JSON.stringify(ads) }));
  console.log(bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('memory that stays', () => {
  it('is no more after many ads than after a few', () => {
    expect(bytes.rounds).toBeLessThan(2 * MB);
  });

  it('does not grow while ads stream through scoreMany, bad ones among them', () => {
    expect(bytes.seen).toBe(20 * ads.length);
    expect(bytes.many).toBeLessThan(2 * MB);
  });

  it('is given back after an ad of ten megabytes', () => {
    expect(bytes.large).toBeLessThan(2 * MB);
  });

  it('holds the tables of all languages within their budget', () => {
    expect(bytes.tables).toBeLessThan(32.8 * MB);
  });
});
