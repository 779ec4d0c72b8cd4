import { createScorer } from '../../src/index';
import type { Pair } from './corpora';
import { readPairs } from './corpora';

/** How one pair came out. */
export interface PairResult {
  readonly pair: Pair;
  /** The lure scores above its honest twin. */
  readonly ranked: boolean;
  /** The lure is high or above, the honest twin below. */
  readonly sided: boolean;
}

/** Scores every pair of the functional suite. */
export function runPairs(): PairResult[] {
  const scorer = createScorer();
  return readPairs().map((pair) => {
    const [lure, honest] = [scorer.brief(pair.lure), scorer.brief(pair.honest)];
    const isHigh = (risk: string) => risk === 'high' || risk === 'critical';
    return { pair, ranked: lure.logit > honest.logit, sided: isHigh(lure.risk) && !isHigh(honest.risk) };
  });
}

/** Pass rates by capability and language as lines of text. */
export function tableOf(results: readonly PairResult[]): string {
  const languages = [...new Set(results.map((r) => r.pair.language))];
  const capabilities = [...new Set(results.map((r) => r.pair.capability))].sort();
  const cell = (rows: readonly PairResult[]) =>
    rows.length === 0 ? '-' : `${rows.filter((r) => r.ranked && r.sided).length}/${rows.length}`;
  const lines = [['capability', ...languages, 'all']];
  for (const c of [...capabilities, 'all']) {
    const rows = c === 'all' ? results : results.filter((r) => r.pair.capability === c);
    lines.push([c, ...languages.map((l) => cell(rows.filter((r) => r.pair.language === l))), cell(rows)]);
  }
  return lines.map(([name, ...cells]) => name!.padEnd(28) + cells.map((x) => x.padStart(8)).join('')).join('\n');
}
