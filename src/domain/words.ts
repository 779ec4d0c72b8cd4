import type { DomainTables } from './tables';

/** What the words beside a name speak of. */
export interface Words {
  readonly count: number;
  readonly job: boolean;
  /** Only parts of web addresses, such as `www` and `com`. */
  readonly web: boolean;
}

const NONE: Words = { count: 0, job: false, web: true };

/** The known words that a stretch of a label is made of, hyphens and digits between them; null where something else is in it. */
export function wordsOf(text: string, tables: DomainTables): Words | null {
  if (text === '') return NONE;
  const { affixes, jobWords, webWords, longestAffix } = tables;
  // The fewest words up to each place, found from the left.
  const upTo: (Words | undefined)[] = [NONE];
  for (let i = 0; i < text.length; i++) {
    const here = upTo[i];
    if (here === undefined) continue;
    const code = text.charCodeAt(i);
    if (code === 0x2d || (code >= 0x30 && code <= 0x39)) better(upTo, i + 1, here);
    const most = Math.min(longestAffix, text.length - i);
    for (let length = 1; length <= most; length++) {
      const word = text.slice(i, i + length);
      if (!affixes.has(word)) continue;
      const job = here.job || jobWords.has(word);
      better(upTo, i + length, { count: here.count + 1, job, web: here.web && webWords.has(word) });
    }
  }
  return upTo[text.length] ?? null;
}

function better(upTo: (Words | undefined)[], at: number, words: Words): void {
  const had = upTo[at];
  if (had === undefined || words.count < had.count || (words.count === had.count && words.job)) upTo[at] = words;
}

/** What is left of a label when known words and numbers are taken from its ends, in every way; not the label itself. */
export function withoutWords(
  label: string,
  tables: DomainTables,
  shortest: number,
): { readonly rest: string; readonly job: boolean }[] {
  const found = new Map<string, boolean>();
  const strip = (text: string, job: boolean, depth: number): void => {
    const most = Math.min(tables.longestAffix, text.length - shortest);
    for (let length = 1; length <= most; length++) {
      for (const [word, rest] of [
        [text.slice(text.length - length), text.slice(0, text.length - length)],
        [text.slice(0, length), text.slice(length)],
      ] as const) {
        if (!tables.affixes.has(word) && !(isDigits(word) && length > 1)) continue;
        // Two letters are a word only behind a hyphen.
        if (length < 3 && rest[rest.length - 1] !== '-' && rest[0] !== '-') continue;
        const kept = trimHyphens(rest);
        const withJob = job || tables.jobWords.has(word);
        if (kept.length < shortest || (found.get(kept) ?? !withJob) === withJob) continue;
        found.set(kept, withJob);
        if (depth < 3) strip(kept, withJob, depth + 1);
      }
    }
  };
  strip(label, false, 1);
  return [...found].map(([rest, job]) => ({ rest, job }));
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x30 || text.charCodeAt(i) > 0x39) return false;
  return true;
}

function trimHyphens(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '-') start++;
  while (end > start && text[end - 1] === '-') end--;
  return text.slice(start, end);
}
