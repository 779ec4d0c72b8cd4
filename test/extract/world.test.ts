import { describe, expect, it } from 'vitest';
import type { Contact, Pay } from '../../src/extract';
import { entitiesOf, readKnowledge } from './tables';

function payOf(text: string, home?: string): Pay | undefined {
  return entitiesOf(text, home === undefined ? {} : { home }).find((e): e is Pay => e.kind === 'pay');
}

function phonesOf(text: string, home?: string): Contact[] {
  return entitiesOf(text, home === undefined ? {} : { home }).filter(
    (e): e is Contact => e.kind === 'contact' && e.channel === 'phone',
  );
}

/** Text, home country of the ad, amount, currency. */
const SHARED_NAMES: readonly (readonly [text: string, home: string | undefined, max: number, currency: string])[] = [
  ['راتب 3000 درهم شهريا', undefined, 3000, 'AED'],
  ['راتب 3000 درهم شهريا', 'MA', 3000, 'MAD'],
  ['راتب 3000 درهم شهريا في الدار البيضاء', undefined, 3000, 'MAD'],
  ['راتب 3000 درهم اماراتي شهريا', 'MA', 3000, 'AED'],
  ['راتب 400 دينار شهريا', 'KW', 400, 'KWD'],
  ['راتب 400 دينار شهريا', 'JO', 400, 'JOD'],
  ['راتب 400 دينار شهريا في المنامة', undefined, 400, 'BHD'],
  ['راتب 1200 دينار شهريا في صفاقس', undefined, 1200, 'TND'],
  ['راتب 45000 دينار شهريا في وهران', undefined, 45_000, 'DZD'],
  ['راتب 800 الف دينار عراقي شهريا', undefined, 800_000, 'IQD'],
  ['راتب 400 دينار اردني شهريا', 'KW', 400, 'JOD'],
  ['راتب 1500 دينار ليبي شهريا', undefined, 1500, 'LYD'],
  ['راتب 400 ريال شهريا', 'OM', 400, 'OMR'],
  ['راتب 4000 ريال شهريا في الدوحة', undefined, 4000, 'QAR'],
  ['راتب 4000 ريال شهريا', undefined, 4000, 'SAR'],
  ['راتب 6000 جنيه شهريا', undefined, 6000, 'EGP'],
  ['راتب 200000 جنيه شهريا', 'SD', 200_000, 'SDG'],
  ['راتب 22000 ليرة شهريا', 'TR', 22_000, 'TRY'],
  ['راتب 1500000 ليرة سورية شهريا', undefined, 1_500_000, 'SYP'],
  ['Salary 250 dinars per month', 'KW', 250, 'KWD'],
  ['Salary 5000 dirhams per month', undefined, 5000, 'AED'],
  ['Salary 5000 dirhams per month', 'MA', 5000, 'MAD'],
  ['Salary 2000 riyals per month', 'QA', 2000, 'QAR'],
  ['Salaire 4000 dirhams par mois', 'MA', 4000, 'MAD'],
  ['Salaire 45000 dinars par mois', 'DZ', 45_000, 'DZD'],
  ['Salaire 1200 dinars par mois', 'TN', 1200, 'TND'],
  ['Salaire 150000 FCFA par mois', 'SN', 150_000, 'XOF'],
];

