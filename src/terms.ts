/** Words of the glossary that several rooms share. */

/** The kinds of lure. */
export const TYPOLOGIES = [
  'compound',
  'task',
  'fee',
  'cheque',
  'mule',
  'courier',
  'identity',
  'impersonation',
  'pyramid',
  'illicit',
] as const;
export type Typology = (typeof TYPOLOGIES)[number];

/** What kind of text this is: an offer of work, a warning, a news report, something else (a question about an offer), or unclear. */
export type Stance = 'offer' | 'warning' | 'news' | 'other' | 'unclear';

/** Languages of the sentences in a verdict. */
export type Locale = 'en' | 'ko' | 'zh';
