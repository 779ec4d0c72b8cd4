import type { Clause } from './clauses';
import { hasDigit, PREPOSITIONS } from './grammar';
import type { Sentence } from './sentence';
import type { PaymentItem } from './types';
import { CURRENCIES, DEMANDABLE, ITEMS, MONEY, PERIODS, THINGS, WAGES } from './words';

/** Whether the object of a verb such as "need" is money. */
export function asksMoney(s: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { word } = s.tokens[i]!;
    if (hasMoney(s, i, i + 1) || amountAt(s, i) || word === 'anything') return true;
    if (PREPOSITIONS.has(word) && word !== 'for' && word !== 'of' && word !== 'from' && word !== 'to') return false;
  }
  return false;
}

/** "£12 an hour", "R600/day", "paid weekly": an amount that comes again is pay. */
export function isPeriodical(s: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { word } = s.tokens[i]!;
    if (hasDigit(word) && word.includes('/')) return true;
    if (!amountAt(s, i)) continue;
    for (let k = i + 1; k < to && k <= i + 4; k++) {
      const { word: next } = s.tokens[k]!;
      if (PERIODS.has(next)) return true;
      if (PREPOSITIONS.has(next) && next !== 'per') break;
    }
  }
  return false;
}

export function whatOf(s: Sentence, { from, to }: Clause): PaymentItem {
  for (const [item, list] of ITEMS) {
    if (item === 'wage') continue;
    for (let i = from; i < to; i++) if (list.has(s.tokens[i]!.word)) return item;
  }
  for (let i = from; i < to; i++) if (DEMANDABLE.has(s.tokens[i]!.word) || MONEY.has(s.tokens[i]!.word)) return 'fee';
  return 'goods';
}

export function has(s: Sentence, from: number, to: number, word: string): boolean {
  for (let i = from; i < to; i++) if (s.tokens[i]!.word === word) return true;
  return false;
}

export function hasAny(s: Sentence, from: number, to: number, words: ReadonlySet<string>): boolean {
  for (let i = from; i < to; i++) if (words.has(s.tokens[i]!.word)) return true;
  return false;
}

/** What only a worker pays: a fee or a deposit, not a cost. */
export function hasFee(s: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { word } = s.tokens[i]!;
    if (DEMANDABLE.has(word) && !word.startsWith('cost') && !word.startsWith('expense')) return true;
  }
  return false;
}

export function hasMoney(s: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { word, tags } = s.tokens[i]!;
    if (MONEY.has(word) || (tags.has('Money') && hasDigit(word)) || word === 'gift') return true;
  }
  return false;
}

/** An amount of money: "$100", "2,500 pesos", "Rs 500", a bare number of three digits that counts nothing. */
export function hasAmount(s: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (amountAt(s, i)) return true;
  return false;
}

function amountAt(s: Sentence, i: number): boolean {
  const { word, tags, after } = s.tokens[i]!;
  if (tags.has('Money')) return true;
  // "two thousand shillings"
  if (CURRENCIES.has(word) && word.length > 2 && s.tokens[i - 1]?.tags.has('Value')) return true;
  if (!hasDigit(word)) return false;
  const before = s.tokens[i - 1];
  const next = after.trim() === '' ? s.tokens[i + 1] : undefined;
  if ((before && CURRENCIES.has(before.word)) || (next && CURRENCIES.has(next.word))) return true;
  if (word.length < 2 || word.length > 9 || !tags.has('Cardinal')) return false;
  return next === undefined || !next.tags.has('Noun') || MONEY.has(next.word) || isItem(s, next.word);
}

function isItem(_s: Sentence, word: string): boolean {
  return ITEMS.some(([, list]) => list.has(word));
}

/** An amount before the object of the verb ends: at a comma or a word of place. */
export function handsAmount(s: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to && i < from + 5; i++) {
    if (amountAt(s, i)) return true;
    const { word, after } = s.tokens[i]!;
    if (PREPOSITIONS.has(word) || after.includes(',')) return false;
  }
  return false;
}

export function hasThing(s: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (THINGS.has(s.tokens[i]!.word)) return true;
  return false;
}

export function hasWage(s: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (WAGES.has(s.tokens[i]!.word)) return true;
  return false;
}
