/** Kinds of feature, each with a part of the weight table of its own and its own quantisation scale. */
export const SECTIONS = ['gram', 'word', 'sense', 'concept', 'entity'] as const;
export type SectionName = (typeof SECTIONS)[number];

/**
 * log2 of the number of features of each section. Few of them have a weight; the more there are, the seldomer wording that was never met in
 * training falls on one of those by chance.
 */
export const SECTION_BITS: readonly number[] = [21, 21, 19, 14, 11];

/** First index of each section, and one past the last. */
export const SECTION_STARTS: readonly number[] = [0, 1, 2, 3, 4, 5].map((section) =>
  SECTION_BITS.slice(0, section).reduce((sum, bits) => sum + (1 << bits), 0),
);

/** All features there can be. */
export const FEATURE_COUNT: number = SECTION_STARTS[SECTION_STARTS.length - 1]!;

/** Largest weight of a section in steps: wording is told in coarse ones, facts in fine ones. */
export const MOST_STEPS: readonly number[] = [7, 7, 7, 127, 127];

export const GRAM = 0;
export const WORD = 1;
export const SENSE = 2;
export const CONCEPT = 3;
export const ENTITY = 4;

/** Where the hash of features starts; a model states it, so that one made for other features is refused. */
export const HASH_SEED = 0x2f0e9c55;

/** Adds a number to a running hash (FNV-1a on 16-bit units). */
export function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Lets every bit of a hash tell in the first ones: an index is made of those. */
export function spread(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The index of a hashed feature in a section. */
export function indexOf(section: number, hash: number): number {
  return SECTION_STARTS[section]! + (spread(hash) >>> (32 - SECTION_BITS[section]!));
}

/** Hash of a name such as a concept id. */
export function hashName(name: string, seed: number = HASH_SEED): number {
  let h = seed;
  for (let i = 0; i < name.length; i++) h = mix(h, name.charCodeAt(i));
  return h;
}
