import type { Entity } from '../extract';
import type { Mention } from '../lexicon';
import { CONCEPT, ENTITY, HASH_SEED, hashName, indexOf, mix } from './layout';

/** Told of every feature once for each place that shows it. */
export type FactVisitor = (index: number, place: Mention | Entity) => void;

const NEGATED_SEED = mix(HASH_SEED, 0x4e);
const PAIR_SEED = mix(HASH_SEED, 0x46);

/** Distinct concepts of one family that are paired: more of them say nothing new. */
const MOST_OF_FAMILY = 12;

/** Concepts that are read from a form (a named field) or from the writing itself, and tell the source rather than the meaning. */
const OF_FORM = /^(disguise\.|employer\.named$|contact\.(email|website|form|phone)|honest\.working-time$)/;

/**
 * Visits what was found in the ad, whatever its language: concepts, negated or not, pairs of concepts of one family, and kinds
 * of pay, contact, age and working time.
 */
export function visitFacts(mentions: readonly Mention[], entities: readonly Entity[], visit: FactVisitor): void {
  const seen = new Set<string>();
  const families = new Map<string, { readonly hash: number; readonly id: string }[]>();
  for (const m of mentions) {
    const key = m.negated ? `!${m.concept}` : m.concept;
    if (seen.has(key)) continue;
    seen.add(key);
    if (OF_FORM.test(m.concept)) continue;
    const hash = hashName(m.concept, m.negated ? NEGATED_SEED : HASH_SEED);
    visit(indexOf(CONCEPT, hash), m);
    const family = m.concept.slice(0, m.concept.indexOf('.') + 1);
    const members = families.get(family) ?? [];
    families.set(family, members);
    if (members.length >= MOST_OF_FAMILY) continue;
    for (const other of members) {
      const [a, b] = other.id < key ? [other.hash, hash] : [hash, other.hash];
      visit(indexOf(CONCEPT, mix(mix(mix(PAIR_SEED, a), b >>> 16), b & 0xffff)), m);
    }
    members.push({ hash, id: key });
  }
  const traits = new Set<string>();
  for (const e of entities) {
    for (const trait of traitsOf(e)) {
      if (traits.has(trait)) continue;
      traits.add(trait);
      visit(indexOf(ENTITY, hashName(trait)), e);
    }
  }
}

/** Coarse kinds of an entity; numbers only as buckets. */
export function traitsOf(entity: Entity): string[] {
  switch (entity.kind) {
    case 'pay': {
      const traits = [`pay ${entity.period}`];
      if (entity.ratio !== null) traits.push(`pay ratio ${bucketOf(entity.ratio, [0.5, 1, 1.5, 2, 3, 5, 10])}`);
      if (entity.upTo) traits.push('pay up to');
      if (entity.guaranteed) traits.push('pay guaranteed');
      if (entity.crypto) traits.push('pay crypto');
      if (entity.percent) traits.push('pay percent');
      if (entity.plusCommission) traits.push('pay commission');
      if (entity.min > 0 && entity.max > entity.min)
        traits.push(`pay spread ${bucketOf(entity.max / entity.min, [1.5, 2, 4])}`);
      return traits;
    }
    case 'contact': {
      const traits: string[] = [];
      if (entity.messenger) traits.push(`contact ${entity.channel}`, 'contact messenger');
      if (entity.group) traits.push('contact group');
      if (entity.freeMail) traits.push('contact free mail');
      if (entity.channel === 'shortener') traits.push('contact shortener');
      return traits;
    }
    case 'age': {
      const traits: string[] = [];
      if (entity.from !== null) traits.push(`age from ${bucketOf(entity.from, [16, 18, 20, 25])}`);
      if (entity.to !== null) traits.push(`age to ${bucketOf(entity.to, [30, 35, 40, 50, 60])}`);
      return traits;
    }
    case 'hours':
      return entity.perDay === null ? [] : [`hours a day ${bucketOf(entity.perDay, [2, 4, 7, 9, 12])}`];
    case 'place':
      return [];
  }
}

function bucketOf(value: number, bounds: readonly number[]): number {
  let bucket = 0;
  while (bucket < bounds.length && value >= bounds[bucket]!) bucket++;
  return bucket;
}
