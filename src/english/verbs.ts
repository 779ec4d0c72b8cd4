import type { Clause } from './clauses';
import { isDeterminer, isVerbAt } from './clauses';
import { BEFORE_GERUND, HAVE, isRefund, ORDERS, PREPOSITIONS, SECURES } from './grammar';
import {
  asksMoney,
  handsAmount,
  has,
  hasAmount,
  hasAny,
  hasFee,
  hasMoney,
  hasThing,
  hasWage,
  isPeriodical,
  whatOf,
} from './items';
import {
  denialGoesOn,
  infinitiveVerb,
  isChoice,
  isForbidden,
  isObliged,
  isPassive,
  negatedBefore,
  negatedObject,
} from './manner';
import { expenseOf } from './nouns';
import type { Sentence, Statement, Subject } from './sentence';
import { WORKER } from './sentence';
import { firstNoun, obligedWord, partyAfter, partyRight, subjectOf } from './subject';
import type { Party, PaymentItem } from './types';
import type { VerbForm } from './words';
import { ANYBODY, MONEY, VERBS } from './words';

const EACH = new Set(['each', 'every', 'all']);
const YOUR = new Set(['your', 'ur']);
const OURSELVES = new Set(['we', 'i']);

export function readVerbs(s: Sentence, clause: Clause): void {
  const { from, to } = clause;
  let subject: Subject | null = null;
  for (let i = from; i < to; i++) {
    if (!isVerbAt(s.tokens, i, from) && !isGerund(s, i)) continue;
    const form = VERBS.get(s.tokens[i]!.word);
    const own = subjectOf(s, clause, i);
    if (own.found && subject === null) subject = own;
    if (!form || form.class === 'apply') continue;
    const statement = statementOf(s, clause, i, form, own);
    if (statement) {
      s.statements.push(statement);
      if (own.found) subject = own;
      // One statement a clause: the next verb belongs to it ("charged and collected").
      break;
    }
  }
  if (clause.kind === 'relative') return;
  if (subject === null) subject = firstNoun(s, clause, to);
  if (subject.found) s.lastSubject = subject;
}

function isGerund(s: Sentence, i: number): boolean {
  const form = VERBS.get(s.tokens[i]!.word);
  if (!form?.shape.gerund) return false;
  const next = s.tokens[i + 1];
  return (
    form.class === 'always' ||
    (next !== undefined && (isDeterminer(next.word) || next.tags.has('Value') || MONEY.has(next.word)))
  );
}

