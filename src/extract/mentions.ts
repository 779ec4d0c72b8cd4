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
  // Found out only for an ad with a number of some country.
  let home: string | null | undefined;
  let ages = 0;
  let times = 0;
  let pays = 0;
  for (const entity of entities) {
    if (entity.kind === 'pay') {
      pays++;
      addPay(entity, add);
    } else if (entity.kind === 'contact') {
      addContact(entity, add);
      if (entity.country === null) continue;
      if (home === undefined) home = context.homeCountry ?? (isKorean(fold) ? 'KR' : null);
      if (home !== null && entity.country !== home) add('contact.foreign-phone', entity);
    } else if (entity.kind === 'hours') {
      times++;
      add('honest.working-time', entity);
    } else if (entity.kind === 'age') ages++;
  }
  if (pays > 0 && times > 0) for (const pay of payForFewHours(entities)) add('pay.far-above-hourly', pay);
  if (pays > 1 && ages > 1) for (const pay of payOfTheYounger(entities, fold)) add('pay.younger-more', pay);
  const only = messengerOnly(entities);
  if (only !== null) add('contact.messenger-only', only);
  for (const { concept, start, end } of disguises(fold)) add(concept, { start, end, disguised: true });
  const company = context.sections.find((section) => section.field === 'company' && section.end > section.start);
  if (company !== undefined) add('employer.named', { start: company.start, end: company.end, disguised: false });
  return mentions.length > 1 ? mentions.sort((a, b) => a.start - b.start || b.end - a.end) : mentions;
}

type Add = (concept: string, at: Entity) => void;

function addPay(pay: Pay, add: Add): void {
  if (pay.ratio !== null && pay.ratio >= FAR_ABOVE_WAGE) add('pay.far-above-wage', pay);
  if (pay.ratio !== null && pay.ratio >= ABOVE_WAGE) add('pay.above-wage', pay);
  if (!pay.percent && pay.min > 0 && pay.max >= pay.min * WIDE_BAND) add('pay.wide-band', pay);
}

/** Concepts of messengers that have one of their own. */
const OWN_CONCEPT: ReadonlySet<string> = new Set(['telegram', 'whatsapp', 'wechat', 'line', 'kakao']);

function addContact(contact: Contact, add: Add): void {
  // A messenger that is only named is said by the channel concepts of the lexicon.
  if (contact.messenger && contact.handle !== null)
    add(OWN_CONCEPT.has(contact.channel) ? `contact.${contact.channel}` : 'contact.other-messenger', contact);
  switch (contact.channel) {
    case 'phone':
      add('contact.phone', contact);
      break;
    case 'email':
      add(contact.freeMail ? 'contact.free-mail' : 'contact.company-mail', contact);
      break;
    case 'website':
      add('contact.website', contact);
      break;
    case 'form':
      add('contact.form', contact);
      break;
    case 'shortener':
      add('contact.shortener', contact);
      break;
    default:
      break;
  }
  if (contact.group) add('contact.group-link', contact);
}

/** From this many hidden words on it is no slip and no brand name. */
const MANY_WORDS = 3;

/**
 * That words were hidden, whatever they say: an ordinary employer hides none. Words pulled apart count only when there are many,
 * since titles are set like that.
 */
function disguises(fold: Fold): { concept: string; start: number; end: number }[] {
  if (fold.tricks.length === 0 && fold.disguises.length === 0) return [];
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
function isKorean({ units, plainLength }: Fold): boolean {
  let hangul = 0;
  let letters = 0;
  for (let i = 0; i < plainLength; i++) {
    const script = scriptOf(units[i]!);
    if (script === Script.None) continue;
    letters++;
    if (script === Script.Hangul) hangul++;
  }
  return hangul > letters - hangul;
}
