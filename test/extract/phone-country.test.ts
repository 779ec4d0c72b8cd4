import { describe, expect, it } from 'vitest';
import type { Contact } from '../../src/extract';
import { entitiesOf } from './tables';

const numbersOf = (text: string, home?: string): { handle: string | null; country: string | null }[] =>
  entitiesOf(text, home === undefined ? {} : { home })
    .filter((e): e is Contact => e.kind === 'contact')
    .map(({ handle, country }) => ({ handle, country }));

type Row = readonly [text: string, handle: string, country: string | null];

/** The country is told by messenger, money, place, words or script; where nothing tells, there is none. */
const WITHOUT_HOME: readonly Row[] = [
  ['Zalo: 0900000123', '+84900000123', 'VN'],
  ['Lương 8 triệu. LH 0900 000 123', '+84900000123', 'VN'],
  ['WA 0812-0000-0123', '+6281200000123', 'ID'],
  ['Lowongan kerja, gaji tinggi\n0857-0000-0123', '+6285700000123', 'ID'],
  ['0857-0000-0123 please', '+6285700000123', 'ID'],
  ['Salary ₹15,000 per month. Call 9800000123', '+919800000123', 'IN'],
  ['Hiring in Mumbai. Call 9800000123', '+919800000123', 'IN'],
  ['WhatsApp - 9805550123', '9805550123', null],
  ['واتساب 0550000123', '0550000123', null],
  ['راتب 3000 ريال سعودي واتساب 0550000123', '+966550000123', 'SA'],
  ['월급 많이 드립니다\nTEL 02-000-1234', '+8220001234', 'KR'],
  ['필리핀 마닐라 근무, 월급 많이 드립니다\nTEL 02-000-1234', '+8220001234', 'KR'],
  ['เงินดี งานสบาย\nTEL 02-000-1234', '+6620001234', 'TH'],
  ['โทร 053-000123', '+6653000123', 'TH'],
  ['未経験OKのお仕事です。\n電話 03-0000-1234', '+81300001234', 'JP'],
  ['Tel 02 9000 0123', '0290000123', null],
  ['Tel 02 9000 0123, Sydney', '+61290000123', 'AU'],
  ['Llama al 91 000 01 23', '910000123', null],
  ['(713) 555-0123 llama, buen sueldo', '+17135550123', 'US'],
  ['Recrutement à Abidjan\nTél: 07 00 00 01 23', '+2250700000123', 'CI'],
  ['Nous recrutons\nTél: 06 00 00 01 23', '+33600000123', 'FR'],
  ['Salário R$ 1.900. WhatsApp (11) 90000-0123', '+5511900000123', 'BR'],
  ['Требуется курьер\n8(495)000-01-23', '+74950000123', 'RU'],
  ['Требуется курьер\nТел: 8 800 000 01 23', '+78000000123', 'RU'],
];

const AT_HOME: readonly (readonly [text: string, home: string, handle: string])[] = [
  ['02-000-1234', 'TH', '+6620001234'],
  ['Call 09800000123', 'IN', '+919800000123'],
  ['Contact HR: 098000-00123', 'IN', '+919800000123'],
  ['Llama al 91 000 01 23', 'ES', '+34910000123'],
  ['Telp (021) 5000123', 'ID', '+62215000123'],
  ['Tel 02 9000 0123', 'AU', '+61290000123'],
  ['WhatsApp (11) 90000-0123', 'BR', '+5511900000123'],
  ['tel. (21) 3000-0123', 'BR', '+552130000123'],
  ['Tel. 55 0000 0123', 'MX', '+525500000123'],
  ['WhatsApp 300 000 0123', 'CO', '+573000000123'],
  ['WhatsApp 900000123', 'PE', '+51900000123'],
  ['Tel 11 2000-0123', 'AR', '+541120000123'],
  ['Fono 9 0000 0123', 'CL', '+56900000123'],
  ['Cel 0900000123', 'EC', '+593900000123'],
  ['Tel 910 000 123', 'PT', '+351910000123'],
  ['Tel 340 000 0123', 'IT', '+393400000123'],
  ['Tel 02 0000 0123', 'IT', '+390200000123'],
  ['tel. 600 000 123', 'PL', '+48600000123'],
  ['Tel 0151 00000123', 'DE', '+4915100000123'],
  ['Tel 07 00 00 01 23', 'CI', '+2250700000123'],
  ['Tel 77 000 01 23', 'SN', '+221770000123'],
  ['Tel 670 00 01 23', 'CM', '+237670000123'],
];

/** Numbers with their calling code and no `+`. */
const WITH_CODE: readonly Row[] = [
  ['WA 6281200000123', '+6281200000123', 'ID'],
  ['WA: 62812 0000 0123', '+6281200000123', 'ID'],
  ['whatsapp 919800000123', '+919800000123', 'IN'],
  ['whatsapp 8801700000123', '+8801700000123', 'BD'],
  ['whatsapp 2348030000123', '+2348030000123', 'NG'],
  ['wa 573000000123', '+573000000123', 'CO'],
];

describe('country of a national number', () => {
  it.each(WITHOUT_HOME)('%s', (text, handle, country) => {
    expect(numbersOf(text)).toEqual([{ handle, country }]);
  });

  it.each(AT_HOME)('%s (%s)', (text, home, handle) => {
    expect(numbersOf(text, home)).toEqual([{ handle, country: home }]);
  });

  it('takes no number of a shared script for one of another country than the home country', () => {
    expect(numbersOf('Call 0917 000 0123', 'ES')).toEqual([{ handle: '09170000123', country: null }]);
    expect(numbersOf('연락 010-0000-1234', 'US')).toEqual([{ handle: '+821000001234', country: 'KR' }]);
  });
});

describe('numbers with their calling code', () => {
  it.each(WITH_CODE)('%s', (text, handle, country) => {
    expect(numbersOf(text)).toEqual([{ handle, country }]);
  });

  it('takes the area of a national number for no calling code', () => {
    expect(numbersOf('call 1800 000 0022').every(({ country }) => country === null)).toBe(true);
  });
});
