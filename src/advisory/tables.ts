import { foldPhrase } from '../text';
import { AdvisoryError } from './errors';
import type { Advisory, AdvisoryArea, AdvisoryFile, AdvisoryLevel } from './types';

/** An area ready for looking up. */
export interface CompiledArea {
  readonly area: AdvisoryArea;
  /** Its names as ads are folded. */
  readonly names: readonly string[];
  /** Its own id and those of all areas in which it lies. */
  readonly ids: ReadonlySet<string>;
}

/** An advisory ready for looking up. */
export interface CompiledAdvisory {
  readonly advisory: Advisory;
  readonly level: AdvisoryLevel;
  /** Its areas and all areas in which they lie. */
  readonly inside: ReadonlySet<string>;
}

/** The advisories, ready for looking up. Immutable; shared by every call. */
export interface AdvisoryTables {
  /** By issuer. */
  readonly rows: ReadonlyMap<string, readonly CompiledAdvisory[]>;
  /** By the concepts that may name them. */
  readonly areas: ReadonlyMap<string, readonly CompiledArea[]>;
}

/**
 * Makes tables of the advisory file. Plain data in; the forms of fields are checked elsewhere (see `schema.ts`), here only
 * that its parts fit together.
 *
 * @throws {AdvisoryError} for a level or an area that the file does not have.
 */
export function compileAdvisories(file: AdvisoryFile): AdvisoryTables {
  const levels = new Map(file.levels.map((level) => [`${level.issuer} ${level.level}`, level]));
  const byId = new Map(file.areas.map((area) => [area.id, area]));
  const areas = new Map<string, CompiledArea[]>();
  file.areas.forEach((area, i) => {
    const compiled = { area, names: area.names.map(foldPhrase), ids: idsOf(area, byId, `areas[${i}].within`) };
    for (const concept of area.concepts) push(areas, concept, compiled);
  });
  const rows = new Map<string, CompiledAdvisory[]>();
  file.rows.forEach((advisory, i) => {
    const level = levels.get(`${advisory.issuer} ${advisory.level}`);
    if (level === undefined)
      throw new AdvisoryError(
        `rows[${i}].level`,
        `"${advisory.level}" is no level of ${advisory.issuer}; add it to levels`,
      );
    for (const id of advisory.areas)
      if (byId.get(id)?.country !== advisory.country)
        throw new AdvisoryError(`rows[${i}].areas`, `"${id}" is no area of ${advisory.country}; add it to areas`);
    const inside = new Set(advisory.areas.flatMap((id) => [...idsOf(byId.get(id)!, byId, `rows[${i}].areas`)]));
    push(rows, advisory.issuer, { advisory, level, inside });
  });
  return { rows, areas };
}

function idsOf(area: AdvisoryArea, byId: ReadonlyMap<string, AdvisoryArea>, field: string): Set<string> {
  const ids = new Set([area.id]);
  const open = [area];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const id of next.within ?? []) {
      const outer = byId.get(id);
      if (outer === undefined || outer.country !== area.country)
        throw new AdvisoryError(field, `"${id}" is no area of ${area.country}; add it to areas`);
      if (!ids.has(id)) open.push(outer);
      ids.add(id);
    }
  return ids;
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
