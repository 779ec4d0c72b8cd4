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

/** Locales whose sentences come with the core. */
export type Locale = 'en' | 'ko' | 'zh';

/** What a help line is for. */
export type HelpPurpose = 'emergency' | 'fraud' | 'trafficking' | 'abroad' | 'job-ads';

/** A place to turn to, as a public page told it on a date. Numbers change; check before printing one. */
export interface HelpLine {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Name in the language of the country, with English where that helps. */
  readonly name: string;
  /** As dialled in the country, or with `+` from anywhere. A line has a number or a `url`. */
  readonly number?: string;
  readonly url?: string;
  readonly for: readonly HelpPurpose[];
  /** Hours, languages, how to reach it from abroad. */
  readonly note?: string;
  readonly source: string;
  /** Date of the source, `YYYY-MM-DD`. */
  readonly date: string;
}
