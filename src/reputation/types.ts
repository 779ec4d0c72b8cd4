/** Kinds of thing that a source can know something about. */
export const SUBJECT_KINDS = ['domain', 'url', 'email', 'phone', 'handle'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/**
 * What is asked about, in one normal form a kind:
 *
 * - `domain`: registrable domain in lower-case ASCII (`firma.example`, `page.github.io`)
 * - `url`: absolute http(s) address as `URL.href` writes it
 * - `email`: lower-case address
 * - `phone`: E.164 where the country is known, otherwise the digits as given
 * - `handle`: channel and name, `telegram:hr_demo`
 */
export interface Subject {
  readonly kind: SubjectKind;
  readonly value: string;
}

/** Why nothing is known. Never a point against the ad. */
export const UNKNOWN_REASONS = [
  'timeout', // no answer in time
  'aborted', // the caller called it off
  'unreachable', // no connection, no such server, connection broken
  'rate-limited', // 429, or the provider's own quota
  'server-error', // 5xx
  'refused', // 401, 403: key or terms
  'bad-answer', // not what the protocol says
  'too-large', // body beyond the limit
  'too-many-redirects',
  'blocked-address', // private, special or metadata address
  'blocked-url', // scheme, credentials or redirect that is not followed
  'not-covered', // the provider knows nothing of this kind of subject
  'stale', // the provider's own data is too old
  'circuit-open', // not asked, because it failed again and again
  'failed', // the provider threw something else
  'too-many-subjects', // beyond the limit for one ad
] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/**
 * What a source has against a subject. The open end is for providers of one's own; a rule that does not know a reason leaves
 * it out.
 */
export type ListedReason =
  | 'domain.new'
  | 'domain.unregistered'
  | 'domain.nxdomain'
  | 'domain.parked'
  | 'email.no-mail'
  | 'threat.malware'
  | 'threat.social-engineering'
  | 'threat.unwanted-software'
  | 'feed.listed'
  | 'list.blocked'
  | (string & {});

/** Why a source has nothing against a subject. `list.allowed` is the caller's own word for it. */
export type CleanReason = 'domain.aged' | 'dns.exists' | 'email.mail' | 'not-listed' | 'list.allowed' | (string & {});

interface Answered {
  readonly subject: Subject;
  /** Id of the provider that answered. */
  readonly provider: string;
  /** What it said, for a person: list, date, threat; and whom to appeal to where it is known. */
  readonly detail: string;
  /** ISO 8601, UTC: when the source was asked; an answer from the cache keeps its date. */
  readonly checkedAt: string;
}

/** The source has something against the subject. */
export interface Listed extends Answered {
  readonly status: 'listed';
  readonly reason: ListedReason;
  /** ISO 8601, UTC: from then on the answer says nothing any more. */
  readonly expiresAt: string;
  /** Natural log-odds that the provider would give it, before saturation; null leaves it to the rules. */
  readonly weightHint: number | null;
}

/** The source was asked and has nothing against the subject. That is no proof of honesty. */
export interface Clean extends Answered {
  readonly status: 'clean';
  readonly reason: CleanReason;
  readonly expiresAt: string;
}

/** The source could not say. */
export interface Unknown extends Answered {
  readonly status: 'unknown';
  readonly reason: UnknownReason;
  /** ISO 8601, UTC: before that asking again is of no use; null when nothing tells. */
  readonly retryAfter: string | null;
}

export type Observation = Listed | Clean;

/**
 * What outside sources know of an ad's contacts at one time. Plain JSON: it can be stored beside the verdict, so that a decision
 * can be reproduced. Known answers and missing ones are apart, so that a missing one is never taken for an answer.
 */
export interface ReputationEvidence {
  /** ISO 8601, UTC: when the question was asked. */
  readonly asOf: string;
  /** In the order of subjects, then of providers. */
  readonly observations: readonly Observation[];
  readonly unknown: readonly Unknown[];
}

/** What a provider answers. `ttl` is how long it holds, in milliseconds; default is that of the provider. */
export type Answer =
  | {
      readonly status: 'listed';
      readonly reason: ListedReason;
      readonly detail: string;
      readonly weightHint?: number | null;
      readonly ttl?: number;
    }
  | { readonly status: 'clean'; readonly reason: CleanReason; readonly detail: string; readonly ttl?: number }
  | { readonly status: 'unknown'; readonly reason: UnknownReason; readonly detail: string };

/** What a provider may use beside the subject. */
export interface CheckContext {
  /** Aborted when time is up or the caller calls it off. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
}

/**
 * A source of reputation. Needs nothing of Node: any object with these fields is a provider.
 *
 * `check` may throw or reject; that becomes `unknown`. Throw a {@link ReputationError} to say why. It is asked again after
 * `unreachable`, `rate-limited` and `server-error`.
 */
export interface ReputationProvider {
  /** Unique among the providers asked together; stands in the evidence and in cache keys, with `variant` and `server`. */
  readonly id: string;
  /** What leaves the process, and to whom, in a sentence that a data protection officer can read. */
  readonly sends: string;
  readonly subjects: readonly SubjectKind[];
  /** How long an answer holds without a `ttl` of its own, in milliseconds; default one day. */
  readonly ttl?: number;
  /** Answers out of its own memory, so that keeping its answers would only make them old. */
  readonly local?: boolean;
  /** What sets its answers apart from those of one with the same `id` and other options. */
  readonly variant?: string;
  /**
   * The server that is asked about a subject, where it is not always the same. Failures are counted for each by itself, so that one
   * registry, or one domain's name servers, cannot keep all others from being asked.
   */
  server?(subject: Subject): string | undefined;
  check(subject: Subject, context: CheckContext): Promise<Answer> | Answer;
}

/** Keeps answers. Both calls may be asynchronous, and may fail: then the source is asked. */
export interface ReputationCache {
  get(key: string): Observation | undefined | Promise<Observation | undefined>;
  set(key: string, observation: Observation): void | Promise<void>;
}
