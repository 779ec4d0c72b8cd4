/**
 * Labelled ads for training, calibration and evaluation, from files or from objects at hand. Needs Node.
 *
 * @packageDocumentation
 */

export { type Columns, ColumnsError, parseColumns } from './columns';
export { EncodingError } from './encoding';
export { checkManifest, type Manifest, ManifestError, type ManifestFinding, readManifest } from './manifest';
export {
  type Corpus,
  type CorpusRow,
  isOfHalf,
  type ReadOptions,
  type RejectedRow,
  readCorpus,
  rowsFrom,
} from './read';
export { READERS, type Reader, type ReaderId, readerFor } from './readers';
