/** When a provider that fails again and again is left alone. */
export interface BreakerOptions {
  /** Failures in a row after which it is left alone. Default 5. */
  readonly failures?: number;
  /** Milliseconds until one question is let through to see whether it works again. Default 60,000. */
  readonly cooldown?: number;
}

/** Longest time for which a server's own `Retry-After` is believed, in milliseconds. */
const LONGEST_PAUSE = 24 * 3_600_000;

/** Counts failures of one provider, and opens. */
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

  /** The question was neither answered nor failed, as when the caller called it off. */
  released(): void {
    this.#probing = false;
  }
}

const breakers = new WeakMap<object, Breaker>();

/** The breaker of a provider; it lives as long as the provider does. */
export function breakerOf(provider: object): Breaker {
  let breaker = breakers.get(provider);
  if (breaker === undefined) {
    breaker = new Breaker();
    breakers.set(provider, breaker);
  }
  return breaker;
}
