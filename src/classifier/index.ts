export { contributionOf, HONEST_MODEL_SIGNAL, MODEL_SIGNAL, modelSignal, wordingSignal } from './contribution';
export { FACT_VALUE, type FeatureVector, featureSetOf, featuresOf, type Reading } from './features';
export { isKind, type KindModel, kindsOf } from './kinds';
export {
  CONCEPT,
  ENTITY,
  FEATURE_COUNT,
  GRAM,
  MOST_STEPS,
  SECTION_STARTS,
  SECTIONS,
  type SectionName,
  WORD,
} from './layout';
export {
  type CalibrationPoint,
  type Combination,
  decodeModel,
  encodeModel,
  ModelError,
  type ModelHeader,
  type TextModel,
} from './model';
export { explain, logitOf, type Mover } from './score';
