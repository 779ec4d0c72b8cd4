import { describe, expect, it } from 'vitest';
import { createScorer } from '../../src/core';
import { checks } from '../../src/generated/checks';
import en from '../../src/generated/languages/en';
import ko from '../../src/generated/languages/ko';

const scorer = createScorer({ languages: [en, ko, checks] });
const without = createScorer({ languages: [en, ko] });
const conceptsOf = (ad: Parameters<typeof scorer.score>[0]) =>
  new Set(scorer.score(ad).evidence.flatMap((e) => e.spans.map((s) => s.concept)));

describe('hosts', () => {
  it('names the look-alike of a known firm, and not the firm itself', () => {
    const of = (host: string) => conceptsOf(`Packers wanted, apply at https://${host}/form`);
    expect(of('amaz0n-careers.example')).toContain('host.lookalike');
    expect(of('www.amazon.jobs')).not.toContain('host.lookalike');
    expect(of('careers.harlowboxes.example').size).toBe(0);
  });

  it('sees what a link hides in the text as written', () => {
    const verdict = scorer.score('Fill the form at http://amazon.jobs@192.0.2.44/form today, packers wanted');
    const hidden = verdict.evidence.find((e) => e.signal === 'impersonation.hidden-host');
    expect(hidden?.spans[0]?.text).toContain('amazon.jobs');
  });

  it('holds the host as it is written against the firm whose letters it only looks like', () => {
    const of = (host: string) => conceptsOf({ company: 'Amazon', text: `Packers wanted, apply at ${host}` });
    for (const host of ['https://www.аmаzоn.com/jobs', 'аmаzоn.com/jobs', 'hr@аmаzоn.com']) {
      expect(of(host)).toContain('host.lookalike');
      expect(of(host)).toContain('host.hidden');
      expect(of(host)).not.toContain('employer.domain-agrees');
    }
    expect(of('https://www.amazon.com/jobs')).toContain('employer.domain-agrees');
    const harlow = conceptsOf({ company: 'Harlow Boxes', text: 'Packers wanted, apply at www.hаrlowboxes.example' });
    expect(harlow).not.toContain('employer.domain-agrees');
  });

  it('takes umlauts and accents of a host for what they are', () => {
    const own = conceptsOf({ company: 'Müller GmbH', text: 'Bewerbung an hr@müller.example, packers wanted' });
    expect(own).toContain('employer.domain-agrees');
    expect(own).not.toContain('host.hidden');
    expect(conceptsOf('Packers wanted, apply at https://www.nestlé.com/jobs')).not.toContain('host.lookalike');
  });

  it.each([
    'https://indeed.com:secure@evil.xyz/a',
    'http://2130706433/a',
    'http://0x7f000001/a',
    'http://[2606:4700::1111]/a',
  ])('sees what hides the host of %s', (link) =>
    expect(conceptsOf(`Packers wanted, apply at ${link}`)).toContain('host.hidden'),
  );

  it('holds the name of the company against the host of its mail', () => {
    const ad = (company: string, mail: string) => ({ company, text: `Parcel sorters wanted, write to ${mail}` });
    expect(conceptsOf(ad('DHL', 'recruit@harlow-desk.example'))).toContain('employer.domain-mismatch');
    expect(conceptsOf(ad('DHL', 'recruit@dhl.com'))).toContain('employer.domain-agrees');
    expect(conceptsOf(ad('Harlow Boxes', 'recruit@harlowboxes.example'))).not.toContain('employer.domain-mismatch');
  });
});

describe('numbers', () => {
  it('counts a number against the ad when its check digit fails, and for it when it holds', () => {
    const ad = (digits: string) =>
      `Warehouse staff wanted at Harlow Boxes Pty Ltd, ABN ${digits}, telegram @pat_invented`;
    expect(conceptsOf(ad('51 824 753 557'))).toContain('employer.invalid-number');
    expect(conceptsOf(ad('51 824 753 556'))).not.toContain('employer.invalid-number');
    expect(scorer.brief(ad('51 824 753 557')).logit).toBeGreaterThan(scorer.brief(ad('51 824 753 556')).logit);
  });

  it('takes a blank for no number at all', () => {
    expect(conceptsOf('물류 직원 모집, 사업자등록번호 000-00-00000, 담당 박팀장')).not.toContain(
      'employer.invalid-number',
    );
  });
});

it('are left out where the pack is', () => {
  const ad = 'Packers wanted, apply at https://amaz0n-careers.example/form';
  expect(without.score(ad).evidence.map((e) => e.signal)).not.toContain('impersonation.lookalike-host');
});
