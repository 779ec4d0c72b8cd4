import type { Skeletons } from './skeleton';
import type { Brand } from './tables';

/** How much evidence a mark needs. */
export const Grade = {
  /** Long and no word: one changed letter tells. */
  Distinct: 0,
  /** Five letters and no word: one changed letter tells where the ending is one of the brand's. */
  Brief: 1,
  /** Four letters and less, or a word: the look alone tells. */
  Common: 2,
} as const;
export type Grade = (typeof Grade)[keyof typeof Grade];

/** A name of a brand as it stands in hosts. */
export interface Mark {
  readonly text: string;
  readonly key: string;
  readonly brand: Brand;
  readonly grade: Grade;
}

/** Finds marks without comparing with all of them. */
export interface Marks {
  readonly exact: ReadonlyMap<string, readonly Mark[]>;
  readonly byKey: ReadonlyMap<string, readonly Mark[]>;
  /** Marks by their first letters, as many as {@link HEAD}. */
  readonly byHead: ReadonlyMap<string, readonly Mark[]>;
  /** Marks that may be one edit (names of {@link TWO_EDITS} letters: two) away from a name; to be compared with it. */
  readonly near: (name: string) => Iterable<Mark>;
}

/** Letters by which marks inside a label are found. */
export const HEAD = 3;
/** Shortest mark that one changed letter is held against. */
export const ONE_EDIT = 5;
/** Shortest mark that two changed letters are held against. */
export const TWO_EDITS = 10;

/** Shortest mark that tells without other evidence. */
const DISTINCT = 6;

export function createMarks(brands: readonly Brand[], skeletons: Skeletons): Marks {
  const exact = new Map<string, Mark[]>();
  const byKey = new Map<string, Mark[]>();
  const byHead = new Map<string, Mark[]>();
  // Two names are one edit apart only if they have a name in common after at most one letter is left out of each.
  const shortened = new Map<string, Mark[]>();
  for (const brand of brands) {
    for (const text of brand.marks) {
      const grade =
        brand.word || text.length < ONE_EDIT ? Grade.Common : text.length < DISTINCT ? Grade.Brief : Grade.Distinct;
      const mark: Mark = { text, key: skeletons.key(text), brand, grade };
      put(exact, text, mark);
      put(byKey, mark.key, mark);
      if (text.length >= HEAD) put(byHead, text.slice(0, HEAD), mark);
      if (text.length >= ONE_EDIT)
        for (const variant of withoutLetters(text, text.length >= TWO_EDITS ? 2 : 1)) put(shortened, variant, mark);
    }
  }
  const near = (name: string): Iterable<Mark> => {
    const found = new Set<Mark>();
    if (name.length < ONE_EDIT - 1) return found;
    for (const variant of withoutLetters(name, name.length >= TWO_EDITS - 1 ? 2 : 1)) {
      const marks = shortened.get(variant);
      if (marks !== undefined) for (const mark of marks) found.add(mark);
    }
    return found;
  };
  return { exact, byKey, byHead, near };
}

function put(map: Map<string, Mark[]>, key: string, mark: Mark): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [mark]);
  else if (!list.includes(mark)) list.push(mark);
}

function withoutLetters(name: string, most: 1 | 2): Set<string> {
  const variants = new Set([name]);
  for (let i = 0; i < name.length; i++) {
    const one = name.slice(0, i) + name.slice(i + 1);
    variants.add(one);
    if (most === 2) for (let k = i; k < one.length; k++) variants.add(one.slice(0, k) + one.slice(k + 1));
  }
  return variants;
}
