import { createColors } from 'picocolors';

/** Columns when the output is no terminal. */
const DEFAULT_WIDTH = 100;

/** Colours for standard output: when a person watches, and neither `--no-color` nor NO_COLOR forbids it. */
export function colorsFor(forbidden: boolean): ReturnType<typeof createColors> {
  const { env, stdout } = process;
  const wanted = (env.FORCE_COLOR ?? '') !== '' && env.FORCE_COLOR !== '0';
  const watched = stdout.isTTY === true && env.TERM !== 'dumb' && (env.NO_COLOR ?? '') === '';
  return createColors(!forbidden && (wanted || watched));
}

/** Columns of the page: those of the terminal within reason. */
export function pageWidth(): number {
  const columns = process.stdout.isTTY === true ? process.stdout.columns : DEFAULT_WIDTH;
  return Math.min(160, Math.max(50, columns || DEFAULT_WIDTH));
}
