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
  MUST_END,
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
import { type Bridge, bridgeOf, crossesWord, NUMBER } from './bridge';
import type { Joint } from './phrase';
import { reachOf } from './reach';
import { walkOf } from './walk';

/**
 * Lays out a book for scanning, as it was built or unpacked. One small loop after the other is compiled much sooner than one that does it
 * all, and most time goes into the first books that are opened.
 */
export function layOut({ concepts, phrases, trie, spellings, wholes, forms }: BookParts): PhraseBook {
  const pieces = wholes.start.length - 1;
  const anchors = anchorPieces(forms);
  const rooms = roomsOfForms(forms, anchors, pieces);
  const kinds = kindsOf(wholes, rooms, forms);
  const cards = new Int32Array(2 * trie.texts);
  const uses = countUses(spellings, kinds, cards);
  const several = placeOfSpellings(spellings, pieces);
  const places = placesOfUses(several + sizeOfSeveral(uses), kinds, wholes, rooms);
  const lists = new Int32Array(places[pieces]!);
  putSpellings(lists, spellings);
  putSeveral(lists, several, uses, cards);
  putUses(lists, places, kinds, spellings, wholes, uses, cards);
  const bridges = forms.joints.map((joint) => bridgeOf(joint ?? REST));
  putForms(lists, forms, placesOfForms(lists, forms, anchors, places, wholes), spellings, bridges);
  return {
    concepts,
    phrases,
    walk: walkOf(trie, closedTexts(trie.texts, spellings, wholes, forms, bridges)),
    texts: trie.texts,
    cards,
    lists,
    bridges,
  };
}

/** The piece that is the anchor of each form. */
function anchorPieces({ anchors, pieces: { start, values } }: Forms): Int32Array {
  const pieces = new Int32Array(anchors.length);
  for (let form = 0; form < pieces.length; form++) pieces[form] = values[start[form]! + anchors[form]!]!;
  return pieces;
}

/** Numbers that a form takes. */
function sizeOfForm({ pieces: { start } }: Forms, form: number): number {
  return FORM_SIZE + 3 * (start[form + 1]! - start[form]!);
}

/** Numbers that the forms take of which each piece is the anchor. */
function roomsOfForms(forms: Forms, anchors: Int32Array, pieces: number): Int32Array {
  const rooms = new Int32Array(pieces);
  for (let form = 0; form < anchors.length; form++) rooms[anchors[form]!]! += sizeOfForm(forms, form);
  return rooms;
}

