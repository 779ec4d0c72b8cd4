import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/extract';
import { compileTables, extract } from '../../src/extract';
import type { Mention } from '../../src/lexicon/types';
import { fold } from '../../src/text';
import { entitiesOf, noContext, tables } from './tables';

const contactsOf = (text: string, home?: string): Contact[] =>
  entitiesOf(text, home ? { home } : {}).filter((e): e is Contact => e.kind === 'contact');

/** Text, channel, handle, further traits. */
type Row = readonly [text: string, channel: Contact['channel'], handle: string, more?: Partial<Contact>];

const HANDLES: readonly Row[] = [
  ['텔레 @sample_handle', 'telegram', 'sample_handle'],
  ['텔레그램 ID: SampleOne', 'telegram', 'SampleOne'],
  ['텔레그램 아이디 sample77', 'telegram', 'sample77'],
  ['텔레로 문의 주세요 @sample_one', 'telegram', 'sample_one'],
  ['문의는 @sample_one (텔레그램)', 'telegram', 'sample_one'],
  ['텔 sample_one', 'telegram', 'sample_one'],
  ['ㅌㄹ sample_one', 'telegram', 'sample_one'],
  ['ｔｅｌｅｇｒａｍ： ＳａｍｐｌｅＯｎｅ', 'telegram', 'SampleOne'],
  ['TG: sample_one', 'telegram', 'sample_one'],
  ['telegram: sampleone', 'telegram', 'sampleone'],
  ['Telegram @SampleOne', 'telegram', 'SampleOne'],
  ['飞机 @sample', 'telegram', 'sample'],
  ['飛機號：sample66', 'telegram', 'sample66'],
  ['电报搜 sample_tg', 'telegram', 'sample_tg'],
  ['t.me/SampleRoom', 'telegram', 'SampleRoom', { group: false }],
  ['https://t.me/+AbCdEf123', 'telegram', '+AbCdEf123', { group: true }],
  ['https://t.me/joinchat/AbCdEf123', 'telegram', 'joinchat/AbCdEf123', { group: true }],
  ['telegram.me/sample_one', 'telegram', 'sample_one'],
  ['카톡 abc123', 'kakao', 'abc123'],
  ['카카오톡 아이디 hello77', 'kakao', 'hello77'],
  ['카톡ID : sample', 'kakao', 'sample'],
  ['카톡/텔레: sample88', 'kakao', 'sample88'],
  ['https://open.kakao.com/o/sAbCdEf', 'kakao', 'sAbCdEf', { group: false }],
  ['open.kakao.com/o/gAbCdEf', 'kakao', 'o/gAbCdEf', { group: true }],
  ['라인 아이디 sample_l', 'line', 'sample_l'],
  ['LINE ID: sample01', 'line', 'sample01'],
  ['加賴 sample88', 'line', 'sample88'],
  ['加LINE：sample88', 'line', 'sample88'],
  ['line.me/ti/p/AbC123', 'line', 'AbC123'],
  ['https://line.me/R/ti/g/AbC123', 'line', 'R/ti/g/AbC123', { group: true }],
  ['https://lin.ee/AbC123', 'line', 'AbC123'],
  ['위챗 sample99', 'wechat', 'sample99'],
  ['加V: sample123', 'wechat', 'sample123'],
  ['加微信 sample123', 'wechat', 'sample123'],
  ['微信号：Sample_wx', 'wechat', 'Sample_wx'],
  ['vx:abc_1', 'wechat', 'abc_1'],
  ['WeChat ID: samplewx', 'wechat', 'samplewx'],
  ['微信：13800000000', 'wechat', '+8613800000000', { country: 'CN' }],
  ['QQ:123456789', 'qq', '123456789'],
  ['QQ群 12345678', 'qq', '12345678', { group: false }],
  ['扣扣 100000001', 'qq', '100000001'],
  ['WhatsApp +44 7700 900123', 'whatsapp', '+447700900123', { country: 'GB' }],
  ['WhatsApp: +855 12 345 678', 'whatsapp', '+85512345678', { country: 'KH' }],
  ['whatsapp us at (555) 555-0123', 'whatsapp', '+15555550123', { country: 'US' }],
  ['wa.me/85512345678', 'whatsapp', '+85512345678', { country: 'KH' }],
  ['https://api.whatsapp.com/send?phone=60120000000', 'whatsapp', '+60120000000', { country: 'MY' }],
  ['chat.whatsapp.com/AbCdEf', 'whatsapp', 'AbCdEf', { group: true }],
  ['시그널 sample.01', 'signal', 'sample.01'],
  ['signal: sample.01', 'signal', 'sample.01'],
  ['viber: +63 917 000 0000', 'viber', '+639170000000', { country: 'PH' }],
  ['zalo.me/0900000123', 'zalo', '0900000123'],
  ['discord.gg/abcd', 'discord', 'abcd', { group: true }],
  ['디스코드: sample#0001', 'discord', 'sample'],
  ['인스타 @sample_shop', 'instagram', 'sample_shop', { messenger: false }],
  ['instagram.com/sample_shop', 'instagram', 'sample_shop', { messenger: false }],
  ['m.me/sample.page', 'facebook', 'sample.page', { messenger: true }],
];

