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
  readonly edgeKey: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeMask: number;
  readonly fail: Int32Array;
  /** First pattern that ends in a state, or -1; `nextPattern` chains the rest. */
  readonly pattern: Int32Array;
  readonly nextPattern: Int32Array;
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
  let edgeKey = new Int32Array(edgeMask + 1).fill(-1);
  let edgeTo = new Int32Array(edgeMask + 1);
  const parent = new Int32Array(total);
  const via = new Uint16Array(total);
  const depth = new Uint16Array(total);
  const pattern = new Int32Array(total).fill(-1);
  const nextPattern = new Int32Array(patterns.length).fill(-1);
  let states = 1;
  let deepest = 0;

  const slot = (key: number): number => {
    let h = edgeHash(key) & edgeMask;
    while (edgeKey[h] !== -1 && edgeKey[h] !== key) h = (h + 1) & edgeMask;
    return h;
  };

  const grow = (): void => {
    const [keys, targets] = [edgeKey, edgeTo];
    edgeMask = edgeMask * 2 + 1;
    edgeKey = new Int32Array(edgeMask + 1).fill(-1);
    edgeTo = new Int32Array(edgeMask + 1);
    for (let h = 0; h < keys.length; h++) {
      if (keys[h] === -1) continue;
      const to = slot(keys[h]!);
      edgeKey[to] = keys[h]!;
      edgeTo[to] = targets[h]!;
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
      if (edgeKey[h] === -1) {
        if (states * 4 > edgeMask) {
          grow();
          h = slot(key);
        }
        edgeKey[h] = key;
        edgeTo[h] = states;
        parent[states] = s;
        via[states] = c;
        depth[states] = depth[s]! + 1;
        if (depth[states]! > deepest) deepest = depth[states]!;
        states++;
      }
      s = edgeTo[h]!;
    }
    nextPattern[p] = pattern[s]!;
    pattern[s] = p;
  }

  // Failure links, level by level: states of one depth only need those of smaller depth.
  const fail = new Int32Array(states);
  const outLink = new Int32Array(states);
  const perLevel = new Int32Array(deepest + 2);
  for (let s = 1; s < states; s++) perLevel[depth[s]! + 1]!++;
  for (let d = 1; d <= deepest + 1; d++) perLevel[d]! += perLevel[d - 1]!;
  const order = new Int32Array(states);
  for (let s = 1; s < states; s++) order[perLevel[depth[s]!]!++] = s;
  for (let n = 0; n < states - 1; n++) {
    const s = order[n]!;
    if (depth[s] === 1) continue;
    let f = fail[parent[s]!]!;
    let h = slot(f * classes + via[s]!);
    while (f !== 0 && edgeKey[h] === -1) {
      f = fail[f]!;
      h = slot(f * classes + via[s]!);
    }
    fail[s] = edgeKey[h] === -1 ? 0 : edgeTo[h]!;
    outLink[s] = pattern[fail[s]!] !== -1 ? fail[s]! : outLink[fail[s]!]!;
  }

  const rootNext = new Int32Array(classes);
  for (let c = 1; c < classes; c++) {
    const h = slot(c);
    rootNext[c] = edgeKey[h] === -1 ? 0 : edgeTo[h]!;
  }
  return {
    classOf,
    classes,
    rootNext,
    edgeKey,
    edgeTo,
    edgeMask,
    fail,
    pattern: pattern.slice(0, states),
    nextPattern,
    outLink,
    states,
  };
}

/** Spreads keys over the edge table. */
export function edgeHash(key: number): number {
  const h = Math.imul(key | 0, 0x9e3779b1);
  return h ^ (h >>> 15);
}
