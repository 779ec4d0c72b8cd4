import { describe, expect, it } from 'vitest';
import type { Pay } from '../../src/extract';
import { entitiesOf } from './tables';

function paysOf(text: string, options: { home?: string; field?: string } = {}): Pay[] {
  return entitiesOf(text, options).filter((e): e is Pay => e.kind === 'pay');
}

type Row = readonly [text: string, max: number, currency: string | null, period: string, home?: string];

function reads(rows: readonly Row[]): void {
  it.each(rows.map((row) => [row[0], row] as const))('%s', (text, [, max, currency, period, home]) => {
    const pays = paysOf(text, home === undefined ? {} : { home });
    expect(pays.map((p) => [p.max, p.currency, p.period])).toEqual([[max, currency, period]]);
  });
}

function readsNone(texts: readonly string[]): void {
  it.each(texts)('%s', (text) => expect(paysOf(text)).toEqual([]));
}

describe('pay before an allowance', () => {
  reads([
    ['시급 10,030원 주휴수당 별도', 10_030, 'KRW', 'hour'],
    ['時給1,200円 交通費支給', 1200, 'JPY', 'hour'],
    ['月薪6000元 住房补贴500', 6000, 'CNY', 'month'],
    ['Salário R$ 1.900 vale refeição', 1900, 'BRL', 'month'],
    ['الراتب 3000 ريال بدل سكن', 3000, 'SAR', 'month'],
    ['วันละ 500 บาท', 500, 'THB', 'day'],
    ['เงินเดือน 15,000 บาท ค่าที่พัก', 15_000, 'THB', 'month'],
  ]);
});

describe('a fee is none, although a verb of paying stands before it', () => {
  readsNone([
    'pay $50 registration fee',
    'Pay $50 deposit first',
    'paga $300 inscripción',
    'pague R$ 50 taxa de inscrição',
    '每人50元 押金',
    'annual revenue $5M revenue growth',
  ]);
});

describe('a payout or the working day behind a label', () => {
  reads([
    ['月薪8000元 每天8小时', 8000, 'CNY', 'month'],
    ['时薪25元 日结', 25, 'CNY', 'hour'],
    ['日薪200元 周结', 200, 'CNY', 'day'],
    ['时薪25元/周结', 25, 'CNY', 'hour'],
    ['一单5元 一天20单', 5, 'CNY', 'task'],
    ['時給1200円 日払い', 1200, 'JPY', 'hour'],
    ['시급 12,000원 주급지급', 12_000, 'KRW', 'hour'],
    ['时薪20元一天8小时', 20, 'CNY', 'hour'],
    ['Gaji 3jt sehari 8 jam', 3_000_000, 'IDR', 'month'],
    ['Gaji 3 juta per hari 8 jam', 3_000_000, 'IDR', 'month'],
    ['lương 8 triệu 1 ngày 8 tiếng', 8_000_000, 'VND', 'month'],
    ['वेतन 15000 रुपये प्रतिदिन 8 घंटे', 15_000, 'INR', 'month'],
    ['Зарплата 60000 руб в день 8 часов', 60_000, 'RUB', 'month'],
    // Said of the amount itself.
    ['monthly salary $300 per day', 300, 'USD', 'day'],
    ['$100 per day 8 hours', 100, 'USD', 'day'],
    ['$20 per hour 8 hours a day', 20, 'USD', 'hour'],
    ['Gaji 100rb/hari dibayar mingguan', 100_000, 'IDR', 'day'],
    ['时薪25元/小时 日结', 25, 'CNY', 'hour'],
  ]);
});

describe('the period of something else', () => {
  reads([
    ['Motorista, R$ 3.900 + diárias', 3900, 'BRL', 'unknown'],
    ['Rp4.500.000 + komisi harian', 4_500_000, 'IDR', 'unknown'],
    ['Rs 12000 + annual bonus', 12_000, 'INR', 'unknown'],
    ['lương 1.100 USD, mỗi ngày sáu tiếng', 1100, 'USD', 'month'],
    ['4 hours daily, PHP 21,500', 21_500, 'PHP', 'month'],
    ['8 hours a day, 5 days a week, $3,000', 3000, 'USD', 'unknown'],
    ['8 horas al día, 1.200 €', 1200, 'EUR', 'unknown'],
    ['1일 8시간, 250만원', 2_500_000, 'KRW', 'unknown'],
    ['रोज़ दो घंटे, 15 हज़ार', 15_000, 'INR', 'month'],
    ['salary 15k, weekly off', 15_000, 'INR', 'month', 'IN'],
    ['Salary 25k weekly off Sunday', 25_000, 'INR', 'month', 'IN'],
    // A short task by the day, and a sum that is paid out daily.
    ['60-90 min a day, $80-$350', 350, 'USD', 'day'],
    ['每天1小时左右，280-550元', 550, 'CNY', 'day'],
    ['earn $100 + daily', 100, 'USD', 'day'],
    ['$25+/hour', 25, 'USD', 'hour'],
  ]);
});

