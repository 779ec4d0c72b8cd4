/** The advisory file or a date does not hold; the message names the field and what to do. */
export class AdvisoryError extends Error {
  /** `rows[3].level`, `date`. */
  readonly field: string;

  constructor(field: string, message: string) {
    super(`${field} ${message}`);
    this.name = 'AdvisoryError';
    this.field = field;
  }
}
