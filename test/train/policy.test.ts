import { describe, expect, it } from 'vitest';
import { type CorpusRow, rowsFrom } from '../../src/corpus';
import { DEFAULT_POLICY, MOST_OF_A_ROW, weighRows } from '../../src/train/policy';

/** So many rows of a set and class. */
function rowsOf(set: string | null, cls: string, count: number): readonly CorpusRow[] {
  const rows = Array.from({ length: count }, (_, i) => ({
    id: `${set}-${cls}-${i}`,
    lang: 'en',
    cls,
    text: 'We need a cook',
    ...(set === null ? {} : { set }),
  }));
  return rowsFrom(rows).rows;
}

/** What the rows of each set and class count together. */
function counted(...rows: (readonly CorpusRow[])[]): Record<string, number> {
  const all = rows.flat();
  const weights = weighRows(all, DEFAULT_POLICY);
  const sums: Record<string, number> = {};
  all.forEach(({ set, cls }, i) => {
    const key = `${set} ${cls}`;
    sums[key] = (sums[key] ?? 0) + weights[i]!;
  });
  return sums;
}

describe('what collected rows count', () => {
  const { adSet, chatSet, lureSet, boardSet } = DEFAULT_POLICY;

  it('is told by their set as a whole, however many rows it has', () => {
    const sums = counted(rowsOf('board', 'ad', 400), rowsOf('chats', 'chat', 400), rowsOf('spam', 'lure', 400));
    expect(sums['board ad']).toBeCloseTo(adSet);
    expect(sums['chats chat']).toBeCloseTo(chatSet);
    expect(sums['spam lure']).toBeCloseTo(lureSet);
  });

  it('is more for ads of a board that has lures too, which are of one form with them', () => {
    for (const cls of ['ad', 'honest']) {
      const sums = counted(rowsOf('board', cls, 400), rowsOf('board', 'lure', 330), rowsOf('other', 'ad', 400));
      expect(sums[`board ${cls}`]).toBeCloseTo(boardSet);
      expect(sums['board lure']).toBeCloseTo(boardSet);
      expect(sums['other ad']).toBeCloseTo(adSet);
    }
    const chats = counted(rowsOf('chats', 'chat', 400), rowsOf('chats', 'lure', 400));
    expect(chats['chats chat']).toBeCloseTo(chatSet);
    expect(chats['chats lure']).toBeCloseTo(lureSet);
  });

  it('is bounded for a row of a small set', () => {
    expect(counted(rowsOf('spam', 'lure', 3))['spam lure']).toBeCloseTo(3 * MOST_OF_A_ROW);
  });
});
