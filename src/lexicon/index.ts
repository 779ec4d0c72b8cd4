export { accentVariants, bearsLoss, spelledWithoutAccents } from './accents';
export type { BookSource, LexiconSource, NegationSource, PhraseSource } from './compile';
export { compileBook, compileLexicon, LexiconError } from './compile';
export type { ConceptSource, Lexicon } from './lexicon';
export { findMentions } from './mentions';
export { packBook } from './packed';
export { readPhrase } from './phrase';
export type { Work } from './scan';
export type { Mention } from './types';
