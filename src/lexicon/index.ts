export { accentVariants, bearsLoss } from './accents';
export type { CompiledPhrase, ConceptSource, Lexicon, LexiconSource, NegationSource, PhraseSource } from './compile';
export { compileLexicon, LexiconError } from './compile';
export { canonicalPhrase, readPhrase } from './phrase';
export type { Work } from './scan';
export { findMentions } from './scan';
export type { Mention } from './types';
