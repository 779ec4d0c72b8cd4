import type { Token } from './types';
import { CONDITION, MONEY, PARTIES, TIME, VERBS } from './words';

/** What a clause is to its sentence. `extra`: what remains after a denial ("..., only a joining fee"). */
export type ClauseKind = 'main' | 'condition' | 'unless' | 'time' | 'relative' | 'extra';

/** Half-open token indices. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  readonly kind: ClauseKind;
  /** Continues the clause before it, whose subject it shares when it has none. */
  readonly coordinate: boolean;
}

const RELATIVE = new Set(['who', 'which', 'that', 'whom']);
const LINKS = new Set([
  'and',
  'or',
  'but',
  'so',
  'then',
  'because',
  'although',
  'though',
  'while',
  'whereas',
  'where',
  'yet',
  'except',
]);
const FILLERS = new Set([
  'please',
  'kindly',
  'pls',
  'just',
  'only',
  'then',
  'also',
  'first',
  'simply',
  'always',
  'now',
]);
const DETERMINERS = new Set([
  'a',
  'an',
  'the',
  'your',
  'our',
  'my',
  'their',
  'its',
  'his',
  'her',
  'all',
  'any',
  'this',
  'that',
  'ur',
]);
const MODALS = new Set([
  'to',
  'must',
  'should',
  'shall',
  'will',
  'would',
  'may',
  'might',
  'can',
  'could',
  'do',
  'does',
  'did',
  'not',
  'never',
]);

export const isFiller = (word: string): boolean => FILLERS.has(word);
export const isDeterminer = (word: string): boolean => DETERMINERS.has(word);

/** Whether the token is a verb here. Taggers take an imperative at the head for a noun, and a noun after an adjective for a verb. */
export function isVerbAt(tokens: readonly Token[], i: number, clauseStart: number): boolean {
  const { word, tags } = tokens[i]!;
  const form = VERBS.get(word);
  if (!form) return tags.has('Verb') && !tags.has('Gerund');
  const before = i > clauseStart ? tokens[i - 1]! : undefined;
  const after = tokens[i + 1];
  if (form.shape.participle && isAfterBe(tokens, i, clauseStart)) return true;
  if (before && SUBJECTS.has(before.word) && !form.shape.participle && !form.shape.gerund) return true;
  // "agencies that ask for money"
  if (before?.word === 'that' && tags.has('Verb') && tokens[i - 2]?.tags.has('Noun')) return true;
  if (before && (isDeterminer(before.word) || before.word === 'of' || before.word === 'no')) return false;
  // "a small deposit", "the visa cost", "the fee charge"
  if (
    before?.tags.has('Adjective') &&
    !isFiller(before.word) &&
    !PARTIES.has(before.word) &&
    !tags.has('Verb') &&
    !(form.class === 'always' && after && isObjectStart(after))
  )
    return false;
  if (
    before &&
    MONEY.has(word) &&
    !form.shape.participle &&
    !form.shape.gerund &&
    before.tags.has('Noun') &&
    !PARTIES.has(before.word)
  )
    return (form.class === 'cost' || tags.has('Verb')) && after !== undefined && isObjectStart(after);
  // "Pay: £12 an hour", "Pay Level 4", "holiday pay"
  if (word === 'pay' && !isPayVerb(tokens, i, clauseStart)) return false;
  if (tags.has('Verb')) return !(form.shape.participle && !form.shape.base && isAdjectival(before, after));
  let lead = i - 1;
  while (lead >= clauseStart && isFiller(tokens[lead]!.word)) lead--;
  if (lead >= clauseStart && MODALS.has(tokens[lead]!.word)) return true;
  if (after === undefined || !isObjectStart(after)) return false;
  let first = i;
  while (first > clauseStart && isFiller(tokens[first - 1]!.word)) first--;
  if (first === clauseStart) return form.shape.base;
  return before !== undefined && (PARTIES.has(before.word) || form.class === 'cost');
}

function isPayVerb(tokens: readonly Token[], i: number, clauseStart: number): boolean {
  const before = i > clauseStart ? tokens[i - 1]! : undefined;
  const after = tokens[i + 1];
  if (before && (MODALS.has(before.word) || PARTIES.has(before.word) || before.tags.has('Plural'))) return true;
  if (before?.tags.has('Noun') && !before.tags.has('Pronoun')) return false;
  if (after === undefined || isStrong(tokens[i]!.after)) return false;
  return (
    isObjectStart(after) ||
    MONEY.has(after.word) ||
    PAY_LINKS.has(after.word) ||
    (after.tags.has('Noun') && !after.tags.has('ProperNoun') && before === undefined)
  );
}

const PAY_LINKS = new Set([
  'for',
  'via',
  'on',
  'to',
  'anyone',
  'anybody',
  'now',
  'first',
  'registration',
  'through',
  'by',
  'anything',
]);

/** "is never charged" */
function isAfterBe(tokens: readonly Token[], i: number, clauseStart: number): boolean {
  for (let k = i - 1; k >= clauseStart; k--) {
    const { word, tags } = tokens[k]!;
    if (BE.has(word)) return true;
    if (!tags.has('Adverb') && !tags.has('Negative')) return false;
  }
  return false;
}

/** "paid training", "required fee": a participle before a noun, with no verb before it. */
function isAdjectival(before: Token | undefined, after: Token | undefined): boolean {
  if (before?.tags.has('Verb') || before?.tags.has('Noun') || after === undefined) return false;
  return after.tags.has('Noun') && !PARTIES.has(after.word);
}

