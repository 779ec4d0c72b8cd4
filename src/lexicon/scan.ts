import {
  BREAK,
  isDense,
  isDependent,
  isDigit,
  isHangul,
  isLeadingVowel,
  isLetter,
  isUnspaced,
  sentenceAt,
} from '../text';
import type { Fold } from '../text/types';
import { EDGE_SIZE, edgeHash, isSeparator, SEPARATOR } from './automaton';
import type { CompiledPhrase, Lexicon } from './compile';
import { END_BEFORE, END_OWNER, END_SHAPE, END_SIZE, END_SLOT } from './compile';
import { writtenIn } from './languages';
import { type Joint, LONGEST_REST } from './phrase';
import type { Hit, Mention } from './types';

/** Work done, for tests that time must not enter: automaton transitions and phrase pieces looked at. */
export interface Work {
  transitions: number;
  pieces: number;
}

const LONGEST_NUMBER = 24;
/** Longest stretch that may stand between two tight pieces. */
const LONGEST_BETWEEN = 40;

/**
 * Finds all mentions of all concepts in one pass over both readings of the ad.
 *
 * Returned in source order. Of several mentions of one concept that overlap only the longest stays.
 */
export function findMentions(fold: Fold, lexicon: Lexicon, work?: Work): Mention[] {
  const surroundings = new Surroundings(fold, lexicon);
  const plain: Found[] = [];
  const disguised: Found[] = [];
  const hits = scan(fold, lexicon, work);
  const isWritten = writtenIn(fold, hits, lexicon);
  for (const hit of hits) {
    const phrase = lexicon.phrases[hit.phrase]!;
    if (phrase.common) continue;
    if (phrase.concept < 0 && phrase.negation === null) surroundings.add(hit, phrase);
    else if (!isWritten(hit)) continue;
    else if (phrase.concept < 0) surroundings.add(hit, phrase);
    else {
      const start = fold.from[hit.start]!;
      const found = { concept: phrase.concept, start, end: fold.to[hit.end - 1]!, hit };
      (hit.start < fold.plainLength ? plain : disguised).push(found);
    }
  }
  surroundings.settle();
  const keptPlain = keepLongest(plain.filter((f) => !surroundings.isInnocent(f.hit)));
  const hidden = withoutOverlap(keepLongest(disguised.filter((f) => !surroundings.isInnocent(f.hit))), keptPlain);
  const all = [...keptPlain, ...hidden].sort((x, y) => x.start - y.start || y.end - x.end);
  const negated = surroundings.negatedOf(all);
  return all.map(({ concept, start, end, hit }, i) => ({
    concept: lexicon.conceptIds[concept]!,
    start,
    end,
    sentence: sentenceAt(fold, start),
    negated: negated[i]!,
    disguised: hit.start >= fold.plainLength,
    ...(lexicon.phrases[hit.phrase]!.experimental ? { experimental: true as const } : {}),
  }));
}

interface Found {
  readonly concept: number;
  readonly start: number;
  readonly end: number;
  readonly hit: Hit;
}

/** Of mentions of one concept that overlap, the longest; sorted by concept and start. */
function keepLongest(found: Found[]): Found[] {
  found.sort((a, b) => a.concept - b.concept || a.start - b.start || b.end - a.end);
  const kept: Found[] = [];
  for (const f of found) {
    const last = kept[kept.length - 1];
    if (last && last.concept === f.concept && f.start < last.end) {
      if (f.end - f.start > last.end - last.start) kept[kept.length - 1] = f;
    } else kept.push(f);
  }
  return kept;
}

/** Those of `found` that no mention of the same concept in `others` overlaps; both sorted by concept and start. */
function withoutOverlap(found: readonly Found[], others: readonly Found[]): Found[] {
  let k = 0;
  return found.filter((f) => {
    while (
      k < others.length &&
      (others[k]!.concept < f.concept || (others[k]!.concept === f.concept && others[k]!.end <= f.start))
    )
      k++;
    const other = others[k];
    return !(other && other.concept === f.concept && other.start < f.end);
  });
}

/** How far the phrases of several pieces have come in one ad. */
interface Progress {
  /** Where a phrase that has reached a piece began, and where that piece ended: the latest and the one before; -1 if not. */
  readonly pieceStart: Int32Array;
  readonly pieceEnd: Int32Array;
  /** Slots in use. */
  readonly touched: number[];
  /** 1 for the forms whose anchor was met, which are listed in `met`. */
  readonly active: Uint8Array;
  readonly met: number[];
}

