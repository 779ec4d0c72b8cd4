export { type FitLogistic, type GramExample, type GramFeatures, gramBaseline, gramsOf } from './grams';
export { keywordBaseline } from './keywords';
export { majorityBaseline } from './majority';
export { termsOf } from './terms';
