import type { CorpusRow } from '../corpus';
import type { Risk } from '../verdict';

/** A risk from which on an ad is flagged for a reviewer. */
export function isFlagged(risk: Risk): boolean {
  return risk === 'high' || risk === 'critical';
}

/** How many ads of a group reach which band. */
export interface Counts {
  readonly rows: number;
  readonly high: number;
  readonly elevated: number;
}

/** Rows that are counted together. */
export interface Group {
  readonly key: readonly string[];
  readonly rows: readonly CorpusRow[];
}

export function countsOf(risks: readonly Risk[]): Counts {
  const high = risks.filter(isFlagged).length;
  return { rows: risks.length, high, elevated: high + risks.filter((r) => r === 'elevated').length };
}

/** Rows by the values of some of their fields, in alphabetical order of these. */
export function groupRows(rows: readonly CorpusRow[], keyOf: (row: CorpusRow) => readonly string[]): Group[] {
  const groups = new Map<string, { key: readonly string[]; rows: CorpusRow[] }>();
  for (const row of rows) {
    const key = keyOf(row);
    const id = key.join('\u0000');
    const group = groups.get(id);
    if (group) group.rows.push(row);
    else groups.set(id, { key, rows: [row] });
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** A share with its 95 % interval (Wilson), as percentages: `81.2 (74-87)`. */
export function shareText(count: number, of: number): string {
  if (of === 0) return '-';
  const z = 1.96;
  const p = count / of;
  const centre = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  const percent = (x: number, digits: number) => (100 * Math.min(1, Math.max(0, x))).toFixed(digits);
  const digits = of > 1000 ? 1 : 0;
  return `${percent(p, of > 1000 ? 2 : 1)} (${percent(centre - half, digits)}-${percent(centre + half, digits)})`;
}
