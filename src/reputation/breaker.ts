import { LRUCache } from 'lru-cache';

/** When a provider that fails again and again is left alone. */
export interface BreakerOptions {
  /** Failures in a row after which it is left alone. Default 5. */
  readonly failures?: number;
  /** Milliseconds until one question is let through to see whether it works again. Default 60,000. */
  readonly cooldown?: number;
}

/** Longest time for which a server's own `Retry-After` is believed, in milliseconds. */
export const LONGEST_PAUSE = 24 * 3_600_000;

/** Counts failures of one server of a provider, and opens. */
export class Breaker {
  #failures = 0;
  #openUntil = 0;
  #probing = false;

  /** May it be asked? If not, the time in milliseconds from when on. The first question after that time is a probe. */
  admit(now: number): { readonly until: number } | null {
    if (this.#openUntil === 0) return null;
    if (now < this.#openUntil) return { until: this.#openUntil };
    if (this.#probing) return { until: now };
    this.#probing = true;
    return null;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openUntil = 0;
    this.#probing = false;
  }

  /** @param retryAfter the server's own word for when to come back, in milliseconds since 1970 */
  failed(now: number, retryAfter: number | null, { failures = 5, cooldown = 60_000 }: BreakerOptions): void {
    this.#failures++;
    const wasProbe = this.#probing;
    this.#probing = false;
    if (retryAfter !== null && retryAfter > now) this.#openUntil = Math.min(retryAfter, now + LONGEST_PAUSE);
    else if (wasProbe || this.#failures >= failures) this.#openUntil = now + cooldown;
  }

  /** The question says nothing of the server, as when the caller called it off or nobody had to be asked. */
  released(): void {
    this.#probing = false;
  }
}

/** Servers of one provider whose failures are remembered, those asked last. Ads may name any number. */
const MOST_SERVERS = 2000;

const breakers = new WeakMap<object, LRUCache<string, Breaker>>();

/** The breaker of one server of a provider; it lives no longer than the provider does. */
export function breakerOf(provider: object, server: string): Breaker {
  let byServer = breakers.get(provider);
  if (byServer === undefined) {
    byServer = new LRUCache({ max: MOST_SERVERS });
    breakers.set(provider, byServer);
  }
  let breaker = byServer.get(server);
  if (breaker === undefined) {
    breaker = new Breaker();
    byServer.set(server, breaker);
  }
  return breaker;
}
