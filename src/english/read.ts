import type { Clause } from './clauses';
import { clausesOf, isFiller } from './clauses';
import { negatedBefore } from './manner';
import { readNouns } from './nouns';
import type { Sentence, Statement } from './sentence';
import { NONE } from './sentence';
import type { Modality, Payment, Span, Token } from './types';
import { readVerbs } from './verbs';
import { CAREFUL, JOINING, WARN } from './words';

/** Reads one sentence. Offsets of the tokens and of the spans are the sentence's own. */
export function readSentence(tokens: readonly Token[]): Omit<Payment, 'sentence'>[] {
  const words = joinNobody(tokens);
  const s: Sentence = { tokens: words, clauses: clausesOf(words), statements: [], lastSubject: NONE };
  for (const clause of s.clauses) {
    const before = s.statements.length;
    readVerbs(s, clause);
    if (s.statements.length === before) readNouns(s, clause);
  }
  const warns = s.clauses.some((clause) => isWarning(s, clause)) || s.statements.some((one) => one.anybody);
  return s.statements.map((statement) => settle(s, statement, warns));
}

/** "No one" as one word. */
function joinNobody(tokens: readonly Token[]): Token[] {
  return tokens.map((t, i) => {
    if (t.word === 'one' && tokens[i - 1]?.word === 'no') return { ...t, word: 'nobody' };
    if (t.word === 'dont') return { ...t, word: 'not' };
    // The country is not "us".
    if (t.word === 'us' && (t.tags.has('Place') || t.tags.has('Acronym'))) return { ...t, word: 'usa' };
    return t;
  });
}

function settle(
  s: Sentence,
  { clause, actor, payee, what, negated, may, acts, anybody }: Statement,
  warns: boolean,
): Omit<Payment, 'sentence'> {
  const conditions = s.clauses.filter((c) => c.kind === 'condition');
  const denied = s.clauses.some((c) => c !== clause && c.kind === 'main' && negatedBefore(s, c, c.to));
  let modality: Modality = may ? 'may' : 'must';
  if (clause.kind === 'unless') negated = false;
  // "Applicants who have not paid will not be interviewed."
  else if (negated && !anybody && ((clause.kind === 'relative' && acts) || (clause.kind === 'condition' && denied)))
    negated = false;
  else if (
    !negated &&
    warns &&
    actor === 'worker' &&
    (anybody || clause.kind !== 'main' || conditions.length > 0 || isWarning(s, clause))
  )
    negated = true;
  else if (clause.kind === 'condition') modality = 'conditional';
  else if (clause.kind === 'main' || clause.kind === 'extra') {
    const breach = conditions.some((c) => !isJoining(s, c));
    if (breach && !may) modality = 'conditional';
  }
  if (negated) modality = 'never';
  return { actor, payee, what, modality, negated, span: spanOf(s, clause) };
}

/** A condition that every applicant means to meet: "if you are selected". */
function isJoining(s: Sentence, { from, to }: Clause): boolean {
  for (let i = from; i < to; i++) if (JOINING.has(s.tokens[i]!.word)) return true;
  return false;
}

/** The clause tells the reader to beware: "report any recruiter". */
function isWarning(s: Sentence, { from, to }: Clause): boolean {
  let i = from;
  while (i < to - 1 && (isFiller(s.tokens[i]!.word) || CAREFUL.has(s.tokens[i]!.word) || s.tokens[i]!.word === 'and'))
    i++;
  return WARN.has(s.tokens[i]!.word);
}

function spanOf(s: Sentence, { from, to }: Clause): Span {
  return { start: s.tokens[from]!.start, end: lastEnd(s.tokens, from, to) };
}

function lastEnd(tokens: readonly Token[], from: number, to: number): number {
  let end = tokens[from]!.end;
  for (let i = from; i < to; i++) if (tokens[i]!.end > end) end = tokens[i]!.end;
  return end;
}
