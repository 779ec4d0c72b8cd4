import type { PhraseBook } from './book';

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

/** A phrase book that belongs to a lexicon. */
export interface OpenBook {
  readonly book: PhraseBook;
  /** Index of its language in the lexicon. */
  readonly language: number;
  /** Index in the lexicon of each concept of the book. */
  readonly conceptOf: Int32Array;
  /** 1 for the phrases that are left out of account; null where none is. */
  readonly dropped: Uint8Array | null;
}

/** A phrase found, as half-open positions in `Fold.units`. */
export interface Hit {
  readonly from: OpenBook;
  /** Index of the phrase in its book. */
  readonly phrase: number;
  readonly start: number;
  readonly end: number;
}

/** A hit of a phrase that names a concept, as half-open offsets into the source. */
export interface Found {
  /** Index of the concept in the lexicon. */
  readonly concept: number;
  readonly start: number;
  readonly end: number;
  readonly hit: Hit;
}
