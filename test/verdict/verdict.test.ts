import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AdError, createScorer, ENGINE_VERSION, OptionError } from '../../src/index';
import { logit } from '../../src/verdict';

const LURE =
  '캄보디아 TM 직원 모집, 월 1000 보장, 항공권·숙소 제공, 초보 가능, 감금 폭행 없습니다. 텔레 @invented_handle';
const scorer = createScorer();

describe('a verdict', () => {
  it('adds up', () => {
    const v = scorer.score(LURE);
    const sum = v.evidence.reduce((s, e) => s + e.contribution, logit(v.prior));
    expect(Math.abs(sum - v.logit)).toBeLessThan(1e-9);
    expect(v.probability).toBeCloseTo(1 / (1 + Math.exp(-v.logit)), 12);
    expect(['high', 'critical']).toContain(v.risk);
    expect(v.typologies[0]!.id).toBe('compound');
    expect(v.conduct).toBe('deceives');
  });

  it('moves with the prior by Bayes, and its band does not', () => {
    const at = (prior: number) => createScorer({ prior }).score(LURE);
    const [a, b] = [at(0.001), at(0.3)];
    expect(b.logit - a.logit).toBeCloseTo(logit(0.3) - logit(0.001), 9);
    expect(a.risk).toBe(b.risk);
    expect(a.probability).toBeLessThan(b.probability);
  });

  it('quotes the field of the caller', () => {
    const ad = {
      title: '해외 TM 직원',
      description: '월 1000 보장, 항공권 제공\n텔레 @invented_handle',
      contact: '텔레그램',
    };
    for (const e of scorer.score(ad).evidence)
      for (const s of e.spans) expect((ad as Record<string, string>)[s.field]!.slice(s.start, s.end)).toBe(s.text);
  });

  it('speaks the locale', () => {
    const says = (locale: 'en' | 'ko' | 'zh') => createScorer({ locale }).score(LURE);
    expect(says('ko').summary).toMatch(/[가-힣]/);
    expect(says('zh').summary).toMatch(/[\u4e00-\u9fff]/);
    expect(says('en').evidence[0]!.says).toMatch(/^[\x20-\x7e]+$/);
    expect(says('ko').evidence[0]!.says).toMatch(/[가-힣]/);
  });

  it('gives the brief the same figures', () => {
    const { probability, logit: l, risk, typologies, stance } = scorer.score(LURE);
    expect(scorer.brief(LURE)).toEqual({ probability, logit: l, risk, typologies, stance });
  });

  it('tells open crime from deceit', () => {
    const v = scorer.score(
      '개인장 법인장 최고가 매입합니다. 통장 대여 당일 지급 300만, 텔레 @invented_handle 문의주세요',
    );
    expect(v.conduct).toBe('hires-for-crime');
    expect(v.typologies[0]!.id).toBe('mule');
  });

  it('lets a warning be a warning', () => {
    const v = scorer.score(
      '[경찰청 안내] 고수익 해외 취업을 미끼로 텔레그램에서 통장 대여를 요구하는 사기 피해가 늘고 있습니다. 절대 응하지 마시고 112 또는 1394로 신고하세요.',
    );
    expect(v.stance).toBe('warning');
    expect(v.risk).toBe('minimal');
  });

  it('takes what bears a title of its own for an offer, unless its words report', () => {
    expect(scorer.brief({ text: 'Kitchen, Camden' }).stance).toBe('unclear');
    expect(scorer.brief({ title: 'Kitchen, Camden' }).stance).toBe('offer');
    expect(scorer.brief({ title: 'Police warn of job scams in Camden, call the hotline 000' }).stance).toBe('warning');
  });

  it('says what is missing', () => {
    expect(scorer.score(LURE).missing.map((m) => m.id)).toEqual(
      expect.arrayContaining([
        'employer.legal-name',
        'work.hours',
        'visa.class',
        'licence.overseas-placement',
        'contact.checkable',
      ]),
    );
  });

  it('carries versions', () => {
    const { versions } = scorer.score(LURE);
    expect(versions.engine).toBe(ENGINE_VERSION);
    expect(versions.ruleset.hash).toMatch(/^[0-9a-f]{14}$/);
    expect(ENGINE_VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });
});

describe('bad input', () => {
  it.each([
    ['', 'empty'],
    [' \n\t ', 'empty'],
    ['Cook', 'too-short'],
    ['🙂🙂🎉💰', 'no-words'],
    ['\0\0\0', 'no-words'],
    ['\ud800\udfff\udc00', 'no-words'],
    ['1234567890', 'no-words'],
  ])('%j stays unscored', (text, reason) => {
    const v = scorer.score(text);
    expect(v.scored).toBe(false);
    expect(v.unscored!.reason).toBe(reason);
    expect(v.probability).toBeCloseTo(v.prior, 12);
    expect(v.summary).toBe(v.unscored!.says);
  });

  it.each(['See you at work tomorrow', '네, 내일 뵙겠습니다', '好的,明天公司见吧'])(
    'a message of few words is judged by its wording, and by rules alone it is not: %s',
    (text) => {
      expect(scorer.score(text)).toMatchObject({ scored: true, risk: 'minimal' });
      expect(createScorer({ model: null }).score(text).unscored!.reason).toBe('too-short');
    },
  );

  it('ten megabytes are judged up to the limit, and the verdict says so', () => {
    const v = scorer.score(`${LURE}\n${'일반 사무직 직원을 모집합니다. '.repeat(600_000)}`);
    expect(v.scored).toBe(true);
    expect(v.unknown.map((u) => u.id)).toContain('text.beyond-limit');
  });

  it('markup is not read as words', () => {
    const v = scorer.score(
      `<p>We are hiring a <b>cook</b> for our restaurant.</p><script>var telegram='scam crypto USDT telegram'</script>`,
    );
    expect(v.evidence.flatMap((e) => e.spans.map((s) => s.concept))).not.toContain('channel.telegram');
  });

  it('a wrong type is an error that names the field', () => {
    expect(() => scorer.score({ title: 3 } as never)).toThrow(AdError);
    expect(() => scorer.score({ title: 3 } as never)).toThrow(/title/);
    expect(() => createScorer({ prior: 1 })).toThrow(OptionError);
    expect(() => createScorer({ model: 'a file' as never })).toThrow(/^model: must be a model/);
    expect(() => createScorer({ locale: 'xx' as never })).toThrow(/locale/);
  });
});