const ADDRESSES: readonly Row[] = [
  ['hr@company.example', 'email', 'hr@company.example', { freeMail: false }],
  ['sample@gmail.com', 'email', 'sample@gmail.com', { freeMail: true }],
  ['sample@yahoo.co.jp', 'email', 'sample@yahoo.co.jp', { freeMail: true }],
  ['이력서는 sample@naver.com으로', 'email', 'sample@naver.com', { freeMail: true }],
  ['cs@sample.co.kr로 보내주세요', 'email', 'cs@sample.co.kr', { freeMail: false }],
  ['简历发送至hr@sample.com.cn。', 'email', 'hr@sample.com.cn'],
  ['mail: first.last+jobs@mail.company.example.', 'email', 'first.last+jobs@mail.company.example'],
  ['sample[at]company[dot]example', 'email', 'sample@company.example'],
  ['https://company.example/jobs/12', 'website', 'company.example/jobs/12'],
  ['www.company.co.kr/jobs', 'website', 'company.co.kr/jobs'],
  ['recruit.company.co.kr', 'website', 'recruit.company.co.kr'],
  ['hxxps://bad[.]example/x', 'website', 'bad.example/x'],
  ['홈페이지(https://company.example)', 'website', 'company.example'],
  ['지원은bit.ly/3abc에서', 'shortener', 'bit.ly/3abc'],
  ['tinyurl.com/abc', 'shortener', 'tinyurl.com/abc'],
  ['forms.gle/abcDEF', 'form', 'forms.gle/abcDEF'],
  ['https://docs.google.com/forms/d/e/abc/viewform', 'form', 'docs.google.com/forms/d/e/abc/viewform'],
  ['https://wj.qq.com/s2/1234/ab', 'form', 'wj.qq.com/s2/1234/ab'],
];

const PHONES: readonly (readonly [text: string, number: string, country: string])[] = [
  ['010-0000-1234', '+821000001234', 'KR'],
  ['전화 01000001234', '+821000001234', 'KR'],
  ['H.P 010.0000.1234', '+821000001234', 'KR'],
  ['☎02-000-1234', '+8220001234', 'KR'],
  ['문의 (02) 0000-1234', '+82200001234', 'KR'],
  ['문의 031-000-1234', '+82310001234', 'KR'],
  ['대표번호 1588-0000', '+8215880000', 'KR'],
  ['상담 070-0000-1234', '+827000001234', 'KR'],
  ['+82-10-0000-1234', '+821000001234', 'KR'],
  ['+82 (0)10-0000-1234', '+821000001234', 'KR'],
  ['0082-10-0000-1234', '+821000001234', 'KR'],
  ['电话：138-0000-0000', '+8613800000000', 'CN'],
  ['联系电话13800000000', '+8613800000000', 'CN'],
  ['+86 138 0000 0000', '+8613800000000', 'CN'],
  ['座机：010-00000000', '+861000000000', 'CN'],
  ['座机：0755-00000000', '+8675500000000', 'CN'],
  ['热线 400-000-0000', '+864000000000', 'CN'],
  ['0900-000-123 聯絡', '+886900000123', 'TW'],
  ['電話：(02)0000-0000 聯絡人事', '+886200000000', 'TW'],
  ['電話 5500 0000 聯絡', '+85255000000', 'HK'],
  ['+852 5500 0000', '+85255000000', 'HK'],
  ['call (555) 555-0123', '+15555550123', 'US'],
  ['phone: 555-555-0123', '+15555550123', 'US'],
  ['+1 604 555 0123', '+16045550123', 'CA'],
  ['call 07700 900123', '+447700900123', 'GB'],
  ['0917 000 0000', '+639170000000', 'PH'],
  ['+63 917 000 0000', '+639170000000', 'PH'],
  ['call 012-000 0000 for details', '+60120000000', 'MY'],
  ['tel: 6500 0000', '+6565000000', 'SG'],
  ['mobile 90000 00000', '+919000000000', 'IN'],
  ['00855 12 345 678', '+85512345678', 'KH'],
  ['+95 9 123 456 789', '+959123456789', 'MM'],
  ['+971 50 000 0000', '+971500000000', 'AE'],
];

