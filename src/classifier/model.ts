import { fromBase64 } from '../binary';
import { type BandEdges, type RuleWorth, type Scale, scaleOf } from '../verdict';
import { type KindHeader, type KindModel, readKinds, writeKinds } from './kinds';
import { FEATURE_COUNT, HASH_SEED, MOST_STEPS, SECTION_BITS, SECTION_STARTS, SECTIONS } from './layout';

/** How often ads of about one log-odds turned out to be lures, on groups that the weights were not fitted on. */
export interface CalibrationPoint {
  /** Mean calibrated log-odds of the ads of this part. */
  readonly logit: number;
  /** Weighted share of lures among them, 0 to 1. */
  readonly share: number;
  readonly ads: number;
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
  /** log2 of the number of weights of each section, in the order of {@link SECTIONS}. */
  readonly bits: readonly number[];
  /** What one step of a quantised weight is worth in each section. */
  readonly scales: readonly number[];
  /** Weights that are not 0 in each section. */
  readonly counts: readonly number[];
  readonly factValue: number;
  /** Log-odds of an ad without any known feature, before calibration. */
  readonly bias: number;
  /** Calibrated log-odds are `slope * raw + intercept`; they hold where half of the ads are lures. */
  readonly calibration: {
    readonly slope: number;
    readonly intercept: number;
    readonly table: readonly CalibrationPoint[];
  };
  readonly combination: Combination;
  /** The kinds of lure it tells apart; null where it tells none. */
  readonly kindsOf: KindHeader | null;
  /** Languages of the ads it was fitted on. */
  readonly languages: readonly string[];
  /** Hash of the training rows in use. */
  readonly data: string;
}

/** A linear model over hashed features of a fold. Immutable; may be shared. */
export interface TextModel extends ModelHeader {
  /** Quantised weights of all sections. */
  readonly weights: Int8Array;
  readonly kinds: KindModel | null;
  /** What rules are worth beside it. */
  readonly scale: Scale;
  /** Content hash of header and weights. */
  readonly hash: string;
}

/** The bytes are no model, one of another version, or damaged. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

const MAGIC = [0x54, 0x47, 0x54, 0x4d]; // TGTM
const FORMAT = 3;
const HASH_AT = 8;
const HEADER_AT = 20;

/**
 * Writes a model: magic, format, content hash, length of the header, header as ASCII JSON, then for each section a bit for every
 * weight (is it other than 0?), the weights that are (of wording two in a byte, of facts one), and what tells kinds apart.
 */
export function encodeModel(
  header: Omit<ModelHeader, 'counts' | 'seed' | 'bits' | 'kindsOf'>,
  weights: Int8Array,
  kinds: KindModel | null = null,
): Uint8Array {
  if (weights.length !== FEATURE_COUNT)
    throw new ModelError(`A model has ${FEATURE_COUNT} weights, not ${weights.length}.`);
  const counts = SECTIONS.map((_, s) => {
    let count = 0;
    for (let i = SECTION_STARTS[s]!; i < SECTION_STARTS[s + 1]!; i++) if (weights[i] !== 0) count++;
    return count;
  });
  const { name, version, scales, factValue, bias, calibration, combination, languages, data } = header;
  const full: ModelHeader = {
    name,
    version,
    seed: HASH_SEED,
    bits: SECTION_BITS,
    scales,
    counts,
    factValue,
    bias,
    calibration,
    combination,
    kindsOf: kinds && { kinds: kinds.kinds, biases: kinds.biases, scale: kinds.scale },
    languages,
    data,
  };
  const json = JSON.stringify(full).replace(
    /[^\x20-\x7e]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const total = counts.reduce((sum, count, s) => sum + (isSmall(s) ? (count + 1) >> 1 : count), 0);
  const tail = kinds === null ? new Uint8Array(0) : writeKinds(kinds);
  const bytes = new Uint8Array(HEADER_AT + json.length + (FEATURE_COUNT >>> 3) + total + tail.length);
  bytes.set(tail, bytes.length - tail.length);
  bytes.set(MAGIC);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, FORMAT, true);
  view.setUint32(HEADER_AT - 4, json.length, true);
  for (let i = 0; i < json.length; i++) bytes[HEADER_AT + i] = json.charCodeAt(i);
  const bitsAt = HEADER_AT + json.length;
  let at = bitsAt + (FEATURE_COUNT >>> 3);
  for (let s = 0; s < SECTIONS.length; s++) {
    let half = false;
    for (let i = SECTION_STARTS[s]!; i < SECTION_STARTS[s + 1]!; i++) {
      const weight = weights[i]!;
      if (weight === 0) continue;
      if (Math.abs(weight) > MOST_STEPS[s]!)
        throw new ModelError(
          `Weight ${i} is ${weight}; in section ${SECTIONS[s]} at most ${MOST_STEPS[s]} is written.`,
        );
      bytes[bitsAt + (i >>> 3)]! |= 1 << (i & 7);
      if (!isSmall(s)) bytes[at++] = weight & 0xff;
      else {
        if (half) bytes[at - 1]! |= (weight & 0xf) << 4;
        else bytes[at++] = weight & 0xf;
        half = !half;
      }
    }
  }
  const [low, high] = hashOf(bytes);
  view.setUint32(HASH_AT, low, true);
  view.setUint32(HASH_AT + 4, high, true);
  return bytes;
}

