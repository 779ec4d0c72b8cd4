import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { AdvisoryFile, NamedPlace } from '../../src/advisory';
import { AdvisoryError, advisoriesFor, compileAdvisories, hasLapsed, isStale } from '../../src/advisory';
import { advisoryFileSchema } from '../../src/advisory/schema';

const rules = new URL('../../rules/', import.meta.url);
const file = JSON.parse(readFileSync(new URL('knowledge/advisory/advisories.json', rules), 'utf8')) as AdvisoryFile;
const tables = compileAdvisories(file);

const town = (text: string): NamedPlace => ({ concept: 'place.compound-town', country: null, text });
const cambodia: NamedPlace = { concept: 'place.cambodia', country: 'KH', text: '캄보디아' };

/** Issuer, level, whether it covers the place, of what is found for one place. */
function strictest(place: NamedPlace, home: string): [level: string, where: string, country: string] | null {
  const first = advisoriesFor(tables, [place], home)[0];
  return first === undefined ? null : [first.level.level, first.where, first.advisory.country];
}

describe('the file of advisories', () => {
  it('holds its schema', () => {
    expect(advisoryFileSchema.safeParse(file).error?.issues).toBeUndefined();
  });

  it('has a row of every issuer that is promised', () => {
    expect([...tables.rows.keys()].sort()).toEqual(
      ['CN', 'GB', 'HK', 'ID', 'IN', 'JP', 'KR', 'PH', 'TH', 'TW', 'US', 'VN'].sort(),
    );
  });

  it('names no day after the file itself, and no area, level or name twice', () => {
    for (const row of file.rows) {
      expect(row.seen <= file.asOf || file.asOf.startsWith(row.seen), row.area).toBe(true);
      if (row.from !== undefined) expect(row.from <= file.asOf, row.area).toBe(true);
    }
    const unique = (keys: string[]) => expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    unique(file.areas.map((area) => area.id));
    unique(file.areas.flatMap((area) => area.names));
    unique(file.levels.map((level) => `${level.issuer} ${level.level}`));
  });

  it('uses only concepts that there are', () => {
    const { concepts } = parse(readFileSync(new URL('concepts.yaml', rules), 'utf8')) as { concepts: object };
    const used = new Set(file.areas.flatMap((area) => area.concepts));
    expect([...used].filter((concept) => !Object.hasOwn(concepts, concept))).toEqual([]);
  });

  it('lies where the pack loader does not look', () => {
    expect(readdirSync(new URL('knowledge/', rules))).not.toContain('advisories.json');
  });
});

