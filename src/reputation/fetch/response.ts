import { ReputationError } from '../errors';
import type { GuardedResponse, HopResult } from './types';

export function responseOf(url: string, { status, headers, body }: HopResult): GuardedResponse {
  const text = () => new TextDecoder().decode(body);
  return {
    status,
    url,
    headers,
    body,
    text,
    json() {
      try {
        return JSON.parse(text());
      } catch {
        throw new ReputationError('bad-answer', 'the answer is no JSON');
      }
    },
  };
}

/**
 * The response, if it is a 200; otherwise why not.
 *
 * @throws {ReputationError} `rate-limited`, `server-error`, `refused` or `bad-answer`
 */
export function expectOk(response: GuardedResponse, now: number): GuardedResponse {
  const { status } = response;
  if (status === 200) return response;
  const retryAfter = retryAfterOf(response, now);
  if (status === 429) throw new ReputationError('rate-limited', 'HTTP 429', retryAfter);
  if (status >= 500) throw new ReputationError('server-error', `HTTP ${status}`, retryAfter);
  if (status === 401 || status === 403) throw new ReputationError('refused', `HTTP ${status}`);
  throw new ReputationError('bad-answer', `HTTP ${status}`);
}

/** `Retry-After` (RFC 9110, 10.2.3), in seconds or as a date, as milliseconds since 1970. */
function retryAfterOf(response: GuardedResponse, now: number): number | null {
  const value = response.headers.get('retry-after')?.trim();
  if (!value) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return seconds >= 0 ? now + seconds * 1000 : null;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : date;
}
