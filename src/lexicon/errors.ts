/** A lexicon that names an unknown concept or holds a phrase that cannot be read. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError';
  constructor(
    readonly file: string,
    readonly concept: string,
    /** What is wrong and what to do. */
    readonly problem: string,
    readonly line: number | null = null,
  ) {
    super(`${file}${line === null ? '' : `:${line}`}: ${concept}: ${problem}`);
  }
}
