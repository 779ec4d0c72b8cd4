export { type Corpus, type CorpusRow, isOfHalf, type RejectedRow, readCorpus } from './read';
