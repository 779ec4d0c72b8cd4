/**
 * The same as the main entry for those who choose their languages, so that a page loads no more than it needs:
 *
 * ```ts
 * import { createScorer } from 'toogood/core';
 * import en from 'toogood/languages/en';
 * import ko from 'toogood/languages/ko';
 *
 * createScorer({ languages: [ko, en] });
 * ```
 *
 * @packageDocumentation
 */
import type { RulePack } from './rules';
import { checkPacks, OptionError, type Scorer, type ScorerOptions, scorerFor } from './scorer';

export * from './api';
/** The rules of all languages without any lexicon: what training and `compileRuleset` put the languages beside. */
export { basePack } from './generated/pack';

/** Options of {@link createScorer}. */
export interface CoreOptions extends ScorerOptions {
  /** Languages that are read, each from `toogood/languages/<language>`. Keep the list: its ruleset is compiled once for it. */
  readonly languages: readonly RulePack[];
}

/**
 * Creates a scorer that reads the languages given.
 *
 * @throws {OptionError} when there are none, or one is no language.
 */
export function createScorer(options: CoreOptions): Scorer {
  // Callers without types may forget them altogether.
  const { languages, ...others } = options ?? ({} as Partial<CoreOptions>);
  if (!Array.isArray(languages) || languages.length === 0)
    throw new OptionError('languages', 'must name at least one, imported from toogood/languages, such as [ko, en]');
  checkPacks('languages', languages, 'imported from toogood/languages');
  return scorerFor(languages, others);
}
