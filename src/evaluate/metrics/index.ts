export { type BootstrapOptions, bootstrap, drawClusters, type Estimate, intervalOf, quantile } from './bootstrap';
export { BINS, type Calibration, calibratorOf, type ReliabilityBin } from './calibration';
export {
  averagePrecision,
  type OperatingPoint,
  operatingPoint,
  precisionAt,
  recallOfReview,
  rocAuc,
} from './curves';
export {
  FALSE_ALARM_RATES,
  FIGURES,
  type FigureInfo,
  type FigureOptions,
  figureIndex,
  figuresOf,
  PREVALENCES,
  prevalenceOf,
  probabilitiesAt,
  type Scored,
  SHIFTED_TO,
} from './figures';
export { opened, shareUnseen } from './opened';
export { type Curve, curveOf, type Ranking, rank } from './ranking';
