export { keywordBaseline } from './keywords';
export { majorityBaseline } from './majority';
export { termsOf } from './terms';
