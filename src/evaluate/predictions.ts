import type { CorpusRow } from '../corpus';
import type { Run } from './configurations';
import type { Groups } from './groups';
import { type Comparison, compacted, compare, type MeasureOptions } from './measure';

/** One row's predictions by one configuration: a line of the predictions file. */
export interface PredictionLine {
  /** The row's id; with its file before it (`a.jsonl:7`) where rows of several files share one. */
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

/**
 * What each row is known by among predictions: its id, with its file before it where rows of several files share one.
 *
 * @throws {PredictionsError} when an id stands twice in one file.
 */
export function namesOf(rows: readonly CorpusRow[]): string[] {
  const fileOf = new Map<string, string>();
  const shared = new Set<string>();
  for (const { id, file } of rows) {
    if ((fileOf.get(id) ?? file) !== file) shared.add(id);
    fileOf.set(id, file);
  }
  const named = new Map<string, CorpusRow>();
  return rows.map((row) => {
    const name = shared.has(row.id) ? `${row.file}:${row.id}` : row.id;
    const other = named.get(name);
    if (other !== undefined)
      throw new PredictionsError(
        `${row.file}: id "${row.id}" stands twice, on lines ${other.line} and ${row.line}, so that predictions cannot be told apart; give each row an id of its own, or none`,
      );
    named.set(name, row);
    return name;
  });
}

/**
 * The lines of a run, one a row that was judged.
 *
 * @throws {PredictionsError} when an id stands twice in one file.
 */
export function* predictionLines(run: Run, rows: readonly CorpusRow[], groups: Groups): Generator<PredictionLine> {
  const names = namesOf(rows);
  for (let i = 0; i < rows.length; i++) {
    const { lang, set, kind, label } = rows[i]!;
    if (label === null || Number.isNaN(run.evidence[0]![i]!)) continue;
    const verdict = run.verdicts[i];
    yield {
      id: names[i]!,
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
 * @returns evidence by seed, by the row's id as {@link predictionLines} writes it, by configuration
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
    if (rows.has(id))
      throw new PredictionsError(
        `line ${i + 1}: id ${JSON.stringify(id)} of ${configuration} stands there twice, so that rows cannot be told apart; give each row an id of its own and write the file anew`,
      );
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
 * @throws {PredictionsError} when an id stands twice in one file.
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
  const names = namesOf(rows);
  const judged = rows.map((_, i) => i).filter((i) => !Number.isNaN(run.evidence[0]![i]!));
  const subset = judged.filter((i) => known.has(names[i]!));
  if (subset.length === 0) return null;
  const lures = Uint8Array.from(subset, (i) => (rows[i]!.label === 'lure' ? 1 : 0));
  const seeds = Math.min(...subset.map((i) => known.get(names[i]!)!.length));
  const before = Array.from({ length: seeds }, (_, s) => ({
    evidence: Float64Array.from(subset, (i) => known.get(names[i]!)![s]!),
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
