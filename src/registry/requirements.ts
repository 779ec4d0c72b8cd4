import { type RegistryTables, requirementKey } from './tables';
import type { AdItem, AdKind, AdRequirement } from './types';

const NONE: ReadonlySet<AdItem> = new Set();

/**
 * What the law or custom of a place makes an honest ad of this kind state, less what the ad states. Law stands before custom; an
 * item is named once, by its strongest ground. A place of which nothing is known has the custom of everywhere.
 *
 * @param country ISO 3166-1 alpha-2 in any case, of the people who are recruited; null when unknown
 * @param stated items that the ad states
 */
export function missingFor(
  kind: AdKind,
  country: string | null,
  tables: RegistryTables,
  stated: ReadonlySet<AdItem> = NONE,
): AdRequirement[] {
  const everywhere = tables.requirements.get(requirementKey('*', kind)) ?? [];
  const here = country === null ? [] : (tables.requirements.get(requirementKey(country.toUpperCase(), kind)) ?? []);
  const found = new Map<AdItem, AdRequirement>();
  for (const wanted of ['law', 'custom'] as const)
    for (const { basis, items, law, source, date } of [...here, ...everywhere]) {
      if (basis !== wanted) continue;
      for (const item of items)
        if (!stated.has(item) && !found.has(item)) found.set(item, { item, basis, law, source, date });
    }
  return [...found.values()];
}
