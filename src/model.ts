/**
 * The library's own model of wording, and the reading of those that `toogood train` writes, for the option `model` of a scorer.
 *
 * @packageDocumentation
 */

export { decodeModel, ModelError, type TextModel } from './classifier';
export { textModel } from './generated/model';
