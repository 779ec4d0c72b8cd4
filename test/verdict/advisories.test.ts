import { describe, expect, it } from 'vitest';
import { createScorer } from '../../src/core';
import { checks } from '../../src/generated/checks';
import ko from '../../src/generated/languages/ko';

const scorer = createScorer({ languages: [ko, checks] });
const AD = '포이펫 TM 직원 모집, 월 1000 보장, 항공권 숙소 제공, 텔레 @invented_handle';

describe('travel advisories', () => {
  it('are those of the reader’s own government for the place named, and add nothing to the probability', () => {
    const verdict = scorer.score(AD, { date: '2026-03-01' });
    const [first] = verdict.advisories;
    expect(first).toMatchObject({ issuer: 'KR', country: 'KH', severity: 4, where: 'here' });
    expect(first!.span.text).toBe('포이펫');
    expect(scorer.score(AD, { date: '2026-03-01' }).logit).toBe(
      createScorer({ languages: [ko, checks] }).score(AD).logit,
    );
    expect(scorer.score({ text: AD, homeCountry: 'NO' }).advisories).toEqual([]);
  });

  it('are those of the town alone when its country is named beside it', () => {
    const [town, both] = [AD, `캄보디아 ${AD}, 캄보디아 근무`].map((text) =>
      scorer.score(text).advisories.map(({ area, where, span }) => [area, where, span.text]),
    );
    expect(town!.length).toBeGreaterThan(0);
    expect(both).toEqual(town);
  });

  it('are told to be uncertain when they are old, have lapsed, or no day is given', () => {
    const unknown = (date?: string) => scorer.score(AD, date ? { date } : {}).unknown.map((u) => u.id);
    expect(unknown('2026-03-01')).not.toContain('advisory.current');
    expect(unknown('2027-03-01')).toContain('advisory.current');
    expect(unknown()).toContain('advisory.current');
  });

  it('are not shown for a report', () => {
    const news =
      '경찰은 캄보디아 취업사기 피해가 늘고 있다고 밝혔다. 포이펫에서 피해자 3명이 구조됐다고 외교부가 말했다.';
    expect(scorer.score(news).advisories).toEqual([]);
  });
});
