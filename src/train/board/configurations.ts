import type { CorpusRow } from '../../corpus';
import type { Configuration, Predict } from '../../evaluate';
import { type BoardModel, type BoardOptions, trainBoard } from './board';

/**
 * {@link trainBoard} as two configurations that learn on the training folds: the wording alone, and wording and other evidence weighed
 * together. Both share one fit.
 *
 * @param prior what their logits contain
 * @param evidenceOf the other evidence of an ad, such as that of the rules, in log-odds
 */
export function boardConfigurations(
  prior: number,
  evidenceOf: (row: CorpusRow) => number,
  options: Omit<BoardOptions, 'evidenceOf' | 'seed'> = {},
): { readonly alone: Configuration; readonly both: Configuration } {
  const base = Math.log(prior / (1 - prior));
  // The last fits: both configurations are asked for the same folds, one after the other.
  const fits = new Map<string, BoardModel>();
  const fitOf = (train: readonly CorpusRow[], seed: number): BoardModel => {
    const key = `${seed} ${train.map((r) => r.id).join(' ')}`;
    const fit = fits.get(key) ?? trainBoard(train, { ...options, evidenceOf, seed });
    fits.set(key, fit);
    return fit;
  };
  const learn =
    (logitOf: (model: BoardModel, row: CorpusRow) => number) =>
    (train: readonly CorpusRow[], seed: number): Predict => {
      const model = fitOf(train, seed);
      return (row) => {
        const logit = base + logitOf(model, row);
        return { probability: 1 / (1 + Math.exp(-logit)), logit };
      };
    };
  return {
    alone: {
      name: 'board',
      gloss: 'wording of the board’s own ads, learnt on the training folds',
      prior,
      learn: learn((model, row) => model.logitOf(row)),
    },
    both: {
      name: 'board+rules',
      gloss: 'wording of the board’s own ads and the rules, weighed together on the training folds',
      prior,
      learn: learn((model, row) => model.togetherOf(row)),
    },
  };
}
