import { Worker } from 'node:worker_threads';
import type { Scorer } from '../index';
import type { Given } from './arguments';
import type { Row } from './input';
import { judgeRow, type Outcome } from './judge-row';
import type { Form } from './verdict-line';

/** Whoever judges rows. */
export interface Judges {
  /** Groups of rows that may wait beside the one that is judged, so that nobody is idle. */
  readonly atOnce: number;
  judge(rows: readonly Row[]): Promise<Outcome[]>;
  close(): Promise<void>;
}

/** Judges in this thread. */
export class Judge implements Judges {
  readonly atOnce = 0;
  readonly #scorer: Scorer;
  readonly #form: Form;

  constructor(scorer: Scorer, form: Form) {
    this.#scorer = scorer;
    this.#form = form;
  }

  async judge(rows: readonly Row[]): Promise<Outcome[]> {
    return rows.flatMap((row) => judgeRow(row, this.#scorer, this.#form));
  }

  async close(): Promise<void> {}
}

/** What a thread makes its scorer of. */
export interface Order {
  readonly given: Given;
  readonly form: Form;
}

/** Rows for a thread, and the number by which it answers. */
export interface Request {
  readonly number: number;
  readonly rows: readonly Row[];
}

export interface Answer {
  readonly number: number;
  readonly outcomes: Outcome[];
}

interface Waiter {
  resolve(outcomes: Outcome[]): void;
  reject(error: unknown): void;
}

/** Judges in threads of their own, each with a scorer made of the same options, one group of rows after the other to each. */
export class JudgeThreads implements Judges {
  readonly atOnce: number;
  readonly #workers: readonly Worker[];
  readonly #waiters = new Map<number, Waiter>();
  #count = 0;
  #failure: unknown = null;

  constructor(threads: number, order: Order) {
    this.atOnce = 2 * threads;
    this.#workers = Array.from({ length: threads }, () => {
      // Stands beside whatever file this is built into.
      const worker = new Worker(new URL('./judge-thread.js', import.meta.url), { workerData: order });
      worker.on('message', ({ number, outcomes }: Answer) => {
        this.#waiters.get(number)?.resolve(outcomes);
        this.#waiters.delete(number);
      });
      worker.on('error', (error) => this.#fail(error));
      return worker;
    });
  }

  judge(rows: readonly Row[]): Promise<Outcome[]> {
    const number = this.#count++;
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) return reject(this.#failure);
      this.#waiters.set(number, { resolve, reject });
      const request: Request = { number, rows };
      this.#workers[number % this.#workers.length]!.postMessage(request);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  /** A thread that fails answers no more: all that wait are told. */
  #fail(error: unknown): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiters.values()) reject(error);
    this.#waiters.clear();
  }
}
