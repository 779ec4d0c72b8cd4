import type { CorpusRow } from '../corpus';
import { chanceOf } from './random';

/**
 * The group of every row: rows that share a group, and a lure with its twins, are one group and are never parted. An id names a row of its
 * own file, as files often number their rows from 1 on.
 */
export function groupsOf(rows: readonly CorpusRow[]): string[] {
  const parent = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    return root;
  };
  const join = (a: string, b: string): void => {
    const [x, y] = [rootOf(a), rootOf(b)].sort() as [string, string];
    parent.set(y, x);
    parent.set(x, x);
  };
  const fileOf = new Map<string, string>();
  const repeated = new Set<string>();
  for (const { id, file } of rows)
    if ((fileOf.get(id) ?? file) !== file) repeated.add(id);
    else fileOf.set(id, file);
  const named = (id: string, file: string): string => (repeated.has(id) ? `${id} of ${file}` : id);
  for (const { id, group, twin, file } of rows) {
    // Where none is given the id stands for it.
    join(`group ${group === id ? named(id, file) : group}`, `id ${named(id, file)}`);
    if (twin !== null) join(`id ${named(id, file)}`, `id ${named(twin, file)}`);
  }
  return rows.map(({ id, file }) => rootOf(`id ${named(id, file)}`));
}

/** Deals groups to folds so that each language and label is spread evenly: larger groups first, each to the fold that has least. */
export function dealFolds(
  rows: readonly CorpusRow[],
  groups: readonly string[],
  folds: number,
  seed: number,
): Int32Array {
  const members = new Map<string, number[]>();
  groups.forEach((g, i) => {
    const list = members.get(g);
    if (list) list.push(i);
    else members.set(g, [i]);
  });
  const ordered = [...members]
    .map(([group, list]) => ({ group, list, chance: chanceOf(group, seed) }))
    .sort((a, b) => b.list.length - a.list.length || a.chance - b.chance || (a.group < b.group ? -1 : 1));
  const filled = new Map<string, number[]>();
  const foldOf = new Int32Array(rows.length);
  for (const { list, chance } of ordered) {
    const first = rows[list[0]!]!;
    const key = `${first.lang} ${first.set} ${list.map((i) => rows[i]!.cls).sort()[0]}`;
    const counts = filled.get(key) ?? new Array<number>(folds).fill(0);
    filled.set(key, counts);
    const start = Math.floor(chance * folds);
    let best = start;
    for (let k = 0; k < folds; k++) {
      const fold = (start + k) % folds;
      if (counts[fold]! < counts[best]!) best = fold;
    }
    counts[best]! += list.length;
    for (const i of list) foldOf[i] = best;
  }
  return foldOf;
}
