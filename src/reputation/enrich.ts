import type { AdInput } from '../ad';
import type { Breaker, BreakerOptions } from './breaker';
import { breakerOf } from './breaker';
import { memoryCache } from './cache/memory';
import { asReputationError, ReputationError, ReputationOptionError } from './errors';
import { subjectsOf } from './subjects';
import { LONGEST_TIMER } from './timer';
import type {
  Answer,
  Observation,
  ReputationCache,
  ReputationEvidence,
  ReputationProvider,
  Subject,
  Unknown,
  UnknownReason,
} from './types';
import { SUBJECT_KINDS, UNKNOWN_REASONS } from './types';

/** Options of {@link enrich}. Times are in milliseconds. */
export interface EnrichOptions {
  /** Calls it off: what is not known by then is `unknown`, with the reason `aborted`. */
  readonly signal?: AbortSignal;
  /** For one subject at one provider, retries included. Default 5,000. */
  readonly timeout?: number;
  /** Shared by providers of one `id`, `variant` and `server`. Default: one in memory for each provider object. `null` for none. */
  readonly cache?: ReputationCache | null;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** How often a provider is asked again after `unreachable`, `rate-limited` and `server-error`. Default 2. */
  readonly retries?: number;
  /** First pause before asking again; doubles each time, less up to a half by chance. Default 250. */
  readonly backoff?: number;
  readonly breaker?: BreakerOptions;
  /** Questions under way at one provider at once. Default 4. */
  readonly concurrency?: number;
  /** Subjects of one ad that are asked about, in the order of the text. Default 20. */
  readonly maxSubjects?: number;
}

const DAY = 24 * 3_600_000;
/** Last time that a `Date` can hold, in milliseconds. */
const LAST_DATE = 8.64e15;

/** Worth asking again at once. */
const RETRYABLE: ReadonlySet<UnknownReason> = new Set(['unreachable', 'rate-limited', 'server-error']);
/**
 * Speaks against the server, not the subject. A `bad-answer` is none: the server did answer, and an ad may hold a name that it
 * cannot answer for.
 */
const FAULTS: ReadonlySet<UnknownReason> = new Set([
  ...RETRYABLE,
  'timeout',
  'refused',
  'too-large',
  'too-many-redirects',
  'failed',
]);

/** Without a cache of the caller's, each provider has one of its own, which lives as long as it does. */
const caches = new WeakMap<ReputationProvider, ReputationCache>();

/**
 * Asks all providers about an ad's contacts, and hands back what they know, with dates. Nothing leaves the process but what each
 * provider's `sends` says.
 *
 * One provider that is slow, down or wrong costs its own answers and nothing else: those are `unknown`, with a reason. Never
 * rejects for a provider's or a cache's sake.
 *
 * ```ts
 * const evidence = await enrich(ad, [rdap(), dns()], { timeout: 3000 });
 * ```
 *
 * @throws {AdError} when the input is no ad, as `score` does
 * @throws {ReputationOptionError} when a provider or an option cannot be used
 */
export async function enrich(
  ad: AdInput,
  providers: readonly ReputationProvider[],
  options: EnrichOptions = {},
): Promise<ReputationEvidence> {
  return enrichSubjects(subjectsOf(ad), providers, options);
}

/** The same for subjects that the caller has already. */
export async function enrichSubjects(
  subjects: readonly Subject[],
  providers: readonly ReputationProvider[],
  options: EnrichOptions = {},
): Promise<ReputationEvidence> {
  checkOptions(providers, options);
  const { maxSubjects = 20, concurrency = 4 } = options;
  const now = options.now ?? Date.now;
  const asOf = now();
  const asked = subjects.slice(0, maxSubjects);
  const cut = subjects.slice(maxSubjects);
  const columns = await Promise.all(
    providers.map((provider) =>
      pool(asked, concurrency, async (subject) =>
        provider.subjects.includes(subject.kind) ? new Question(provider, subject, options, now).ask() : null,
      ),
    ),
  );
  const observations: Observation[] = [];
  const unknown: Unknown[] = [];
  asked.forEach((_, row) => {
    for (const column of columns) {
      const outcome = column[row]!;
      if (outcome === null) continue;
      if (outcome.status === 'unknown') unknown.push(outcome);
      else observations.push(outcome);
    }
  });
  for (const subject of cut)
    for (const provider of providers)
      if (provider.subjects.includes(subject.kind))
        unknown.push({
          status: 'unknown',
          subject,
          provider: provider.id,
          reason: 'too-many-subjects',
          detail: `only ${maxSubjects} subjects of an ad are asked about`,
          checkedAt: iso(asOf),
          retryAfter: null,
        });
  return { asOf: iso(asOf), observations, unknown };
}

