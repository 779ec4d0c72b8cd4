import * as z from 'zod';
import { ReputationError, ReputationOptionError } from '../errors';
import { guardedFetch } from '../fetch/guarded';
import { expectOk } from '../fetch/response';
import type { GuardedFetch, GuardedResponse } from '../fetch/types';
import { canonicalUrl } from '../hash/canonical';
import { expressionsOf, fromBase64, hashExpressions, prefixesOf } from '../hash/prefixes';
import { fieldsOf, packedNumbers } from '../hash/protobuf';
import type { Answer, CheckContext, ReputationProvider, Subject } from '../types';
import { equalBytes, threatAnswer } from './threats';

export interface SafeBrowsingOptions {
  /** Google API key. It goes in a header, so that it stands in no log of addresses. */
  readonly key: string;
  readonly fetch?: GuardedFetch;
  /** Default `https://safebrowsing.googleapis.com/v5/hashes:search`. */
  readonly endpoint?: string;
}

interface FullHash {
  readonly hash: Uint8Array;
  readonly threats: readonly string[];
}

interface SearchResult {
  readonly fullHashes: readonly FullHash[];
  /** Milliseconds. */
  readonly cacheDuration: number;
}

const DAY = 24 * 3_600_000;
/** A warning must rest on an answer that is no older than this (Safe Browsing terms), in milliseconds. */
const LONGEST_WARNING = 30 * 60_000;

/** Numbers of `ThreatType` in the protocol. */
const THREAT_TYPES: readonly string[] = [
  'THREAT_TYPE_UNSPECIFIED',
  'MALWARE',
  'SOCIAL_ENGINEERING',
  'UNWANTED_SOFTWARE',
  'POTENTIALLY_HARMFUL_APPLICATION',
];

/**
 * Google Safe Browsing v5, `hashes.search`. For non-commercial use only; {@link webRisk} is the commercial one.
 *
 * @throws {ReputationOptionError} without a key
 */
export function safeBrowsing(options: SafeBrowsingOptions): ReputationProvider {
  const { key, fetch = guardedFetch, endpoint = 'https://safebrowsing.googleapis.com/v5/hashes:search' } = options;
  if (!key) throw new ReputationOptionError('key', 'must be a Google API key with the Safe Browsing API switched on');
  return {
    id: 'safe-browsing',
    sends: `To ${new URL(endpoint).host}: the first 4 bytes of up to 30 SHA-256 hashes of parts of each link, and the API key; never the link.`,
    subjects: ['url'],
    variant: endpoint,
    async check(subject: Subject, { signal, now }: CheckContext): Promise<Answer> {
      const url = canonicalUrl(subject.value);
      if (url === null) throw new ReputationError('not-covered', 'no address that can be hashed');
      const expressions = await hashExpressions(expressionsOf(url, 'registrable'));
      const query = new URLSearchParams(
        prefixesOf(expressions).map((prefix): [string, string] => ['hashPrefixes', prefix]),
      );
      const response = await fetch(`${endpoint}?${query}`, { signal, headers: { 'x-goog-api-key': key } });
      const { fullHashes, cacheDuration } = readSearch(expectOk(response, now()));
      const found = new Set<string>();
      for (const { hash, threats } of fullHashes)
        if (expressions.some((e) => equalBytes(e.hash, hash))) for (const threat of threats) found.add(threat);
      const answer = threatAnswer(found, 'Google Safe Browsing', Math.min(cacheDuration, DAY));
      return answer.status === 'listed' ? { ...answer, ttl: Math.min(answer.ttl ?? 0, LONGEST_WARNING) } : answer;
    },
  };
}

/** The service answers in protobuf whatever its description says; JSON is read as well. */
function readSearch(response: GuardedResponse): SearchResult {
  if (response.headers.get('content-type')?.includes('json')) return readJson(response.json());
  try {
    return readProtobuf(response.body);
  } catch (thrown) {
    throw new ReputationError('bad-answer', `no SearchHashesResponse: ${(thrown as Error).message}`);
  }
}

function readProtobuf(bytes: Uint8Array): SearchResult {
  const fullHashes: FullHash[] = [];
  let cacheDuration: number | null = null;
  for (const { number, value } of fieldsOf(bytes)) {
    if (number === 1 && typeof value !== 'number') fullHashes.push(readFullHash(value));
    else if (number === 2 && typeof value !== 'number') cacheDuration = readDuration(value);
  }
  if (cacheDuration === null) throw new RangeError('no cache_duration');
  return { fullHashes, cacheDuration };
}

function readFullHash(bytes: Uint8Array): FullHash {
  let hash = new Uint8Array();
  const threats: string[] = [];
  for (const { number, value } of fieldsOf(bytes)) {
    if (typeof value === 'number') continue;
    if (number === 1) hash = Uint8Array.from(value);
    else if (number === 2) threats.push(...readDetail(value));
  }
  return { hash, threats };
}

/**
 * The threat of a detail. A detail with an attribute holds only on trial or for frames, and one with a value that is not known must
 * be left out altogether.
 */
function readDetail(bytes: Uint8Array): string[] {
  let type = 0;
  let attributes = 0;
  for (const { number, value } of fieldsOf(bytes)) {
    if (number === 1 && typeof value === 'number') type = value;
    else if (number === 2) attributes += typeof value === 'number' ? 1 : packedNumbers(value).length;
  }
  const threat = THREAT_TYPES[type];
  return attributes === 0 && type !== 0 && threat !== undefined ? [threat] : [];
}

function readDuration(bytes: Uint8Array): number {
  let seconds = 0;
  for (const { number, value } of fieldsOf(bytes)) if (number === 1 && typeof value === 'number') seconds = value;
  return seconds * 1000;
}

const searchSchema = z.object({
  fullHashes: z
    .array(
      z.object({
        fullHash: z.string(),
        fullHashDetails: z
          .array(z.object({ threatType: z.string(), attributes: z.array(z.string()).optional() }))
          .optional(),
      }),
    )
    .optional(),
  cacheDuration: z.string().regex(/^\d{1,9}(\.\d{1,9})?s$/),
});

function readJson(value: unknown): SearchResult {
  const parsed = searchSchema.safeParse(value);
  if (!parsed.success) throw new ReputationError('bad-answer', z.prettifyError(parsed.error));
  return {
    cacheDuration: Number.parseFloat(parsed.data.cacheDuration) * 1000,
    fullHashes: (parsed.data.fullHashes ?? []).map(({ fullHash, fullHashDetails = [] }) => ({
      hash: fromBase64(fullHash) ?? new Uint8Array(),
      threats: fullHashDetails.filter((d) => !d.attributes?.length).map((d) => d.threatType),
    })),
  };
}
