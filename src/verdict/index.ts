export { BANDS, logit, riskOf, sigmoid } from './bands';
export type { TextFacts } from './gaps';
export { missingFrom, unknownFrom } from './gaps';
export type { Catalogue, Plural } from './messages';
export { CATALOGUES, plural, summaryOf } from './messages';
export * from './types';
export { conductOf, rankTypologies } from './typologies';
export type { Weighed } from './weigh';
export { CALIBRATION, FAMILY_DECAY, HONEST_FLOOR, weigh } from './weigh';
