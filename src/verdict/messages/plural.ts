import type { Plural } from './types';

/** The sentence for a count, in the plural form that the language has for it. */
export function plural(forms: Plural, count: number, locale: string): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
  return form.replace('{count}', String(count));
}
