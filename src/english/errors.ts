/** The English reader cannot work. Names the package at fault and says what to do. */
export class EnglishReaderError extends Error {
  override readonly name = 'EnglishReaderError';
  /** The package that is missing or is not what was expected. */
  readonly package: string;

  constructor(name: string, problem: string, cause?: unknown) {
    super(`${name} ${problem}`, { cause });
    this.package = name;
  }
}