const NOTHING = [
  'contact us on Telegram today',
  'Telegram: please write to us',
  'WhatsApp group only',
  '@sample_alone',
  'production line: abc123',
  'Seattle, WA 98101',
  'Node.js and ASP.NET',
  'great skills.in the team',
  'e.g. this, i.e. that',
  'A@b',
  '사업자등록번호 123-45-67891',
  '법인등록번호 110111-0000000',
  '2024-10-12',
  '2024.10.12 10:00-18:00',
  '계좌 110-000-000000',
  '统一社会信用代码 91350100000000000X',
  'version 1.2.3.4',
  '12,345,678',
  '우편번호 06236',
  'order number 5555550123',
  '2023-2024',
  '09:00-18:00',
  'www.',
  'https://',
  'a..b..c',
];

const expectOne = ([text, channel, handle, more]: Row): void => {
  const found = contactsOf(text).filter((c) => c.channel === channel);
  expect(found.length).toBeGreaterThanOrEqual(1);
  expect(found[0]).toMatchObject({ channel, handle, ...more });
};

describe('handles and links of messengers', () => {
  it.each(HANDLES.map((row) => [row[0], row] as const))('%s', (_text, row) => expectOne(row));
});

describe('mail, sites, forms and short links', () => {
  it.each(ADDRESSES.map((row) => [row[0], row] as const))('%s', (text, row) => {
    expectOne(row);
    expect(contactsOf(text)).toHaveLength(1);
  });
});

describe('phones', () => {
  it.each(PHONES)('%s', (text, number, country) => {
    expect(contactsOf(text)).toMatchObject([{ channel: 'phone', handle: number, country }]);
  });

  it('reads several numbers of one line', () => {
    expect(contactsOf('02-000-1234 / 010-0000-5678').map((c) => c.handle)).toEqual(['+8220001234', '+821000005678']);
    expect(contactsOf('010-0000-1234 010-0000-5678').map((c) => c.handle)).toEqual(['+821000001234', '+821000005678']);
  });

  it('takes a number for the messenger and the phone when they are the same', () => {
    const both = [
      { channel: 'wechat', handle: '+8613800000000' },
      { channel: 'phone', handle: '+8613800000000' },
    ];
    expect(contactsOf('微信同号 13800000000')).toMatchObject(both);
    expect(contactsOf('13800000000（微信同号）')).toMatchObject(both);
  });
});

describe('what is no contact', () => {
  it.each(NOTHING)('%s', (text) => expect(contactsOf(text)).toEqual([]));
});

describe('channels that are only named', () => {
  const mention = (concept: string, more: Partial<Mention> = {}): Mention => ({
    concept,
    start: 0,
    end: 2,
    sentence: 0,
    negated: false,
    disguised: false,
    ...more,
  });
  const read = (text: string, mentions: Mention[]) =>
    extract(fold(text), mentions, noContext, tables).filter((e) => e.kind === 'contact');

  it('become contacts without a handle', () => {
    expect(read('텔레로 연락 주세요', [mention('channel.telegram')])).toMatchObject([
      { channel: 'telegram', handle: null, messenger: true },
    ]);
  });
  it('are left out when a handle of that channel is given', () => {
    expect(read('텔레 @sample_one', [mention('channel.telegram')])).toHaveLength(1);
  });
  it('are left out when negated', () => {
    expect(read('텔레 안 씁니다', [mention('channel.telegram', { negated: true })])).toEqual([]);
  });
  it('places carry their country', () => {
    expect(extract(fold('캄보디아'), [mention('place.cambodia')], noContext, tables)).toMatchObject([
      { kind: 'place', concept: 'place.cambodia', country: 'KH' },
    ]);
  });
  it('needs no knowledge to run', () => {
    expect(extract(fold('call 555-555-0123'), [], noContext, compileTables([], {}))).toEqual([]);
  });
});
