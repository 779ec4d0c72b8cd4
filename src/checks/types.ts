import type { Ad } from '../ad/types';
import type { Entity } from '../extract/types';
import type { Mention } from '../lexicon/types';
import type { Fold } from '../text/types';

/** What the checks found. */
export interface Checked {
  readonly mentions: readonly Mention[];
  /** The entities without the phone numbers that are numbers of a register. */
  readonly entities: readonly Entity[];
}

/** Checks the hosts and numbers of an ad; see {@link createChecks}. */
export type CheckAd = (ad: Ad, fold: Fold, entities: readonly Entity[]) => Checked;
