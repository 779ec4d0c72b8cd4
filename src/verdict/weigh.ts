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

/**
 * Evidence of the wording as a whole, 25 to one, from which on it is sure: a text that has the words of a report is not believed to be one,
 * and where nothing shows an offer and no rule holds wording alone is enough for `high`. Three in ten lures show none, and as many honest texts.
 */
const SURE = 3.2;

/**
 * Share of the least evidence of a band up to which something adds up below that band: what a text that is no offer quotes, however much,
 * stays below `elevated`, and wording that is not {@link SURE} below `high` where nothing shows an offer and no rule holds.
 */
const BELOW = 0.9;

/** Share of its weight that a signal keeps when it rests on phrases alone that have not been proven. */
const UNPROVEN = 0.75;

/** A signal with what it adds to the log-odds. */
export interface Weighed {
  readonly signal: Signal;
  readonly contribution: number;
}

/** Signs from which on a text that is no offer by its questions is believed to be none, whatever the wording: hardly a lure shows as many. */
const PLAIN = 2;

/**
 * The stance that is believed. "Scammers, stay away" over a lure makes it a warning by its words; the wording as a whole, which was fitted
 * on lures and on warnings that quote them, tells better where it is sure.
 *
 * @param signs how many places show that the text speaks about offers, see `signsOfReport`
 */
export function believedStance(stance: Stance, signs: number, signals: readonly Signal[]): Stance {
  if (DAMPING[stance] === 1 || (stance === 'other' && signs >= PLAIN)) return stance;
  return signals.some((s) => isWording(s) && s.rule.source.weight >= SURE) ? 'unclear' : stance;
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
  const damping = DAMPING[stance];
  const against: Worth[] = [];
  const ofRules: Worth[] = [];
  const ofWording: Worth[] = [];
  let wordsAlone = true;
  let sure = false;
  for (const signal of signals) {
    const { source } = signal.rule;
    const wording = isWording(signal);
    if (report && !wording && source.stance === 'offer' && source.weight < 0) continue;
    const worth = wording ? source.weight : scale.worthOf(source);
    if (worth >= 0) {
      against.push({ signal, worth });
      if (!wording) wordsAlone = false;
      else sure = worth >= SURE;
    } else (wording ? ofWording : ofRules).push({ signal, worth });
  }
  const high = edgeOf(scale.bands, 'high');
  const limit =
    damping < 0.5
      ? BELOW * edgeOf(scale.bands, 'elevated')
      : stance === 'unclear' && wordsAlone && !sure
        ? BELOW * high
        : Number.POSITIVE_INFINITY;
  const lure = bounded(saturate(against, scale, damping, 1), limit);
  let evidence = 0;
  for (const w of lure) evidence += w.contribution;
  const doubted = evidence >= high;
  const share = doubted ? IN_DOUBT : 1;
  const honest = bounded(saturate(ofRules, scale, share, share), -high);
  for (const w of saturate(ofWording, scale, 1, 1)) honest.push(w);
  for (const w of bounded(honest, doubted ? (LEFT - 1) * evidence : Number.NEGATIVE_INFINITY)) lure.push(w);
  return lure;
}

/** A signal and what it is worth where nothing else is said. */
interface Worth {
  readonly signal: Signal;
  readonly worth: number;
}

function isWording({ rule }: Signal): boolean {
  return rule.source.family === WORDING_FAMILY;
}

/** The strongest first; of two as strong the one whose id comes first. */
function byWorth(a: Worth, b: Worth): number {
  return Math.abs(b.worth) - Math.abs(a.worth) || (a.signal.rule.source.id < b.signal.rule.source.id ? -1 : 1);
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

/**
 * The strongest signal of a family counts whole, each further one a part of the one before.
 *
 * @param share what is left of each; of those that hold in every text `always`
 */
function saturate(signals: Worth[], scale: Scale, share: number, always: number): Weighed[] {
  const weighed: Weighed[] = [];
  for (const { signal, worth } of signals.sort(byWorth)) {
    const { family, stance } = signal.rule.source;
    const rank = weighed.filter((before) => before.signal.rule.source.family === family).length;
    const proof = isUnproven(signal) ? UNPROVEN : 1;
    weighed.push({
      signal,
      contribution: worth * scale.decayOf(family) ** rank * (stance === 'any' ? always : share) * proof,
    });
  }
  return weighed;
}

/** Does the signal rest on words, and all of them experimental? What readers found (pay, contacts) proves no word. */
function isUnproven({ mentions }: Signal): boolean {
  return mentions.some((m) => m.experimental) && !mentions.some((m) => !m.experimental && PROVING.test(m.concept));
}

/** Families of concepts that are said in words rather than read. */
const PROVING = /^(account|compound|debt|effort|fee|place|pyramid|reassure|role|secrecy|travel)\./;
