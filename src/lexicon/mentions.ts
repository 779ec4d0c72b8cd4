import { sentenceAt } from '../text';
import type { Fold } from '../text/types';
import { writtenIn } from './languages';
import type { Lexicon } from './lexicon';
import { Scanner, type Work } from './scan';
import { meaningOf, Surroundings } from './surroundings';
import type { Found, Mention } from './types';

/**
 * Finds all mentions of all concepts in both readings of the ad, in the languages it is written in.
 *
 * Returned in source order. Of several mentions of one concept that overlap only the longest stays.
 */
export function findMentions(fold: Fold, lexicon: Lexicon, work?: Work): Mention[] {
  const scanner = new Scanner(fold, work);
  const written = writtenIn(fold, scanner.scan(lexicon.common.from), lexicon);
  const surroundings = new Surroundings(fold, lexicon);
  const plain: Found[] = [];
  const disguised: Found[] = [];
  for (const { language, scripts, open } of lexicon.books) {
    if (!written.wants(language, scripts)) continue;
    for (const hit of scanner.scan(open())) {
      const { concept, negation } = meaningOf(hit);
      if (concept < 0 && negation === null) surroundings.add(hit);
      else if (!written.has(hit)) continue;
      else if (concept < 0) {
        if (written.isMain(hit)) surroundings.add(hit);
      } else {
        const start = fold.from[hit.start]!;
        const found = { concept: hit.from.conceptOf[concept]!, start, end: fold.to[hit.end - 1]!, hit };
        (hit.start < fold.plainLength ? plain : disguised).push(found);
      }
    }
  }
  surroundings.settle();
  const keptPlain = keepLongest(plain.filter((f) => !surroundings.isInnocent(f.hit)));
  const hidden = withoutOverlap(keepLongest(disguised.filter((f) => !surroundings.isInnocent(f.hit))), keptPlain);
  const all = [...keptPlain, ...hidden].sort((x, y) => x.start - y.start || y.end - x.end);
  const negated = surroundings.negatedOf(all);
  return all.map(({ concept, start, end, hit }, i) => {
    const mention = {
      concept: lexicon.conceptIds[concept]!,
      start,
      end,
      sentence: sentenceAt(fold, start),
      negated: negated[i]!,
      disguised: hit.start >= fold.plainLength,
    };
    return meaningOf(hit).experimental ? { ...mention, experimental: true as const } : mention;
  });
}

/** Of mentions of one concept that overlap, the longest; sorted by concept and start. */
function keepLongest(found: Found[]): Found[] {
  found.sort((a, b) => a.concept - b.concept || a.start - b.start || b.end - a.end);
  const kept: Found[] = [];
  for (const f of found) {
    const last = kept[kept.length - 1];
    if (last && last.concept === f.concept && f.start < last.end) {
      if (f.end - f.start > last.end - last.start) kept[kept.length - 1] = f;
    } else kept.push(f);
  }
  return kept;
}

/** Those of `found` that no mention of the same concept in `others` overlaps; both sorted by concept and start. */
function withoutOverlap(found: readonly Found[], others: readonly Found[]): Found[] {
  let k = 0;
  return found.filter((f) => {
    while (
      k < others.length &&
      (others[k]!.concept < f.concept || (others[k]!.concept === f.concept && others[k]!.end <= f.start))
    )
      k++;
    const other = others[k];
    return !(other && other.concept === f.concept && other.start < f.end);
  });
}
