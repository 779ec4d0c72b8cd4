import type { Signal } from '../rules';
import { edgeOf } from './bands';
import { EXPERT_SCALE, type Scale } from './scale';
import type { Stance } from './types';

/** Share of its worth that an honest sign of a rule keeps in an ad that the rest makes `high`: a name is no answer to a demand for money. */
const IN_DOUBT = 0.5;

/**
 * Family of the signal that weighs the wording as a whole. It saturates with no rule, and is not halved in doubt, since it has read the
 * rest too.
 */
export const WORDING_FAMILY = 'text';

/** Where the signs for a lure make an ad `high`, at least this share of them is left, whatever honest wording is laid over it. */
const LEFT = 0.25;

/** Share of a lure signal that is left in a text that is no offer. */
const DAMPING: { readonly [stance in Stance]: number } = {
  offer: 1,
  unclear: 1,
  other: 0.1,
  warning: 0.05,
  news: 0.05,
};

/** Evidence of the wording as a whole from which on a text that has the words of a report is not believed to be one. */
const DISBELIEVED = 3.2;

/**
 * Share of the least evidence of a band up to which something adds up below that band: what a text that is no offer quotes, however much,
 * stays below `elevated`, and the wording as a whole below `high` where nothing shows an offer and no rule holds.
 */
const BELOW = 0.9;

/** Share of its weight that a signal keeps when it rests on phrases alone that have not been proven. */
const UNPROVEN = 0.75;

/** A signal with what it adds to the log-odds. */
export interface Weighed {
  readonly signal: Signal;
  readonly contribution: number;
}

/**
 * The stance that is believed. "Scammers, stay away" over a lure makes it a warning by its words; the wording as a whole, which was fitted
 * on lures and on warnings that quote them, tells better where it is sure.
 */
export function believedStance(stance: Stance, signals: readonly Signal[]): Stance {
  if (DAMPING[stance] === 1) return stance;
  return signals.some((s) => isWording(s) && s.rule.source.weight >= DISBELIEVED) ? 'unclear' : stance;
}

/**
 * Turns weights into contributions: a family saturates, a report is damped, honest signs are bounded. All of it happens inside
 * the contributions, so that they add up to the evidence exactly.
 *
 * Rules' honest signs that hold only in an offer are left out of reports altogether; the wording speaks for a report as for an ad, since
 * it was fitted on both. All honest signs of rules together lower the evidence by no
 * more than makes an ad `high`: names, licences and insurance are easily copied.
 *
 * @param scale what rules are worth and where the bands lie
 */
export function weigh(signals: readonly Signal[], stance: Stance, scale: Scale = EXPERT_SCALE): Weighed[] {
  const report = stance === 'warning' || stance === 'news';
  const sorted = signals
    .filter((s) => !(report && !isWording(s) && s.rule.source.stance === 'offer' && s.rule.source.weight < 0))
    .map((signal) => ({
      signal,
      worth: isWording(signal) ? signal.rule.source.weight : scale.worthOf(signal.rule.source),
    }))
    .sort(
      (a, b) => Math.abs(b.worth) - Math.abs(a.worth) || (a.signal.rule.source.id < b.signal.rule.source.id ? -1 : 1),
    );
  const high = edgeOf(scale.bands, 'high');
  const against = sorted.filter((s) => s.worth >= 0);
  const lure = bounded(
    saturate(against, scale, (source) => (source.stance === 'any' ? 1 : DAMPING[stance])),
    DAMPING[stance] < 0.5
      ? BELOW * edgeOf(scale.bands, 'elevated')
      : stance === 'unclear' && against.every(({ signal }) => isWording(signal))
        ? BELOW * high
        : Number.POSITIVE_INFINITY,
  );
  const evidence = lure.reduce((sum, w) => sum + w.contribution, 0);
  const doubted = evidence >= high;
  const honest = sorted.filter((s) => s.worth < 0);
  const ofRules = saturate(
    honest.filter(({ signal }) => !isWording(signal)),
    scale,
    () => (doubted ? IN_DOUBT : 1),
  );
  const ofWording = saturate(
    honest.filter(({ signal }) => isWording(signal)),
    scale,
    () => 1,
  );
  return [
    ...lure,
    ...bounded([...bounded(ofRules, -high), ...ofWording], doubted ? (LEFT - 1) * evidence : Number.NEGATIVE_INFINITY),
  ];
}

/** A signal and what it is worth where nothing else is said. */
interface Worth {
  readonly signal: Signal;
  readonly worth: number;
}

function isWording({ rule }: Signal): boolean {
  return rule.source.family === WORDING_FAMILY;
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

/** The strongest signal of a family counts whole, each further one a part of the one before. */
function saturate(
  signals: readonly Worth[],
  scale: Scale,
  factor: (source: Signal['rule']['source']) => number,
): Weighed[] {
  const seen = new Map<string, number>();
  return signals.map(({ signal, worth }) => {
    const { source } = signal.rule;
    const rank = seen.get(source.family) ?? 0;
    seen.set(source.family, rank + 1);
    const proof = isUnproven(signal) ? UNPROVEN : 1;
    return { signal, contribution: worth * scale.decayOf(source.family) ** rank * factor(source) * proof };
  });
}

/** Does the signal rest on words, and all of them experimental? What readers found (pay, contacts) proves no word. */
function isUnproven({ mentions }: Signal): boolean {
  return mentions.some((m) => m.experimental) && !mentions.some((m) => !m.experimental && PROVING.test(m.concept));
}

/** Families of concepts that are said in words rather than read. */
const PROVING = /^(account|compound|debt|effort|fee|place|pyramid|reassure|role|secrecy|travel)\./;
