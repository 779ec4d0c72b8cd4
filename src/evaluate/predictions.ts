import type { CorpusRow } from '../corpus';
import type { Run } from './configurations';
import type { Groups } from './groups';
import { type Comparison, compacted, compare, type MeasureOptions } from './measure';

/** One row's predictions by one configuration: a line of the predictions file. */
export interface PredictionLine {
  readonly id: string;
  readonly lang: string;
  readonly set: string | null;
  readonly kind: string | null;
  readonly label: 'lure' | 'honest';
  /** Number of the group that was kept together. */
  readonly group: number;
  readonly configuration: string;
  readonly seeds: readonly number[];
  /** Log-odds above the prior, one a seed. */
  readonly evidence: readonly number[];
  readonly risk: string | null;
  readonly signals: readonly string[];
}

/** The lines of a run, one a row that was judged. */
export function* predictionLines(run: Run, rows: readonly CorpusRow[], groups: Groups): Generator<PredictionLine> {
  for (let i = 0; i < rows.length; i++) {
    const { id, lang, set, kind, label } = rows[i]!;
    if (label === null || Number.isNaN(run.evidence[0]![i]!)) continue;
    const verdict = run.verdicts[i];
    yield {
      id,
      lang,
      set,
      kind,
      label,
      group: groups.of[i]!,
      configuration: run.configuration.name,
      seeds: run.seeds,
      evidence: run.evidence.map((e) => e[i]!),
      risk: verdict?.risk ?? null,
      signals: verdict?.evidence.map((e) => e.signal) ?? [],
    };
  }
}

/** A predictions file that cannot be used. */
export class PredictionsError extends Error {
  override readonly name = 'PredictionsError';
}

/**
 * Reads a predictions file. Of each line only `id`, `configuration` and `evidence` are needed, so that predictions of any other system
 * can be compared as well.
 *
 * @returns evidence by seed, by row id, by configuration
 * @throws {PredictionsError} names the line at fault.
 */
export function readPredictions(text: string): Map<string, Map<string, readonly number[]>> {
  const byConfiguration = new Map<string, Map<string, readonly number[]>>();
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    let value: Partial<PredictionLine>;
    try {
      value = JSON.parse(line) as Partial<PredictionLine>;
    } catch {
      throw new PredictionsError(`line ${i + 1}: is no JSON; give a file that --predictions wrote`);
    }
    const { id, configuration = 'other', evidence } = value ?? {};
    if (
      typeof id !== 'string' ||
      !Array.isArray(evidence) ||
      !evidence.every((e) => Number.isFinite(e)) ||
      !evidence.length
    )
      throw new PredictionsError(`line ${i + 1}: needs "id" (text) and "evidence" (list of log-odds above the prior)`);
    const rows = byConfiguration.get(configuration) ?? new Map<string, readonly number[]>();
    byConfiguration.set(configuration, rows.set(id, evidence));
  });
  return byConfiguration;
}

/** A run held against earlier predictions of the same rows. */
export interface Against extends Comparison {
  readonly configuration: string;
  readonly earlier: string;
  /** Rows of this run that the earlier one does not know. */
  readonly unmatched: number;
}

/**
 * Compares a run with earlier predictions on the rows that both know, by paired bootstrap. The earlier configuration of the same name is
 * taken; where there is none and the file holds a single one, that.
 *
 * @returns null when there is nothing to compare
 */
export function compareWith(
  run: Run,
  rows: readonly CorpusRow[],
  earlier: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>,
  options: MeasureOptions,
): Against | null {
  const { name } = run.configuration;
  const chosen = earlier.has(name) ? name : earlier.size === 1 ? [...earlier.keys()][0]! : null;
  if (chosen === null) return null;
  const known = earlier.get(chosen)!;
  const judged = rows.map((_, i) => i).filter((i) => !Number.isNaN(run.evidence[0]![i]!));
  const subset = judged.filter((i) => known.has(rows[i]!.id));
  if (subset.length === 0) return null;
  const lures = Uint8Array.from(subset, (i) => (rows[i]!.label === 'lure' ? 1 : 0));
  const seeds = Math.min(...subset.map((i) => known.get(rows[i]!.id)!.length));
  const before = Array.from({ length: seeds }, (_, s) => ({
    evidence: Float64Array.from(subset, (i) => known.get(rows[i]!.id)![s]!),
    lures,
  }));
  const after = run.evidence.map((evidence) => ({ evidence: Float64Array.from(subset, (i) => evidence[i]!), lures }));
  return {
    configuration: name,
    earlier: chosen,
    unmatched: judged.length - subset.length,
    ...compare(before, after, compacted(subset, options.clusters), options),
  };
}