/** Cleared progress of a lexicon, kept between ads; a scan is synchronous and leaves it as it found it. */
const progress = new WeakMap<Lexicon, Progress>();

function borrowProgress(lexicon: Lexicon): Progress {
  let kept = progress.get(lexicon);
  if (!kept || kept.touched.length > 0 || kept.met.length > 0) {
    kept = {
      pieceStart: new Int32Array(lexicon.slots * 2),
      pieceEnd: new Int32Array(lexicon.slots * 2).fill(-1),
      touched: [],
      active: new Uint8Array(lexicon.forms.length),
      met: [],
    };
    progress.set(lexicon, kept);
  }
  return kept;
}

/**
 * Runs the automaton and joins the pieces of phrases with gaps. The first pass finds whole phrases and anchors; the second, over what
 * the first has met, joins the pieces of those forms whose anchor is there, which are few.
 */
function scan(fold: Fold, lexicon: Lexicon, work?: Work): Hit[] {
  const { units, length } = fold;
  const { automaton, ends, parts, others } = lexicon;
  const { classOf, rootNext, firstClass, firstNext, edges, edgeMask, fail, first, outLink } = automaton;
  // Positions of the units that were consumed: runs of separators are consumed once.
  const consumed = new Uint32Array(length);
  const kept = borrowProgress(lexicon);
  const { active, met } = kept;
  const hits: Hit[] = [];
  const seen: number[] = [];
  const accented = isAccented(fold);
  let count = 0;
  let state = 0;
  let lastClass = 0;
  let transitions = 0;
  let pieces = 0;

  for (let i = 0; i < length; i++) {
    const c = classOf[units[i]!]!;
    if (c === SEPARATOR && lastClass === SEPARATOR) continue;
    lastClass = c;
    consumed[count++] = i;
    if (c === 0) {
      state = 0;
      continue;
    }
    for (;;) {
      transitions++;
      if (state === 0) {
        state = rootNext[c]!;
        break;
      }
      if (firstClass[state] === c) {
        state = firstNext[state]!;
        break;
      }
      let at = (edgeHash(state, c) & edgeMask) * EDGE_SIZE;
      while (edges[at] !== -1 && (edges[at] !== state || edges[at + 1] !== c)) {
        at += EDGE_SIZE;
        if (at === edges.length) at = 0;
      }
      if (edges[at] === state) {
        state = edges[at + 2]!;
        break;
      }
      state = fail[state]!;
    }
    const end = i + 1;
    for (let s = first[state] === first[state + 1] ? outLink[state]! : state; s !== 0; s = outLink[s]!) {
      const from = first[s]!;
      const to = first[s + 1]!;
      // All patterns of a state are one text, so that they begin at one place.
      const start = consumed[count - (ends[from * END_SIZE + END_SHAPE]! & 0xff)]!;
      if (splitsNumber(fold, start) || splitsNumber(fold, end)) continue;
      if (splitsCluster(fold, start) || splitsCluster(fold, end)) continue;
      for (let e = from * END_SIZE; e < parts[s]! * END_SIZE; e += END_SIZE) {
        pieces++;
        const shape = ends[e + END_SHAPE]!;
        if (shape & BARE && accented) continue;
        if (shape & MUST_BEGIN && continuesBefore(fold, start)) continue;
        if (shape & MUST_END && continuesAfter(fold, end)) continue;
        hits.push({ phrase: ends[e + END_OWNER]!, start, end });
      }
      if (parts[s] === to) continue;
      seen.push(s, start, end);
      for (let e = parts[s]! * END_SIZE; e < others[s]! * END_SIZE; e += END_SIZE) {
        pieces++;
        const form = -1 - ends[e + END_OWNER]!;
        if (active[form] !== 0 || (ends[e + END_SHAPE]! & BARE && accented)) continue;
        active[form] = 1;
        met.push(form);
      }
    }
  }
  if (met.length > 0) pieces += join(fold, lexicon, kept, seen, accented, hits);
  for (const form of met) active[form] = 0;
  met.length = 0;
  if (work) {
    work.transitions += transitions;
    work.pieces += pieces;
  }
  return hits;
}

