import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Cost, median } from './measure';
import type { Labelled } from './peers';
import { spread } from './phrases';

/** Ads it learns from and texts it is timed on: of more ads each text would take longer, as it asks of every word that it knows. */
const LEARNT = 200;
const TIMED = 15;

/**
 * The naive Bayes of `natural` on the same texts, in a process of its own.
 *
 * @throws {Error} with what the process wrote when it fails.
 */
export function measureNatural(ads: readonly Labelled[], texts: readonly string[]): Cost {
  const input = JSON.stringify({ train: spread(ads, LEARNT), texts: spread(texts, TIMED) });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('natural.mjs', import.meta.url))],
    // One of its dependencies greets on standard output otherwise.
    { input, encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, DOTENV_CONFIG_QUIET: 'true' } },
  );
  if (status !== 0) throw new Error(`natural: ${stderr}`);
  return {
    name: 'peer: natural, own process',
    nsPerChar: median(JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as number[]),
  };
}
