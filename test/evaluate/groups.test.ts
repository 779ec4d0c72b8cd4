import { describe, expect, it } from 'vitest';
import { groupsOf, SplitError, splitOf } from '../../src/evaluate';
import { row } from './support';

const LONG =
  'We are looking for a friendly warehouse assistant to join our growing team in the north of the city, with paid holidays, a pension and full training from the first day';
const KOREAN =
  '가온식당에서 주방 보조를 모집합니다. 주 5일 근무하며 4대보험에 가입하고 식사를 제공합니다. 경력은 없어도 됩니다.';

describe('groupsOf', () => {
  it('keeps together what shares a key, a twin, or its words', () => {
    const rows = [
      row('a', 'lure', { group: 'poster' }),
      row('b', 'lure', { group: 'poster' }),
      row('c', 'honest', { twin: 'b' }),
      row('d', 'honest', { ad: { text: LONG } }),
      row('e', 'honest', { ad: { title: 'Assistant', description: `${LONG} 555-0100!` } }),
      row('f', 'honest', { ad: { text: KOREAN } }),
      row('g', 'honest', { ad: { text: KOREAN.replace('4대보험', '보험').replace('5일', '6일') } }),
      row('h', 'honest', { ad: { text: 'Short one' } }),
      row('i', 'honest', { ad: { text: 'SHORT, one!' } }),
      row('j', 'honest', {
        ad: { text: 'Night nurse wanted for a small clinic by the sea; three shifts, a room and a bus' },
      }),
    ];
    const { of, count, largest } = groupsOf(rows);
    const together = (ids: string) => new Set([...ids].map((id) => of[rows.findIndex((r) => r.id === id)])).size === 1;
    expect(['abc', 'de', 'fg', 'hi'].map(together)).toEqual([true, true, true, true]);
    expect(count).toBe(5);
    expect(largest).toBe(3);
    expect(together('dj') || together('df')).toBe(false);
  });

  it('finds nearly all copies with every tenth word changed, and joins no strangers', () => {
    const word = (n: number) =>
      Array.from({ length: 6 }, (_, k) => String.fromCharCode(97 + (((n * (k + 7) * 2654435761) >>> 7) % 26))).join('');
    const ad = (n: number) => Array.from({ length: 80 }, (_, i) => word(n * 1000 + i));
    const rows = Array.from({ length: 60 }, (_, n) => n).flatMap((n) => {
      const words = ad(n);
      const changed = words.map((w, i) => (i % 20 === 7 ? word(900_000 + n * 80 + i) : w));
      return [
        row(`o${n}`, 'honest', { ad: { text: words.join(' ') } }),
        row(`c${n}`, 'honest', { ad: { text: changed.join(' ') } }),
      ];
    });
    const { of, count } = groupsOf(rows);
    const found = Array.from({ length: 60 }, (_, n) => of[2 * n] === of[2 * n + 1]).filter(Boolean).length;
    expect(found).toBeGreaterThanOrEqual(57);
    expect(count).toBe(120 - found);
  });

  it('joins no strangers whose ids or twins only have the same number in two files', () => {
    const words = ['baker wanted', 'night nurse', 'truck driver', 'shop help'];
    const at = (file: string, id: string, text: string, more = {}) =>
      row(id, 'honest', { file, ad: { text }, ...more });
    const rows = [
      at('a.jsonl', '1', words[0]!),
      at('a.jsonl', '2', words[1]!, { twin: '1' }),
      at('b.jsonl', '1', words[2]!),
      at('b.jsonl', '3', words[3]!, { group: '1' }),
    ];
    expect([...groupsOf(rows).of]).toEqual([0, 0, 1, 1]);
    // Of one collection an id means one ad, and a twin may stand in a file of its own.
    expect([...groupsOf(rows.map((r) => ({ ...r, set: 'board' }))).of]).toEqual([0, 0, 0, 0]);
    expect(groupsOf([at('a.jsonl', 'x', words[0]!), at('c.jsonl', 'y', words[1]!, { twin: 'x' })]).count).toBe(1);
    expect(groupsOf([...rows, at('c.jsonl', 'y', 'tiler, painter', { twin: '1' })]).count).toBe(3);
  });

  it('looks for no copies when told so', () => {
    const rows = [row('a', 'honest', { ad: { text: LONG } }), row('b', 'honest', { ad: { text: LONG } })];
    expect(groupsOf(rows, { similarity: 2 }).count).toBe(2);
  });
});

describe('splitOf', () => {
  const rows = Array.from({ length: 200 }, (_, i) =>
    row(`r${i}`, i % 4 === 0 ? 'lure' : 'honest', {
      group: `g${i >> 2}`,
      date: `2026-${String(1 + Math.floor(i / 20)).padStart(2, '0')}-${String(1 + (i % 20)).padStart(2, '0')}`,
      ad: { text: `${i}`, company: `Firm ${i % 30}` },
    }),
  );

  it.each(['group', 'employer'] as const)(
    'by %s parts no group, tests every row once, and balances classes',
    (kind) => {
      const split = splitOf(
        rows.map((r, i) => ({ ...r, ad: { ...r.ad, company: `Firm ${i >> 3}` } })),
        kind,
        5,
      );
      const tested: number[] = [];
      for (const { train, test } of split.folds(3)) {
        tested.push(...test);
        const known = new Set([...train].map((i) => split.clusters.of[i]));
        for (const i of test) expect(known.has(split.clusters.of[i]!)).toBe(false);
        expect([...test].filter((i) => rows[i]!.label === 'lure').length).toBeGreaterThanOrEqual(8);
      }
      expect(tested.sort((a, b) => a - b)).toEqual(rows.map((_, i) => i));
    },
  );

  it('by employer joins spellings of one name', () => {
    const firms = ['Gaon Foods, Inc.', 'GAON FOODS INC', 'Other'].map((company, i) =>
      row(`x${i}`, 'honest', { ad: { company, description: `${i} ${company.length} words` } }),
    );
    const { of } = splitOf(firms, 'employer', 2).clusters;
    expect(of[0]).toBe(of[1]);
    expect(of[2]).not.toBe(of[0]);
  });

  it('deals the same with the same seed', () => {
    const split = splitOf(rows, 'group');
    expect(split.folds(1)).toEqual(split.folds(1));
    expect(split.folds(1)).not.toEqual(split.folds(2));
  });

  it('by time learns only from what came before, without its near-duplicates', () => {
    const split = splitOf(rows, 'time', 4);
    expect(split.usable.length).toBe(160);
    for (const { train, test } of split.folds(1)) {
      const latest = [...train]
        .map((i) => rows[i]!.date!)
        .sort()
        .pop()!;
      const tested = new Set([...test].map((i) => split.clusters.of[i]));
      for (const i of test) expect(rows[i]!.date! >= latest).toBe(true);
      for (const i of train) expect(tested.has(split.clusters.of[i]!)).toBe(false);
    }
    expect(() =>
      splitOf(
        rows.map((r) => ({ ...r, date: null })),
        'time',
      ),
    ).toThrow(SplitError);
  });

  it('by chance warns', () => {
    const split = splitOf(rows, 'random');
    expect(split.warning).toMatch(/leak/);
    expect(split.clusters.count).toBe(rows.length);
  });

  it('says when there are too few groups', () => {
    expect(() => splitOf(rows.slice(0, 8), 'group', 5).folds(1)).toThrow(/2 groups cannot be dealt to 5 folds/);
    expect(() => splitOf(rows, 'group', 1)).toThrow(/folds/);
  });
});
