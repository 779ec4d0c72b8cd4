import { countryCode } from './country';
import { AdError } from './errors';
import { blankMarkup, MARKUP_PAD } from './markup';
import { findPostings, fromJobPosting } from './posting';
import { type Ad, type AdInput, type JobAd, SECTION_BREAK, type Section, TEXT_FIELDS } from './types';

const SECTION_FIELDS = [...TEXT_FIELDS, 'text'] as const;
const KNOWN: ReadonlySet<string> = new Set([...SECTION_FIELDS, 'postedAt', 'source', 'channel', 'homeCountry']);

/** Bounds of {@link Ad.ignored}: names come from outside. */
const MAX_NAMES = 100;

/**
 * Reads what a caller has as an ad.
 *
 * A string is free text, unless it is JSON-LD text that holds a schema.org `JobPosting`. An object with `@type` or
 * `@graph`, and an array, is JSON-LD (see {@link fromJobPosting}); any other object is a {@link JobAd}. An ad without any
 * text is read as well: whether it can be judged is decided later.
 *
 * @throws {AdError} when the input is of another kind, JSON-LD holds no posting, a known field of a `JobAd` is not a
 * string, or `homeCountry` is no ISO 3166-1 alpha-2 code. A string never throws.
 */
export function readAd(input: AdInput): Ad {
  if (typeof input === 'string') {
    const posting = postingText(input);
    if (posting !== null) return readPosting(posting);
    return assemble({ text: input }, []);
  }
  if (typeof input !== 'object' || input === null || ArrayBuffer.isView(input) || input instanceof ArrayBuffer) {
    throw new AdError('not-an-ad', null, `An ad must be a string or an object with fields, not ${kindOf(input)}.`);
  }
  if (Array.isArray(input) || '@type' in input || '@graph' in input) return readPosting(input);
  return readJobAd(input as JobAd);
}

function readPosting(value: unknown): Ad {
  const reading = fromJobPosting(value);
  if (reading === null) {
    throw new AdError(
      'no-posting',
      null,
      'No schema.org JobPosting was found; give a node whose "@type" is "JobPosting", or an object with text fields.',
    );
  }
  return assemble(reading.ad, reading.ignored);
}

function readJobAd(input: JobAd): Ad {
  const given = input as Readonly<Record<string, unknown>>;
  const ad: Record<string, string> = {};
  for (const field of KNOWN) {
    const value = given[field];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') {
      throw new AdError(
        'wrong-type',
        field,
        `Field "${field}" must be a string, not ${kindOf(value)}; give text or leave it out.`,
      );
    }
    ad[field] = value;
  }
  const ignored = Object.keys(given).filter((name) => !KNOWN.has(name) && given[name] !== undefined);
  return assemble(ad, ignored);
}

function assemble(ad: JobAd, ignored: readonly string[]): Ad {
  const sections: Section[] = [];
  const raws: string[] = [];
  const texts: string[] = [];
  let at = 0;
  for (const field of SECTION_FIELDS) {
    const raw = ad[field];
    if (raw === undefined || raw === '') continue;
    if (sections.length > 0) at += SECTION_BREAK.length;
    sections.push({ field, start: at, end: at + raw.length });
    at += raw.length;
    raws.push(raw);
    // Section by section, so that no tag reaches over a break.
    texts.push(blankMarkup(raw));
  }
  const raw = raws.join(SECTION_BREAK);
  const changed = texts.some((text, i) => text !== raws[i]);
  return {
    text: changed ? texts.join(SECTION_BREAK) : raw,
    raw,
    sections,
    homeCountry: homeCountryOf(ad.homeCountry),
    company: companyOf(ad.company),
    ignored: ignored
      .slice(0, MAX_NAMES)
      .map((name) => (name.length > MAX_NAMES ? `${name.slice(0, MAX_NAMES - 1)}…` : name)),
  };
}

function homeCountryOf(given: string | undefined): string | null {
  if (given === undefined || given === '') return null;
  const code = countryCode(given);
  if (code !== null) return code;
  const hint = given.toUpperCase() === 'UK' ? ' (the United Kingdom is "GB")' : '';
  throw new AdError(
    'bad-country',
    'homeCountry',
    `Field "homeCountry" must be an ISO 3166-1 alpha-2 code such as "KR"${hint}.`,
  );
}

function companyOf(given: string | undefined): string | null {
  if (given === undefined) return null;
  const name = blankMarkup(given).replaceAll(MARKUP_PAD, '').split(/\s/).filter(Boolean).join(' ');
  return name === '' ? null : name;
}

/** The parsed value of JSON-LD text that holds a posting, or null when the text is no such thing. */
function postingText(text: string): unknown {
  const start = text.trimStart().charCodeAt(0);
  if (start !== 0x7b && start !== 0x5b) return null;
  // Cheaper than parsing, and enough to tell most bracketed texts from JSON-LD.
  if (!text.includes('JobPosting')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return findPostings(value).length > 0 ? value : null;
  } catch {
    return null;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object')
    return ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? 'bytes (decode them first)' : 'an object';
  return value === undefined ? 'undefined' : `a ${typeof value}`;
}
