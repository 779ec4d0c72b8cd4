import { grown } from './places';
import { AT_WORDS, HEAD_BITS, MOST_WAYS, STRETCH, TEXT, type Trie } from './trie';

/**
 * A trie laid out for walking: what is asked at a node stands side by side, a stretch without a fork is one comparison, and the nodes
 * that follow a node mostly stand right behind it. A scan does little but wait for memory, and waits once a step here.
 */
export interface Walk {
  /**
   * The nodes. Each begins with its bits and its count, see {@link COUNT_BITS}. Where a text ends its index follows, in two halves, the
   * lower one first. Then comes
   * - of a stretch its units, and right behind them the next node;
   * - of a {@link TABLE} a unit, and the node for it and for each of the units behind it, so many, in two halves; 0 where there is none;
   * - otherwise so many units, ascending, and then the node for each, in two halves.
   */
  readonly nodes: Uint16Array;
  /** Where in `firsts` the row of so many first units begins, by unit / 128; row 0 is empty. */
  readonly pages: Uint16Array;
  /**
   * Four numbers a first unit, two for each root: its node, 0 for none, and a bit for each unit that may come second, see {@link bitOf};
   * all bits where a text ends with the first.
   */
  readonly firsts: Int32Array;
}

/** Further bits of a node: its ways are a table; no word may go on behind the text that ends there. */
export const TABLE = 4;
export const CLOSED_BIT = 3;
export const COUNT_BITS = 4;

/** First units of a page. */
const PAGE_BITS = 7;
const PAGE = 1 << PAGE_BITS;

/** A node has a table when it has so many ways on, on average no farther apart than this. */
const MANY = 4;
const APART = 3;

/** The bit of a unit among 32: which one comes second is mostly told by it. */
function bitOf(unit: number): number {
  return 1 << (unit & 31);
}

/** Where in the first units of a walk the numbers of a unit stand. */
export function placeOfFirst(pages: Uint16Array, unit: number): number {
  return ((pages[unit >> PAGE_BITS]! << PAGE_BITS) | (unit & (PAGE - 1))) << 2;
}

/** The node for a unit among the ways on of a node, which stand at `at`; 0 where no text goes on so. */
export function findWay(nodes: Uint16Array, at: number, head: number, unit: number): number {
  const count = head >> COUNT_BITS;
  if (head & TABLE) {
    const k = unit - nodes[at]!;
    return k >= 0 && k < count ? halvesAt(nodes, at + 1 + 2 * k) : 0;
  }
  // The last unit that is not above. Without a branch, since none could be foretold: the sign of the difference tells.
  let low = at;
  for (let left = count; left > 1; ) {
    const half = left >> 1;
    low += half & ((nodes[low + half]! - unit - 1) >> 31);
    left -= half;
  }
  return nodes[low] === unit ? halvesAt(nodes, at + count + 2 * (low - at)) : 0;
}

/** A number in two halves. */
function halvesAt(nodes: Uint16Array, at: number): number {
  return nodes[at]! | (nodes[at + 1]! << 16);
}

/**
 * Lays out a trie. Node 0 stands for none. One small loop after the other is compiled much sooner than one that does it all, and most time
 * goes into the first books that are opened.
 *
 * @param closed 1 for the texts behind which no word may go on
 */
export function walkOf(trie: Trie, closed: Uint8Array): Walk {
  const spans = new Uint16Array(trie.heads.length);
  const places = placesOf(trie, spans);
  const nodes = new Uint16Array(places[trie.heads.length]!);
  putNodes(nodes, trie, spans, places, closed);
  return { nodes, ...firstsOf(putWays(nodes, trie, spans, places), nodes) };
}

/**
 * Where each node of a trie is laid out, and where the last one ends; the roots are not.
 *
 * @param spans is filled: of each node the units from the first to the last of its ways on, where a table of them pays; 0 where it does not
 */