function statementOf(s: Sentence, clause: Clause, i: number, form: VerbForm, subject: Subject): Statement | null {
  const { from, to } = clause;
  const tokens = s.tokens;
  const passive = isPassive(s, clause, i, form, subject);
  const object = { from: i + 1, to };
  const negated =
    subject.nobody ||
    negatedBefore(s, clause, i) ||
    denialGoesOn(s, clause, i) ||
    negatedObject(s, i + 1, to) ||
    isForbidden(s, clause, i);
  const may = isChoice(s, clause, i);
  const said = whatOf(s, clause);
  // Money that is asked for is a fee, whatever for.
  const what = said === 'goods' && (form.class === 'ask' || form.class === 'charge') ? 'fee' : said;
  const by = partyAfter(s, 'by', i + 1, to) ?? partyAfter(s, 'by', from, i);
  const toParty = partyAfter(s, 'to', i + 1, to);
  const fromParty = partyAfter(s, 'from', i + 1, to) ?? partyAfter(s, 'of', i + 1, Math.min(to, i + 6));
  const make = (actor: Party, payee: Party, item: PaymentItem = what): Statement => ({
    clause,
    actor,
    payee,
    what: item,
    negated,
    may,
    acts: subject.party === actor && form.class !== 'charge' && form.class !== 'ask',
    // "If a recruiter asks you for a fee": whoever asks, unless it is "we".
    anybody:
      subject.anybody ||
      (clause.kind === 'condition' &&
        subject.found &&
        !OURSELVES.has(s.tokens[i - 1]?.word ?? '') &&
        (form.class === 'charge' || form.class === 'ask')),
  });
  const moneyAfter = hasMoney(s, object.from, object.to);
  const moneyBefore = hasMoney(s, from, i) || (form.class === 'ask' && hasAmount(s, from, i));
  const thing = hasThing(s, from, to);

  if (tokens[i + 1]?.word === 'out' || (clause.kind === 'relative' && from === 0)) return null;
  // "Paid weekly by bank transfer": of wages.
  if (form.shape.participle && !subject.found && !passive)
    return i === from && form.lemma === 'pay' ? make('employer', 'worker', 'wage') : null;

  // "Driver needed": a participle of its own says it of its noun.
  if (
    form.class === 'ask' &&
    form.shape.participle &&
    !passive &&
    !hasAny(s, from, i, HAVE) &&
    form.lemma !== 'receive'
  )
    return null;

  if (form.class === 'cost') {
    // "costs 90 dollars", "costs you nothing"
    if (!hasAmount(s, i + 1, to) && !negated) return null;
    const own = has(s, i + 1, to, 'you');
    if (!own && what === 'goods' && !has(s, from, i, 'it')) return null;
    return make('worker', 'employer', what === 'goods' ? 'fee' : what);
  }

  if (form.lemma === 'take' && tokens[i + 1]?.word === 'care' && !passive)
    return moneyAfter && subject.found ? make(subject.party, 'unknown') : null;
  if (form.class === 'charge' || form.class === 'ask') {
    // "People use our name, asking for a fee."
    if (form.shape.gerund && !has(s, from, i, 'be') && subject.party !== 'employer' && subject.party !== 'worker')
      return { ...make('worker', 'third'), anybody: true };
    if (form.class === 'ask' && !asksMoney(s, i + 1, to) && !(moneyBefore && (passive || subject.thing))) return null;
    if (form.class === 'ask' && (infinitiveVerb(s, i + 1, to) || tokens[i + 1]?.word === 'that')) return null;
    if (passive) {
      if (subject.found && !subject.thing && subject.party !== 'unknown') {
        if (form.lemma === 'require' || form.lemma === 'need') return null;
        return make(subject.party, by ?? 'employer', what);
      }
      if (subject.nobody) return make('worker', 'employer');
      if (subject.found && !subject.thing && !subject.plural) return make('unknown', 'unknown');
      const payer = fromParty ?? (form.class === 'charge' ? toParty : null) ?? 'worker';
      return make(payer, form.class === 'ask' ? (by ?? 'employer') : 'employer');
    }
    if (form.lemma === 'need' || form.lemma === 'want' || form.lemma === 'require') {
      // "The boss needs somebody"
      if (ANYBODY.has(s.tokens[i + 1]?.word ?? '')) return null;
      if (subject.party === 'worker') return make('worker', 'employer');
    }
    // "Charge customers for repairs", "it is against our policy to charge candidates"
    if (subject === WORKER)
      return make(
        fromParty ?? partyRight(s, i + 1, to) ?? (isForbidden(s, clause, i) ? 'worker' : 'third'),
        'employer',
      );
    // "Our staff never ask for money."
    const ours = subject.party === 'worker' && (has(s, from, i, 'our') || has(s, from, i, 'my'));
    if (subject.party === 'worker' && !subject.nobody && !ours) {
      if (form.lemma === 'receive' || form.lemma === 'accept' || form.lemma === 'take')
        return make(fromParty ?? 'employer', 'worker', fromParty ? what : 'wage');
      return make(fromParty ?? 'third', 'worker');
    }
    const payer = fromParty ?? partyRight(s, i + 1, to) ?? 'worker';
    return make(
      payer === 'employer' && subject.party === 'employer' ? 'worker' : payer,
      subject.party === 'third' ? 'third' : 'employer',
    );
  }

  if (form.class === 'bear' && !(passive ? moneyBefore || hasThing(s, from, i) : moneyAfter || hasThing(s, i, to)))
    return null;
  if (form.class === 'hand' && !handsMoney(s, i, form, subject, passive, moneyBefore, to)) return null;

  if (passive) {
    const who = by ?? expenseOf(s, clause);
    const wage = hasWage(s, from, to) && !thing;
    // What is refunded was paid first, and by whom is not said.
    if (isRefund(form) && (what === 'fee' ? !has(s, from, i, 'expenses') : hasFee(s, from, i) || what === 'goods'))
      return null;
    if (
      subject.found &&
      !subject.thing &&
      subject.party !== 'unknown' &&
      (form.class === 'always' || form.lemma === 'refund')
    )
      return make(by ?? 'employer', subject.party, what === 'goods' ? 'wage' : what);
    if (wage && form.class === 'always') return make(by ?? 'employer', 'worker', 'wage');
    if (who) return make(who, who === 'employer' ? 'unknown' : (toParty ?? 'employer'));
    if (form.class === 'bear' || form.lemma === 'reimburse') return make('employer', 'unknown');
    const obliged = isObliged(s, from, i);
    if (form.lemma === 'pay' && !obliged && !negated && !moneyBefore) return make('employer', 'unknown');
    if (
      form.lemma === 'complete' ||
      form.lemma === 'make' ||
      form.lemma === 'place' ||
      form.lemma === 'leave' ||
      form.class === 'buy'
    ) {
      if (!obliged && !may && !negated) return null;
    }
    return make('worker', toParty ?? 'employer');
  }

  if (form.lemma === 'reach')
    return make('worker', partyRight(s, i + 1, to) ?? 'employer', what === 'goods' ? 'fee' : what);
  let actor = subject.party;
  if (subject.nobody) actor = actor === 'unknown' ? 'worker' : actor;
  // "Those who pay", "everyone pays"; "drivers are expected to pay".
  if (subject.anybody && actor === 'unknown') actor = clause.kind === 'condition' ? 'third' : 'worker';
  if (actor === 'unknown' && subject.plural && !subject.thing && (subject.actor || obligedWord(s, from, i)))
    actor = 'worker';
  // "Each guard buys his own boots"; "the clinic pays your visa".
  if (actor === 'unknown' && subject.found && !subject.thing && hasAny(s, from, Math.min(i, from + 2), EACH))
    actor = 'worker';
  else if (actor === 'unknown' && subject.found && !subject.thing && !subject.anybody && hasAny(s, i, to, YOUR))
    actor = 'employer';
  if (actor === 'unknown' && !subject.found) actor = 'worker';
  if (actor === 'unknown' && form.shape.gerund) actor = 'worker';
  const direct = partyRight(s, i + 1, Math.min(to, i + 3));
  const payee = toParty ?? direct ?? (actor === 'worker' ? 'employer' : actor === 'employer' ? 'worker' : 'unknown');
  if (form.class === 'buy' && actor === 'employer') return null;
  const gives = isRefund(form) || form.lemma === 'provide' || form.lemma === 'supply';
  // "We never refund the fee" denies a refund, not a fee; what is refunded was paid first.
  if (gives && (negated || (isRefund(form) && actor !== 'worker' && hasFee(s, i, to)))) return null;
  // "Sponsor visa", "supply a CV": orders of another kind.
  if (form.class === 'bear' && subject === WORKER && !ORDERS.has(form.lemma)) return null;
  if (form.shape.gerund && form.class !== 'always' && !subject.found && !hasAny(s, from, i, BEFORE_GERUND)) return null;
  if (form.class === 'bear' && !gives && form.lemma !== 'bear' && actor === 'unknown' && subject.found) return null;
  // Whoever pays is not the one of whom to beware.
  subject = { ...subject, anybody: subject.anybody && subject.party !== 'unknown' };
  const wage = actor === 'employer' && form.class === 'always' && what === 'goods';
  return make(actor, payee, wage ? 'wage' : what === 'goods' && form.class !== 'buy' ? 'fee' : what);
}

