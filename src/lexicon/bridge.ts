import { isLetter } from '../text';
import type { Fold } from '../text/types';
import { crossesSentence, isSeparator, splitsWord } from './edges';
import { numberAfter } from './numbers';
import type { Joint } from './phrase';
import { reachOf } from './reach';

const TIGHT = 0;
const REST = 1;
const GAP = 2;
export const NUMBER = 3;

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
  const between = joint.kind === 'tight' ? joint.between : NOTHING;
  const number = joint.kind === 'number' ? joint : null;
  let near = joint.kind === 'tight' ? 0 : reachOf(joint);
  let longest = near;
  let others: Set<string> | null = null;
  for (const text of between) {
    longest = near = Math.max(near, text.length);
    if (text === '' || text === ' ') continue;
    others ??= new Set();
    others.add(text);
  }
  for (const text of between) if (text.includes(' ')) longest = reachOf(joint);
  return {
    kind: joint.kind === 'tight' ? TIGHT : joint.kind === 'rest' ? REST : joint.kind === 'gap' ? GAP : NUMBER,
    longest,
    near,
    stem: (joint.kind === 'gap' || joint.kind === 'number') && joint.stem === true,
    glued: between.has(''),
    spaced: between.has(' '),
    others,
    lead: number?.lead ?? 0,
    trail: number?.trail ?? 0,
  };
}

const NOTHING: ReadonlySet<string> = new Set();

/** May the joint begin inside a word? */
export function crossesWord({ kind, stem, glued, others }: Bridge): boolean {
  return kind === TIGHT ? glued || others !== null : kind === REST || stem;
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
