import type { UnknownReason } from './types';

/** Why a source could not be asked. Providers throw it; `enrich` turns it into `unknown`. */
export class ReputationError extends Error {
  override readonly name = 'ReputationError';
  constructor(
    readonly reason: UnknownReason,
    message: string,
    /** Milliseconds since 1970 before which asking again is of no use, or null. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

/** An option or a list that cannot be used. Names it and says what to do. */
export class ReputationOptionError extends Error {
  override readonly name = 'ReputationOptionError';
  constructor(
    readonly option: string,
    problem: string,
  ) {
    super(`${option}: ${problem}`);
  }
}

/** What any thrown thing says about why there is no answer. */
export function asReputationError(thrown: unknown): ReputationError {
  if (thrown instanceof ReputationError) return thrown;
  return new ReputationError('failed', thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown));
}
