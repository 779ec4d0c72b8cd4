import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityMentions, extract } from '../../src/extract';
import { knowledgeFileSchemas, localeFileSchema } from '../../src/extract/schema';
import { fold } from '../../src/text';
import { entitiesOf, noContext, readKnowledge, readLocales, tables } from './tables';

describe('the place of an entity in the source', () => {
  it.each([
    ['모집!! 월 1,000 보장 / 텔레 @sample_one', ['월 1,000 보장', '텔레 @sample_one']],
    ['【급구】일당 15만~30만, 만 20세~40세, 주5일', ['일당 15만~30만', '20세~40세', '주5일']],
    ['薪資：月薪８－１０萬，LINE：sample88', ['月薪８－１０萬', 'LINE：sample88']],
    ['Earn $50-$500 a day. WhatsApp +44 7700 900123', ['$50-$500 a day', 'WhatsApp +44 7700 900123']],
    ['지원은https://bit.ly/3abc에서 😀 hr@company.example로', ['https://bit.ly/3abc', 'hr@company.example']],
    ['월\u200b1\u200b0\u200b00 보장', ['월\u200b1\u200b0\u200b00 보장']],
    ['①월 300만원', ['월 300만원']],
  ])('%s', (text, slices) => {
    expect(entitiesOf(text).map((e) => text.slice(e.start, e.end))).toEqual(slices);
  });

  it('lies inside the source for any text, and does not split what it holds', () => {
    const piece = fc.constantFrom(
      '월 1000',
      '@',
      'https://',
      't.me/',
      '.',
      '010-0000-1234',
      '元',
      '만',
      '$',
      '~',
      ' ',
      '\n',
      '０',
      '😀',
      '20세',
      'a',
      '9:00',
      '萬',
      '(',
      ')',
      ':',
      '톡',
      '\u200b',
      '%',
      '+82',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const e of entitiesOf(text)) {
          expect(e.start).toBeGreaterThanOrEqual(0);
          expect(e.end).toBeGreaterThan(e.start);
          expect(e.end).toBeLessThanOrEqual(text.length);
          if (e.kind === 'pay') {
            expect(e.min).toBeLessThanOrEqual(e.max);
            expect(Number.isFinite(e.max)).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('marks what only a second reading shows', () => {
    expect(entitiesOf('월 1OOO 보장')).toMatchObject([{ kind: 'pay', max: 10_000_000, disguised: true }]);
    expect(entitiesOf('월 1000 보장')).toMatchObject([{ kind: 'pay', max: 10_000_000, disguised: false }]);
  });
});

describe('work', () => {
  /** Steps for a text of `size` units made of one piece, per unit. */
  const stepsPerUnit = (piece: string, size: number): number => {
    const probe = { steps: 0 };
    const text = piece.repeat(Math.ceil(size / piece.length));
    extract(fold(text), [], noContext, tables, probe);
    return probe.steps / text.length;
  };

  it.each([
    '1',
    '0',
    '9 ',
    '1-',
    '1.',
    '1,',
    '12,345,',
    '.',
    '..a',
    '@',
    'a@',
    'a@b.',
    '@a',
    'a.',
    'www.',
    'http://',
    'http://a.',
    't.me/',
    '1~',
    '1만',
    '만',
    '천',
    '월',
    '월1',
    '$',
    '$1',
    '$1-',
    '+1',
    '(1',
    '텔레',
    '텔레 ',
    '텔레@',
    '微信',
    '微信:',
    '20세',
    '9:00',
    '9:00~',
    '월~',
    '每天',
    '%',
    '1%',
    'per ',
    'up to ',
    '/',
    '[.]',
    'a[.]',
    '同号',
    'qq',
    'a',
    '가',
    '一',
    '\n',
    '급여\n',
    '1\n',
    '급여 ',
    'a1',
  ])('is linear in the length of %j', (piece) => {
    const small = stepsPerUnit(piece, 4_000);
    const large = stepsPerUnit(piece, 64_000);
    expect(large).toBeLessThan(Math.max(12, small * 1.3));
    expect(large).toBeLessThan(700);
  });

  it('is linear in a megabyte of the worst of them', () => {
    expect(stepsPerUnit('$1-9 @a.b 월1만~20세:', 1_000_000)).toBeLessThan(400);
  });
});

describe('entities as concepts', () => {
  const conceptsOf = (text: string, options: { home?: string; company?: string } = {}): string[] => {
    const full = options.company === undefined ? text : `${options.company}\n\n${text}`;
    const sections =
      options.company === undefined
        ? [{ field: 'text', start: 0, end: text.length }]
        : [
            { field: 'company', start: 0, end: options.company.length },
            { field: 'description', start: options.company.length + 2, end: full.length },
          ];
    const context = { homeCountry: options.home ?? null, sections };
    const folded = fold(full);
    return entityMentions(extract(folded, [], context, tables), folded, context).map((m) => m.concept);
  };

  it('pay above and far above the wage, and wide bands', () => {
    expect(conceptsOf('월 1,000 보장')).toEqual(['pay.above-wage']);
    expect(conceptsOf('월 1500~2000').sort()).toEqual(['pay.above-wage', 'pay.far-above-wage']);
    expect(conceptsOf('$50-$500 a day').sort()).toEqual(['pay.above-wage', 'pay.wide-band']);
    expect(conceptsOf('일당 15만~30만')).toEqual([]);
    expect(conceptsOf('up to $100 a day')).toEqual([]);
  });

  it('messengers, and messengers alone', () => {
    expect(conceptsOf('텔레 @sample_one').sort()).toEqual(['contact.messenger-only', 'contact.telegram']);
    expect(conceptsOf('카톡 sample88, 전화 010-0000-1234').sort()).toEqual(['contact.kakao', 'contact.phone']);
    expect(conceptsOf('t.me/+AbCdEf').sort()).toEqual([
      'contact.group-link',
      'contact.messenger-only',
      'contact.telegram',
    ]);
    expect(conceptsOf('QQ 123456789').sort()).toEqual(['contact.messenger-only', 'contact.other-messenger']);
  });

  it('mail, sites, forms and short links', () => {
    expect(conceptsOf('sample@gmail.com')).toEqual(['contact.free-mail']);
    expect(conceptsOf('hr@company.example')).toEqual(['contact.company-mail']);
    expect(conceptsOf('https://company.example')).toEqual(['contact.website']);
    expect(conceptsOf('forms.gle/abc')).toEqual(['contact.form']);
    expect(conceptsOf('bit.ly/abc')).toEqual(['contact.shortener']);
  });

  it('phones of another country', () => {
    expect(conceptsOf('call +855 12 345 678', { home: 'US' }).sort()).toEqual([
      'contact.foreign-phone',
      'contact.phone',
    ]);
    expect(conceptsOf('call +1 555 555 0123', { home: 'US' })).toEqual(['contact.phone']);
    expect(conceptsOf('call +855 12 345 678')).toEqual(['contact.phone']);
    expect(conceptsOf('해외 근무 직원 모집합니다 문의 +855 12 345 678').sort()).toEqual([
      'contact.foreign-phone',
      'contact.phone',
    ]);
  });

  it('working time and the company field', () => {
    expect(conceptsOf('주5일 근무', { company: '㈜본보기' })).toEqual(['employer.named', 'honest.working-time']);
  });

  it('gives each mention its sentence', () => {
    const text = '안녕하세요.\n월 1,000 보장';
    const folded = fold(text);
    const [mention] = entityMentions(extract(folded, [], noContext, tables), folded, noContext);
    expect(mention).toMatchObject({ concept: 'pay.above-wage', sentence: 1, negated: false, disguised: false });
  });
});

describe('locale and knowledge files', () => {
  it.each(readLocales().map((locale) => [locale.language, locale] as const))(
    '%s holds its schema',
    (_language, locale) => {
      expect(localeFileSchema.safeParse(locale).error?.issues).toBeUndefined();
    },
  );
  it.each(Object.entries(readKnowledge()))('%s holds its schema', (name, file) => {
    expect(
      knowledgeFileSchemas[name as keyof typeof knowledgeFileSchemas].safeParse(file).error?.issues,
    ).toBeUndefined();
  });
  it('knows a rate for every currency of a wage, a locale and a country', () => {
    const { wages, fx } = readKnowledge();
    const known = new Set(fx!.rows.flatMap((row) => [row.currency, ...(row.families ?? [])]));
    expect(wages!.rows.map((row) => row.currency).filter((code) => !known.has(code))).toEqual([]);
    for (const locale of readLocales())
      expect(Object.values(locale.currency).filter((code) => !known.has(code))).toEqual([]);
  });
});
