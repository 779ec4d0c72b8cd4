import type { Answer, CheckContext, ReputationProvider, Subject, SubjectKind } from '../types';
import { SUBJECT_KINDS } from '../types';

export interface FunctionOptions {
  readonly id: string;
  /** What leaves the process, and to whom. */
  readonly sends: string;
  /** Default: all kinds. */
  readonly subjects?: readonly SubjectKind[];
  /** Milliseconds; default one day. */
  readonly ttl?: number;
  /** As in {@link ReputationProvider}: where the ad says which server is asked, its host. */
  readonly server?: (subject: Subject) => string | undefined;
}

/** A function of the caller's as a provider. It may throw, hang or answer nonsense: all of that is `unknown`. */
export function fromFunction(
  options: FunctionOptions,
  check: (subject: Subject, context: CheckContext) => Promise<Answer> | Answer,
): ReputationProvider {
  return { subjects: SUBJECT_KINDS, ...options, check };
}
