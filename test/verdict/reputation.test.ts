import { describe, expect, it } from 'vitest';
import { createScorer } from '../../src/core';
import en from '../../src/generated/languages/en';
import type { ReputationEvidence } from '../../src/reputation/types';

const scorer = createScorer({ languages: [en] });
const AD = 'Packers wanted, apply at https://harlow-desk.example/form';
const subject = { kind: 'domain', value: 'harlow-desk.example' } as const;
const asked = { subject, provider: 'feed', detail: 'in the list', checkedAt: '2026-11-27T00:00:00Z' };
const evidence = (...observations: ReputationEvidence['observations']): ReputationEvidence => ({
  asOf: '2026-11-27T00:00:00Z',
  observations,
  unknown: [],
});
const listed = {
  ...asked,
  status: 'listed',
  reason: 'feed.listed',
  expiresAt: '2026-12-27T00:00:00Z',
  weightHint: 2.5,
} as const;

describe('reputation in a verdict', () => {
  it('adds its weight, names its source, and marks the contact', () => {
    const before = scorer.score(AD);
    const after = scorer.score(AD, { reputation: evidence(listed) });
    // A hint counts two fifths of its weight.
    expect(after.logit - before.logit).toBeCloseTo(1, 10);
    const reason = after.evidence.find((e) => e.signal === 'reputation.threat')!;
    expect(reason.source).toContain('feed');
    expect(reason.spans[0]?.text).toContain('harlow-desk.example');
    expect(reason.says).toMatch(/list of dangerous sites/);
    expect(after.versions.reputation).toBe('2026-11-27T00:00:00Z');
    const sum = after.evidence.reduce((total, e) => total + e.contribution, 0);
    expect(after.logit).toBeCloseTo(Math.log(after.prior / (1 - after.prior)) + sum, 10);
  });

  it('marks the contact of a listed link too', () => {
    for (const [text, value] of [
      [AD, 'https://harlow-desk.example/form'],
      ['Packers wanted, apply at www.harlow-desk.example', 'http://www.harlow-desk.example/'],
    ] as const) {
      const link = { ...listed, subject: { kind: 'url', value } } as const;
      const reason = scorer
        .score(text, { reputation: evidence(link) })
        .evidence.find((e) => e.signal === 'reputation.threat')!;
      expect(reason.spans[0]?.text).toContain('harlow-desk.example');
    }
  });

  it('says of an unknown answer that it is unknown, and changes nothing', () => {
    const unknown = { ...asked, status: 'unknown', reason: 'timeout', retryAfter: null } as const;
    const after = scorer.score(AD, { reputation: { ...evidence(), unknown: [unknown] } });
    expect(after.logit).toBe(scorer.score(AD).logit);
    expect(after.unknown.map((u) => u.id)).toContain('domain.reputation');
  });

  it('counts nothing against what the caller allows', () => {
    const allowed = {
      ...asked,
      provider: 'own list',
      status: 'clean',
      reason: 'list.allowed',
      expiresAt: '2026-12-27T00:00:00Z',
    } as const;
    const after = scorer.score(AD, { reputation: evidence(listed, allowed) });
    expect(after.logit).toBe(scorer.score(AD).logit);
    expect(after.unknown.map((u) => u.id)).not.toContain('domain.reputation');
  });

  it('bounds what a provider claims, and lets a second answer count less', () => {
    const sure = { ...listed, weightHint: 40 };
    const one = scorer.score(AD, { reputation: evidence(sure) }).logit;
    const two = scorer.score(AD, { reputation: evidence(sure, { ...sure, provider: 'other' }) }).logit;
    const none = scorer.score(AD).logit;
    expect(one - none).toBeLessThanOrEqual(3);
    expect(two - one).toBeGreaterThan(0);
    expect(two - one).toBeLessThan(one - none);
  });
});