describe('money-like words apart from pay that names its period', () => {
  reads([
    ['Investment analyst: $90,000 per year', 90_000, 'USD', 'year'],
    ['health insurance, 401k, $22/hr', 22, 'USD', 'hour'],
    ['No fees, earn $500/week', 500, 'USD', 'week'],
    ['不收押金 一天300元', 300, 'CNY', 'day'],
    ['sem caução, 90 € por dia', 90, 'EUR', 'day'],
    ['không cọc, 500k/ngày', 500_000, 'VND', 'day'],
  ]);
  readsNone([
    'Monthly rent: $500 per month',
    'Training fee: $50 per month',
    'Sales target: $50,000 per month',
    'manage a budget of over $900,000 per year',
    'hostel 2 km from the plant, rent of RM 50 a month',
    '营业额 每月300万元',
  ]);
});

describe('one currency word between two numbers', () => {
  reads([
    ['เงินเดือน 15000 บาท 8 ชั่วโมง', 15_000, 'THB', 'month'],
    ['1200 € 40h semanales', 1200, 'EUR', 'unknown'],
    ['зарплата 60000 руб 12 часов', 60_000, 'RUB', 'month'],
    ['lương 500 USD 8 tiếng', 500, 'USD', 'month'],
  ]);
});

describe('the period that one of a time is paid by', () => {
  reads([
    ['1일 15만원', 150_000, 'KRW', 'day'],
    ['1시간 2만원', 20_000, 'KRW', 'hour'],
    ['1天200元', 200, 'CNY', 'day'],
    ['1小时25元', 25, 'CNY', 'hour'],
    ['1 час 300 руб', 300, 'RUB', 'hour'],
    ['1 jam 25rb', 25_000, 'IDR', 'hour'],
    ['20 $ / heure', 20, 'CAD', 'hour', 'CA'],
    // Dates.
    ['3월 1일 15만원', 150_000, 'KRW', 'unknown'],
  ]);

  it('assumes a month for a currency of another country', () => {
    expect(paysOf('Salary 2500-3000 dhs', { home: 'AE' })).toMatchObject([{ currency: 'AED', period: 'month' }]);
    expect(paysOf('Salary: 1200 SAR')).toMatchObject([{ currency: 'SAR', period: 'month' }]);
    expect(paysOf('Salary KWD 120')).toMatchObject([{ currency: 'KWD', period: 'month' }]);
  });

  it('assumes a month in the salary field by the currency alone', () => {
    expect(paysOf('S$2,500 - S$3,200', { field: 'salary' })).toMatchObject([
      { min: 2500, max: 3200, currency: 'SGD', period: 'month' },
    ]);
  });
});

describe('pay of half a month', () => {
  reads([
    ['sueldo quincenal $8,000', 8000, 'MXN', 'unknown', 'MX'],
    ['sueldo $8,000 quincenal', 8000, 'MXN', 'unknown', 'MX'],
    ['半月薪5000元', 5000, 'CNY', 'unknown'],
    ['sahod 9,000 kinsenas', 9000, 'PHP', 'unknown', 'PH'],
    ['$2,000 bi-weekly', 2000, 'USD', 'unknown'],
    // Paid out by the fortnight.
    ['sueldo mensual $12,000 pago quincenal', 12_000, 'MXN', 'month', 'MX'],
    ['$20/hr paid biweekly', 20, 'USD', 'hour'],
  ]);
});

describe('too little for a year under a label of one', () => {
  reads([
    ['SALARY - 15k to 20k CTC', 20_000, 'INR', 'month', 'IN'],
    ['CTC 15000 per month', 15_000, 'INR', 'month', 'IN'],
    ['CTC: 3,00,000', 300_000, 'INR', 'year', 'IN'],
  ]);
});
