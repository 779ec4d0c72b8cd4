import { LOCALES } from '../generated/locales';
import type { Catalogue } from '../verdict';
import { UsageError } from './arguments';

/**
 * The sentences of a locale; `zh-TW` and `zh-HK` are written as zh-Hant is, any other tag falls back to its base language.
 *
 * @throws {UsageError} when there are none.
 */
export async function catalogueFor(locale: string): Promise<Catalogue> {
  const tag = locale.trim();
  const names = [tag, ...(/^zh-(TW|HK|MO)$/i.test(tag) ? ['zh-Hant'] : []), tag.split('-')[0]!];
  const name = names.find((n) => Object.hasOwn(LOCALES, n));
  if (name === undefined)
    throw new UsageError(`Option --locale: must be one of ${Object.keys(LOCALES).join(', ')}; got ${locale}`);
  const { default: catalogue } = await LOCALES[name as keyof typeof LOCALES]();
  return catalogue;
}
