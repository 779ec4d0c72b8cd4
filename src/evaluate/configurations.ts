import type { CorpusRow } from '../corpus';
import type { Verdict } from '../verdict';
import type { Split } from './splits';

/** What a configuration says of a row. */
export interface Prediction {
  /** Probability at the configuration's own prior. */
  readonly probability: number;
  /** Natural log-odds of it. */
  readonly logit: number;
  /** The whole judgement, where there is one. */
  readonly verdict?: Verdict;
}

export type Predict = (row: CorpusRow) => Prediction;

/** A system that is measured: a name, and a function from row to probability and logit. */
export interface Configuration {
  readonly name: string;
  /** What it is, in one sentence. */
  readonly gloss: string;
  /** The prior that its logits contain, between 0 and 1. */
  readonly prior: number;
  /** Least evidence, in log-odds above the prior, from which it flags an ad, where it has bands of its own. */
  readonly flagFrom?: number;
  /** A system that is ready as it is. */
  readonly predict?: Predict;
  /**
   * A system that learns: from rows of the other folds only, never from those it is measured on. Its logits then contain
   * {@link Configuration.prior} all the same.
   */
  readonly learn?: (train: readonly CorpusRow[], seed: number) => Predict;
}

/** Predictions of one configuration: once for one that is ready, once a seed for one that learns. */
export interface Run {
  readonly configuration: Configuration;
  /** Seeds, in the order of `evidence`. */
  readonly seeds: readonly number[];
  /** Log-odds above the prior, by row, a list a seed. */
  readonly evidence: readonly Float64Array[];
  /** Verdicts by row, where the configuration gives any. */
  readonly verdicts: readonly (Verdict | undefined)[];
}

/**
 * Lets a configuration judge all rows that the split can measure. One that learns is fitted for each fold and seed anew.
 *
 * @param transform what is judged in place of a row; the row itself if not given. What is learnt from is never transformed.
 * @param progress called for every row judged
 */
export function runOf(
  configuration: Configuration,
  rows: readonly CorpusRow[],
  split: Split,
  seeds: readonly number[],
  transform: (row: CorpusRow) => CorpusRow = (row) => row,
  progress: () => void = () => {},
): Run {
  const base = Math.log(configuration.prior / (1 - configuration.prior));
  const verdicts = new Array<Verdict | undefined>(rows.length).fill(undefined);
  const { predict, learn } = configuration;
  if (predict !== undefined) {
    const evidence = new Float64Array(rows.length).fill(Number.NaN);
    for (const i of split.usable) {
      const { logit, verdict } = predict(transform(rows[i]!));
      evidence[i] = logit - base;
      verdicts[i] = verdict;
      progress();
    }
    return { configuration, seeds: [seeds[0] ?? 1], evidence: [evidence], verdicts };
  }
  if (learn === undefined) throw new TypeError(`configuration ${configuration.name}: give "predict" or "learn"`);
  const evidence = seeds.map((seed) => {
    const ofSeed = new Float64Array(rows.length).fill(Number.NaN);
    for (const { train, test } of split.folds(seed)) {
      const fitted = learn(
        Array.from(train, (i) => rows[i]!),
        seed,
      );
      for (const i of test) {
        const { logit, verdict } = fitted(transform(rows[i]!));
        ofSeed[i] = logit - base;
        verdicts[i] = verdict;
        progress();
      }
    }
    return ofSeed;
  });
  return { configuration, seeds, evidence, verdicts };
}
