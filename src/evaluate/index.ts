export { type Counts, countsOf, type Group, groupRows, isFlagged, shareText } from './counts';
export {
  baseLanguage,
  PERTURBATIONS,
  type Perturbation,
  perturb,
  perturbAd,
  perturbationsOf,
} from './perturb';
export { type Effect, effectsOf, type Robustness, robustnessOf } from './robustness';
