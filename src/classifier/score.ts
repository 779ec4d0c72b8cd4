import type { Entity } from '../extract';
import type { Mention } from '../lexicon';
import type { Fold } from '../text';
import { type FeatureSet, featureSetOf, type Reading, textValue, textValuesOf } from './features';
import { CONCEPT, ENTITY, GRAM, SECTION_STARTS, SENSE, WORD } from './layout';
import { lineOf, type TextModel, weightOf } from './model';
import { isDenseOrDigit, isSpaced } from './text';

/**
 * The model's log-odds that the ad is a lure, calibrated where half of the ads are; 0 where there is no wording to read. Linear in the
 * length of the fold.
 */
export function logitOf(
  model: TextModel,
  fold: Fold,
  mentions: readonly Mention[],
  entities: readonly Entity[],
): number {
  return logitOfSet(model, featureSetOf({ fold, mentions, entities }, model.senses));
}

/** {@link logitOf} an ad whose features are known. */
export function logitOfSet(
  { index, weights, scales, factValue, bias, calibration }: TextModel,
  set: FeatureSet,
): number {
  const { indices, size, sifted, siftedRows, grams, words, senses, sightings } = set;
  const wordsFrom = SECTION_STARTS[WORD]!;
  const sensesFrom = SECTION_STARTS[SENSE]!;
  const conceptsFrom = SECTION_STARTS[CONCEPT]!;
  const entitiesFrom = SECTION_STARTS[ENTITY]!;
  let gramSum = 0;
  let wordSum = 0;
  let senseSum = 0;
  let facts = 0;
  if (sightings !== null)
    for (let k = 0; k < sightings.size; k++) {
      const feature = sightings.features[k]!;
      const weight = weights[sightings.rows[k]!]!;
      if (feature < wordsFrom) gramSum += weight;
      else if (feature < sensesFrom) wordSum += weight;
      else senseSum += weight;
    }
  const found = index.sift(indices, size, sifted, sightings === null ? 0 : grams + words + senses);
  index.rowsOf(sifted, found, siftedRows);
  for (let i = 0; i < found; i++) {
    const feature = sifted[i]!;
    const row = siftedRows[i]!;
    if (row < 0) continue;
    const weight = weights[row]!;
    if (feature < wordsFrom) gramSum += weight;
    else if (feature < sensesFrom) wordSum += weight;
    else if (feature < conceptsFrom) senseSum += weight;
    else facts += weight * scales[feature < entitiesFrom ? CONCEPT : ENTITY]!;
  }
  // A bare link or number holds no wording to weigh.
  if (grams + words === 0) return 0;
  const raw =
    bias +
    gramSum * scales[GRAM]! * textValue(GRAM, grams) +
    wordSum * scales[WORD]! * textValue(WORD, words) +
    senseSum * scales[SENSE]! * textValue(SENSE, senses) +
    facts * factValue;
  const { slope, intercept } = lineOf(calibration, grams);
  return slope * raw + intercept;
}

/** A stretch of the source that moved the model. */
export interface Mover {
  /** Half-open UTF-16 offsets into the source of the fold. */
  readonly start: number;
  readonly end: number;
  /** Log-odds it added; negative speaks for an honest ad. */
  readonly weight: number;
  /** Concept or kind of entity that was found there; null for the wording itself. */
  readonly concept: string | null;
}

/** Share of the strongest mover's weight below which another is not worth showing. */
const FAINT = 0.1;

/** Dense scripts have no words: a stretch longer than this is cut. */
const LONGEST_STRETCH = 16;

/**
 * The words, stretches of dense text and facts that moved the model most in one direction, strongest first. The weight of an
 * n-gram is spread over the letters it covers, at the place where it is met first; what a reader sees is a whole word.
 *
 * @param direction 1 for what speaks for a lure, -1 for what speaks against
 * @param most how many at most
 */
export function explain(model: TextModel, reading: Reading, direction: 1 | -1, most = 5): Mover[] {
  return explainSet(model, reading.fold, featureSetOf(reading, model.senses, model.index), direction, most);
}

