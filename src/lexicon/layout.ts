import {
  ANCHOR,
  ANCHOR_AT,
  BEFORE,
  BEHIND,
  type BookParts,
  type Flat,
  FORM_SIZE,
  type Forms,
  IN_FORM,
  LOOK_SIZE,
  NEAR_BEFORE,
  NEAR_BEHIND,
  NEEDED,
  PHRASE,
  type PhraseBook,
  PIECES,
  REACH,
  SEVERAL,
  USE_BITS,
  USE_SIZE,
  WHOLE,
} from './book';
import { type Bridge, bridgeOf } from './bridge';
import type { Joint } from './phrase';
import { reachOf } from './reach';
import { walkOf } from './walk';

/**
 * Lays out a book for scanning, as it was built or unpacked. Loops stand in functions of their own, which are soon compiled: most time goes
 * into the first books that are opened.
 */
export function layOut({ concepts, phrases, trie, spellings, wholes, forms }: BookParts): PhraseBook {
  const pieces = wholes.start.length - 1;
  const anchored = anchoredIn(forms, pieces);
  const kinds = kindsOf(wholes, anchored, forms);
  const cards = new Int32Array(2 * trie.texts);
  const uses = countUses(spellings, kinds, cards);
  const lists = new Int32Array(sizeOfLists(uses, kinds, spellings, wholes, forms));
  putSpellings(lists, spellings);
  let at = putSeveral(lists, placeOfSpellings(spellings, pieces), uses, cards);
  const joints = jointsOf(forms);
  for (let piece = 0; piece < pieces; piece++) {
    if ((kinds[piece]! & LOOKED_AT) === 0) continue;
    putUses(lists, at, spellings, piece, uses, cards);
    lists[at + 1] = placeOfSpellings(spellings, piece);
    at = putList(lists, at + 2, wholes, piece);
    lists[at++] = lengthOf(anchored, piece);
    for (let a = anchored.start[piece]!; a < anchored.start[piece + 1]!; a++)
      at = putForm(lists, at, forms, anchored.values[a]!, spellings, joints);
  }
  return { concepts, phrases, walk: walkOf(trie), texts: trie.texts, cards, lists, bridges: joints.bridges };
}

/** Bits of the pieces that are looked at when they are met. */
const LOOKED_AT = WHOLE | ANCHOR;

/** Notes on the card of each text what its pieces are; returns how many of them are looked at when it is met. */
function countUses({ start, values }: Flat, kinds: Uint8Array, cards: Int32Array): Int32Array {
  const uses = new Int32Array(cards.length / 2);
  for (let piece = 0; piece < kinds.length; piece++) {
    const kind = kinds[piece]!;
    const use = kind & LOOKED_AT ? 1 : 0;
    for (let i = start[piece]!; i < start[piece + 1]!; i++) {
      const text = values[i]! >> USE_BITS;
      cards[2 * text + 1]! |= kind;
      uses[text]! += use;
    }
  }
  return uses;
}

function sizeOfLists(uses: Int32Array, kinds: Uint8Array, spellings: Flat, wholes: Flat, forms: Forms): number {
  let size = placeOfSpellings(spellings, kinds.length) + wholes.values.length;
  for (const kind of kinds) if (kind & LOOKED_AT) size += 4;
  for (const count of uses) if (count > 1) size += 1 + count;
  return size + FORM_SIZE * forms.phrases.length + 3 * forms.pieces.values.length;
}

/** Where in the lists the spellings of a piece stand. Place 0 stands for none. */
function placeOfSpellings({ start }: Flat, piece: number): number {
  return 1 + 2 * piece + start[piece]!;
}

function putSpellings(lists: Int32Array, { start, values }: Flat): void {
  for (let piece = 0, at = 1; piece < start.length - 1; piece++) {
    at++;
    lists[at++] = start[piece + 1]! - start[piece]!;
    for (let i = start[piece]!; i < start[piece + 1]!; i++) lists[at++] = values[i]!;
  }
}

/** Makes room for the uses of the texts that have several, and notes in `uses` where the first is to be written; returns where the room ends. */
function putSeveral(lists: Int32Array, at: number, uses: Int32Array, cards: Int32Array): number {
  let end = at;
  for (let text = 0; text < uses.length; text++) {
    const count = uses[text]!;
    if (count < 2) continue;
    cards[2 * text + 1]! |= SEVERAL | (end * LOOK_SIZE);
    lists[end] = count;
    uses[text] = end + 1;
    end += 1 + count;
  }
  return end;
}

