/**
 * An Aho-Corasick automaton over UTF-16 units, held in typed arrays: one pass, no backtracking, amortised at most two
 * transitions a unit. The root is a dense row by unit class. Of every other state the edge that was made first stands in a row by
 * state, and the few that came later in one open-addressing table, since most states have one edge and dense rows over thousands of
 * Hangul and Han classes would not fit.
 */
export interface Automaton {
  /** Class of a UTF-16 unit; 0 for units that occur in no pattern. */
  readonly classOf: Uint16Array;
  readonly classes: number;
  /** Next state from the root by class. */
  readonly rootNext: Int32Array;
  /** Class and target of the first edge of each state; class 0 for none. */
  readonly firstClass: Uint16Array;
  readonly firstNext: Int32Array;
  /** State, class and target of each further edge, {@link EDGE_SIZE} numbers side by side; state -1 is a free place. */
  readonly edges: Int32Array;
  readonly edgeMask: number;
  readonly fail: Int32Array;
  /** The patterns that end in state s are `order[first[s]] ... order[first[s + 1] - 1]`. */
  readonly first: Int32Array;
  readonly order: Int32Array;
  /** Nearest state on the failure path in which a pattern ends, or 0. */
  readonly outLink: Int32Array;
  readonly states: number;
}

/** Numbers held for each further edge. */
export const EDGE_SIZE = 3;

/** Class of everything that sets words apart: a run of it counts as one. */
export const SEPARATOR = 1;

const SEPARATORS = ' \n-/_';

/** True for the units of {@link SEPARATOR}. */
export function isSeparator(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x2d || unit === 0x2f || unit === 0x5f;
}

/**
 * Builds the automaton of patterns, many of which are the same text.
 *
 * @param texts every text once, in canonical units
 * @param patterns for each pattern the index of its text; pattern i keeps its index
 */
export function buildAutomaton(texts: readonly string[], patterns: ArrayLike<number>): Automaton {
  const classOf = new Uint16Array(65536);
  for (const ch of SEPARATORS) classOf[ch.charCodeAt(0)] = SEPARATOR;
  let classes = 2;
  let total = 1;
  for (const p of texts) {
    total += p.length;
    for (let i = 0; i < p.length; i++) {
      const u = p.charCodeAt(i);
      if (classOf[u] === 0) classOf[u] = classes++;
    }
  }

  let edgeMask = 0x3fff;
  let edges = new Int32Array((edgeMask + 1) * EDGE_SIZE).fill(-1);
  let further = 0;
  const firstClass = new Uint16Array(total);
  const firstNext = new Int32Array(total);
  const parent = new Int32Array(total);
  const via = new Uint16Array(total);
  const depth = new Uint16Array(total);
  const endState = new Int32Array(texts.length);
  let states = 1;
  let deepest = 0;

  /** Place of a further edge in `edges`, or the free place where it belongs. */
  const slot = (s: number, c: number): number => {
    let h = edgeHash(s, c) & edgeMask;
    for (;;) {
      const at = h * EDGE_SIZE;
      if (edges[at] === -1 || (edges[at] === s && edges[at + 1] === c)) return at;
      h = (h + 1) & edgeMask;
    }
  };

  const grow = (): void => {
    const old = edges;
    edgeMask = edgeMask * 2 + 1;
    edges = new Int32Array((edgeMask + 1) * EDGE_SIZE).fill(-1);
    for (let at = 0; at < old.length; at += EDGE_SIZE) {
      if (old[at] === -1) continue;
      edges.set(old.subarray(at, at + EDGE_SIZE), slot(old[at]!, old[at + 1]!));
    }
  };

  /** Target of an edge, or 0. */
  const follow = (s: number, c: number): number => {
    if (firstClass[s] === c) return firstNext[s]!;
    const at = slot(s, c);
    return edges[at] === -1 ? 0 : edges[at + 2]!;
  };

  for (let p = 0; p < texts.length; p++) {
    const text = texts[p]!;
    let s = 0;
    let wasSeparator = false;
    for (let i = 0; i < text.length; i++) {
      const c = classOf[text.charCodeAt(i)]!;
      if (c === SEPARATOR && wasSeparator) continue;
      wasSeparator = c === SEPARATOR;
      let next = follow(s, c);
      if (next === 0) {
        next = states++;
        if (firstClass[s] === 0) {
          firstClass[s] = c;
          firstNext[s] = next;
        } else {
          if (++further * 2 > edgeMask) grow();
          const at = slot(s, c);
          edges[at] = s;
          edges[at + 1] = c;
          edges[at + 2] = next;
        }
        parent[next] = s;
        via[next] = c;
        depth[next] = depth[s]! + 1;
        if (depth[next]! > deepest) deepest = depth[next]!;
      }
      s = next;
    }
    endState[p] = s;
  }

  const first = new Int32Array(states + 1);
  for (let p = 0; p < patterns.length; p++) first[endState[patterns[p]!]! + 1]!++;
  for (let s = 0; s < states; s++) first[s + 1]! += first[s]!;
  const order = new Int32Array(patterns.length);
  const next = first.slice();
  for (let p = 0; p < patterns.length; p++) order[next[endState[patterns[p]!]!]!++] = p;

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
    let nearest = follow(f, via[s]!);
    while (f !== 0 && nearest === 0) {
      f = fail[f]!;
      nearest = follow(f, via[s]!);
    }
    fail[s] = nearest;
    outLink[s] = first[nearest] !== first[nearest + 1] ? nearest : outLink[nearest]!;
  }

  const rootNext = new Int32Array(classes);
  for (let c = 1; c < classes; c++) rootNext[c] = follow(0, c);
  return {
    classOf,
    classes,
    rootNext,
    firstClass: firstClass.slice(0, states),
    firstNext: firstNext.slice(0, states),
    edges,
    edgeMask,
    fail,
    first,
    order,
    outLink,
    states,
  };
}

/** Spreads pairs of state and class. */
export function edgeHash(state: number, c: number): number {
  const mixed = Math.imul(state, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
