import type { Ad } from '../ad';
import {
  type AdvisoryFile,
  type AdvisoryTables,
  advisoriesFor,
  compileAdvisories,
  hasLapsed,
  isStale,
} from '../advisory';
import type { Entity } from '../extract';
import type { Stance } from '../terms';
import type { ShownAdvisory, Span } from './types';

/** Tables of an advisory file, made once. */
const advisoryTables = new WeakMap<AdvisoryFile, AdvisoryTables>();

/** The advisories for the places of an ad; a text that is no offer sends nobody anywhere. */
export function advisoriesOf(
  { ad, entities, stance }: { readonly ad: Ad; readonly entities: readonly Entity[]; readonly stance: Stance },
  file: AdvisoryFile | null,
  spanOf: (place: {
    readonly concept: string;
    readonly start: number;
    readonly end: number;
    readonly disguised: boolean;
  }) => Span,
): ShownAdvisory[] {
  const places = entities.filter((e) => e.kind === 'place');
  if (file === null || places.length === 0 || (stance !== 'offer' && stance !== 'unclear')) return [];
  const home = ad.homeCountry ?? (isMostlyHangul(ad.text) ? 'KR' : null);
  if (home === null) return [];
  let tables = advisoryTables.get(file);
  if (tables === undefined) {
    tables = compileAdvisories(file);
    advisoryTables.set(file, tables);
  }
  const named = places.map((place) => ({ ...place, text: ad.text.slice(place.start, place.end) }));
  return advisoriesFor(tables, named, home).map(({ advisory, level, where, place }) => {
    const { issuer, country, area, from = null, until = null, source } = advisory;
    return {
      issuer,
      country,
      area,
      level: level.name,
      meaning: level.meaning,
      severity: level.severity,
      where,
      from,
      until,
      asOf: file.asOf,
      source,
      span: spanOf(place),
    };
  });
}

/** Is it known to stand on a day? */
export function isCurrent({ asOf, until }: ShownAdvisory, date: string | null): boolean {
  return date !== null && !isStale({ asOf }, date) && !(until !== null && hasLapsed({ until }, date));
}

/** Letters of a text are looked at up to here to tell whom it addresses. */
const HEAD = 2000;

function isMostlyHangul(text: string): boolean {
  let hangul = 0;
  let letters = 0;
  for (let i = 0; i < Math.min(HEAD, text.length); i++) {
    const u = text.charCodeAt(i);
    if (u >= 0xac00 && u <= 0xd7a3) hangul++;
    if (u >= 0x41) letters++;
  }
  return hangul * 2 > letters;
}
