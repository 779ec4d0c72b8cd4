import { describe, expect, it } from 'vitest';
import type { CorpusRow } from '../../src/corpus';
import { runOf, splitOf } from '../../src/evaluate';
import { areaUnderRoc, BoardError, boardConfigurations, trainBoard } from '../../src/train';
import { Index, Scale } from '../../src/train/board/blocks';
import { fitDual } from '../../src/train/board/dual';
import { blocksOf } from '../../src/train/board/fields';
import { runsOf, wordsOf } from '../../src/train/board/wording';
import { fitLogistic, scoreOf } from '../../src/train/logistic';
import { chanceOf } from '../../src/train/random';
import { row } from '../evaluate/support';

const WORDS =
  'shop team market north river garden office table paper window street yellow quiet early often summer'.split(' ');
const filler = (n: number) =>
  Array.from({ length: 40 }, (_, i) => WORDS[Math.floor(chanceOf(`${n} ${i}`, 1) * WORDS.length)]).join(' ');
const HOOKS = ['earn cash from home today', 'no interview start right now', 'send your bank details first'];
const ads: CorpusRow[] = Array.from({ length: 160 }, (_, i) => {
  const lure = i % 2 === 0;
  return row(`b${i}`, lure ? 'lure' : 'honest', {
    set: 'board',
    ad: {
      title: `post ${WORDS[i % WORDS.length]}`,
      description: `${filler(i)} ${lure ? HOOKS[(i / 2) % 3] : 'apply in person at our desk'} ${filler(i + 1000)}`,
      ...(lure ? {} : { benefits: 'holiday pay' }),
    },
  });
});

describe('words and runs', () => {
  it('reads numbers as one, dense scripts by characters, and parts sentences that were glued', () => {
    expect(wordsOf('Earn $500 a week.Apply now')).toEqual(['earn', '$', '0', 'a', 'week', 'apply', 'now']);
    expect(wordsOf('고수익 보장')).toEqual(['고', '수', '익', '보', '장']);
    expect(wordsOf('write to #EMAIL_0fa3f7c5e23a16de16a841e368006cae#')).toEqual(['write', 'to', 'email']);
  });

  it('counts runs of each length by themselves, and none over the edge of a field', () => {
    const [one, two, three, four] = runsOf(['a b a b', 'c']);
    expect([one, two, three, four].map((t) => t!.hashes.length)).toEqual([3, 2, 2, 1]);
    expect(Math.max(...one!.values)).toBeCloseTo(1 + Math.log(2), 12);
  });

  it('reads a place as its country whatever its spelling, unless it is asked for as written', () => {
    const facts = (location: string, how: 'country' | 'as-written') =>
      [...blocksOf({ ad: { text: 'x', location } }, how).at(-1)!.hashes].join();
    expect(facts('US, NY, New York', 'country')).toBe(facts('United States', 'country'));
    expect(facts('US, NY, New York', 'as-written')).not.toBe(facts('United States', 'as-written'));
  });
});

describe('the fit in the span of the ads', () => {
  it('is the fit over the terms', () => {
    const blocks = ads.slice(0, 40).map((r) => blocksOf(r, 'country'));
    const lures = ads.slice(0, 40).map((r) => r.label === 'lure');
    const scale = new Scale(blocks, lures, [1, 1, 1, 1, 0.5]);
    const vectors = blocks.map((b) => scale.vectorOf(b));
    const index = new Index(vectors, scale.size);
    const like = vectors.map((v) => index.likenesses(v));
    const [dual] = fitDual(
      Float64Array.from(like.flatMap((l) => [...l])),
      Float64Array.from(lures, (l) => (l ? 1 : -1)),
      new Float64Array(40).fill(1),
      [1e-2],
    );
    const primal = fitLogistic(
      vectors.map(({ ids, values }, i) => {
        const order = [...ids].map((_, k) => k).sort((a, b) => ids[a]! - ids[b]!);
        return {
          features: {
            indices: Uint32Array.from(order, (k) => ids[k]!),
            values: Float64Array.from(order, (k) => values[k]!),
          },
          lure: lures[i]!,
          weight: 1,
        };
      }),
      scale.size,
      { l2: 1e-2, mostIterations: 200 },
    );
    vectors.forEach(({ ids, values }, i) => {
      const z = dual!.bias + dual!.shares.reduce((sum, s, k) => sum + s * like[i]![k]!, 0);
      expect(z).toBeCloseTo(scoreOf(primal, { indices: Uint32Array.from(ids), values }), 1);
    });
  });
});

describe('a board’s own model', () => {
  it('tells lures it has not seen, gives the same twice, and learns nothing from what it is measured on', () => {
    const options = { strengths: [1e-3, 1e-4], fields: [0], folds: 3 };
    const { alone, both } = boardConfigurations(0.02, (r) => (r.label === 'lure' ? 1 : 0), options);
    const split = splitOf(ads, 'group', 4);
    const run = runOf(alone, ads, split, [1]);
    const of = (label: string) => ads.flatMap((r, i) => (r.label === label ? [run.evidence[0]![i]!] : []));
    expect(areaUnderRoc(of('lure'), of('honest'))).toBeGreaterThan(0.95);
    expect(runOf(alone, ads, split, [1]).evidence[0]).toEqual(run.evidence[0]);
    // Other evidence that knows the answer makes it surer.
    const joint = runOf(both, ads, split, [1]).evidence[0]!;
    const lures = ads.map((_, i) => i).filter((i) => ads[i]!.label === 'lure');
    expect(lures.reduce((s, i) => s + joint[i]! - run.evidence[0]![i]!, 0)).toBeGreaterThan(0);
    expect(alone.learn!(ads.slice(0, 120), 1)(ads[150]!)).toEqual(alone.learn!(ads.slice(0, 120), 1)(ads[150]!));
  });

  it('says what is missing', () => {
    expect(() => trainBoard(ads.filter((r) => r.label === 'honest'))).toThrow(BoardError);
    expect(() => trainBoard(ads.slice(0, 10))).toThrow(/groups of/);
  });
});
