export { accentVariants, bearsLoss, spelledWithoutAccents } from './accents';
export type {
  CompiledPhrase,
  ConceptSource,
  Lexicon,
  LexiconSource,
  NegationSource,
  PhraseSource,
  Say,
} from './compile';
export { compileLexicon, LexiconError } from './compile';
export { type PackedPhrase, packPhrase } from './packed';
export { readPhrase } from './phrase';
export type { Work } from './scan';
export { findMentions } from './scan';
export type { Mention } from './types';
