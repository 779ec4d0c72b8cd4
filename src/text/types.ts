/** A way of disguising a word so that a filter does not see it. */
export type Trick =
  | 'invisible' // zero-width or other invisible characters inside a word
  | 'lookalike' // letters of another script that look like the right ones
  | 'jamo' // Hangul written as loose jamo
  | 'mixed-syllable' // a Hangul syllable finished with a Latin letter or digit
  | 'spaced' // a word pulled apart by spaces, dots or symbols
  | 'leet'; // digits or signs in place of letters

/** A stretch of the source that can be read in a second way once its disguise is undone. */
export interface Disguise {
  /** First unit of the second reading in {@link Fold.units}. */
  readonly unitStart: number;
  /** One past the last unit of the second reading. */
  readonly unitEnd: number;
  /** The tricks undone in this stretch, with the source spans in which each was used (half-open UTF-16 offsets). */
  readonly tricks: readonly { readonly trick: Trick; readonly start: number; readonly end: number }[];
}

/** How many letters of each kind of writing there are. */
export interface Letters {
  latin: number;
  /** Of scripts whose words are not set apart by spaces. */
  dense: number;
  others: number;
}

/**
 * The ad's text in one canonical form for matching, with a map from every folded unit back to the source.
 *
 * `units[0 .. plainLength)` is the plain reading: compatibility forms, width, case, traditional characters and invisible
 * characters are folded, and nothing else, so that genuine text keeps its words. Where a line holds a disguised word
 * (look-alikes, loose jamo, a word pulled apart, digits for letters), a second reading of that whole line follows after a
 * {@link BREAK} unit. One pass over `units[0 .. length)` therefore sees both readings, and a word that only the second
 * reading shows was hidden.
 */
export interface Fold {
  /** The text as given. All offsets are half-open UTF-16 offsets into it. */
  readonly source: string;
  /**
   * Folded UTF-16 code units; a {@link BREAK} (0), which maps to an empty span, stands before each second reading. Only
   * the first {@link Fold.length} count.
   */
  readonly units: Uint16Array;
  /**
   * `from[i]`: source offset at which the text of unit i begins. Units of one character (`㎏` as `kg`) or of one cluster of
   * marks share a span; removed characters belong to the span of the unit before them.
   */
  readonly from: Uint32Array;
  /** `to[i]`: source offset at which the text of unit i ends. */
  readonly to: Uint32Array;
  /** Units of the plain reading. */
  readonly plainLength: number;
  /** Letters of the plain reading. */
  readonly letters: Readonly<Letters>;
  /** Units of all readings. */
  readonly length: number;
  readonly disguises: readonly Disguise[];
  /** Tricks seen in the plain reading itself (invisible characters inside words), as source spans. */
  readonly tricks: readonly { readonly trick: Trick; readonly start: number; readonly end: number }[];
  /** Source offsets at which a sentence or a line ends, ascending; the last one is the length of the source. */
  readonly sentenceEnds: readonly number[];
}

/** The unit that separates readings. It never occurs in folded text. */
export const BREAK = 0;
