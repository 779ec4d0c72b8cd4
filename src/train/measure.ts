import { readAd } from '../ad';
import { contributionOf, logitOf, type TextModel } from '../classifier';
import type { CorpusRow } from '../corpus';
import { type Judgement, judge } from '../judge';
import type { Ruleset } from '../rules';
import { readingOf } from './read';

/** What rules and model say of one ad: evidence is log-odds above the prior. */
export interface Measured {
  readonly row: CorpusRow;
  readonly rules: number;
  /** The model's own calibrated log-odds. */
  readonly logit: number;
  /** What the model adds where there are no rules. */
  readonly model: number;
  readonly both: number;
}

/** Judges labelled ads by the rules alone, by the model alone, and by both as a verdict does. */
export function measure(
  rows: readonly CorpusRow[],
  ruleset: Ruleset,
  model: TextModel,
  onRow: (done: number) => void = () => {},
): Measured[] {
  const evidenceOf = ({ weighed }: Judgement) => weighed.reduce((sum, w) => sum + w.contribution, 0);
  return rows.map((row, i) => {
    const ad = readAd(row.ad);
    const together = judge(ad, ruleset, 0.5, { model, places: false });
    const reading = readingOf(together);
    const logit = logitOf(model, reading.fold, reading.mentions, reading.entities);
    onRow(i + 1);
    return {
      row,
      rules: evidenceOf(judge(ad, ruleset, 0.5)),
      logit,
      model: together.unscored === null ? contributionOf(model, logit) : 0,
      both: evidenceOf(together),
    };
  });
}

/** Area under the ROC curve: the chance that a lure scores above an honest ad, ties counting half. NaN without both. */
export function areaUnderRoc(lures: readonly number[], honest: readonly number[]): number {
  const all = [...lures.map((s) => ({ s, lure: 1 })), ...honest.map((s) => ({ s, lure: 0 }))].sort((a, b) => a.s - b.s);
  let ranks = 0;
  for (let i = 0; i < all.length; ) {
    // Not a number is equal to nothing, itself included.
    let j = i + 1;
    while (j < all.length && all[j]!.s === all[i]!.s) j++;
    for (let k = i; k < j; k++) ranks += all[k]!.lure * ((i + j + 1) / 2);
    i = j;
  }
  return (ranks - (lures.length * (lures.length + 1)) / 2) / (lures.length * honest.length);
}
