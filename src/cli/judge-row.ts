import { eachPosting } from '../ad/posting';
import { AdError, type AdInput, type Risk, type Scorer } from '../index';
import { placeOf, type Row } from './input';
import { depthOf, isJson, valueTextAt } from './json-text';
import { type Form, lineOf } from './verdict-line';

/** What becomes of an ad: a line of verdict, or a line that tells why there is none. */
export type Outcome =
  | {
      readonly kind: 'verdict';
      readonly line: string;
      readonly risk: Risk;
      readonly scored: boolean;
      /** Of an unscored ad: names of fields that were given and not read. */
      readonly ignored: readonly string[];
    }
  | { readonly kind: 'reject'; readonly line: string };

/** An ad of a row. */
export interface FoundAd {
  /** JSON text: the row's own id with its digits as they were written, else where the ad stands (`ads.jsonl:3`, `ad.txt`). */
  readonly id: string;
  readonly ad: AdInput;
}

/** A row nested more deeply is set aside as text: few programs could read it again. */
const MAX_DEPTH = 100;
/** So much of it is kept. */
const CUT = 1000;

/** Judges the ads of a row; there is one, but for JSON-LD with several postings. */
export function judgeRow(row: Row, scorer: Scorer, form: Form): Outcome[] {
  try {
    return adsOf(row).map((found) => judgeAd(found, row, scorer, form));
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    return [rejectOf(row, error)];
  }
}

function judgeAd({ id, ad }: FoundAd, row: Row, scorer: Scorer, form: Form): Outcome {
  try {
    const verdict = scorer.score(ad);
    const { risk, scored, ignored } = verdict;
    return { kind: 'verdict', line: lineOf(form, id, verdict), risk, scored, ignored: scored ? [] : ignored };
  } catch (error) {
    if (!(error instanceof AdError)) throw error;
    return rejectOf(row, error);
  }
}

/** A row that is no ad. */
export class RowError extends Error {
  constructor(
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
  }
}

/**
 * The ads of a row: each posting of JSON-LD, else the row itself.
 *
 * @throws {RowError} when the row cannot be read.
 */
export function adsOf(row: Row): readonly FoundAd[] {
  if (row.kind === 'bad') throw new RowError(row.reason);
  if (row.kind === 'text') return adsOfText(row.text, row.file);
  const value = jsonValueOf(row.text);
  const place = placeOf(row);
  if (typeof value === 'string') return adsOfText(value, place);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return severalOf(value, place) ?? [{ id: JSON.stringify(place), ad: value as AdInput }];
  const { id, ...ad } = value as Record<string, unknown>;
  if (id === undefined || id === null) return severalOf(ad, place) ?? [{ id: JSON.stringify(place), ad }];
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new RowError('Field "id" must be a string or a number.', 'id');
  const written = typeof id === 'number' && !Number.isSafeInteger(id) ? valueTextAt(row.text, 'id') : null;
  return severalOf(ad, written ?? String(id)) ?? [{ id: written ?? JSON.stringify(id), ad }];
}

/** Text is an ad, or JSON-LD that holds some. */
function adsOfText(text: string, place: string): readonly FoundAd[] {
  const json = /^\s*[[{]/.test(text) && text.includes('JobPosting') && isJson(text);
  return (json ? severalOf(JSON.parse(text), place) : null) ?? [{ id: JSON.stringify(place), ad: text }];
}

/** The postings of JSON-LD, each with where it stands in it; null unless there are at least two. */
function severalOf(value: unknown, place: string): readonly FoundAd[] | null {
  const postings = eachPosting(value);
  if (postings.length < 2) return null;
  return postings.map((posting) => ({ id: JSON.stringify(place + posting.place), ad: posting.value }));
}

function jsonValueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RowError(`Not valid JSON: ${(error as Error).message}.`);
  }
}

function rejectOf(row: Row, { message, field }: RowError | AdError): Outcome {
  const { file, line, within } = row;
  const head = {
    file,
    line,
    ...(within === '' ? {} : { within }),
    reason: message,
    ...(field === null ? {} : { field }),
  };
  return { kind: 'reject', line: `${JSON.stringify(head).slice(0, -1)},"row":${rowText(row)}}` };
}

/** A row as JSON text: a JSON value as it was written, anything else as a string. */
function rowText(row: Row): string {
  if (row.kind === 'bad') return JSON.stringify(row.written ?? null);
  if (row.kind === 'text' || !isJson(row.text)) return JSON.stringify(row.text);
  if (depthOf(row.text) > MAX_DEPTH) return JSON.stringify(`${row.text.slice(0, CUT)}…`);
  // Line feeds stand between values only; within strings they are escaped.
  return row.text.trim().replace(/[\r\n]+/g, ' ');
}
