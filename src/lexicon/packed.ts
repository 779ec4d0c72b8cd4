import { ByteReader, ByteWriter, inflate } from '../binary';
import { type BookParts, type Flat, type Forms, type PhraseMeaning, USE_SIZE } from './book';
import { readJoint, writeJoint } from './joints';
import { TEXT } from './trie';

/*
 * A phrase book as bytes. Whole numbers of variable length; what comes back often (a first mention, one child, no joint) is 0 or 1,
 * so that compression finds it.
 */

const FORMAT = 3;

/** Packs a book. {@link unpackBook} makes the same book of it. */
export function packBook(book: BookParts): Uint8Array {
  const out = new ByteWriter();
  out.number(FORMAT);
  out.text(book.concepts.join('\n'));
  packPhrases(out, book.phrases);
  // Those of many forms are the same.
  const joints = [...new Set(book.forms.joints.map(writeJoint))];
  const indices = book.forms.joints.map((joint) => joints.indexOf(writeJoint(joint)));
  out.text(joints.join('\n'));
  packForms(out, { ...book.forms, between: book.forms.between.map((joint) => indices[joint]!) });
  packWholes(out, book.wholes);
  packTrie(out, book);
  return out.bytes();
}

/**
 * Unpacks a book, deflated and in base64.
 *
 * @throws {Error} when the text is damaged or of another format: the package is not whole.
 */
export function unpackBook(text: string): BookParts {
  const bytes = inflate(text);
  const input = bytes && new ByteReader(bytes);
  if (input?.number() !== FORMAT) throw new Error('the phrases of a language are damaged; install the package again');
  const concepts = input.text().split('\n');
  const phrases = unpackPhrases(input);
  const joints = input.text().split('\n').map(readJoint);
  const forms = unpackForms(input, joints);
  const wholes = unpackWholes(input);
  const { trie, spellings } = unpackTrie(input, wholes.start.length - 1);
  return { concepts, phrases, trie, spellings, wholes, forms };
}

const NEARS = ['overlap', 'sentence'] as const;
const SIDES = ['before', 'after', 'joiner'] as const;

function packPhrases(out: ByteWriter, phrases: readonly PhraseMeaning[]): void {
  out.number(phrases.length);
  for (const { concept, negation, contexts, near, experimental } of phrases) {
    out.number(concept + 1);
    if (concept < 0) {
      out.number(negation ? SIDES.indexOf(negation.side) + 1 : 0);
      if (negation) out.number(negation.reach);
      continue;
    }
    out.number(contexts.length * 2 + (experimental ? 1 : 0));
    if (contexts.length === 0) continue;
    out.number(typeof near === 'number' ? near + NEARS.length : NEARS.indexOf(near));
    for (const context of contexts) out.number(context);
  }
}

function unpackPhrases(input: ByteReader): PhraseMeaning[] {
  const count = input.number();
  const phrases: PhraseMeaning[] = [];
  // Most phrases of one concept mean the same. What has no concept is told apart by what it is.
  const alike: PhraseMeaning[] = [];
  while (phrases.length < count) {
    const concept = input.number() - 1;
    if (concept < 0) {
      const side = input.number();
      const negation = side === 0 ? null : { side: SIDES[side - 1]!, reach: input.number() };
      phrases.push({ concept, negation, contexts: NONE, near: 'overlap', experimental: false });
      continue;
    }
    const head = input.number();
    const experimental = (head & 1) === 1;
    if (head > 1) {
      const near = input.number();
      const contexts = Array.from(input.numbers(head >> 1));
      phrases.push({ concept, negation: null, contexts, near: NEARS[near] ?? near - NEARS.length, experimental });
      continue;
    }
    const kind = 2 * concept + head;
    alike[kind] ??= { concept, negation: null, contexts: NONE, near: 'overlap', experimental };
    phrases.push(alike[kind]);
  }
  return phrases;
}

const NONE: readonly never[] = [];

/** Column by column, since the numbers of each look alike. The pieces are mostly in the order in which they are first met. */
function packForms(out: ByteWriter, { phrases, anchors, pieces, between }: Forms): void {
  out.number(phrases.length);
  phrases.forEach((phrase, f) => {
    out.number(phrase - (phrases[f - 1] ?? 0));
  });
  packLengths(out, pieces);
  for (const column of [anchors, between]) for (const value of column) out.number(value);
  const steps: number[] = [];
  let next = 0;
  for (const piece of pieces.values) {
    if (piece < next) steps.push(next - piece);
    else {
      steps.push(0, piece - next);
      next = piece + 1;
    }
  }
  out.number(steps.length);
  for (const step of steps) out.number(step);
}

