import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CorpusRow } from '../../src/corpus';
import { languageFolders, ownAds } from '../support/corpora';
import { faultsOf, nearCopies, openings } from '../support/corpus-checks';

const rows = ownAds();

describe('the ads of corpora/', () => {
  it('are without fault', () => {
    expect(faultsOf(rows)).toEqual([]);
  });

  it('are no near-copies of one another', () => {
    expect(nearCopies(rows).map(({ a, b }) => `${a.id} ${b.id}`)).toEqual([]);
  });

  it('begin each in its own way', () => {
    expect(openings(rows).filter(({ ids, share }) => ids.length > 4 && share > 0.01)).toEqual([]);
  });

  it.each(languageFolders())('have a card for every file: %s', (folder) => {
    const card = `corpora/${folder}/README.md`;
    expect(existsSync(card)).toBe(true);
    const text = readFileSync(card, 'utf8');
    for (const file of new Set(rows.filter((r) => r.file.startsWith(`corpora/${folder}/`)).map((r) => r.file)))
      expect(text).toContain(file.split('/').slice(2).join('/'));
  });

  it('do not tell the classes apart by their form', () => {
    const text = ({ ad }: CorpusRow) => ad.text ?? Object.values(ad).join('\n');
    const share = (label: string, has: (row: CorpusRow) => boolean) => {
      const own = rows.filter((r) => r.label === label && r.channel !== 'notice');
      return own.filter(has).length / own.length;
    };
    for (const has of [
      (r: CorpusRow) => text(r).length < 120,
      (r: CorpusRow) => text(r).length > 400,
      (r: CorpusRow) => /\p{Nd}/u.test(text(r)),
      (r: CorpusRow) => /\p{Extended_Pictographic}/u.test(text(r)),
      (r: CorpusRow) => !r.ad.text,
    ])
      expect(Math.abs(share('lure', has) - share('honest', has))).toBeLessThan(0.08);
  });
});

describe('the checks of corpora', () => {
  const row = (id: string, text: string, more: Partial<CorpusRow> = {}): CorpusRow => ({
    ...rows[0]!,
    id,
    ad: { text },
    twin: null,
    ...more,
  });

  it('find an id used twice, a wrong kind and a twin that is none', () => {
    const found = faultsOf([
      row('x', 'a'),
      row('x', 'b', { kind: 'bait', label: 'lure' }),
      row('y', 'c', { twin: 'z' }),
    ]);
    expect(found.join('\n')).toMatch(/used twice/);
    expect(found.join('\n')).toMatch(/kind of a lure must be a typology, not bait/);
    expect(found.join('\n')).toMatch(/twin z is no lure/);
  });

  it('find near-copies and openings that come back', () => {
    const text = 'We are looking for two people who can pack boxes in our warehouse near the harbour';
    expect(
      nearCopies([row('a', text), row('b', `${text} from Monday`), row('c', 'Something else altogether here')]),
    ).toHaveLength(1);
    expect(openings(['one', 'two', 'three'].map((t) => row(t, `Looking for a second cook ${t}`)))).toHaveLength(1);
  });
});
