import type { RuleSource } from '../rules';
import { BANDS, type BandEdges, type Bands, bandsFrom } from './bands';

/**
 * Calibration: where no data tells better, an author's weight of 1 counts this much in log-odds. Chosen so that one phrase that honest
 * ads do not have, or three medium signs from three families, make an ad `high`.
 */
export const CALIBRATION = 0.64;

/**
 * What the second, third ... signal of one family counts of its weight where no data tells better: they say the same thing twice.
 */
export const FAMILY_DECAY = 0.4;

/** What the weights of rules are worth beside a model, as fitted together with it. */
export interface RuleWorth {
  /** Log-odds for a weight of 1 of a rule that the data held, before its own factor. */
  readonly unit: number;
  /** Factors of rules by id; never negative, so that a sign for a lure never speaks against one. */
  readonly factors: { readonly [rule: string]: number };
  /** What each further signal of a family counts of the one before, by family; {@link FAMILY_DECAY} for those that are not named. */
  readonly decays?: { readonly [family: string]: number };
}

/** What each rule is worth and where the bands lie. */
export interface Scale {
  /** Log-odds that a rule adds where nothing else is said. */
  worthOf(rule: Pick<RuleSource, 'id' | 'weight'>): number;
  /** What each further signal of a family counts of the one before. */
  decayOf(family: string): number;
  readonly bands: Bands;
}

/** The scale of authors' weights alone. */
export const EXPERT_SCALE: Scale = {
  worthOf: ({ weight }) => CALIBRATION * weight,
  decayOf: () => FAMILY_DECAY,
  bands: BANDS,
};

/** The scale beside a model: fitted where there was data, and the authors' where there was none. */
export function scaleOf({ unit, factors, decays = {} }: RuleWorth, edges: BandEdges): Scale {
  const fitted = new Map(Object.entries(factors));
  const saturating = new Map(Object.entries(decays));
  return {
    worthOf({ id, weight }) {
      const factor = fitted.get(id);
      return factor === undefined ? CALIBRATION * weight : unit * factor * weight;
    },
    decayOf: (family) => saturating.get(family) ?? FAMILY_DECAY,
    bands: bandsFrom(edges),
  };
}
