import { valuesOf } from '../binary';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 32-bit FNV-1a of an ASCII name, mixed once more so that close names lie far apart. */
export function hash32(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Writes ascending hashes as differences, each in digits of five bits, least first; 32 is added to all but the last digit. */
export function packHashes(names: Iterable<string>): { readonly count: number; readonly packed: string } {
  const hashes = [...new Set([...names].map(hash32))].sort((a, b) => a - b);
  let packed = '';
  let before = 0;
  for (const hash of hashes) {
    let rest = hash - before;
    before = hash;
    while (rest >= 32) {
      packed += DIGITS[(rest % 32) + 32];
      rest = Math.floor(rest / 32);
    }
    packed += DIGITS[rest];
  }
  return { count: hashes.length, packed };
}

/**
 * Reads what {@link packHashes} wrote.
 *
 * @throws RangeError when the text is damaged
 */
export function unpackHashes(packed: string, count: number): Uint32Array {
  const values = valuesOf(DIGITS);
  const hashes = new Uint32Array(count);
  let sum = 0;
  let rest = 0;
  let times = 1;
  let n = 0;
  for (let i = 0; i < packed.length; i++) {
    const digit = values[packed.charCodeAt(i)]!;
    if (digit < 0) throw new RangeError(`packed hashes hold ${JSON.stringify(packed[i])} at ${i}; make the list again`);
    rest += (digit & 31) * times;
    times *= 32;
    if (digit < 32) {
      sum += rest;
      hashes[n++] = sum;
      rest = 0;
      times = 1;
    }
  }
  if (n !== count || times !== 1)
    throw new RangeError(`packed hashes are ${n}, not \`count\` ${count}; make the list again`);
  return hashes;
}

/** Is the hash of `name` among the ascending `hashes`? Wrong for one unlisted name in 2^32 / `hashes.length`. */
export function hasHash(hashes: Uint32Array, name: string): boolean {
  const wanted = hash32(name);
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const at = hashes[middle]!;
    if (at === wanted) return true;
    if (at < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
