/** Half-open UTF-16 offsets into the caller's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Who pays or is paid: the one who seeks work, whoever offers it, or customers and other outsiders. */
export type Party = 'worker' | 'employer' | 'third' | 'unknown';

/**
 * How the sentence puts the payment: as a duty or a plain fact (`must`), a choice (`may`), something that is denied or forbidden
 * (`never`), or something that hangs on what may never happen, such as leaving early (`conditional`). What an applicant must do to
 * get the work ("if selected, you pay") is `must`.
 */
export type Modality = 'must' | 'may' | 'never' | 'conditional';

/** What the money is for. `goods` is anything that is no cost of getting the work. */
export type PaymentItem =
  | 'fee'
  | 'deposit'
  | 'registration'
  | 'training'
  | 'equipment'
  | 'travel-papers'
  | 'background-check'
  | 'gift-cards'
  | 'prepay-task'
  | 'wage'
  | 'goods';

/** One statement of an English sentence about who pays. */
export interface Payment {
  /** Who pays, or in a denial would pay. */
  readonly actor: Party;
  readonly payee: Party;
  readonly what: PaymentItem;
  readonly modality: Modality;
  /** The sentence says that this is not paid. */
  readonly negated: boolean;
  /** The clause that says so. */
  readonly span: Span;
  /** Index of the sentence, as in `Fold.sentenceEnds` and `Mention.sentence`. */
  readonly sentence: number;
}

/** What was read of a text. */
export interface PaymentReading {
  readonly payments: readonly Payment[];
  /** Stretches that were not read because they are too long; nothing is known of them. */
  readonly skipped: readonly Span[];
}

/** A word with its place in the source and its parts of speech. */
export interface Token extends Span {
  /** Lower case, straight apostrophes, contractions spelled out. The second word of a contraction has an empty span. */
  readonly word: string;
  /** Parts of speech as `compromise` names them: `Verb`, `Noun`, `Money`. */
  readonly tags: ReadonlySet<string>;
  /** Punctuation and blanks between this word and the next. */
  readonly after: string;
}

/** Splits a sentence into tokens; offsets are within the sentence. */
export type Tagger = (sentence: string) => Token[];
