import { parentPort, workerData } from 'node:worker_threads';
import { createScorer } from '../index';
import { scorerOptions } from './arguments';
import { judgeRow } from './judge-row';
import type { Answer, Order, Request } from './judges';

/*
 * A thread of `toogood score --jobs`: judges the rows it is sent, in their order.
 */

const { given, form } = workerData as Order;
const port = parentPort!;
const scorer = scorerOptions(given).then(createScorer);

port.on('message', async ({ number, rows }: Request) => {
  const ready = await scorer;
  const answer: Answer = { number, outcomes: rows.flatMap((row) => judgeRow(row, ready, form)) };
  port.postMessage(answer);
});
