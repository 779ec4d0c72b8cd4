/**
 * Trains a text model on labelled ads of one's own. Needs Node.
 *
 * @packageDocumentation
 */

export { areaUnderRoc, type Measured, measure } from './measure';
export { DEFAULT_POLICY, type Policy } from './policy';
export { readForTraining, readingOf, thinRuleset } from './read';
export { type CrossFitted, TrainError, type TrainedModel, type TrainOptions, trainModel } from './train';
