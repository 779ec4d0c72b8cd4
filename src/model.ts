/**
 * The library's own model of wording, and the reading of those that `toogood train` writes, for the option `model` of a scorer.
 *
 * @packageDocumentation
 */
import { decodeModel as decode, type TextModel } from './classifier';
import { senses } from './generated/senses';

export { ModelError, type TextModel } from './classifier';
export { textModel } from './generated/model';

/**
 * Reads a model from its bytes or their base64 text.
 *
 * @throws {ModelError} when they are no model, of another format or of another version's features and senses, or damaged.
 */
export function decodeModel(source: Uint8Array | string): TextModel {
  return decode(source, senses());
}
