import type { Clause } from './clauses';
import { BE, isDeterminer, isFiller, isVerbAt } from './clauses';
import { bare, isGroup, isJoined, OBJECT_CONTROL, PREPOSITIONS } from './grammar';
import { has } from './items';
import type { Sentence, Subject } from './sentence';
import { NONE, WORKER } from './sentence';
import type { Party } from './types';
import { ANYBODY, MONEY, MUST, NOBODY, PARTIES, THINGS, TIME, VERBS } from './words';

const ASKING = new Set(['how', 'where', 'what', 'when', 'whom']);

/** The subject of the verb at i. */
export function subjectOf(s: Sentence, clause: Clause, i: number): Subject {
  const tokens = s.tokens;
  const { from } = clause;
  const form = VERBS.get(tokens[i]!.word);
  // Back over the verb group.
  let k = i - 1;
  let infinitive = false;
  while (k >= from && isGroup(tokens[k]!)) {
    if (tokens[k]!.word === 'to') {
      infinitive = true;
      k--;
      break;
    }
    k--;
  }
  if (infinitive) return controllerOf(s, clause, k + 1);
  // "do we request": the auxiliary stands before the subject.
  const near = k >= from ? partyAt(s, k) : null;
  // "After you pay": words of time are no prepositions here.
  const ruledBy = near?.found && k > from ? wordBefore(s, from, k) : '';
  if (near?.found && (!PREPOSITIONS.has(ruledBy) || TIME.has(ruledBy) || ruledBy === 'as')) return near;
  const first = firstNoun(s, clause, k + 1);
  if (first.found) return first;
  if (clause.kind === 'relative') return antecedentOf(s, clause);
  let lead = from;
  while (
    lead < i &&
    (isFiller(tokens[lead]!.word) ||
      isGroup(tokens[lead]!) ||
      tokens[lead]!.word === 'and' ||
      tokens[lead]!.word === 'or' ||
      tokens[lead]!.tags.has('Adverb'))
  )
    lead++;
  const obliging = obligedWord(s, from, i);
  if (lead === i && form?.shape.base && !obliging) {
    const shared = s.lastSubject;
    // "Candidates fill in the form and pay": the second verb shares the subject of the first.
    return clause.coordinate &&
      clause.kind === 'main' &&
      shared.found &&
      shared.party !== 'unknown' &&
      isJoined(tokens[from]!.word)
      ? shared
      : WORKER;
  }
  if (form?.shape.gerund) return NONE;
  return clause.coordinate && s.lastSubject.found ? s.lastSubject : NONE;
}

export function obligedWord(s: Sentence, from: number, i: number): boolean {
  for (let k = from; k < i; k++) if (MUST.has(s.tokens[k]!.word)) return true;
  return false;
}

/** Word before the nominal group that ends at k. */
function wordBefore(s: Sentence, from: number, k: number): string {
  let j = k - 1;
  while (
    j > from &&
    (isDeterminer(s.tokens[j]!.word) || s.tokens[j]!.tags.has('Adjective') || s.tokens[j]!.tags.has('Possessive'))
  )
    j--;
  return j >= from ? s.tokens[j]!.word : '';
}

/** Who does what an infinitive says; `at` is where its "to" stands. */
function controllerOf(s: Sentence, clause: Clause, at: number): Subject {
  const tokens = s.tokens;
  const { from } = clause;
  // "The agent will show you how to pay."
  if (at > from && ASKING.has(tokens[at - 1]!.word)) return WORKER;
  let matrix = -1;
  for (let k = at - 1; k >= from; k--)
    if (isVerbAt(tokens, k, from) || BE.has(tokens[k]!.word)) {
      matrix = k;
      break;
    }
  if (matrix < 0) {
    const first = firstNoun(s, clause, at);
    return first.found && !first.thing ? first : clause.coordinate && s.lastSubject.found ? s.lastSubject : WORKER;
  }
  if (OBJECT_CONTROL.has(tokens[matrix]!.word) || tokens[matrix]!.word === 'asks') {
    for (let k = at - 1; k > matrix; k--) {
      const party = partyAt(s, k);
      if (party.found)
        return {
          ...party,
          anybody: subjectOf(s, clause, matrix).anybody,
          nobody: party.nobody || nobodyIn(s, clause, matrix),
        };
    }
  }
  let start = matrix;
  while (start > from && isGroup(tokens[start - 1]!)) start--;
  const subject = subjectOf(s, clause, matrix);
  if (subject.thing) return subject;
  return subject.found && (subject.party !== 'unknown' || subject.nobody)
    ? subject
    : subject.found && subject.plural
      ? subject
      : WORKER;
}

