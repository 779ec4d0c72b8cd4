import { describe, expect, it, vi } from 'vitest';
import type { Answer, Observation, ReputationCache, ReputationProvider, Subject } from '../../src/reputation';
import {
  enrich,
  enrichSubjects,
  expire,
  fromFunction,
  localList,
  memoryCache,
  ReputationError,
  ReputationOptionError,
  subjectsOf,
  UNKNOWN_REASONS,
} from '../../src/reputation';

const DOMAIN: Subject = { kind: 'domain', value: 'firma.example' };
const NOW = Date.parse('2026-11-27T12:00:00Z');
const clean: Answer = { status: 'clean', reason: 'not-listed', detail: 'nothing' };

/** A provider that does one thing after the other, and counts. */
function scripted(id: string, ...script: (Answer | Error | 'hang')[]): ReputationProvider & { asked: number } {
  return {
    id,
    sends: 'nothing',
    subjects: ['domain'],
    asked: 0,
    check() {
      const step = script[Math.min(this.asked++, script.length - 1)]!;
      if (step === 'hang') return new Promise<Answer>(() => {});
      if (step instanceof Error) throw step;
      return step;
    },
  };
}

const down = () => new ReputationError('unreachable', 'down');

describe('subjectsOf', () => {
  it('finds links, mail, numbers, handles and the domains behind them, once each', () => {
    expect(
      subjectsOf(
        '지원: https://www.firma.example/apply?x=1 문의 hr@Firma.example, kim@gmail.com, 010-1234-5678, 텔레그램 @HR_demo ' +
          'bit.ly/abc http://page.github.io/x http://203.0.113.7/ 다시 https://www.firma.example/apply?x=1',
      ),
    ).toEqual([
      { kind: 'url', value: 'https://www.firma.example/apply?x=1' },
      { kind: 'domain', value: 'firma.example' },
      { kind: 'email', value: 'hr@firma.example' },
      { kind: 'email', value: 'kim@gmail.com' },
      { kind: 'phone', value: '+821012345678' },
      { kind: 'handle', value: 'telegram:hr_demo' },
      { kind: 'url', value: 'http://bit.ly/abc' },
      { kind: 'url', value: 'http://page.github.io/x' },
      { kind: 'domain', value: 'page.github.io' },
      { kind: 'url', value: 'http://203.0.113.7/' },
    ]);
  });

  it('has nothing to ask about an ad without contacts', () => {
    expect(subjectsOf('카페 아르바이트 구합니다. 시급 12,000원')).toEqual([]);
  });
});

