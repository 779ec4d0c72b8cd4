import type { CorpusRow } from '../corpus';
import type { Scorer } from '../index';
import { isFlagged } from './counts';
import { baseLanguage, type Perturbation, perturbAd, perturbationsOf } from './perturb';

/** What one disguise does to the ads of one language. */
export interface Effect {
  readonly language: string;
  readonly perturbation: string;
  /** Ads, and those of them that the disguise changes at all. */
  readonly rows: number;
  readonly changed: number;
  /** Ads flagged as they are, and once disguised. */
  readonly before: number;
  readonly after: number;
}

/** The effects on lures and on honest ads. */
export interface Robustness {
  readonly lures: readonly Effect[];
  readonly honest: readonly Effect[];
}

/**
 * Disguises every ad in every way that posters of its language use, and counts how many are flagged before and after.
 *
 * @param only ids of the perturbations wanted; all if empty
 * @param seed the same seed disguises the same way
 * @param progress called for every ad that was read
 */
export function robustnessOf(
  rows: readonly CorpusRow[],
  scorer: Pick<Scorer, 'brief'>,
  only: readonly string[],
  seed: number,
  progress: () => void = () => {},
): Robustness {
  const effects = { lure: new Map<string, Mutable>(), honest: new Map<string, Mutable>() };
  for (const row of rows) {
    if (row.label === null) continue;
    const language = baseLanguage(row.lang);
    const before = isFlagged(scorer.brief(row.ad).risk);
    for (const perturbation of perturbationsOf(language)) {
      if (only.length > 0 && !only.includes(perturbation.id)) continue;
      const effect = effectAt(effects[row.label], language, perturbation);
      const disguised = perturbAd(row.ad, [perturbation], language, seed);
      const changed = disguised !== row.ad;
      effect.rows++;
      if (changed) effect.changed++;
      if (before) effect.before++;
      if (changed ? isFlagged(scorer.brief(disguised).risk) : before) effect.after++;
    }
    progress();
  }
  return { lures: [...effects.lure.values()], honest: [...effects.honest.values()] };
}

type Mutable = { -readonly [k in keyof Effect]: Effect[k] };

function effectAt(effects: Map<string, Mutable>, language: string, { id }: Perturbation): Mutable {
  const key = `${language} ${id}`;
  let effect = effects.get(key);
  if (effect === undefined) {
    effect = { language, perturbation: id, rows: 0, changed: 0, before: 0, after: 0 };
    effects.set(key, effect);
  }
  return effect;
}

/** The effects added up over all languages, by perturbation, in the order in which they were first met. */
export function effectsOf(effects: readonly Effect[], by: 'language' | 'perturbation'): Effect[] {
  const sums = new Map<string, Mutable>();
  for (const e of effects) {
    const sum = sums.get(e[by]) ?? {
      language: 'all',
      perturbation: 'all',
      [by]: e[by],
      rows: 0,
      changed: 0,
      before: 0,
      after: 0,
    };
    sum.rows += e.rows;
    sum.changed += e.changed;
    sum.before += e.before;
    sum.after += e.after;
    sums.set(e[by], sum);
  }
  return [...sums.values()];
}
