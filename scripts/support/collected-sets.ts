import { type CorpusRow, isOfHalf, readCorpus } from '../../src/corpus';

/** Collected lures that are offers of work or money, read by their curators as such. */
const LURE_SETS: ReadonlySet<string> = new Set([
  'ru-spamchat-telegram-bots',
  'zh-spamchat-tgspam-markivory',
  'vi-spamsms-ie403',
  'tl-spamsms-agryes',
  'scam-messages-real',
]);

/** Lures and ordinary ads of one board in one form: EMSCAD, fraud of 2012 to 2014 that copies ordinary office postings. */
const BOARD = 'emscad-kaggle-form';

/** The fields of a board's ad that are prose. Of the others, the way a place is written tells which file an ad came from. */
export const PROSE: ReadonlySet<string> = new Set(['title', 'description', 'requirements', 'benefits', 'text']);

/** Is the ad of the board whose two classes stand in one form? */
export function isOfBoard(row: CorpusRow): boolean {
  return row.set === BOARD;
}

/** The labelled rows of the collected sets that may be trained on, or measured on: one half of their groups. */
export function readCollected(folder: string, half: 'even' | 'odd'): CorpusRow[] {
  return readCorpus([folder])
    .rows.filter((r) => r.set !== null && isOfHalf(r, half) && (isOfBoard(r) || isOther(r)))
    .map((r) => (isOfBoard(r) ? { ...r, ad: proseOf(r.ad) } : r));
}

/** EMSCAD in its other forms is left out: it shares its ads with the board's. */
function isOther({ set, label }: CorpusRow): boolean {
  return !set!.startsWith('emscad') && (label === 'honest' || (label === 'lure' && LURE_SETS.has(set!)));
}

function proseOf(ad: CorpusRow['ad']): CorpusRow['ad'] {
  return Object.fromEntries(Object.entries(ad).filter(([field]) => PROSE.has(field)));
}