/** Of each piece, as bits: is it a whole phrase, an anchor, in a form? */
function kindsOf({ start }: Flat, rooms: Int32Array, { pieces: { values } }: Forms): Uint8Array {
  const kinds = new Uint8Array(rooms.length);
  for (let piece = 0; piece < kinds.length; piece++)
    kinds[piece] = (start[piece + 1]! > start[piece]! ? WHOLE : 0) | (rooms[piece]! > 0 ? ANCHOR : 0);
  for (let i = 0; i < values.length; i++) kinds[values[i]!]! |= IN_FORM;
  return kinds;
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

/**
 * 1 for the texts that are of no use where a word goes on behind them: most are met inside longer words ("car" in "care"), and a scan
 * need not look at those.
 */
function closedTexts(
  texts: number,
  { start, values }: Flat,
  wholes: Flat,
  { pieces, between }: Forms,
  bridges: readonly Bridge[],
): Uint8Array {
  const count = start.length - 1;
  // Of each piece: is it the end of a phrase, and may what stands behind it in a phrase begin inside a word?
  const ends = new Uint8Array(count);
  const goesOn = new Uint8Array(count);
  for (let piece = 0; piece < count; piece++) ends[piece] = wholes.start[piece + 1]! > wholes.start[piece]! ? 1 : 0;
  const opens = Uint8Array.from(bridges, (bridge) => (crossesWord(bridge) ? 1 : 0));
  for (let form = 0; form < pieces.start.length - 1; form++) {
    const stop = pieces.start[form + 1]! - 1;
    ends[pieces.values[stop]!] = 1;
    for (let i = pieces.start[form]!; i < stop; i++) goesOn[pieces.values[i]!]! |= opens[between[i + form + 1]!]!;
  }
  const closed = new Uint8Array(texts).fill(1);
  for (let piece = 0; piece < count; piece++)
    for (let i = start[piece]!; i < start[piece + 1]!; i++)
      if (goesOn[piece] === 1 || (ends[piece] === 1 && (values[i]! & MUST_END) === 0))
        closed[values[i]! >> USE_BITS] = 0;
  return closed;
}

/** Numbers that the lists of the uses take of texts that have several. */
function sizeOfSeveral(uses: Int32Array): number {
  let size = 0;
  for (let text = 0; text < uses.length; text++) if (uses[text]! > 1) size += 1 + uses[text]!;
  return size;
}

/** Where the use of each piece stands that is looked at, and where the last one ends. */
function placesOfUses(from: number, kinds: Uint8Array, { start }: Flat, rooms: Int32Array): Int32Array {
  const places = new Int32Array(kinds.length + 1);
  let at = from;
  for (let piece = 0; piece < kinds.length; piece++) {
    places[piece] = at;
    if (kinds[piece]! & LOOKED_AT) at += 4 + start[piece + 1]! - start[piece]! + rooms[piece]!;
  }
  places[kinds.length] = at;
  return places;
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

/** Makes room for the uses of the texts that have several, and notes in `uses` where the first is to be written. */
function putSeveral(lists: Int32Array, from: number, uses: Int32Array, cards: Int32Array): void {
  for (let text = 0, at = from; text < uses.length; text++) {
    const count = uses[text]!;
    if (count < 2) continue;
    cards[2 * text + 1]! |= SEVERAL | (at * LOOK_SIZE);
    lists[at] = count;
    uses[text] = at + 1;
    at += 1 + count;
  }
}

/** Writes the uses but for their forms, and lets the texts of each know where it stands. */
function putUses(
  lists: Int32Array,
  places: Int32Array,
  kinds: Uint8Array,
  spellings: Flat,
  wholes: Flat,
  uses: Int32Array,
  cards: Int32Array,
): void {
  const { start, values } = spellings;
  for (let piece = 0; piece < kinds.length; piece++) {
    if ((kinds[piece]! & LOOKED_AT) === 0) continue;
    const place = places[piece]!;
    for (let i = start[piece]!; i < start[piece + 1]!; i++) {
      const text = values[i]! >> USE_BITS;
      const bits = values[i]! & (USE_SIZE - 1);
      if (cards[2 * text + 1]! & SEVERAL) lists[uses[text]!++] = place * USE_SIZE + bits;
      else cards[2 * text + 1]! |= place * LOOK_SIZE + bits;
    }
    lists[place + 1] = placeOfSpellings(spellings, piece);
    const first = wholes.start[piece]!;
    const count = wholes.start[piece + 1]! - first;
    lists[place + 2] = count;
    for (let i = 0; i < count; i++) lists[place + 3 + i] = wholes.values[first + i]!;
  }
}

/** Writes how many forms each use has; returns where each form stands. */
function placesOfForms(
  lists: Int32Array,
  forms: Forms,
  anchors: Int32Array,
  uses: Int32Array,
  { start }: Flat,
): Int32Array {
  const places = new Int32Array(anchors.length);
  const next = uses.slice();
  for (let form = 0; form < places.length; form++) {
    const piece = anchors[form]!;
    const beyond = 3 + start[piece + 1]! - start[piece]!;
    lists[uses[piece]! + beyond]!++;
    places[form] = next[piece]! + beyond + 1;
    next[piece]! += sizeOfForm(forms, form);
  }
  return places;
}

/** Stands for no joint, which no two pieces have between them. */
const REST: Joint = { kind: 'rest' };

/** Writes the forms. */
function putForms(
  lists: Int32Array,
  { phrases, anchors, pieces: { start, values }, between, joints: all }: Forms,
  places: Int32Array,
  spellings: Flat,
  bridges: readonly Bridge[],
): void {
  const reaches = Int32Array.from(all, (joint) => reachOf(joint ?? REST));
  for (let form = 0; form < places.length; form++) {
    const at = places[form]!;
    const from = start[form]!;
    const count = start[form + 1]! - from;
    const anchor = anchors[form]!;
    // Its joint before the first piece; the next one is between that and the second.
    const joints = from + form;
    lists[at + PIECES] = count;
    lists[at + ANCHOR_AT] = anchor;
    lists[at + PHRASE] = phrases[form]!;
    const before = bridges[between[joints]!]!;
    const behind = bridges[between[joints + count]!]!;
    if (before.kind === NUMBER) lists[at + BEFORE] = 1 + before.trail;
    if (behind.kind === NUMBER) lists[at + BEHIND] = 1 + behind.lead;
    if (anchor > 0) lists[at + NEAR_BEFORE] = bridges[between[joints + anchor]!]!.near;
    if (anchor < count - 1) lists[at + NEAR_BEHIND] = bridges[between[joints + anchor + 1]!]!.near;
    const first = at + NEEDED;
    const own = first + count - 1;
    let end = first;
    for (let p = 0; p < count; p++) {
      const spelled = placeOfSpellings(spellings, values[from + p]!);
      lists[own + p] = spelled;
      if (p === anchor) continue;
      let i = end++;
      for (; i > first && lists[lists[i - 1]! + 1]! > lists[spelled + 1]!; i--) lists[i] = lists[i - 1]!;
      lists[i] = spelled;
    }
    let reach = 0;
    for (let k = 1; k < count; k++) {
      const joint = between[joints + k]!;
      reach += reaches[joint]!;
      lists[own + count + k - 1] = joint;
    }
    lists[at + REACH] = reach;
  }
}
