/**
 * Trains a text model on labelled ads of one's own. Needs Node.
 *
 * @packageDocumentation
 */

export { areaUnderRoc, type Measured, measure } from './measure';
export { DEFAULT_POLICY, type Policy } from './policy';
export { readForTraining, readingOf, thinRuleset } from './read';
export {
  type CrossFitted,
  type Prepared,
  prepare,
  refitWithout,
  TrainError,
  type TrainedModel,
  type TrainOptions,
  trainModel,
  trainPrepared,
} from './train';
