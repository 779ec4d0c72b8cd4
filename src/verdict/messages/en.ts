import type { Messages } from './types';

export const en: Messages = {
  typologies: {
    compound: 'a lure into a scam compound or forced fraud abroad',
    task: 'a task scam (small paid tasks, then deposits)',
    fee: 'a job that must be paid for first',
    cheque: 'a bad-cheque or equipment-purchase scam',
    mule: 'the renting of accounts or moving of illicit money',
    courier: 'the carrying of cash, cards, parcels or drugs for a criminal group',
    identity: 'the harvesting of identity documents, codes or contracts',
    impersonation: 'somebody who only poses as an employer or recruiter',
    pyramid: 'a pay-to-join or recruit-to-earn scheme',
    illicit: 'openly illegal work',
  },
  deceives: (risk, kind) =>
    `${STRENGTH[risk]} signals consistent with ${kind ?? 'a recruitment lure'}.${risk === 'high' || risk === 'critical' ? ' Send no money, documents or codes and do not travel before the employer has been checked.' : ''}`,
  hiresForCrime: (risk, kind) =>
    `${STRENGTH[risk]} signals consistent with hiring for a crime: ${kind}. Those who take part are often prosecuted, also when they did not know.`,
  quiet: (risk) =>
    risk === 'minimal' ? 'No signals of a lure stand out in the text.' : 'A few weak signals that honest ads have too.',
  report: (stance) =>
    stance === 'warning'
      ? 'This reads as a warning about such offers, not as an offer.'
      : 'This reads as a report about such offers, not as an offer.',
  unscored: {
    empty: 'There is no text to judge. If the ad is an image, its text must be given.',
    'too-short': 'The text is too short to judge.',
    'no-words': 'The text holds no words, so it cannot be judged.',
  },
  missing: {
    'employer.legal-name': 'the legal name of the employer',
    'employer.address': 'an address of the employer or workplace',
    'work.hours': 'working hours or days',
    'work.duties': 'what the work consists of',
    'contract.type': 'the kind of contract',
    'pay.amount': 'the amount of pay',
    'contact.checkable': 'a phone number, company mail or site besides a messenger',
    'visa.class': 'the visa or work permit',
    'licence.overseas-placement': 'the licence for placing workers abroad',
  },
  unknown: {
    'employer.registry': 'whether the named employer exists and placed this ad',
    'contact.reputation': 'what is known of the contact given',
    'domain.reputation': 'how old and how reputed the linked sites are',
    'text.beyond-limit': 'the part of the text beyond the length limit',
    'text.short': 'what a fuller ad would say; this text is short',
    'language.not-covered': 'what parts in a language without a lexicon say',
  },
};

const STRENGTH = { minimal: 'Few', low: 'Weak', elevated: 'Some', high: 'Strong', critical: 'Very strong' } as const;
