import { ReputationOptionError } from '../errors';
import { isInvitation, weightOf } from '../knowledge';
import type { ReputationProvider, SubjectKind } from '../types';
import { SUBJECT_KINDS } from '../types';

/** A row of a list of one's own. */
export interface ListRow {
  readonly kind: SubjectKind;
  /** As in {@link Subject}. */
  readonly value: string;
  /** Why it stands there, for the person who will ask. */
  readonly reason: string;
  /** ISO 8601 date from which the row no longer holds; without one it holds for good. */
  readonly expires?: string;
}

export interface LocalListOptions {
  /** Default `local`. */
  readonly id?: string;
  readonly block?: readonly ListRow[];
  /** Wins over `block`. */
  readonly allow?: readonly ListRow[];
}

const DAY = 24 * 3_600_000;

/**
 * The caller's own lists. A subject on neither is `clean` with the reason `not-listed`; one that is allowed has the reason
 * `list.allowed`.
 *
 * @throws {ReputationOptionError} for a row that does not hold; names it
 */
export function localList({ id = 'local', block = [], allow = [] }: LocalListOptions): ReputationProvider {
  const blocked = indexOf(block, 'block');
  const allowed = indexOf(allow, 'allow');
  return {
    id,
    sends: 'Nothing: the list is in memory.',
    subjects: SUBJECT_KINDS,
    local: true,
    check({ kind, value }, { now }) {
      const key = keyOf(kind, value);
      const holding = (rows: ReadonlyMap<string, Entry>) => {
        const entry = rows.get(key);
        return entry && entry.until > now() ? entry : undefined;
      };
      const pass = holding(allowed);
      if (pass) return { status: 'clean', reason: 'list.allowed', detail: pass.reason, ttl: ttlOf(pass, now()) };
      const hit = holding(blocked);
      if (hit)
        return {
          status: 'listed',
          reason: 'list.blocked',
          detail: hit.reason,
          weightHint: weightOf('list.blocked'),
          ttl: ttlOf(hit, now()),
        };
      return { status: 'clean', reason: 'not-listed', detail: `not on the list ${id}` };
    },
  };
}

interface Entry {
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

function indexOf(rows: readonly ListRow[], option: string): Map<string, Entry> {
  const index = new Map<string, Entry>();
  rows.forEach(({ kind, value, reason, expires }, i) => {
    const at = `${option}[${i}]`;
    if (!SUBJECT_KINDS.includes(kind))
      throw new ReputationOptionError(`${at}.kind`, `must be one of ${SUBJECT_KINDS.join(', ')}`);
    if (typeof value !== 'string' || value === '') throw new ReputationOptionError(`${at}.value`, 'must not be empty');
    if (typeof reason !== 'string' || reason === '')
      throw new ReputationOptionError(`${at}.reason`, 'must say why, for the person who will ask');
    const until = expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(expires);
    if (Number.isNaN(until))
      throw new ReputationOptionError(`${at}.expires`, `must be an ISO 8601 date; got ${expires}`);
    const entry = { reason, until };
    index.set(keyOf(kind, value), entry);
    // A name may be written with capitals in the list; in a subject it has none.
    if (kind === 'handle' && !isInvitation(value)) index.set(keyOf(kind, value.toLowerCase()), entry);
  });
  return index;
}

/** Paths of links and codes of invitations keep their case; nothing else has any. */
function keyOf(kind: SubjectKind, value: string): string {
  return `${kind} ${kind === 'url' || kind === 'handle' ? value : value.toLowerCase()}`;
}

function ttlOf({ until }: Entry, now: number): number {
  return Math.min(until - now, DAY);
}
