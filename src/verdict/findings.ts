import type { Contact, Entity } from '../extract';
import type { Mention } from '../lexicon';
import type { Listed, ReputationEvidence } from '../reputation/types';
import type { Signal } from '../rules';
import type { FINDING_IDS } from './ids';
import { FAMILY_DECAY } from './scale';
import type { Weighed } from './weigh';

export type FindingId = (typeof FINDING_IDS)[number];

/** A piece of evidence that is no rule's, in the form of one. */
export function finding(
  id: FindingId,
  family: string,
  mentions: readonly Mention[],
  contribution: number,
  source: string,
): Weighed {
  const rule = {
    source: {
      id,
      family,
      typologies: {},
      says: { en: id },
      weight: contribution,
      status: 'stable',
      source,
    },
  };
  return { signal: { rule, mentions } as unknown as Signal, contribution };
}

/** What a hint of 1 counts in log-odds: hints are a provider's judgement, fitted on no data. */
const HINT = 0.4;

/** Hint of an answer whose provider gives none, and the bounds of those that do. */
const USUAL = 1.5;
const LEAST = 0.3;
const MOST = 3;

/** Younger than this many days a domain counts as new; its provider then gives it at least this weight. */
const NEW_DOMAIN = 1.2;

/**
 * What outside sources have against the contacts of an ad. The strongest counts whole, each further one a part of it; what the
 * caller's own list allows counts nothing; what is not known counts nothing.
 */
export function reputationFindings(evidence: ReputationEvidence, entities: readonly Entity[]): Weighed[] {
  const allowed = new Set(evidence.observations.filter((o) => o.reason === 'list.allowed').map((o) => o.subject.value));
  const listed = evidence.observations
    .filter((o): o is Listed => o.status === 'listed' && !allowed.has(o.subject.value))
    .map((o) => ({ o, id: findingOf(o), weight: weightOf(o) }))
    .sort((a, b) => b.weight - a.weight || (a.o.subject.value < b.o.subject.value ? -1 : 1));
  return listed.map(({ o, id, weight }, rank) =>
    finding(
      id,
      'reputation',
      mentionsOf(o, entities),
      HINT * weight * FAMILY_DECAY ** rank,
      `${o.provider}, ${o.checkedAt}: ${o.detail}`,
    ),
  );
}

function weightOf({ weightHint }: Listed): number {
  return Math.min(MOST, Math.max(LEAST, weightHint ?? USUAL));
}

function findingOf(observation: Listed): FindingId {
  switch (observation.reason) {
    case 'list.blocked':
      return 'reputation.blocked';
    case 'domain.unregistered':
    case 'domain.nxdomain':
    case 'domain.parked':
      return 'reputation.dead-host';
    case 'email.no-mail':
      return 'reputation.no-mail';
    case 'domain.new':
      return weightOf(observation) >= NEW_DOMAIN ? 'reputation.new-domain' : 'reputation.young-domain';
    default:
      return 'reputation.threat';
  }
}

/** A subject as a contact holds it: a name without its channel, a link without its scheme and without a slash behind the bare host. */
function writtenOf({ kind, value }: Listed['subject']): string {
  if (kind === 'handle') return value.slice(value.indexOf(':') + 1);
  return kind === 'url' ? value.replace(/^[a-z]+:\/\/(www\.)?/, '').replace(/\/$/, '') : value;
}

/** The contacts in which the subject stands. */
function mentionsOf({ subject }: Listed, entities: readonly Entity[]): Mention[] {
  const name = writtenOf(subject);
  const isIn = (contact: Contact) => contact.handle?.toLowerCase().includes(name.toLowerCase()) === true;
  return entities
    .filter((e): e is Contact => e.kind === 'contact' && isIn(e))
    .map(({ start, end, disguised }) => ({
      concept: `contact.${subject.kind}`,
      start,
      end,
      sentence: 0,
      negated: false,
      disguised,
    }));
}
