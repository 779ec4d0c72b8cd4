import { foldPhrase } from '../text';
import type { AdvisoryTables, CompiledAdvisory, CompiledArea } from './tables';
import type { Advisory, FoundAdvisory, NamedPlace } from './types';

/**
 * The advisories of the reader's own government for the places that an ad names, strictest first; of the same strictness
 * those that cover the place before those that cover a part of it. None when the home country is not known or issues none:
 * another government's advice would not be addressed to the reader. In `Bavet, Cambodia` the country only says where the
 * town lies: what holds elsewhere in it is left out.
 *
 * An advisory says that a place is dangerous, not that an ad is a lure. Whether it is still in force must be asked with
 * `isStale` and `hasLapsed`.
 *
 * @param homeCountry ISO 3166-1 alpha-2
 */
export function advisoriesFor<Place extends NamedPlace>(
  tables: AdvisoryTables,
  places: readonly Place[],
  homeCountry: string | null,
): FoundAdvisory<Place>[] {
  const rows = homeCountry === null ? undefined : tables.rows.get(homeCountry);
  if (rows === undefined) return [];
  const found = new Map<Advisory, FoundAdvisory<Place>>();
  const located = places.map((place) => ({ place, areas: areasOf(tables, place) }));
  const allAreas = [...new Set(located.flatMap(({ areas }) => areas))];
  for (const { place, areas } of located) {
    if (isNarrowed(place, areas, allAreas)) continue;
    const country = areas[0]?.area.country ?? place.country;
    const ofCountry = rows.filter(({ advisory }) => advisory.country === country);
    const covering = ({ advisory }: CompiledAdvisory) =>
      areas.find(({ ids }) => advisory.areas.some((id) => ids.has(id))) ?? null;
    // What a row of its own covers is not the rest.
    const special = new Set(ofCountry.filter((row) => covering(row) !== null).map(({ advisory }) => advisory.kind));
    for (const row of ofCountry) {
      const { advisory, level, inside } = row;
      const area = covering(row) ?? areas[0] ?? null;
      let where: FoundAdvisory['where'] = advisory.extent === 'parts' ? 'part' : 'here';
      if (advisory.extent === 'rest' && special.has(advisory.kind)) continue;
      if (advisory.extent === 'areas' && covering(row) === null) {
        // Another town of the country was named, unless it is a province with the area inside.
        if (areas.length > 0 && !areas.some((named) => inside.has(named.area.id))) continue;
        where = 'part';
      }
      const known = found.get(advisory);
      if (known === undefined || (known.where === 'part' && where === 'here'))
        found.set(advisory, { advisory, level, area: area?.area ?? null, where, place });
    }
  }
  return [...found.values()].sort(
    (a, b) => b.level.severity - a.level.severity || Number(a.where === 'part') - Number(b.where === 'part'),
  );
}

/**
 * Does the ad name an area inside this place? A town of which no area is known cannot be told from its country, and is passed
 * over beside another town.
 */
function isNarrowed(place: NamedPlace, areas: readonly CompiledArea[], allAreas: readonly CompiledArea[]): boolean {
  if (areas.length === 0) return allAreas.some(({ area }) => area.country === place.country);
  return areas.every((wide) => allAreas.some((area) => area.ids.has(wide.area.id) && !wide.ids.has(area.area.id)));
}

/** The areas whose name stands in the words that name a place. */
function areasOf(tables: AdvisoryTables, place: NamedPlace): CompiledArea[] {
  const candidates = place.text === undefined ? undefined : tables.areas.get(place.concept);
  if (candidates === undefined) return [];
  const text = foldPhrase(place.text!);
  const named = candidates.filter(
    ({ area, names }) =>
      (place.country === null || area.country === place.country) && names.some((name) => holds(text, name)),
  );
  // One mention names places of one country.
  return named.filter(({ area }) => area.country === named[0]!.area.country);
}

/** Does a text hold a name; one of Latin letters as whole words? */
function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (
      !(isLatin(name, 0) && isLatin(text, at - 1)) &&
      !(isLatin(name, name.length - 1) && isLatin(text, at + name.length))
    )
      return true;
  return false;
}

function isLatin(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x61 && unit <= 0x7a;
}