/** Whether a verb such as "send" is said of money. */
function handsMoney(
  s: Sentence,
  i: number,
  form: VerbForm,
  subject: Subject,
  passive: boolean,
  moneyBefore: boolean,
  to: number,
): boolean {
  if (passive) return moneyBefore;
  const { lemma } = form;
  if (lemma === 'reach') return moneyBefore || subject.thing;
  if (hasWage(s, i + 1, to) || isPeriodical(s, i + 1, to)) return false;
  if (lemma === 'invest' || lemma === 'contribute' || lemma === 'deposit')
    return hasAmount(s, i + 1, to) || hasMoney(s, i + 1, to);
  if (lemma === 'make' || lemma === 'place' || lemma === 'complete' || lemma === 'submit' || lemma === 'leave')
    return hasMoney(s, i + 1, Math.min(to, i + 6));
  if (lemma === 'top') return s.tokens[i + 1]?.word === 'up';
  // "Reserve your place with a deposit of 40."
  if (SECURES.has(lemma)) return hasFee(s, i + 1, Math.min(to, i + 9));
  let end = i + 1;
  while (end < to && end < i + 12 && (!PREPOSITIONS.has(s.tokens[end]!.word) || s.tokens[end]!.word === 'of')) end++;
  return hasMoney(s, i + 1, end) || handsAmount(s, i + 1, to);
}
