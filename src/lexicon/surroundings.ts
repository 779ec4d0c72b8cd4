import { sentenceAt } from '../text';
import type { Fold } from '../text/types';
import type { PhraseMeaning } from './book';
import { crossesClause, crossesSentence } from './edges';
import type { Lexicon } from './lexicon';
import type { Found, Hit } from './types';

/** What the phrase of a hit stands for. */
export function meaningOf({ from, phrase }: Hit): PhraseMeaning {
  return from.book.phrases[phrase]!;
}

/** The innocent contexts and the negation words of an ad, held so that each question about them is a binary search. */
export class Surroundings {
  readonly #fold: Fold;
  readonly #lexicon: Lexicon;
  readonly #contexts = new Map<PhraseMeaning, Hit[]>();
  readonly #contextSentences = new Map<PhraseMeaning, Set<number>>();
  readonly #before: Hit[] = [];
  readonly #after: Hit[] = [];
  readonly #joiners: Hit[] = [];
  #reachBefore = 0;
  #reachAfter = 0;

  constructor(fold: Fold, lexicon: Lexicon) {
    this.#fold = fold;
    this.#lexicon = lexicon;
  }

  /** A context or a negation word. */
  add(hit: Hit): void {
    const meaning = meaningOf(hit);
    const { negation } = meaning;
    if (negation === null) {
      const list = this.#contexts.get(meaning);
      if (list) list.push(hit);
      else this.#contexts.set(meaning, [hit]);
    } else if (negation.side === 'joiner') this.#joiners.push(hit);
    else if (negation.side === 'before') {
      this.#before.push(hit);
      this.#reachBefore = Math.max(this.#reachBefore, negation.reach);
    } else {
      this.#after.push(hit);
      this.#reachAfter = Math.max(this.#reachAfter, negation.reach);
    }
  }

  /** Must be called once, after the last `add` and before the first question. */
  settle(): void {
    for (const [phrase, list] of this.#contexts) {
      list.sort((a, b) => a.start - b.start);
      this.#contextSentences.set(phrase, new Set(list.map((h) => sentenceAt(this.#fold, this.#fold.from[h.start]!))));
    }
    this.#before.sort((a, b) => a.end - b.end);
    this.#after.sort((a, b) => a.start - b.start);
    this.#joiners.sort((a, b) => a.start - b.start);
  }

  isInnocent(hit: Hit): boolean {
    const { contexts, near } = meaningOf(hit);
    for (const index of contexts) {
      const context = hit.from.book.phrases[index]!;
      const list = this.#contexts.get(context);
      if (!list) continue;
      if (near === 'sentence') {
        if (this.#contextSentences.get(context)!.has(sentenceAt(this.#fold, this.#fold.from[hit.start]!))) return true;
        continue;
      }
      const slack = near === 'overlap' ? 0 : near;
      const from = firstAtLeast(list, (h) => h.start, hit.start - slack - LONGEST_MATCH);
      for (let i = from; i < list.length && list[i]!.start <= hit.end + slack; i++)
        if (list[i]!.end + slack >= hit.start) return true;
    }
    return false;
  }

  /**
   * Which of the mentions (in source order) are negated. A negation word before a list rules the items that follow, one after
   * it those that precede: "no deposit or training fee".
   */
  negatedOf(found: readonly Found[]): boolean[] {
    const negatable = found.map((f) => this.#lexicon.negatable[f.concept] === 1);
    const sides = found.map((f, i) => (negatable[i] ? this.#sideOf(f.hit) : null));
    let last = -1;
    for (let i = 0; i < found.length; i++) {
      if (!negatable[i]) continue;
      if (last >= 0 && sides[last] === 'before' && sides[i] === null && this.#joins(found[last]!, found[i]!))
        sides[i] = 'before';
      last = i;
    }
    let next = -1;
    for (let i = found.length - 1; i >= 0; i--) {
      if (!negatable[i]) continue;
      if (next >= 0 && sides[next] === 'after' && sides[i] === null && this.#joins(found[i]!, found[next]!))
        sides[i] = 'after';
      next = i;
    }
    return sides.map((side) => side !== null);
  }

  /** Are the two items of one list? Its items are alike: a fee and a messenger side by side are none. */
  #joins({ hit: a, concept: first }: Found, { hit: b, concept: second }: Found): boolean {
    const { families } = this.#lexicon;
    if (families[first] !== families[second]) return false;
    if (b.start < a.end) return true;
    if (b.start - a.end > LONGEST_JOIN || crossesSentence(this.#fold, a.end, b.start)) return false;
    const i = firstAtLeast(this.#joiners, (h) => h.start, a.end);
    return i < this.#joiners.length && this.#joiners[i]!.end <= b.start;
  }

  /** The side on which a negation word stands in reach, in the same clause. */
  #sideOf(hit: Hit): 'before' | 'after' | null {
    const before = this.#before;
    for (
      let i = firstAtLeast(before, (h) => h.end, hit.start - this.#reachBefore);
      i < before.length && before[i]!.end <= hit.start;
      i++
    ) {
      const { reach } = meaningOf(before[i]!).negation!;
      if (hit.start - before[i]!.end <= reach && !crossesClause(this.#fold, before[i]!.end, hit.start, 'before'))
        return 'before';
    }
    const after = this.#after;
    for (
      let i = firstAtLeast(after, (h) => h.start, hit.end);
      i < after.length && after[i]!.start <= hit.end + this.#reachAfter;
      i++
    ) {
      const { reach } = meaningOf(after[i]!).negation!;
      if (after[i]!.start - hit.end <= reach && !crossesClause(this.#fold, hit.end, after[i]!.start, 'after'))
        return 'after';
    }
    return null;
  }
}

/** Longest stretch between two items of a list, in units. */
const LONGEST_JOIN = 16;

/** Bound of the length of a match in units: pieces, gaps and numbers of one phrase. */
const LONGEST_MATCH = 400;

/** Index of the first element whose key is at least `value`; `list` is sorted by that key. */
function firstAtLeast(list: readonly Hit[], key: (hit: Hit) => number, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const mid = (low + high) >>> 1;
    if (key(list[mid]!) < value) low = mid + 1;
    else high = mid;
  }
  return low;
}
