import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ad, AdError, type AdInput, readAd, SECTION_BREAK, TEXT_FIELDS } from '../../src/ad/index';

function check(ad: Ad): void {
  expect(ad.text.length).toBe(ad.raw.length);
  let at = 0;
  ad.sections.forEach((section, i) => {
    if (i > 0) {
      expect(ad.raw.slice(at, at + SECTION_BREAK.length)).toBe(SECTION_BREAK);
      at += SECTION_BREAK.length;
    }
    expect(section.start).toBe(at);
    at = section.end;
  });
  expect(at).toBe(ad.raw.length);
}

function failure(input: unknown): AdError {
  try {
    readAd(input as AdInput);
  } catch (error) {
    expect(error).toBeInstanceOf(AdError);
    return error as AdError;
  }
  throw new Error('expected an AdError');
}

describe('free text', () => {
  it('is one section, unchanged', () => {
    const ad = readAd(' 사무직 모집\n');
    expect(ad).toEqual({
      text: ' 사무직 모집\n',
      raw: ' 사무직 모집\n',
      sections: [{ field: 'text', start: 0, end: 8 }],
      homeCountry: null,
      company: null,
      ignored: [],
    });
  });

  it('may be empty', () => {
    const ad = readAd('');
    expect(ad.text).toBe('');
    expect(ad.sections).toEqual([]);
  });

  it.each([
    '{구인} 사무직',
    '[급구] 주방 보조',
    '{"a":1}',
    '[1,2]',
    '{"@type":"Article","x":"JobPosting"}',
    '[',
    '{"@type":"JobPosting"',
  ])('stays text when it is no posting: %s', (text) => expect(readAd(text).raw).toBe(text));

  it('keeps NULs and lone surrogates', () => {
    const text = 'a\u0000b\ud83d c \udc00';
    const ad = readAd(text);
    expect(ad.raw).toBe(text);
    expect(ad.text).toBe(text);
  });

  it('keeps the original beside the blanked text', () => {
    const ad = readAd('<p>월 300만원</p>');
    check(ad);
    expect(ad.raw).toBe('<p>월 300만원</p>');
    expect(ad.text.slice(3, 10)).toBe('월 300만원'.slice(0, 7));
    expect(ad.text).not.toContain('<');
  });

  it('reads 10 MB', () => {
    const text = '<p>사무직 &amp; 경리</p>\n'.repeat(500_000);
    const ad = readAd(text);
    expect(ad.text.length).toBe(text.length);
  });

  it('does not fall over deep nesting', () => {
    const text = `${'['.repeat(200_000)}"JobPosting"`;
    expect(readAd(text).raw).toBe(text);
    const nested = `${'['.repeat(5000)}{"@type":"JobPosting"}${']'.repeat(5000)}`;
    expect(readAd(nested).raw).toBe(nested);
  });
});

describe('JobAd', () => {
  it('joins the fields in the order of TEXT_FIELDS, the text last', () => {
    const ad = readAd({
      text: 'rest',
      description: 'D',
      title: 'T',
      company: ' Acme  <b>Ltd</b> &amp; Co ',
      salary: '',
      location: undefined,
    });
    check(ad);
    expect(ad.sections.map(({ field }) => field)).toEqual(['title', 'company', 'description', 'text']);
    for (const { field, start, end } of ad.sections) {
      expect(ad.raw.slice(start, end)).toBe(
        { title: 'T', company: ' Acme  <b>Ltd</b> &amp; Co ', description: 'D', text: 'rest' }[field as 'title'],
      );
    }
    expect(ad.company).toBe('Acme Ltd & Co');
  });

  it('takes null as absent and lists what it does not know', () => {
    const ad = readAd({
      title: 'T',
      salary: null,
      postedAt: '2024-05-01',
      source: 's',
      channel: 'c',
      body: 'x',
      extra: undefined,
    } as unknown as AdInput);
    expect(ad.ignored).toEqual(['body']);
    expect(ad.raw).toBe('T');
  });

  it('bounds the list of ignored names', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`.padEnd(300, 'x'), 1]));
    const { ignored } = readAd(many as AdInput);
    expect(ignored.length).toBe(100);
    expect(Math.max(...ignored.map((name) => name.length))).toBeLessThanOrEqual(100);
  });

  it.each([...TEXT_FIELDS, 'text', 'postedAt', 'source', 'channel', 'homeCountry'])(
    'refuses a %s that is no string',
    (field) => {
      const error = failure({ [field]: 3 });
      expect(error.code).toBe('wrong-type');
      expect(error.field).toBe(field);
      expect(error.name).toBe('AdError');
      expect(error.message).toContain(`"${field}"`);
    },
  );

  it('reads the home country', () => {
    expect(readAd({ title: 'T', homeCountry: 'kr' }).homeCountry).toBe('KR');
    expect(readAd({ title: 'T', homeCountry: '' }).homeCountry).toBeNull();
    expect(failure({ title: 'T', homeCountry: 'KOR' }).code).toBe('bad-country');
    expect(failure({ title: 'T', homeCountry: 'ZZ' }).code).toBe('bad-country');
    expect(failure({ title: 'T', homeCountry: 'UK' }).message).toContain('"GB"');
  });

  it('has no text when no field has', () => {
    const ad = readAd({});
    expect(ad).toEqual({ text: '', raw: '', sections: [], homeCountry: null, company: null, ignored: [] });
  });

  it('never lets a tag reach over a break', () => {
    const ad = readAd({ title: 'a <p class="', description: '"> b' });
    expect(ad.text).toBe(ad.raw);
  });

  it('holds its invariants for any fields', () => {
    const fields = fc.record(
      Object.fromEntries([...TEXT_FIELDS, 'text'].map((field) => [field, fc.string({ unit: 'binary' })])),
      { requiredKeys: [] },
    );
    fc.assert(fc.property(fields, (input) => check(readAd(input as AdInput))));
  });
});

describe('other input', () => {
  it.each([undefined, null, 3, true, Symbol('x'), () => 'x', new Uint8Array(3)])('is refused: %s', (input) => {
    const error = failure(input);
    expect(error.code).toBe('not-an-ad');
    expect(error.field).toBeNull();
  });

  it('is refused when JSON-LD holds no posting', () => {
    for (const input of [[], [{ title: 'x' }], { '@type': 'Article' }, { '@graph': [] }])
      expect(failure(input).code).toBe('no-posting');
  });
});
