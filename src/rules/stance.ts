import type { Entity } from '../extract';
import type { Mention } from '../lexicon';
import type { Stance } from '../terms';

/**
 * Decides what kind of text this is, before any rule is looked at.
 *
 * Reports and warnings quote every lure phrase there is; what tells them from offers is who speaks and that there is nothing
 * to apply to. A lure could sprinkle warning words to pass for a report, so where there is a handle, a number or an address to
 * apply to, the report must be twice as plain; where there is nothing of the kind, a sum of money is no offer yet.
 *
 * @param listed the ad came with a title of its own, so that it stands among listings: where nothing shows what it is it is an offer
 */
export function decideStance(mentions: readonly Mention[], entities: readonly Entity[], listed = false): Stance {
  const count = new Map<string, number>();
  // "This is no scam" holds the words of a warning, and nobody is warned.
  const denials = mentions.filter((m) => m.concept === 'reassure.not-scam' || m.concept === 'reassure.not-illegal');
  const isDenied = (m: Mention) => denials.some((d) => d.start < m.end && m.start < d.end);
  for (const m of mentions)
    if (m.concept.startsWith('stance.') && !(WARY.has(m.concept) && isDenied(m)))
      count.set(m.concept, Math.min(3, (count.get(m.concept) ?? 0) + 1));
  const of = (name: string) => count.get(`stance.${name}`) ?? 0;

  const messenger = entities.some((e) => e.kind === 'contact' && e.messenger && e.handle !== null);
  const contact = messenger || entities.some((e) => e.kind === 'contact' && e.handle !== null);
  const pay = entities.some((e) => e.kind === 'pay');
  const opens = mentions.some((m) => OPENERS.has(m.concept));

  // A report quotes offers, so that offer words alone say little; a way to reach the poster says more.
  const offer = 0.6 * of('offer') + (messenger ? 1.5 : contact ? 0.5 : 0) + (pay ? 0.5 : 0) + (opens ? 0.8 : 0);
  const speakers = 0.7 * of('authority') + 0.7 * of('victim') + 0.4 * of('scam-topic');
  const warning = 1.3 * of('warning') + 1.2 * of('dont') + 1.5 * of('hotline') + speakers;
  const news = 1.1 * of('news') + speakers + (of('news') > 0 ? 0.5 * of('warning') : 0);
  // A job that fights fraud and an ad with an anti-fraud notice speak of scams and are offers all the same.
  const honestNotice = mentions.some((m) => m.concept === 'honest.anti-fraud-notice') || of('fights-fraud') > 0;

  // Who asks whether an offer is a scam quotes it, and gives nothing to apply to; where there is something, one question is no proof.
  if (!messenger && of('question') > (contact ? 1 : 0)) return 'other';
  // A code, a balance or a promotion that a firm sends its customers is no offer of work.
  if (!messenger && of('service') > 0 && of('service') >= of('offer')) return 'other';
  const report = Math.max(warning, news);
  const least = offer === 0 ? 1.2 : contact ? 2.4 : 1.6;
  const bar = Math.max(least, offer * (messenger ? 1.6 : 1) + (honestNotice ? 2.5 : 0));
  if (report >= bar) return warning >= news ? 'warning' : 'news';
  return offer > 0 || listed ? 'offer' : 'unclear';
}

/** Places that show that the text speaks about offers, and makes none. */
export function signsOfReport(mentions: readonly Mention[]): number {
  return mentions.filter(({ concept }) => REPORTS.has(concept)).length;
}

/**
 * Flags as negated what stands in a sentence that warns: "never lend your passbook", "we never ask for a deposit".
 *
 * @param negatable concepts that may be negated
 */
export function negateWarnedOf(mentions: readonly Mention[], negatable: (concept: string) => boolean): Mention[] {
  const warned = new Set<number>();
  for (const m of mentions)
    if (m.concept === 'stance.dont' || m.concept === 'honest.anti-fraud-notice') warned.add(m.sentence);
  if (warned.size === 0) return [...mentions];
  return mentions.map((m) =>
    !m.negated && warned.has(m.sentence) && negatable(m.concept) ? { ...m, negated: true } : m,
  );
}

const REPORTS: ReadonlySet<string> = new Set(
  ['question', 'victim', 'warning', 'dont', 'scam-topic', 'authority', 'news', 'hotline'].map(
    (name) => `stance.${name}`,
  ),
);

/** What a denial quotes. */
const WARY: ReadonlySet<string> = new Set(['stance.warning', 'stance.scam-topic', 'stance.dont']);

/** Concepts that only somebody who offers or invites would write. */
const OPENERS = new Set([
  'channel.cold-open',
  'channel.handoff',
  'channel.add-me',
  'channel.reply-keyword',
  'account.rent-or-sell',
  'account.price-per-account',
  'account.trade-slang',
  'role.team-mission',
  'travel.leave-now',
  'fee.unlock',
  'fee.prepay-task',
]);
