/** Why an input cannot be read as an ad. */
export type AdErrorCode =
  | 'not-an-ad' // neither a string nor an object with fields
  | 'no-posting' // JSON-LD without a JobPosting
  | 'wrong-type' // a known field that is not a string
  | 'bad-country'; // `homeCountry` is not an ISO 3166-1 alpha-2 code

/** An input that cannot be read as an ad. The message names the field at fault and says what to do. */
export class AdError extends Error {
  override readonly name = 'AdError';
  readonly code: AdErrorCode;
  /** Name of the field at fault, or null when it is the input as a whole. */
  readonly field: string | null;

  constructor(code: AdErrorCode, field: string | null, message: string) {
    super(message);
    this.code = code;
    this.field = field;
  }
}
