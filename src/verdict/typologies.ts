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
  const own = new Array<number>(TYPOLOGIES.length).fill(0);
  for (const { signal, contribution } of weighed) {
    const { typologies } = signal.rule.source;
    let isOfAKind = false;
    for (const id in typologies) {
      isOfAKind = true;
      const kind = TYPOLOGIES.indexOf(id as Typology);
      if (kind >= 0) own[kind]! += contribution * typologies[id as Typology]!;
    }
    if (!isOfAKind) shared += contribution;
  }
  const ranked: { readonly id: Typology; readonly probability: number }[] = [];
  for (let kind = 0; kind < own.length; kind++) {
    if (!(own[kind]! > 0)) continue;
    const probability = sigmoid(shared + own[kind]!);
    if (probability >= LEAST) ranked.push({ id: TYPOLOGIES[kind]!, probability });
  }
  return ranked.sort((a, b) => b.probability - a.probability);
}

/** Kinds whose ads openly hire for a crime, as opposed to deceiving the reader about the work. */
const OPEN: ReadonlySet<Typology> = new Set(['illicit', 'mule', 'courier']);

/** Does the leading kind deceive, or hire for crime? */
export function conductOf(typologies: Verdict['typologies'], lure: boolean): Verdict['conduct'] {
  const leading = typologies[0];
  if (!lure || !leading) return 'none';
  return OPEN.has(leading.id) ? 'hires-for-crime' : 'deceives';
}
