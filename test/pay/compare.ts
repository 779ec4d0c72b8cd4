import { readFileSync } from 'node:fs';
import type { Pay } from '../../src/extract';

/** One statement of pay as a reader of the language understands it; amounts in units of the currency. */
export interface Expected {
  /** Null for "up to". */
  min: number | null;
  /** Null for "from". */
  max: number | null;
  currency: string | null;
  /** Null where none is said. */
  period: string | null;
  /** Period that the wording implies without saying it; reading it is right, and so is leaving it open. */
  impliedPeriod?: string;
  upTo?: boolean;
  percent?: boolean;
  crypto?: boolean;
}

export interface Row {
  id: string;
  lang: string;
  text: string;
  homeCountry?: string;
  expect: Expected[];
  held: boolean;
}

/** The rows of `expressions.jsonl`, or of another file beside it. */
export function readRows(file = 'expressions.jsonl'): Row[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

function isAmount(want: Expected, got: Pay): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(b);
  const low = want.min ?? want.max ?? 0;
  const high = want.max ?? want.min ?? 0;
  return (
    near(got.min, low) &&
    near(got.max, high) &&
    got.upTo === (want.upTo ?? false) &&
    got.percent === (want.percent ?? false)
  );
}

function isCurrency(want: Expected, got: Pay): boolean {
  return got.currency === want.currency && (!want.crypto || got.crypto);
}

/** What a percentage is taken of is no period; of percentages none is asked. */
function isPeriod(want: Expected, got: Pay): boolean {
  if (want.percent) return true;
  return got.period === (want.period ?? 'unknown') || got.period === want.impliedPeriod;
}

export interface Outcome {
  amount: boolean;
  currency: boolean;
  period: boolean;
  /** All of it right, and nothing read besides. */
  all: boolean;
  got: Pay[];
}

/** How the pay that was read in a row's text stands to what is expected. */
export function outcomeOf(row: Row, got: Pay[]): Outcome {
  const left = [...got];
  const outcome = { amount: true, currency: true, period: true, all: true, got };
  for (const want of row.expect) {
    const exact = left.findIndex((p) => isAmount(want, p) && isCurrency(want, p) && isPeriod(want, p));
    const close = left.findIndex((p) => isAmount(want, p));
    const at = exact >= 0 ? exact : Math.max(0, close);
    const [pay] = left.splice(at, 1);
    outcome.amount &&= pay !== undefined && isAmount(want, pay);
    outcome.currency &&= pay !== undefined && isCurrency(want, pay);
    outcome.period &&= pay !== undefined && isPeriod(want, pay);
  }
  if (left.length > 0) outcome.amount = false;
  outcome.all = outcome.amount && outcome.currency && outcome.period;
  return outcome;
}
