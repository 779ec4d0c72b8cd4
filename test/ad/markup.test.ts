import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankMarkup, MARKUP_PAD } from '../../src/ad/markup';

/** What a reader meets: without padding, runs of spaces as one. */
function shown(source: string): string {
  const text = blankMarkup(source);
  expect(text.length).toBe(source.length);
  return text
    .replaceAll(MARKUP_PAD, '')
    .split('\n')
    .map((line) => line.split(' ').filter(Boolean).join(' '))
    .filter(Boolean)
    .join('\n');
}

describe('blankMarkup', () => {
  it.each([
    ['<p>첫 줄</p><p>둘째 줄</p>', '첫 줄\n둘째 줄'],
    ['a<br>b<br/>c<BR />d', 'a\nb\nc\nd'],
    ['<ul><li>One</li><li class="x">Two</li></ul>', 'One\nTwo'],
    ['<b>tele</b>gram', 'telegram'],
    ['<td>급여</td><td>300만원</td>', '급여 300만원'],
    ["<p style='font-family:맑은 고딕'>사무직</p>", '사무직'],
    ['<o:p>메모</o:p>', '메모'],
    ['<ol reversed><li>x</ol>', 'x'],
    ['a<!-- hidden -->b', 'a b'],
    ['<!DOCTYPE html><p>x', 'x'],
    ['<style>p{color:red}</style>본문<SCRIPT>var a="<p>";</SCRIPT >끝', '본문 끝'],
  ])('blanks tags: %s', (source, expected) => expect(shown(source)).toBe(expected));

  it.each([
    '<채용공고> 사무직 모집',
    '경력 < 3년',
    '<급구> 당일 지급',
    '1 < 2 and 3 > 2',
    '<Acme Ltd.> hires',
    '<a telegram handle @x>',
    '<b 텔레 문의>',
    '<p unclosed and then nothing',
    `<p class="${'x'.repeat(2100)}">`,
    'a <- b -> c',
    '<! important>',
    '연봉 4,000 <협의>',
  ])('leaves what is no tag: %s', (source) => {
    expect(blankMarkup(source)).toBe(source);
  });

  it('shows what follows a script that is never closed', () => {
    expect(shown('<script>no end')).toBe('no end');
  });

  it('keeps the target of a link and the text of an image in place', () => {
    const source = '문의 <a href="https://t.me/invented_handle" target=_blank>여기</a> <img src="x.png" alt="로고">';
    const text = blankMarkup(source);
    expect(text.indexOf('https://t.me/invented_handle')).toBe(source.indexOf('https://t.me/invented_handle'));
    expect(text.indexOf('로고')).toBe(source.indexOf('로고'));
    expect(text).not.toContain('x.png');
    expect(shown('<a href="#top">up</a><a href="javascript:x()">y</a><a href="/jobs">z</a>')).toBe('upyz');
  });

  it.each([
    ['R&amp;D', 'R&D'],
    ['don&#39;t &ldquo;pay&rdquo;', "don't “pay”"],
    ['a&nbsp;b', 'a b'],
    ['caf&eacute;', 'café'],
    ['&#54620;&#xAD6D;', '한국'],
    ['&#x1F600;!', '😀!'],
    ['1&#44;000', '1,000'],
    [
      'AT&T; &unknown; &; &#; &#x; &#0; &#xD800; &#x110000; & b',
      'AT&T; &unknown; &; &#; &#x; &#0; &#xD800; &#x110000; & b',
    ],
    ['&nbsp', '&nbsp'],
  ])('decodes entities: %s', (source, expected) => expect(shown(source)).toBe(expected));

  it('reads escaped markup a second time and never a third', () => {
    expect(shown('&lt;p&gt;Hello&amp;nbsp;you&lt;/p&gt;&lt;p class=&quot;a&quot;&gt;x')).toBe('Hello you\nx');
    expect(shown('&lt;급여&gt; 협의')).toBe('<급여> 협의');
    expect(shown('&amp;amp;lt;p>')).toBe('&lt;p>');
  });

  it('returns the very same string when there is nothing to do', () => {
    const source = '사무직 채용 📞 02-000-0000';
    expect(blankMarkup(source)).toBe(source);
  });

  it('keeps length and every untouched unit for any input', () => {
    const piece = fc.constantFrom(
      '<',
      '</',
      '>',
      '<p',
      '<b>',
      '"',
      "'",
      '=',
      ' ',
      '\n',
      '&',
      ';',
      '&lt;',
      '&gt;',
      '&amp;',
      '&#39;',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      'a',
      '한',
      '\ud800',
      '\u0000',
      '\u00ad',
      'href=',
      '<a ',
      '//',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        expect(blankMarkup(source).length).toBe(source.length);
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (source) => {
        expect(blankMarkup(source).length).toBe(source.length);
      }),
    );
  });

  it('is linear on hostile input', () => {
    const attacks = [
      '<a b="',
      "<a b='' c=\"",
      '<a ',
      '<script>',
      '<!--',
      '<!a',
      '&#',
      '&amp;',
      '&lt;p ',
      '</',
      '<p>',
      '<a href="//x',
      '\u00ad<',
      '<style></',
      '<!----',
      '<p a=" b=\' ',
    ];
    for (const unit of attacks) {
      const source = unit.repeat(Math.ceil(2_000_000 / unit.length));
      const from = performance.now();
      expect(blankMarkup(source).length).toBe(source.length);
      expect(performance.now() - from, JSON.stringify(unit)).toBeLessThan(10_000);
    }
  });
});
