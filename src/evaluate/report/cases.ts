import type { Case, CaseSpan } from '../cases';
import { html, type Markup } from './markup';

/** Longest stretch of a field that is shown, in UTF-16 units. */
const MOST_TEXT = 1400;

/** Longest beginning of an ad in the line that stands for it, in UTF-16 units. */
const MOST_SNIPPET = 160;

/** A wrong judgement as a card: the ad with the places that spoke, and what they said. */
export function caseCard(given: Case): Markup {
  const against = given.reasons.filter((r) => r.contribution > 0);
  const spans = given.reasons.flatMap((r) =>
    r.spans.map((s) => ({ ...s, tone: r.contribution > 0 ? 'against' : 'for' })),
  );
  return html`<details class="case"><summary><span class="score">${signed(given.evidence)}</span> <span class="id">${given.id}</span> <span class="meta">${[given.lang, given.set, given.kind, given.risk].filter(Boolean).join(' · ')}</span><span class="snippet" dir="auto">${snippetOf(given)}</span></summary>
<div class="ad" dir="auto">${given.fields.map(
    ({ name, text }) =>
      html`<p><span class="field">${name}</span> ${marked(
        text,
        spans.filter((s) => s.field === name),
      )}</p>`,
  )}</div>
${
  given.reasons.length === 0
    ? html`<p class="none">Nothing spoke for or against it${given.stance === null ? '' : `; read as: ${given.stance}`}.</p>`
    : html`<ul class="reasons">${given.reasons.map((r) => html`<li><span class="score ${r.contribution > 0 ? 'against' : 'for'}">${signed(r.contribution)}</span> ${r.says} <code>${r.signal}</code></li>`)}</ul>`
}${against.length === 0 && given.reasons.length > 0 ? html`<p class="none">Nothing spoke for a lure.</p>` : null}</details>`;
}

/** How the ad begins, on one line. */
function snippetOf({ fields }: Case): string {
  return fields
    .map(({ text }) => text.slice(0, MOST_SNIPPET))
    .join(' · ')
    .replace(/\s+/g, ' ')
    .slice(0, MOST_SNIPPET);
}

function signed(value: number): string {
  return value >= 0 ? `+${value.toFixed(2)}` : `−${Math.abs(value).toFixed(2)}`;
}

/** The text with its spans in `<mark>`; where they overlap the first wins. A long text is cut around the first span. */
export function marked(text: string, spans: readonly (CaseSpan & { readonly tone: string })[]): Markup {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const first = sorted[0]?.start ?? 0;
  const from = text.length <= MOST_TEXT ? 0 : Math.max(0, Math.min(first - 200, text.length - MOST_TEXT));
  const to = Math.min(text.length, from + MOST_TEXT);
  const parts: Markup[] = [];
  let at = from;
  for (const span of sorted) {
    if (span.start < at || span.end > to) continue;
    parts.push(
      html`${text.slice(at, span.start)}<mark class="${span.tone}">${text.slice(span.start, span.end)}</mark>`,
    );
    at = span.end;
  }
  return html`${from > 0 ? '… ' : ''}${parts}${text.slice(at, to)}${to < text.length ? ' …' : ''}`;
}
