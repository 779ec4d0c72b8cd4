import { ReputationError } from '../errors';
import { LONGEST_TIMER } from '../timer';
import { blockedAddress, blockedName, literalAddress } from './address';
import { responseOf } from './response';
import type { Address, GuardedFetchOptions, GuardedResponse, Hop, HopResult, Resolve } from './types';

const TIMEOUT = 10_000;
const MAX_BYTES = 1 << 20;
const MAX_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Headers that may follow a redirect to another origin: none of them is a secret. */
const PUBLIC_HEADERS: ReadonlySet<string> = new Set(['accept', 'user-agent']);

/**
 * GET of an address that may come from an ad, without letting the ad choose where in the caller's own network it goes.
 *
 * Only http and https without credentials. The host is checked as an address, in every spelling that `URL` knows, or resolved and
 * *all* its addresses checked; the connection goes to an address that was checked and to no other, so that a name that changes its
 * answer gains nothing. All of it again for each redirect; a redirect from https to http is not followed.
 *
 * @throws {ReputationError} `blocked-url`, `blocked-address`, `unreachable`, `timeout`, `aborted`, `too-large`,
 * `too-many-redirects` or `bad-answer`. A status of 400 and above is an answer, not an error.
 */
export async function guardedFetch(url: string, options: GuardedFetchOptions = {}): Promise<GuardedResponse> {
  const { maxRedirects = MAX_REDIRECTS, maxBytes = MAX_BYTES } = options;
  const timeout = Math.min(options.timeout ?? TIMEOUT, LONGEST_TIMER);
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new ReputationError('timeout', `no answer in ${timeout} ms`)),
    timeout,
  );
  const abort = () => controller.abort(abortReason(options.signal));
  if (options.signal?.aborted) abort();
  else options.signal?.addEventListener('abort', abort, { once: true });
  try {
    let target = checkedUrl(url, null);
    let headers = options.headers ?? {};
    for (let redirects = 0; ; redirects++) {
      const addresses = await untilAborted(controller.signal, addressesOf(target, options));
      const hop: Hop = {
        url: target,
        addresses,
        headers,
        signal: controller.signal,
        maxBytes,
        onConnect: options.onConnect,
      };
      const result = await untilAborted(controller.signal, send(hop, options));
      const location = REDIRECTS.has(result.status) ? result.headers.get('location') : undefined;
      if (location === undefined) return responseOf(target.href, result);
      if (redirects >= maxRedirects)
        throw new ReputationError('too-many-redirects', `more than ${maxRedirects} redirects`);
      const next = checkedUrl(location, target);
      if (next.origin !== target.origin) headers = onlyPublic(headers);
      target = next;
    }
  } catch (thrown) {
    if (thrown instanceof ReputationError) throw thrown;
    if (controller.signal.aborted) throw controller.signal.reason;
    throw new ReputationError('unreachable', messageOf(thrown));
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', abort);
  }
}

function abortReason(signal: AbortSignal | undefined): ReputationError {
  return signal?.reason instanceof ReputationError
    ? signal.reason
    : new ReputationError('aborted', 'the caller called it off');
}

function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const code = (thrown as { code?: unknown }).code;
  return typeof code === 'string' && !thrown.message.includes(code) ? `${code} ${thrown.message}` : thrown.message;
}

/** A URL that may be asked at all; `base` is the address that redirected here. */
function checkedUrl(address: string, base: URL | null): URL {
  let url: URL;
  try {
    url = new URL(address, base ?? undefined);
  } catch {
    throw new ReputationError(base ? 'bad-answer' : 'blocked-url', 'not an absolute http or https address');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new ReputationError('blocked-url', `${url.protocol} is not http or https`);
  if (url.username !== '' || url.password !== '')
    throw new ReputationError('blocked-url', 'an address with a user name or password is not asked');
  if (base?.protocol === 'https:' && url.protocol === 'http:')
    throw new ReputationError('blocked-url', 'a redirect from https to http is not followed');
  return url;
}

/**
 * The addresses that may be connected to.
 *
 * @returns null when nothing can be resolved here: an injected `fetch` without `resolve`
 */
async function addressesOf(url: URL, options: GuardedFetchOptions): Promise<readonly Address[] | null> {
  const allowed = options.allow?.includes(url.origin) ?? false;
  const literal = literalAddress(url.hostname);
  if (literal !== null) {
    if (!allowed) check(literal, url.hostname);
    return [{ address: literal, family: literal.includes(':') ? 6 : 4 }];
  }
  // A `fetch` resolves the name once more, by itself.
  const why = options.fetch && !allowed ? blockedName(url.hostname) : null;
  if (why !== null) throw new ReputationError('blocked-address', `${url.hostname} is a ${why}`);
  const resolve = options.resolve ?? (options.fetch ? null : await systemResolve());
  if (resolve === null) return null;
  let addresses: readonly Address[];
  try {
    addresses = await resolve(url.hostname);
  } catch (thrown) {
    throw new ReputationError('unreachable', `${url.hostname} cannot be resolved: ${messageOf(thrown)}`);
  }
  if (addresses.length === 0) throw new ReputationError('unreachable', `${url.hostname} has no address`);
  if (!allowed) for (const { address } of addresses) check(address, url.hostname);
  return addresses;
}

function check(address: string, hostname: string): void {
  const why = blockedAddress(address);
  if (why !== null) throw new ReputationError('blocked-address', `${hostname} is ${address} (${why})`);
}

async function systemResolve(): Promise<Resolve> {
  const { lookup } = await import('node:dns/promises');
  return async (hostname) =>
    (await lookup(hostname, { all: true, verbatim: true })).map(({ address, family }) => ({
      address,
      family: family === 6 ? 6 : 4,
    }));
}

async function send(hop: Hop, options: GuardedFetchOptions): Promise<HopResult> {
  if (options.fetch) {
    const { sendByFetch } = await import('./by-fetch');
    return sendByFetch(hop, options.fetch);
  }
  const { sendPinned } = await import('./pinned');
  return sendPinned(hop);
}

function onlyPublic(headers: { readonly [name: string]: string }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => PUBLIC_HEADERS.has(name.toLowerCase())));
}

/** The work, or the abort, whichever is first. What the work does afterwards concerns nobody. */
function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
