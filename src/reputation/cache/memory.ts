import { LRUCache } from 'lru-cache';
import type { Observation, ReputationCache } from '../types';

/** Keeps the answers used last, in memory. `max` is a number of answers; default 10,000. */
export function memoryCache({ max = 10_000 }: { readonly max?: number } = {}): ReputationCache {
  const answers = new LRUCache<string, Observation>({ max });
  return {
    get: (key) => answers.get(key),
    set: (key, observation) => {
      answers.set(key, observation);
    },
  };
}
