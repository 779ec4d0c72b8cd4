import type { Verdict } from '../index';

/**
 * How verdicts are written: all of each as JSON, or the parts without reasons; or a row of a table, for whoever reads them in a
 * spreadsheet.
 */
export type Form = 'full' | 'brief' | 'table';

/** Reasons and stretches of wording in a row of a table, at most. */
const MOST = 3;

/** The first line of a form, or null. The mark before it tells spreadsheets that the table is UTF-8. */
export function headOf(form: Form): string | null {
  return form === 'table' ? '\ufeffid,risk,probability,kind,summary,reasons,wording' : null;
}

/** A verdict as a line. `id` is JSON text. */
export function lineOf(form: Form, id: string, verdict: Verdict): string {
  if (form === 'table') return rowOf(JSON.parse(id) as string | number, verdict);
  return `{"id":${id},${JSON.stringify(form === 'brief' ? briefOf(verdict) : verdict).slice(1)}`;
}

function briefOf({ scored, unscored, ignored, probability, logit, risk, typologies, stance }: Verdict) {
  const why = scored ? {} : { unscored, ...(ignored.length === 0 ? {} : { ignored }) };
  return { scored, ...why, probability, logit, risk, typologies, stance };
}

function rowOf(id: string | number, { unscored, probability, risk, typologies, summary, evidence }: Verdict): string {
  if (unscored !== null) return [id, '', '', '', unscored.says, '', ''].map(cellOf).join(',');
  const reasons = evidence.filter(({ contribution }) => contribution > 0).slice(0, MOST);
  const spans = reasons.flatMap((reason) => reason.spans.map(({ text }) => text.replace(/\s+/gu, ' ')));
  // Of stretches that lie in one another the longest.
  const wording = new Set(spans.filter((text) => !spans.some((other) => other !== text && other.includes(text))));
  return [
    id,
    risk,
    probability.toFixed(4),
    typologies[0]?.id ?? '',
    summary,
    reasons.map(({ says }) => says).join(' | '),
    [...wording].slice(0, MOST).join(' | '),
  ]
    .map(cellOf)
    .join(',');
}

/** A cell as RFC 4180 has it. What a spreadsheet would take for a formula, which may come with an ad, is made text. */
function cellOf(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
