/** What an advisory is about: going there at all, working there, or the job offers that lead there. */
export type AdvisoryKind = 'travel' | 'work' | 'job-offers';

/** Why it was issued, as the issuer says. */
export type AdvisoryReason = 'job-lures' | 'crime' | 'conflict' | 'terrorism';

/**
 * One scale for all issuers: 1 take care, 2 do not go unless you must, 3 do not go (or leave), 4 forbidden (going or taking
 * work there breaks a law or a ban of the issuer).
 */
export type AdvisorySeverity = 1 | 2 | 3 | 4;

/** A level of one issuer's scale. */
export interface AdvisoryLevel {
  /** ISO 3166-1 alpha-2 of the government. */
  readonly issuer: string;
  /** Its own mark: `4`, `2.5`, `orange`. Unique within the issuer. */
  readonly level: string;
  /** Its own name, in its own language. */
  readonly name: string;
  readonly severity: AdvisorySeverity;
  /** What it asks of people, in English. */
  readonly meaning: string;
}

/** A place smaller than a country, for which advisories are given. */
export interface AdvisoryArea {
  /** `kh.poipet`. */
  readonly id: string;
  readonly country: string;
  readonly name: string;
  /** Areas in which it lies, by id. */
  readonly within?: readonly string[];
  /** Concepts of `rules/concepts.yaml` whose mentions may name it. */
  readonly concepts: readonly string[];
  /** How ads of any language write it; found inside the text of a mention. */
  readonly names: readonly string[];
}

/** One advisory as issued. */
export interface Advisory {
  /** Government whose citizens it addresses, ISO 3166-1 alpha-2. */
  readonly issuer: string;
  /** Country it is about, ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The area in words, as the issuer draws it. */
  readonly area: string;
  /**
   * `country`: all of it; `areas`: those of `areas`; `rest`: all that no other row of the issuer and kind covers; `parts`: parts
   * that the source does not name.
   */
  readonly extent: 'country' | 'areas' | 'rest' | 'parts';
  /** Ids of {@link AdvisoryArea}; empty unless `extent` is `areas`. */
  readonly areas: readonly string[];
  readonly kind: AdvisoryKind;
  /** Mark of an {@link AdvisoryLevel} of the issuer. */
  readonly level: string;
  /** As the source gives them; empty when it gives none. */
  readonly reasons: readonly AdvisoryReason[];
  /** In force from, `YYYY-MM-DD` or `YYYY-MM`; left out when not known. */
  readonly from?: string;
  /** Last day for which it was issued, where the issuer sets one. It is often prolonged. */
  readonly until?: string;
  /** Up to when pages show it in force, `YYYY-MM-DD` or `YYYY-MM`; for a page without a date, the earliest it can be from. */
  readonly seen: string;
  readonly source: string;
}

/** `rules/knowledge/advisory/advisories.json`. */
export interface AdvisoryFile {
  /** The file says nothing about what was issued after this day, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly source: string;
  readonly levels: readonly AdvisoryLevel[];
  readonly areas: readonly AdvisoryArea[];
  readonly rows: readonly Advisory[];
}

/** A place that an ad names; the places which `extract` finds fit, with the text of their mention. */
export interface NamedPlace {
  /** Concept id, `place.compound-town`. */
  readonly concept: string;
  /** ISO 3166-1 alpha-2; null when the concept lies in several countries. */
  readonly country: string | null;
  /** The words of the ad that name it. Without them only the country is known. */
  readonly text?: string;
}

/** An advisory that bears on a place of an ad. */
export interface FoundAdvisory<Place extends NamedPlace = NamedPlace> {
  readonly advisory: Advisory;
  readonly level: AdvisoryLevel;
  /** The named area, or null when it was the country that was named. */
  readonly area: AdvisoryArea | null;
  /** `here`: it covers the place named; `part`: it covers a part of it. */
  readonly where: 'here' | 'part';
  /** The first place of the ad on which it bears so. */
  readonly place: Place;
}
