/** Value of a function at `x`; writes its gradient. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

/** How a search for the least value went. */
export interface Minimum {
  readonly value: number;
  readonly iterations: number;
  /** The gradient became small enough; otherwise the most iterations were used up, or no step led lower. */
  readonly converged: boolean;
}

export interface LbfgsOptions {
  /** Pairs of steps that are remembered. */
  readonly memory?: number;
  readonly mostIterations?: number;
  /** Largest norm of the gradient, relative to {@link LbfgsOptions.scale}, at which the search ends. */
  readonly tolerance?: number;
  /** A large gradient of this function; that at the start if absent. */
  readonly scale?: number;
  readonly onIteration?: (iteration: number, value: number) => void;
}

/**
 * Minimises a smooth convex function by the limited-memory BFGS method (Nocedal and Wright, Numerical Optimization, algorithm
 * 7.5) with backtracking until the value falls sufficiently. Deterministic: the same function and start give the same bytes.
 *
 * @param x the start; holds the minimum afterwards
 */
export function minimise(objective: Objective, x: Float64Array, options: LbfgsOptions = {}): Minimum {
  const { memory = 8, mostIterations = 60, tolerance = 1e-3, scale: given, onIteration } = options;
  const n = x.length;
  let gradient: Float64Array = new Float64Array(n);
  let value = objective(x, gradient);
  const first = Math.max(norm(gradient), 1e-12);
  const small = tolerance * (given ?? first);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  const alpha = new Float64Array(memory);
  let trial: Float64Array = new Float64Array(n);
  let trialGradient: Float64Array = new Float64Array(n);
  let current: Float64Array = x;
  for (let iteration = 1; iteration <= mostIterations; iteration++) {
    if (norm(gradient) <= small) return finish(current, x, value, iteration - 1, true);
    const direction = Float64Array.from(gradient);
    for (let k = steps.length - 1; k >= 0; k--) {
      const { s, y, rho } = steps[k]!;
      alpha[k] = rho * dot(s, direction);
      addTo(direction, y, -alpha[k]!);
    }
    const newest = steps[steps.length - 1];
    if (newest) scale(direction, dot(newest.s, newest.y) / dot(newest.y, newest.y));
    else scale(direction, 1 / first);
    for (let k = 0; k < steps.length; k++) {
      const { s, y, rho } = steps[k]!;
      addTo(direction, s, alpha[k]! - rho * dot(y, direction));
    }
    const slope = -dot(direction, gradient);
    let step = 1;
    let next = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 30; tries++) {
      for (let i = 0; i < n; i++) trial[i] = current[i]! - step * direction[i]!;
      next = objective(trial, trialGradient);
      if (next <= value + 1e-4 * step * slope) break;
      step /= 2;
    }
    if (!(next < value)) return finish(current, x, value, iteration, false);
    const s = new Float64Array(n);
    const y = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      s[i] = trial[i]! - current[i]!;
      y[i] = trialGradient[i]! - gradient[i]!;
    }
    const sy = dot(s, y);
    if (sy > 1e-12) {
      steps.push({ s, y, rho: 1 / sy });
      if (steps.length > memory) steps.shift();
    }
    const spare = current === x ? new Float64Array(n) : current;
    current = trial;
    trial = spare;
    [gradient, trialGradient] = [trialGradient, gradient];
    value = next;
    onIteration?.(iteration, value);
  }
  return finish(current, x, value, mostIterations, false);
}

function finish(
  current: Float64Array,
  x: Float64Array,
  value: number,
  iterations: number,
  converged: boolean,
): Minimum {
  if (current !== x) x.set(current);
  return { value, iterations, converged };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Euclidean length. */
export function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

function addTo(a: Float64Array, b: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i]! += factor * b[i]!;
}

function scale(a: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i]! *= factor;
}