/** Lets the texts of a piece know where its use stands. */
function putUses(
  lists: Int32Array,
  at: number,
  { start, values }: Flat,
  piece: number,
  uses: Int32Array,
  cards: Int32Array,
): void {
  for (let i = start[piece]!; i < start[piece + 1]!; i++) {
    const text = values[i]! >> USE_BITS;
    const bits = values[i]! & (USE_SIZE - 1);
    if (cards[2 * text + 1]! & SEVERAL) lists[uses[text]!++] = at * USE_SIZE + bits;
    else cards[2 * text + 1]! |= at * LOOK_SIZE + bits;
  }
}

/** The joints of a book made ready, by their index among its forms: what they are asked for most in columns. */
interface Joints {
  readonly bridges: readonly Bridge[];
  readonly reaches: Int32Array;
  readonly nears: Int32Array;
  /** 1 + the longest gap to a number, where one must stand before the first piece, or behind the last; otherwise 0. */
  readonly before: Int32Array;
  readonly behind: Int32Array;
}

function jointsOf({ joints }: Forms): Joints {
  const bridges = joints.map((joint) => bridgeOf(joint ?? REST));
  return {
    bridges,
    reaches: Int32Array.from(joints, (joint) => (joint === null ? 0 : reachOf(joint))),
    nears: Int32Array.from(bridges, ({ near }) => near),
    before: Int32Array.from(joints, (joint) => (joint?.kind === 'number' ? 1 + joint.trail : 0)),
    behind: Int32Array.from(joints, (joint) => (joint?.kind === 'number' ? 1 + joint.lead : 0)),
  };
}

/** Stands for no joint, which no two pieces have between them. */
const REST: Joint = { kind: 'rest' };

function lengthOf({ start }: Flat, list: number): number {
  return start[list + 1]! - start[list]!;
}

/** Writes how many there are in a list and which; returns where it ends. */
function putList(lists: Int32Array, at: number, { start, values }: Flat, list: number): number {
  lists[at] = start[list + 1]! - start[list]!;
  let end = at + 1;
  for (let i = start[list]!; i < start[list + 1]!; i++) lists[end++] = values[i]!;
  return end;
}

/** Writes a form; returns where it ends. */
function putForm(
  lists: Int32Array,
  at: number,
  { phrases, anchors, pieces, between }: Forms,
  form: number,
  spellings: Flat,
  { reaches, nears, before, behind }: Joints,
): number {
  const from = pieces.start[form]!;
  const count = pieces.start[form + 1]! - from;
  const anchor = anchors[form]!;
  // Its joint before the first piece; the next one is between that and the second.
  const joints = from + form;
  lists[at + PIECES] = count;
  lists[at + ANCHOR_AT] = anchor;
  lists[at + PHRASE] = phrases[form]!;
  lists[at + BEFORE] = before[between[joints]!]!;
  lists[at + BEHIND] = behind[between[joints + count]!]!;
  if (anchor > 0) lists[at + NEAR_BEFORE] = nears[between[joints + anchor]!]!;
  if (anchor < count - 1) lists[at + NEAR_BEHIND] = nears[between[joints + anchor + 1]!]!;
  const first = at + NEEDED;
  let end = first;
  for (let p = 0; p < count; p++) {
    const spelled = placeOfSpellings(spellings, pieces.values[from + p]!);
    lists[first + count - 1 + p] = spelled;
    if (p === anchor) continue;
    let i = end++;
    for (; i > first && lists[lists[i - 1]! + 1]! > lists[spelled + 1]!; i--) lists[i] = lists[i - 1]!;
    lists[i] = spelled;
  }
  end += count;
  let reach = 0;
  for (let k = 1; k < count; k++) {
    const joint = between[joints + k]!;
    reach += reaches[joint]!;
    lists[end++] = joint;
  }
  lists[at + REACH] = reach;
  return end;
}

/** The forms of which each piece is the anchor. */
function anchoredIn({ anchors, pieces: own }: Forms, pieces: number): Flat {
  const anchorOf = anchors.map((anchor, form) => own.values[own.start[form]! + anchor]!);
  const start = new Int32Array(pieces + 1);
  for (const piece of anchorOf) start[piece + 1]!++;
  for (let piece = 0; piece < pieces; piece++) start[piece + 1]! += start[piece]!;
  const next = start.slice();
  const values = new Int32Array(anchorOf.length);
  anchorOf.forEach((piece, form) => {
    values[next[piece]!++] = form;
  });
  return { start, values };
}

/** Of each piece, as bits: is it a whole phrase, an anchor, in a form? */
function kindsOf(wholes: Flat, anchored: Flat, forms: Forms): Uint8Array {
  const kinds = new Uint8Array(wholes.start.length - 1);
  for (let piece = 0; piece < kinds.length; piece++)
    kinds[piece] = (lengthOf(wholes, piece) > 0 ? WHOLE : 0) | (lengthOf(anchored, piece) > 0 ? ANCHOR : 0);
  for (const piece of forms.pieces.values) kinds[piece]! |= IN_FORM;
  return kinds;
}