describe('names that several currencies share', () => {
  it.each(SHARED_NAMES)('%s (%s)', (text, home, max, currency) => {
    expect(payOf(text, home)).toMatchObject({ max, currency, period: 'month' });
  });

  it('takes the weakest dinar when nothing tells which, so that pay never looks high by that', () => {
    expect(payOf('راتب 450000 دينار شهريا')).toMatchObject({ currency: 'IQD', currencyFrom: 'convention' });
    expect(payOf('راتب 450000 دينار شهريا')!.ratio).toBeLessThan(1);
  });

  it('takes another when the amount is far too little for it, and then weighs nothing by that', () => {
    expect(payOf('راتب 45000 دينار شهريا')).toMatchObject({ currency: 'DZD', currencyFrom: 'amount', ratio: null });
    expect(payOf('Shop help, 25,000 shillings a month')).toMatchObject({ currencyFrom: 'amount', ratio: null });
  });

  it('takes a bare sign for a peso where the language is spoken in such countries and it is too much in dollars', () => {
    for (const text of ['Vacante: cajera, $2,200 semanales', 'Mesero, $500 diarios más propinas'])
      expect(payOf(text)).toMatchObject({ currency: 'MXN', currencyFrom: 'amount', ratio: null });
    expect(payOf('Se busca vendedor, sueldo $ 600.000 mensual')).toMatchObject({
      max: 600_000,
      currencyFrom: 'amount',
    });
    expect(payOf('Choferes en Phoenix, $21 la hora')).toMatchObject({ currency: 'USD' });
    expect(payOf('Gana 900 USD diarios')).toMatchObject({ currency: 'USD' });
    expect(payOf('Earn $5000 weekly from home')).toMatchObject({ currency: 'USD' });
    expect(payOf('Earn $5000 weekly from home')!.ratio).toBeGreaterThan(3);
  });

  it('goes by a place on the same line before the home country, and by the only place of the text after it', () => {
    expect(payOf('Barista in Sydney, 28 dollars an hour', 'SG')).toMatchObject({
      currency: 'AUD',
      currencyFrom: 'place',
    });
    expect(payOf('Job in Sydney.\nPay: 28 dollars an hour', 'SG')).toMatchObject({
      currency: 'SGD',
      currencyFrom: 'country',
    });
    expect(payOf('Job in Sydney.\nPay: 28 dollars an hour')).toMatchObject({ currency: 'AUD', currencyFrom: 'place' });
    expect(payOf('Jobs in Sydney and Toronto.\nPay: 28 dollars an hour')).toMatchObject({ currency: 'USD' });
    // The sign alone is the dollar, wherever the firm is said to be.
    expect(payOf('Agency in Singapore, $300 a day')).toMatchObject({ currency: 'USD' });
  });

  it.each([
    ['R$ 1.900 dia 5', 'unknown'],
    ['Salário R$ 1.900 pago todo dia 5 do mês', 'month'],
    ['Lương 9 triệu, nhận lương ngày 5', 'unknown'],
    ['R$ 120 por dia', 'day'],
    ['Sueldo de $ 12,000 mensuales, pago el día 15', 'month'],
  ])('%s: a day of the month is no day of pay', (text, period) => {
    const pay = payOf(text)!;
    expect(period === 'day' ? pay.period : pay.period !== 'day').toBe(period === 'day' ? 'day' : true);
  });

  it('holds pay of a country against its own wage', () => {
    expect(payOf('راتب 544 دينار شهريا', 'JO')).toMatchObject({ ratio: 1 });
    expect(payOf('Salaire 190000 FCFA par mois')).toMatchObject({ ratio: 1 });
    expect(payOf('راتب 8000 ريال شهريا', 'SA')!.ratio).toBeCloseTo(1.037, 2);
  });
});

