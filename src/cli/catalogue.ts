import { LOCALES } from '../generated/locales';
import type { Catalogue } from '../verdict';
import { UsageError } from './arguments';

/**
 * The sentences of a locale. A tag is looked up as BCP 47 has it, in any letter case, and shortened from its end until there
 * are some (RFC 4647, section 3.4); `zh-TW`, `zh-HK` and `zh-MO` are written as zh-Hant is.
 *
 * @throws {UsageError} when there are none.
 */
export async function catalogueFor(locale: string): Promise<Catalogue> {
  const known = new Map(Object.keys(LOCALES).map((name) => [name.toLowerCase(), name as keyof typeof LOCALES]));
  const tag = locale.trim().toLowerCase();
  for (const parts = tag.replace(/^zh-(?=(?:tw|hk|mo)(?:-|$))/, 'zh-hant-').split('-'); parts.length > 0; parts.pop()) {
    const name = known.get(parts.join('-'));
    if (name !== undefined) return (await LOCALES[name]()).default;
  }
  throw new UsageError(`Option --locale: must be one of ${Object.keys(LOCALES).join(', ')}; got ${locale}`);
}
