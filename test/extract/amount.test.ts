import { describe, expect, it } from 'vitest';
import type { Pay } from '../../src/extract';
import { entitiesOf } from './tables';

function amountsOf(text: string, home?: string): number[] {
  return entitiesOf(text, home === undefined ? {} : { home })
    .filter((e): e is Pay => e.kind === 'pay')
    .map((p) => p.max);
}

describe('number words before a multiplier', () => {
  it.each([
    ['पचास हजार रुपये महीना', 50_000],
    ['पचपन हज़ार रुपये महीना', 55_000],
    ['বিশ হাজার টাকা মাসে', 20_000],
    ['পঁচিশ হাজার টাকা মাসে', 25_000],
    ['сто тысяч рублей в месяц', 100_000],
    ['двести тысяч рублей в месяц', 200_000],
    ['сто двадцать тысяч рублей в месяц', 120_000],
    ["п'ятнадцять тисяч гривень", 15_000],
    ['двадцять п’ять тисяч гривень', 25_000],
    ['عشرة آلاف جنيه شهريا', 10_000],
    ['خمسة آلاف ريال شهريا', 5000],
    ['بیس ہزار روپے ماہانہ', 20_000],
    ['hai mươi triệu một tháng', 20_000_000],
    ['lương hai mươi lăm triệu', 25_000_000],
    ['mười triệu một tháng', 10_000_000],
    ['dua puluh lima juta sebulan', 25_000_000],
    ['lima belas juta per bulan', 15_000_000],
    ['seratus ribu rupiah per hari', 100_000],
    ['dalawampung libo kada buwan', 20_000],
    ['cien mil pesos mensuales', 100_000],
    ['quince mil pesos mensuales', 15_000],
    ['cem mil reais por mês', 100_000],
    ['cent mille francs CFA par mois', 100_000],
    ['twenty five thousand pesos a month', 25_000],
    ['eighteen dollars an hour', 18],
    ['月入十几万', 100_000],
    ['月入几万不是梦', 10_000],
    ['月入二十几万', 200_000],
  ] as const)('%s', (text, amount) => {
    expect(amountsOf(text)).toEqual([amount]);
  });

  it.each(['निन्यानवे हजार रुपये महीना', 'mil quinientos pesos', '三四千元'])(
    'reads no part of a number that it does not know: %s',
    (text) => {
      expect(amountsOf(text)).not.toContain(1000);
      expect(amountsOf(text)).not.toContain(500);
    },
  );
});

describe('digits behind a multiplier', () => {
  it.each([
    ['Lương: 7tr500', 7_500_000],
    ['lương 2tr250', 2_250_000],
    ['lương 3 triệu 500', 3_500_000],
    ['Lương 7tr5', 7_500_000],
    ['연봉 1억 2000', 120_000_000],
    ['연봉 1억2천', 120_000_000],
    ['연봉 1억 2천만원', 120_000_000],
    ['gaji 2 juta 500 ribu', 2_500_000],
    ['gaji 2jt500', 2_500_000],
    ['luong muoi trieu mot thang', 10_000_000],
    ['bay trieu moi thang luong', 7_000_000],
    ['thu nhập 1tỷ200 mỗi năm', 1_200_000_000],
  ] as const)('%s', (text, amount) => {
    expect(amountsOf(text)).toEqual([amount]);
  });
});
