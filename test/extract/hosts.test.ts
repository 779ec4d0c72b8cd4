import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/extract';
import { extract } from '../../src/extract';
import { fold } from '../../src/text';
import { entitiesOf, noContext, tables } from './tables';

/** Contacts as channel, handle and the text they stand on. */
const read = (text: string): string[] =>
  entitiesOf(text)
    .filter((e): e is Contact => e.kind === 'contact')
    .map(({ channel, handle, start, end }) => `${channel} ${handle} <${text.slice(start, end)}>`);

describe('hosts with letters outside ASCII are read whole', () => {
  it.each([
    ['hr@müller-gmbh.com', 'email hr@xn--mller-gmbh-9db.com <hr@müller-gmbh.com>'],
    ['first.last@müller.de.', 'email first.last@xn--mller-kva.de <first.last@müller.de>'],
    ['채용@회사.한국', 'email 채용@xn--vf4b131b.xn--3e0b707e <채용@회사.한국>'],
    ['이력서는hr@한국.com으로', 'email hr@xn--3e0b707e.com <hr@한국.com>'],
    ['hr@пример.рф', 'email hr@xn--e1afmkfd.xn--p1ai <hr@пример.рф>'],
    ['https://www.müller.de', 'website xn--mller-kva.de <https://www.müller.de>'],
    ['www.müller.de/jobs', 'website xn--mller-kva.de/jobs <www.müller.de/jobs>'],
    ['jobs.müller.de/x', 'website jobs.xn--mller-kva.de/x <jobs.müller.de/x>'],
    ['https://straße.de', 'website xn--strae-oqa.de <https://straße.de>'],
    ['https://한국.com에서 지원', 'website xn--3e0b707e.com <https://한국.com>'],
    ['www.it융합.com', 'website xn--it-ju8jf38b.com <www.it융합.com>'],
    ['한국.co.kr로 오세요', 'website xn--3e0b707e.co.kr <한국.co.kr>'],
    ['https://例え.jp/a', 'website xn--r8jz45g.jp/a <https://例え.jp/a>'],
    // The registry tells traditional characters from simplified ones.
    ['臺灣.tw', 'website xn--nnx388a.tw <臺灣.tw>'],
    ['https://пример.рф/?a=1', 'website xn--e1afmkfd.xn--p1ai/?a=1 <https://пример.рф/?a=1>'],
    ['пример.рф/a', 'website xn--e1afmkfd.xn--p1ai/a <пример.рф/a>'],
    ['例子.中国/abc', 'website xn--fsqu00a.xn--fiqs8s/abc <例子.中国/abc>'],
    ['xn--e1afmkfd.xn--p1ai', 'website xn--e1afmkfd.xn--p1ai <xn--e1afmkfd.xn--p1ai>'],
    ['https://раypal.com', 'website xn--ypal-43d9g.com <https://раypal.com>'],
    ['аmаzоn.com/jobs', 'website xn--mzn-5cdb9f.com/jobs <аmаzоn.com/jobs>'],
    ['hr@gооgle.com', 'email hr@xn--ggle-55da.com <hr@gооgle.com>'],
  ])('%s', (text, contact) => expect(read(text)).toEqual([contact]));

  it('is the written one also where only the second reading shows a host', () => {
    expect(read('https://www.amazon.соm/jobs')).toEqual([
      'website amazon.xn--m-0tbi/jobs <https://www.amazon.соm/jobs>',
    ]);
  });

  it('takes a look-alike of a messenger or a free mail host for that', () => {
    expect(read('tеlegram.me/sample_one')).toEqual(['telegram sample_one <tеlegram.me/sample_one>']);
    expect(entitiesOf('hr@gmаil.com')).toMatchObject([{ handle: 'hr@xn--gmil-63d.com', freeMail: true }]);
  });
});

