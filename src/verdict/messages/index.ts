import type { Locale } from '../types';
import { en } from './en';
import { ko } from './ko';
import type { Messages } from './types';
import { zh } from './zh';

export type { Messages } from './types';

const MESSAGES: { readonly [locale in Locale]: Messages } = { en, ko, zh };

/** The sentences of a locale. */
export function messagesFor(locale: Locale): Messages {
  return MESSAGES[locale];
}