describe('advisories for a place', () => {
  it.each([
    ['포이펫', '4'],
    ['바벳', '4'],
    ['보코산', '4'],
    ['시하누크빌', '3'],
    ['Sihanoukville', '3'],
    ['西港', '3'],
    ['코콩', '2.5'],
    ['미야와디', '4'],
    ['KK Park', '4'],
    ['타칠레익', '4'],
    ['골든트라이앵글 경제특구', '4'],
    ['Golden Triangle SEZ', '4'],
    ['매싸이', '2.5'],
    ['매솟', '2'],
  ])('Korea: %s is at level %s', (text, level) => {
    expect(advisoriesFor(tables, [town(text)], 'KR')[0]).toMatchObject({ level: { level }, where: 'here' });
  });

  it.each([
    ['JP', 'ポイペト', '3', 'KH'],
    ['JP', 'ミャワディ', '3', 'MM'],
    ['JP', 'シハヌークビル', '1', 'KH'],
    ['TW', '金三角', 'orange', 'LA'],
    ['HK', '妙瓦底', 'red', 'MM'],
    ['CN', '波贝', 'do-not-go', 'KH'],
    ['GB', 'Laukkai', 'all', 'MM'],
    ['US', 'Poipet', '4', 'KH'],
    ['PH', 'Myawaddy', '2', 'MM'],
    ['ID', 'Sihanoukville', 'ban', 'KH'],
    ['IN', 'Golden Triangle', 'advisory', 'LA'],
  ])('%s: %s is at level %s', (home, text, level, country) => {
    expect(strictest(town(text), home)).toEqual([level, 'here', country]);
  });

  it('gives what covers a part when only the country is named, and the rest for the country itself', () => {
    const found = advisoriesFor(tables, [cambodia], 'KR');
    expect(found[0]).toMatchObject({ level: { level: '4' }, where: 'part', area: null });
    expect(found.find((f) => f.advisory.extent === 'rest')).toMatchObject({ level: { level: '1' }, where: 'here' });
  });

  it('leaves out the rest, and the other towns, where a town has a row of its own', () => {
    const found = advisoriesFor(tables, [town('바벳')], 'KR');
    expect(found.map((f) => f.level.level)).toEqual(['4']);
    expect(found[0]!.area!.id).toBe('kh.bavet');
  });

  it('gives the rest for a town without a row', () => {
    expect(advisoriesFor(tables, [town('Sihanoukville')], 'JP').map((f) => f.level.level)).toEqual(['1']);
  });

  it('gives every level that covers a town, strictest first', () => {
    expect(advisoriesFor(tables, [town('포이펫')], 'KR').map((f) => f.level.level)).toEqual(['4', '3', '2.5']);
  });

  it('gives what covers a part of the province that is named, and the rest for the province', () => {
    const found = advisoriesFor(tables, [{ concept: 'place.myanmar', country: 'MM', text: '샨주' }], 'KR');
    expect(found.map((f) => [f.advisory.area, f.where])).toEqual([
      ['northern Shan State, Kayah State', 'part'],
      ['eastern Shan State', 'part'],
      ['the rest of Myanmar', 'here'],
    ]);
  });

  it('says that parts are worse when the source does not name them', () => {
    expect(strictest({ concept: 'place.cambodia', country: 'KH', text: '柬埔寨' }, 'TW')).toEqual([
      'red',
      'part',
      'KH',
    ]);
  });

  it('prefers what covers a place to what covers a part, of two places', () => {
    const [first] = advisoriesFor(tables, [cambodia, town('바벳')], 'KR');
    expect(first).toMatchObject({ where: 'here', area: { id: 'kh.bavet' } });
  });

  it.each(['KR', 'JP', 'US', 'TW', 'GB', 'HK'])(
    '%s: says no more of a town when its country is named beside it',
    (home) => {
      for (const name of ['Bavet', 'Phnom Penh', 'Sihanoukville'])
        for (const places of [
          [town(name), cambodia],
          [cambodia, town(name)],
        ])
          expect(advisoriesFor(tables, places, home)).toEqual(advisoriesFor(tables, [town(name)], home));
    },
  );

  it('says no more of a town when its province is named beside it, or when one mention of it names the country', () => {
    const myanmar = (text: string): NamedPlace => ({ concept: 'place.myanmar', country: 'MM', text });
    for (const places of [
      [town('Tachileik'), myanmar('Shan State'), myanmar('Myanmar')],
      [myanmar('Tachileik'), town('Tachileik')],
    ])
      expect(advisoriesFor(tables, places, 'KR').map((f) => [f.advisory.area, f.where])).toEqual([
        ['eastern Shan State', 'here'],
      ]);
  });

  it('keeps what holds for another town, and for another country', () => {
    const towns = advisoriesFor(tables, [town('Sihanoukville'), town('Bavet'), cambodia], 'KR');
    expect(towns.map((f) => [f.level.level, f.where])).toEqual([
      ['4', 'here'],
      ['3', 'here'],
    ]);
    const thailand: NamedPlace = { concept: 'place.thailand', country: 'TH', text: 'Thailand' };
    const countries = advisoriesFor(tables, [town('Bavet'), thailand], 'KR');
    expect(countries.filter((f) => f.advisory.country === 'TH').map((f) => f.where)).toEqual(
      advisoriesFor(tables, [thailand], 'KR').map((f) => f.where),
    );
    expect(countries.filter((f) => f.advisory.country === 'KH')).toHaveLength(1);
  });

  it('knows nothing without a home country, a country that issues, or a place', () => {
    expect(advisoriesFor(tables, [town('포이펫')], null)).toEqual([]);
    expect(advisoriesFor(tables, [town('포이펫')], 'KE')).toEqual([]);
    expect(advisoriesFor(tables, [], 'KR')).toEqual([]);
    expect(advisoriesFor(tables, [{ concept: 'place.compound-town', country: null }], 'KR')).toEqual([]);
    expect(advisoriesFor(tables, [{ concept: 'place.abroad', country: null, text: '해외' }], 'KR')).toEqual([]);
  });

  it('finds a Latin name as a word only', () => {
    expect(advisoriesFor(tables, [town('Subavet')], 'KR')).toEqual([]);
    expect(advisoriesFor(tables, [town('bavet city')], 'KR')).toHaveLength(1);
  });
});

