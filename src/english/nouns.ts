import type { Clause } from './clauses';
import { BE } from './clauses';
import { BEFORE, bare, PREPOSITIONS } from './grammar';
import { has, hasAmount, hasMoney, hasThing, hasWage, isPeriodical, whatOf } from './items';
import { isChoice, isForbidden, negatedBefore, noBefore } from './manner';
import type { Sentence } from './sentence';
import { partyAfter } from './subject';
import type { Party } from './types';
import { DEMANDABLE, MONEY, PARTIES, POSSESSIVES, REQUIRED } from './words';

export function readNouns(s: Sentence, clause: Clause): void {
  const tokens = s.tokens;
  const { from, to } = clause;
  const expense = expenseOf(s, clause);
  const noun = nounAt(s, clause);
  const free = freeOf(s, clause);
  if (clause.kind === 'extra' && noun < 0 && hasAmount(s, from, to) && whatOf(s, clause) !== 'goods') {
    s.statements.push({
      clause,
      actor: 'worker',
      payee: 'employer',
      what: whatOf(s, clause),
      negated: false,
      may: false,
      acts: false,
      anybody: false,
    });
    return;
  }
  if (noun < 0 && expense === null && !free) return;
  if (hasWage(s, from, to) || (noun >= 0 && isPeriodical(s, from, to)) || (clause.kind === 'relative' && from === 0))
    return;
  const what = whatOf(s, clause);
  const base = {
    clause,
    payee: 'employer' as Party,
    what: what === 'goods' ? ('fee' as const) : what,
    may: isChoice(s, clause, to),
    acts: false,
    anybody: false,
  };
  if (expense !== null) {
    s.statements.push({ ...base, actor: expense, negated: false });
    return;
  }
  const negated = free || noBefore(s, from, noun) || negatedBefore(s, clause, to) || isForbidden(s, clause, noun);
  if (negated) {
    if (
      noun >= 0 &&
      !DEMANDABLE.has(tokens[noun]!.word) &&
      !noBefore(s, from, noun) &&
      !free &&
      !requiredIn(s, from, to)
    )
      return;
    s.statements.push({ ...base, actor: 'worker', negated: true });
    return;
  }
  const { word } = tokens[noun]!;
  const demandable = DEMANDABLE.has(word);
  const duty = dutyOf(s, clause);
  const amount = hasAmount(s, Math.max(from, noun - 4), noun)
    ? tokens[noun - 1]!.word !== 'service' && !has(s, from, noun, 'plus')
    : hasAmount(s, noun, Math.min(to, noun + 6));
  const existential = has(s, from, to, 'there') || has(s, from, to, 'applies') || has(s, from, to, 'apply');
  const yours = has(s, from, noun, 'your') && subjectIs(s, clause, noun);
  const before = precondition(s, from, noun);
  const required = (demandable || CLAIMS.has(word)) && requiredIn(s, from, to);
  if (
    duty ||
    (word === 'transfer' && amount) ||
    required ||
    before ||
    (demandable && (existential || yours || amount)) ||
    (clause.kind === 'time' &&
      tokens[from]!.word !== 'before' &&
      (has(s, from, noun, 'your') || (demandable && subjectIs(s, clause, noun))))
  )
    s.statements.push({ ...base, actor: 'worker', negated: false });
}

/** The word for money of the clause: one that can be demanded, or else any. */
function nounAt(s: Sentence, { from, to }: Clause): number {
  let any = -1;
  for (let i = from; i < to; i++) {
    const { word } = s.tokens[i]!;
    if (!MONEY.has(word) && !(ACTS.has(word) && s.tokens[i + 1]?.word === 'of')) continue;
    if (word === 'advance' && s.tokens[i - 1]?.word === 'in') continue;
    if (i > from && s.tokens[i - 1]!.word === 'service') continue;
    // "fee earner", "deposit account"
    const next = i + 1 < to && s.tokens[i]!.after.trim() === '' ? s.tokens[i + 1]! : undefined;
    if (
      next?.tags.has('Noun') &&
      !next.tags.has('Value') &&
      !next.tags.has('Currency') &&
      !MONEY.has(next.word) &&
      !PARTIES.has(next.word)
    )
      continue;
    if (DEMANDABLE.has(word)) return i;
    if (any < 0) any = i;
  }
  return any;
}

