import { readDisguises } from './disguise';
import { Output } from './output';
import { readPlain } from './plain';
import { findSentenceEnds } from './sentences';
import { BREAK, type Fold } from './types';

export {
  isDense,
  isDependent,
  isDigit,
  isHan,
  isHangul,
  isKana,
  isLeadingVowel,
  isLetter,
  isUnspaced,
} from './scripts';
export { isFullMark, sentenceAt } from './sentences';
export { BREAK, type Disguise, type Fold, type Trick } from './types';

/**
 * Folds a text for matching: the plain reading of all of it, and a second reading of each line that holds a disguised
 * word. Linear in the length of the text; never throws.
 */
export function fold(source: string): Fold {
  const out = new Output(source.length);
  readPlain(source, out);
  const plainLength = out.length;
  const sentenceEnds = findSentenceEnds(source, out);
  const disguises = readDisguises(source, out);
  return {
    source,
    units: out.units,
    from: out.from,
    to: out.to,
    plainLength,
    length: out.length,
    disguises,
    tricks: out.tricks,
    sentenceEnds,
  };
}

/** The plain reading of a short phrase, as text. */
export function foldPhrase(phrase: string): string {
  const out = new Output(phrase.length);
  readPlain(phrase, out);
  return decode(out.units, 0, out.length);
}

/** All readings of a fold as text, one after the other with a line break between; for looking at. */
export function foldText(fold: Fold): string {
  return decode(fold.units, 0, fold.length).replaceAll(String.fromCharCode(BREAK), '\n');
}

function decode(units: Uint16Array, start: number, end: number): string {
  let text = '';
  // In pieces, because a call takes only so many arguments.
  for (let i = start; i < end; i += 4096) {
    text += String.fromCharCode(...units.subarray(i, Math.min(end, i + 4096)));
  }
  return text;
}
