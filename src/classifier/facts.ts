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

/** What the features of a concept are made of. */
interface Concept {
  /** A small number that no other concept in use has. */
  readonly number: number;
  readonly hash: number;
  readonly negated: number;
  readonly family: string;
  readonly isOfForm: boolean;
}

/** Concepts that were met, by their ids. Rulesets have a few hundred; what is beyond comes from many rulesets in turn, and begins anew. */
const concepts = new Map<string, Concept>();
const MOST_CONCEPTS = 4096;

function conceptOf(id: string): Concept {
  const known = concepts.get(id);
  if (known !== undefined) return known;
  const concept = {
    number: concepts.size,
    hash: hashName(id, HASH_SEED),
    negated: hashName(id, NEGATED_SEED),
    family: id.slice(0, id.indexOf('.') + 1),
    isOfForm: OF_FORM.test(id),
  };
  concepts.set(id, concept);
  return concept;
}

/** Distinct concepts of one family met in an ad. */
interface Members {
  readonly family: string;
  readonly hashes: number[];
  /** Their ids, `!` before those that are negated. */
  readonly keys: string[];
}

/**
 * Visits what was found in the ad, whatever its language: concepts, negated or not, pairs of concepts of one family, and kinds
 * of pay, contact, age and working time.
 */
export function visitFacts(mentions: readonly Mention[], entities: readonly Entity[], visit: FactVisitor): void {
  if (concepts.size > MOST_CONCEPTS) concepts.clear();
  const seen: number[] = [];
  const families: Members[] = [];
  for (const m of mentions) {
    const { number, hash: plain, negated, family, isOfForm } = conceptOf(m.concept);
    const sign = 2 * number + (m.negated ? 1 : 0);
    if (isOfForm || seen.includes(sign)) continue;
    seen.push(sign);
    const hash = m.negated ? negated : plain;
    visit(indexOf(CONCEPT, hash), m);
    let members = families.find((f) => f.family === family);
    if (members === undefined) {
      members = { family, hashes: [], keys: [] };
      families.push(members);
    }
    const { hashes, keys } = members;
    if (keys.length >= MOST_OF_FAMILY) continue;
    const key = m.negated ? `!${m.concept}` : m.concept;
    for (let k = 0; k < keys.length; k++) {
      const isFirst = keys[k]! < key;
      const a = isFirst ? hashes[k]! : hash;
      const b = isFirst ? hash : hashes[k]!;
      visit(indexOf(CONCEPT, mix(mix(mix(PAIR_SEED, a), b >>> 16), b & 0xffff)), m);
    }
    hashes.push(hash);
    keys.push(key);
  }
  if (entities.length === 0) return;
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
