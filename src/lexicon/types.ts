/** A concept or an entity found in the ad. Offsets are half-open UTF-16 offsets into the source text of the fold. */
export interface Mention {
  /** Concept id, such as `place.cambodia`. */
  readonly concept: string;
  readonly start: number;
  readonly end: number;
  /** Index of the sentence (see `Fold.sentenceEnds`) in which the mention starts. */
  readonly sentence: number;
  /** A negation word stands in reach ("no deposit"); only set for concepts that are `negatable`. */
  readonly negated: boolean;
  /** Found only after a disguise was undone. */
  readonly disguised: boolean;
  /** Found by a phrase that has not been proven: one marked `experimental`, or of a lexicon that is. */
  readonly experimental?: true;
}

/** A phrase found, as half-open positions in `Fold.units`. */
export interface Hit {
  /** Index of the phrase in the lexicon. */
  readonly phrase: number;
  readonly start: number;
  readonly end: number;
}