/** One subject at one provider: cache, breaker, time limit, retries. */
class Question {
  readonly #server: string;
  readonly #breaker: Breaker;
  readonly #timeout: number;
  readonly #controller = new AbortController();
  readonly #started = performance.now();

  constructor(
    readonly provider: ReputationProvider,
    readonly subject: Subject,
    readonly options: EnrichOptions,
    readonly now: () => number,
  ) {
    this.#server = serverOf(provider, subject);
    this.#breaker = breakerOf(provider, this.#server);
    this.#timeout = Math.min(options.timeout ?? 5000, LONGEST_TIMER);
  }

  async ask(): Promise<Observation | Unknown> {
    const { signal } = this.options;
    const timer = setTimeout(
      () => this.#controller.abort(new ReputationError('timeout', `no answer in ${this.#timeout} ms`)),
      this.#timeout,
    );
    const abort = () => this.#controller.abort(new ReputationError('aborted', 'the caller called it off'));
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
    try {
      return (await this.#cached()) ?? (await this.#fresh());
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  get #key(): string {
    const { id, variant = '' } = this.provider;
    return [id, variant, this.#server, this.subject.kind, this.subject.value].filter((part) => part !== '').join(' ');
  }

  get #cache(): ReputationCache | null {
    if (this.provider.local) return null;
    if (this.options.cache !== undefined) return this.options.cache;
    let cache = caches.get(this.provider);
    if (cache === undefined) {
      cache = memoryCache();
      caches.set(this.provider, cache);
    }
    return cache;
  }

  async #cached(): Promise<Observation | null> {
    try {
      const kept = await this.#untilAborted(async () => this.#cache?.get(this.#key));
      return kept && Date.parse(kept.expiresAt) > this.now() ? kept : null;
    } catch {
      return null;
    }
  }

  async #fresh(): Promise<Observation | Unknown> {
    const { retries = 2, backoff = 250, breaker } = this.options;
    if (this.#controller.signal.aborted) return this.#unknown(this.#controller.signal.reason);
    const open = this.#breaker.admit(this.now());
    if (open) return this.#unknown(new ReputationError('circuit-open', 'it failed again and again', open.until));
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.#once();
      if (!(outcome instanceof ReputationError)) {
        this.#breaker.succeeded();
        await this.#keep(outcome);
        return outcome;
      }
      const pause = this.#pauseBefore(attempt, outcome, backoff);
      const left = this.#timeout - (performance.now() - this.#started);
      const again = RETRYABLE.has(outcome.reason) && attempt < retries && pause < left;
      if (again && (await this.#sleep(pause))) continue;
      const failure = this.#controller.signal.reason?.reason === 'aborted' ? this.#controller.signal.reason : outcome;
      if (FAULTS.has(failure.reason)) this.#breaker.failed(this.now(), failure.retryAfter, breaker ?? {});
      else this.#breaker.released();
      return this.#unknown(failure);
    }
  }

  /** One attempt. */
  async #once(): Promise<Observation | ReputationError> {
    const { signal } = this.#controller;
    try {
      const answer = await this.#untilAborted(async () => this.provider.check(this.subject, { signal, now: this.now }));
      return this.#observation(answer);
    } catch (thrown) {
      return asReputationError(thrown);
    }
  }

  #observation(answer: Answer): Observation {
    const bad = problemOf(answer);
    if (bad) throw new ReputationError('bad-answer', `${this.provider.id} answered ${bad}`);
    if (answer.status === 'unknown') throw new ReputationError(answer.reason, answer.detail);
    const checked = this.now();
    const base = {
      subject: this.subject,
      provider: this.provider.id,
      detail: answer.detail,
      checkedAt: iso(checked),
      expiresAt: iso(checked + (answer.ttl ?? this.provider.ttl ?? DAY)),
    };
    return answer.status === 'listed'
      ? { status: 'listed', ...base, reason: answer.reason, weightHint: answer.weightHint ?? null }
      : { status: 'clean', ...base, reason: answer.reason };
  }

