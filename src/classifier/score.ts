import type { Entity } from '../extract';
import type { Mention } from '../lexicon';
import { type Fold, isDense, isDigit, isLetter } from '../text';
import { visitFacts } from './facts';
import { emptySet, type FeatureSet, featureSetOf, type Reading, textValue } from './features';
import { CONCEPT, ENTITY, GRAM, SECTION_STARTS, WORD } from './layout';
import { type TextModel, weightOf } from './model';
import { readText } from './text';

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
  return logitOfSet(model, featureSetOf({ fold, mentions, entities }));
}

/** {@link logitOf} an ad whose features are known. */
export function logitOfSet(
  { index, weights, scales, factValue, bias, calibration }: TextModel,
  set: FeatureSet,
): number {
  const { indices, size, sifted, grams, words } = set;
  const wordsFrom = SECTION_STARTS[WORD]!;
  const conceptsFrom = SECTION_STARTS[CONCEPT]!;
  const entitiesFrom = SECTION_STARTS[ENTITY]!;
  let gramSum = 0;
  let wordSum = 0;
  let facts = 0;
  const found = index.sift(indices, size, sifted);
  for (let i = 0; i < found; i++) {
    const feature = sifted[i]!;
    const row = index.rowOf(feature);
    if (row < 0) continue;
    const weight = weights[row]!;
    if (feature < wordsFrom) gramSum += weight;
    else if (feature < conceptsFrom) wordSum += weight;
    else facts += weight * scales[feature < entitiesFrom ? CONCEPT : ENTITY]!;
  }
  // A bare link or number holds no wording to weigh.
  if (grams + words === 0) return 0;
  const raw =
    bias +
    gramSum * scales[GRAM]! * textValue(GRAM, grams) +
    wordSum * scales[WORD]! * textValue(WORD, words) +
    facts * factValue;
  return calibration.slope * raw + calibration.intercept;
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
  const { fold, mentions, entities } = reading;
  const { scales, factValue, calibration } = model;
  const set = emptySet(true);
  readText(fold, entities, set);
  set.settle();
  set.countText();
  const wordsFrom = SECTION_STARTS[WORD]!;
  const gramAt = new Float32Array(fold.length);
  const wordAt = new Float32Array(fold.length);
  const { grams, words } = set;
  for (let k = 0; k < set.size; k++) {
    const index = set.indices[k]!;
    const gram = index < wordsFrom;
    const w = weightOf(model, index);
    if (w === 0) continue;
    const at = gram ? gramAt : wordAt;
    const start = set.spans[2 * k]!;
    const end = set.spans[2 * k + 1]!;
    const share = w / (end - start);
    // An n-gram has at most five units; a word or a pair of words covers its own few.
    for (let i = start; i < end; i++) at[i]! += share;
  }
  const perGram = scales[GRAM]! * textValue(GRAM, grams) * calibration.slope;
  const perWord = scales[WORD]! * textValue(WORD, words) * calibration.slope;
  const top = new Top(most);
  const score = (i: number) => (gramAt[i]! * perGram + wordAt[i]! * perWord) * direction;
  let i = 0;
  while (i < fold.length) {
    const u = fold.units[i]!;
    if (!isLetter(u) && !isDigit(u)) {
      i++;
      continue;
    }
    const start = i;
    let sum = 0;
    if (isLetter(u) && !isDense(u)) {
      while (i < fold.length && isLetter(fold.units[i]!) && !isDense(fold.units[i]!)) sum += score(i++);
    } else {
      // Units that speak in this direction, as long as they follow one another.
      while (i < fold.length && i - start < LONGEST_STRETCH && isDenseOrDigit(fold.units[i]!) && score(i) > 0)
        sum += score(i++);
      if (i === start) i++;
    }
    if (sum > 0) top.add({ start: fold.from[start]!, end: fold.to[i - 1]!, weight: sum * direction, concept: null });
  }
  const entitiesFrom = SECTION_STARTS[ENTITY]!;
  visitFacts(mentions, entities, (index, place) => {
    if (!set.add(index) || place.end <= place.start) return;
    const w = weightOf(model, index) * scales[index < entitiesFrom ? CONCEPT : ENTITY]! * factValue * calibration.slope;
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

function isDenseOrDigit(unit: number): boolean {
  return isDigit(unit) || (isLetter(unit) && isDense(unit));
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
