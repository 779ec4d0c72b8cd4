import type { Signal } from '../rules';
import type { Stance } from './types';

/**
 * Calibration: an author's weight counts this much in log-odds. Chosen so that one phrase that honest ads do not have, or three
 * medium signs from three families, make an ad `high`, with the share of ordinary ads that reach it far below one in 200.
 */
export const CALIBRATION = 1.5;

/**
 * What the second, third ... signal of one family counts of its weight: they say the same thing twice.
 */
export const FAMILY_DECAY = 0.4;

/** All honest signs together lower the evidence by at most this much: names, licences and insurance are easily copied. */
export const HONEST_FLOOR = -3;

/** Share of a lure signal that is left in a text that is no offer. */
const DAMPING: { readonly [stance in Stance]: number } = {
  offer: 1,
  unclear: 0.8,
  other: 0.15,
  warning: 0.1,
  news: 0.1,
};

/** A signal with what it adds to the log-odds. */
export interface Weighed {
  readonly signal: Signal;
  readonly contribution: number;
}

/**
 * Turns weights into contributions: a family saturates, a report is damped, honest signs are bounded. All of it happens inside
 * the contributions, so that they add up to the evidence exactly.
 *
 * Signals that hold only in an offer are left out of reports altogether.
 */
export function weigh(signals: readonly Signal[], stance: Stance): Weighed[] {
  const report = stance === 'warning' || stance === 'news';
  const sorted = [...signals]
    .filter((s) => !(report && s.rule.source.stance === 'offer' && s.rule.source.weight < 0))
    .sort(
      (a, b) =>
        Math.abs(b.rule.source.weight) - Math.abs(a.rule.source.weight) ||
        (a.rule.source.id < b.rule.source.id ? -1 : 1),
    );
  const seen = new Map<string, number>();
  let honest = 0;
  const weighed: Weighed[] = [];
  for (const signal of sorted) {
    const { weight, family, stance: holdsIn } = signal.rule.source;
    const key = weight < 0 ? `honest ${family}` : family;
    const rank = seen.get(key) ?? 0;
    seen.set(key, rank + 1);
    let contribution = CALIBRATION * weight * FAMILY_DECAY ** rank;
    if (weight > 0) contribution *= holdsIn === 'any' ? 1 : DAMPING[stance];
    else {
      contribution = Math.max(contribution, HONEST_FLOOR - honest);
      honest += contribution;
    }
    weighed.push({ signal, contribution });
  }
  return weighed;
}