export const BE: ReadonlySet<string> = new Set([
  'be',
  'is',
  'are',
  'was',
  'were',
  'been',
  'being',
  'am',
  'get',
  'gets',
]);
const SUBJECTS = new Set(['you', 'u', 'we', 'they', 'i']);

const isObjectStart = ({ word, tags }: Token): boolean =>
  isDeterminer(word) ||
  tags.has('Value') ||
  tags.has('Money') ||
  word === 'only' ||
  word === 'nothing' ||
  word === 'no' ||
  word === 'us' ||
  word === 'you';

/** Cuts a sentence into clauses, so that what one denies or demands is not read into the next. One pass and a look ahead of its rest. */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const n = tokens.length;
  // verbFrom[i]: a verb stands between i and the next possible cut.
  const cut: ('hard' | 'soft' | null)[] = [];
  for (let i = 0; i < n; i++) cut.push(i === 0 ? 'hard' : cutBefore(tokens, i));
  const verb: boolean[] = [];
  for (let i = 0; i < n; i++) verb.push(isVerbAt(tokens, i, lastCut(cut, i)));
  const verbFrom: boolean[] = new Array(n + 1).fill(false);
  for (let i = n - 1; i >= 0; i--) verbFrom[i] = verb[i]! || (i + 1 < n && cut[i + 1] === null && verbFrom[i + 1]!);

  const starts: number[] = [];
  let seen = false;
  for (let i = 0; i < n; i++) {
    const { word } = tokens[i]!;
    let here = i === 0;
    if (i > 0 && cut[i] !== null) {
      const linked =
        isAsSoonAs(tokens, i) || isLink(word) || RELATIVE.has(word) || CONDITION.has(word) || TIME.has(word);
      const follows = verbFrom[i]! || (linked && i + 1 < n && cut[i + 1] !== null && verbFrom[i + 1]!);
      here = cut[i] === 'hard' ? follows || isStrong(tokens[i - 1]!.after) : seen && follows;
      if (isExtra(tokens, i)) here = true;
    }
    if (here) {
      starts.push(i);
      seen = false;
    }
    // "Candidates will at no time and in no form be asked": an auxiliary alone makes no clause.
    if (verb[i] && !tokens[i]!.tags.has('Modal')) seen = true;
  }
  return starts.map((from, k) => ({
    from,
    to: starts[k + 1] ?? n,
    kind: kindOf(tokens, from),
    coordinate: k > 0 && !isStrong(tokens[from - 1]!.after),
  }));
}

function lastCut(cut: readonly unknown[], i: number): number {
  let k = i;
  while (k > 0 && cut[k] === null && i - k < 12) k--;
  return k;
}

const isLink = (word: string): boolean => LINKS.has(word);

function isStrong(after: string): boolean {
  for (const mark of after) if (';:!?–—.'.includes(mark)) return true;
  return after.includes(' - ');
}

function cutBefore(tokens: readonly Token[], i: number): 'hard' | 'soft' | null {
  const { word, tags } = tokens[i]!;
  const before = tokens[i - 1]!;
  // "Rs. 500"
  if (before.after.trim() === '.' && tags.has('Value')) return null;
  if (isStrong(before.after)) {
    // "Registration fee: 50 USD"
    return before.after.includes(':') && (tags.has('Value') || tags.has('Money') || tags.has('Currency'))
      ? null
      : 'hard';
  }
  // "uniforms are provided by the hotel"
  if (word === 'provided') return tokens[i + 1]?.word === 'that' && !BE.has(before.word) ? 'hard' : null;
  if (CONDITION.has(word) && word !== 'should') return 'hard';
  if (TIME.has(word) || isAsSoonAs(tokens, i)) return 'hard';
  if (word === 'that')
    return before.tags.has('Noun') || before.after.includes(',') || before.word === 'all' ? 'hard' : null;
  if (RELATIVE.has(word)) return 'hard';
  if (isLink(word)) return word === 'and' || word === 'or' || word === 'then' ? 'soft' : 'hard';
  return before.after.includes(',') || before.after.includes('(') || before.after.includes(')') ? 'soft' : null;
}

const isAsSoonAs = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]!.word === 'as' && tokens[i + 1]?.word === 'soon';

/** "We ask for no interview, only a fee of 700"; "not a fee but a guarantee of 200". */
function isExtra(tokens: readonly Token[], i: number): boolean {
  const { word } = tokens[i]!;
  return (
    word === 'but' || word === 'except' || ((word === 'only' || word === 'just') && tokens[i - 1]!.after.includes(','))
  );
}

function kindOf(tokens: readonly Token[], from: number): ClauseKind {
  let i = from;
  while (
    i < tokens.length - 1 &&
    (isLink(tokens[i]!.word) || isFiller(tokens[i]!.word)) &&
    !isExtra(tokens, Math.max(i, 1))
  )
    i++;
  const { word } = tokens[i]!;
  if (word === 'unless') return 'unless';
  // "Should you resign": before its subject; elsewhere it is a modal verb.
  if (word === 'should')
    return i + 1 < tokens.length && (PARTIES.has(tokens[i + 1]!.word) || tokens[i + 1]!.tags.has('Pronoun'))
      ? 'condition'
      : 'main';
  if (CONDITION.has(word) && (word !== 'provided' || tokens[i + 1]?.word === 'that')) return 'condition';
  if (TIME.has(word) || isAsSoonAs(tokens, i)) return 'time';
  if (RELATIVE.has(word) && (word !== 'that' || from > 0)) return 'relative';
  if (from > 0 && isExtra(tokens, from)) return 'extra';
  return 'main';
}
