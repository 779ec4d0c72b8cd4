import type { Observation, ReputationEvidence, Unknown } from './types';

/**
 * Evidence that was kept, as it stands at a later time: what has expired by then is `unknown`, with the reason `stale`.
 *
 * @param now milliseconds since 1970
 */
export function expire(evidence: ReputationEvidence, now: number): ReputationEvidence {
  const observations: Observation[] = [];
  const unknown: Unknown[] = [...evidence.unknown];
  for (const observation of evidence.observations) {
    if (Date.parse(observation.expiresAt) > now) {
      observations.push(observation);
      continue;
    }
    const { subject, provider, status, reason, checkedAt, expiresAt } = observation;
    const detail = `was ${status} (${reason}) until ${expiresAt}`;
    unknown.push({ status: 'unknown', subject, provider, reason: 'stale', detail, checkedAt, retryAfter: null });
  }
  return { asOf: evidence.asOf, observations, unknown };
}
