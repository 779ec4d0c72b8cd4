import type { CorpusRow } from '../corpus';
import type { Run } from './configurations';

/** A place in a field of a case. Half-open UTF-16 offsets. */
export interface CaseSpan {
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

/** An ad that a system got wrong, with what it went by. */
export interface Case {
  readonly id: string;
  readonly lang: string;
  readonly label: 'lure' | 'honest';
  readonly set: string | null;
  readonly kind: string | null;
  readonly evidence: number;
  readonly risk: string | null;
  readonly stance: string | null;
  readonly fields: readonly { readonly name: string; readonly text: string }[];
  readonly reasons: readonly {
    readonly signal: string;
    readonly contribution: number;
    readonly says: string;
    readonly spans: readonly CaseSpan[];
  }[];
}

/** The lures that were rated lowest and the honest ads that were rated highest, worst first; of one group only the worst. */
export function worstOf(
  run: Run,
  rows: readonly CorpusRow[],
  usable: ArrayLike<number>,
  groupOf: Int32Array,
  count: number,
): { misses: Case[]; alarms: Case[] } {
  const mean = (i: number) => run.evidence.reduce((sum, e) => sum + e[i]!, 0) / run.evidence.length;
  const order = Array.from(usable, (i) => ({ i, evidence: mean(i) })).sort(
    (a, b) => a.evidence - b.evidence || a.i - b.i,
  );
  const first = (label: CorpusRow['label'], sorted: typeof order) => {
    const seen = new Set<number>();
    const cases: Case[] = [];
    for (const { i, evidence } of sorted) {
      if (cases.length >= count) break;
      if (rows[i]!.label !== label || seen.has(groupOf[i]!)) continue;
      seen.add(groupOf[i]!);
      cases.push(caseOf(rows[i]!, evidence, run.verdicts[i]));
    }
    return cases;
  };
  return { misses: first('lure', order), alarms: first('honest', [...order].reverse()) };
}

function caseOf(row: CorpusRow, evidence: number, verdict: Run['verdicts'][number]): Case {
  return {
    id: row.id,
    lang: row.lang,
    label: row.label!,
    set: row.set,
    kind: row.kind,
    evidence,
    risk: verdict?.risk ?? null,
    stance: verdict?.stance ?? null,
    fields: Object.entries(row.ad).map(([name, text]) => ({ name, text: String(text) })),
    reasons: (verdict?.evidence ?? []).map(({ signal, contribution, says, spans }) => ({
      signal,
      contribution,
      says,
      spans: spans.map(({ field, start, end }) => ({ field, start, end })),
    })),
  };
}
