import { HEAD_BITS, STRETCH, TEXT, type Trie } from './trie';

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

/** A further bit of a node. */
export const TABLE = 4;
export const COUNT_BITS = 3;

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

/** Lays out a trie. */
export function walkOf(trie: Trie): Walk {
  const { heads, units } = trie;
  const nodes = new Uint16Array(sizeOf(trie));
  // The first units of the roots, the root of each, its node, and the bits of what may follow.
  const first: number[] = [];
  const rootOf: number[] = [];
  const nodeOf: number[] = [];
  const seconds: number[] = [];
  // Where in `nodes` it has to be written at which place the nodes to come are, the next one last; below 0 for first units.
  const slots: number[] = [];
  let root = -1;
  let text = 0;
  // Node 0 stands for none.
  let at = 1;
  let isStretched = false;
  for (let h = 0, u = 0; h < heads.length; h++) {
    const count = heads[h]! >> HEAD_BITS;
    const kind = heads[h]! & (TEXT | STRETCH);
    if (slots.length === 0 && !isStretched) {
      root++;
      for (let k = count - 1; k >= 0; k--) slots.push(-first.length - 1 - k);
      for (let k = 0; k < count; k++) {
        first.push(units[u++]!);
        rootOf.push(root);
      }
      continue;
    }
    if (!isStretched) {
      const slot = slots.pop()!;
      if (slot < 0) {
        nodeOf[-slot - 1] = at;
        seconds[-slot - 1] = secondsOf(kind, units, u, count);
      } else putHalves(nodes, slot, at);
    }
    isStretched = (kind & STRETCH) !== 0;
    const head = at++;
    if (kind & TEXT) {
      putHalves(nodes, at, text++);
      at += 2;
    }
    const span = kind & STRETCH ? 0 : spanOf(units, u, count);
    nodes[head] = span > 0 ? kind | TABLE | (span << COUNT_BITS) : kind | (count << COUNT_BITS);
    if (span > 0) nodes[at++] = units[u]!;
    else for (let k = 0; k < count; k++) nodes[at++] = units[u + k]!;
    if (!isStretched) {
      for (let k = count - 1; k >= 0; k--) slots.push(at + 2 * (span > 0 ? units[u + k]! - units[u]! : k));
      at += 2 * (span || count);
    }
    u += count;
  }
  return { nodes, ...firstsOf(first, rootOf, nodeOf, seconds) };
}

/** Units from the first to the last of so many ways on, where a table of them pays; 0 where it does not. */
function spanOf(units: Uint16Array, from: number, count: number): number {
  if (count < MANY) return 0;
  const span = units[from + count - 1]! - units[from]! + 1;
  return span <= APART * count ? span : 0;
}

/** Units that the nodes of a trie take, and a few more. */
function sizeOf({ heads, units, texts }: Trie): number {
  let size = 1 + heads.length + 2 * texts;
  for (let h = 0, u = 0; h < heads.length; h++) {
    const count = heads[h]! >> HEAD_BITS;
    const span = heads[h]! & STRETCH ? 0 : spanOf(units, u, count);
    size += span > 0 ? 1 + 2 * span : heads[h]! & STRETCH ? count : 3 * count;
    u += count;
  }
  return size;
}

/** Writes a number in two halves, the lower one first. */
function putHalves(nodes: Uint16Array, at: number, value: number): void {
  nodes[at] = value;
  nodes[at + 1] = value >>> 16;
}

/** The rows of the roots. */
function firstsOf(
  first: readonly number[],
  rootOf: readonly number[],
  nodeOf: readonly number[],
  seconds: readonly number[],
): Pick<Walk, 'pages' | 'firsts'> {
  const pages = new Uint16Array(65536 / PAGE);
  let used = 1;
  for (const unit of first) pages[unit >> PAGE_BITS] ||= used++;
  const firsts = new Int32Array(4 * used * PAGE);
  first.forEach((unit, k) => {
    const at = placeOfFirst(pages, unit) + 2 * rootOf[k]!;
    firsts[at] = nodeOf[k]!;
    firsts[at + 1] = seconds[k]!;
  });
  return { pages, firsts };
}

/** The bits of the units that may follow a node; all where a text ends there. */
function secondsOf(kind: number, units: Uint16Array, from: number, count: number): number {
  if (kind & TEXT) return -1;
  const stop = from + (kind & STRETCH ? 1 : count);
  let bits = 0;
  for (let u = from; u < stop; u++) bits |= bitOf(units[u]!);
  return bits;
}
