import { isLetter } from '../text';
import type { Fold } from '../text/types';
import { crossesSentence, isSeparator, splitsWord } from './edges';
import { numberAfter } from './numbers';
import type { Joint } from './phrase';
import { reachOf } from './reach';

const TIGHT = 0;
const REST = 1;
const GAP = 2;
const NUMBER = 3;

/** A joint between two pieces as it is asked for in an ad: of one shape whatever its kind, so that asking is fast. */
export interface Bridge {
  readonly kind: typeof TIGHT | typeof REST | typeof GAP | typeof NUMBER;
  /** Longest stretch that it can bridge, in units. */
  readonly longest: number;
  /** The same where every run of separators is one unit. */
  readonly near: number;
  /** The rest of a word may stand first. */
  readonly stem: boolean;
  /** Of a tight one: may nothing stand between, may separators, and what else may. */
  readonly glued: boolean;
  readonly spaced: boolean;
  readonly others: ReadonlySet<string> | null;
  /** Of a number: the longest gaps before and after it, in units. */
  readonly lead: number;
  readonly trail: number;
}

export function bridgeOf(joint: Joint): Bridge {
  if (joint.kind === 'tight') return tightBridge(joint);
  const near = reachOf(joint);
  return {
    kind: joint.kind === 'rest' ? REST : joint.kind === 'gap' ? GAP : NUMBER,
    longest: near,
    near,
    stem: joint.kind !== 'rest' && joint.stem === true,
    glued: false,
    spaced: false,
    others: null,
    lead: joint.kind === 'number' ? joint.lead : 0,
    trail: joint.kind === 'number' ? joint.trail : 0,
  };
}

function tightBridge(joint: Extract<Joint, { kind: 'tight' }>): Bridge {
  let near = 0;
  let parted = false;
  let others: Set<string> | null = null;
  for (const text of joint.between) {
    near = Math.max(near, text.length);
    parted ||= text.includes(' ');
    if (text === '' || text === ' ') continue;
    others ??= new Set();
    others.add(text);
  }
  return {
    kind: TIGHT,
    longest: parted ? reachOf(joint) : near,
    near,
    stem: false,
    glued: joint.between.has(''),
    spaced: joint.between.has(' '),
    others,
    lead: 0,
    trail: 0,
  };
}

/** May the joint stand between the two places? */
export function isBridged(fold: Fold, bridge: Bridge, from: number, to: number): boolean {
  if (to - from > bridge.longest) return false;
  if (bridge.kind === TIGHT) {
    if (from === to) return bridge.glued;
    if (isGap(fold, from, to)) return bridge.spaced;
    return bridge.others?.has(stretch(fold, from, to)) === true;
  }
  if (bridge.kind === REST) return isRest(fold, from, to);
  if ((!bridge.stem && splitsWord(fold, from)) || splitsWord(fold, to)) return false;
  if (crossesSentence(fold, from, to)) return false;
  if (bridge.kind === GAP) return true;
  const number = numberAfter(fold, from, bridge.lead);
  return number >= 0 && number <= to && to - number <= bridge.trail + 1;
}

/** Is the stretch nothing but separators? */
function isGap({ units }: Fold, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isSeparator(units[i]!)) return false;
  return true;
}

/** A stretch of units as text, every run of separators as one space. */
function stretch({ units }: Fold, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    if (!isSeparator(units[i]!)) text += String.fromCharCode(units[i]!);
    else if (!text.endsWith(' ')) text += ' ';
  }
  return text;
}

/** Is the stretch the rest of a word and one separator? */
function isRest(fold: Fold, from: number, to: number): boolean {
  let i = from;
  while (i < to && isLetter(fold.units[i]!)) i++;
  if (i === to) return false;
  while (i < to && isSeparator(fold.units[i]!) && fold.units[i] !== 0x0a) i++;
  return i === to;
}