/** {@link explain} an ad whose features are known, with the places of those that the model knows. */
export function explainSet(model: TextModel, fold: Fold, set: FeatureSet, direction: 1 | -1, most = 5): Mover[] {
  const { scales, factValue, calibration } = model;
  const { grams, words, senses } = set;
  const { length, units, from, to } = fold;
  const weightAt = spreadWeights(model, set, length);
  const top = new Top(most);
  let i = 0;
  while (i < length) {
    const start = i;
    let sum = 0;
    if (isSpaced(units[i]!)) {
      for (; i < length && isSpaced(units[i]!); i++) sum += weightAt[i]! * direction;
    } else {
      // Units that speak in this direction, as long as they follow one another.
      for (; i < length && i - start < LONGEST_STRETCH && isDenseOrDigit(units[i]!); i++) {
        const own = weightAt[i]! * direction;
        if (!(own > 0)) break;
        sum += own;
      }
      if (i === start) i++;
    }
    if (sum > 0) top.add({ start: from[start]!, end: to[i - 1]!, weight: sum * direction, concept: null });
  }
  const entitiesFrom = SECTION_STARTS[ENTITY]!;
  const { slope } = lineOf(calibration, grams);
  set.factPlaces.forEach((place, k) => {
    if (place.end <= place.start) return;
    const index = set.indices[grams + words + senses + k]!;
    const w = weightOf(model, index) * scales[index < entitiesFrom ? CONCEPT : ENTITY]! * factValue * slope;
    if (w * direction > 0)
      top.add({
        start: place.start,
        end: place.end,
        weight: w,
        concept: 'kind' in place ? place.kind : place.concept,
      });
  });
  // What is faint beside the strongest is no reason.
  return top.items.filter((m) => Math.abs(m.weight) >= FAINT * Math.abs(top.items[0]!.weight));
}

/** What each unit of the text in hand adds to the log-odds, used again for each. */
let usual = new Float32Array(0);
/** Units of a text for which room is kept. */
const MOST_UNITS = 1 << 15;

/** Spreads what each feature that is known adds over the units that show it first, an equal part to each. */
function spreadWeights({ weights, scales, calibration }: TextModel, set: FeatureSet, length: number): Float32Array {
  const isLong = length > MOST_UNITS;
  if (!isLong && usual.length < length) usual = new Float32Array(Math.min(MOST_UNITS, 2 * length));
  const weightAt = isLong ? new Float32Array(length) : usual.fill(0, 0, length);
  const { features, rows, spans, size } = set.sightings!;
  const { slope } = lineOf(calibration, set.grams);
  const [perGram, perWord, perSense] = textValuesOf(set).map((value, s) => value * scales[s]! * slope);
  const wordsFrom = SECTION_STARTS[WORD]!;
  const sensesFrom = SECTION_STARTS[SENSE]!;
  for (let k = 0; k < size; k++) {
    const feature = features[k]!;
    const worth = feature < wordsFrom ? perGram! : feature < sensesFrom ? perWord! : perSense!;
    const start = spans[2 * k]!;
    const end = spans[2 * k + 1]!;
    const share = (weights[rows[k]!]! * worth) / (end - start);
    // An n-gram has at most five units; words and senses cover their own few.
    for (let i = start; i < end; i++) weightAt[i]! += share;
  }
  return weightAt;
}

/** The few strongest, none of the same kind overlapping a stronger one. */
class Top {
  readonly items: Mover[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(mover: Mover): void {
    const strength = Math.abs(mover.weight);
    const { items } = this;
    const twin = items.findIndex(
      (m) => (m.concept === null) === (mover.concept === null) && m.start < mover.end && m.end > mover.start,
    );
    if (twin >= 0) {
      if (Math.abs(items[twin]!.weight) >= strength) return;
      items.splice(twin, 1);
    }
    let at = items.length;
    while (at > 0 && Math.abs(items[at - 1]!.weight) < strength) at--;
    if (at >= this.#most) return;
    items.splice(at, 0, mover);
    if (items.length > this.#most) items.pop();
  }
}
