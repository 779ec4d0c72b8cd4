import { NAMES } from './corpora';

/** A measured row of the bench. */
export interface Row {
  readonly corpus: string;
  readonly case: string;
  /** Microseconds of CPU time a text. */
  readonly us: number;
  readonly perSecond: number;
  readonly nsPerChar: number;
  /** Times the sum of charCodeAt over the same texts. */
  readonly ratio: number;
}

/** What was aimed at, and what came out. */
export interface Bar {
  readonly what: string;
  readonly measured: number;
  readonly bar: number;
  readonly unit: string;
  readonly met: boolean;
}

/** Everything that a bar is set for, beside the rows. */
export interface Measured {
  readonly rows: readonly Row[];
  /** Cost a character of one text of 1 MB over that of many of 1 KB. */
  readonly growth: number;
  /** CPU milliseconds up to the first verdict of a fresh process. */
  readonly first: number;
  /** Megabytes of typed arrays after a verdict in each language. */
  readonly decoded: number;
  /** Kilobytes of the core with rules and model, minified and gzipped. */
  readonly bundle: number;
}

const LONG = [NAMES.english, NAMES.korean, NAMES.chinese, NAMES.all];

/** Holds what was measured beside what the engine should reach. */
export function barsOf({ rows, growth, first, decoded, bundle }: Measured): Bar[] {
  const row = (corpus: string, name: string) => {
    const found = rows.find((r) => r.corpus === corpus && r.case === name);
    if (!found) throw new Error(`nothing was measured for ${corpus}, ${name}`);
    return found;
  };
  const times = (corpus: string, name: string, bar: number) =>
    most(`${name.replace('stage: ', '')}: ${corpus}`, row(corpus, name).ratio, bar, 'x');
  return [
    ...LONG.map((corpus) => times(corpus, 'verdict, brief', 9)),
    times(NAMES.suspicious, 'verdict with evidence', 14),
    times(NAMES.all, 'stage: phrases', 4),
    times(NAMES.all, 'stage: model', 5),
    times(NAMES.none, 'stage: extract', 1),
    times(NAMES.ten, 'stage: extract', 4),
    times(NAMES.short, 'verdict, brief', 20),
    least(`verdict, brief: ${NAMES.short}`, row(NAMES.short, 'verdict, brief').perSecond, 60_000, 'a second'),
    most('1 MB against 1 KB, all stages, per character', growth, 1.2, 'x'),
    most('import, create, first verdict', first, 40, 'ms CPU'),
    most('decoded data, all languages', decoded, 12, 'MB'),
    most('bundle: core, all languages, rules and model', bundle, 250, 'KB gz'),
  ];
}

function most(what: string, measured: number, bar: number, unit: string): Bar {
  return { what, measured, bar, unit, met: measured <= bar };
}

function least(what: string, measured: number, bar: number, unit: string): Bar {
  return { what, measured, bar, unit, met: measured >= bar };
}

/** The bars as lines of text. */
export function showBars(bars: readonly Bar[]): string[] {
  return [
    `${'what'.padEnd(52)} ${'measured'.padStart(10)} ${'bar'.padStart(8)}`,
    ...bars.map(
      ({ what, measured, bar, unit, met }) =>
        `${what.padEnd(52)} ${number(measured).padStart(10)} ${number(bar).padStart(8)} ${unit.padEnd(8)} ${met ? 'met' : 'not met'}`,
    ),
  ];
}

function number(value: number): string {
  return value < 100 ? String(Number(value.toFixed(1))) : value.toFixed(0);
}
