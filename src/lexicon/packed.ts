import { ByteReader, ByteWriter, inflate } from '../binary';
import { type BookParts, type Flat, type Form, type PhraseMeaning, USE_SIZE } from './book';
import type { Joint } from './phrase';
import { TEXT } from './trie';

/*
 * A phrase book as bytes. Whole numbers of variable length; what comes back often (a first mention, one child, no joint) is 0 or 1,
 * so that compression finds it.
 */

const FORMAT = 2;

/** Packs a book. {@link unpackBook} makes the same book of it. */
export function packBook(book: BookParts): Uint8Array {
  const out = new ByteWriter();
  out.number(FORMAT);
  out.text(book.concepts.join('\n'));
  packPhrases(out, book.phrases);
  const joints = new Map<string, number>();
  const jointOf = (joint: Joint | null) => {
    const key = writeJoint(joint);
    if (!joints.has(key)) joints.set(key, joints.size);
    return joints.get(key)!;
  };
  const rows = book.forms.map(({ phrase, pieces, joints: between, before, after, anchor }) => ({
    phrase,
    pieces,
    anchor,
    between: [jointOf(before), ...between.map(jointOf), jointOf(after)],
  }));
  out.text([...joints.keys()].join('\n'));
  packForms(out, rows, book);
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
  const { forms, wholes } = unpackForms(input, joints);
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
  const phrases: PhraseMeaning[] = [];
  for (let left = input.number(); left > 0; left--) {
    const concept = input.number() - 1;
    if (concept < 0) {
      const side = input.number();
      const negation = side === 0 ? null : { side: SIDES[side - 1]!, reach: input.number() };
      phrases.push({ concept, negation, contexts: NONE, near: 'overlap', experimental: false });
      continue;
    }
    const head = input.number();
    const count = head >> 1;
    const near = count === 0 ? 0 : input.number();
    phrases.push({
      concept,
      negation: null,
      contexts: count === 0 ? NONE : Array.from(input.numbers(count)),
      near: NEARS[near] ?? near - NEARS.length,
      experimental: (head & 1) === 1,
    });
  }
  return phrases;
}

const NONE: readonly never[] = [];

interface FormRow {
  readonly phrase: number;
  readonly pieces: readonly number[];
  readonly anchor: number;
  /** Indices of the joints: before, between, after. */
  readonly between: readonly number[];
}

/** Forms stand by phrase, and their pieces mostly in the order in which they are first met. */
function packForms(out: ByteWriter, rows: readonly FormRow[], { wholes }: BookParts): void {
  out.number(rows.length);
  let last = 0;
  for (const { phrase, pieces, anchor, between } of rows) {
    out.number(phrase - last);
    last = phrase;
    out.number(pieces.length);
    out.number(anchor);
    for (const joint of between) out.number(joint);
  }
  // Pieces apart from the rest, since they look otherwise.
  let next = 0;
  const piece = (p: number) => {
    out.number(p >= next ? 0 : next - p);
    if (p < next) return;
    out.number(p - next);
    next = p + 1;
  };
  for (const { pieces } of rows) pieces.forEach(piece);
  const pieces = wholes.start.length - 1;
  out.number(pieces);
  for (let p = 0; p < pieces; p++) out.number(wholes.start[p + 1]! - wholes.start[p]!);
  let before = 0;
  for (const phrase of wholes.values) {
    out.number(phrase >= before ? (phrase - before) * 2 : (before - phrase) * 2 - 1);
    before = phrase;
  }
}

