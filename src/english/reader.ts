import type { Mention } from '../lexicon';
import type { Fold } from '../text';
import { fold } from '../text';
import { readSentence } from './read';
import { adjust, refine } from './refine';
import { createTagger, loadCompromise } from './tagger';
import type { Payment, PaymentReading, Span, Tagger } from './types';
import { handsOver, isCurrency, isTrigger } from './words';

/** UTF-16 units of a text after which it is not read further. */
export const MAX_READ = 20_000;

/** UTF-16 units of a sentence above which it is skipped; such a line is a list or no prose at all. */
export const MAX_SENTENCE = 400;

/** Options of {@link createEnglishReader}. */
export interface EnglishReaderOptions {
  /** How to get `compromise`, for bundlers that do not follow an optional import: `() => import('compromise/two')`. */
  readonly load?: () => Promise<unknown>;
}

/** Reads who must pay in English text. Pure: the same text gives the same payments. */
export interface EnglishReader {
  /**
   * Who pays, sentence by sentence. Takes a text, or its fold where there is one already. Texts of other languages give nothing.
   */
  readPayments(text: string | Fold): Payment[];
  /** The same, and what was left out because it is too long. */
  read(text: string | Fold): PaymentReading;
  /**
   * The mentions of an ad with those of fees set right by who really pays: negated, affirmed, left out or added. Null where nothing
   * changes.
   */
  adjusted(fold: Fold, mentions: readonly Mention[]): Mention[] | null;
}

/**
 * Creates an English reader. Loads the optional package `compromise` (a third of a second, 4 MB) when first called.
 *
 * @throws {import('./errors').EnglishReaderError} when the package is not installed
 */
export async function createEnglishReader({
  load = loadCompromise,
}: EnglishReaderOptions = {}): Promise<EnglishReader> {
  return readerWith(await createTagger(load));
}

/** A reader that tells parts of speech by `tagger`. */
export function readerWith(tagger: Tagger): EnglishReader {
  const read = (text: string | Fold): PaymentReading =>
    readAll(
      typeof text === 'string' ? fold(text.slice(0, MAX_READ)) : text,
      tagger,
      typeof text === 'string' ? text.length : text.source.length,
    );
  return {
    read,
    readPayments: (text) => [...read(text).payments],
    adjusted: (folded, mentions) => {
      const changes = refine(mentions, read(folded).payments);
      return changes.length === 0 ? null : adjust(mentions, changes);
    },
  };
}

function readAll({ source, sentenceEnds }: Fold, tagger: Tagger, length: number): PaymentReading {
  const payments: Payment[] = [];
  const skipped: Span[] = [];
  let start = 0;
  for (let sentence = 0; sentence < sentenceEnds.length; sentence++) {
    const end = sentenceEnds[sentence]!;
    // What is cut in the middle is not read.
    if (end > MAX_READ || (end === MAX_READ && end < length)) break;
    if (hasTrigger(source, start, end)) {
      if (end - start > MAX_SENTENCE) skipped.push({ start, end });
      else
        for (const { span, ...payment } of readSentence(tagger(source.slice(start, end))))
          payments.push({ ...payment, span: { start: span.start + start, end: span.end + start }, sentence });
    }
    start = end;
  }
  if (start < length) skipped.push({ start, end: length });
  return { payments, skipped };
}

/** Whether a word of payment stands in the stretch, or a verb such as "send" with a number or a currency; most sentences of an ad need no tagging. */
function hasTrigger(source: string, start: number, end: number): boolean {
  let from = -1;
  let amount = false;
  let hands = false;
  for (let i = start; i <= end; i++) {
    const unit = i < end ? source.charCodeAt(i) : 0;
    const letter = unit | 0x20;
    if (letter >= 0x61 && letter <= 0x7a) {
      if (from < 0) from = i;
      continue;
    }
    if (unit >= 0x30 && unit <= 0x39) amount = true;
    if (from >= 0 && i - from <= LONGEST_WORD) {
      const word = source.slice(from, i).toLowerCase();
      if (isTrigger(word)) return true;
      if (handsOver(word)) hands = true;
      if (isCurrency(word)) amount = true;
    }
    from = -1;
  }
  return amount && hands;
}

const LONGEST_WORD = 16;
