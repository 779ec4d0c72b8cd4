import { ByteReader, ByteWriter, deflated, fromBase64, inflated, RangeReader, RangeWriter } from '../binary';
import { type BandEdges, type RuleWorth, type Scale, scaleOf } from '../verdict';
import { FeatureIndex } from './feature-index';
import { type KindHeader, type KindModel, readKinds, sayings, writeKinds } from './kinds';
import { HASH_SEED, MOST_STEPS, SECTION_BITS, SECTION_STARTS, SECTIONS } from './layout';
import type { SenseTable } from './sense-table';

/** How often ads of about one log-odds turned out to be lures, on groups that the weights were not fitted on. */
export interface CalibrationPoint {
  /** Mean calibrated log-odds of the ads of this part. */
  readonly logit: number;
  /** Weighted share of lures among them, 0 to 1. */
  readonly share: number;
  readonly ads: number;
}

/**
 * Calibrated log-odds are `slope * raw + intercept`, and the brevity of the text times the same of `brief`; they hold where half of the ads
 * are lures. A title has few features, each of which says more than it does in a long text.
 */
export interface Calibration {
  readonly slope: number;
  readonly intercept: number;
  /** Absent where texts of all lengths are calibrated alike. */
  readonly brief?: { readonly slope: number; readonly intercept: number };
  readonly table: readonly CalibrationPoint[];
}

/** Different n-grams of a text of which the brevity is a half. */
const HALF_BRIEF = 24;

/** How brief a text is, from 1 for none to nearly 0 for a long one, by how many different n-grams it has. */
export function brevityOf(grams: number): number {
  return 1 / (1 + grams / HALF_BRIEF);
}

/** Slope and intercept of a calibration for a text that has so many different n-grams. */
export function lineOf(
  { slope, intercept, brief }: Omit<Calibration, 'table'>,
  grams: number,
): { readonly slope: number; readonly intercept: number } {
  if (brief === undefined) return { slope, intercept };
  const brevity = brevityOf(grams);
  return { slope: slope + brevity * brief.slope, intercept: intercept + brevity * brief.intercept };
}

/**
 * How the model and the rules speak together, fitted as one: the model's log-odds become evidence,
 * `min(high, max(low, slope * logit + intercept))`, and the weights of rules are worth what they add to it.
 */
export interface Combination {
  /** Never negative, so that more reason in the text never lowers the evidence. */
  readonly slope: number;
  readonly intercept: number;
  readonly low: number;
  readonly high: number;
  readonly rules: RuleWorth;
  /** Where the bands lie, measured on ordinary ads. */
  readonly bands: BandEdges;
}

/** What a model says about itself. */
export interface ModelHeader {
  readonly name: string;
  readonly version: string;
  readonly seed: number;
  /** log2 of the number of features of each section, in the order of {@link SECTIONS}. */
  readonly bits: readonly number[];
  /** What one step of a quantised weight is worth in each section. */
  readonly scales: readonly number[];
  /** Weights that are not 0 in each section. */
  readonly counts: readonly number[];
  readonly factValue: number;
  /** Log-odds of an ad without any known feature, before calibration. */
  readonly bias: number;
  readonly calibration: Calibration;
  readonly combination: Combination;
  /** The kinds of lure it tells apart; null where it tells none. */
  readonly kindsOf: KindHeader | null;
  /** Hash of the senses it knows. */
  readonly senses: string;
  /** Languages of the ads it was fitted on. */
  readonly languages: readonly string[];
  /** Hash of the training rows in use. */
  readonly data: string;
}

/** Quantised weights, of the features that have one. */
export interface Weights {
  readonly index: FeatureIndex;
  /** One for each of them, in steps of its section; none is 0. */
  readonly weights: Int8Array;
}

/** A linear model over hashed features of a fold. Immutable; may be shared. */
export interface TextModel extends Omit<ModelHeader, 'senses'>, Weights {
  readonly kinds: KindModel | null;
  /** What rules are worth beside it. */
  readonly scale: Scale;
  readonly senses: SenseTable;
  /** Content hash of header and weights. */
  readonly hash: string;
}

/** The bytes are no model, one of another version, or damaged. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

const MAGIC = [0x54, 0x47, 0x54, 0x4d]; // TGTM
const FORMAT = 8;
const HASH_AT = 8;
const LENGTH_AT = 16;
const HEAD_AT = 20;

/**
 * Writes a model: magic, format, content hash, the header as JSON, deflated, behind its length, and range-coded for each section the
 * distances of its features and then their weights, and what tells kinds apart.
 */
