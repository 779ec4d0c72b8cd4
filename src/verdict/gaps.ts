import type { Entity } from '../extract';
import type { Mention } from '../lexicon';
import type { ReputationEvidence } from '../reputation/types';
import type { UNKNOWN_IDS } from './ids';

type UnknownId = (typeof UNKNOWN_IDS)[number];

/** What the text as a whole is like, as far as it bears on what can be known. */
export interface TextFacts {
  /** Letters; those of dense scripts count 2.5 times. */
  readonly lettersWeight: number;
  /** Share of letters in scripts for which there is no lexicon. */
  readonly uncovered: number;
  readonly truncated: boolean;
}

const SHORT = 80;

/** Ids of what could not be known from the text alone. */
export function unknownFrom(
  mentions: readonly Mention[],
  entities: readonly Entity[],
  facts: TextFacts,
  reputation: ReputationEvidence | null,
  advised: boolean,
): UnknownId[] {
  const unknown: UnknownId[] = [];
  if (mentions.some((m) => m.concept === 'employer.legal-form' || m.concept === 'employer.named'))
    unknown.push('employer.registry');
  const contacts = entities.filter((e) => e.kind === 'contact' && e.handle !== null);
  const isAsked = (kind: 'domain' | 'other') =>
    reputation?.observations.some((o) => (o.subject.kind === 'domain') === (kind === 'domain')) === true;
  if (contacts.length > 0 && !isAsked('other') && !isAsked('domain')) unknown.push('contact.reputation');
  if (
    contacts.some((c) => c.kind === 'contact' && (c.channel === 'website' || c.channel === 'shortener')) &&
    !isAsked('domain')
  )
    unknown.push('domain.reputation');
  if (advised) unknown.push('advisory.current');
  if (facts.truncated) unknown.push('text.beyond-limit');
  if (facts.lettersWeight < SHORT) unknown.push('text.short');
  if (facts.uncovered > 0.3) unknown.push('language.not-covered');
  if (mentions.some((m) => m.experimental)) unknown.push('language.experimental');
  return unknown;
}
