/** The fields of a posting that are read as text, in the order in which they are read. */
export const TEXT_FIELDS = [
  'title',
  'company',
  'location',
  'salary',
  'employmentType',
  'description',
  'requirements',
  'benefits',
  'contact',
  'email',
  'url',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** A posting with fields. Every field is optional; at least one text field must hold text. */
export interface JobAd {
  title?: string;
  company?: string;
  location?: string;
  salary?: string;
  employmentType?: string;
  description?: string;
  requirements?: string;
  benefits?: string;
  contact?: string;
  email?: string;
  url?: string;
  /** The whole ad when it has no fields. */
  text?: string;
  /** ISO 8601 date. Kept, not judged by the core, which has no clock. */
  postedAt?: string;
  /** Where the ad was found: a board, a channel, a feed. */
  source?: string;
  /** Kind of place it was posted in. */
  channel?: string;
  /** ISO 3166-1 alpha-2 code of the country whose people the ad addresses. */
  homeCountry?: string;
}

/** A schema.org `JobPosting` as it stands in JSON-LD; which properties are read is told at `fromJobPosting`. */
export interface JobPosting {
  readonly '@type'?: string | readonly string[];
  readonly [property: string]: unknown;
}

/** What can be read as an ad: free text (or JSON-LD text), a posting with fields, JSON-LD nodes. */
export type AdInput = string | JobAd | JobPosting | readonly unknown[];

/** A part of the ad. `start` and `end` are offsets into {@link Ad.text} and, alike, into {@link Ad.raw}. */
export interface Section {
  readonly field: TextField | 'text';
  readonly start: number;
  readonly end: number;
}

/** The ad as the later rooms see it: one text with its sections, and the typed fields. */
export interface Ad {
  /**
   * The text that is judged: {@link Ad.raw} with HTML tags blanked and entities decoded in place, so that it has the same
   * length and every offset is good for both.
   */
  readonly text: string;
  /** The caller's own text: all sections, unchanged, joined by {@link SECTION_BREAK}. Spans are slices of it. */
  readonly raw: string;
  readonly sections: readonly Section[];
  /** ISO 3166-1 alpha-2, upper case. */
  readonly homeCountry: string | null;
  /** Name of the employer from its field, without markup and outer space. */
  readonly company: string | null;
  /** Names of fields that were given and are not read; at most 100, none longer than 100 units. */
  readonly ignored: readonly string[];
}

/** Joins sections; a sentence never crosses it. */
export const SECTION_BREAK = '\n\n';
