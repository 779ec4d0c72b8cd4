import { CONCEPT, FEATURE_COUNT, type FeatureVector, SECTION_STARTS, SENSE } from '../classifier';
import type { CorpusRow } from '../corpus';
import type { Example, Linear } from './logistic';

/** Groups of written rows that must have a wording or a fact before it may count. */
const WRITTEN_GROUPS = 2;
/** Collected sets that must have it where too few written rows do. */
const SETS = 2;

/** Power of the inverse document frequency by which rare wording leaves 0 more readily than common wording. */
const RARITY = 2.5;
/** The same of senses, which are few, and of pairs of them. */
const RARITY_OF_SENSES = 1.5;
/** Inverse document frequency, natural, of wording that counts as it is. */
const USUAL_RARITY = 4;
/** Power of how unevenly wording is used by which it leaves 0 more readily. */
const UNEVENNESS = 0.3;
/** Unevenness of wording that lures and honest ads use alike. */
const LEAST_UNEVENNESS = 0.15;
/** What a collected row counts in telling it beside a written one: of these there are many alike. */
const COLLECTED = 0.2;

/** Inverse document frequency of what so many of all texts have, in parts of the usual one; never nothing. */
export function rarityOf(count: number, all: number): number {
  return Math.max(0.01, Math.log((all + 1) / (count + 1)) / USUAL_RARITY);
}

/**
 * How readily the weight of each feature leaves 0 in a fit, facts all alike: wording by how few written rows have it, since common wording is
 * shared by lures and their twins and what tells is said in rarer words; and by how unevenly lures and honest ads use it, the absolute
 * log-count ratio (Wang and Manning 2012).
 */
export function easeOf(rows: readonly CorpusRow[], features: readonly FeatureVector[]): Float64Array {
  const counts = new Uint32Array(FEATURE_COUNT);
  const used = { lure: new Float64Array(FEATURE_COUNT), honest: new Float64Array(FEATURE_COUNT) };
  const all = { lure: 0, honest: 0 };
  let written = 0;
  rows.forEach((row, r) => {
    const label = row.label === 'lure' ? 'lure' : 'honest';
    const weight = row.set === null ? 1 : COLLECTED;
    all[label] += weight;
    for (const i of features[r]!.indices) used[label][i]! += weight;
    if (row.set !== null) return;
    written++;
    for (const i of features[r]!.indices) counts[i]!++;
  });
  const ease = new Float64Array(FEATURE_COUNT).fill(1);
  for (let i = 0; i < SECTION_STARTS[CONCEPT]!; i++) {
    if (used.lure[i] === 0 && used.honest[i] === 0) continue;
    const rarity = rarityOf(counts[i]!, written);
    const ratio = Math.log(((used.lure[i]! + 1) / (used.honest[i]! + 1)) * (all.honest / Math.max(1, all.lure)));
    ease[i] =
      rarity ** (i < SECTION_STARTS[SENSE]! ? RARITY : RARITY_OF_SENSES) *
      (LEAST_UNEVENNESS + Math.abs(ratio)) ** UNEVENNESS;
  }
  return ease;
}

/**
 * The features that may have a weight: wording that several written groups share, or several collected sets. What only one set has
 * is its accent. Facts that the lexicon finds have to be met in written groups: collected sets differ in what they hold by form.
 */
export function keptFeatures(
  rows: readonly CorpusRow[],
  features: readonly FeatureVector[],
  groups: readonly string[],
): Uint8Array {
  const written = new Uint8Array(FEATURE_COUNT);
  const lastWritten = new Array<string | undefined>(FEATURE_COUNT);
  const sets = new Uint8Array(FEATURE_COUNT);
  const lastSet = new Int32Array(FEATURE_COUNT).fill(-1);
  const setIds = new Map<string, number>();
  // By set, so that a set is counted once.
  const order = rows.map((_, i) => i).sort((a, b) => compare(rows[a]!.set ?? '', rows[b]!.set ?? '') || a - b);
  for (const r of order) {
    const { set } = rows[r]!;
    const group = groups[r]!;
    if (set === null) {
      for (const i of features[r]!.indices)
        if (lastWritten[i] !== group) {
          lastWritten[i] = group;
          if (written[i]! < 255) written[i]!++;
        }
    } else {
      let id = setIds.get(set);
      if (id === undefined) {
        id = setIds.size;
        setIds.set(set, id);
      }
      for (const i of features[r]!.indices)
        if (lastSet[i] !== id) {
          lastSet[i] = id;
          if (sets[i]! < 255) sets[i]!++;
        }
    }
  }
  const kept = new Uint8Array(FEATURE_COUNT);
  for (let i = 0; i < FEATURE_COUNT; i++)
    kept[i] = written[i]! >= WRITTEN_GROUPS || (i < SECTION_STARTS[CONCEPT]! && sets[i]! >= SETS) ? 1 : 0;
  return kept;
}

/** How much rather a sense has a place than wording that says as much: what it says holds in all languages, and is less often chance. */
const WORTH_OF_SENSES = 4;

/**
 * The features of a fit that say most: by the size of their weight, what value they usually have, and the root of how often they are met, since
 * one that is met often is worth its place before a rare one.
 */
export function strongest({ weights }: Linear, examples: readonly Example[], most: number): Uint8Array {
  const counts = new Uint32Array(weights.length);
  const sums = new Float64Array(weights.length);
  for (const { features } of examples)
    features.indices.forEach((i, k) => {
      counts[i]!++;
      sums[i]! += features.values[k]!;
    });
  const said: { readonly feature: number; readonly much: number }[] = [];
  weights.forEach((w, feature) => {
    if (w === 0) return;
    const isSense = feature >= SECTION_STARTS[SENSE]! && feature < SECTION_STARTS[SENSE + 1]!;
    const worth = isSense ? WORTH_OF_SENSES : 1;
    said.push({ feature, much: (worth * Math.abs(w) * sums[feature]!) / Math.sqrt(counts[feature]!) });
  });
  const kept = new Uint8Array(weights.length);
  for (const { feature } of said.sort((a, b) => b.much - a.much || a.feature - b.feature).slice(0, most))
    kept[feature] = 1;
  return kept;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
