import type { Mention } from '../lexicon/types';
import type { ExtractTables } from './tables';
import type { PlaceName } from './types';

/** Places of work or destination: the place concepts the lexicon found, with their country. */
export function readPlaces(mentions: readonly Mention[], tables: ExtractTables): PlaceName[] {
  const places: PlaceName[] = [];
  for (const mention of mentions) {
    const country = tables.places.get(mention.concept);
    if (country === undefined) continue;
    places.push({
      kind: 'place',
      concept: mention.concept,
      country,
      start: mention.start,
      end: mention.end,
      disguised: mention.disguised,
    });
  }
  return places;
}
