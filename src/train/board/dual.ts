import { minimise } from '../lbfgs';
import { softplus } from '../loss';

/** A fit in the span of the training ads: log-odds are `bias` plus the sum of `shares` times likenesses. */
export interface Dual {
  readonly shares: Float64Array;
  readonly bias: number;
}

/**
 * Logistic regression with L2 regularisation in the span of the training ads (the representer theorem): the same minimum as over all
 * their terms, in as many unknowns as there are ads. Of a few thousand ads at most: work grows with the cube of their number.
 *
 * @param likeness symmetric, positive semi-definite, row by row
 * @param signs 1 for a lure, -1 for an honest ad
 * @param weights how much each ad counts
 * @param strengths of regularisation per unit of weight, strongest first; a fit begins where the one before ended
 */
export function fitDual(
  likeness: Float64Array,
  signs: Float64Array,
  weights: Float64Array,
  strengths: readonly number[],
): Dual[] {
  const rows = signs.length;
  const lower = cholesky(likeness, rows);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const at = new Float64Array(rows + 1);
  return strengths.map((l2) => {
    minimise(
      (x, gradient) => {
        gradient.fill(0);
        let loss = 0;
        for (let i = 0; i < rows; i++) {
          const from = i * rows;
          let z = x[rows]!;
          for (let k = 0; k <= i; k++) z += lower[from + k]! * x[k]!;
          const margin = signs[i]! * z;
          loss += weights[i]! * softplus(-margin);
          const pull = (-signs[i]! * weights[i]!) / (1 + Math.exp(margin));
          for (let k = 0; k <= i; k++) gradient[k]! += pull * lower[from + k]!;
          gradient[rows]! += pull;
        }
        let squares = 0;
        for (let k = 0; k < rows; k++) {
          squares += x[k]! * x[k]!;
          gradient[k]! += l2 * total * x[k]!;
        }
        return loss + 0.5 * l2 * total * squares;
      },
      at,
      { mostIterations: 80 },
    );
    return { shares: solveUpper(lower, rows, at), bias: at[rows]! };
  });
}

/** The lower factor of a matrix, with a little added to its diagonal: ads that are copies of one another are no trouble then. */
function cholesky(matrix: Float64Array, rows: number): Float64Array {
  const lower = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    const ri = i * rows;
    for (let j = 0; j <= i; j++) {
      const rj = j * rows;
      let sum = matrix[ri + j]! + (i === j ? 1e-8 : 0);
      for (let k = 0; k < j; k++) sum -= lower[ri + k]! * lower[rj + k]!;
      lower[ri + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[rj + j]!;
    }
  }
  return lower;
}

/** Solves `transpose(lower) * shares = u`. */
function solveUpper(lower: Float64Array, rows: number, u: Float64Array): Float64Array {
  const shares = u.slice(0, rows);
  for (let i = rows - 1; i >= 0; i--) {
    const share = shares[i]! / lower[i * rows + i]!;
    shares[i] = share;
    const from = i * rows;
    for (let k = 0; k < i; k++) shares[k]! -= lower[from + k]! * share;
  }
  return shares;
}
