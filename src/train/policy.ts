import type { CorpusRow } from '../corpus';
import { chanceOf } from './random';

/** How much rows count and how many of them are read. */
export interface Policy {
  /** Most groups of one set, language and class that are read; of one group a single row. */
  readonly mostGroups: number;
  /** What a set's honest ads in one language count together: boards are easily told from lures, and teach little. */
  readonly adSet: number;
  /** What a set's honest messages in one language count together: nobody writes them as twins of lures. */
  readonly chatSet: number;
  /** What a set's lures in one language count together; their labels are seldom checked one by one. */
  readonly lureSet: number;
  /** What each class of a set counts in one language where lures and ads are of one board, and so in one form. */
  readonly boardSet: number;
}

export const DEFAULT_POLICY: Policy = { mostGroups: 600, adSet: 160, chatSet: 1600, lureSet: 1000, boardSet: 500 };

/** Most that one collected row counts, beside about 1 of a written one: a small set must not be learnt by heart. */
export const MOST_OF_A_ROW = 5;

/** A pair-written row: a lure or honest text written for its meaning, with nothing in its form to tell it. */
function isWritten(row: CorpusRow): boolean {
  return row.set === null;
}

/** A row of a folder that is kept for tuning and testing. */
export function isHeldOut(row: CorpusRow): boolean {
  return row.split === 'tune' || row.split === 'test';
}

/**
 * The rows to train on. Rows of a `tune` or `test` folder are never among them. Rows that state a set are collected ones: of these
 * one of each group, and so many groups of each language, set and class.
 */
export function chooseRows(rows: readonly CorpusRow[], policy: Policy, seed: number): CorpusRow[] {
  const usable = rows.filter((r) => r.label !== null && !isHeldOut(r));
  const chosen = new Set<CorpusRow>(usable.filter(isWritten));
  const cells = new Map<string, Map<string, CorpusRow>>();
  for (const row of usable) {
    if (isWritten(row)) continue;
    const groups = getOr(cells, cellOf(row), () => new Map<string, CorpusRow>());
    const known = groups.get(row.group);
    if (known === undefined || chanceOf(row.id, seed) < chanceOf(known.id, seed)) groups.set(row.group, row);
  }
  for (const groups of cells.values())
    for (const [, row] of [...groups]
      .sort(([a], [b]) => chanceOf(a, seed) - chanceOf(b, seed) || (a < b ? -1 : 1))
      .slice(0, policy.mostGroups))
      chosen.add(row);
  return usable.filter((r) => chosen.has(r));
}

/**
 * What each row counts. In written rows both labels count the same in every language, and a language with few rows is raised half
 * way to the others; a collected set counts as a whole, however many rows it has.
 */
export function weighRows(rows: readonly CorpusRow[], policy: Policy): Float64Array {
  const byLabel = new Map<string, number>();
  const byLanguage = new Map<string, number>();
  const byCell = new Map<string, number>();
  for (const row of rows) {
    if (isWritten(row)) {
      count(byLanguage, languageOf(row));
      count(byLabel, `${languageOf(row)} ${row.label}`);
    } else count(byCell, cellOf(row));
  }
  const usual = median([...byLanguage.values()]);
  const setOf = (row: CorpusRow) => {
    const has = (cls: string) => byCell.has(cellOf({ lang: row.lang, set: row.set, cls }));
    if (row.cls !== 'chat' && has('lure') && (has('ad') || has('honest'))) return policy.boardSet;
    return row.label === 'lure' ? policy.lureSet : row.cls === 'chat' ? policy.chatSet : policy.adSet;
  };
  return Float64Array.from(rows, (row) => {
    if (isWritten(row)) {
      const all = byLanguage.get(languageOf(row))!;
      return Math.sqrt(all * usual) / 2 / byLabel.get(`${languageOf(row)} ${row.label}`)!;
    }
    return Math.min(MOST_OF_A_ROW, setOf(row) / byCell.get(cellOf(row))!);
  });
}

/** Primary subtag of the row's language. */
function languageOf(row: CorpusRow): string {
  return row.lang.split('-')[0]!;
}

/** Language, set and class: what is capped and weighed as one. */
export function cellOf(row: Pick<CorpusRow, 'lang' | 'set' | 'cls'>): string {
  return `${row.lang} ${row.set} ${row.cls}`;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function getOr<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function median(values: number[]): number {
  if (values.length === 0) return 1;
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
