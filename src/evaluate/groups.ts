import type { CorpusRow } from '../corpus';
import { isDense, isLetter } from '../text';
import { textOf } from './text';

/** Rows gathered in groups that no split may part. */
export interface Groups {
  /** Group of each row, from 0 on without gaps. */
  readonly of: Int32Array;
  readonly count: number;
  /** Rows of the largest group. */
  readonly largest: number;
}

export interface GroupOptions {
  /** Rows with the same key belong together; null for none. The row's own `group` if not given. */
  readonly keysOf?: (row: CorpusRow) => readonly (string | null)[];
  /** Least share of common shingles (Jaccard, estimated) of near-duplicates. 0.5 if not given; above 1 to look for none. */
  readonly similarity?: number;
}

/** Bins of a signature. */
const BINS = 128;
/** Bins of a band: two texts are compared when they agree in one of the bands. */
const BAND = 4;
const EMPTY = 0xffffffff;

/**
 * Gathers rows that must stay together: those that share a key, an honest twin and its lure, and near-duplicates.
 *
 * Near-duplicates are found by MinHash (Broder 1997) with one permutation and optimal densification (Shrivastava 2017) over shingles of
 * nine letters, four in scripts whose characters say more; bands of four bins choose the pairs that are compared (Leskovec, Rajaraman,
 * Ullman, Mining of Massive Datasets, ch. 3). Digits and signs do not count: a template keeps its words and changes its numbers.
 */
export function groupsOf(rows: readonly CorpusRow[], options: GroupOptions = {}): Groups {
  const { keysOf = (row) => [row.group], similarity = 0.5 } = options;
  const forest = new Forest(rows.length);
  const holders = new Map<string, number>();
  const join = (key: string, row: number) => {
    const holder = holders.get(key);
    if (holder === undefined) holders.set(key, row);
    else forest.union(holder, row);
  };
  // Numbers such as 1, 2, 3 name other ads in each file: an id holds within its collection, or where none is stated within its file.
  const idIn = ({ set, file }: CorpusRow, id: string) =>
    set === null ? `id of file ${file} ${id}` : `id of set ${set} ${id}`;
  const ids = new Set<string>();
  // Where an id is found; null where in more than one place.
  const only = new Map<string, string | null>();
  for (const row of rows) {
    const id = idIn(row, row.id);
    ids.add(id);
    const other = only.get(row.id);
    only.set(row.id, other === undefined || other === id ? id : null);
  }
  rows.forEach((row, i) => {
    join(idIn(row, row.id), i);
    if (row.twin !== null) {
      const near = idIn(row, row.twin);
      // Lures and their twins may stand in two files.
      join(ids.has(near) ? near : (only.get(row.twin) ?? near), i);
    }
    for (const key of keysOf(row)) {
      // A row without a group has its id for one.
      if (key === null || key === row.id) continue;
      join(`key ${key}`, i);
      join(idIn(row, key), i);
    }
  });
  if (similarity <= 1) joinNear(rows, similarity, forest);
  return forest.groups();
}

function joinNear(rows: readonly CorpusRow[], similarity: number, forest: Forest): void {
  const kinds = unitKinds();
  const signatures: (Uint32Array | null)[] = [];
  const exact = new Map<string, number>();
  const buckets: Map<number, number[]>[] = Array.from({ length: BINS / BAND }, () => new Map());
  rows.forEach((row, i) => {
    const signature = signatureOf(lettersOf(textOf(row.ad), kinds));
    signatures.push(signature);
    if (signature === null) {
      // Too short for shingles: only the same words and numbers are the same ad.
      const words = wordsOf(textOf(row.ad));
      const holder = exact.get(words);
      if (holder === undefined) exact.set(words, i);
      else if (words !== '') forest.union(holder, i);
      return;
    }
    buckets.forEach((bucket, band) => {
      let key = band;
      for (let b = band * BAND; b < (band + 1) * BAND; b++) key = mix(key ^ signature[b]!);
      const others = bucket.get(key);
      if (others === undefined) {
        bucket.set(key, [i]);
        return;
      }
      let known = false;
      for (const other of others) {
        if (forest.find(other) === forest.find(i)) known = true;
        else if (agreement(signatures[other]!, signature) >= similarity) {
          forest.union(other, i);
          known = true;
        }
      }
      // One that already stands for the group is enough, or a template of thousands would be compared with itself.
      if (!known || others.length < 8) others.push(i);
    });
  });
}

