import type { CorpusRow } from '../corpus';
import type { RuleSource } from '../rules';
import type { Verdict } from '../verdict';
import type { Groups } from './groups';

/** What one rule did on some rows. */
export interface RuleFigures {
  readonly id: string;
  readonly family: string;
  readonly status: RuleSource['status'];
  readonly weight: number;
  /** Ads in which it stood as evidence. */
  readonly hits: number;
  readonly lures: number;
  readonly honest: number;
  /** Groups of near-duplicates among the lures hit: one campaign is one. */
  readonly lureGroups: number;
  /** Share of the lures that it hits. */
  readonly recall: number;
  /** Share of the honest ads that it hits. */
  readonly falseAlarms: number;
  /** Lure share of its hits if lures and honest ads were equally many (S/O); NaN without a hit. */
  readonly lureShare: number;
  /** The same with half a hit more in either class, which puts rules in order: one hit of one proves little. */
  readonly cautiousShare: number;
  /** The rule that most often stands beside it, and in which share of its hits; null without one. */
  readonly overlap: { readonly id: string; readonly share: number; readonly sameFamily: boolean } | null;
  /** Date of the newest row that it hits, ISO 8601; null where rows have no date. */
  readonly lastHit: string | null;
  /** Mean time that its evaluation takes in an ad, in microseconds; null when not measured. */
  readonly microseconds: number | null;
  readonly advice: Advice;
}

/** What to do with a rule, and why. */
export interface Advice {
  readonly action: 'promote' | 'keep' | 'lower' | 'narrow' | 'merge' | 'retire' | 'watch';
  readonly reason: string;
}

/** Bounds of the advice. They are conventions, not findings: change them here. */
export const ADVICE = {
  /** Fewer hits than this say nothing. */
  leastHits: 10,
  /** Fewer groups of lures than this may be one poster's habit. */
  leastGroups: 8,
  /** S/O from which on an experimental rule has earned its place, with false alarms at most the second. */
  promote: { lureShare: 0.95, falseAlarms: 0.001 },
  /** S/O below which a rule that speaks for lures says too little for its weight. */
  lower: 0.8,
  /** S/O below which it speaks for the other side. */
  retire: 0.5,
  /** Share of honest ads from which on a rule costs too many alarms by itself. */
  falseAlarms: 0.01,
  /** Share of hits beside one other rule of its family from which on both say the same. */
  overlap: 0.9,
} as const;

/**
 * Figures of every rule over judged rows.
 *
 * @param rules all rules in force, so that those without a hit are seen as well
 * @param verdicts by row; a row without one is left out
 * @param times mean microseconds by rule, where measured
 */
export function rulesTable(
  rules: readonly RuleSource[],
  rows: readonly CorpusRow[],
  verdicts: readonly (Verdict | undefined)[],
  groups: Groups,
  times: ReadonlyMap<string, number> = new Map(),
): RuleFigures[] {
  const tallies = new Map(rules.map((rule) => [rule.id, new Tally()]));
  const families = new Map(rules.map((rule) => [rule.id, rule.family]));
  let lures = 0;
  let honest = 0;
  rows.forEach((row, i) => {
    const verdict = verdicts[i];
    if (verdict === undefined || row.label === null) return;
    if (row.label === 'lure') lures++;
    else honest++;
    // What a model says is no rule and would stand beside nearly all of them.
    const ids = verdict.evidence.map((e) => e.signal).filter((id) => tallies.has(id));
    for (const id of ids)
      tallies.get(id)!.add(
        row,
        groups.of[i]!,
        ids.filter((other) => other !== id),
      );
  });
  return rules.map((rule) => {
    const tally = tallies.get(rule.id)!;
    const recall = tally.lures / lures;
    const falseAlarms = tally.honest / honest;
    const same = (id: string) => Number(families.get(id) === rule.family);
    const [partner] = [...tally.beside].sort(
      (a, b) => b[1] - a[1] || same(b[0]) - same(a[0]) || (a[0] < b[0] ? -1 : 1),
    );
    const hits = tally.lures + tally.honest;
    const figures = {
      id: rule.id,
      family: rule.family,
      status: rule.status,
      weight: rule.weight,
      hits,
      lures: tally.lures,
      honest: tally.honest,
      lureGroups: tally.groups.size,
      recall,
      falseAlarms,
      lureShare: hits === 0 ? Number.NaN : balanced(recall, falseAlarms),
      cautiousShare: balanced((tally.lures + 0.5) / (lures + 1), (tally.honest + 0.5) / (honest + 1)),
      overlap:
        partner === undefined ? null : { id: partner[0], share: partner[1] / hits, sameFamily: same(partner[0]) === 1 },
      lastHit: tally.last,
      microseconds: times.get(rule.id) ?? null,
    };
    return { ...figures, advice: adviceOn(figures) };
  });
}

