import type { JobAd } from '../../ad';
import { countryName } from '../../ad';
import type { CorpusRow } from '../../corpus';
import type { Blocks } from './blocks';
import { factsOf, runsOf, wordsOf } from './wording';

/** Fields whose sentences are read; all others are looked at by their values. */
const PROSE = ['title', 'description', 'requirements', 'benefits', 'text'] as const;
/** Fields with a value rather than sentences. */
const VALUES = ['company', 'location', 'salary', 'employmentType', 'contact', 'email', 'url'] as const;

/**
 * How a location is read. `country`: only the country, whatever the spelling, so that no source is known by its way of writing places.
 * `as-written`: all its words, which is right where one board asked all its posters for it in one form.
 */
export type LocationReading = 'country' | 'as-written';

/** The blocks of an ad: its runs of words, then what its fields state or leave out. */
export function blocksOf({ ad }: Pick<CorpusRow, 'ad'>, location: LocationReading): Blocks {
  return [
    ...runsOf(PROSE.flatMap((field) => ad[field] ?? [])),
    factsOf([...statedOf(ad), ...placeOf(ad.location, location), ...payOf(ad.salary)]),
  ];
}

function* statedOf(ad: JobAd): Generator<string> {
  for (const field of [...PROSE, ...VALUES]) if (ad[field] === undefined) yield `no ${field}`;
  if (ad.employmentType !== undefined) yield `employment ${wordsOf(ad.employmentType).join(' ')}`;
}

function placeOf(location: string | undefined, reading: LocationReading): string[] {
  if (location === undefined) return [];
  if (reading === 'as-written') return wordsOf(location).map((word) => `place ${word}`);
  const [first = ''] = location.split(',');
  return [`country ${countryName(first.trim()).toLowerCase()}`];
}

/** Bounds of the largest figure of a pay field, whatever its unit. */
const AMOUNTS = [10, 30, 100, 1000, 10_000, 30_000, 60_000, 100_000];
/** Bounds of the largest by the smallest. */
const SPREADS = [1.2, 1.5, 2, 4];

function payOf(salary: string | undefined): string[] {
  const figures = (salary?.match(/\d+/g) ?? []).map(Number);
  if (figures.length === 0) return [];
  const [least, most] = [Math.min(...figures), Math.max(...figures)];
  return [`pay ${bucketOf(most, AMOUNTS)}`, ...(least > 0 ? [`spread ${bucketOf(most / least, SPREADS)}`] : [])];
}

function bucketOf(value: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => value >= bound).length;
}
