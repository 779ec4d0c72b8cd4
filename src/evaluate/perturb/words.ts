import type { Random } from './random';

/** Links, addresses, handles and file names: a poster leaves them as they are, or nobody could answer. */
const KEPT = /(?:https?:\/\/|www\.)\S+|\S+@\S+|@[\w.]+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/\S*)?/giu;

/** Share of the words that are disguised: those a poster thinks a filter looks for, and some more. */
const SHARE = 0.35;

/** Runs of letters with their marks. */
const WORD = /[\p{L}\p{M}]+/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Rewrites what lies between links and handles. */
export function outsideLinks(text: string, rewrite: (piece: string) => string): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(KEPT)) {
    result += rewrite(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return result + rewrite(text.slice(from));
}

/**
 * Rewrites a share of the words, links aside. Where a script sets no spaces, a word is taken to be two to four characters long.
 *
 * @param fits only words for which this holds are counted and rewritten
 */
export function someWords(
  text: string,
  random: Random,
  rewrite: (word: string) => string,
  fits: (word: string) => boolean = () => true,
): string {
  return outsideLinks(text, (piece) =>
    piece.replace(WORD, (run) =>
      chunks(run, random)
        .map((word) => (fits(word) && random() < SHARE ? rewrite(word) : word))
        .join(''),
    ),
  );
}

function chunks(run: string, random: Random): string[] {
  if (!UNSPACED.test(run)) return [run];
  const letters = clusters(run);
  const words: string[] = [];
  for (let i = 0; i < letters.length; ) {
    const size = 2 + Math.floor(random() * 3);
    words.push(letters.slice(i, i + size).join(''));
    i += size;
  }
  return words;
}

/** Letters with the marks that belong to them. */
export function clusters(word: string): string[] {
  return word.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

export function isWrittenIn(script: string): (word: string) => boolean {
  const pattern = new RegExp(`^\\p{Script=${script}}`, 'u');
  return (word) => pattern.test(word);
}

/** Rewrites each occurrence of a word of the table, whole words only in scripts that set words apart. */
export function replaceWords(
  text: string,
  table: readonly (readonly [RegExp, readonly string[]])[],
  random: Random,
): string {
  let result = text;
  for (const [pattern, choices] of table)
    result = result.replace(pattern, (found) =>
      random() < 0.8 ? choices[Math.floor(random() * choices.length)]! : found,
    );
  return result;
}
