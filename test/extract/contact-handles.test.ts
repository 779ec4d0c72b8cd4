import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/extract';
import { entitiesOf } from './tables';

const contactsOf = (text: string, home?: string): Contact[] =>
  entitiesOf(text, home === undefined ? {} : { home }).filter((e): e is Contact => e.kind === 'contact');

type Row = readonly [text: string, channel: Contact['channel'], handle: string];

const BEGINS_WITH_A_WORD: readonly Row[] = [
  ['微信：hr2024000', 'wechat', 'hr2024000'],
  ['微信：a100000', 'wechat', 'a100000'],
  ['加薇 hr_000', 'wechat', 'hr_000'],
  ['TG：hr_sample00', 'telegram', 'hr_sample00'],
  ['TG: acc0000hk', 'telegram', 'acc0000hk'],
  ['telegram: no_reply00', 'telegram', 'no_reply00'],
  ['Telegram id: me-2000', 'telegram', 'me-2000'],
  ['Line ID：a100000', 'line', 'a100000'],
  ['line id k1000000', 'line', 'k1000000'],
  ['skype: hr.jobs00', 'other-messenger', 'hr.jobs00'],
  ['카톡 hr0000', 'kakao', 'hr0000'],
  ['텔레 tg_sample00', 'telegram', 'tg_sample00'],
];

const BEHIND_ITS_LABEL: readonly Row[] = [
  ['тг: @rabota_sample', 'telegram', 'rabota_sample'],
  ['тг abc_10000', 'telegram', 'abc_10000'],
  ['наш тг - abc10000', 'telegram', 'abc10000'],
  ['писати в тг abc10000', 'telegram', 'abc10000'],
  ['Telegram - samplehr00', 'telegram', 'samplehr00'],
  ['Telegram – samplehr00', 'telegram', 'samplehr00'],
  ['Telegram -> abc1000', 'telegram', 'abc1000'],
  ['TG ~ abc1000', 'telegram', 'abc1000'],
  ['Line ID - abc1000', 'line', 'abc1000'],
  ['Line id abc10000', 'line', 'abc10000'],
  ['Add my Line ID: abc1000', 'line', 'abc1000'],
  ['LINE@ abc1000x', 'line', 'abc1000x'],
  ['카톡 - abc1000', 'kakao', 'abc1000'],
  ['微信-abc8000', 'wechat', 'abc8000'],
  ['➕V：abc10000', 'wechat', 'abc10000'],
];

describe('handles that begin with a word', () => {
  it.each(BEGINS_WITH_A_WORD)('%s', (text, channel, handle) => {
    expect(contactsOf(text)).toMatchObject([{ channel, handle }]);
  });

  it('leaves words for the number behind them', () => {
    expect(contactsOf('WhatsApp no.9800000123', 'IN')).toMatchObject([
      { channel: 'whatsapp', handle: '+919800000123' },
    ]);
    expect(contactsOf('카톡id12345')).toMatchObject([{ channel: 'kakao', handle: '12345' }]);
  });

  it('gives a handle to both labels before it', () => {
    expect(contactsOf('微信/飞机 sample000').map((c) => c.channel)).toEqual(['wechat', 'telegram']);
  });
});

describe('handles behind their label', () => {
  it.each(BEHIND_ITS_LABEL)('%s', (text, channel, handle) => {
    expect(contactsOf(text)).toMatchObject([{ channel, handle }]);
  });

  it('knows the number before a label that says it is the same', () => {
    expect(contactsOf('13800000000 同微信')).toMatchObject([
      { channel: 'wechat', handle: '+8613800000000' },
      { channel: 'phone', handle: '+8613800000000' },
    ]);
  });

  it.each([
    'Telegram - full-time work',
    'Telegram - Web3 jobs',
    'Telegram call-center job',
    'WhatsApp - call-center job',
    'WhatsApp - 9am-6pm only',
    'Telegram - 15000 rub',
    'production line - abc123',
    'Send your Line ID first',
    'тг-канал для работы',
    'Оклад 300 000 тг',
    '카톡 - 12000원',
  ])('%s: no handle', (text) => expect(contactsOf(text)).toEqual([]));

  it('takes tenge for no Telegram', () => {
    expect(contactsOf('Оклад 300 000 тг, звоните 87010000123')).toMatchObject([
      { channel: 'phone', handle: '+77010000123' },
    ]);
    expect(contactsOf('Зарплата 250000 тг. Писать @sample_hr')).toEqual([]);
  });

  it.each<readonly [string, Partial<Contact>]>([
    ['tg://resolve?domain=sample_one', { channel: 'telegram', handle: 'sample_one' }],
    ['https://t.me/c/1000000/1', { channel: 'telegram', handle: 'c/1000000/1', group: true }],
    ['https://facebook.com/groups/1000000000', { channel: 'facebook', handle: 'groups/1000000000', group: true }],
    ['https://facebook.com/profile.php?id=1000000', { channel: 'facebook', handle: '1000000' }],
    ['instagram.com/p/AbC100/', { channel: 'instagram', handle: 'p/AbC100/' }],
  ])('%s names its poster, group or page', (text, contact) => {
    expect(contactsOf(text)).toMatchObject([contact]);
  });
});
