import { LONGEST_PAUSE } from '../breaker';
import { asReputationError, ReputationError, ReputationOptionError } from '../errors';
import { guardedFetch } from '../fetch/guarded';
import { expectOk } from '../fetch/response';
import type { GuardedFetch } from '../fetch/types';
import { canonicalUrl } from '../hash/canonical';
import { weightOf } from '../knowledge';
import type { Answer, ReputationProvider, Subject } from '../types';
import { addressKey, hostKey, hostsAbove } from './keys';
import type { Feed, FeedFormat, Note } from './parse';
import { parseFeed } from './parse';

export type { Feed, FeedFormat } from './parse';
export { FEED_FORMATS, parseFeed } from './parse';

interface CommonOptions {
  /** Name of the list; stands in the evidence. */
  readonly id: string;
  /** Default `auto`. */
  readonly format?: FeedFormat | 'auto';
  /** Log-odds of a hit. Default: that of `feed.listed`. */
  readonly weight?: number;
  /** Whom to ask to be taken off the list; is told with every hit. */
  readonly appeal?: string;
  /** Milliseconds after which the list says nothing any more. Default 7 days. */
  readonly maxAge?: number;
}

/** A list that the caller hands over. */
export interface FeedTextOptions extends CommonOptions {
  readonly text: string;
  /** ISO 8601: when the list was made. Needed where it bears no date itself. */
  readonly asOf?: string;
}

/** A list that is fetched at the first question, and again when it is older than `refresh`. */
export interface FeedUrlOptions extends CommonOptions {
  readonly url: string;
  /** Milliseconds. Default one hour; URLhaus asks for no more than once in five minutes. */
  readonly refresh?: number;
  /** For lists behind a key (`Auth-Key` at abuse.ch). */
  readonly headers?: { readonly [name: string]: string };
  /** Milliseconds for the fetch, which goes on for the next question when one does not wait. Default one minute. */
  readonly timeout?: number;
  /** Bytes. Default 64 MiB. */
  readonly maxBytes?: number;
  readonly fetch?: GuardedFetch;
}

export type FeedOptions = FeedTextOptions | FeedUrlOptions;

const DAY = 24 * 3_600_000;
const DEFAULT_MAX_AGE = 7 * DAY;
/** After a first failed fetch, in milliseconds; doubles with each further one. */
const FIRST_PAUSE = 60_000;

interface Loaded {
  readonly feed: Feed;
  /** Milliseconds since 1970. */
  readonly asOf: number;
}

/**
 * A published list as a provider: URLhaus in CSV or JSON, a hosts file, or one entry a line. Looked up here; nothing of the ad is
 * sent to anybody. A list of pages says nothing of the hosts on which they lie, which are often hijacked or shared.
 *
 * @throws {ReputationOptionError} for a text without a date or without any entry
 */
export function feed(options: FeedOptions): ReputationProvider {
  const load = 'text' in options ? ofText(options) : ofUrl(options);
  const { id, maxAge = DEFAULT_MAX_AGE } = options;
  return {
    id,
    sends:
      'url' in options
        ? `To ${new URL(options.url).host}: nothing of the ad; the list is fetched and looked up here.`
        : 'Nothing: the list is in memory.',
    subjects: ['url', 'domain', 'email'],
    local: true,
    async check(subject, { now }) {
      const { feed: list, asOf } = await load(now);
      const age = now() - asOf;
      const day = new Date(asOf).toISOString().slice(0, 10);
      if (age > maxAge) throw new ReputationError('stale', `the list ${id} is of ${day}`);
      const note = lookUp(subject, list);
      const ttl = Math.min(DAY, maxAge - age);
      if (note === undefined) return { status: 'clean', reason: 'not-listed', detail: `not on ${id} of ${day}`, ttl };
      return hit(note, day, ttl, options);
    },
  };
}

function hit(note: Note, day: string, ttl: number, { id, weight, appeal }: CommonOptions): Answer {
  return {
    status: 'listed',
    reason: 'feed.listed',
    detail: `on ${id} of ${day}: ${note}${appeal === undefined ? '' : `; appeal: ${appeal}`}`,
    weightHint: weight ?? weightOf('feed.listed'),
    ttl,
  };
}

