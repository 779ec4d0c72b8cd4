import { foldPhrase, isHan, isHangul, isKana, isThai } from '../text';

/** What stands between two literal pieces of a phrase. */
export type Joint =
  | { readonly kind: 'gap'; readonly units: number } // anything up to so many units, inside one sentence
  | { readonly kind: 'number' }; // a number, spaces around it allowed

/** Where a phrase may begin and end. */
export type Edge = 'word' | 'open';

/** One way of writing a phrase: literal pieces in canonical form, with what stands between them. */
export interface Variant {
  readonly pieces: readonly string[];
  /** `joints[i]` stands between `pieces[i]` and `pieces[i + 1]`. */
  readonly joints: readonly Joint[];
  /** The phrase begins, ends with a number. */
  readonly numberFirst: boolean;
  readonly numberLast: boolean;
  readonly left: Edge;
  readonly right: Edge;
}

/** A phrase that cannot be read. The message says what is wrong and what to write instead. */
export class PhraseError extends Error {
  override readonly name = 'PhraseError';
  constructor(
    readonly phrase: string,
    problem: string,
  ) {
    super(`phrase "${phrase}": ${problem}`);
  }
}

const MAX_VARIANTS = 64;
const GAP_BESIDE_LATIN = 30;
const GAP_ELSEWHERE = 12;
const LONGEST_GAP = 80;

/**
 * Reads a phrase as its author writes it (see docs/authoring.md) into all its variants.
 *
 * @throws {PhraseError} for unbalanced brackets, a phrase without letters or one with too many variants.
 */
export function readPhrase(say: string): Variant[] {
  let text = say.trim();
  let left: Edge | null = null;
  let right: Edge | null = null;
  if (text.startsWith('=')) {
    left = 'word';
    right = 'word';
    text = text.slice(1);
  } else if (text.startsWith('^')) {
    left = 'word';
    text = text.slice(1);
  } else if (text.startsWith('*')) {
    left = 'open';
    text = text.slice(1);
  }
  if (text.endsWith('*')) {
    right = 'open';
    text = text.slice(0, -1);
  }
  const variants = new Map<string, Variant>();
  for (const wording of expandAlternatives(say, text)) {
    const { pieces, joints, numberFirst, numberLast } = splitPieces(say, wording);
    const letters = pieces.join('');
    if (letters.length === 0) throw new PhraseError(say, 'it has no letters; a number or a gap alone is no phrase');
    const edges = { left: left ?? defaultLeft(letters), right: right ?? defaultRight(letters) };
    for (const spelled of expandSpaces(pieces)) {
      if (variants.size >= MAX_VARIANTS * 4) throw new PhraseError(say, 'too many variants; write several phrases');
      const variant: Variant = { pieces: spelled, joints, numberFirst, numberLast, ...edges };
      variants.set(JSON.stringify(variant), variant);
    }
  }
  return [...variants.values()];
}

/** `(a|b) c (d)?` as the list of its wordings. */
function expandAlternatives(say: string, text: string): string[] {
  let wordings = [''];
  let i = 0;
  while (i < text.length) {
    const open = text.indexOf('(', i);
    const literal = text.slice(i, open < 0 ? text.length : open);
    if (literal.includes(')')) throw new PhraseError(say, 'a closing bracket has no opening one');
    wordings = wordings.map((w) => w + literal);
    if (open < 0) break;
    const close = text.indexOf(')', open);
    if (close < 0) throw new PhraseError(say, 'an opening bracket is not closed');
    const inside = text.slice(open + 1, close);
    if (inside.includes('(')) throw new PhraseError(say, 'brackets cannot be nested; write several phrases');
    const choices = inside.split('|');
    i = close + 1;
    if (text[i] === '?') {
      choices.push('');
      i++;
    }
    wordings = wordings.flatMap((w) => choices.map((choice) => w + choice));
    if (wordings.length > MAX_VARIANTS) throw new PhraseError(say, `more than ${MAX_VARIANTS} variants; write several phrases`);
  }
  return wordings.map((w) => w.replace(/ {2,}/g, ' ').trim());
}

function splitPieces(say: string, wording: string) {
  const pieces: string[] = [];
  const joints: Joint[] = [];
  let numberFirst = false;
  let numberLast = false;
  let pending: { kind: 'gap'; units: number | null } | { kind: 'number' } | null = null;
  let literal = '';
  const flush = () => {
    const folded = foldPhrase(literal.trim());
    literal = '';
    if (folded.length === 0) return;
    if (pieces.length === 0) numberFirst = pending?.kind === 'number';
    else if (pending === null) throw new PhraseError(say, 'two pieces meet without a gap');
    else if (pending.kind === 'number') joints.push({ kind: 'number' });
    else {
      const beside = pieces[pieces.length - 1]!.slice(-1) + folded[0]!;
      joints.push({ kind: 'gap', units: pending.units ?? (isDense(beside.charCodeAt(0)) || isDense(beside.charCodeAt(1)) ? GAP_ELSEWHERE : GAP_BESIDE_LATIN) });
    }
    pieces.push(folded);
    pending = null;
  };
  for (let i = 0; i < wording.length; i++) {
    const ch = wording[i]!;
    if (ch === '#') {
      flush();
      if (pending !== null) throw new PhraseError(say, 'a number cannot stand beside a gap');
      pending = { kind: 'number' };
    } else if (ch === '~') {
      flush();
      let digits = '';
      while (i + 1 < wording.length && wording[i + 1]! >= '0' && wording[i + 1]! <= '9') digits += wording[++i];
      const units = digits === '' ? null : Number(digits);
      if (units !== null && units > LONGEST_GAP) throw new PhraseError(say, `a gap may be ${LONGEST_GAP} units at most`);
      if (pending !== null) throw new PhraseError(say, 'a gap cannot stand beside a number or another gap');
      pending = { kind: 'gap', units };
    } else literal += ch;
  }
  flush();
  if (pending !== null) {
    if ((pending as { kind: string }).kind === 'gap') throw new PhraseError(say, 'a phrase cannot end with a gap');
    numberLast = true;
  }
  return { pieces, joints, numberFirst, numberLast };
}

/** A space between two Latin words stands for itself; anywhere else it may be left out. */
function expandSpaces(pieces: readonly string[]): string[][] {
  let out: string[][] = [[]];
  for (const piece of pieces) {
    let spellings = [''];
    for (let i = 0; i < piece.length; i++) {
      const optional = piece[i] === ' ' && (isDense(piece.charCodeAt(i - 1)) || isDense(piece.charCodeAt(i + 1)));
      const next = spellings.map((s) => s + piece[i]);
      spellings = optional && spellings.length < MAX_VARIANTS ? [...spellings, ...next] : next;
    }
    out = out.flatMap((done) => spellings.map((s) => [...done, s]));
  }
  return out;
}

/** Scripts whose words are not set apart by spaces, or only loosely. */
function isDense(unit: number): boolean {
  return isHangul(unit) || isHan(unit) || isKana(unit) || isThai(unit);
}

function defaultLeft(letters: string): Edge {
  const first = letters.charCodeAt(0);
  if (!isDense(first)) return 'word';
  if (!isHangul(first)) return 'open';
  let syllables = 0;
  for (let i = 0; i < letters.length; i++) if (isHangul(letters.charCodeAt(i))) syllables++;
  return syllables <= 2 ? 'word' : 'open';
}

function defaultRight(letters: string): Edge {
  return isDense(letters.charCodeAt(letters.length - 1)) ? 'open' : 'word';
}
