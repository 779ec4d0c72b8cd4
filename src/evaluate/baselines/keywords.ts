import type { CorpusRow } from '../../corpus';
import type { Configuration } from '../configurations';
import { baseLanguage } from '../perturb';
import { textOf } from '../text';
import { termsOf } from './terms';

/** Words on the list of a language. */
const LENGTH = 50;
/** Lure groups of the training folds that must hold a word for it to be listed. */
const LEAST_GROUPS = 3;
/** Hits beyond this are counted as this. */
const MOST_HITS = 6;

/**
 * Keyword lists as platforms keep them, one a language, made from the training folds: the {@link LENGTH} words that lures hold and
 * honest ads do not, by smoothed log-odds. The score is how many of them an ad holds, turned into log-odds by the training rows with that
 * count.
 */
export function keywordBaseline(prior: number): Configuration {
  const known = new WeakMap<CorpusRow, Uint32Array>();
  const termsIn = (row: CorpusRow) => {
    const terms = known.get(row) ?? termsOf(textOf(row.ad));
    known.set(row, terms);
    return terms;
  };
  const base = Math.log(prior / (1 - prior));
  return {
    name: 'keywords',
    gloss: `counts ${LENGTH} keywords a language, chosen on the training folds`,
    prior,
    learn: (train) => {
      const lists = new Map<string, ReadonlySet<number>>();
      for (const language of new Set(train.map((r) => baseLanguage(r.lang))))
        lists.set(
          language,
          listOf(
            train.filter((r) => baseLanguage(r.lang) === language),
            termsIn,
          ),
        );
      const hitsOf = (row: CorpusRow) => {
        const list = lists.get(baseLanguage(row.lang));
        let hits = 0;
        if (list !== undefined) for (const term of termsIn(row)) if (list.has(term)) hits++;
        return Math.min(MOST_HITS, hits);
      };
      const evidence = evidenceByHits(train, hitsOf);
      return (row) => {
        const logit = base + evidence[hitsOf(row)]!;
        return { probability: 1 / (1 + Math.exp(-logit)), logit };
      };
    },
  };
}

/** The words of one language that speak most for lures. */
function listOf(rows: readonly CorpusRow[], termsIn: (row: CorpusRow) => Uint32Array): Set<number> {
  const holders = new Map<number, Set<string>>();
  const honest = new Map<number, number>();
  const lureGroups = new Set<string>();
  let allHonest = 0;
  for (const row of rows) {
    if (row.label === 'lure') {
      lureGroups.add(row.group);
      for (const term of termsIn(row)) {
        const groups = holders.get(term);
        if (groups) groups.add(row.group);
        else holders.set(term, new Set([row.group]));
      }
    } else {
      allHonest++;
      for (const term of termsIn(row)) honest.set(term, (honest.get(term) ?? 0) + 1);
    }
  }
  const weighed = [...holders]
    .filter(([, groups]) => groups.size >= LEAST_GROUPS)
    .map(([term, groups]) => ({
      term,
      weight: logShare(groups.size, lureGroups.size) - logShare(honest.get(term) ?? 0, allHonest),
    }))
    .sort((a, b) => b.weight - a.weight || a.term - b.term);
  return new Set(weighed.slice(0, LENGTH).map((w) => w.term));
}

/** Log-odds for a lure of each count of hits. More keywords never make an ad safer, however few training rows have so many. */
function evidenceByHits(train: readonly CorpusRow[], hitsOf: (row: CorpusRow) => number): number[] {
  const counts = Array.from({ length: MOST_HITS + 1 }, () => ({ lure: 0, honest: 0 }));
  const all = { lure: 0, honest: 0 };
  for (const row of train) {
    counts[hitsOf(row)]![row.label!]++;
    all[row.label!]++;
  }
  let most = Number.NEGATIVE_INFINITY;
  return counts.map(({ lure, honest }) => {
    most = Math.max(most, logShare(lure, all.lure) - logShare(honest, all.honest));
    return most;
  });
}

/** Logarithm of a smoothed share. */
function logShare(count: number, of: number): number {
  return Math.log((count + 0.5) / (of + 1));
}