function unpackForms(input: ByteReader, joints: Forms['joints']): Forms {
  const count = input.number();
  const phrases = input.numbers(count);
  for (let f = 1; f < count; f++) phrases[f]! += phrases[f - 1]!;
  const start = unpackStarts(input, count);
  const anchors = input.numbers(count);
  const values = new Int32Array(start[count]!);
  const between = input.numbers(values.length + count);
  const steps = input.numbers(input.number());
  for (let i = 0, s = 0, next = 0; i < values.length; i++) {
    const back = steps[s++]!;
    if (back === 0) next += steps[s++]! + 1;
    values[i] = back === 0 ? next - 1 : next - back;
  }
  return { phrases, anchors, pieces: { start, values }, between, joints };
}

function packWholes(out: ByteWriter, wholes: Flat): void {
  out.number(wholes.start.length - 1);
  packLengths(out, wholes);
  let before = 0;
  for (const phrase of wholes.values) {
    out.number(phrase >= before ? (phrase - before) * 2 : (before - phrase) * 2 - 1);
    before = phrase;
  }
}

function unpackWholes(input: ByteReader): Flat {
  const pieces = input.number();
  const start = unpackStarts(input, pieces);
  const values = input.numbers(start[pieces]!);
  for (let i = 0, phrase = 0; i < values.length; i++) {
    const step = values[i]!;
    phrase += step & 1 ? -((step + 1) >> 1) : step >> 1;
    values[i] = phrase;
  }
  return { start, values };
}

/** Units by how often they stand in the trie, so that most take one byte; then the nodes, then the texts of each piece. */
function packTrie(out: ByteWriter, { trie, spellings: { start, values } }: BookParts): void {
  const { heads, units } = trie;
  const count = new Map<number, number>();
  for (const unit of units) count.set(unit, (count.get(unit) ?? 0) + 1);
  const alphabet = [...count.keys()].sort((a, b) => count.get(b)! - count.get(a)! || a - b);
  const place = new Map(alphabet.map((u, i) => [u, i]));
  for (const list of [alphabet, heads, [...units].map((u) => place.get(u)!)]) {
    out.number(list.length);
    for (const value of list) out.number(value);
  }
  packLengths(out, { start, values });
  for (let p = 0; p < start.length - 1; p++)
    for (let i = start[p]!, last = 0; i < start[p + 1]!; i++) {
      out.number(Math.floor(values[i]! / USE_SIZE) - last);
      last = Math.floor(values[i]! / USE_SIZE);
    }
  for (const spelling of values) out.number(spelling % USE_SIZE);
}

function unpackTrie(input: ByteReader, pieces: number): Pick<BookParts, 'trie' | 'spellings'> {
  const alphabet = input.numbers(input.number());
  const heads = input.numbers(input.number());
  const units = unitsOf(alphabet, input.numbers(input.number()));
  const start = unpackStarts(input, pieces);
  const values = input.numbers(start[pieces]!);
  putTogether(start, values, input.numbers(values.length));
  return { trie: { heads, units, texts: textsIn(heads) }, spellings: { start, values } };
}

// Loops in functions of their own are soon compiled.

function unitsOf(alphabet: Int32Array, places: Int32Array): Uint16Array {
  const units = new Uint16Array(places.length);
  for (let u = 0; u < units.length; u++) units[u] = alphabet[places[u]!]!;
  return units;
}

function textsIn(heads: Int32Array): number {
  let texts = 0;
  for (let h = 0; h < heads.length; h++) texts += heads[h]! & TEXT;
  return texts;
}

/** Makes spellings of the distances between the texts of each piece, and of bits. */
function putTogether(start: Int32Array, values: Int32Array, bits: Int32Array): void {
  for (let p = 0; p < start.length - 1; p++)
    for (let i = start[p]!, text = 0; i < start[p + 1]!; i++) {
      text += values[i]!;
      values[i] = text * USE_SIZE + bits[i]!;
    }
}

function packLengths(out: ByteWriter, { start }: Flat): void {
  for (let list = 0; list < start.length - 1; list++) out.number(start[list + 1]! - start[list]!);
}

/** Reads the length of each of so many lists; returns where they begin side by side. */
function unpackStarts(input: ByteReader, lists: number): Int32Array {
  const lengths = input.numbers(lists);
  const start = new Int32Array(lists + 1);
  for (let i = 0; i < lists; i++) start[i + 1] = start[i]! + lengths[i]!;
  return start;
}
