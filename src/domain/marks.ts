import { isAscii, type Skeletons } from './skeleton';
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
  readonly brand: Brand;
  readonly grade: Grade;
}

/** Finds marks without comparing with all of them. */
export interface Marks {
  readonly exact: ReadonlyMap<string, readonly Mark[]>;
  readonly byKey: ReadonlyMap<string, readonly Mark[]>;
  /** Marks by their first letters, as many as {@link headOf} says. */
  readonly byHead: ReadonlyMap<string, readonly Mark[]>;
  /**
   * Marks that may be one edit away from a name, and long ones with the same beginning or end that may be two; to be compared
   * with it.
   */
  readonly near: (name: string) => Iterable<Mark>;
}

/** Letters by which marks inside a label are found. */
const HEAD = 3;
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
  const byLength: Mark[][] = [];
  const longByHead = new Map<string, Mark[]>();
  const longByTail = new Map<string, Mark[]>();
  let longest = 0;
  for (const brand of brands) {
    for (const text of brand.marks) {
      // A syllable or character says about as much as three letters.
      const length = isAscii(text) ? text.length : text.length * 3 - 1;
      const grade = brand.word || length < ONE_EDIT ? Grade.Common : length < DISTINCT ? Grade.Brief : Grade.Distinct;
      const mark: Mark = { text, brand, grade };
      put(exact, text, mark);
      for (const key of skeletons.keys(text)) put(byKey, key, mark);
      if (text.length >= HEAD || !isAscii(text)) put(byHead, text.slice(0, headOf(text)), mark);
      if (text.length >= ONE_EDIT) {
        byLength[text.length] ??= [];
        byLength[text.length]!.push(mark);
      }
      if (text.length >= TWO_EDITS) {
        put(longByHead, text.slice(0, HEAD), mark);
        put(longByTail, text.slice(-HEAD), mark);
      }
      longest = Math.max(longest, text.length);
    }
  }
  const shortened: (ReadonlyMap<string, readonly Mark[]> | undefined)[] = [];
  const near = (name: string): Iterable<Mark> => {
    if (name.length < ONE_EDIT - 1 || name.length > longest + 2) return NO_MARKS;
    let found: Set<Mark> | undefined;
    const take = (marks: readonly Mark[] | undefined, most: number): void => {
      if (marks === undefined) return;
      for (const mark of marks) {
        if (Math.abs(mark.text.length - name.length) > most) continue;
        found ??= new Set();
        found.add(mark);
      }
    };
    const takeShortened = (rest: string): void => {
      for (let length = rest.length; length <= rest.length + 1; length++) {
        shortened[length] ??= shortenedOf(byLength[length] ?? NO_MARKS);
        take(shortened[length]!.get(rest), 1);
      }
    };
    takeShortened(name);
    // One of two equal letters is enough.
    for (let i = 0; i < name.length; i++)
      if (name[i] !== name[i + 1]) takeShortened(name.slice(0, i) + name.slice(i + 1));
    if (name.length >= TWO_EDITS - 2) {
      take(longByHead.get(name.slice(0, HEAD)), 2);
      take(longByTail.get(name.slice(-HEAD)), 2);
    }
    return found ?? NO_MARKS;
  };
  return { exact, byKey, byHead, near };
}

/** How many letters of a label index {@link Marks.byHead}: fewer in scripts whose names are short. */
export function headOf(text: string): number {
  return text.charCodeAt(0) < 0x80 ? HEAD : 2;
}

function put(map: Map<string, Mark[]>, key: string, mark: Mark): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [mark]);
  else if (!list.includes(mark)) list.push(mark);
}

/**
 * Marks by their letters, and by these without one. Two names are one edit apart only if they have a name in common after at most one letter
 * is left out of each.
 */
function shortenedOf(marks: readonly Mark[]): ReadonlyMap<string, readonly Mark[]> {
  const shortened = new Map<string, Mark[]>();
  for (const mark of marks) {
    const { text } = mark;
    put(shortened, text, mark);
    for (let i = 0; i < text.length; i++) put(shortened, text.slice(0, i) + text.slice(i + 1), mark);
  }
  return shortened;
}

const NO_MARKS: readonly Mark[] = [];
