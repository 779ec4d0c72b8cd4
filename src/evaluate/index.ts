export {
  type FitLogistic,
  type GramExample,
  type GramFeatures,
  gramBaseline,
  keywordBaseline,
  majorityBaseline,
} from './baselines';
export { type Case, type CaseSpan, worstOf } from './cases';
export {
  type Choice,
  ChooseError,
  type ChooseOptions,
  choose,
  type ReviewPoint,
  reviewBudget,
} from './choose';
export { type Configuration, type Predict, type Prediction, type Run, runOf } from './configurations';
export { type Counts, countsOf, type Group, groupRows, isFlagged, shareText } from './counts';
export {
  type Curves,
  type Evaluation,
  type EvaluationOptions,
  evaluate,
  type MeasuredSlice,
  type MeasuredVariant,
  type Report,
  type System,
} from './evaluation';
export { type GroupOptions, type Groups, groupsOf } from './groups';
export { type KindTold, kindsTold, tellsKind } from './kinds';
export {
  type Change,
  type Comparison,
  compacted,
  compare,
  DIMENSIONS,
  type Figure,
  type Measured,
  type MeasureOptions,
  measure,
  slicesOf,
} from './measure';
export * from './metrics';
export {
  baseLanguage,
  PERTURBATIONS,
  type Perturbation,
  perturb,
  perturbAd,
  perturbationsOf,
} from './perturb';
export {
  type Against,
  compareWith,
  namesOf,
  type PredictionLine,
  PredictionsError,
  predictionLines,
  readPredictions,
} from './predictions';
export { reportPage } from './report';
export { type Effect, effectsOf, type Robustness, robustnessOf } from './robustness';
export { ADVICE, type Advice, type RuleFigures, rulesTable } from './rules-table';
export { type Fold, SPLITS, type Split, SplitError, type SplitKind, splitGiven, splitOf } from './splits';
export { LENGTH_BUCKETS, lengthBucket, textOf } from './text';
export { maskLinks, VARIANTS, type Variant } from './variants';