/**
 * Reads a model from its bytes or their base64 text.
 *
 * @throws {ModelError} when they are no model, of another format or feature layout, or damaged.
 */
export function decodeModel(source: Uint8Array | string): TextModel {
  const bytes = typeof source === 'string' ? fromBase64(source.trim()) : source;
  if (bytes === null) throw new ModelError('The text of the model is not base64; read the file whole and unchanged.');
  if (bytes.length < HEADER_AT || MAGIC.some((m, i) => bytes[i] !== m))
    throw new ModelError('These bytes are no model of toogood; make one with "toogood train".');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = view.getUint32(4, true);
  if (format !== FORMAT)
    throw new ModelError(
      `The model has format ${format}, this engine reads ${FORMAT}; train it again with this engine.`,
    );
  const [low, high] = hashOf(bytes);
  if (view.getUint32(HASH_AT, true) !== low || view.getUint32(HASH_AT + 4, true) !== high)
    throw new ModelError('The model is damaged: its content does not fit its hash; fetch or train it again.');
  const length = view.getUint32(HEADER_AT - 4, true);
  let json = '';
  for (let i = 0; i < length; i += 4096)
    json += String.fromCharCode(...bytes.subarray(HEADER_AT + i, HEADER_AT + Math.min(length, i + 4096)));
  const header = JSON.parse(json) as ModelHeader;
  if (header.seed !== HASH_SEED || header.bits.join() !== SECTION_BITS.join())
    throw new ModelError('The model was made for other features than this engine computes; train it again.');
  const weights = new Int8Array(FEATURE_COUNT);
  const bitsAt = HEADER_AT + length;
  let at = bitsAt + (FEATURE_COUNT >>> 3);
  for (let s = 0; s < SECTIONS.length; s++) {
    let half = false;
    for (let b = SECTION_STARTS[s]! >>> 3; b < SECTION_STARTS[s + 1]! >>> 3; b++) {
      let byte = bytes[bitsAt + b]!;
      for (let i = b * 8; byte !== 0; i++, byte >>>= 1) {
        if ((byte & 1) === 0) continue;
        if (!isSmall(s)) weights[i] = (bytes[at++]! << 24) >> 24;
        else {
          weights[i] = half ? (bytes[at - 1]! << 24) >> 28 : (bytes[at++]! << 28) >> 28;
          half = !half;
        }
      }
    }
  }
  return {
    ...header,
    weights,
    kinds: header.kindsOf && readKinds(header.kindsOf, bytes.subarray(at)),
    scale: scaleOf(header.combination.rules, header.combination.bands),
    hash: high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0'),
  };
}

/** Are the weights of the section small enough for four bits? */
function isSmall(section: number): boolean {
  return MOST_STEPS[section]! < 8;
}

/** Two 32-bit hashes of everything but the place where they stand. */
function hashOf(bytes: Uint8Array): [number, number] {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < bytes.length; i++) {
    if (i >= HASH_AT && i < HASH_AT + 8) continue;
    h1 = Math.imul(h1 ^ bytes[i]!, 2654435761);
    h2 = Math.imul(h2 ^ bytes[i]!, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return [h1 >>> 0, h2 >>> 0];
}
