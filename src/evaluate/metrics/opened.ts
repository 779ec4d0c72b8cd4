import type { Estimate } from './bootstrap';

/**
 * The largest share of all ads that could show such a thing although none of so many groups did: 97.5 % one-sided, after Clopper and
 * Pearson. Near `3.7 / groups`.
 */
export function shareUnseen(groups: number): number {
  return 1 - 0.025 ** (1 / groups);
}

/**
 * The estimate of a share, its interval opened where it is 0 or 1 in every draw: a bootstrap of what never varies would claim to be certain.
 *
 * @param groups how many groups hold ads that the share is of
 */
export function opened({ value, low, high }: Estimate, groups: number): Estimate {
  if (low !== high || (value !== 0 && value !== 1)) return { value, low, high };
  const unseen = shareUnseen(groups);
  return value === 0 ? { value, low, high: unseen } : { value, low: 1 - unseen, high };
}
