/**
 * Trains a text model on labelled ads of one's own. Needs Node.
 *
 * @packageDocumentation
 */

export {
  type BoardChoice,
  BoardError,
  type BoardModel,
  type BoardOptions,
  boardConfigurations,
  type LocationReading,
  trainBoard,
} from './board';
export {
  type CalibratedScorer,
  CalibrateError,
  type CalibrateOptions,
  type CalibrationErrors,
  calibrate,
  crossCalibrated,
  errorsOf,
} from './calibrate';
export { type CalibrationRow, type Calibrator, calibratorFrom, fitCalibrator, type Knot } from './calibrator';
export { gramConfiguration, modelConfiguration, predictBy, rulesEvidence } from './configurations';
export { type Example, type FitOptions, fitLogistic, type Linear, scoreOf } from './logistic';
export { areaUnderRoc, type Measured, measure } from './measure';
export { DEFAULT_POLICY, type Policy } from './policy';
export { readForTraining, readingOf, thinRuleset } from './read';
export {
  type CrossFitted,
  MOST_WEIGHTS,
  type Prepared,
  prepare,
  refitWithout,
  TrainError,
  type TrainedModel,
  type TrainOptions,
  trainModel,
  trainPrepared,
} from './train';
