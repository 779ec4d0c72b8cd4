/** What is timed: one text at a time. A case that waits for something returns a promise. */
export interface Case<P> {
  readonly name: string;
  readonly run: (prepared: P) => void | Promise<void>;
  /** Takes nanoseconds a character and is done more often, or the clock would tell nothing. */
  readonly quick?: boolean;
}

/** What a case costs, CPU time of the process, median of the rounds. */
export interface Cost {
  readonly name: string;
  readonly nsPerChar: number;
}

const ROUNDS = 7;
const WARM_UP = 2;
/** Characters that a case reads in one round, about. */
const LEAST_WORK = 150_000;
/** How often more what is quick is done. */
const MORE = 40;
/** CPU microseconds of a round of one case: of slow ones only so many of the texts are read. */
const MOST_TIME = 400_000;

/** Times cases over the same texts, round by round in turn, so that what else the machine does falls on all of them. */
export async function measure<P extends { readonly text: string }>(
  prepared: readonly P[],
  cases: readonly Case<P>[],
): Promise<Cost[]> {
  const times: number[][] = cases.map(() => []);
  const shares = cases.map(() => prepared);
  for (let round = -WARM_UP; round < ROUNDS; round++)
    for (const [c, { run, quick = false }] of cases.entries()) {
      const texts = shares[c]!;
      const chars = lengthOf(texts);
      const repeat = texts.length < prepared.length ? 1 : Math.ceil(LEAST_WORK / chars) * (quick ? MORE : 1);
      const start = process.cpuUsage();
      for (let r = 0; r < repeat; r++)
        for (const p of texts) {
          const waits = run(p);
          if (waits) await waits;
        }
      const { user, system } = process.cpuUsage(start);
      if (round >= 0) times[c]!.push(((user + system) * 1000) / (repeat * chars));
      else if (!quick && user + system > MOST_TIME)
        shares[c] = texts.slice(0, Math.max(1, Math.floor((texts.length * MOST_TIME) / (user + system))));
    }
  return cases.map(({ name }, c) => ({ name, nsPerChar: median(times[c]!) }));
}

/** UTF-16 units of all texts. */
export function lengthOf(texts: readonly { readonly text: string }[]): number {
  return texts.reduce((sum, { text }) => sum + text.length, 0);
}

/** The middle of an odd number of values. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
