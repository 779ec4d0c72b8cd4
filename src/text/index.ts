import { readDisguises } from './disguise';
import { Output, type Room, roomFor } from './output';
import { readPlain } from './plain';
import { survey } from './survey';
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
export { BREAK, type Disguise, type Fold, type Letters, type Trick } from './types';

/**
 * Folds a text for matching: the plain reading of all of it, and a second reading of each line that holds a disguised
 * word. Linear in the length of the text; never throws.
 */
export function fold(source: string): Fold {
  return foldInto(new Output(roomFor(source.length)), source);
}

/** The room of a fold that was given back, for the next one that is borrowed. */
let spare: Room | null = null;
/** Least room that is made for a fold that is borrowed, and the most that is kept, in units. */
const LEAST_ROOM = 4096;
const MOST_ROOM = 1 << 15;

/** A fold of which the room is used again once it is given back: for who folds one text after the other. */
export function borrowFold(source: string): Fold {
  const room = spare !== null && spare.units.length >= source.length ? spare : null;
  if (room !== null) spare = null;
  return foldInto(new Output(room ?? roomFor(Math.max(LEAST_ROOM, source.length))), source);
}

/** Ends the use of a fold that was borrowed. Nothing may look at it afterwards. */
export function giveBack({ units, from, to, length }: Fold): void {
  if (units.length > MOST_ROOM) return;
  spare = { units, from, to };
  empty(spare, length);
}

function empty({ units, from, to }: Room, length: number): void {
  units.fill(0, 0, length);
  from.fill(0, 0, length);
  to.fill(0, 0, length);
}

function foldInto(out: Output, source: string): Fold {
  readPlain(source, out);
  const plainLength = out.length;
  const { letters, sentenceEnds, suspects } = survey(source, out);
  const disguises = readDisguises(source, out, suspects);
  return {
    source,
    units: out.units,
    from: out.from,
    to: out.to,
    plainLength,
    letters,
    length: out.length,
    disguises,
    tricks: out.tricks,
    sentenceEnds,
  };
}

/** Room for the plain reading of any usual phrase. */
const phraseRoom = roomFor(128);

/** The plain reading of a short phrase, as text. */
export function foldPhrase(phrase: string): string {
  if (isPlainLatin(phrase)) return phrase;
  const isUsual = phrase.length <= phraseRoom.units.length;
  const out = new Output(isUsual ? phraseRoom : roomFor(phrase.length));
  readPlain(phrase, out);
  const folded = decode(out.units, 0, out.length);
  if (isUsual) empty(phraseRoom, phraseRoom.units.length);
  return folded;
}

/** Small letters of ASCII, with single blanks between: as they are when folded. */
function isPlainLatin(text: string): boolean {
  let isLast = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isLetter = unit >= 0x61 && unit <= 0x7a;
    if (!isLetter && (unit !== 0x20 || !isLast)) return false;
    isLast = isLetter;
  }
  return isLast;
}

/** All readings of a fold as text, one after the other with a line break between; for looking at. */
export function foldText(fold: Fold): string {
  return decode(fold.units, 0, fold.length).replaceAll(String.fromCharCode(BREAK), '\n');
}

function decode(units: Uint16Array, start: number, end: number): string {
  let text = '';
  // In pieces, because a call takes only so many arguments.
  for (let i = start; i < end; i += 4096) {
    text += String.fromCharCode.apply(null, units.subarray(i, Math.min(end, i + 4096)) as unknown as number[]);
  }
  return text;
}
