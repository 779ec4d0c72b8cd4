import { describe, expect, it } from 'vitest';
import type { Pay } from '../../src/extract';
import { entitiesOf } from '../extract/tables';
import { outcomeOf, type Row, readRows } from './compare';

const rows = readRows();

const read = (row: Row): Pay[] =>
  entitiesOf(row.text, row.homeCountry ? { home: row.homeCountry } : {}).filter((e): e is Pay => e.kind === 'pay');

describe('pay expressions', () => {
  it('are of many languages, with other numbers among them, a third held back', () => {
    expect(rows.length).toBeGreaterThanOrEqual(420);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row.lang)).size).toBeGreaterThanOrEqual(15);
    expect(rows.filter((row) => row.expect.length === 0).length).toBeGreaterThanOrEqual(80);
    for (const row of rows) expect(row.held, row.id).toBe(Number(row.id.slice(4)) % 3 === 0);
  });

  it('are read in the currency of the place, and dates of payment are no periods', () => {
    const own = readRows('currencies.jsonl');
    expect(own.length).toBeGreaterThanOrEqual(120);
    expect(new Set(own.map((row) => row.lang)).size).toBeGreaterThanOrEqual(15);
    const wrong = own.filter((row) => !outcomeOf(row, read(row)).all).map((row) => `${row.id} ${row.text}`);
    expect(wrong.length / own.length, wrong.join('\n')).toBeLessThanOrEqual(0.03);
  });

  it('are read with the right amount, currency and period', () => {
    const open = rows.filter((row) => !row.held);
    const wrong = open.filter((row) => !outcomeOf(row, read(row)).all).map((row) => `${row.id} ${row.text}`);
    expect(wrong.length / open.length, wrong.join('\n')).toBeLessThanOrEqual(0.03);
  });
});
