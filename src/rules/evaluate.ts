import type { Contact, Entity, Pay } from '../extract';
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
  const index = new MentionIndex(ruleset, findings);
  const candidates = new Set(ruleset.ungated);
  for (const concept of index.concepts) for (const r of ruleset.rulesByConcept[concept]!) candidates.add(r);
  const signals: Signal[] = [];
  for (const r of [...candidates].sort((a, b) => a - b)) {
    const rule = ruleset.rules[r]!;
    const mentions = holds(rule, index);
    if (mentions) signals.push({ rule, mentions });
  }
  return signals;
}

/** Mentions by concept, so that an item is looked up and not searched. */
class MentionIndex {
  readonly #byConcept: (Mention[] | undefined)[];
  readonly #findings: Findings;
  /** Indices of the concepts present. */
  readonly concepts: number[] = [];

  constructor(ruleset: Ruleset, findings: Findings) {
    this.#findings = findings;
    this.#byConcept = new Array(ruleset.lexicon.conceptIds.length);
    for (const m of findings.mentions) {
      const c = ruleset.lexicon.conceptIndex.get(m.concept);
      if (c === undefined) continue;
      const list = this.#byConcept[c];
      if (list) list.push(m);
      else {
        this.#byConcept[c] = [m];
        this.concepts.push(c);
      }
    }
  }

  /** The mentions of an item, unordered. */
  of(item: Item): Mention[] {
    if (item.kind === 'entity') return entityItem(item.source, this.#findings);
    const found: Mention[] = [];
    for (const c of item.concepts)
      for (const m of this.#byConcept[c] ?? [])
        if (m.negated === item.negated && (!item.disguised || m.disguised)) found.push(m);
    return found;
  }
}

/** The mentions that make the rule hold, or null. */
function holds(rule: Rule, index: MentionIndex): readonly Mention[] | null {
  // Parts: every item of `all` must be met, one of `any`, k of `atleast`.
  const all: Mention[][] = [];
  for (const item of rule.all) {
    const found = index.of(item);
    if (found.length === 0) return null;
    all.push(found);
  }
  const any = rule.any.flatMap((item) => index.of(item));
  if (rule.any.length > 0 && any.length === 0) return null;
  const some = (rule.atleast?.of ?? []).map((item) => index.of(item)).filter((found) => found.length > 0);
  if (rule.atleast && some.length < rule.atleast.k) return null;
  for (const item of rule.unless) if (index.of(item).length > 0) return null;
  if (rule.unlessAll?.every((item) => index.of(item).length > 0)) return null;

  const parts = rule.any.length > 0 ? [...all, any] : all;
  const k = rule.atleast?.k ?? 0;
  const near = rule.unlessNear.flatMap((item) => index.of(item));
  if (rule.within === 'ad') return near.length > 0 ? null : collect([...parts, ...some]);
  return rule.within === 'sentence' ? bySentence(parts, some, k, near) : byWindow(parts, some, k, near, rule.within);
}

/** One mention list from several, in source order, a few of each part. */
function collect(parts: readonly (readonly Mention[])[]): Mention[] {
  const chosen = new Set<Mention>();
  for (const part of parts) for (let i = 0; i < part.length && i < 4; i++) chosen.add(part[i]!);
  return [...chosen].sort((a, b) => a.start - b.start || a.end - b.end).slice(0, MOST_MENTIONS);
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

/** Entities as mentions: `pay`, `age`, `hours`, `contact`, `length` items. */
function entityItem(source: Exclude<ItemSource, string | { concept: string }>, findings: Findings): Mention[] {
  if ('length' in source) {
    // No place in the text speaks for a length: an empty span, which evidence leaves out.
    if (!inRange(findings.fold.source.length, source.length)) return [];
    return [{ concept: 'length', start: 0, end: 0, sentence: 0, negated: false, disguised: false }];
  }
  const found: Mention[] = [];
  const push = (e: Entity) => {
    found.push({
      concept: e.kind,
      start: e.start,
      end: e.end,
      sentence: sentenceAt(findings.fold, e.start),
      negated: false,
      disguised: false,
    });
  };
  for (const e of findings.entities) {
    if ('pay' in source) {
      if (e.kind === 'pay' && payMatches(e, source.pay)) push(e);
    } else if ('age' in source) {
      if (e.kind === 'age' && inRangeOrAbsent(e.from, source.age.from) && inRangeOrAbsent(e.to, source.age.to)) push(e);
    } else if ('hours' in source) {
      if (
        e.kind === 'hours' &&
        inRangeOrAbsent(e.perDay, source.hours.per_day) &&
        inRangeOrAbsent(e.perWeek, source.hours.per_week)
      )
        push(e);
    } else if (e.kind === 'contact' && (!source.contact.kind || source.contact.kind.includes(e.channel))) push(e);
  }
  if ('contact' in source && source.contact.only) {
    const others = findings.entities.some(
      (e): e is Contact => e.kind === 'contact' && !source.contact.kind?.includes(e.channel),
    );
    if (others) return [];
  }
  return found;
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