function placesOf({ heads, units }: Trie, spans: Uint16Array): Int32Array {
  const places = new Int32Array(heads.length + 1);
  let at = 1;
  // Nodes that are still to come below a root.
  let left = 0;
  for (let h = 0, u = 0; h < heads.length; h++) {
    const head = heads[h]!;
    const count = head >> HEAD_BITS;
    if (left === 0) left = count;
    else {
      places[h] = at;
      at += (head & TEXT ? 3 : 1) + count;
      if ((head & STRETCH) === 0) {
        const span = units[u + count - 1]! - units[u]! + 1;
        if (count >= MANY && span <= Math.min(APART * count, MOST_WAYS)) {
          spans[h] = span;
          at += 1 + 2 * span - count;
        } else at += 2 * count;
        left += count - 1;
      }
    }
    u += count;
  }
  places[heads.length] = at;
  return places;
}

/** Writes the nodes but for where their ways lead. */
function putNodes(
  nodes: Uint16Array,
  { heads, units }: Trie,
  spans: Uint16Array,
  places: Int32Array,
  closed: Uint8Array,
): void {
  for (let h = 0, u = 0, text = 0; h < heads.length; h++) {
    const head = heads[h]!;
    const count = head >> HEAD_BITS;
    let at = places[h]!;
    if (at > 0) {
      const kind = (head & (TEXT | STRETCH)) | (head & TEXT ? closed[text]! << CLOSED_BIT : 0);
      const span = spans[h]!;
      nodes[at++] = span > 0 ? kind | TABLE | (span << COUNT_BITS) : kind | (count << COUNT_BITS);
      if (head & TEXT) {
        nodes[at++] = text;
        nodes[at++] = text++ >>> 16;
      }
      const written = span > 0 ? 1 : count;
      for (let k = 0; k < written; k++) nodes[at++] = units[u + k]!;
    }
    u += count;
  }
}

/**
 * Writes where the ways of all nodes lead, from the last node to the first, so that those that follow a node are known.
 *
 * @returns the ways of the second root, then those of the first: of each its root, its unit and its node
 */
function putWays(nodes: Uint16Array, { heads, units }: Trie, spans: Uint16Array, places: Int32Array): number[] {
  const ways: number[] = [];
  let root = AT_WORDS as number;
  // Nodes that follow one that is to come, the next one last.
  let next = new Int32Array(256);
  let size = 0;
  for (let h = heads.length - 1, u = units.length; h >= 0; h--) {
    const head = heads[h]!;
    const count = head >> HEAD_BITS;
    u -= count;
    const place = places[h]!;
    if (place === 0) {
      for (let k = 0; k < count; k++) ways.push(root, units[u + k]!, next[--size]!);
      root--;
      continue;
    }
    if (head & STRETCH) size--;
    else {
      const span = spans[h]!;
      const table = place + (head & TEXT ? 3 : 1) + (span > 0 ? 1 : count);
      const first = units[u]!;
      for (let k = 0; k < count; k++) {
        const node = next[--size]!;
        const at = table + 2 * (span > 0 ? units[u + k]! - first : k);
        nodes[at] = node;
        nodes[at + 1] = node >>> 16;
      }
    }
    if (size === next.length) next = grown(next);
    next[size++] = place;
  }
  return ways;
}

/** The rows of the roots. */
function firstsOf(ways: readonly number[], nodes: Uint16Array): Pick<Walk, 'pages' | 'firsts'> {
  const pages = new Uint16Array(65536 / PAGE);
  let used = 1;
  for (let w = 0; w < ways.length; w += 3) pages[ways[w + 1]! >> PAGE_BITS] ||= used++;
  const firsts = new Int32Array(4 * used * PAGE);
  for (let w = 0; w < ways.length; w += 3) {
    const at = placeOfFirst(pages, ways[w + 1]!) + 2 * ways[w]!;
    firsts[at] = ways[w + 2]!;
    firsts[at + 1] = secondsOf(nodes, ways[w + 2]!);
  }
  return { pages, firsts };
}

/** The bits of the units that may follow a node; all where a text ends there. */
function secondsOf(nodes: Uint16Array, node: number): number {
  const head = nodes[node]!;
  if (head & TEXT) return -1;
  const count = head >> COUNT_BITS;
  let bits = 0;
  if (head & STRETCH) bits = bitOf(nodes[node + 1]!);
  else if (head & TABLE) {
    for (let k = 0; k < count; k++) if (halvesAt(nodes, node + 2 + 2 * k) > 0) bits |= bitOf(nodes[node + 1]! + k);
  } else for (let k = 0; k < count; k++) bits |= bitOf(nodes[node + 1 + k]!);
  return bits;
}
