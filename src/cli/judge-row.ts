import { AdError, type AdInput, type Risk, type Scorer, type Verdict } from '../index';
import type { Row } from './input';

/** What becomes of a row: a line of verdict, or a line that tells why there is none. */
export type Outcome =
  | { readonly kind: 'verdict'; readonly line: string; readonly risk: Risk; readonly scored: boolean }
  | { readonly kind: 'reject'; readonly line: string };

/** Judges one row. */
export function judgeRow(row: Row, scorer: Scorer, brief: boolean): Outcome {
  try {
    const { id, ad } = adOf(row);
    const verdict = scorer.score(ad);
    const line = JSON.stringify(brief ? { id, ...briefOf(verdict) } : { id, ...verdict });
    return { kind: 'verdict', line, risk: verdict.risk, scored: verdict.scored };
  } catch (error) {
    if (!(error instanceof RowError || error instanceof AdError)) throw error;
    return { kind: 'reject', line: JSON.stringify(rejectOf(row, error)) };
  }
}

/** A row that is no ad. */
class RowError extends Error {
  constructor(
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
  }
}

/** The ad of a row and its id: the row's own, else where the row stands (`ads.jsonl:3`, `ad.txt`). */
function adOf(row: Row): { readonly id: string | number; readonly ad: AdInput } {
  if (row.kind === 'bad') throw new RowError(row.reason);
  if (row.kind === 'text') return { id: row.file, ad: row.text };
  const { value } = row;
  const place = `${row.file}:${row.line}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { id: place, ad: value as AdInput };
  const { id, ...ad } = value as Record<string, unknown>;
  if (id === undefined || id === null) return { id: place, ad };
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new RowError('Field "id" must be a string or a number.', 'id');
  return { id, ad };
}

function briefOf({ probability, logit, risk, typologies, stance }: Verdict) {
  return { probability, logit, risk, typologies, stance };
}

function rejectOf(row: Row, { message, field }: RowError | AdError) {
  return {
    file: row.file,
    line: row.line,
    reason: message,
    ...(field === null ? {} : { field }),
    row: row.kind === 'bad' ? row.row : row.kind === 'text' ? row.text : row.value,
  };
}
