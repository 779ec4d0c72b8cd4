import { describe, expect, it } from 'vitest';
import { AD_ITEMS, compileRegistry, missingFor } from '../../src/registry';
import { adRequirementsSchema, registryFormatsSchema } from '../../src/registry/schema';
import { formats, requirements, tables } from './support';

describe('missingFor', () => {
  it('names what the law asks before what is custom, each once', () => {
    const missing = missingFor('overseas-placement', 'PH', tables);
    const items = missing.map((m) => m.item);
    expect(items).toContain('licence.overseas-placement');
    expect(items).toContain('notice.illegal-recruitment');
    expect(new Set(items).size).toBe(items.length);
    const firstCustom = missing.findIndex((m) => m.basis === 'custom');
    expect(missing.slice(firstCustom).every((m) => m.basis === 'custom')).toBe(true);
    expect(missing.find((m) => m.item === 'licence.overseas-placement')).toMatchObject({
      basis: 'law',
      source: 'https://poeajobs.ph/advertisement-for-overseas-job-vacancies/',
    });
  });

  it('leaves out what the ad states', () => {
    const all = missingFor('direct', 'JP', tables).map((m) => m.item);
    const left = missingFor('direct', 'jp', tables, new Set(['employer.legal-name', 'pay.amount'])).map((m) => m.item);
    expect(all.filter((item) => !left.includes(item)).sort()).toEqual(['employer.legal-name', 'pay.amount']);
  });

  it('knows the six facts of a Japanese ad, and only custom where nothing is known', () => {
    const law = missingFor('direct', 'JP', tables).filter((m) => m.basis === 'law');
    expect(law.map((m) => m.item).sort()).toEqual(
      [
        'contact.checkable',
        'employer.address',
        'employer.legal-name',
        'pay.amount',
        'work.duties',
        'work.place',
      ].sort(),
    );
    expect(missingFor('agency', 'AQ', tables).map((m) => m.item)).toEqual(
      missingFor('agency', null, tables).map((m) => m.item),
    );
    expect(missingFor('agency', null, tables).every((m) => m.basis === 'custom')).toBe(true);
    expect(missingFor('agency', 'SG', compileRegistry({}))).toEqual([]);
  });

  it.each(
    'KR JP TW CN HK SG PH ID VN TH MY IN BD NP LK PK GB DE FR ES IT PL PT NL BE AU NZ CA US BR AE SA ZA KE NG'.split(
      ' ',
    ),
  )('has rows for %s', (country) => {
    expect(requirements.rows.some((row) => row.country === country)).toBe(true);
  });
});

describe('the knowledge files', () => {
  it('hold against their schemas', () => {
    expect(registryFormatsSchema.safeParse(formats).error?.issues ?? []).toEqual([]);
    expect(adRequirementsSchema.safeParse(requirements).error?.issues ?? []).toEqual([]);
  });

  it('the schema refuses a shape that does not close and a check without a table', () => {
    const row = formats.rows[0]!;
    const broken = (change: object) =>
      registryFormatsSchema.safeParse({ ...formats, rows: [{ ...row, ...change }] }).success;
    expect(broken({})).toBe(true);
    expect(broken({ shapes: ['[abc'] })).toBe(false);
    expect(broken({ shapes: ['?#'] })).toBe(false);
    expect(broken({ checks: [{ algorithm: 'weighted', weights: [1], modulus: 10 }] })).toBe(false);
    expect(broken({ checks: [{ algorithm: 'weighted', weights: [1], modulus: 10, residues: '012' }] })).toBe(false);
    expect(registryFormatsSchema.safeParse({ ...formats, rows: [row, row] }).success).toBe(false);
  });

  it('name every item somewhere, and give every row a date', () => {
    const used = new Set(requirements.rows.flatMap((row) => row.items));
    expect(AD_ITEMS.filter((item) => !used.has(item))).toEqual([]);
    for (const { date } of [...formats.rows, ...requirements.rows]) expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});