describe('words of other scripts beside a host or a point', () => {
  it.each([
    ['홈페이지company.com입니다', 'website company.com <company.com>'],
    ['https://company.com로.문의', 'website company.com <https://company.com>'],
    [
      'https://company.com또는www.firma.com',
      'website company.com <https://company.com>',
      'website firma.com <www.firma.com>',
    ],
    ['https://company.com.请联系我们', 'website company.com <https://company.com>'],
    ['наш сайтfirma.ru', 'website firma.ru <firma.ru>'],
    ['https://company.com/회사.com', 'website company.com/ <https://company.com/>'],
    ['지원해주세요.감사합니다.'],
    ['급여협의.한국어 가능, 근무합니다.한국 본사'],
    ['請聯繫我們.謝謝'],
    ['Работа рядом.Звоните'],
    ['contact@우리회사.담당자'],
    ['이력서.zip'],
    ['안녕하세요.Com 하세요'],
  ])('%s', (text, ...contacts) => expect(read(text)).toEqual(contacts));
});

describe('what hides the host of a link', () => {
  it.each([
    ['https://indeed.com:secure@evil.xyz/a', 'website evil.xyz/a <https://indeed.com:secure@evil.xyz/a>'],
    ['https://indeed.com@evil.xyz/a', 'website evil.xyz/a <https://indeed.com@evil.xyz/a>'],
    ['hxxps://indeed[.]com@evil[.]xyz', 'website evil.xyz <hxxps://indeed[.]com@evil[.]xyz>'],
    ['https://indeed.com:x@müller.de', 'website xn--mller-kva.de <https://indeed.com:x@müller.de>'],
    ['http://2130706433/a', 'website 127.0.0.1/a <http://2130706433/a>'],
    ['http://0x7f000001/a', 'website 127.0.0.1/a <http://0x7f000001/a>'],
    ['http://[2606:4700::1111]/a', 'website [2606:4700::1111]/a <http://[2606:4700::1111]/a>'],
  ])('%s', (text, contact) => expect(read(text)).toEqual([contact]));

  it('is nothing but a slip where a mail address stands behind the scheme or the link', () => {
    expect(read('https://hr@firma.example')).toEqual(['email hr@firma.example <hr@firma.example>']);
    expect(read('http://firma.com:hr@firma.com')).toEqual([
      'website firma.com <http://firma.com>',
      'email hr@firma.com <hr@firma.com>',
    ]);
    expect(read('http://firma.com:firma@gmail.com')).toHaveLength(2);
    expect(read('https://medium.com/@user')).toEqual(['website medium.com/@user <https://medium.com/@user>']);
  });
});

describe('ports', () => {
  it.each([
    ['http://1.2.3.4:8080/apply', 'website 1.2.3.4:8080/apply'],
    ['www.firma.com:8443', 'website firma.com:8443'],
    ['https://[2001:db8::1]:8443/x', 'website [2001:db8::1]:8443/x'],
    ['firma.com:9-18', 'website firma.com'],
    ['https://firma.com:123456/', 'website firma.com/'],
  ])('%s', (text, contact) => expect(read(text)[0]).toContain(`${contact} <`));
});

describe('work', () => {
  it.each([
    '가.',
    '가@',
    'www.가',
    '가.com',
    '@가.com가',
    'http://가.나',
    'ü.',
    'a.ü@',
    'http://a:b@',
    '한국.한국',
    '한국.',
    'ü.com.',
    'ü.me.',
    'a.',
    'www.',
    'аmаzоn.com:1',
  ])('stays the same a unit: %s', (piece) => {
    const stepsOf = (units: number): number => {
      const probe = { steps: 0 };
      extract(fold(piece.repeat(units / piece.length)), [], noContext, tables, probe);
      return probe.steps;
    };
    expect(stepsOf(40_000)).toBeLessThanOrEqual(4.2 * stepsOf(10_000) + 200);
    expect(stepsOf(40_000) / 40_000).toBeLessThanOrEqual(30);
  });
});
