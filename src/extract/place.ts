import type { Mention } from '../lexicon/types';
import type { ExtractTables } from './tables';
import type { Entity } from './types';

/** A name that lies in one country or several, at its place in the source. */
export interface NamedPlace {
  readonly start: number;
  readonly end: number;
  readonly countries: readonly string[];
}

/**
 * Adds the places of work or destination: the place concepts the lexicon found, with their country; that of a concept of several countries
 * is told by a name in it that lies in one.
 *
 * @param named in source order
 */
export function addPlaces(
  mentions: readonly Mention[],
  tables: ExtractTables,
  named: readonly NamedPlace[],
  entities: Entity[],
): void {
  for (const mention of mentions) {
    const country = tables.places.get(mention.concept);
    if (country === undefined) continue;
    entities.push({
      kind: 'place',
      concept: mention.concept,
      country: country ?? countryNamedIn(mention, named),
      start: mention.start,
      end: mention.end,
      disguised: mention.disguised,
    });
  }
}

function countryNamedIn({ start, end }: Mention, named: readonly NamedPlace[]): string | null {
  let country: string | null = null;
  for (const place of named) {
    if (place.start >= end) break;
    if (place.end <= start || place.countries.length > 1) continue;
    if (country !== null && country !== place.countries[0]) return null;
    country = place.countries[0]!;
  }
  return country;
}
