export { contributionOf, HONEST_MODEL_SIGNAL, MODEL_SIGNAL, modelSignal, wordingSignal } from './contribution';
export { FeatureIndex } from './feature-index';
export { FACT_VALUE, type FeatureVector, featureSetOf, featuresOf, gramsOf, type Reading } from './features';
export { byFeature, isKind, type KindModel, kindsOf, MOST_KIND_STEPS, sayings } from './kinds';
export {
  CONCEPT,
  ENTITY,
  FEATURE_COUNT,
  GRAM,
  MOST_STEPS,
  SECTION_STARTS,
  SECTIONS,
  SENSE,
  type SectionName,
  WORD,
} from './layout';
export {
  brevityOf,
  type Calibration,
  type CalibrationPoint,
  type Combination,
  decodeModel,
  encodeModel,
  lineOf,
  ModelError,
  type ModelHeader,
  type TextModel,
  type Weights,
  weightOf,
} from './model';
export { explain, logitOf, type Mover } from './score';
export { packSenses, unpackSenses } from './sense-source';
export { type SenseSource, SenseTable } from './sense-table';