describe('dates', () => {
  it('calls the file stale after half a year, or the days that are given', () => {
    expect(isStale({ asOf: '2026-02-01' }, '2026-07-31')).toBe(false);
    expect(isStale({ asOf: '2026-02-01' }, '2026-08-01')).toBe(true);
    expect(isStale({ asOf: '2026-02-01' }, '2026-02-11', 10)).toBe(false);
    expect(isStale({ asOf: '2026-02-01' }, '2026-02-12', 10)).toBe(true);
    expect(isStale({ asOf: '2026-02-01' }, '2025-01-01')).toBe(false);
  });

  it('tells when a term has run out', () => {
    const [ban] = advisoriesFor(tables, [town('바벳')], 'KR');
    expect(ban!.advisory).toMatchObject({ from: '2025-10-16', until: '2026-07-31' });
    expect(hasLapsed(ban!.advisory, '2026-07-31')).toBe(false);
    expect(hasLapsed(ban!.advisory, '2026-08-01')).toBe(true);
    expect(hasLapsed({}, '2099-01-01')).toBe(false);
  });

  it.each(['2026-02-30', '2026-2-1', '2026-02', 'today', ''])('does not take %j for a day', (date) => {
    expect(() => isStale(file, date)).toThrow(AdvisoryError);
  });
});

describe('files that do not fit together', () => {
  const level = { issuer: 'KR', level: '4', name: 'x', severity: 4, meaning: 'x' } as const;
  const area = { id: 'kh.x', country: 'KH', name: 'x', concepts: ['place.cambodia'], names: ['xx'] } as const;
  const row = {
    issuer: 'KR',
    country: 'KH',
    area: 'x',
    extent: 'areas',
    areas: ['kh.x'],
    kind: 'travel',
    level: '4',
    reasons: [],
    seen: '2026-01',
    source: 'x',
  } as const;
  const base = { asOf: '2026-01-01', source: 'x', levels: [level], areas: [area], rows: [row] };

  it('takes one that does', () => {
    expect(compileAdvisories(base).rows.get('KR')).toHaveLength(1);
    expect(advisoryFileSchema.safeParse(base).success).toBe(true);
  });

  it.each([
    ['rows[0].level', { ...base, levels: [] }],
    ['rows[0].areas', { ...base, areas: [] }],
    ['rows[0].areas', { ...base, areas: [{ ...area, country: 'LA' }] }],
    ['areas[0].within', { ...base, areas: [{ ...area, within: ['kh.y'] }] }],
  ])('names %s', (field, wrong) => {
    expect(() => compileAdvisories(wrong)).toThrow(expect.objectContaining({ name: 'AdvisoryError', field }));
  });

  it('ends with areas that lie in each other', () => {
    const other = { ...area, id: 'kh.y', names: ['yy'], within: ['kh.x'] };
    const round = compileAdvisories({ ...base, areas: [{ ...area, within: ['kh.y'] }, other] });
    expect(advisoriesFor(round, [{ concept: 'place.cambodia', country: 'KH', text: 'yy' }], 'KR')).toHaveLength(1);
    const both = ['xx', 'yy'].map((text) => ({ concept: 'place.cambodia', country: 'KH', text }));
    expect(advisoriesFor(round, both, 'KR')).toHaveLength(1);
  });

  it.each([
    ['areas without the extent', { extent: 'country' }],
    ['the extent without areas', { areas: [] }],
    ['an end before the beginning', { from: '2026-02-01', until: '2026-01-01' }],
    ['a day that is none', { seen: '2026-13' }],
  ])('a row with %s does not hold the schema', (_what, wrong) => {
    expect(advisoryFileSchema.safeParse({ ...base, rows: [{ ...row, ...wrong }] }).success).toBe(false);
  });
});