export function encodeModel(
  header: Omit<ModelHeader, 'counts' | 'seed' | 'bits' | 'kindsOf' | 'senses'> & Pick<TextModel, 'senses'>,
  { index: { features }, weights }: Weights,
  kinds: KindModel | null = null,
): Uint8Array {
  if (weights.length !== features.length)
    throw new ModelError(`A model has as many weights as features, not ${weights.length} for ${features.length}.`);
  const bounds = SECTION_STARTS.map((start) => {
    const at = features.findIndex((f) => f >= start);
    return at < 0 ? features.length : at;
  });
  const { name, version, scales, factValue, bias, calibration, combination, senses, languages, data } = header;
  const full: ModelHeader = {
    name,
    version,
    seed: HASH_SEED,
    bits: SECTION_BITS,
    scales,
    counts: SECTIONS.map((_, s) => bounds[s + 1]! - bounds[s]!),
    factValue,
    bias,
    calibration,
    combination,
    kindsOf: kinds && {
      kinds: kinds.kinds,
      biases: kinds.biases,
      scale: kinds.scale,
      count: kinds.index.features.length,
      counts: sayings(kinds).map(({ rows }) => rows.length),
    },
    senses: senses.hash,
    languages,
    data,
  };
  const out = new RangeWriter();
  for (let s = 0; s < SECTIONS.length; s++) {
    const known = features.subarray(bounds[s], bounds[s + 1]);
    const steps = weights.subarray(bounds[s], bounds[s + 1]);
    const wrong = steps.findIndex((weight) => weight === 0 || Math.abs(weight) > MOST_STEPS[s]!);
    if (wrong >= 0)
      throw new ModelError(
        `The weight of feature ${known[wrong]} is ${steps[wrong]}; in section ${SECTIONS[s]} 1 to ${MOST_STEPS[s]} of either sign is written.`,
      );
    out.distances(known, SECTION_STARTS[s]!);
    out.steps(steps);
  }
  if (kinds !== null) writeKinds(out, kinds);
  const text = new ByteWriter();
  text.text(JSON.stringify(full));
  const head = deflated(text.bytes());
  const body = out.bytes();
  const bytes = new Uint8Array(HEAD_AT + head.length + body.length);
  bytes.set(MAGIC);
  bytes.set(head, HEAD_AT);
  bytes.set(body, HEAD_AT + head.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, FORMAT, true);
  view.setUint32(LENGTH_AT, head.length, true);
  const [low, high] = hashOf(bytes);
  view.setUint32(HASH_AT, low, true);
  view.setUint32(HASH_AT + 4, high, true);
  return bytes;
}

/**
 * Reads a model from its bytes or their base64 text.
 *
 * @param senses what words mean: the same as when it was trained
 * @throws {ModelError} when they are no model, of another format, feature layout or senses, or damaged.
 */
export function decodeModel(source: Uint8Array | string, senses: SenseTable): TextModel {
  const bytes = typeof source === 'string' ? fromBase64(source.trim()) : source;
  if (bytes === null) throw new ModelError('The text of the model is not base64; read the file whole and unchanged.');
  if (bytes.length < HEAD_AT || MAGIC.some((m, i) => bytes[i] !== m))
    throw new ModelError('These bytes are no model of toogood; make one with "toogood train".');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = view.getUint32(4, true);
  if (format !== FORMAT)
    throw new ModelError(
      `The model has format ${format}, this engine reads ${FORMAT}; train it again with this engine.`,
    );
  const [low, high] = hashOf(bytes);
  const bodyAt = HEAD_AT + view.getUint32(LENGTH_AT, true);
  const head = inflated(bytes.subarray(HEAD_AT, bodyAt));
  if (head === null || view.getUint32(HASH_AT, true) !== low || view.getUint32(HASH_AT + 4, true) !== high)
    throw new ModelError('The model is damaged: its content does not fit its hash; fetch or train it again.');
  const header = JSON.parse(new ByteReader(head).text()) as ModelHeader;
  if (header.seed !== HASH_SEED || header.bits.join() !== SECTION_BITS.join() || header.senses !== senses.hash)
    throw new ModelError('The model was made for other features than this engine computes; train it again.');
  const input = new RangeReader(bytes.subarray(bodyAt));
  const count = header.counts.reduce((sum, own) => sum + own, 0);
  const features = new Uint32Array(count);
  const weights = new Int8Array(count);
  let from = 0;
  header.counts.forEach((own, s) => {
    input.distances(features.subarray(from, from + own), SECTION_STARTS[s]!);
    input.steps(weights.subarray(from, from + own));
    from += own;
  });
  return {
    ...header,
    senses,
    weights,
    index: new FeatureIndex(features),
    kinds: header.kindsOf && readKinds(header.kindsOf, input),
    scale: scaleOf(header.combination.rules, header.combination.bands),
    hash: high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0'),
  };
}

/** The weight of a feature in steps; 0 where the model does not know it. */
export function weightOf({ index, weights }: Weights, feature: number): number {
  const row = index.rowOf(feature);
  return row < 0 ? 0 : weights[row]!;
}

/** Two 32-bit hashes of everything but the place where they stand. */
function hashOf(bytes: Uint8Array): [number, number] {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < bytes.length; i++) {
    if (i === HASH_AT) i += 8;
    h1 = Math.imul(h1 ^ bytes[i]!, 2654435761);
    h2 = Math.imul(h2 ^ bytes[i]!, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return [h1 >>> 0, h2 >>> 0];
}
