import type { Clause } from './clauses';
import { BE } from './clauses';
import { HAVE, NOT, NOTHING } from './grammar';
import { has } from './items';
import type { Sentence, Subject } from './sentence';
import { nobodyIn } from './subject';
import type { VerbForm } from './words';
import { FORBIDDEN, FORGET, MAY, MONEY, MUST, PARTIES, THINGS, VERBS } from './words';

export function isPassive(s: Sentence, { from, to }: Clause, i: number, form: VerbForm, subject: Subject): boolean {
  if (!form.shape.participle && !(form.lemma === 'put')) return false;
  const tokens = s.tokens;
  for (let k = i - 1; k >= from; k--) {
    const { word, tags } = tokens[k]!;
    if (BE.has(word)) return true;
    if (HAVE.has(word)) return false;
    if (NOT.has(word) || tags.has('Adverb') || word === 'ever' || word === 'all' || word === 'also') continue;
    // "Fees and charges that are collected and paid"
    break;
  }
  // "fees paid by us", "flights paid"
  if (i + 1 < to && tokens[i + 1]!.word === 'by') return true;
  const before = i > from ? tokens[i - 1]!.word : '';
  return form.class !== 'hand' && (subject.thing || THINGS.has(before) || MONEY.has(before));
}

/** A denial before the verb at i, in its clause. */
export function negatedBefore(s: Sentence, { from }: Clause, i: number): boolean {
  for (let k = from; k < i; k++) {
    const { word } = s.tokens[k]!;
    const next = s.tokens[k + 1]?.word ?? '';
    // "You cannot start without paying" denies the start.
    if (NOT.has(word) && has(s, Math.max(k, i - 2), i, 'without')) return false;
    if (NOT.has(word) && !FORGET.has(next)) return next !== 'only';
    if (word === 'without' && k >= i - 2) return true;
    if (word === 'nothing' && next === 'to') return true;
    if (word === 'no' && rulesMoney(s, k)) return true;
  }
  return false;
}

/** "We never ask you to move money or buy gift cards." */
export function denialGoesOn(s: Sentence, clause: Clause, i: number): boolean {
  const { word } = s.tokens[clause.from]!;
  if ((word !== 'or' && word !== 'nor') || i > clause.from + 2) return false;
  const before = s.clauses[s.clauses.indexOf(clause) - 1];
  return before !== undefined && (negatedBefore(s, before, before.to) || nobodyIn(s, before, before.to));
}

/** "no" before what is paid, who asks or when; "no experience" denies nothing here. */
function rulesMoney(s: Sentence, k: number): boolean {
  for (let j = k + 1; j < s.tokens.length && j <= k + 5; j++) {
    const { word, after } = s.tokens[j]!;
    if (
      MONEY.has(word) ||
      THINGS.has(word) ||
      PARTIES.has(word) ||
      word === 'time' ||
      word === 'stage' ||
      word === 'circumstances' ||
      word === 'need' ||
      word === 'obligation' ||
      word === 'requirement' ||
      word === 'reason' ||
      word === 'nobody'
    )
      return true;
    if (after.includes(',')) return false;
  }
  return false;
}

export function negatedObject(s: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to && i < from + 4; i++) {
    const { word, tags } = s.tokens[i]!;
    if (word === 'nothing' || word === 'zero' || word === 'nil' || word === 'nobody') return true;
    if (word === 'no' || word === 'neither' || word === 'none') return word !== 'no' || rulesMoney(s, i);
    if (MONEY.has(word) || (tags.has('Verb') && !VERBS.has(word))) return false;
  }
  return false;
}

export function noBefore(s: Sentence, from: number, noun: number): boolean {
  for (let k = noun - 1; k >= from && k >= noun - 6; k--) {
    const { word } = s.tokens[k]!;
    if (NOTHING.has(word) || word === 'without') return true;
    if (s.tokens[k]!.tags.has('Verb') && !VERBS.has(word)) return false;
  }
  return false;
}

export function isForbidden(s: Sentence, { from, to }: Clause, i: number): boolean {
  for (let k = from; k < to; k++) {
    const { word } = s.tokens[k]!;
    if (!FORBIDDEN.has(word) || k === i || word === 'free' || word === 'zero') continue;
    if (word === 'against') {
      if (has(s, k, Math.min(to, k + 3), 'law') || has(s, k, Math.min(to, k + 3), 'policy')) return true;
    } else if (word !== 'law') return true;
  }
  return false;
}

export function isChoice(s: Sentence, { from, to }: Clause, i: number): boolean {
  for (let k = from; k < to; k++) {
    const { word } = s.tokens[k]!;
    if (
      MAY.has(word) &&
      !NOT.has(s.tokens[k + 1]?.word ?? '') &&
      (k < i || word.startsWith('optional') || word === 'voluntary')
    )
      return true;
  }
  return false;
}

export function isObliged(s: Sentence, from: number, i: number): boolean {
  for (let k = from; k < i; k++) {
    const { word } = s.tokens[k]!;
    if (MUST.has(word) || word === 'to') return true;
  }
  return false;
}

/** A verb of payment in the infinitive, which says more than the verb before it. */
export function infinitiveVerb(s: Sentence, from: number, to: number): boolean {
  for (let i = from; i + 1 < to; i++) {
    if (s.tokens[i]!.word !== 'to') continue;
    const form = VERBS.get(s.tokens[i + 1]!.word);
    if (form?.shape.base && form.class !== 'apply') return true;
  }
  return false;
}