/** Joins the pieces of the forms that are active; returns how many were looked at. */
function join(
  fold: Fold,
  lexicon: Lexicon,
  kept: Progress,
  seen: readonly number[],
  accented: boolean,
  hits: Hit[],
): number {
  const { automaton, ends, forms, parts } = lexicon;
  const { first } = automaton;
  const { pieceStart, pieceEnd, touched, active } = kept;
  let pieces = 0;
  for (let k = 0; k < seen.length; k += 3) {
    const s = seen[k]!;
    const start = seen[k + 1]!;
    const end = seen[k + 2]!;
    const stop = first[s + 1]! * END_SIZE;
    for (let e = parts[s]! * END_SIZE; e < stop; e += END_SIZE) {
      const owner = -1 - ends[e + END_OWNER]!;
      if (active[owner] === 0) continue;
      const before = ends[e + END_BEFORE]!;
      if (before >= 0 && pieceEnd[before]! < 0) continue;
      pieces++;
      const shape = ends[e + END_SHAPE]!;
      if (shape & BARE && accented) continue;
      const { phrase, form } = forms[owner]!;
      let begin = start;
      if (before >= 0) begin = reach(fold, form.joints[(shape >> PIECE) - 1]!, start, pieceStart, pieceEnd, before);
      else if (shape & MUST_BEGIN && continuesBefore(fold, start)) continue;
      else if (shape & NUMBER && form.before) begin = numberBefore(fold, start, form.before.trail);
      if (begin < 0) continue;
      const slot = ends[e + END_SLOT]!;
      if (slot >= 0) {
        if (pieceEnd[slot]! < 0) touched.push(slot);
        pieceStart[slot + 1] = pieceStart[slot]!;
        pieceEnd[slot + 1] = pieceEnd[slot]!;
        pieceStart[slot] = begin;
        pieceEnd[slot] = end;
      } else if (!(shape & MUST_END && continuesAfter(fold, end))) {
        const last = form.after ? numberAfter(fold, end, form.after.lead) : end;
        if (last >= 0) hits.push({ phrase, start: begin, end: last });
      }
    }
  }
  // Only what was touched is cleared: a fresh array an ad would cost more than the ad.
  for (const slot of touched) {
    pieceEnd[slot] = -1;
    pieceEnd[slot + 1] = -1;
  }
  touched.length = 0;
  return pieces;
}

/* Bits of {@link END_SHAPE}. */
const MUST_BEGIN = 1 << 8;
const MUST_END = 1 << 9;
const NUMBER = 1 << 10;
/** First bit of the place of the piece in its form. */
const PIECE = 12;
/** Bit of {@link END_SHAPE}: spelled without accents. */
const BARE = 1 << 11;

/** Share of letters with diacritics from which on a text is written with its accents: one in twelve. Vietnamese has one in four. */
const ACCENTED = 12;

/** Is the text written with accents, in a language that has many? Then a word without them is another word. */
function isAccented(fold: Fold): boolean {
  let letters = 0;
  let accents = 0;
  for (let i = 0; i < fold.plainLength; i++) {
    const u = fold.units[i]!;
    if ((u >= 0xe0 && u < 0x250) || (u >= 0x1e00 && u < 0x1f00)) accents++;
    else if (u >= 0x61 && u <= 0x7a) letters++;
  }
  return accents * ACCENTED > letters + accents;
}

/** Start of the phrase whose piece before this one ended in reach, or -1. */
function reach(
  fold: Fold,
  joint: Joint,
  start: number,
  pieceStart: Int32Array,
  pieceEnd: Int32Array,
  slot: number,
): number {
  for (let k = slot; k <= slot + 1; k++) {
    const end = pieceEnd[k]!;
    if (end >= 0 && end <= start && joins(fold, joint, end, start)) return pieceStart[k]!;
  }
  return -1;
}

/** A stretch of units as text, every run of separators as one space. */
function stretch(fold: Fold, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    if (!isSeparator(fold.units[i]!)) text += String.fromCharCode(fold.units[i]!);
    else if (!text.endsWith(' ')) text += ' ';
  }
  return text;
}

/** May the joint stand between the two places? */
function joins(fold: Fold, joint: Joint, from: number, to: number): boolean {
  if (joint.kind === 'tight') return to - from <= LONGEST_BETWEEN && joint.between.has(stretch(fold, from, to));
  if (joint.kind === 'rest') return isRest(fold, from, to);
  if ((!joint.stem && splitsWord(fold, from)) || splitsWord(fold, to)) return false;
  if (joint.kind === 'gap') return to - from <= joint.units && !crossesSentence(fold, from, to);
  if (to - from > joint.lead + joint.trail + LONGEST_NUMBER + 3 || crossesSentence(fold, from, to)) return false;
  const number = numberAfter(fold, from, joint.lead);
  return number >= 0 && number <= to && to - number <= joint.trail + 1;
}