/** Share of lures where both classes are equally many. */
function balanced(recall: number, falseAlarms: number): number {
  return recall / (recall + falseAlarms);
}

class Tally {
  lures = 0;
  honest = 0;
  last: string | null = null;
  readonly groups = new Set<number>();
  readonly beside = new Map<string, number>();

  add(row: CorpusRow, group: number, beside: readonly string[]): void {
    if (row.label === 'lure') {
      this.lures++;
      this.groups.add(group);
    } else this.honest++;
    if (row.date !== null && (this.last === null || row.date > this.last)) this.last = row.date;
    for (const id of beside) this.beside.set(id, (this.beside.get(id) ?? 0) + 1);
  }
}

const percent = (share: number) => `${(100 * share).toFixed(share < 0.01 ? 2 : 1)} %`;

function adviceOn(rule: Omit<RuleFigures, 'advice'>): Advice {
  const { hits, lureShare, falseAlarms, lureGroups, status, weight, overlap } = rule;
  if (hits === 0)
    return { action: 'watch', reason: 'No ad here meets it; its own examples are all that speak for it.' };
  if (hits < ADVICE.leastHits)
    return { action: 'watch', reason: `${hits} ${hits === 1 ? 'hit is' : 'hits are'} too few to say anything.` };
  const share = percent(lureShare);
  if (weight < 0) {
    if (lureShare > 1 - ADVICE.retire)
      return { action: 'retire', reason: `It speaks for honesty, and ${share} of its balanced hits are lures.` };
    if (lureShare > 1 - ADVICE.lower)
      return {
        action: 'lower',
        reason: `It speaks for honesty, and lures hold it often (${share} of its balanced hits).`,
      };
    return status === 'experimental'
      ? { action: 'promote', reason: `Honest ads hold it, lures hardly do (${share} of its balanced hits).` }
      : { action: 'keep', reason: `Lures are ${share} of its balanced hits.` };
  }
  if (lureShare < ADVICE.retire)
    return { action: 'retire', reason: `Honest ads meet it more often than lures do (S/O ${share}).` };
  if (falseAlarms > ADVICE.falseAlarms)
    return {
      action: 'narrow',
      reason: `It meets ${percent(falseAlarms)} of the honest ads; give it one condition more.`,
    };
  if (lureShare < ADVICE.lower)
    return { action: 'lower', reason: `S/O ${share}: it says less than its weight ${weight} claims.` };
  if (overlap?.sameFamily && overlap.share >= ADVICE.overlap)
    return {
      action: 'merge',
      reason: `${percent(overlap.share)} of its hits stand beside ${overlap.id}, of the same family: both say one thing.`,
    };
  if (status === 'experimental') {
    if (lureGroups < ADVICE.leastGroups)
      return { action: 'watch', reason: `S/O ${share}, but its lures are of ${lureGroups} groups only.` };
    if (lureShare >= ADVICE.promote.lureShare && falseAlarms <= ADVICE.promote.falseAlarms)
      return {
        action: 'promote',
        reason: `S/O ${share} over ${lureGroups} groups of lures, ${percent(falseAlarms)} of the honest ads: ready to be stable.`,
      };
    return {
      action: 'watch',
      reason: `S/O ${share}, ${percent(falseAlarms)} of the honest ads: not yet good enough for stable.`,
    };
  }
  return { action: 'keep', reason: `S/O ${share}, ${percent(falseAlarms)} of the honest ads.` };
}
