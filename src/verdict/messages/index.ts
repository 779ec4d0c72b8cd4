import { en } from '../../generated/messages/en';
import { ko } from '../../generated/messages/ko';
import { zh } from '../../generated/messages/zh';
import type { Locale } from '../types';
import type { Catalogue } from './types';

export { plural } from './plural';
export { summaryOf } from './summary';
export type { Catalogue, Plural } from './types';

/** The catalogues that come with the core; those of other locales are entries of their own (`toogood/locales/<locale>`). */
export const CATALOGUES: { readonly [locale in Locale]: Catalogue } = { en, ko, zh };