/** Is the stretch the rest of a word and one separator? */
function isRest(fold: Fold, from: number, to: number): boolean {
  if (to - from > LONGEST_REST + 2) return false;
  let i = from;
  while (i < to && isLetter(fold.units[i]!)) i++;
  if (i === to) return false;
  while (i < to && isSeparator(fold.units[i]!) && fold.units[i] !== 0x0a) i++;
  return i === to;
}

function crossesSentence(fold: Fold, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const u = fold.units[i]!;
    if (u === 0x0a || u === BREAK || u === 0x21 || u === 0x3f || isStop(u)) return true;
    if (u === 0x2e && i + 1 < to && isSeparator(fold.units[i + 1]!)) return true;
  }
  return false;
}

/** Full stops that need no space after them: 。, danda, Arabic, Burmese and Khmer. */
function isStop(unit: number): boolean {
  return (
    unit === 0x3002 ||
    unit === 0x964 ||
    unit === 0x965 ||
    unit === 0x61f ||
    unit === 0x6d4 ||
    unit === 0x104b ||
    unit === 0x17d4 ||
    unit === 0x17d5
  );
}

/** In a script without spaces: does a vowel or mark stand at the place that belongs to the letter across it? */
function splitsCluster(fold: Fold, at: number): boolean {
  if (at >= fold.length || !isUnspaced(fold.units[at]!)) return false;
  return isDependent(fold.units[at]!) || (at > 0 && isLeadingVowel(fold.units[at - 1]!));
}

/** Does the place stand inside a run of digits? */
function splitsNumber(fold: Fold, at: number): boolean {
  return at > 0 && at < fold.length && isDigit(fold.units[at - 1]!) && isDigit(fold.units[at]!);
}

/** Does the place stand inside a word of a script that sets words apart by spaces? */
function splitsWord(fold: Fold, at: number): boolean {
  if (at === 0 || at >= fold.length) return false;
  const a = fold.units[at - 1]!;
  return !isDense(a) && continues(a, fold.units[at]!);
}

/** Does the word that begins at `start` go on to the left, or belong to a handle? */
function continuesBefore(fold: Fold, start: number): boolean {
  if (start === 0) return false;
  const before = fold.units[start - 1]!;
  if (!isLetter(fold.units[start]!)) return false;
  if (isArabic(before) && isArabic(fold.units[start]!) && followsPrefix(fold, start)) return false;
  // A single letter after an underscore is the tail of a handle: the x of "name_x" says no "no".
  const tail = before === 0x5f && !isLetter(start + 1 < fold.length ? fold.units[start + 1]! : BREAK);
  return tail || before === 0x40 || continues(before, fold.units[start]!);
}

/** Does the word that ends at `end` go on to the right (a Korean particle is no more of it), or belong to an address? */
function continuesAfter(fold: Fold, end: number): boolean {
  if (end >= fold.length) return false;
  const last = fold.units[end - 1]!;
  const after = fold.units[end]!;
  if (!isLetter(last) || !(continues(last, after) || after === 0x40)) return false;
  return !(isHangul(last) && endsWithParticle(fold, end));
}

/** Letters of one kind of script run on into one word; Hangul beside Latin does not. */
function continues(a: number, b: number): boolean {
  if (!isLetter(a) || !isLetter(b)) return false;
  return isDense(a) === isDense(b) && isHangul(a) === isHangul(b);
}

function isArabic(unit: number): boolean {
  return unit >= 0x620 && unit <= 0x6ff;
}

/** Conjunctions, prepositions and the article, which Arabic writes onto the word they stand before. */
const ARABIC_PREFIXES: ReadonlySet<string> = new Set(
  'و ف ب ك ل ال وال فال بال كال لل ولل فلل وب ول وك فب فل وبال'.split(' '),
);
const LONGEST_ARABIC_PREFIX = 4;

/** Is what stands before `start` in its word nothing but such prefixes? */
function followsPrefix(fold: Fold, start: number): boolean {
  let prefix = '';
  for (let i = start - 1; i >= 0 && isLetter(fold.units[i]!); i--) {
    if (prefix.length === LONGEST_ARABIC_PREFIX) return false;
    prefix = String.fromCharCode(fold.units[i]!) + prefix;
  }
  return ARABIC_PREFIXES.has(prefix);
}

const PARTICLES = '은는이가을를에의도로와과만';

