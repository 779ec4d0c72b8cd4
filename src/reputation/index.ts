/**
 * What outside sources know of an ad's contacts: asked before scoring, never inside it. Nothing leaves the process but what the
 * providers that the caller hands in say in `sends`.
 *
 * ```ts
 * import { dns, enrich, rdap } from 'toogood/reputation';
 *
 * const reputation = await enrich(ad, [rdap(), dns()]);
 * ```
 *
 * @packageDocumentation
 */
export type { BreakerOptions } from './breaker';
export { memoryCache } from './cache/memory';
export { openSqliteCache, type SqliteDatabase, sqliteCache } from './cache/sqlite';
export { type EnrichOptions, enrich, enrichSubjects } from './enrich';
export { ReputationError, ReputationOptionError } from './errors';
export { expire } from './expire';
export {
  FEED_FORMATS,
  type Feed,
  type FeedFormat,
  type FeedOptions,
  type FeedTextOptions,
  type FeedUrlOptions,
  feed,
  parseFeed,
} from './feed';
export { blockedAddress } from './fetch/address';
export { guardedFetch } from './fetch/guarded';
export type { Address, GuardedFetch, GuardedFetchOptions, GuardedResponse, Resolve } from './fetch/types';
export type { RdapBootstrap } from './knowledge';
export { type DnsOptions, type DnsResolver, dns } from './providers/dns';
export { type FunctionOptions, fromFunction } from './providers/function';
export { type ListRow, type LocalListOptions, localList } from './providers/local-list';
export { fetchBootstrap, parseBootstrap, type RdapOptions, rdap } from './providers/rdap';
export { type SafeBrowsingOptions, safeBrowsing } from './providers/safe-browsing';
export { WEB_RISK_LISTS, type WebRiskOptions, webRisk } from './providers/web-risk';
export { subjectsOf, subjectsOfContact } from './subjects';
export {
  type Answer,
  type CheckContext,
  type Clean,
  type CleanReason,
  type Listed,
  type ListedReason,
  type Observation,
  type ReputationCache,
  type ReputationEvidence,
  type ReputationProvider,
  SUBJECT_KINDS,
  type Subject,
  type SubjectKind,
  UNKNOWN_REASONS,
  type Unknown,
  type UnknownReason,
} from './types';
