import type { AdItem, AdKind, AdRequirement, AdRequirementFile, AdRequirementRow } from './types';

/** What ads state, by country and kind; see {@link compileRequirements}. Immutable. */
export interface RequirementTables {
  /** By country and kind with a slash between. */
  readonly requirements: ReadonlyMap<string, readonly AdRequirementRow[]>;
}

/** Puts the rows of `ad-requirements.json` by country and kind. Plain data in; does not check it (see `schema.ts`). */
export function compileRequirements(file: Pick<AdRequirementFile, 'rows'> | undefined): RequirementTables {
  const requirements = new Map<string, AdRequirementRow[]>();
  for (const row of file?.rows ?? []) {
    const key = keyOf(row.country, row.kind);
    const rows = requirements.get(key);
    if (rows) rows.push(row);
    else requirements.set(key, [row]);
  }
  return { requirements };
}

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
  tables: RequirementTables,
  stated: ReadonlySet<AdItem> = NONE,
): AdRequirement[] {
  const everywhere = tables.requirements.get(keyOf('*', kind)) ?? [];
  const here = country === null ? [] : (tables.requirements.get(keyOf(country.toUpperCase(), kind)) ?? []);
  const found = new Map<AdItem, AdRequirement>();
  for (const wanted of ['law', 'custom'] as const)
    for (const { basis, items, law, source, date } of [...here, ...everywhere]) {
      if (basis !== wanted) continue;
      for (const item of items)
        if (!stated.has(item) && !found.has(item)) found.set(item, { item, basis, law, source, date });
    }
  return [...found.values()];
}

function keyOf(country: string, kind: string): string {
  return `${country}/${kind}`;
}
