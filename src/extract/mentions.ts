import type { Mention } from '../lexicon/types';
import { sentenceAt } from '../text';
import type { Fold } from '../text/types';
import { payForFewHours, payOfTheYounger } from './bands';
import { Script, scriptOf } from './script';
import type { Contact, Entity, ExtractContext, Pay } from './types';

/** From these ratios of the usual wage on, pay is "above" and "far above" it. */
export const ABOVE_WAGE = 2;
export const FAR_ABOVE_WAGE = 3.5;
/** A band whose top is so many times its bottom is wide. */
export const WIDE_BAND = 4;

/**
 * The concepts of `rules/concepts.yaml` that are read rather than said (`from: extract`), as mentions.
 *
 * `contact.foreign-phone` needs to know whom the ad addresses: the context's home country, or Korea when most letters are
 * Hangul. Other scripts are read in many countries, so without a home country they tell nothing.
 */
export function entityMentions(entities: readonly Entity[], fold: Fold, context: ExtractContext): Mention[] {
  const mentions: Mention[] = [];
  const add = (concept: string, at: { start: number; end: number; disguised: boolean }): void => {
    mentions.push({
      concept,
      start: at.start,
      end: at.end,
      sentence: sentenceAt(fold, at.start),
      negated: false,
      disguised: at.disguised,
    });
  };
  const home = context.homeCountry ?? (isKorean(fold) ? 'KR' : null);
  for (const entity of entities) {
    if (entity.kind === 'pay') for (const concept of payConcepts(entity)) add(concept, entity);
    else if (entity.kind === 'contact') for (const concept of contactConcepts(entity, home)) add(concept, entity);
    else if (entity.kind === 'hours') add('honest.working-time', entity);
  }
  for (const pay of payForFewHours(entities)) add('pay.far-above-hourly', pay);
  for (const pay of payOfTheYounger(entities, fold)) add('pay.younger-more', pay);
  const only = messengerOnly(entities);
  if (only !== null) add('contact.messenger-only', only);
  for (const { concept, start, end } of disguises(fold)) add(concept, { start, end, disguised: true });
  const company = context.sections.find((section) => section.field === 'company' && section.end > section.start);
  if (company !== undefined) add('employer.named', { start: company.start, end: company.end, disguised: false });
  return mentions.sort((a, b) => a.start - b.start || b.end - a.end);
}

function payConcepts(pay: Pay): string[] {
  const concepts: string[] = [];
  if (pay.ratio !== null && pay.ratio >= FAR_ABOVE_WAGE) concepts.push('pay.far-above-wage');
  if (pay.ratio !== null && pay.ratio >= ABOVE_WAGE) concepts.push('pay.above-wage');
  if (!pay.percent && pay.min > 0 && pay.max >= pay.min * WIDE_BAND) concepts.push('pay.wide-band');
  return concepts;
}

/** Concepts of messengers that have one of their own. */
const OWN_CONCEPT: ReadonlySet<string> = new Set(['telegram', 'whatsapp', 'wechat', 'line', 'kakao']);

function contactConcepts(contact: Contact, home: string | null): string[] {
  const concepts: string[] = [];
  // A messenger that is only named is said by the channel concepts of the lexicon.
  if (contact.messenger && contact.handle !== null)
    concepts.push(OWN_CONCEPT.has(contact.channel) ? `contact.${contact.channel}` : 'contact.other-messenger');
  switch (contact.channel) {
    case 'phone':
      concepts.push('contact.phone');
      break;
    case 'email':
      concepts.push(contact.freeMail ? 'contact.free-mail' : 'contact.company-mail');
      break;
    case 'website':
      concepts.push('contact.website');
      break;
    case 'form':
      concepts.push('contact.form');
      break;
    case 'shortener':
      concepts.push('contact.shortener');
      break;
    default:
      break;
  }
  if (contact.group) concepts.push('contact.group-link');
  if (contact.country !== null && home !== null && contact.country !== home) concepts.push('contact.foreign-phone');
  return concepts;
}

/** From this many hidden words on it is no slip and no brand name. */
const MANY_WORDS = 3;

/**
 * That words were hidden, whatever they say: an ordinary employer hides none. Words pulled apart count only when there are many,
 * since titles are set like that.
 */
function disguises(fold: Fold): { concept: string; start: number; end: number }[] {
  const all = [...fold.tricks, ...fold.disguises.flatMap((d) => d.tricks)].sort((a, b) => a.start - b.start);
  const sure = all.filter((t) => t.trick !== 'spaced');
  if (sure.length > 0 && all.length >= MANY_WORDS)
    return all.map(({ start, end }) => ({ concept: 'disguise.many-words', start, end }));
  if (all.length >= 2 * MANY_WORDS)
    return all.map(({ start, end }) => ({ concept: 'disguise.many-words', start, end }));
  return sure.map(({ start, end }) => ({ concept: 'disguise.word', start, end }));
}

/** The first messenger, when messengers are given or named and there is no phone, mail, site, form or short link. */
function messengerOnly(entities: readonly Entity[]): Contact | null {
  let first: Contact | null = null;
  for (const entity of entities) {
    if (entity.kind !== 'contact') continue;
    if (!entity.messenger) return null;
    first ??= entity;
  }
  return first;
}

/** Most letters of the text are Hangul: the ad addresses readers in Korea, when nothing else is said. */
function isKorean(fold: Fold): boolean {
  let hangul = 0;
  let others = 0;
  for (let i = 0; i < fold.plainLength; i++) {
    const script = scriptOf(fold.units[i]!);
    if (script === Script.Hangul) hangul++;
    else if (script !== Script.None) others++;
  }
  return hangul > others;
}
