import type { CorpusRow } from '../../corpus';
import type { Configuration } from '../configurations';
import { textOf } from '../text';
import { termsOf } from './terms';

/** Words on the list. */
const LENGTH = 50;
/** Lure groups of the training folds that must hold a word for it to be listed. */
const LEAST_GROUPS = 5;
/** Hits beyond this are counted as this. */
const MOST_HITS = 6;

/**
 * A keyword list as platforms keep it, made from the training folds: the {@link LENGTH} words that lures hold and honest ads do not, by
 * smoothed log-odds. The score is how many of them an ad holds, turned into log-odds by the training rows with that count.
 */
export function keywordBaseline(prior: number): Configuration {
  const known = new WeakMap<CorpusRow, Uint32Array>();
  const termsIn = (row: CorpusRow) => {
    const terms = known.get(row) ?? termsOf(textOf(row.ad));
    known.set(row, terms);
    return terms;
  };
  return {
    name: 'keywords',
    gloss: `counts ${LENGTH} keywords, chosen on the training folds`,
    prior,
    learn: (train) => {
      const groups = new Map<number, Set<string>>();
      const honest = new Map<number, number>();
      let lureGroups = 0;
      const seen = new Set<string>();
      const terms = train.map(termsIn);
      train.forEach((row, i) => {
        if (row.label === 'lure' && !seen.has(row.group)) {
          seen.add(row.group);
          lureGroups++;
        }
        for (const term of terms[i]!) {
          if (row.label !== 'lure') honest.set(term, (honest.get(term) ?? 0) + 1);
          else {
            const holders = groups.get(term);
            if (holders) holders.add(row.group);
            else groups.set(term, new Set([row.group]));
          }
        }
      });
      const allHonest = train.filter((r) => r.label === 'honest').length;
      const weighed = [...groups]
        .filter(([, holders]) => holders.size >= LEAST_GROUPS)
        .map(([term, holders]) => ({
          term,
          weight:
            Math.log((holders.size + 0.5) / (lureGroups + 1)) -
            Math.log(((honest.get(term) ?? 0) + 0.5) / (allHonest + 1)),
        }))
        .sort((a, b) => b.weight - a.weight || a.term - b.term);
      const list = new Set(weighed.slice(0, LENGTH).map((w) => w.term));
      const hitsOf = (held: Uint32Array) => {
        let hits = 0;
        for (const term of held) if (list.has(term)) hits++;
        return Math.min(MOST_HITS, hits);
      };
      const counts = Array.from({ length: MOST_HITS + 1 }, () => ({ lures: 0, honest: 0 }));
      train.forEach((row, i) => {
        const count = counts[hitsOf(terms[i]!)]!;
        if (row.label === 'lure') count.lures++;
        else count.honest++;
      });
      const allLures = train.length - allHonest;
      let most = Number.NEGATIVE_INFINITY;
      // More keywords never make an ad safer, however few training rows have so many.
      const evidence = counts.map(({ lures, honest: alarms }) => {
        most = Math.max(most, Math.log((lures + 0.5) / (allLures + 1)) - Math.log((alarms + 0.5) / (allHonest + 1)));
        return most;
      });
      const base = Math.log(prior / (1 - prior));
      return (row) => {
        const logit = base + evidence[hitsOf(termsIn(row))]!;
        return { probability: 1 / (1 + Math.exp(-logit)), logit };
      };
    },
  };
}
