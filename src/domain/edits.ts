import { distance } from 'fastest-levenshtein';
import type { TwistKind } from './types';

/** Letters that lie next to one another on a keyboard. */
export type Neighbours = ReadonlyMap<string, string>;

/** @param rows rows of a keyboard from the top, each shifted half a key to the right of the one above */
export function neighboursOf(rows: readonly string[]): Neighbours {
  const neighbours = new Map<string, string>();
  rows.forEach((row, r) => {
    [...row].forEach((letter, c) => {
      const around = [
        row[c - 1],
        row[c + 1],
        rows[r - 1]?.[c],
        rows[r - 1]?.[c + 1],
        rows[r + 1]?.[c - 1],
        rows[r + 1]?.[c],
      ];
      neighbours.set(letter, around.filter((x) => x !== undefined).join(''));
    });
  });
  return neighbours;
}

/** Changed letters between two names, two swapped neighbours counted as one; more than `most` is given as `most + 1`. */
export function editsBetween(name: string, mark: string, most: number): number {
  const n = distance(name, mark);
  if (n <= 1) return n;
  if (n === 2 && isTransposition(name, mark)) return 1;
  return n > most ? most + 1 : n;
}

function isTransposition(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** The name of what turned `mark` into `name`. */
export function nameEdit(
  name: string,
  mark: string,
  key: (ascii: string) => string,
  neighbours: Neighbours,
): TwistKind {
  let i = 0;
  while (i < name.length && name[i] === mark[i]) i++;
  const sizes = name.length - mark.length;
  if (sizes === 0) {
    if (isTransposition(name, mark)) return 'transposition';
    const [a, b] = [name[i]!, mark[i]!];
    if (name.slice(i + 1) !== mark.slice(i + 1)) return 'edits';
    if (key(a) === key(b)) return 'homoglyph';
    if (VOWELS.includes(a) && VOWELS.includes(b)) return 'vowel-swap';
    if (neighbours.get(b)?.includes(a)) return 'keyboard';
    const bits = a.charCodeAt(0) ^ b.charCodeAt(0);
    return (bits & (bits - 1)) === 0 ? 'bitsquat' : 'replacement';
  }
  if (sizes === 1 && name.slice(i + 1) === mark.slice(i)) {
    if (name[i] === '-') return 'hyphenation';
    if (name[i] === name[i - 1]) return 'repetition';
    if (i === mark.length) return name[i] === 's' ? 'plural' : 'addition';
    return 'insertion';
  }
  return sizes === -1 && name.slice(i) === mark.slice(i + 1) ? 'omission' : 'edits';
}

const VOWELS = 'aeiou';
