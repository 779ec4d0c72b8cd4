import * as z from 'zod';
import { ReputationError, ReputationOptionError } from '../errors';
import { guardedFetch } from '../fetch/guarded';
import { expectOk } from '../fetch/response';
import type { GuardedFetch } from '../fetch/types';
import { canonicalUrl } from '../hash/canonical';
import { expressionsOf, fromBase64, hashExpressions, prefixesOf } from '../hash/prefixes';
import type { ReputationProvider } from '../types';
import { equalBytes, threatAnswer } from './threats';

/** The lists of Web Risk (https://cloud.google.com/web-risk/docs/lists). */
export const WEB_RISK_LISTS = [
  'MALWARE',
  'SOCIAL_ENGINEERING',
  'UNWANTED_SOFTWARE',
  'SOCIAL_ENGINEERING_EXTENDED_COVERAGE',
] as const;

export interface WebRiskOptions {
  /** Google Cloud API key. It goes in a header, so that it stands in no log of addresses. */
  readonly key: string;
  /** Lists to search. Default: malware, social engineering, unwanted software. */
  readonly lists?: readonly (typeof WEB_RISK_LISTS)[number][];
  readonly fetch?: GuardedFetch;
  /** Default `https://webrisk.googleapis.com/v1/hashes:search`. */
  readonly endpoint?: string;
}

const searchSchema = z.object({
  threats: z
    .array(z.object({ threatTypes: z.array(z.string()), hash: z.string(), expireTime: z.string().optional() }))
    .optional(),
  negativeExpireTime: z.string().optional(),
});

/** Where Google names no time, in milliseconds. */
const DEFAULT_TTL = 5 * 60_000;

/**
 * Google Web Risk, `hashes.search`: one request for each hash prefix, up to 30 for a link, each charged by Google.
 *
 * @throws {ReputationOptionError} without a key
 */
export function webRisk(options: WebRiskOptions): ReputationProvider {
  const {
    key,
    lists = WEB_RISK_LISTS.slice(0, 3),
    fetch = guardedFetch,
    endpoint = 'https://webrisk.googleapis.com/v1/hashes:search',
  } = options;
  if (!key) throw new ReputationOptionError('key', 'must be a Google Cloud API key with the Web Risk API switched on');
  return {
    id: 'web-risk',
    sends: `To ${new URL(endpoint).host}: the first 4 bytes of up to 30 SHA-256 hashes of parts of each link, one a request, and the API key; never the link.`,
    subjects: ['url'],
    variant: [endpoint, ...[...new Set(lists)].sort()].join(' '),
    async check(subject, { signal, now }) {
      const url = canonicalUrl(subject.value);
      if (url === null) throw new ReputationError('not-covered', 'no address that can be hashed');
      const expressions = await hashExpressions(expressionsOf(url, 'last-five'));
      const found = new Set<string>();
      let expires = Number.POSITIVE_INFINITY;
      const until = (time: string | undefined) => {
        const date = Date.parse(time ?? '');
        expires = Math.min(expires, Number.isNaN(date) ? now() + DEFAULT_TTL : date);
      };
      for (const hashPrefix of prefixesOf(expressions)) {
        const query = new URLSearchParams([
          ...lists.map((list): [string, string] => ['threatTypes', list]),
          ['hashPrefix', hashPrefix],
        ]);
        const response = await fetch(`${endpoint}?${query}`, { signal, headers: { 'x-goog-api-key': key } });
        const parsed = searchSchema.safeParse(expectOk(response, now()).json());
        if (!parsed.success) throw new ReputationError('bad-answer', z.prettifyError(parsed.error));
        until(parsed.data.negativeExpireTime);
        for (const { hash, threatTypes, expireTime } of parsed.data.threats ?? []) {
          const bytes = fromBase64(hash);
          if (bytes === null || !expressions.some((e) => equalBytes(e.hash, bytes))) continue;
          until(expireTime);
          for (const type of threatTypes) found.add(type);
        }
        // The exact page comes first; a hit says enough, and every further request is charged.
        if (found.size > 0) break;
      }
      return threatAnswer(found, 'Google Web Risk', Math.max(0, expires - now()));
    },
  };
}