/** A Korean particle and then no further Hangul. */
function endsWithParticle(fold: Fold, at: number): boolean {
  const after = at + 1 < fold.length ? fold.units[at + 1]! : BREAK;
  return PARTICLES.includes(String.fromCharCode(fold.units[at]!)) && !isHangul(after);
}

/** Start of the number that ends at most `gap` units before `end` (a space is free), or -1. */
function numberBefore(fold: Fold, end: number, gap: number): number {
  const { units } = fold;
  let i = end;
  if (i > 0 && units[i - 1] === 0x20) i--;
  for (let skipped = 0; skipped < gap && i > 0 && !isDigit(units[i - 1]!); skipped++) i--;
  const stop = Math.max(0, i - LONGEST_NUMBER);
  let start = -1;
  while (i > stop && (isDigit(units[i - 1]!) || (start >= 0 && isNumberSign(units[i - 1]!)))) {
    i--;
    if (isDigit(units[i]!)) start = i;
  }
  return start >= 0 && !crossesSentence(fold, start, end) ? start : -1;
}

/** End of the number that begins at most `gap` units after `start` (spaces and a colon are free), or -1. */
function numberAfter(fold: Fold, start: number, gap: number): number {
  const { units, length } = fold;
  let i = start;
  for (let free = 0; free < 2 && i < length && (units[i] === 0x20 || units[i] === 0x3a); free++) i++;
  for (let skipped = 0; skipped < gap && i < length && !isDigit(units[i]!); skipped++) i++;
  const stop = Math.min(length, i + LONGEST_NUMBER);
  let end = -1;
  while (i < stop && (isDigit(units[i]!) || (end >= 0 && isNumberSign(units[i]!)))) {
    if (isDigit(units[i]!)) end = i + 1;
    i++;
  }
  return end >= 0 && !crossesSentence(fold, start, end) ? end : -1;
}

/** Signs inside numbers and ranges: comma, dot, hyphen, tilde. */
function isNumberSign(unit: number): boolean {
  return unit === 0x2c || unit === 0x2e || unit === 0x2d || unit === 0x7e;
}

/** The innocent contexts and the negation words of an ad, held so that each question about them is a binary search. */
class Surroundings {
  readonly #fold: Fold;
  readonly #lexicon: Lexicon;
  readonly #contexts = new Map<number, Hit[]>();
  readonly #contextSentences = new Map<number, Set<number>>();
  readonly #before: Hit[] = [];
  readonly #after: Hit[] = [];
  readonly #joiners: Hit[] = [];
  #reachBefore = 0;
  #reachAfter = 0;

  constructor(fold: Fold, lexicon: Lexicon) {
    this.#fold = fold;
    this.#lexicon = lexicon;
  }

  add(hit: Hit, phrase: CompiledPhrase): void {
    if (phrase.negation === null) {
      const list = this.#contexts.get(hit.phrase);
      if (list) list.push(hit);
      else this.#contexts.set(hit.phrase, [hit]);
    } else if (phrase.negation.side === 'joiner') this.#joiners.push(hit);
    else if (phrase.negation.side === 'before') {
      this.#before.push(hit);
      this.#reachBefore = Math.max(this.#reachBefore, phrase.negation.reach);
    } else {
      this.#after.push(hit);
      this.#reachAfter = Math.max(this.#reachAfter, phrase.negation.reach);
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
    const { contexts, near } = this.#lexicon.phrases[hit.phrase]!;
    for (const context of contexts) {
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
      const { reach } = this.#lexicon.phrases[before[i]!.phrase]!.negation!;
      if (hit.start - before[i]!.end <= reach && !crossesClause(this.#fold, before[i]!.end, hit.start, 'before'))
        return 'before';
    }
    const after = this.#after;
    for (
      let i = firstAtLeast(after, (h) => h.start, hit.end);
      i < after.length && after[i]!.start <= hit.end + this.#reachAfter;
      i++
    ) {
      const { reach } = this.#lexicon.phrases[after[i]!.phrase]!.negation!;
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

/** Commas and semicolons part clauses; a colon or bracket only parts what it follows ("deposit: none", "fee (no)"). */
function crossesClause(fold: Fold, from: number, to: number, side: 'before' | 'after'): boolean {
  for (let i = from; i < to; i++) {
    const u = fold.units[i]!;
    if (u === 0x2c || u === 0x3001 || u === 0x3b || u === 0x60c || u === 0x61b || u === 0x104a) return true;
    if (side === 'before' && (u === 0x3a || u === 0x28 || u === 0x29)) return true;
  }
  return crossesSentence(fold, from, to);
}