  /** A server's own word, or twice as long as last time, less up to a half so that many callers do not come back together. */
  #pauseBefore(attempt: number, { retryAfter }: ReputationError, backoff: number): number {
    if (retryAfter !== null) return Math.max(0, retryAfter - this.now());
    return backoff * 2 ** attempt * (1 - Math.random() / 2);
  }

  /** False when it was broken off. */
  #sleep(pause: number): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    return this.#untilAborted(
      () =>
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, pause);
        }),
    ).then(
      () => true,
      () => {
        clearTimeout(timer);
        return false;
      },
    );
  }

  async #keep(observation: Observation): Promise<void> {
    try {
      await this.#untilAborted(async () => this.#cache?.set(this.#key, observation));
    } catch {
      // The answer is known all the same.
    }
  }

  /** The work, or the abort, whichever is first: a provider that does not heed its signal holds nobody up. */
  #untilAborted<T>(work: () => Promise<T>): Promise<T> {
    const { signal } = this.#controller;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      work()
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', abort));
    });
  }

  #unknown({ reason, message, retryAfter }: ReputationError): Unknown {
    return {
      status: 'unknown',
      subject: this.subject,
      provider: this.provider.id,
      reason,
      detail: message,
      checkedAt: iso(this.now()),
      retryAfter: retryAfter !== null && Math.abs(retryAfter) <= LAST_DATE ? iso(retryAfter) : null,
    };
  }
}

/** The server that is asked; empty where there is but one, or the provider, which may be anybody's code, cannot tell. */
function serverOf(provider: ReputationProvider, subject: Subject): string {
  try {
    const server: unknown = provider.server?.(subject);
    return typeof server === 'string' ? server : '';
  } catch {
    return '';
  }
}

/** What is wrong with an answer of a provider that may be anybody's code; null when nothing is. */
function problemOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null) return String(answer);
  const { status, reason, detail, ttl, weightHint } = answer as Record<string, unknown>;
  if (status !== 'listed' && status !== 'clean' && status !== 'unknown') return `status ${String(status)}`;
  if (typeof reason !== 'string' || reason === '') return 'no reason';
  if (typeof detail !== 'string') return 'no detail';
  if (status === 'unknown' && !(UNKNOWN_REASONS as readonly string[]).includes(reason)) return `reason ${reason}`;
  if (ttl !== undefined && !(typeof ttl === 'number' && ttl >= 0 && ttl < 1000 * DAY)) return `ttl ${String(ttl)}`;
  if (weightHint !== undefined && weightHint !== null && !Number.isFinite(weightHint))
    return `weightHint ${String(weightHint)}`;
  return null;
}

function checkOptions(providers: readonly ReputationProvider[], options: EnrichOptions): void {
  const ids = new Set<string>();
  providers.forEach((provider, i) => {
    const at = `providers[${i}]`;
    if (typeof provider?.check !== 'function') throw new ReputationOptionError(at, 'must have a method check');
    if (typeof provider.id !== 'string' || provider.id === '')
      throw new ReputationOptionError(`${at}.id`, 'must be a name, such as "rdap"');
    if (ids.has(provider.id)) throw new ReputationOptionError(`${at}.id`, `"${provider.id}" is taken; give it another`);
    if (!Array.isArray(provider.subjects) || provider.subjects.some((kind) => !SUBJECT_KINDS.includes(kind)))
      throw new ReputationOptionError(`${at}.subjects`, `must be a list of ${SUBJECT_KINDS.join(', ')}`);
    ids.add(provider.id);
  });
  for (const name of ['timeout', 'retries', 'backoff', 'concurrency', 'maxSubjects'] as const) {
    const value = options[name];
    const least = name === 'timeout' || name === 'concurrency' ? 1 : 0;
    if (value !== undefined && !(Number.isFinite(value) && value >= least))
      throw new ReputationOptionError(name, `must be a number from ${least} up; got ${String(value)}`);
  }
}

/** Results in the order of the items, at most `limit` under way at once. */
async function pool<T, R>(items: readonly T[], limit: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