function lookUp({ kind, value }: Subject, { addresses, hosts, trees }: Feed): Note | undefined {
  if (kind === 'url') {
    const url = canonicalUrl(value);
    if (url === null) throw new ReputationError('not-covered', 'no address that can be looked up');
    return addresses.get(addressKey(url)) ?? ofHost(url.host, hosts, trees);
  }
  const host = hostKey(kind === 'email' ? value.slice(value.lastIndexOf('@') + 1) : value);
  return host === null ? undefined : ofHost(host, hosts, trees);
}

function ofHost(host: string, hosts: Feed['hosts'], trees: Feed['trees']): Note | undefined {
  const exact = hosts.get(host);
  if (exact !== undefined) return exact;
  for (const above of hostsAbove(host)) {
    const note = trees.get(above);
    if (note !== undefined) return note;
  }
  return undefined;
}

function ofText({ text, format, asOf }: FeedTextOptions): () => Promise<Loaded> {
  const list = parseFeed(text, format);
  const problem = problemOf(list);
  if (problem !== null) throw new ReputationOptionError('text', problem);
  const given = asOf === undefined ? null : Date.parse(asOf);
  if (Number.isNaN(given)) throw new ReputationOptionError('asOf', `must be an ISO 8601 date; got ${asOf}`);
  const date = given ?? list.asOf;
  if (date === null) throw new ReputationOptionError('asOf', 'must be given: the list bears no date');
  return async () => ({ feed: list, asOf: date });
}

/** Why a list cannot be used, or null. One that has no rows is empty, and can. */
function problemOf({ addresses, hosts, trees, rejected }: Feed): string | null {
  const first = rejected[0];
  if (addresses.size + hosts.size + trees.size > 0 || first === undefined) return null;
  return `no entry could be read; line ${first.line}: ${first.problem}`;
}

function ofUrl(options: FeedUrlOptions): (now: () => number) => Promise<Loaded> {
  const {
    url,
    format,
    headers,
    refresh = 3_600_000,
    timeout = 60_000,
    maxBytes = 64 << 20,
    fetch = guardedFetch,
  } = options;
  let loaded: (Loaded & { readonly fetched: number }) | null = null;
  let loading: Promise<Loaded> | null = null;
  /** How often in a row it could not be fetched, and why not the last time; `retryAfter` is when it is tried again. */
  let failures = 0;
  let failure: ReputationError | null = null;
  const load = async (now: () => number): Promise<Loaded> => {
    const fetched = now();
    try {
      const response = expectOk(await fetch(url, { timeout, maxBytes, ...(headers && { headers }) }), fetched);
      const text = response.text();
      const list = parseFeed(text, format);
      const problem = text.trim() === '' ? 'nothing came' : problemOf(list);
      if (problem !== null) throw new ReputationError('bad-answer', problem);
      loaded = { feed: list, asOf: list.asOf ?? fetched, fetched };
      failures = 0;
      failure = null;
      return loaded;
    } catch (thrown) {
      const { reason, message, retryAfter } = asReputationError(thrown);
      const failed = now();
      const pause =
        retryAfter !== null && retryAfter > failed
          ? Math.min(retryAfter - failed, LONGEST_PAUSE)
          : Math.min(FIRST_PAUSE * 2 ** failures, refresh);
      failures++;
      failure = new ReputationError(reason, message, failed + pause);
      throw failure;
    }
  };
  return async (now) => {
    if (loaded !== null && now() - loaded.fetched < refresh) return loaded;
    try {
      if (failure !== null && now() < failure.retryAfter!) throw failure;
      loading ??= load(now).finally(() => {
        loading = null;
      });
      return await loading;
    } catch (thrown) {
      // Yesterday's list is better than none; `maxAge` says when it no longer is.
      if (loaded !== null) return loaded;
      throw thrown;
    }
  };
}