describe('enrich', () => {
  it('hands back dated answers, in the order of subjects and providers', async () => {
    const list = localList({
      block: [{ kind: 'domain', value: 'firma.example', reason: 'reported on 2026-11-20' }],
      allow: [{ kind: 'url', value: 'https://firma.example/', reason: 'checked by hand' }],
    });
    const other = fromFunction({ id: 'other', sends: 'nothing', subjects: ['domain'] }, () => ({
      ...clean,
      ttl: 60_000,
    }));
    const evidence = await enrich({ url: 'https://firma.example/', text: 'apply' }, [other, list], { now: () => NOW });
    expect(evidence).toEqual({
      asOf: '2026-11-27T12:00:00.000Z',
      observations: [
        {
          status: 'clean',
          subject: { kind: 'url', value: 'https://firma.example/' },
          provider: 'local',
          reason: 'list.allowed',
          detail: 'checked by hand',
          checkedAt: '2026-11-27T12:00:00.000Z',
          expiresAt: '2026-11-28T12:00:00.000Z',
        },
        {
          status: 'clean',
          subject: DOMAIN,
          provider: 'other',
          reason: 'not-listed',
          detail: 'nothing',
          checkedAt: '2026-11-27T12:00:00.000Z',
          expiresAt: '2026-11-27T12:01:00.000Z',
        },
        {
          status: 'listed',
          subject: DOMAIN,
          provider: 'local',
          reason: 'list.blocked',
          detail: 'reported on 2026-11-20',
          weightHint: 3,
          checkedAt: '2026-11-27T12:00:00.000Z',
          expiresAt: '2026-11-28T12:00:00.000Z',
        },
      ],
      unknown: [],
    });
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
  });

  it('loses only the answers of a provider that is down, hangs, throws or answers nonsense', async () => {
    const providers = [
      scripted('down', down()),
      scripted('hangs', 'hang'),
      scripted('throws', new TypeError('oops')),
      scripted('nonsense', undefined as unknown as Answer),
      scripted('nonsense-status', { status: 'evil' } as unknown as Answer),
      scripted('nonsense-ttl', { ...clean, ttl: Number.NaN }),
      scripted('nonsense-date', new ReputationError('rate-limited', 'x', 1e300)),
      fromFunction({ id: 'rejects', sends: '' }, () => Promise.reject('no')),
      scripted('works', clean),
    ];
    const { observations, unknown } = await enrichSubjects([DOMAIN], providers, {
      timeout: 60,
      retries: 1,
      backoff: 1,
    });
    expect(observations.map((o) => o.provider)).toEqual(['works']);
    expect(unknown.map((u) => [u.provider, u.reason])).toEqual([
      ['down', 'unreachable'],
      ['hangs', 'timeout'],
      ['throws', 'failed'],
      ['nonsense', 'bad-answer'],
      ['nonsense-status', 'bad-answer'],
      ['nonsense-ttl', 'bad-answer'],
      ['nonsense-date', 'rate-limited'],
      ['rejects', 'failed'],
    ]);
    for (const u of unknown) expect(UNKNOWN_REASONS).toContain(u.reason);
  });

  it('asks again a few times, and no more', async () => {
    const recovers = scripted('recovers', down(), down(), clean);
    const { observations } = await enrichSubjects([DOMAIN], [recovers], { retries: 2, backoff: 1 });
    expect([recovers.asked, observations.length]).toEqual([3, 1]);
    const never = scripted('never', down());
    await enrichSubjects([DOMAIN], [never], { retries: 2, backoff: 1 });
    expect(never.asked).toBe(3);
    const wrong = scripted('wrong', new ReputationError('bad-answer', 'x'));
    await enrichSubjects([DOMAIN], [wrong], { retries: 2, backoff: 1 });
    expect(wrong.asked).toBe(1);
  });

  it('waits as long as the server says when there is time, and gives up at once when there is not', async () => {
    const soon = scripted('soon', new ReputationError('rate-limited', '429', Date.now() + 120), clean);
    const started = performance.now();
    const { observations } = await enrichSubjects([DOMAIN], [soon], { timeout: 2000, backoff: 1 });
    expect(observations).toHaveLength(1);
    expect(performance.now() - started).toBeGreaterThan(60);

    const late = scripted('late', new ReputationError('rate-limited', '429', Date.now() + 3_600_000), clean);
    const before = performance.now();
    const { unknown } = await enrichSubjects([DOMAIN], [late], { timeout: 2000 });
    expect(performance.now() - before).toBeLessThan(1000);
    expect([late.asked, unknown[0]!.reason]).toEqual([1, 'rate-limited']);
    const again = await enrichSubjects([DOMAIN], [late], { timeout: 2000 });
    expect([late.asked, again.unknown[0]!.reason, again.unknown[0]!.retryAfter]).toEqual([
      1,
      'circuit-open',
      unknown[0]!.retryAfter,
    ]);
  });

  it('leaves a provider alone that fails again and again, and tries it once after a while', async () => {
    let time = NOW;
    const flaky = scripted('flaky', down(), down(), down(), down(), clean);
    const ask = async () => {
      const options = { retries: 0, cache: null, now: () => time, breaker: { failures: 3, cooldown: 1000 } };
      const { observations, unknown } = await enrichSubjects([DOMAIN], [flaky], options);
      return observations[0]?.status ?? unknown[0]!.reason;
    };
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([
      'unreachable',
      'unreachable',
      'unreachable',
      'circuit-open',
    ]);
    expect(flaky.asked).toBe(3);
    time += 1001;
    expect([await ask(), await ask()]).toEqual(['unreachable', 'circuit-open']);
    time += 1001;
    expect([await ask(), await ask()]).toEqual(['clean', 'clean']);
    expect(flaky.asked).toBe(6);
  });

  it('lets one question through as a probe, not all at once', async () => {
    let time = NOW;
    const hangs = scripted('probe', down(), 'hang');
    const options = { retries: 0, cache: null, now: () => time, timeout: 50, breaker: { failures: 1, cooldown: 1000 } };
    await enrichSubjects([DOMAIN], [hangs], options);
    time += 1001;
    const subjects = ['a', 'b', 'c'].map((name): Subject => ({ kind: 'domain', value: `${name}.example` }));
    const { unknown } = await enrichSubjects(subjects, [hangs], options);
    expect(unknown.map((u) => u.reason)).toEqual(['timeout', 'circuit-open', 'circuit-open']);
    expect(hangs.asked).toBe(2);
  });

  it('counts failures of each server by itself', async () => {
    const asked: string[] = [];
    const provider = fromFunction(
      { id: 'p', sends: '', subjects: ['domain'], server: ({ value }) => value.slice(value.lastIndexOf('.') + 1) },
      ({ value }) => {
        asked.push(value);
        if (value.endsWith('.example')) throw new ReputationError('rate-limited', '429', NOW + 86_400_000);
        return clean;
      },
    );
    const reasonOf = async (value: string) => {
      const options = { cache: null, now: () => NOW };
      const { observations, unknown } = await enrichSubjects([{ kind: 'domain', value }], [provider], options);
      return observations[0]?.reason ?? unknown[0]!.reason;
    };
    expect(await reasonOf('a.example')).toBe('rate-limited');
    expect(await reasonOf('b.example')).toBe('circuit-open');
    expect(await reasonOf('a.test')).toBe('not-listed');
    expect(asked).toEqual(['a.example', 'a.test']);
  });

  it('asks a provider that cannot name its server all the same', async () => {
    const server = () => {
      throw new TypeError('oops');
    };
    for (const odd of [server, () => 7 as unknown as string, 'x' as unknown as () => string]) {
      const provider = fromFunction({ id: 'p', sends: '', server: odd }, () => clean);
      expect((await enrichSubjects([DOMAIN], [provider])).observations).toHaveLength(1);
    }
  });

  it('leaves no provider alone for an answer that may be about the subject', async () => {
    const provider = scripted('p', new ReputationError('bad-answer', 'no date'));
    const options = { cache: null, breaker: { failures: 1 } };
    for (let k = 0; k < 3; k++)
      expect((await enrichSubjects([DOMAIN], [provider], options)).unknown).toMatchObject([{ reason: 'bad-answer' }]);
    expect(provider.asked).toBe(3);
  });

  it.each(['not-covered', 'blocked-address', 'blocked-url'] as const)(
    'takes %s, for which nobody was asked, for neither success nor failure',
    async (reason) => {
      let time = NOW;
      const provider = fromFunction({ id: 'p', sends: '' }, ({ value }) => {
        throw value.startsWith('none') ? new ReputationError(reason, 'nobody asked') : down();
      });
      const ask = async (value: string) => {
        const options = { retries: 0, cache: null, now: () => time, breaker: { failures: 2, cooldown: 1000 } };
        return (await enrichSubjects([{ kind: 'domain', value }], [provider], options)).unknown[0]!.reason;
      };
      expect([await ask('a.example'), await ask('none.example'), await ask('b.example')]).toEqual([
        'unreachable',
        reason,
        'unreachable',
      ]);
      expect(await ask('c.example')).toBe('circuit-open');
      time += 1001;
      expect([await ask('none.example'), await ask('d.example'), await ask('e.example')]).toEqual([
        reason,
        'unreachable',
        'circuit-open',
      ]);
    },
  );

  it('waits as long as a timer can where it is told to wait longer', async () => {
    const slow = fromFunction({ id: 'p', sends: '' }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return clean;
    });
    expect((await enrichSubjects([DOMAIN], [slow], { timeout: 3e9 })).observations).toHaveLength(1);
  });

  it('ends when the caller calls it off, and blames nobody', async () => {
    const controller = new AbortController();
    const provider = scripted('patient', 'hang', 'hang', 'hang', clean);
    for (let k = 0; k < 3; k++) {
      const asked = enrichSubjects([DOMAIN], [provider], { signal: controller.signal, breaker: { failures: 1 } });
      controller.abort();
      expect((await asked).unknown).toMatchObject([{ reason: 'aborted' }]);
    }
    const { unknown } = await enrichSubjects([DOMAIN], [provider], { breaker: { failures: 1 }, timeout: 20 });
    expect(unknown).toMatchObject([{ reason: 'timeout' }]);
  });

  it('takes a probe that was called off for neither success nor failure', async () => {
    let time = NOW;
    const provider = scripted('called-off', down(), 'hang');
    const options = { retries: 0, now: () => time, timeout: 30, breaker: { failures: 1, cooldown: 1000 } };
    await enrichSubjects([DOMAIN], [provider], options);
    time += 1001;
    const controller = new AbortController();
    const asked = enrichSubjects([DOMAIN], [provider], { ...options, signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    expect((await asked).unknown).toMatchObject([{ reason: 'aborted' }]);
    const subjects = ['a', 'b'].map((name): Subject => ({ kind: 'domain', value: `${name}.example` }));
    const { unknown } = await enrichSubjects(subjects, [provider], options);
    expect(unknown.map((u) => u.reason)).toEqual(['timeout', 'circuit-open']);
  });

  it('keeps answers with their date until they expire', async () => {
    let time = NOW;
    const cache = memoryCache({ max: 10 });
    const provider = scripted('kept', { ...clean, ttl: 1000 });
    const ask = () => enrichSubjects([DOMAIN], [provider], { cache, now: () => time });
    const first = await ask();
    time += 999;
    const second = await ask();
    expect(second.observations).toEqual(first.observations);
    expect(second.asOf).not.toBe(first.asOf);
    expect(provider.asked).toBe(1);
    time += 1;
    expect((await ask()).observations[0]!.checkedAt).toBe('2026-11-27T12:00:01.000Z');
    expect(provider.asked).toBe(2);
  });

  it('keeps no failures, and lets two providers of one name not answer for each other', async () => {
    const provider = scripted('p', down(), clean);
    const options = { retries: 0 };
    expect((await enrichSubjects([DOMAIN], [provider], options)).unknown).toHaveLength(1);
    expect((await enrichSubjects([DOMAIN], [provider], options)).observations).toHaveLength(1);
    const namesake = scripted('p', { ...clean, detail: 'another' });
    expect((await enrichSubjects([DOMAIN], [namesake], options)).observations[0]!.detail).toBe('another');
  });

  it('does without a cache that fails or hangs', async () => {
    const broken: ReputationCache = {
      get: () => Promise.reject(new Error('disk')),
      set: () => {
        throw new Error('disk');
      },
    };
    const { observations } = await enrichSubjects([DOMAIN], [scripted('p', clean)], { cache: broken });
    expect(observations).toHaveLength(1);
    const hangs: ReputationCache = { get: () => new Promise<Observation>(() => {}), set: () => {} };
    const { unknown } = await enrichSubjects([DOMAIN], [scripted('p', clean)], { cache: hangs, timeout: 30 });
    expect(unknown).toMatchObject([{ reason: 'timeout' }]);
  });

  it('asks about no more subjects than are allowed, a few at a time', async () => {
    const subjects = Array.from({ length: 30 }, (_, k): Subject => ({ kind: 'domain', value: `d${k}.example` }));
    let busy = 0;
    let most = 0;
    const provider = fromFunction({ id: 'p', sends: '' }, async () => {
      most = Math.max(most, ++busy);
      await new Promise((resolve) => setTimeout(resolve, 5));
      busy--;
      return clean;
    });
    const { observations, unknown } = await enrichSubjects(subjects, [provider], { maxSubjects: 10, concurrency: 3 });
    expect(observations.map((o) => o.subject.value)).toEqual(subjects.slice(0, 10).map((s) => s.value));
    expect(unknown).toHaveLength(20);
    expect(new Set(unknown.map((u) => u.reason))).toEqual(new Set(['too-many-subjects']));
    expect(most).toBe(3);
  });

  it('leaves no timer and no unhandled rejection behind', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const late = fromFunction({ id: 'late', sends: '' }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      throw new Error('too late');
    });
    await enrichSubjects([DOMAIN], [late], { timeout: 10 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('refuses options that cannot be meant, and says which', async () => {
    const provider = scripted('p', clean);
    const cases: [() => Promise<unknown>, string][] = [
      [() => enrichSubjects([], [provider, scripted('p', clean)]), 'providers[1].id'],
      [() => enrichSubjects([], [{} as ReputationProvider]), 'providers[0]'],
      [() => enrichSubjects([], [{ ...provider, subjects: ['name' as 'url'] }]), 'providers[0].subjects'],
      [() => enrichSubjects([], [provider], { timeout: 0 }), 'timeout'],
      [() => enrichSubjects([], [provider], { concurrency: 0 }), 'concurrency'],
    ];
    for (const [run, option] of cases) {
      const thrown = await run().catch((e: unknown) => e);
      expect(thrown).toBeInstanceOf(ReputationOptionError);
      expect(thrown).toMatchObject({ option });
    }
    await expect(enrich(7 as unknown as string, [])).rejects.toMatchObject({ name: 'AdError' });
  });
});

describe('expire', () => {
  it('turns an answer that holds no longer into unknown, and keeps the rest', async () => {
    const short = scripted('short', { ...clean, ttl: 1000 });
    const long = scripted('long', { ...clean, ttl: 5000 });
    const evidence = await enrichSubjects([DOMAIN], [short, long, scripted('down', down())], {
      retries: 0,
      now: () => NOW,
    });
    expect(expire(evidence, NOW + 999)).toEqual(evidence);
    const later = expire(evidence, NOW + 1000);
    expect(later.asOf).toBe(evidence.asOf);
    expect(later.observations.map((o) => o.provider)).toEqual(['long']);
    expect(later.unknown.map((u) => [u.provider, u.reason])).toEqual([
      ['down', 'unreachable'],
      ['short', 'stale'],
    ]);
  });
});
