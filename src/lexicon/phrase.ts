import { foldPhrase, isDense, isHangul, isUnspaced } from '../text';

/** What stands between two pieces, before the first or after the last. */
export type Joint =
  /** One of these stretches, separators written as one space; often only the empty one. */
  | { readonly kind: 'tight'; readonly between: ReadonlySet<string> }
  /** The rest of a word whose stem is the piece before, and a space. */
  | { readonly kind: 'rest' }
  /** Up to so many units of anything inside one sentence; after a stem the rest of its word is among them. */
  | { readonly kind: 'gap'; readonly units: number; readonly stem?: true }
  /** A number, with gaps of up to so many units before and after it. */
  | { readonly kind: 'number'; readonly lead: number; readonly trail: number; readonly stem?: true };

/** One spelling of a piece, in canonical form. */
export interface Spelling {
  readonly text: string;
  /** Must begin a word where the phrase begins with it; must end one where the phrase ends with it. */
  readonly leftWord: boolean;
  readonly rightWord: boolean;
  /** Spelled without its accents: found only where the text has none. */
  readonly bare?: true;
}

type NumberJoint = Extract<Joint, { kind: 'number' }>;

/** A phrase ready to be matched: pieces in order, each with all its spellings, and what stands between them. */
export interface Phrase {
  readonly pieces: readonly (readonly Spelling[])[];
  /** `joints[i]` stands between `pieces[i]` and `pieces[i + 1]`. */
  readonly joints: readonly Joint[];
  /** A number that must stand before the first piece, after the last. */
  readonly before: NumberJoint | null;
  readonly after: NumberJoint | null;
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

const BRACKETS = ['\ue000', '\ue001'] as const;
/** What has a meaning of its own in a phrase. */
const SIGNS = `()|~#?*=^${BRACKETS.join('')}`;
const MOST_SPELLINGS = 600;
/** Brackets side by side stay one piece up to this many spellings; beyond, each becomes a piece. */
const FEW_SPELLINGS = 12;
const MOST_WORDINGS = 64;
/** Most stretches that may stand between two pieces. */
const MOST_BETWEEN = 3000;
const GAP_BESIDE_LATIN = 30;
/** Thai, Lao, Burmese and Khmer spell a word with about as many units as Latin letters do. */
const GAP_UNSPACED = 24;
const GAP_ELSEWHERE = 12;
/** Room after the first number of a range (`# (to)? #`) for the second. */
const RANGE = 12;
/** Longest ending of a word of which only the stem is given. */
export const LONGEST_REST = 12;
const LONGEST_GAP = 80;

/** Word edges that the author asked for; null where the script decides. */
interface Edges {
  readonly left: boolean | null;
  readonly right: boolean | null;
}

/**
 * Reads a phrase as its author writes it (see docs/authoring.md).
 *
 * Alternatives stay inside their piece, and pieces are tied by joints, so that long lists side by side cost their sum and not
 * their product. What may be left out inside a phrase is part of the joint; at its ends it says nothing and is dropped. Only a
 * bracket that holds a gap or a number makes several phrases of one.
 *
 * @throws {PhraseError} for unbalanced brackets, a phrase without letters or a piece with too many spellings.
 */
export function readPhrase(say: string): Phrase[] {
  const text = canonicalPhrase(say);
  let left: boolean | null = null;
  let right: boolean | null = null;
  let body = text;
  if (body.startsWith('=')) {
    left = true;
    right = true;
    body = body.slice(1);
  } else if (body.startsWith('^')) {
    left = true;
    body = body.slice(1);
  }
  assertBalanced(say, body);
  return liftJoints(say, body).map((wording) => {
    // A star before the first letter opens the word to the left, one after the last to the right.
    const open = wording.startsWith('*');
    return readWording(say, open ? wording.slice(1) : wording, { left: open ? false : left, right });
  });
}

/**
 * A phrase as written, with its letters in canonical form and its signs kept, so that reading it needs no folding. Brackets that
 * are meant are disguised as private-use characters; a choice that folds to one already there is dropped.
 */
function canonicalPhrase(say: string): string {
  const meant = say.trim().replaceAll('\\(', BRACKETS[0]).replaceAll('\\)', BRACKETS[1]);
  if (meant.includes('\\'))
    throw new PhraseError(say, 'a backslash stands before a bracket only; leave it out, marks are written as they are');
  const text = meant.replaceAll(' ?', ' ').replace(/ {2,}/g, ' ');
  let canonical = '';
  let run = '';
  const flush = () => {
    if (run === '') return;
    const core = foldPhrase(run);
    // Folding trims; the spaces at the ends of a run tie it to its neighbours.
    canonical +=
      core === ''
        ? run.includes(' ')
          ? ' '
          : ''
        : (run.startsWith(' ') ? ' ' : '') + core + (run.endsWith(' ') ? ' ' : '');
    run = '';
  };
  for (const ch of text) {
    if (!SIGNS.includes(ch)) {
      run += ch;
      continue;
    }
    flush();
    canonical += ch;
  }
  flush();
  return dropRepeats(canonical);
}

/** Drops repeated choices from the brackets that hold no other. */
function dropRepeats(text: string): string {
  return text.replace(/\(([^()]*)\)/g, (_, inside: string) => `(${[...new Set(inside.split('|'))].join('|')})`);
}

function assertBalanced(say: string, text: string): void {
  let depth = 0;
  for (const ch of text) {
    if (ch === '(') depth++;
    else if (ch === ')' && --depth < 0) throw new PhraseError(say, 'a closing bracket has no opening one');
  }
  if (depth > 0) throw new PhraseError(say, 'an opening bracket is not closed');
}

/**
 * Makes several wordings of a text whose brackets hold a gap, a number or a stem, so that none does any more: `a (#|b|c)` becomes
 * `a #` and `a (b|c)`.
 */
function liftJoints(say: string, text: string): string[] {
  const open = text.indexOf('(');
  if (open < 0) return [text];
  const { close, parts } = choicesOf(say, text, open);
  const optional = text[close + 1] === '?';
  const plain = parts.filter((p) => !hasJoint(p));
  const heads = parts.filter(hasJoint).flatMap((p) => liftJoints(say, p));
  if (plain.length > 0) heads.push(`(${plain.join('|')})${optional ? '?' : ''}`);
  else if (optional) heads.push('');
  const tails = liftJoints(say, text.slice(close + (optional ? 2 : 1)));
  if (heads.length * tails.length > MOST_WORDINGS)
    throw new PhraseError(say, 'too many brackets hold a gap, a number or a stem; write several phrases');
  return heads.flatMap((head) => tails.map((tail) => text.slice(0, open) + head + tail));
}

function hasJoint(text: string): boolean {
  return text.includes('~') || text.includes('#') || text.includes('*');
}

/** A joint as written: lengths that were not given are null. */
type RawJoint =
  | { readonly kind: 'tight'; readonly between: readonly string[] }
  | { readonly kind: 'rest' }
  | { readonly kind: 'gap'; readonly units: number | null; readonly stem?: true }
  | { readonly kind: 'number'; readonly lead: number | null; readonly trail: number | null; readonly stem?: true };

/** A piece as written, with the joint before it. */
interface RawPiece {
  readonly joint: RawJoint | null;
  readonly spellings: readonly string[];
}

/** Ties the pieces of a wording together. */
function readWording(say: string, wording: string, edges: Edges): Phrase {
  const { pieces, after } = splitPieces(say, wording);
  if (pieces.length === 0)
    throw new PhraseError(
      say,
      'it has no letters of its own; numbers, gaps and parts that may be left out are no phrase',
    );
  const stem = after?.kind === 'rest' || (after?.kind === 'number' && after.stem);
  const { left, right } = stem ? { left: edges.left, right: false } : edges;
  return {
    pieces: pieces.map((p) => p.spellings.map((text) => spelling(text, pieces.length === 1, { left, right }))),
    joints: pieces.slice(1).map((p, i) => jointBetween(say, p.joint!, pieces[i]!.spellings, p.spellings)),
    before: numberAt(pieces[0]!.joint, pieces[0]!.spellings),
    after: numberAt(after, pieces[pieces.length - 1]!.spellings),
  };
}

/** Splits a wording at gaps and numbers, and what lies between them at brackets where their product would be large. */
function splitPieces(say: string, wording: string): { pieces: RawPiece[]; after: RawJoint | null } {
  const pieces: RawPiece[] = [];
  let literal = '';
  let joint: RawJoint | null = null;
  let depth = 0;
  // Parts that may be left out beside a gap or a number make it longer.
  let slack = 0;
  // Something that may be left out stands after a number: a second number makes a range of it.
  let ranged = false;
  const flush = () => {
    if (literal.trim() === '') return;
    const read = readPieces(say, literal.trim(), joint);
    if (read.pieces.length === 0) {
      slack += read.lead + (joint?.kind === 'gap' ? (joint.units ?? GAP_ELSEWHERE) : 0);
      // A number stays a number when what follows it may be left out.
      if (joint?.kind === 'number') {
        literal = '';
        ranged = true;
        return;
      }
    } else {
      pieces.push({ ...read.pieces[0]!, joint: joint && longer(joint, slack + read.lead) }, ...read.pieces.slice(1));
      slack = read.trail;
    }
    literal = '';
    joint = null;
  };
  for (let i = 0; i < wording.length; i++) {
    const ch = wording[i]!;
    if (ch === '(') depth++;
    if (ch === ')') depth--;
    if (depth > 0 || (ch !== '#' && ch !== '~' && ch !== '*')) {
      literal += ch;
      continue;
    }
    flush();
    if (ch === '*') {
      // `(день|#)*`: the star is the word's and says nothing of the number.
      if ((joint as RawJoint | null)?.kind === 'number') continue;
      const next = wording[i + 1] ?? ' ';
      if (pieces.length === 0 || !' ~#'.includes(next))
        throw new PhraseError(say, 'a star stands before the first letter of the phrase or after the stem of a word');
      joint = { kind: 'rest' };
    } else if (ch === '#') {
      const before = joint as RawJoint | null;
      joint = ranged && before?.kind === 'number' ? { ...before, trail: RANGE } : withNumber(say, before);
      ranged = false;
    } else {
      let digits = '';
      while (i + 1 < wording.length && wording[i + 1]! >= '0' && wording[i + 1]! <= '9') digits += wording[++i];
      joint = withGap(say, joint, digits === '' ? null : Number(digits));
    }
  }
  flush();
  const ends: (RawJoint | null)[] = [pieces[0]?.joint ?? null, joint];
  if (ends.some((end) => end?.kind === 'gap')) throw new PhraseError(say, 'a phrase cannot begin or end with a gap');
  return { pieces, after: joint && longer(joint, slack) };
}

/** A gap or number joint with more room; where no length was given the usual one is room enough. */
function longer(joint: RawJoint, slack: number): RawJoint {
  if (joint.kind === 'gap') return { ...joint, units: joint.units === null ? null : joint.units + slack };
  if (joint.kind === 'number') return { ...joint, lead: joint.lead === null ? null : joint.lead + slack };
  return joint;
}

function withNumber(say: string, joint: RawJoint | null): RawJoint {
  if (joint?.kind === 'number') throw new PhraseError(say, 'two numbers meet; write one');
  const stem = joint?.kind === 'rest' || (joint?.kind === 'gap' && joint.stem === true);
  return { kind: 'number', lead: joint?.kind === 'gap' ? joint.units : 0, trail: 0, ...(stem ? { stem } : {}) };
}

function withGap(say: string, joint: RawJoint | null, units: number | null): RawJoint {
  if (units !== null && units > LONGEST_GAP) throw new PhraseError(say, `a gap may be ${LONGEST_GAP} units at most`);
  if (joint?.kind === 'gap') throw new PhraseError(say, 'two gaps meet; write one');
  return joint?.kind === 'number'
    ? { ...joint, trail: units }
    : { kind: 'gap', units, ...(joint?.kind === 'rest' ? { stem: true } : {}) };
}

/** The pieces of a text without gaps: few, but none with the product of long lists. */
function readPieces(
  say: string,
  text: string,
  joint: RawJoint | null,
): { pieces: RawPiece[]; lead: number; trail: number } {
  const parts = partsOf(say, text);
  const firstAnchor = parts.findIndex((p) => !p.optional);
  let lastAnchor = parts.length - 1;
  while (lastAnchor > 0 && parts[lastAnchor]!.optional) lastAnchor--;
  const longest = (from: number, to: number) =>
    parts.slice(from, to).reduce((sum, p) => sum + Math.max(0, ...p.wordings.map((w) => w.length)), 0);
  if (firstAnchor < 0) return { pieces: [], lead: longest(0, parts.length), trail: 0 };
  const chunks: { between: string[]; wordings: string[] }[] = [];
  let between = [''];
  parts.forEach(({ wordings, optional }, i) => {
    const outside = i < firstAnchor || i > lastAnchor;
    // A part that may be left out at an end still matters where it is glued on and moves the edge of the word: job(s)?
    if (
      outside &&
      !isGlued(wordings, i < firstAnchor ? parts[i + 1]!.wordings : parts[i - 1]!.wordings, i < firstAnchor)
    )
      return;
    if (optional && !outside) {
      between = product(say, between, wordings);
      return;
    }
    const last = chunks[chunks.length - 1];
    if (last && last.wordings.length * between.length * wordings.length <= FEW_SPELLINGS)
      last.wordings = product(say, product(say, last.wordings, between), wordings);
    else if (outside && i > lastAnchor) return;
    else chunks.push({ between, wordings: [...wordings] });
    between = [''];
  });
  const pieces: RawPiece[] = [];
  let edge = '';
  for (const { between: glue, wordings } of chunks) {
    const lead = wordings.some((w) => w.startsWith(' ')) ? ' ' : '';
    const tight: RawJoint = { kind: 'tight', between: glue.map((g) => edge + g + lead) };
    edge = wordings.some((w) => w.endsWith(' ')) ? ' ' : '';
    const spellings = spellingsOf(say, wordings);
    if (spellings.length > 0) pieces.push({ joint: pieces.length === 0 ? joint : tight, spellings });
    else if (wordings.some((w) => w.includes(' '))) edge = ' ';
  }
  return { pieces, lead: longest(0, firstAnchor), trail: longest(lastAnchor + 1, parts.length) };
}

/** Is a part that may be left out glued to its neighbour by letters, so that it belongs to the same word? */
function isGlued(wordings: readonly string[], neighbour: readonly string[], before: boolean): boolean {
  return wordings.some((w) => {
    const inner = before ? w.at(-1) : w[0];
    const outer = before ? neighbour[0]?.[0] : neighbour[0]?.at(-1);
    if (!inner || !outer || inner === ' ' || outer === ' ') return false;
    return before ? isHangul(outer.charCodeAt(0)) || !isDense(inner.charCodeAt(0)) : !isDense(inner.charCodeAt(0));
  });
}

function product(say: string, a: readonly string[], b: readonly string[]): string[] {
  if (a.length * b.length > MOST_BETWEEN) throw new PhraseError(say, 'too much may be left out; write several phrases');
  return a.flatMap((x) => b.map((y) => x + y));
}

/** A text cut into its literal stretches and its brackets, each as its wordings. */
function partsOf(say: string, text: string): { wordings: string[]; optional: boolean }[] {
  const parts: { wordings: string[]; optional: boolean }[] = [];
  let i = 0;
  while (i < text.length) {
    const open = text.indexOf('(', i);
    if (open !== i) parts.push({ wordings: [text.slice(i, open < 0 ? text.length : open)], optional: false });
    if (open < 0) break;
    const { close } = choicesOf(say, text, open);
    const optional = text[close + 1] === '?';
    const end = optional ? close + 2 : close + 1;
    parts.push({ wordings: expand(say, text.slice(open, end)), optional });
    i = end;
  }
  // A literal that only holds spaces belongs to what stands between.
  return parts.map((p) => (p.wordings.every((w) => w.trim() === '') ? { ...p, optional: true } : p));
}

/** The spellings of a piece in canonical form, each space beside a dense script there and not there. */
function spellingsOf(say: string, wordings: readonly string[]): string[] {
  const spellings = new Set<string>();
  for (const wording of wordings) {
    for (const spelled of expandSpaces(plain(wording).trim())) if (spelled !== '') spellings.add(spelled);
    if (spellings.size > MOST_SPELLINGS)
      throw new PhraseError(say, `more than ${MOST_SPELLINGS} spellings in one piece; write several phrases`);
  }
  return [...spellings];
}

/** A canonical wording with its meant brackets back in place. */
function plain(wording: string): string {
  if (!wording.includes('  ') && !wording.includes(BRACKETS[0]) && !wording.includes(BRACKETS[1])) return wording;
  return wording.replace(/ {2,}/g, ' ').replaceAll(BRACKETS[0], '(').replaceAll(BRACKETS[1], ')');
}

function jointBetween(say: string, joint: RawJoint, left: readonly string[], right: readonly string[]): Joint {
  const a = left[0]!.at(-1)!;
  const b = right[0]![0]!;
  if (joint.kind === 'rest') return joint;
  const gap = usualGap(a.charCodeAt(0), b.charCodeAt(0));
  const rest = joint.kind !== 'tight' && joint.stem ? LONGEST_REST : 0;
  if (joint.kind === 'gap') return { ...joint, units: (joint.units ?? gap) + rest };
  if (joint.kind === 'number') return { ...joint, lead: (joint.lead ?? gap) + rest, trail: joint.trail ?? gap };
  const between = new Set<string>();
  for (const wording of joint.between) {
    // The neighbours decide whether a space at the edge of the stretch may be left out.
    for (const spelled of expandSpaces(a + plain(wording) + b))
      between.add(spelled.slice(a.length, -b.length).replace(/[ \n\-/_]+/g, ' '));
    if (between.size > MOST_BETWEEN) throw new PhraseError(say, 'too much may be left out; write several phrases');
  }
  return { kind: 'tight', between };
}

function numberAt(joint: RawJoint | null, piece: readonly string[]): NumberJoint | null {
  if (joint?.kind !== 'number') return null;
  const unit = piece[0]!.charCodeAt(0);
  const gap = usualGap(unit, unit);
  const rest = joint.stem ? LONGEST_REST : 0;
  return { ...joint, lead: (joint.lead ?? gap) + rest, trail: joint.trail ?? gap };
}

/** Length of a gap for which the author gave none, by what stands on its sides. */
function usualGap(a: number, b: number): number {
  if (isUnspaced(a) || isUnspaced(b)) return GAP_UNSPACED;
  return isDense(a) || isDense(b) ? GAP_ELSEWHERE : GAP_BESIDE_LATIN;
}

/** Where the author says nothing, the script decides: Latin words are whole, short Hangul words must begin a word. */
function spelling(text: string, single: boolean, edges: Edges): Spelling {
  const first = text.charCodeAt(0);
  const byScript = isHangul(first) ? syllables(text) <= (single ? 2 : 1) : !isDense(first);
  return {
    text,
    leftWord: edges.left ?? byScript,
    rightWord: edges.right ?? !isDense(text.charCodeAt(text.length - 1)),
  };
}

function syllables(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (isHangul(text.charCodeAt(i))) count++;
  return count;
}

/** A space between two Latin words stands for itself; anywhere else it may be left out. */
function expandSpaces(text: string): string[] {
  if (!text.includes(' ')) return [text];
  let spellings = [''];
  for (let i = 0; i < text.length; i++) {
    const optional = text[i] === ' ' && (isDense(text.charCodeAt(i - 1)) || isDense(text.charCodeAt(i + 1)));
    const next = spellings.map((s) => s + text[i]);
    spellings = optional && spellings.length < 32 ? [...spellings, ...next] : next;
  }
  return spellings;
}

/** The wordings of a text with brackets; inside a bracket `|` parts the choices. */
function expand(say: string, text: string): string[] {
  let wordings = [''];
  let i = 0;
  while (i < text.length) {
    const open = text.indexOf('(', i);
    const literal = text.slice(i, open < 0 ? text.length : open);
    wordings = wordings.map((w) => w + literal);
    if (open < 0) break;
    const { close, parts } = choicesOf(say, text, open);
    const choices = parts.flatMap((part) => expand(say, part));
    i = close + 1;
    if (text[i] === '?') {
      choices.push('');
      i++;
    }
    if (wordings.length * choices.length > MOST_SPELLINGS)
      throw new PhraseError(say, `more than ${MOST_SPELLINGS} spellings; write several phrases`);
    wordings = wordings.flatMap((w) => choices.map((choice) => w + choice));
  }
  return wordings;
}

/** The choices of the bracket that opens at `open`, and where it closes. */
function choicesOf(say: string, text: string, open: number): { close: number; parts: string[] } {
  const parts: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === '|' && depth === 1) {
      parts.push(text.slice(from, i));
      from = i + 1;
    } else if (text[i] === ')' && --depth === 0) {
      parts.push(text.slice(from, i));
      return { close: i, parts };
    }
  }
  throw new PhraseError(say, 'an opening bracket is not closed');
}