/** Kinds of UTF-16 units. */
const OTHER = 0;
const LETTER = 1;
const DENSE = 2;

/** The kind of every unit, so that millions of letters need not be asked one by one. */
function unitKinds(): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, unit) => (!isLetter(unit) ? OTHER : isDense(unit) ? DENSE : LETTER));
}

/** Letters of a text in lower case, with one space where others lie between, but none in dense scripts. */
interface Letters {
  readonly units: Uint16Array;
  /** Units of scripts whose characters say more. */
  readonly dense: number;
}

function lettersOf(text: string, kinds: Uint8Array): Letters {
  const folded = text.normalize('NFKC').toLowerCase();
  const units = new Uint16Array(2 * folded.length);
  let length = 0;
  let dense = 0;
  let gap = false;
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    const kind = kinds[unit];
    if (kind === OTHER) {
      gap = length > 0;
      continue;
    }
    if (kind === DENSE) dense++;
    else if (gap) units[length++] = 0x20;
    gap = false;
    units[length++] = unit;
  }
  return { units: units.subarray(0, length), dense };
}

/** Words and numbers in lower case, one space between them. */
function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Smallest hash of the shingles of each bin, or null for a text without enough of them. */
function signatureOf({ units, dense }: Letters): Uint32Array | null {
  const size = 2 * dense > units.length ? 4 : 9;
  if (units.length < 3 * size) return null;
  const signature = new Uint32Array(BINS).fill(EMPTY);
  for (let i = 0; i + size <= units.length; i++) {
    let hash = 0x811c9dc5;
    for (let k = i; k < i + size; k++) hash = Math.imul(hash ^ units[k]!, 0x01000193);
    hash = mix(hash);
    const bin = hash >>> 25;
    const value = (hash & 0x1ffffff) >>> 0;
    if (value < signature[bin]!) signature[bin] = value;
  }
  return densified(signature);
}

/** An empty bin takes the value of another, found by hashing its own number until one is filled. */
function densified(signature: Uint32Array): Uint32Array {
  const filled = Uint32Array.from(signature);
  for (let bin = 0; bin < BINS; bin++) {
    for (let attempt = 1; filled[bin] === EMPTY; attempt++) {
      filled[bin] = signature[mix(bin * 0x9e3779b1 + attempt) >>> 25]!;
    }
  }
  return filled;
}

function agreement(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let bin = 0; bin < BINS; bin++) if (a[bin] === b[bin]) same++;
  return same / BINS;
}

/** Finaliser of MurmurHash3 (Appleby, public domain). */
function mix(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Disjoint sets (union by smaller index, path halving). */
class Forest {
  readonly #parents: Int32Array;

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, i) => i);
  }

  find(row: number): number {
    const parents = this.#parents;
    while (parents[row] !== row) {
      parents[row] = parents[parents[row]!]!;
      row = parents[row]!;
    }
    return row;
  }

  union(a: number, b: number): void {
    const [first, second] = [this.find(a), this.find(b)];
    this.#parents[Math.max(first, second)] = Math.min(first, second);
  }

  groups(): Groups {
    const numbers = new Map<number, number>();
    const sizes: number[] = [];
    const of = Int32Array.from(this.#parents, (_, row) => {
      const root = this.find(row);
      let group = numbers.get(root);
      if (group === undefined) {
        group = numbers.size;
        numbers.set(root, group);
        sizes.push(0);
      }
      sizes[group]!++;
      return group;
    });
    return { of, count: sizes.length, largest: sizes.reduce((most, size) => Math.max(most, size), 0) };
  }
}
