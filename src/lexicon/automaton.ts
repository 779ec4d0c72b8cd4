/**
 * An Aho-Corasick automaton over UTF-16 units, held in typed arrays: one pass, no backtracking, amortised at most two
 * transitions a unit. The root is a dense row by unit class; every other state keeps its few edges in one open-addressing
 * table under `state * classes + class`, since dense rows over two thousand Hangul and Han classes would not fit.
 */
export interface Automaton {
  /** Class of a UTF-16 unit; 0 for units that occur in no pattern. */
  readonly classOf: Uint16Array;
  readonly classes: number;
  /** Next state from the root by class. */
  readonly rootNext: Int32Array;
  /** Key and target of each edge side by side, so that a look-up touches one cache line; key -1 is a free place. */
  readonly edges: Int32Array;
  readonly edgeMask: number;
  /** Takes the high bits of the hash, which are the well mixed ones. */
  readonly edgeShift: number;
  readonly fail: Int32Array;
  /** The patterns that end in state s are `order[first[s]] ... order[first[s + 1] - 1]`. */
  readonly first: Int32Array;
  readonly order: Int32Array;
  /** Nearest state on the failure path in which a pattern ends, or 0. */
  readonly outLink: Int32Array;
  readonly states: number;
}

/** Class of everything that sets words apart: a run of it counts as one. */
export const SEPARATOR = 1;

const SEPARATORS = ' \n-/_';

/** True for the units of {@link SEPARATOR}. */
export function isSeparator(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x2d || unit === 0x2f || unit === 0x5f;
}

/** Builds the automaton of `patterns` (canonical units; a pattern may repeat). Pattern i keeps its index. */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  const classOf = new Uint16Array(65536);
  for (const ch of SEPARATORS) classOf[ch.charCodeAt(0)] = SEPARATOR;
  let classes = 2;
  let total = 1;
  for (const p of patterns) {
    total += p.length;
    for (let i = 0; i < p.length; i++) {
      const u = p.charCodeAt(i);
      if (classOf[u] === 0) classOf[u] = classes++;
    }
  }

  if (total * classes > 0x7fffffff) throw new RangeError('too many phrases for one automaton; use fewer packs');
  let edgeMask = 0xffff;
  let edgeShift = 16;
  let edges = new Int32Array((edgeMask + 1) * 2).fill(-1);
  const parent = new Int32Array(total);
  const via = new Uint16Array(total);
  const depth = new Uint16Array(total);
  const endState = new Int32Array(patterns.length);
  let states = 1;
  let deepest = 0;

  /** Place of a key in `edges`, or the free place where it belongs. */
  const slot = (key: number): number => {
    let h = edgeHash(key) >>> edgeShift;
    while (edges[2 * h] !== -1 && edges[2 * h] !== key) h = (h + 1) & edgeMask;
    return 2 * h;
  };

  const grow = (): void => {
    const old = edges;
    edgeMask = edgeMask * 2 + 1;
    edgeShift--;
    edges = new Int32Array((edgeMask + 1) * 2).fill(-1);
    for (let h = 0; h < old.length; h += 2) {
      if (old[h] === -1) continue;
      const to = slot(old[h]!);
      edges[to] = old[h]!;
      edges[to + 1] = old[h + 1]!;
    }
  };

  for (let p = 0; p < patterns.length; p++) {
    const text = patterns[p]!;
    let s = 0;
    let wasSeparator = false;
    for (let i = 0; i < text.length; i++) {
      const c = classOf[text.charCodeAt(i)]!;
      if (c === SEPARATOR && wasSeparator) continue;
      wasSeparator = c === SEPARATOR;
      const key = s * classes + c;
      let h = slot(key);
      if (edges[h] === -1) {
        if (states * 2 > edgeMask) {
          grow();
          h = slot(key);
        }
        edges[h] = key;
        edges[h + 1] = states;
        parent[states] = s;
        via[states] = c;
        depth[states] = depth[s]! + 1;
        if (depth[states]! > deepest) deepest = depth[states]!;
        states++;
      }
      s = edges[h + 1]!;
    }
    endState[p] = s;
  }

  const first = new Int32Array(states + 1);
  for (const s of endState) first[s + 1]!++;
  for (let s = 0; s < states; s++) first[s + 1]! += first[s]!;
  const order = new Int32Array(patterns.length);
  const next = first.slice();
  for (let p = 0; p < patterns.length; p++) order[next[endState[p]!]!++] = p;

  // Failure links, level by level: states of one depth only need those of smaller depth.
  const fail = new Int32Array(states);
  const outLink = new Int32Array(states);
  const perLevel = new Int32Array(deepest + 2);
  for (let s = 1; s < states; s++) perLevel[depth[s]! + 1]!++;
  for (let d = 1; d <= deepest + 1; d++) perLevel[d]! += perLevel[d - 1]!;
  const byDepth = new Int32Array(states);
  for (let s = 1; s < states; s++) byDepth[perLevel[depth[s]!]!++] = s;
  for (let n = 0; n < states - 1; n++) {
    const s = byDepth[n]!;
    if (depth[s] === 1) continue;
    let f = fail[parent[s]!]!;
    let h = slot(f * classes + via[s]!);
    while (f !== 0 && edges[h] === -1) {
      f = fail[f]!;
      h = slot(f * classes + via[s]!);
    }
    const nearest = edges[h] === -1 ? 0 : edges[h + 1]!;
    fail[s] = nearest;
    outLink[s] = first[nearest] !== first[nearest + 1] ? nearest : outLink[nearest]!;
  }

  const rootNext = new Int32Array(classes);
  for (let c = 1; c < classes; c++) {
    const h = slot(c);
    rootNext[c] = edges[h] === -1 ? 0 : edges[h + 1]!;
  }
  return { classOf, classes, rootNext, edges, edgeMask, edgeShift, fail, first, order, outLink, states };
}

/** Spreads keys (Fibonacci hashing); the high bits count. */
export function edgeHash(key: number): number {
  return Math.imul(key, 0x9e3779b1);
}
