import type { Signal } from '../rules';
import type { Stance } from './types';

/**
 * Calibration: an author's weight counts this much in log-odds. Chosen so that one phrase that honest ads do not have, or three
 * medium signs from three families, make an ad `high`, with the share of ordinary ads that reach it far below one in 200.
 */
export const CALIBRATION = 1.6;

/**
 * What the second, third ... signal of one family counts of its weight: they say the same thing twice.
 */
export const FAMILY_DECAY = 0.4;

/** All honest signs of rules together lower the evidence by at most this much: names, licences and insurance are easily copied. */
export const HONEST_FLOOR = -3;

/** From this much evidence for a lure on, honest signs of rules count half: a name is no answer to a demand for money. */
const DOUBT = 3;

/**
 * Family of the signal that weighs the wording as a whole. It saturates with no rule, and is not halved in doubt, since it has read the
 * rest too.
 */
export const WORDING_FAMILY = 'text';

/** Of evidence beyond {@link DOUBT} at least this share is left, whatever honest wording is laid over it. */
const LEFT = 0.25;

/** Share of a lure signal that is left in a text that is no offer. */
const DAMPING: { readonly [stance in Stance]: number } = {
  offer: 1,
  unclear: 0.8,
  other: 0.1,
  warning: 0.05,
  news: 0.05,
};

/** What a text that is no offer quotes adds up to at most, however much it quotes: below `elevated`. */
export const REPORT_CEILING = 1.3;

/** What the wording as a whole adds up to at most where nothing shows an offer and no rule holds: below `high`. */
export const WORDING_CEILING = 2.9;

/** Share of its weight that a signal keeps when it rests on phrases alone that have not been proven. */
const UNPROVEN = 0.75;

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
  const isWording = (s: Signal) => s.rule.source.family === WORDING_FAMILY;
  const against = sorted.filter((s) => s.rule.source.weight >= 0);
  const lure = bounded(
    saturate(against, (source) => (source.stance === 'any' ? 1 : DAMPING[stance])),
    DAMPING[stance] < 0.5
      ? REPORT_CEILING
      : stance === 'unclear' && against.every(isWording)
        ? WORDING_CEILING
        : Number.POSITIVE_INFINITY,
  );
  const evidence = lure.reduce((sum, w) => sum + w.contribution, 0);
  const doubted = evidence >= DOUBT ? 0.5 : 1;
  const honest = sorted.filter((s) => s.rule.source.weight < 0);
  return [
    ...lure,
    ...bounded(
      [
        ...bounded(
          saturate(
            honest.filter((s) => !isWording(s)),
            () => doubted,
          ),
          HONEST_FLOOR,
        ),
        ...saturate(honest.filter(isWording), () => 1),
      ],
      evidence >= DOUBT ? (LEFT - 1) * evidence : Number.NEGATIVE_INFINITY,
    ),
  ];
}

/** Contributions of one sign, in order, until their sum reaches the limit. */
function bounded(weighed: readonly Weighed[], limit: number): Weighed[] {
  let total = 0;
  return weighed.map(({ signal, contribution }) => {
    const left = limit - total;
    const kept = limit < 0 ? Math.max(contribution, left) : Math.min(contribution, left);
    total += kept;
    return { signal, contribution: kept };
  });
}

/** The strongest signal of a family counts whole, each further one {@link FAMILY_DECAY} of the one before. */
function saturate(signals: readonly Signal[], factor: (source: Signal['rule']['source']) => number): Weighed[] {
  const seen = new Map<string, number>();
  return signals.map((signal) => {
    const { source } = signal.rule;
    const rank = seen.get(source.family) ?? 0;
    seen.set(source.family, rank + 1);
    const proof = isUnproven(signal) ? UNPROVEN : 1;
    return { signal, contribution: CALIBRATION * source.weight * FAMILY_DECAY ** rank * factor(source) * proof };
  });
}

/** Does the signal rest on words, and all of them experimental? What readers found (pay, contacts) proves no word. */
function isUnproven({ mentions }: Signal): boolean {
  return mentions.some((m) => m.experimental) && !mentions.some((m) => !m.experimental && PROVING.test(m.concept));
}

/** Families of concepts that are said in words rather than read. */
const PROVING = /^(account|compound|debt|effort|fee|place|pyramid|reassure|role|secrecy|travel)\./;
