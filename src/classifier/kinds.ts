import { ByteReader, ByteWriter } from '../binary';
import { TYPOLOGIES, type Typology } from '../terms';
import { FACT_VALUE, type FeatureSet, textValue } from './features';
import { FEATURE_COUNT, GRAM, SECTION_STARTS, WORD } from './layout';

/** Which kind of lure an ad is, if it is one: a linear model for each kind over a few thousand of the features. */
export interface KindModel {
  /** The kinds it knows, at least two. */
  readonly kinds: readonly Typology[];
  /** Log-odds of each kind without any known feature. */
  readonly biases: readonly number[];
  /** What one step of a weight is worth. */
  readonly scale: number;
  /** For each feature 1 + its row of weights; 0 for none. */
  readonly rowOf: Uint16Array;
  /** A row for each feature: a weight in steps, -7 to 7, for each kind. */
  readonly weights: Int8Array;
}

/** What the header of a model says of its kinds; weights follow the others. */
export type KindHeader = Pick<KindModel, 'kinds' | 'biases' | 'scale'>;

/** Kinds less likely than this share of the likeliest are not named. */
const FAINT = 0.2;

/**
 * The kinds of lure whose wording that of the ad is like, each with how likely it is beside the likeliest (0 to 1, the first 1), given
 * that the ad is a lure.
 */
export function kindsOf(model: KindModel, { indices }: FeatureSet): { [typology in Typology]?: number } {
  const { kinds, rowOf, weights } = model;
  const sums = [new Float64Array(kinds.length), new Float64Array(kinds.length), new Float64Array(kinds.length)];
  const counts = [0, 0, 0];
  for (const index of indices) {
    const part = index < SECTION_STARTS[WORD]! ? 0 : index < SECTION_STARTS[WORD + 1]! ? 1 : 2;
    counts[part]!++;
    const row = rowOf[index]!;
    if (row === 0) continue;
    const sum = sums[part]!;
    for (let k = 0, at = (row - 1) * kinds.length; k < kinds.length; k++) sum[k]! += weights[at + k]!;
  }
  const values = [textValue(GRAM, counts[0]!), textValue(WORD, counts[1]!), FACT_VALUE];
  const chances = kinds.map((_, k) => {
    const steps = sums.reduce((total, sum, part) => total + sum[k]! * values[part]!, 0);
    return 1 / (1 + Math.exp(-(model.biases[k]! + model.scale * steps)));
  });
  const likeliest = Math.max(...chances);
  const shares = kinds
    .map((kind, k) => ({ kind, share: chances[k]! / likeliest }))
    .filter(({ share }) => share >= FAINT)
    .sort((a, b) => b.share - a.share);
  return Object.fromEntries(shares.map(({ kind, share }) => [kind, share]));
}

/** Writes what {@link readKinds} reads: the features in order, then two weights in a byte, kind by kind. */
export function writeKinds({ kinds, rowOf, weights }: KindModel): Uint8Array {
  const out = new ByteWriter();
  const rows: number[] = [];
  let last = 0;
  out.number(weights.length / kinds.length);
  for (let i = 0; i < FEATURE_COUNT; i++) {
    if (rowOf[i] === 0) continue;
    out.number(i - last);
    last = i;
    rows.push(rowOf[i]! - 1);
  }
  const steps = kinds.flatMap((_, k) => rows.map((row) => weights[row * kinds.length + k]! & 0xf));
  const packed = new Uint8Array((steps.length + 1) >> 1);
  steps.forEach((step, i) => {
    packed[i >> 1]! |= step << ((i & 1) * 4);
  });
  const head = out.bytes();
  const bytes = new Uint8Array(head.length + packed.length);
  bytes.set(head);
  bytes.set(packed, head.length);
  return bytes;
}

/** @param bytes begin with what {@link writeKinds} wrote */
export function readKinds(header: KindHeader, bytes: Uint8Array): KindModel {
  const input = new ByteReader(bytes);
  const features = input.number();
  const rowOf = new Uint16Array(FEATURE_COUNT);
  for (let row = 1, index = 0; row <= features; row++) {
    index += input.number();
    rowOf[index] = row;
  }
  const count = header.kinds.length;
  const weights = new Int8Array(features * count);
  for (let k = 0, i = 0; k < count; k++)
    for (let row = 0; row < features; row++, i++)
      weights[row * count + k] = ((bytes[input.at + (i >> 1)]! >> ((i & 1) * 4)) << 28) >> 28;
  return { ...header, rowOf, weights };
}

/** Is the name that of a kind of lure? */
export function isKind(name: string | null): name is Typology {
  return name !== null && (TYPOLOGIES as readonly string[]).includes(name);
}
