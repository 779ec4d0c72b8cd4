import { readAd } from '../../src/ad';
import type { CorpusRow } from '../../src/corpus';
import { areaUnderRoc } from '../../src/train';
import { dealFolds, groupsOf } from '../../src/train/groups';
import { fitSmall } from '../../src/train/small';

/** What a source does whatever its ads say. */
export const ACCENTS = ['length', 'line breaks', 'fields', 'emoji', 'punctuation', 'digits', 'capitals'] as const;
export const AUDIT_FOLDS = 5;

/** Accents of an ad, each as a number of about the same size. */
function accentsOf(row: CorpusRow): Record<(typeof ACCENTS)[number], number> {
  const { text, sections } = readAd(row.ad);
  const length = Math.max(1, text.length);
  const share = (pattern: RegExp): number => (text.match(pattern)?.length ?? 0) / length;
  return {
    length: Math.log(length) - 5,
    'line breaks': Math.min(3, share(/\n/g) * 50),
    fields: sections.length / 3,
    emoji: Math.min(3, share(/\p{Extended_Pictographic}/gu) * 50),
    punctuation: Math.min(4, share(/\p{P}/gu) * 25),
    digits: Math.min(4, share(/\p{Nd}/gu) * 15),
    capitals: Math.min(4, share(/\p{Lu}/gu) * 15),
  };
}

/** Cross-fitted area under the ROC curve for each accent, and at last for all of them together: 0.5 tells nothing, 1 everything. */
export function audit(rows: readonly CorpusRow[], isFirst: (row: CorpusRow) => boolean): number[] {
  const foldOf = dealFolds(rows, groupsOf(rows), AUDIT_FOLDS, 1);
  const accents = rows.map(accentsOf);
  const areaOf = (names: readonly (typeof ACCENTS)[number][]): number => {
    const scores = new Float64Array(rows.length);
    const inputs = accents.map((a) => names.flatMap((n) => [a[n], a[n] * a[n]]));
    for (let k = 0; k < AUDIT_FOLDS; k++) {
      const fitted = rows.map((_, r) => r).filter((r) => foldOf[r] !== k);
      const firsts = fitted.filter((r) => isFirst(rows[r]!)).length;
      const coefficients = fitSmall(
        fitted.map((r) => {
          const first = isFirst(rows[r]!);
          return { inputs: inputs[r]!, lure: first, weight: 1 / (first ? firsts : fitted.length - firsts) };
        }),
      );
      rows.forEach((_, r) => {
        if (foldOf[r] === k) scores[r] = inputs[r]!.reduce((s, x, i) => s + x * coefficients[i]!, 0);
      });
    }
    const of = (first: boolean) => rows.flatMap((row, r) => (isFirst(row) === first ? [scores[r]!] : []));
    return areaUnderRoc(of(true), of(false));
  };
  return [...ACCENTS.map((name) => areaOf([name])), areaOf(ACCENTS)];
}
