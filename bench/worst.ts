import { findMentions, type Lexicon } from '../src/lexicon';
import { fold } from '../src/text';
import { commonTexts, phraseTexts, spread } from './phrases';
import { mulberry32 } from './random';

/** Characters of the text that is searched for, about. */
const LENGTH = 2000;
const STEPS = 500;
/** Pieces that are tried by themselves first. */
const SCOUTED = 1000;
const SEED = 20261127;
/** Pieces to choose from, of each source. */
const MOST = 6000;

/** The text found, and the work that matching it takes. */
export interface Worst {
  readonly text: string;
  /** Steps in tries, and pieces and forms looked at, a character. */
  readonly workPerChar: number;
}

/**
 * Climbs to a text that makes the matcher work hard, made of lines of ads, phrases and common words of all languages: begins with those that
 * take the most work by themselves, and exchanges one at a time, which is kept where the work a character does not fall. The same every time.
 *
 * @param ads texts whose lines are pieces
 * @param steps exchanges that are tried
 */
export function findWorst(lexicon: Lexicon, ads: readonly string[], steps = STEPS): Worst {
  const random = mulberry32(SEED);
  const pieces = [
    ...spread(phraseTexts(lexicon), MOST),
    ...spread(commonTexts(lexicon), MOST),
    ...spread([...new Set(ads.flatMap((text) => text.split(/\n+/)))], MOST),
  ].filter((piece) => piece.length <= LENGTH / 10);
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const good = bestOf(
    lexicon,
    Array.from({ length: SCOUTED }, () => any(pieces)),
  );
  let chosen: string[] = [];
  for (let length = 0; length < LENGTH; ) {
    const piece = any(good);
    chosen.push(piece);
    length += piece.length + 1;
  }
  let most = workOf(lexicon, chosen);
  for (let step = 0; step < steps; step++) {
    const next = [...chosen];
    // What is there already and was kept is likelier to be good than anything else.
    next[Math.floor(random() * next.length)] = any(random() < 0.3 ? chosen : random() < 0.7 ? good : pieces);
    const work = workOf(lexicon, fitted(next, pieces, any));
    if (work < most) continue;
    most = work;
    chosen = next;
  }
  return { text: chosen.join(' '), workPerChar: most };
}

/** The tenth of the pieces that takes the most work a character, each over and over by itself. */
function bestOf(lexicon: Lexicon, pieces: readonly string[]): string[] {
  return pieces
    .map((piece) => ({
      piece,
      work: workOf(lexicon, new Array<string>(Math.ceil(LENGTH / 10 / piece.length)).fill(piece)),
    }))
    .sort((a, b) => b.work - a.work)
    .slice(0, Math.ceil(pieces.length / 10))
    .map(({ piece }) => piece);
}

/** Cuts or fills a list of pieces, so that the text keeps its length. */
function fitted(list: string[], pieces: readonly string[], any: <T>(list: readonly T[]) => T): string[] {
  let length = list.reduce((sum, piece) => sum + piece.length + 1, 0);
  while (length - list.at(-1)!.length - 1 >= LENGTH) length -= list.pop()!.length + 1;
  while (length < LENGTH) {
    const piece = any(pieces);
    list.push(piece);
    length += piece.length + 1;
  }
  return list;
}

function workOf(lexicon: Lexicon, pieces: readonly string[]): number {
  const text = pieces.join(' ');
  const work = { transitions: 0, pieces: 0 };
  findMentions(fold(text), lexicon, work);
  return (work.transitions + work.pieces) / text.length;
}