/** Acts that are as good as the money: "a transfer of 50 euros". */
const ACTS = new Set(['purchase', 'transfer']);

/** Words for money that are a demand when said to be required. */
const CLAIMS = new Set(['payment', 'money', 'amount', 'invoice', 'insurance', 'purchase']);

/** "at your own expense", "at the company's cost", "the responsibility of the employer". */
export function expenseOf(s: Sentence, { from, to }: Clause): Party | null {
  for (let i = from; i < to; i++) {
    const { word } = s.tokens[i]!;
    if (word === 'responsibility') {
      const owner = POSSESSIVES.get(s.tokens[i - 1]?.word ?? '');
      if (owner !== undefined) return owner === 'employer' ? 'employer' : 'worker';
      return partyAfter(s, 'of', i + 1, to);
    }
    // "The visa fee is on us."
    if (word === 'on' && BE.has(s.tokens[i - 1]?.word ?? '') && i + 1 < to) {
      const owner = PARTIES.get(s.tokens[i + 1]!.word);
      if (owner !== undefined) return owner;
    }
    if (word !== 'expense' && word !== 'cost' && word !== 'expenses') continue;
    for (let k = i - 1; k >= from && k >= i - 4; k--) {
      const owner = s.tokens[k]!.word;
      if (owner === 'at' || owner === 'no' || owner === 'the') continue;
      if (has(s, Math.max(from, i - 5), i, 'at')) {
        const possessive = POSSESSIVES.get(owner);
        if (possessive === 'worker' || possessive === 'other') return 'worker';
        if (possessive === 'employer') return 'employer';
        const party = PARTIES.get(bare(owner));
        if (party) return party;
      }
    }
  }
  return null;
}

/** "Training is free", "free of charge". */
function freeOf(s: Sentence, clause: Clause): boolean {
  const { from, to } = clause;
  for (let i = from; i < to; i++) {
    if (s.tokens[i]!.word !== 'free') continue;
    if (s.tokens[i + 1]?.word === 'of') return true;
    const before = i > from ? s.tokens[i - 1]!.word : '';
    if (
      BE.has(before) &&
      (hasThing(s, from, i) ||
        hasMoney(s, from, i) ||
        whatOf(s, { ...clause, to: i }) !== 'goods' ||
        has(s, from, i, 'service') ||
        has(s, from, i, 'services'))
    )
      return true;
  }
  return false;
}

/** "You are responsible for the visa cost." */
function dutyOf(s: Sentence, clause: Clause): boolean {
  const { from, to } = clause;
  if (!has(s, from, to, 'responsible') || whatOf(s, clause) === 'goods' || whatOf(s, clause) === 'fee') return false;
  for (let i = from; i < to && s.tokens[i]!.word !== 'responsible'; i++)
    if (PARTIES.get(s.tokens[i]!.word) === 'worker') return true;
  return false;
}

/** "after payment of", "with a deposit of", "upon receipt of the fee". */
function precondition(s: Sentence, from: number, noun: number): boolean {
  const { word } = s.tokens[noun]!;
  if (!DEMANDABLE.has(word) && word !== 'payment') return false;
  if (word === 'costs' || word === 'expenses') return false;
  for (let k = noun - 1; k >= from && k >= noun - 4; k--) {
    const before = s.tokens[k]!;
    if (before.after.includes(',')) return false;
    if (BEFORE.has(before.word))
      return before.word === 'after' || hasAmount(s, noun, Math.min(s.tokens.length, noun + 5));
    if (PREPOSITIONS.has(before.word) && before.word !== 'of') return false;
  }
  return false;
}

function requiredIn(s: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (REQUIRED.has(s.tokens[i]!.word)) return true;
  return false;
}

function subjectIs(s: Sentence, { from }: Clause, noun: number): boolean {
  for (let k = from; k < noun; k++)
    if (s.tokens[k]!.tags.has('Verb') || PREPOSITIONS.has(s.tokens[k]!.word)) return false;
  return true;
}
