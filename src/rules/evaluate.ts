import type { Entity, Pay } from '../extract';
import type { Mention } from '../lexicon';
import type { Fold } from '../text';
import { sentenceAt } from '../text';
import type { Item, Rule, Ruleset } from './compile';
import type { ItemSource, Range } from './types';

/** A rule that holds, with the mentions that made it hold. */
export interface Signal {
  readonly rule: Rule;
  /** In source order, at most {@link MOST_MENTIONS}. */
  readonly mentions: readonly Mention[];
}

/** What rules look at. */
export interface Findings {
  /** All mentions of the ad in source order, those of the readers included. */
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  readonly fold: Fold;
}

const MOST_MENTIONS = 12;

/** Evaluates all rules; a rule is looked at only when each of its parts is present somewhere in the ad. */
export function evaluateRules(ruleset: Ruleset, findings: Findings): Signal[] {
  const { rules, rulesByConcept, ungated } = ruleset;
  const index = new MentionIndex(ruleset, findings);
  const words = (rules.length + 31) >>> 5;
  const candidates = emptyCandidates(words);
  for (const r of ungated) candidates[r >>> 5]! |= 1 << (r & 31);
  for (const concept of index.concepts) for (const r of rulesByConcept[concept]!) candidates[r >>> 5]! |= 1 << (r & 31);
  const signals: Signal[] = [];
  for (let word = 0; word < words; word++)
    for (let bits = candidates[word]!; bits !== 0; ) {
      const lowest = 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      const rule = rules[word * 32 + lowest]!;
      const mentions = isMet(rule, index) ? mentionsOf(rule, index) : null;
      if (mentions) signals.push({ rule, mentions });
    }
  index.forget();
  return signals;
}

/** A bit for each rule that is looked at, of one ad after the other: no more than the longest ruleset has rules. */
let looked = new Int32Array(0);

function emptyCandidates(words: number): Int32Array {
  if (looked.length < words) looked = new Int32Array(words);
  return looked.fill(0);
}

// What was said of a concept, as bits.
const SAID = 1;
const NEGATED = 2;
const DISGUISED = 4;
const NEGATED_DISGUISED = 8;

/** Mentions by concept, so that an item is looked up and not searched. */
class MentionIndex {
  readonly #byConcept = new Map<number, Mention[]>();
  /** Of each concept what was said of it. */
  readonly #said: Uint8Array;
  readonly #findings: Findings;
  /** Indices of the concepts present. */
  readonly concepts: number[] = [];

  constructor(ruleset: Ruleset, findings: Findings) {
    this.#findings = findings;
    const { conceptIds, conceptIndex } = ruleset.lexicon;
    const said = flagsFor(conceptIds.length);
    for (const m of findings.mentions) {
      const c = conceptIndex.get(m.concept);
      if (c === undefined) continue;
      if (said[c] === 0) {
        this.#byConcept.set(c, [m]);
        this.concepts.push(c);
      } else this.#byConcept.get(c)!.push(m);
      said[c]! |= m.negated
        ? m.disguised
          ? NEGATED | NEGATED_DISGUISED
          : NEGATED
        : m.disguised
          ? SAID | DISGUISED
          : SAID;
    }
    this.#said = said;
  }

  /** Clears what is used again; nothing can be asked afterwards. */
  forget(): void {
    for (const c of this.concepts) this.#said[c] = 0;
  }

