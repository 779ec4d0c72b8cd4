import { grown } from './places';
import { AT_WORDS, HEAD_BITS, STRETCH, TEXT, type Trie } from './trie';

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
  let low = at;
  let high = at + count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]! < unit) low = middle + 1;
    else high = middle;
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
 */
export function walkOf(trie: Trie): Walk {
  const spans = spansOf(trie);
  const places = placesOf(trie, spans);
  const nodes = new Uint16Array(places[trie.heads.length]!);
  putNodes(nodes, trie, spans, places);
  const firsts = new Firsts();
  putWays(nodes, trie, spans, places, firsts);
  return { nodes, ...firsts.laidOut() };
}

/** Of each node the units from the first to the last of its ways on, where a table of them pays; 0 where it does not. */
function spansOf({ heads, units }: Trie): Uint16Array {
  const spans = new Uint16Array(heads.length);
  for (let h = 0, u = 0; h < heads.length; h++) {
    const count = heads[h]! >> HEAD_BITS;
    if (count >= MANY && (heads[h]! & STRETCH) === 0) {
      const span = units[u + count - 1]! - units[u]! + 1;
      if (span <= APART * count) spans[h] = span;
    }
    u += count;
  }
  return spans;
}

/** Where each node of a trie is laid out, and where the last one ends; the roots are not. */
function placesOf({ heads }: Trie, spans: Uint16Array): Int32Array {
  const places = new Int32Array(heads.length + 1);
  let at = 1;
  // Nodes that are still to come below a root.
  let left = 0;
  for (let h = 0; h < heads.length; h++) {
    const head = heads[h]!;
    const count = head >> HEAD_BITS;
    if (left === 0) {
      left = count;
      continue;
    }
    places[h] = at;
    at += head & TEXT ? 3 : 1;
    if (head & STRETCH) at += count;
    else {
      at += spans[h]! > 0 ? 1 + 2 * spans[h]! : 3 * count;
      left += count - 1;
    }
  }
  places[heads.length] = at;
  return places;
}

/** Writes the nodes but for where their ways lead. */
function putNodes(nodes: Uint16Array, { heads, units }: Trie, spans: Uint16Array, places: Int32Array): void {
  for (let h = 0, u = 0, text = 0; h < heads.length; h++) {
    const head = heads[h]!;
    const count = head >> HEAD_BITS;
    let at = places[h]!;
    if (at > 0) {
      const kind = head & (TEXT | STRETCH);
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

/** Writes where the ways of all nodes lead, from the last node to the first, so that those that follow a node are known. */
function putWays(
  nodes: Uint16Array,
  { heads, units }: Trie,
  spans: Uint16Array,
  places: Int32Array,
  firsts: Firsts,
): void {
  // Nodes that follow one that is to come, the next one last.
  let next = new Int32Array(256);
  let size = 0;
  for (let h = heads.length - 1, u = units.length; h >= 0; h--) {
    const head = heads[h]!;
    const count = head >> HEAD_BITS;
    u -= count;
    const place = places[h]!;
    if (place === 0) {
      firsts.add(units, u, next, size, count, nodes);
      size = 0;
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
}

/** The first units of the two roots, the second root first. */
class Firsts {
  #root = AT_WORDS as number;
  readonly #rows: { root: number; unit: number; node: number; seconds: number }[] = [];

  /** So many ways on of a root, which lead to the last of `next`, the first of them last. */
  add(units: Uint16Array, from: number, next: Int32Array, size: number, count: number, nodes: Uint16Array): void {
    for (let k = 0; k < count; k++) {
      const node = next[size - 1 - k]!;
      this.#rows.push({ root: this.#root, unit: units[from + k]!, node, seconds: secondsOf(nodes, node) });
    }
    this.#root--;
  }

  laidOut(): Pick<Walk, 'pages' | 'firsts'> {
    const pages = new Uint16Array(65536 / PAGE);
    let used = 1;
    for (const { unit } of this.#rows) pages[unit >> PAGE_BITS] ||= used++;
    const firsts = new Int32Array(4 * used * PAGE);
    for (const { root, unit, node, seconds } of this.#rows) {
      const at = placeOfFirst(pages, unit) + 2 * root;
      firsts[at] = node;
      firsts[at + 1] = seconds;
    }
    return { pages, firsts };
  }
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
