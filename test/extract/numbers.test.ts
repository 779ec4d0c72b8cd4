import { describe, expect, it } from 'vitest';
import type { Pay } from '../../src/extract';
import { DECIMAL, GROUPED, type NumberRead, ODD, readNumber } from '../../src/extract/numbers';
import { entitiesOf } from './tables';

function read(text: string): NumberRead & { readonly rest: string } {
  const units = Uint16Array.from(text, (c) => c.charCodeAt(0));
  const number: NumberRead = { value: 0, extra: 0 };
  const end = readNumber(units, 0, units.length, number);
  return { ...number, rest: text.slice(end) };
}

describe('numbers', () => {
  it.each([
    ['1 766,92 €', 1766.92, ' €'],
    ['60 000,50 ₽', 60_000.5, ' ₽'],
    ['60 000.00 руб.', 60_000, ' руб.'],
    ['2 500 000', 2_500_000, ''],
    ["1'423.500", 1_423_500, ''],
    ["4'500.00 CHF", 4500, ' CHF'],
    ["4'500", 4500, ''],
    ['2.001,50', 2001.5, ''],
    ['15.000.000', 15_000_000, ''],
    ['1,234.56', 1234.56, ''],
  ] as const)('%s', (text, value, rest) => {
    expect(read(text)).toMatchObject({ value, rest });
  });

  it('counts digits and no points', () => {
    expect(read('15.000.000').extra).toBe(8 | GROUPED);
    expect(read('192.168.100.100').extra & 0xff).toBe(12);
  });

  it('takes what begins with 0 and a date for no amount', () => {
    for (const text of ['098.765.432', '0.500.000', '12.05.2025']) expect(read(text).extra & ODD).toBe(ODD);
    expect(read('12.5').extra & DECIMAL).toBe(DECIMAL);
  });

  it.each([
    ['Lương 15.000.000', 15_000_000],
    ['Lương: 10.000.000', 10_000_000],
    ['Gaji 12.000.000 per bulan', 12_000_000],
    ['월급 10.000.000', 10_000_000],
  ] as const)('reads bare pay of ten million and more: %s', (text, max) => {
    expect(entitiesOf(text).filter((e): e is Pay => e.kind === 'pay')).toMatchObject([{ max }]);
  });
});