  /** Is there any mention of the item? */
  has(item: Item): boolean {
    if (item.kind === 'entity') return hasEntity(item.source, this.#findings);
    const { concepts, negated, disguised } = item;
    const wanted = negated ? (disguised ? NEGATED_DISGUISED : NEGATED) : disguised ? DISGUISED : SAID;
    const said = this.#said;
    for (let i = 0; i < concepts.length; i++) if ((said[concepts[i]!]! & wanted) !== 0) return true;
    return false;
  }

  /** The mentions of an item, unordered. */
  of(item: Item): Mention[] {
    if (item.kind === 'entity') return entityItem(item.source, this.#findings);
    const found: Mention[] = [];
    this.#collect(item, found);
    return found;
  }

  /** The mentions of items, those of the first first. */
  ofAll(items: readonly Item[]): Mention[] {
    const found: Mention[] = [];
    for (const item of items) {
      if (item.kind === 'concepts') this.#collect(item, found);
      else for (const m of this.of(item)) found.push(m);
    }
    return found;
  }

  #collect({ concepts, negated, disguised }: Extract<Item, { kind: 'concepts' }>, found: Mention[]): void {
    const said = this.#said;
    for (let i = 0; i < concepts.length; i++) {
      const c = concepts[i]!;
      if (said[c] === 0) continue;
      for (const m of this.#byConcept.get(c)!) if (m.negated === negated && (!disguised || m.disguised)) found.push(m);
    }
  }
}

/** What was said of the concepts of one ad after the other, 0 between two: no more than the longest ruleset has concepts. */
let flags = new Uint8Array(0);

function flagsFor(concepts: number): Uint8Array {
  if (flags.length < concepts) flags = new Uint8Array(concepts);
  return flags;
}

/**
 * Are all parts of the rule there, wherever they stand, and nothing that excludes it? Every item of `all` must be met, one of `any`, k of
 * `atleast`.
 */
function isMet({ all, any, atleast, unless, unlessAll }: Rule, index: MentionIndex): boolean {
  for (const item of all) if (!index.has(item)) return false;
  if (any.length > 0 && !isAny(any, index)) return false;
  if (atleast !== null) {
    let met = 0;
    for (const item of atleast.of) if (index.has(item)) met++;
    if (met < atleast.k) return false;
  }
  if (isAny(unless, index)) return false;
  if (unlessAll === undefined) return true;
  for (const item of unlessAll) if (!index.has(item)) return true;
  return false;
}

function isAny(items: readonly Item[], index: MentionIndex): boolean {
  for (const item of items) if (index.has(item)) return true;
  return false;
}

/** The mentions that make the rule hold, of which all parts are there; null where they stand too far apart. */
function mentionsOf({ all, any, atleast, unlessNear, within }: Rule, index: MentionIndex): readonly Mention[] | null {
  const parts: Mention[][] = [];
  for (const item of all) parts.push(index.of(item));
  if (any.length > 0) parts.push(index.ofAll(any));
  const some: Mention[][] = [];
  if (atleast !== null)
    for (const item of atleast.of) {
      const found = index.of(item);
      if (found.length > 0) some.push(found);
    }
  const k = atleast?.k ?? 0;
  const near = index.ofAll(unlessNear);
  if (within === 'ad') return near.length > 0 ? null : collect(parts, some);
  return within === 'sentence' ? bySentence(parts, some, k, near) : byWindow(parts, some, k, near, within);
}

/** Mentions taken of each part. */
const MOST_OF_PART = 4;

/** One mention list from several, in source order, a few of each part. */
function collect(parts: readonly (readonly Mention[])[], more: readonly (readonly Mention[])[] = []): Mention[] {
  const chosen: Mention[] = [];
  for (const part of parts) choose(part, chosen);
  for (const part of more) choose(part, chosen);
  if (chosen.length > MOST_MENTIONS) chosen.length = MOST_MENTIONS;
  return chosen;
}

/** Sets the first few of a part among those that were chosen, in source order. */
function choose(part: readonly Mention[], chosen: Mention[]): void {
  for (let i = 0; i < part.length && i < MOST_OF_PART; i++) {
    const m = part[i]!;
    if (chosen.includes(m)) continue;
    let at = chosen.length;
    while (at > 0 && (chosen[at - 1]!.start - m.start || chosen[at - 1]!.end - m.end) > 0) at--;
    if (at === chosen.length) chosen.push(m);
    else chosen.splice(at, 0, m);
  }
}

/** Holds when one sentence has every part and k of the optional ones. */
function bySentence(parts: Mention[][], some: Mention[][], k: number, near: readonly Mention[]): Mention[] | null {
  const barred = new Set(near.map((m) => m.sentence));
  const bySentence = new Map<number, Mention[][]>();
  [...parts, ...some].forEach((list, p) => {
    for (const m of list) {
      const slots = bySentence.get(m.sentence) ?? [];
      bySentence.set(m.sentence, slots);
      const slot = slots[p];
      if (slot) slot.push(m);
      else slots[p] = [m];
    }
  });
  for (const [sentence, slots] of [...bySentence].sort((a, b) => a[0] - b[0])) {
    if (barred.has(sentence) || !isComplete(slots, parts.length, k)) continue;
    return collect(slots.filter((s) => s !== undefined));
  }
  return null;
}

function isComplete(slots: readonly (readonly Mention[] | undefined)[], parts: number, k: number): boolean {
  for (let p = 0; p < parts; p++) if (!slots[p]) return false;
  let optional = 0;
  for (let p = parts; p < slots.length; p++) if (slots[p]) optional++;
  return optional >= k;
}

/** Slides a window of `width` source characters over the mentions of all parts. */
function byWindow(
  parts: Mention[][],
  some: Mention[][],
  k: number,
  near: readonly Mention[],
  width: number,
): Mention[] | null {
  const all = [...parts, ...some]
    .flatMap((list, p) => list.map((m) => ({ m, p })))
    .sort((a, b) => a.m.start - b.m.start);
  const inWindow = new Array<number>(parts.length + some.length).fill(0);
  const barriers = near.map((m) => m.start).sort((a, b) => a - b);
  let left = 0;
  let nextBarrier = 0;
  for (let right = 0; right < all.length; right++) {
    inWindow[all[right]!.p]!++;
    while (all[right]!.m.end - all[left]!.m.start > width && left < right) inWindow[all[left++]!.p]!--;
    let missing = 0;
    for (let p = 0; p < parts.length; p++) if (inWindow[p] === 0) missing++;
    let optional = 0;
    for (let p = parts.length; p < inWindow.length; p++) if (inWindow[p]! > 0) optional++;
    if (missing > 0 || optional < k) continue;
    const from = all[left]!.m.start - width / 2;
    while (nextBarrier < barriers.length && barriers[nextBarrier]! < from) nextBarrier++;
    if (nextBarrier < barriers.length && barriers[nextBarrier]! <= all[right]!.m.end + width / 2) continue;
    return collect([all.slice(left, right + 1).map((x) => x.m)]);
  }
  return null;
}

type EntitySource = Exclude<ItemSource, string | { concept: string }>;

/** Is there an entity as the item wants it, or is the text as long? */
function hasEntity(source: EntitySource, { entities, fold }: Findings): boolean {
  if ('length' in source) return inRange(fold.source.length, source.length);
  if (hasOthers(source, entities)) return false;
  for (const e of entities) if (isWanted(e, source)) return true;
  return false;
}

/** Entities as mentions: `pay`, `age`, `hours`, `contact`, `length` items. */
function entityItem(source: EntitySource, { entities, fold }: Findings): Mention[] {
  if ('length' in source) {
    // No place in the text speaks for a length: an empty span, which evidence leaves out.
    if (!inRange(fold.source.length, source.length)) return [];
    return [{ concept: 'length', start: 0, end: 0, sentence: 0, negated: false, disguised: false }];
  }
  const found: Mention[] = [];
  if (hasOthers(source, entities)) return found;
  for (const e of entities) {
    if (!isWanted(e, source)) continue;
    found.push({
      concept: e.kind,
      start: e.start,
      end: e.end,
      sentence: sentenceAt(fold, e.start),
      negated: false,
      disguised: false,
    });
  }
  return found;
}

function isWanted(e: Entity, source: Exclude<EntitySource, { length: Range }>): boolean {
  if ('pay' in source) return e.kind === 'pay' && payMatches(e, source.pay);
  if ('age' in source)
    return e.kind === 'age' && inRangeOrAbsent(e.from, source.age.from) && inRangeOrAbsent(e.to, source.age.to);
  if ('hours' in source)
    return (
      e.kind === 'hours' &&
      inRangeOrAbsent(e.perDay, source.hours.per_day) &&
      inRangeOrAbsent(e.perWeek, source.hours.per_week)
    );
  return e.kind === 'contact' && (!source.contact.kind || source.contact.kind.includes(e.channel));
}

/** Are there contacts of other kinds, where the item wants those of its own only? */
function hasOthers(source: Exclude<EntitySource, { length: Range }>, entities: readonly Entity[]): boolean {
  if (!('contact' in source) || !source.contact.only) return false;
  const { kind } = source.contact;
  return entities.some((e) => e.kind === 'contact' && !kind?.includes(e.channel));
}

function payMatches(pay: Pay, want: Extract<ItemSource, { pay: unknown }>['pay']): boolean {
  return (
    (!want.ratio || (pay.ratio !== null && inRange(pay.ratio, want.ratio))) &&
    (!want.period || want.period.includes(pay.period)) &&
    (!want.top_over_bottom || (pay.min > 0 && inRange(pay.max / pay.min, want.top_over_bottom))) &&
    (want.guaranteed === undefined || pay.guaranteed === want.guaranteed) &&
    (want.crypto === undefined || pay.crypto === want.crypto) &&
    (want.percent === undefined || pay.percent === want.percent) &&
    (want.up_to === undefined || pay.upTo === want.up_to)
  );
}

function inRange(value: number, range: Range): boolean {
  return (range.min === undefined || value >= range.min) && (range.max === undefined || value <= range.max);
}

/** A range on a value that may be unknown: unknown does not match. */
function inRangeOrAbsent(value: number | null, range: Range | undefined): boolean {
  return range === undefined || (value !== null && inRange(value, range));
}
