import { sigmoid } from './bands';
import type { Typology, Verdict } from './types';
import { TYPOLOGIES } from './types';
import type { Weighed } from './weigh';

const LEAST = 0.01;

/**
 * The probability of each kind of lure: that of the ad had it shown only the signals that speak for this kind, those that speak
 * for no kind in particular, and the honest signs. So kinds may overlap, and none exceeds the probability of the whole.
 */
export function rankTypologies(weighed: readonly Weighed[], priorLogit: number): Verdict['typologies'] {
  let shared = priorLogit;
  const own = new Map<Typology, number>();
  for (const { signal, contribution } of weighed) {
    const entries = Object.entries(signal.rule.source.typologies) as [Typology, number][];
    if (entries.length === 0) shared += contribution;
    else for (const [id, share] of entries) own.set(id, (own.get(id) ?? 0) + contribution * share);
  }
  return TYPOLOGIES.filter((id) => (own.get(id) ?? 0) > 0)
    .map((id) => ({ id, probability: sigmoid(shared + own.get(id)!) }))
    .filter((t) => t.probability >= LEAST)
    .sort((a, b) => b.probability - a.probability);
}

/** Kinds whose ads openly hire for a crime, as opposed to deceiving the reader about the work. */
const OPEN: ReadonlySet<Typology> = new Set(['illicit', 'mule', 'courier']);

/** Does the leading kind deceive, or hire for crime? */
export function conductOf(typologies: Verdict['typologies'], lure: boolean): Verdict['conduct'] {
  const leading = typologies[0];
  if (!lure || !leading) return 'none';
  return OPEN.has(leading.id) ? 'hires-for-crime' : 'deceives';
}
