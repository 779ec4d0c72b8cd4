import { describe, expect, it } from 'vitest';
import { help } from '../src/index';

describe('help', () => {
  it('tells whom to turn to, for what, and where that is written', () => {
    const numbers = help('kr').map((l) => l.number);
    expect(numbers).toContain('112');
    expect(numbers).toContain('+82-2-3210-0404');
    for (const country of ['KR', 'CN', 'TW', 'HK', 'JP', 'VN', 'TH', 'PH', 'ID', 'IN', 'BR', 'ES', 'MX'])
      for (const line of help(country)) {
        expect(line.source).toMatch(/^https?:/);
        expect(line.date).toMatch(/^20\d\d-\d\d-\d\d$/);
        expect((line.number === undefined) !== (line.url === undefined)).toBe(true);
      }
    expect(help('VN').flatMap((l) => l.for)).toContain('trafficking');
  });

  it('takes the United Kingdom and Greece by the codes that the EU writes, too', () => {
    expect(help('GB').length).toBeGreaterThan(0);
    expect(help('UK')).toEqual(help('GB'));
    expect(help(' uk ')).toEqual(help('GB'));
    expect(help('EL')).toEqual(help('GR'));
  });

  it.each([undefined, null, 82, {}, ['KR']])('has nothing for %j, which is no code', (country) => {
    expect(help(country as unknown as string)).toEqual([]);
  });

  it('has nothing for a country of which nothing is known', () => {
    expect(help('AQ')).toEqual([]);
  });
});