function unpackForms(input: ByteReader, joints: readonly (Joint | null)[]): { forms: Form[]; wholes: Flat } {
  const count = input.number();
  // Of each form its phrase, its anchor, and its joints: before, between, after; one more than there are pieces.
  const phrases = new Int32Array(count);
  const anchors = new Int32Array(count);
  const between: Int32Array[] = [];
  for (let f = 0, last = 0; f < count; f++) {
    last += input.number();
    phrases[f] = last;
    const length = input.number();
    anchors[f] = input.number();
    between.push(input.numbers(length + 1));
  }
  const forms: Form[] = [];
  for (let f = 0, next = 0; f < count; f++) {
    const own = between[f]!;
    const length = own.length - 1;
    const pieces: number[] = [];
    for (let k = 0; k < length; k++) {
      const back = input.number();
      const piece = back > 0 ? next - back : next + input.number();
      if (back === 0) next = piece + 1;
      pieces.push(piece);
    }
    const ownJoints: Joint[] = [];
    for (let k = 1; k < length; k++) ownJoints.push(joints[own[k]!]!);
    forms.push({
      phrase: phrases[f]!,
      pieces,
      anchor: anchors[f]!,
      before: numberJoint(joints[own[0]!]!),
      joints: ownJoints,
      after: numberJoint(joints[own[length]!]!),
    });
  }
  const wholeStart = readStarts(input, input.number());
  const whole = input.numbers(wholeStart[wholeStart.length - 1]!);
  for (let i = 0, phrase = 0; i < whole.length; i++) {
    const step = whole[i]!;
    phrase += step & 1 ? -((step + 1) >> 1) : step >> 1;
    whole[i] = phrase;
  }
  return { forms, wholes: { start: wholeStart, values: whole } };
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
  const pieces = start.length - 1;
  for (let p = 0; p < pieces; p++) out.number(start[p + 1]! - start[p]!);
  for (let p = 0; p < pieces; p++)
    for (let i = start[p]!, last = 0; i < start[p + 1]!; i++) {
      out.number(Math.floor(values[i]! / USE_SIZE) - last);
      last = Math.floor(values[i]! / USE_SIZE);
    }
  for (const spelling of values) out.number(spelling % USE_SIZE);
}

function unpackTrie(input: ByteReader, pieces: number): Pick<BookParts, 'trie' | 'spellings'> {
  const alphabet = input.numbers(input.number());
  const heads = input.numbers(input.number());
  let texts = 0;
  for (let h = 0; h < heads.length; h++) texts += heads[h]! & TEXT;
  const places = input.numbers(input.number());
  const units = new Uint16Array(places.length);
  for (let u = 0; u < units.length; u++) units[u] = alphabet[places[u]!]!;
  const start = readStarts(input, pieces);
  const values = input.numbers(start[pieces]!);
  const bits = input.numbers(values.length);
  for (let p = 0; p < pieces; p++)
    for (let i = start[p]!, text = 0; i < start[p + 1]!; i++) {
      text += values[i]!;
      values[i] = text * USE_SIZE + bits[i]!;
    }
  return { trie: { heads, units, texts }, spellings: { start, values } };
}

/** Reads the length of each of so many lists; returns where they begin side by side. */
function readStarts(input: ByteReader, lists: number): Int32Array {
  const lengths = input.numbers(lists);
  const start = new Int32Array(lists + 1);
  for (let i = 0; i < lists; i++) start[i + 1] = start[i]! + lengths[i]!;
  return start;
}

function numberJoint(joint: Joint | null): Form['before'] {
  return joint?.kind === 'number' ? joint : null;
}

function writeJoint(joint: Joint | null): string {
  switch (joint?.kind) {
    case undefined:
      return '';
    case 'tight':
      return `t${[...joint.between].join('|')}`;
    case 'rest':
      return 'r';
    case 'gap':
      return `${joint.stem ? 'G' : 'g'}${joint.units}`;
    case 'number':
      return `${joint.stem ? 'N' : 'n'}${joint.lead},${joint.trail}`;
  }
}

function readJoint(written: string): Joint | null {
  const rest = written.slice(1);
  switch (written[0]) {
    case undefined:
      return null;
    case 't':
      return { kind: 'tight', between: new Set(rest.split('|')) };
    case 'r':
      return { kind: 'rest' };
    case 'g':
    case 'G':
      return { kind: 'gap', units: Number(rest), ...(written[0] === 'G' ? { stem: true } : {}) };
    case 'n':
    case 'N': {
      const [lead, trail] = rest.split(',').map(Number) as [number, number];
      return { kind: 'number', lead, trail, ...(written[0] === 'N' ? { stem: true } : {}) };
    }
    default:
      throw new Error(`no joint begins with ${written[0]}; pack the rules again`);
  }
}
