import type { Role } from './roles';

/**
 * The meanings of a word: a role and what it means in it, then the next. Words that have one meaning share it, since most have one, and there
 * are tens of thousands.
 */
export type Entry = readonly (string | number)[];

/** What a word means in a role; undefined where it does not have it. */
export function meaningIn(entry: Entry, role: Role): string | number | undefined {
  for (let i = 0; i < entry.length; i += 2) if (entry[i] === role) return entry[i + 1];
  return undefined;
}

/** For each entry two words of bits, one for each role that it has. */
export function rolesOf(entries: readonly Entry[]): Int32Array {
  const roles = new Int32Array(entries.length * 2);
  for (let e = 0; e < entries.length; e++) {
    const entry = entries[e]!;
    for (let i = 0; i < entry.length; i += 2) {
      const role = entry[i] as Role;
      roles[2 * e + (role >> 5)]! |= 1 << (role & 31);
    }
  }
  return roles;
}
