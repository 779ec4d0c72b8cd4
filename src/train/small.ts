import { minimise } from './lbfgs';
import { softplus } from './loss';

/** A row of a regression with a handful of inputs. */
export interface SmallRow {
  readonly inputs: readonly number[];
  readonly lure: boolean;
  readonly weight: number;
}

/**
 * Logistic regression with few inputs and an intercept (last of the result), hardly regularised. An input named in `positive` gets
 * a coefficient that is not below 0.
 */
export function fitSmall(rows: readonly SmallRow[], positive: readonly number[] = []): number[] {
  const inputs = rows[0]?.inputs.length ?? 0;
  const barred = new Set<number>();
  for (;;) {
    const x = new Float64Array(inputs + 1);
    const total = rows.reduce((sum, r) => sum + r.weight, 0);
    minimise(
      (at, gradient) => {
        gradient.fill(0);
        let loss = 0;
        for (const { inputs: values, lure, weight } of rows) {
          let z = at[inputs]!;
          for (let k = 0; k < inputs; k++) if (!barred.has(k)) z += at[k]! * values[k]!;
          const margin = lure ? z : -z;
          loss += weight * softplus(-margin);
          const pull = ((lure ? -1 : 1) * weight) / (1 + Math.exp(margin));
          for (let k = 0; k < inputs; k++) if (!barred.has(k)) gradient[k]! += pull * values[k]!;
          gradient[inputs]! += pull;
        }
        for (let k = 0; k < inputs; k++) {
          loss += 0.5 * 1e-4 * total * at[k]! * at[k]!;
          gradient[k]! += 1e-4 * total * at[k]!;
        }
        return loss;
      },
      x,
      { mostIterations: 200, tolerance: 1e-6 },
    );
    // A coefficient that wants to be negative is held at 0, and the others are fitted without it.
    const wrong = positive.find((k) => !barred.has(k) && x[k]! < 0);
    if (wrong === undefined) return [...x];
    barred.add(wrong);
  }
}
