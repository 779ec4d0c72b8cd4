import { describe, expect, it } from 'vitest';
import type { EnglishReader } from '../src/english';
import { AdError, type AdInput, createScorer, OptionError, type Verdict } from '../src/index';
import { ownAds } from './support/corpora';

const scorer = createScorer();
// Every third: each is judged twice, and there are tens of thousands.
const rows = ownAds().filter((_, i) => i % 3 === 0);
const LANGUAGES = [...new Set(rows.map(({ lang }) => lang))];
const tenth = rows.filter((_, i) => i % 10 === 0).map(({ ad }) => ad);
const LURE = '캄보디아 TM 직원 모집, 월 1000 보장, 항공권 숙소 제공, 텔레 @invented_handle';
const HONEST = 'We are hiring a cook for our restaurant in Leeds, £12.60 an hour, please call us or come in.';
const WRONG = { title: 7 } as unknown as AdInput;

describe('scoreMany', () => {
  it.each(LANGUAGES)(
    'judges ads in %s as score does, in order, with the probability that is asked for alone',
    (language) => {
      const own = rows.filter(({ lang }) => lang === language).map(({ ad }) => ad);
      let i = 0;
      for (const verdict of scorer.scoreMany(own)) {
        const ad = own[i]!;
        expect((verdict as Verdict).probability).toBe(scorer.probability(ad));
        // A second verdict of every ad would double the time.
        if (i++ % 10 === 0) expect(verdict).toStrictEqual(scorer.score(ad));
      }
      expect(i).toBe(own.length);
    },
  );

  it('yields what cannot be read as its error, and goes on', () => {
    const [first, bad, last] = [...scorer.scoreMany([LURE, WRONG, HONEST])] as [Verdict, AdError, Verdict];
    expect(first).toEqual(scorer.score(LURE));
    expect(bad).toBeInstanceOf(AdError);
    expect(bad).toMatchObject({ code: 'wrong-type', field: 'title' });
    expect(last).toEqual(scorer.score(HONEST));
  });

  it('takes no ad before its verdict is asked for, and closes what it reads from', () => {
    const taken: number[] = [];
    let closed = false;
    function* source() {
      try {
        for (let i = 0; ; i++) {
          taken.push(i);
          yield LURE;
        }
      } finally {
        closed = true;
      }
    }
    const verdicts = scorer.scoreMany(source());
    expect(taken).toEqual([]);
    for (const _ of verdicts) if (taken.length === 3) break;
    expect(taken).toEqual([0, 1, 2]);
    expect(closed).toBe(true);
  });

  it('throws what the iterable throws', () => {
    function* source() {
      yield HONEST;
      throw new RangeError('the file ends here');
    }
    const verdicts = scorer.scoreMany(source());
    verdicts.next();
    expect(() => verdicts.next()).toThrow(RangeError);
  });

  it('passes the date on', () => {
    const ad = { description: LURE, homeCountry: 'KR' };
    for (const date of ['2026-11-27', '2031-01-01'])
      expect([...scorer.scoreMany([ad], { date })]).toEqual([scorer.score(ad, { date })]);
  });

  it.each([
    ['one text', LURE],
    ['one ad', { text: LURE }],
    ['nothing', null],
  ])('refuses %s at once', (_, given) => {
    expect(() => scorer.scoreMany(given as never)).toThrow(OptionError);
    expect(() => scorer.scoreManyAsync(given as never)).toThrow(OptionError);
  });
});

describe('scoreManyAsync', () => {
  async function collect(verdicts: AsyncIterable<Verdict | AdError>) {
    const all = [];
    for await (const verdict of verdicts) all.push(verdict);
    return all;
  }

  it('judges a stream as scoreMany judges a list', async () => {
    async function* source() {
      for (const ad of [LURE, WRONG, HONEST]) {
        await Promise.resolve();
        yield ad;
      }
    }
    expect(await collect(scorer.scoreManyAsync(source()))).toEqual([...scorer.scoreMany([LURE, WRONG, HONEST])]);
  });

  it('takes a list of promises', async () => {
    expect(await collect(scorer.scoreManyAsync([Promise.resolve(LURE)]))).toEqual([scorer.score(LURE)]);
  });

  it('rejects with what the stream rejects with', async () => {
    async function* source() {
      yield HONEST;
      throw new RangeError('the connection was closed');
    }
    await expect(collect(scorer.scoreManyAsync(source()))).rejects.toThrow(RangeError);
  });
});

describe('probability', () => {
  it('is that of the verdict to the bit with another prior and no model', () => {
    const own = createScorer({ model: null, prior: 0.2 });
    for (const ad of tenth) expect(own.probability(ad)).toBe(own.score(ad).probability);
  });

  it.each(['', ' ', '12 34', 'Cook wanted', '\u200b', 'a'.repeat(39), 'a'.repeat(40), `${'cook '.repeat(50_000)}`])(
    'is that of the verdict where there is too little or too much to read (%#)',
    (text) => {
      expect(scorer.probability(text)).toBe(scorer.score(text).probability);
      expect(scorer.brief(text).probability).toBe(scorer.score(text).probability);
    },
  );

  it('counts what outside sources know', () => {
    const ad = 'Packers wanted in our warehouse, good pay, apply at jobs.invented-board.example today or call us.';
    const reputation = {
      asOf: '2026-11-27T00:00:00Z',
      observations: [
        {
          subject: { kind: 'domain', value: 'invented-board.example' },
          provider: 'test',
          status: 'listed',
          reason: 'list.blocked',
          detail: 'on a list',
          checkedAt: '2026-11-27T00:00:00Z',
        },
      ],
    } as never;
    const probability = scorer.probability(ad, { reputation });
    expect(probability).toBe(scorer.score(ad, { reputation }).probability);
    expect(probability).toBeGreaterThan(scorer.probability(ad));
  });

  it('asks the reader of English where a verdict does', () => {
    let asked = 0;
    const english = {
      adjusted: (_fold: unknown, mentions: readonly unknown[]) => {
        asked++;
        return mentions.slice(1);
      },
    } as unknown as EnglishReader;
    const own = createScorer({ english });
    for (const ad of tenth) expect(own.probability(ad)).toBe(own.score(ad).probability);
    expect(asked).toBeGreaterThan(10);
    expect(asked % 2).toBe(0);
  });

  it('throws what score throws', () => {
    expect(() => scorer.probability(WRONG)).toThrow(AdError);
  });
});
