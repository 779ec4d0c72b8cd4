import { readAd } from '../ad';
import { contributionOf, logitOf, modelSignal, type TextModel } from '../classifier';
import type { CorpusRow } from '../corpus';
import { judge } from '../judge';
import type { Ruleset } from '../rules';
import { type Scale, WORDING_FAMILY, weigh } from '../verdict';
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

/** Letters below which a text without any lure signal is not judged, and the model is not asked. */
const LEAST_LETTERS = 40;

/** Judges labelled ads by the rules alone, by the model alone, and by both. */
export function measure(
  rows: readonly CorpusRow[],
  ruleset: Ruleset,
  model: TextModel,
  onRow: (done: number) => void = () => {},
): Measured[] {
  return rows.map((row, i) => {
    const judgement = judge(readAd(row.ad), ruleset, 0.5);
    const reading = readingOf(judgement);
    const logit = logitOf(model, reading.fold, reading.mentions, reading.entities);
    const signals = judgement.signals.filter((s) => s.rule.source.family !== WORDING_FAMILY);
    const asked = judgement.unscored === null && judgement.facts.lettersWeight >= LEAST_LETTERS;
    const own = asked ? modelSignal(model, reading, false) : null;
    const sum = (list: typeof signals, scale?: Scale) =>
      weigh(list, judgement.stance, scale).reduce((s, w) => s + w.contribution, 0);
    onRow(i + 1);
    return {
      row,
      rules: judgement.unscored === null ? sum(signals) : 0,
      logit,
      model: asked ? contributionOf(model, logit) : 0,
      both: judgement.unscored === null ? sum(own ? [...signals, own] : signals, model.scale) : 0,
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