export function nobodyIn(s: Sentence, { from }: Clause, to: number): boolean {
  for (let k = from; k < to; k++) if (NOBODY.has(s.tokens[k]!.word) || s.tokens[k]!.word === 'nobody') return true;
  return false;
}

/** The first nominal group of the clause that no preposition rules. */
export function firstNoun(s: Sentence, { from }: Clause, to: number): Subject {
  const tokens = s.tokens;
  let ruled = false;
  let head = -1;
  for (let k = from; k < to; k++) {
    const { word, tags, after } = tokens[k]!;
    if (PREPOSITIONS.has(word)) {
      if (head >= 0) break;
      ruled = true;
      continue;
    }
    if (!ruled && head >= 0 && isVerbAt(tokens, k, from)) break;
    const nominal =
      tags.has('Noun') ||
      PARTIES.has(word) ||
      MONEY.has(word) ||
      THINGS.has(word) ||
      NOBODY.has(word) ||
      ANYBODY.has(word);
    if (nominal && !ruled && !tags.has('Possessive')) head = k;
    else if (
      nominal &&
      ruled &&
      PARTIES.has(word) &&
      tags.has('Pronoun') &&
      k > from &&
      !PREPOSITIONS.has(tokens[k - 1]!.word)
    )
      head = k;
    if (after.includes(',')) ruled = false;
  }
  if (head < 0) return NONE;
  const subject = partyAt(s, head);
  const nobody = subject.nobody || nobodyIn(s, { from } as Clause, head);
  if (subject.found) return { ...subject, nobody };
  const { word, tags } = tokens[head]!;
  const thing = MONEY.has(word) || THINGS.has(word);
  return { ...NONE, thing, nobody, found: true, plural: tags.has('Plural'), actor: tags.has('Actor') };
}

/** Whom a relative clause speaks of: the noun before it. */
function antecedentOf(s: Sentence, { from }: Clause): Subject {
  for (let k = from - 1; k >= 0 && k >= from - 6; k--) {
    const party = partyAt(s, k);
    if (party.found) return has(s, Math.max(0, k - 2), k, 'any') ? { ...party, anybody: true } : party;
    const { word, tags } = s.tokens[k]!;
    if (MONEY.has(word) || THINGS.has(word)) return { ...NONE, thing: true, found: true };
    if (tags.has('Verb')) break;
  }
  return NONE;
}

function partyAt(s: Sentence, k: number): Subject {
  const { word, tags } = s.tokens[k]!;
  if (NOBODY.has(word) || word === 'nobody') return { ...NONE, nobody: true, found: true };
  if (word === 'nothing') return { ...NONE, nobody: true, thing: true, found: true };
  if (ANYBODY.has(word))
    return {
      ...NONE,
      anybody: word !== 'they' && word !== 'he' && word !== 'she' && word !== 'everyone',
      found: true,
    };
  const party = tags.has('Possessive') && word.includes("'") ? undefined : PARTIES.get(word);
  return party ? { ...NONE, party, found: true, plural: true } : NONE;
}

/** The party behind a preposition: "by the candidate". */
export function partyAfter(s: Sentence, preposition: string, from: number, to: number): Party | null {
  for (let i = from; i < to; i++) {
    // The verb of the clause around a relative one.
    if (BE.has(s.tokens[i]!.word) && i > from) return null;
    if (s.tokens[i]!.word !== preposition) continue;
    const party = partyRight(s, i + 1, Math.min(to, i + 5));
    if (party) return party;
  }
  return null;
}

/** The party that a nominal group beginning at `from` names. */
export function partyRight(s: Sentence, from: number, to: number): Party | null {
  for (let i = from; i < to; i++) {
    const { word, tags, after } = s.tokens[i]!;
    if (PREPOSITIONS.has(word)) return null;
    const party = PARTIES.get(bare(word));
    if (word === 'yourself' || word === 'yourselves') return null;
    if (party) return party;
    if (MONEY.has(word) || VERBS.has(word) || tags.has('Verb') || tags.has('Value')) return null;
    if (after.includes(',')) return null;
  }
  return null;
}
