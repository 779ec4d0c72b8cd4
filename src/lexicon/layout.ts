import {
  ANCHOR,
  ANCHOR_AT,
  BEFORE,
  BEHIND,
  type BookParts,
  type Flat,
  FORM_SIZE,
  type Form,
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

/** Lays out a book for scanning, as it was built or unpacked. */
export function layOut({ concepts, phrases, trie, spellings, wholes, forms }: BookParts): PhraseBook {
  const pieces = wholes.start.length - 1;
  const anchored = anchoredIn(forms, pieces);
  const kinds = kindsOf(wholes, anchored, forms);
  const cards = new Int32Array(2 * trie.texts);
  // Of each text how many pieces are looked at when it is met, then where in the lists the next of several is to be written.
  const uses = new Int32Array(trie.texts);
  let size = 1 + 2 * pieces + spellings.values.length;
  for (let piece = 0; piece < pieces; piece++) {
    const kind = kinds[piece]!;
    if (kind & (WHOLE | ANCHOR)) size += 4 + lengthOf(wholes, piece);
    for (let i = spellings.start[piece]!; i < spellings.start[piece + 1]!; i++) {
      const text = spellings.values[i]! >> USE_BITS;
      cards[2 * text + 1]! |= kind;
      if (kind & (WHOLE | ANCHOR)) uses[text]!++;
    }
  }
  for (let text = 0; text < trie.texts; text++) if (uses[text]! > 1) size += 1 + uses[text]!;
  for (const form of forms) size += FORM_SIZE + 3 * form.pieces.length;

  const lists = new Int32Array(size);
  const spelledAt = new Int32Array(pieces);
  const bridges = new Bridges();
  // Place 0 stands for none.
  let at = 1;
  for (let piece = 0; piece < pieces; piece++) {
    spelledAt[piece] = at;
    at = putList(lists, at + 1, spellings, piece);
  }
  for (let text = 0; text < trie.texts; text++) {
    const count = uses[text]!;
    if (count < 2) continue;
    cards[2 * text + 1]! |= SEVERAL | (at * LOOK_SIZE);
    lists[at] = count;
    uses[text] = at + 1;
    at += 1 + count;
  }
  for (let piece = 0; piece < pieces; piece++) {
    if ((kinds[piece]! & (WHOLE | ANCHOR)) === 0) continue;
    for (let i = spellings.start[piece]!; i < spellings.start[piece + 1]!; i++) {
      const text = spellings.values[i]! >> USE_BITS;
      const bits = spellings.values[i]! & (USE_SIZE - 1);
      if (cards[2 * text + 1]! & SEVERAL) lists[uses[text]!++] = at * USE_SIZE + bits;
      else cards[2 * text + 1]! |= at * LOOK_SIZE + bits;
    }
    lists[at + 1] = spelledAt[piece]!;
    at = putList(lists, at + 2, wholes, piece);
    lists[at++] = lengthOf(anchored, piece);
    for (let a = anchored.start[piece]!; a < anchored.start[piece + 1]!; a++)
      at = putForm(lists, at, forms[anchored.values[a]!]!, spelledAt, bridges);
  }
  return { concepts, phrases, walk: walkOf(trie), texts: trie.texts, cards, lists, bridges: bridges.all };
}

/** The joints of a book made ready; those of many forms are the same. */
class Bridges {
  readonly all: Bridge[] = [];
  readonly #indices = new Map<Joint, number>();

  indexOf(joint: Joint): number {
    let index = this.#indices.get(joint);
    if (index === undefined) {
      index = this.all.push(bridgeOf(joint)) - 1;
      this.#indices.set(joint, index);
    }
    return index;
  }
}

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
function putForm(lists: Int32Array, at: number, form: Form, spelledAt: Int32Array, bridges: Bridges): number {
  const { phrase, pieces, joints, before, after, anchor } = form;
  lists[at + PIECES] = pieces.length;
  lists[at + ANCHOR_AT] = anchor;
  lists[at + PHRASE] = phrase;
  lists[at + BEFORE] = before === null ? 0 : 1 + before.trail;
  lists[at + BEHIND] = after === null ? 0 : 1 + after.lead;
  const first = at + NEEDED;
  let end = first;
  for (let p = 0; p < pieces.length; p++) {
    if (p === anchor) continue;
    const spelled = spelledAt[pieces[p]!]!;
    let i = end++;
    for (; i > first && lists[lists[i - 1]! + 1]! > lists[spelled + 1]!; i--) lists[i] = lists[i - 1]!;
    lists[i] = spelled;
  }
  for (const piece of pieces) lists[end++] = spelledAt[piece]!;
  for (let k = 0; k < joints.length; k++) {
    const index = bridges.indexOf(joints[k]!);
    const { near } = bridges.all[index]!;
    lists[at + REACH]! += reachOf(joints[k]!);
    if (k === anchor - 1) lists[at + NEAR_BEFORE] = near;
    if (k === anchor) lists[at + NEAR_BEHIND] = near;
    lists[end++] = index;
  }
  return end;
}

/** The forms of which each piece is the anchor. */
function anchoredIn(forms: readonly Form[], pieces: number): Flat {
  const start = new Int32Array(pieces + 1);
  for (const { pieces: own, anchor } of forms) start[own[anchor]! + 1]!++;
  for (let piece = 0; piece < pieces; piece++) start[piece + 1]! += start[piece]!;
  const next = start.slice();
  const values = new Int32Array(forms.length);
  forms.forEach(({ pieces: own, anchor }, f) => {
    values[next[own[anchor]!]!++] = f;
  });
  return { start, values };
}

/** Of each piece, as bits: is it a whole phrase, an anchor, in a form? */
function kindsOf(wholes: Flat, anchored: Flat, forms: readonly Form[]): Uint8Array {
  const kinds = new Uint8Array(wholes.start.length - 1);
  for (let piece = 0; piece < kinds.length; piece++)
    kinds[piece] = (lengthOf(wholes, piece) > 0 ? WHOLE : 0) | (lengthOf(anchored, piece) > 0 ? ANCHOR : 0);
  for (const { pieces } of forms) for (const piece of pieces) kinds[piece]! |= IN_FORM;
  return kinds;
}
