/**
 * Reads a recruitment ad and says how likely it is a lure, of which kind, and exactly why, in all languages of the library.
 *
 * @packageDocumentation
 */
import { checks } from './generated/checks';
import { LANGUAGES } from './generated/languages';
import { textModel } from './generated/model';
import { type Scorer, type ScorerOptions, scorerFor } from './scorer';

export * from './api';

const PACKS = [...LANGUAGES, checks];

/** Creates a scorer for all languages. Cheap after the first: the library's own ruleset is compiled once and shared. */
export function createScorer(options: ScorerOptions = {}): Scorer {
  return scorerFor(PACKS, options, textModel);
}