/** Text, home country of the ad, E.164, country. */
const NUMBERS: readonly (readonly [text: string, home: string | undefined, number: string, country: string])[] = [
  ['0300 0000801', 'PK', '+923000000801', 'PK'],
  ['رابطہ کریں 0300 0000801', undefined, '+923000000801', 'PK'],
  ['نوکری کے لیے 0300-0000801', undefined, '+923000000801', 'PK'],
  ['call 0300 0000801, salary in PKR', undefined, '+923000000801', 'PK'],
  ['call 03000000801 for the job', undefined, '+923000000801', 'PK'],
  ['call 0300 123 4567 for the job', 'GB', '+443001234567', 'GB'],
  ['للتواصل 01000000123', undefined, '+201000000123', 'EG'],
  ['اتصل على 0770 000 0123', undefined, '+9647700000123', 'IQ'],
  ['اتصل على 0500000123', 'SA', '+966500000123', 'SA'],
  ['اتصل على 0500000123', 'AE', '+971500000123', 'AE'],
  ['اتصل على 0790000123', 'JO', '+962790000123', 'JO'],
  ['اتصل على 0600000123', 'MA', '+212600000123', 'MA'],
  ['اتصل على 0550 00 01 23', 'DZ', '+213550000123', 'DZ'],
  ['هاتف 5000 0123', 'KW', '+96550000123', 'KW'],
  ['هاتف 5500 0123', 'QA', '+97455000123', 'QA'],
  ['هاتف 9900 0123', 'OM', '+96899000123', 'OM'],
  ['هاتف 20 000 123', 'TN', '+21620000123', 'TN'],
  ['هاتف 71 000 123', 'LB', '+96171000123', 'LB'],
  ['ទូរស័ព្ទ 012 000 123', undefined, '+85512000123', 'KH'],
  ['ໂທ 020 0000 0123', undefined, '+8562000000123', 'LA'],
  ['ဖုန်း 09 000 000 123', undefined, '+959000000123', 'MM'],
  ['phone 9800000123', 'NP', '+9779800000123', 'NP'],
  ['call 0770000123', 'LK', '+94770000123', 'LK'],
  ['call 0700000123', 'UG', '+256700000123', 'UG'],
  ['call 0650000123', 'TZ', '+255650000123', 'TZ'],
  ['call 0240000123', 'GH', '+233240000123', 'GH'],
  ['call 0900 00 01 23', 'ET', '+251900000123', 'ET'],
  ['звоните 8 701 000 01 23', undefined, '+77010000123', 'KZ'],
  ['звоните 8 900 000-01-23', undefined, '+79000000123', 'RU'],
  ['звоните 0555 00 01 23', undefined, '+996555000123', 'KG'],
  ['тел 90 000 01 23', 'UZ', '+998900000123', 'UZ'],
  ['дзвоніть 067 000 01 23', undefined, '+380670000123', 'UA'],
];

describe('national numbers', () => {
  it.each(NUMBERS)('%s (%s)', (text, home, number, country) => {
    expect(phonesOf(text, home)).toMatchObject([{ handle: number, country }]);
  });

  it('reads no number of one country in the plain text of another', () => {
    expect(phonesOf('order 0300 0000801 was shipped')).toEqual([]);
    expect(phonesOf('invoice 0500000123 of last month')).toEqual([]);
    expect(phonesOf('sizes 20 000 123 in stock')).toEqual([]);
  });
});

describe('wage and exchange tables', () => {
  const { wages, fx } = readKnowledge();

  it('has one row for each of at least 95 countries, and one for each currency', () => {
    const countries = wages!.rows.map((row) => row.country);
    expect(new Set(countries).size).toBe(countries.length);
    expect(countries.length).toBeGreaterThanOrEqual(95);
    const currencies = fx!.rows.map((row) => row.currency);
    expect(new Set(currencies).size).toBe(currencies.length);
  });

  it('gives every base as a plausible month of pay', () => {
    const perUsd = new Map(fx!.rows.map((row) => [row.currency, row.perUsd]));
    for (const row of wages!.rows) {
      const usd = row.monthly / perUsd.get(row.currency)!;
      expect(usd, row.country).toBeGreaterThan(30);
      expect(usd, row.country).toBeLessThan(8000);
    }
  });

  it('has one default for each name that currencies share, and it bears the name', () => {
    const families = new Set(fx!.rows.flatMap((row) => row.families ?? []));
    for (const family of families) {
      const defaults = fx!.rows.filter((row) => row.defaultOf?.includes(family));
      expect(defaults, family).toHaveLength(1);
      expect(defaults[0]!.families).toContain(family);
    }
  });
});
