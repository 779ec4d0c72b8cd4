import type { Clause } from './clauses';
import { BE, clausesOf, isDeterminer, isFiller, isVerbAt } from './clauses';
import type { Modality, Party, Payment, PaymentItem, Span, Token } from './types';
import type { VerbForm } from './words';
import {
  ANYBODY,
  CAREFUL,
  CURRENCIES,
  DEMANDABLE,
  FORBIDDEN,
  FORGET,
  ITEMS,
  JOINING,
  MAY,
  MONEY,
  MUST,
  NOBODY,
  PARTIES,
  PERIODS,
  POSSESSIVES,
  REQUIRED,
  THINGS,
  TIME,
  VERBS,
  WAGES,
  WARN,
} from './words';

/** What one clause says; `role` tells how the clause bears on the others. */
interface Statement {
  readonly clause: Clause;
  readonly actor: Party;
  readonly payee: Party;
  readonly what: PaymentItem;
  readonly negated: boolean;
  readonly may: boolean;
  /** It is said of the payer: "workers who have not paid". */
  readonly acts: boolean;
  /** Whoever asks is nobody in particular: "if anyone asks you for money". */
  readonly anybody: boolean;
}

interface Subject {
  readonly party: Party;
  readonly nobody: boolean;
  readonly anybody: boolean;
  /** Money or what it is paid for: the subject of a passive. */
  readonly thing: boolean;
  readonly found: boolean;
  readonly plural: boolean;
}

const NONE: Subject = { party: 'unknown', nobody: false, anybody: false, thing: false, found: false, plural: false };
const WORKER: Subject = { ...NONE, party: 'worker', found: true };

const HAVE = new Set(['have', 'has', 'had', 'having']);
const NOT = new Set(['not', 'never', 'nor', 'neither', 'cannot', 'nobody', 'none', 'hardly', "n't"]);
/** What follows is paid before something is given. */
const BEFORE = new Set(['after', 'upon', 'with', 'against', 'on']);
const BEFORE_GERUND = new Set(['by', 'after', 'before', 'without', 'upon', 'than']);
const ORDERS = new Set(['bear', 'cover', 'shoulder', 'fund', 'finance']);
const isRefund = ({ lemma }: VerbForm): boolean => lemma === 'refund' || lemma === 'reimburse';
const SECURES = new Set(['reserve', 'hold', 'secure']);
const NOTHING = new Set(['no', 'nothing', 'zero', 'nil', 'none', 'free', 'neither']);
const PREPOSITIONS = new Set(
  'of for from by with in at to per upon on via into through under against towards toward about during within as before after without'.split(
    ' ',
  ),
);
/** Verbs whose object does what their infinitive says: "ask applicants to pay". */
const OBJECT_CONTROL = new Set(
  'ask asks asked asking require requires required help helps assist expect expects allow allows invite invites tell tells told want wants force forces oblige get enable advise let remind encourage'.split(
    ' ',
  ),
);

/** Reads one sentence. Offsets of the tokens and of the spans are the sentence's own. */
export function readSentence(tokens: readonly Token[]): Omit<Payment, 'sentence'>[] {
  const words = joinNobody(tokens);
  const clauses = clausesOf(words);
  const sentence = new Sentence(words, clauses);
  return sentence.payments();
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

class Sentence {
  readonly #tokens: readonly Token[];
  readonly #clauses: readonly Clause[];
  readonly #statements: Statement[] = [];
  #lastSubject: Subject = NONE;

  constructor(tokens: readonly Token[], clauses: readonly Clause[]) {
    this.#tokens = tokens;
    this.#clauses = clauses;
  }

  payments(): Omit<Payment, 'sentence'>[] {
    for (const clause of this.#clauses) {
      const before = this.#statements.length;
      this.#readVerbs(clause);
      if (this.#statements.length === before) this.#readNouns(clause);
    }
    const warns = this.#clauses.some((c) => this.#warns(c)) || this.#statements.some((s) => s.anybody);
    return this.#statements.map((s) => this.#settle(s, warns));
  }

  // ── settling a statement by its neighbours ────────────────────────────────────────────────────────────

  #settle(
    { clause, actor, payee, what, negated, may, acts, anybody }: Statement,
    warns: boolean,
  ): Omit<Payment, 'sentence'> {
    const conditions = this.#clauses.filter((c) => c.kind === 'condition');
    const denied = this.#clauses.some((c) => c !== clause && c.kind === 'main' && this.#negatedBefore(c, c.to));
    let modality: Modality = may ? 'may' : 'must';
    if (clause.kind === 'unless') negated = false;
    // "Applicants who have not paid will not be interviewed."
    else if (negated && !anybody && ((clause.kind === 'relative' && acts) || (clause.kind === 'condition' && denied)))
      negated = false;
    else if (
      !negated &&
      warns &&
      actor === 'worker' &&
      (anybody || clause.kind !== 'main' || conditions.length > 0 || this.#warns(clause))
    )
      negated = true;
    else if (clause.kind === 'condition') modality = 'conditional';
    else if (clause.kind === 'main' || clause.kind === 'extra') {
      const breach = conditions.some((c) => !this.#isJoining(c));
      if (breach && !may) modality = 'conditional';
    }
    if (negated) modality = 'never';
    return { actor, payee, what, modality, negated, span: this.#spanOf(clause) };
  }

  /** A condition that every applicant means to meet: "if you are selected". */
  #isJoining({ from, to }: Clause): boolean {
    for (let i = from; i < to; i++) if (JOINING.has(this.#tokens[i]!.word)) return true;
    return false;
  }

  /** The clause tells the reader to beware: "report any recruiter". */
  #warns({ from, to }: Clause): boolean {
    let i = from;
    while (
      i < to - 1 &&
      (isFiller(this.#tokens[i]!.word) || CAREFUL.has(this.#tokens[i]!.word) || this.#tokens[i]!.word === 'and')
    )
      i++;
    return WARN.has(this.#tokens[i]!.word);
  }

  #spanOf({ from, to }: Clause): Span {
    return { start: this.#tokens[from]!.start, end: lastEnd(this.#tokens, from, to) };
  }

  // ── verbs ─────────────────────────────────────────────────────────────────────────────────────────────

  #readVerbs(clause: Clause): void {
    const { from, to } = clause;
    let subject: Subject | null = null;
    for (let i = from; i < to; i++) {
      if (!isVerbAt(this.#tokens, i, from) && !this.#isGerund(i)) continue;
      const form = VERBS.get(this.#tokens[i]!.word);
      const own = this.#subjectOf(clause, i);
      if (own.found && subject === null) subject = own;
      if (!form || form.class === 'apply') continue;
      const statement = this.#statementOf(clause, i, form, own);
      if (statement) {
        this.#statements.push(statement);
        if (own.found) subject = own;
        // One statement a clause: the next verb belongs to it ("charged and collected").
        break;
      }
    }
    if (clause.kind === 'relative') return;
    if (subject === null) subject = this.#firstNoun(clause, to);
    if (subject.found) this.#lastSubject = subject;
  }

  #isGerund(i: number): boolean {
    const form = VERBS.get(this.#tokens[i]!.word);
    if (!form?.shape.gerund) return false;
    const next = this.#tokens[i + 1];
    return (
      form.class === 'always' ||
      (next !== undefined && (isDeterminer(next.word) || next.tags.has('Value') || MONEY.has(next.word)))
    );
  }

  #statementOf(clause: Clause, i: number, form: VerbForm, subject: Subject): Statement | null {
    const { from, to } = clause;
    const tokens = this.#tokens;
    const passive = this.#isPassive(clause, i, form, subject);
    const object = { from: i + 1, to };
    const negated =
      subject.nobody ||
      this.#negatedBefore(clause, i) ||
      this.#denialGoesOn(clause, i) ||
      this.#negatedObject(i + 1, to) ||
      this.#forbidden(clause, i);
    const may = this.#isChoice(clause, i);
    const what = this.#whatOf(clause);
    const by = this.#partyAfter('by', i + 1, to) ?? this.#partyAfter('by', from, i);
    const toParty = this.#partyAfter('to', i + 1, to);
    const fromParty = this.#partyAfter('from', i + 1, to) ?? this.#partyAfter('of', i + 1, Math.min(to, i + 6));
    const make = (actor: Party, payee: Party, item: PaymentItem = what): Statement => ({
      clause,
      actor,
      payee,
      what: item,
      negated,
      may,
      acts: subject.party === actor && form.class !== 'charge' && form.class !== 'ask',
      anybody: subject.anybody,
    });
    const moneyAfter = this.#hasMoney(object.from, object.to);
    const moneyBefore = this.#hasMoney(from, i) || (form.class === 'ask' && this.#hasAmount(from, i));
    const thing = this.#hasThing(from, to);

    if (tokens[i + 1]?.word === 'out' || (clause.kind === 'relative' && from === 0)) return null;
    // "Paid weekly by bank transfer": of wages.
    if (form.shape.participle && !subject.found && !passive)
      return i === from && form.lemma === 'pay' ? make('employer', 'worker', 'wage') : null;

    // "Driver needed": a participle of its own says it of its noun.
    if (
      form.class === 'ask' &&
      form.shape.participle &&
      !passive &&
      !this.#hasAny(from, i, HAVE) &&
      form.lemma !== 'receive'
    )
      return null;

    if (form.class === 'cost') {
      // "costs 90 dollars", "costs you nothing"
      if (!this.#hasAmount(i + 1, to) && !negated) return null;
      const own = this.#has(i + 1, to, 'you');
      if (!own && what === 'goods' && !this.#has(from, i, 'it')) return null;
      return make('worker', 'employer', what === 'goods' ? 'fee' : what);
    }

    if (form.lemma === 'take' && tokens[i + 1]?.word === 'care' && !passive)
      return moneyAfter && subject.found ? make(subject.party, 'unknown') : null;
    if (form.class === 'charge' || form.class === 'ask') {
      // "People use our name, asking for a fee."
      if (form.shape.gerund && !this.#has(from, i, 'be') && subject.party !== 'employer' && subject.party !== 'worker')
        return { ...make('worker', 'third'), anybody: true };
      if (form.class === 'ask' && !this.#asksMoney(i + 1, to) && !(moneyBefore && (passive || subject.thing)))
        return null;
      if (form.class === 'ask' && (this.#infinitiveVerb(i + 1, to) || tokens[i + 1]?.word === 'that')) return null;
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
        if (subject.party === 'worker') return make('worker', 'employer');
      }
      // "Charge customers for repairs", "it is against our policy to charge candidates"
      if (subject === WORKER)
        return make(
          fromParty ?? this.#partyRight(i + 1, to) ?? (this.#forbidden(clause, i) ? 'worker' : 'third'),
          'employer',
        );
      if (subject.party === 'worker' && !subject.nobody) {
        if (form.lemma === 'receive' || form.lemma === 'accept' || form.lemma === 'take')
          return make(fromParty ?? 'employer', 'worker', fromParty ? what : 'wage');
        return make(fromParty ?? 'third', 'worker');
      }
      const payer = fromParty ?? this.#partyRight(i + 1, to) ?? 'worker';
      return make(
        payer === 'employer' && subject.party === 'employer' ? 'worker' : payer,
        subject.party === 'third' ? 'third' : 'employer',
      );
    }

    if (
      form.class === 'bear' &&
      !(passive ? moneyBefore || this.#hasThing(from, i) : moneyAfter || this.#hasThing(i, to))
    )
      return null;
    if (form.class === 'hand' && !this.#handsMoney(i, form, subject, passive, moneyBefore, to)) return null;

    if (passive) {
      const who = by ?? this.#expenseOf(clause);
      const wage = this.#hasWage(from, to) && !thing;
      // What is refunded was paid first, and by whom is not said.
      if (
        isRefund(form) &&
        (what === 'fee' ? !this.#has(from, i, 'expenses') : this.#hasFee(from, i) || what === 'goods')
      )
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
      const obliged = this.#obliged(from, i);
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
      return make('worker', this.#partyRight(i + 1, to) ?? 'employer', what === 'goods' ? 'fee' : what);
    let actor = subject.party;
    if (subject.nobody) actor = actor === 'unknown' ? 'worker' : actor;
    // "Those who pay", "everyone pays"; "drivers are expected to pay".
    if (subject.anybody && actor === 'unknown') actor = clause.kind === 'condition' ? 'third' : 'worker';
    if (actor === 'unknown' && subject.plural && !subject.thing && this.#obligedWord(from, i)) actor = 'worker';
    if (actor === 'unknown' && !subject.found) actor = 'worker';
    if (actor === 'unknown' && form.shape.gerund) actor = 'worker';
    const direct = this.#partyRight(i + 1, Math.min(to, i + 3));
    const payee = toParty ?? direct ?? (actor === 'worker' ? 'employer' : actor === 'employer' ? 'worker' : 'unknown');
    if (form.class === 'buy' && actor === 'employer') return null;
    const gives = isRefund(form) || form.lemma === 'provide' || form.lemma === 'supply';
    // "We never refund the fee" denies a refund, not a fee; what is refunded was paid first.
    if (gives && (negated || (isRefund(form) && actor !== 'worker' && this.#hasFee(i, to)))) return null;
    // "Sponsor visa", "supply a CV": orders of another kind.
    if (form.class === 'bear' && subject === WORKER && !ORDERS.has(form.lemma)) return null;
    if (form.shape.gerund && form.class !== 'always' && !subject.found && !this.#hasAny(from, i, BEFORE_GERUND))
      return null;
    if (form.class === 'bear' && !gives && form.lemma !== 'bear' && actor === 'unknown' && subject.found) return null;
    // Whoever pays is not the one of whom to beware.
    subject = { ...subject, anybody: subject.anybody && subject.party !== 'unknown' };
    const wage = actor === 'employer' && form.class === 'always' && what === 'goods';
    return make(actor, payee, wage ? 'wage' : what === 'goods' && form.class !== 'buy' ? 'fee' : what);
  }

  /** Whether the object of a verb such as "need" is money. */
  #asksMoney(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const { word } = this.#tokens[i]!;
      if (this.#hasMoney(i, i + 1) || this.#amountAt(i)) return true;
      if (PREPOSITIONS.has(word) && word !== 'for' && word !== 'of' && word !== 'from' && word !== 'to') return false;
    }
    return false;
  }

  /** "£12 an hour", "R600/day", "paid weekly": an amount that comes again is pay. */
  #isPeriodical(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const { word } = this.#tokens[i]!;
      if (hasDigit(word) && word.includes('/')) return true;
      if (!this.#amountAt(i)) continue;
      for (let k = i + 1; k < to && k <= i + 4; k++) {
        const { word: next } = this.#tokens[k]!;
        if (PERIODS.has(next)) return true;
        if (PREPOSITIONS.has(next) && next !== 'per') break;
      }
    }
    return false;
  }

  /** Whether a verb such as "send" is said of money. */
  #handsMoney(
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
    if (this.#hasWage(i + 1, to) || this.#isPeriodical(i + 1, to)) return false;
    if (lemma === 'invest' || lemma === 'contribute' || lemma === 'deposit')
      return this.#hasAmount(i + 1, to) || this.#hasMoney(i + 1, to);
    if (lemma === 'make' || lemma === 'place' || lemma === 'complete' || lemma === 'submit' || lemma === 'leave')
      return this.#hasMoney(i + 1, Math.min(to, i + 6));
    if (lemma === 'top') return this.#tokens[i + 1]?.word === 'up';
    // "Reserve your place with a deposit of 40."
    if (SECURES.has(lemma)) return this.#hasFee(i + 1, Math.min(to, i + 9));
    let end = i + 1;
    while (end < to && end < i + 12 && (!PREPOSITIONS.has(this.#tokens[end]!.word) || this.#tokens[end]!.word === 'of'))
      end++;
    return this.#hasMoney(i + 1, end) || this.#handsAmount(i + 1, to);
  }

  // ── nouns without a verb of payment ───────────────────────────────────────────────────────────────────

  #readNouns(clause: Clause): void {
    const tokens = this.#tokens;
    const { from, to } = clause;
    const expense = this.#expenseOf(clause);
    const noun = this.#nounAt(clause);
    const free = this.#freeOf(clause);
    if (clause.kind === 'extra' && noun < 0 && this.#hasAmount(from, to) && this.#whatOf(clause) !== 'goods') {
      this.#statements.push({
        clause,
        actor: 'worker',
        payee: 'employer',
        what: this.#whatOf(clause),
        negated: false,
        may: false,
        acts: false,
        anybody: false,
      });
      return;
    }
    if (noun < 0 && expense === null && !free) return;
    if (
      this.#hasWage(from, to) ||
      (noun >= 0 && this.#isPeriodical(from, to)) ||
      (clause.kind === 'relative' && from === 0)
    )
      return;
    const what = this.#whatOf(clause);
    const base = {
      clause,
      payee: 'employer' as Party,
      what: what === 'goods' ? ('fee' as const) : what,
      may: this.#isChoice(clause, to),
      acts: false,
      anybody: false,
    };
    if (expense !== null) {
      this.#statements.push({ ...base, actor: expense, negated: false });
      return;
    }
    const negated =
      free || this.#noBefore(from, noun) || this.#negatedBefore(clause, to) || this.#forbidden(clause, noun);
    if (negated) {
      if (
        noun >= 0 &&
        !DEMANDABLE.has(tokens[noun]!.word) &&
        !this.#noBefore(from, noun) &&
        !free &&
        !this.#requiredIn(from, to)
      )
        return;
      this.#statements.push({ ...base, actor: 'worker', negated: true });
      return;
    }
    const { word } = tokens[noun]!;
    const demandable = DEMANDABLE.has(word);
    const duty = this.#dutyOf(clause);
    const amount = this.#hasAmount(Math.max(from, noun - 4), noun)
      ? tokens[noun - 1]!.word !== 'service' && !this.#has(from, noun, 'plus')
      : this.#hasAmount(noun, Math.min(to, noun + 6));
    const existential = this.#has(from, to, 'there') || this.#has(from, to, 'applies') || this.#has(from, to, 'apply');
    const yours = this.#has(from, noun, 'your') && this.#subjectIs(clause, noun);
    const before = this.#precondition(from, noun);
    const required =
      (demandable ||
        word === 'payment' ||
        word === 'money' ||
        word === 'amount' ||
        word === 'invoice' ||
        word === 'insurance') &&
      this.#requiredIn(from, to);
    if (
      duty ||
      required ||
      before ||
      (demandable && (existential || yours || amount)) ||
      (clause.kind === 'time' &&
        tokens[from]!.word !== 'before' &&
        (this.#has(from, noun, 'your') || (demandable && this.#subjectIs(clause, noun))))
    )
      this.#statements.push({ ...base, actor: 'worker', negated: false });
  }

  /** The word for money of the clause: one that can be demanded, or else any. */
  #nounAt({ from, to }: Clause): number {
    let any = -1;
    for (let i = from; i < to; i++) {
      const { word } = this.#tokens[i]!;
      if (!MONEY.has(word) && !(word === 'purchase' && this.#tokens[i + 1]?.word === 'of')) continue;
      if (i > from && this.#tokens[i - 1]!.word === 'service') continue;
      // "fee earner", "deposit account"
      const next = i + 1 < to && this.#tokens[i]!.after.trim() === '' ? this.#tokens[i + 1]! : undefined;
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

  /** "at your own expense", "at the company's cost". */
  #expenseOf({ from, to }: Clause): Party | null {
    for (let i = from; i < to; i++) {
      const { word } = this.#tokens[i]!;
      if (word !== 'expense' && word !== 'cost' && word !== 'expenses') continue;
      for (let k = i - 1; k >= from && k >= i - 4; k--) {
        const owner = this.#tokens[k]!.word;
        if (owner === 'at' || owner === 'no' || owner === 'the') continue;
        if (this.#has(Math.max(from, i - 5), i, 'at')) {
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
  #freeOf(clause: Clause): boolean {
    const { from, to } = clause;
    for (let i = from; i < to; i++) {
      if (this.#tokens[i]!.word !== 'free') continue;
      if (this.#tokens[i + 1]?.word === 'of') return true;
      const before = i > from ? this.#tokens[i - 1]!.word : '';
      if (
        BE.has(before) &&
        (this.#hasThing(from, i) ||
          this.#hasMoney(from, i) ||
          this.#whatOf({ ...clause, to: i }) !== 'goods' ||
          this.#has(from, i, 'service') ||
          this.#has(from, i, 'services'))
      )
        return true;
    }
    return false;
  }

  /** "You are responsible for the visa cost." */
  #dutyOf(clause: Clause): boolean {
    const { from, to } = clause;
    if (!this.#has(from, to, 'responsible') || this.#whatOf(clause) === 'goods' || this.#whatOf(clause) === 'fee')
      return false;
    for (let i = from; i < to && this.#tokens[i]!.word !== 'responsible'; i++)
      if (PARTIES.get(this.#tokens[i]!.word) === 'worker') return true;
    return false;
  }

  /** "after payment of", "with a deposit of", "upon receipt of the fee". */
  #precondition(from: number, noun: number): boolean {
    const { word } = this.#tokens[noun]!;
    if (!DEMANDABLE.has(word) && word !== 'payment') return false;
    if (word === 'costs' || word === 'expenses') return false;
    for (let k = noun - 1; k >= from && k >= noun - 4; k--) {
      const before = this.#tokens[k]!;
      if (before.after.includes(',')) return false;
      if (BEFORE.has(before.word))
        return before.word === 'after' || this.#hasAmount(noun, Math.min(this.#tokens.length, noun + 5));
      if (PREPOSITIONS.has(before.word) && before.word !== 'of') return false;
    }
    return false;
  }

  #requiredIn(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (REQUIRED.has(this.#tokens[i]!.word)) return true;
    return false;
  }

  #subjectIs({ from }: Clause, noun: number): boolean {
    for (let k = from; k < noun; k++)
      if (this.#tokens[k]!.tags.has('Verb') || PREPOSITIONS.has(this.#tokens[k]!.word)) return false;
    return true;
  }

  // ── who does it ───────────────────────────────────────────────────────────────────────────────────────

  /** The subject of the verb at i. */
  #subjectOf(clause: Clause, i: number): Subject {
    const tokens = this.#tokens;
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
    if (infinitive) return this.#controllerOf(clause, k + 1);
    // "do we request": the auxiliary stands before the subject.
    const near = k >= from ? this.#partyAt(k) : null;
    // "After you pay": words of time are no prepositions here.
    const ruledBy = near?.found && k > from ? this.#head(from, k) : '';
    if (near?.found && (!PREPOSITIONS.has(ruledBy) || TIME.has(ruledBy) || ruledBy === 'as')) return near;
    const first = this.#firstNoun(clause, k + 1);
    if (first.found) return first;
    if (clause.kind === 'relative') return this.#antecedentOf(clause);
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
    const obliging = this.#obligedWord(from, i);
    if (lead === i && form?.shape.base && !obliging) {
      const shared = this.#lastSubject;
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
    return clause.coordinate && this.#lastSubject.found ? this.#lastSubject : NONE;
  }

  #obligedWord(from: number, i: number): boolean {
    for (let k = from; k < i; k++) if (MUST.has(this.#tokens[k]!.word)) return true;
    return false;
  }

  /** Word before the nominal group that ends at k. */
  #head(from: number, k: number): string {
    let j = k - 1;
    while (
      j > from &&
      (isDeterminer(this.#tokens[j]!.word) ||
        this.#tokens[j]!.tags.has('Adjective') ||
        this.#tokens[j]!.tags.has('Possessive'))
    )
      j--;
    return j >= from ? this.#tokens[j]!.word : '';
  }

  /** Who does what an infinitive says; `at` is where its "to" stands. */
  #controllerOf(clause: Clause, at: number): Subject {
    const tokens = this.#tokens;
    const { from } = clause;
    let matrix = -1;
    for (let k = at - 1; k >= from; k--)
      if (isVerbAt(tokens, k, from) || BE.has(tokens[k]!.word)) {
        matrix = k;
        break;
      }
    if (matrix < 0) {
      const first = this.#firstNoun(clause, at);
      return first.found && !first.thing
        ? first
        : clause.coordinate && this.#lastSubject.found
          ? this.#lastSubject
          : WORKER;
    }
    if (OBJECT_CONTROL.has(tokens[matrix]!.word) || tokens[matrix]!.word === 'asks') {
      for (let k = at - 1; k > matrix; k--) {
        const party = this.#partyAt(k);
        if (party.found)
          return {
            ...party,
            anybody: this.#subjectOf(clause, matrix).anybody,
            nobody: party.nobody || this.#nobodyIn(clause, matrix),
          };
      }
    }
    let start = matrix;
    while (start > from && isGroup(tokens[start - 1]!)) start--;
    const subject = this.#subjectOf(clause, matrix);
    if (subject.thing) return subject;
    return subject.found && (subject.party !== 'unknown' || subject.nobody)
      ? subject
      : subject.found && subject.plural
        ? subject
        : WORKER;
  }

  #nobodyIn({ from }: Clause, to: number): boolean {
    for (let k = from; k < to; k++)
      if (NOBODY.has(this.#tokens[k]!.word) || this.#tokens[k]!.word === 'nobody') return true;
    return false;
  }

  /** The first nominal group of the clause that no preposition rules. */
  #firstNoun({ from }: Clause, to: number): Subject {
    const tokens = this.#tokens;
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
    const subject = this.#partyAt(head);
    const nobody = subject.nobody || this.#nobodyIn({ from } as Clause, head);
    if (subject.found) return { ...subject, nobody };
    const { word, tags } = tokens[head]!;
    const thing = MONEY.has(word) || THINGS.has(word);
    return { ...NONE, thing, nobody, found: true, plural: tags.has('Plural') };
  }

  /** Whom a relative clause speaks of: the noun before it. */
  #antecedentOf({ from }: Clause): Subject {
    for (let k = from - 1; k >= 0 && k >= from - 6; k--) {
      const party = this.#partyAt(k);
      if (party.found) return this.#has(Math.max(0, k - 2), k, 'any') ? { ...party, anybody: true } : party;
      const { word, tags } = this.#tokens[k]!;
      if (MONEY.has(word) || THINGS.has(word)) return { ...NONE, thing: true, found: true };
      if (tags.has('Verb')) break;
    }
    return NONE;
  }

  #partyAt(k: number): Subject {
    const { word, tags } = this.#tokens[k]!;
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
  #partyAfter(preposition: string, from: number, to: number): Party | null {
    for (let i = from; i < to; i++) {
      // The verb of the clause around a relative one.
      if (BE.has(this.#tokens[i]!.word) && i > from) return null;
      if (this.#tokens[i]!.word !== preposition) continue;
      const party = this.#partyRight(i + 1, Math.min(to, i + 5));
      if (party) return party;
    }
    return null;
  }

  /** The party that a nominal group beginning at `from` names. */
  #partyRight(from: number, to: number): Party | null {
    for (let i = from; i < to; i++) {
      const { word, tags, after } = this.#tokens[i]!;
      if (PREPOSITIONS.has(word)) return null;
      const party = PARTIES.get(bare(word));
      if (word === 'yourself' || word === 'yourselves') return null;
      if (party) return party;
      if (MONEY.has(word) || VERBS.has(word) || tags.has('Verb') || tags.has('Value')) return null;
      if (after.includes(',')) return null;
    }
    return null;
  }

  // ── how it is put ─────────────────────────────────────────────────────────────────────────────────────

  #isPassive({ from, to }: Clause, i: number, form: VerbForm, subject: Subject): boolean {
    if (!form.shape.participle && !(form.lemma === 'put')) return false;
    const tokens = this.#tokens;
    for (let k = i - 1; k >= from; k--) {
      const { word, tags } = tokens[k]!;
      if (BE.has(word)) return true;
      if (HAVE.has(word)) return false;
      if (NOT.has(word) || tags.has('Adverb') || word === 'ever' || word === 'all' || word === 'also') continue;
      // "Fees and charges that are collected and paid"
      break;
    }
    // "fees paid by us", "flights paid"
    return (i + 1 < to && tokens[i + 1]!.word === 'by') || (subject.thing && form.class !== 'hand');
  }

  /** A denial before the verb at i, in its clause. */
  #negatedBefore({ from }: Clause, i: number): boolean {
    for (let k = from; k < i; k++) {
      const { word } = this.#tokens[k]!;
      const next = this.#tokens[k + 1]?.word ?? '';
      // "You cannot start without paying" denies the start.
      if (NOT.has(word) && this.#has(Math.max(k, i - 2), i, 'without')) return false;
      if (NOT.has(word) && !FORGET.has(next)) return next !== 'only';
      if (word === 'without' && k >= i - 2) return true;
      if (word === 'no' && this.#rulesMoney(k)) return true;
    }
    return false;
  }

  /** "We never ask you to move money or buy gift cards." */
  #denialGoesOn(clause: Clause, i: number): boolean {
    const { word } = this.#tokens[clause.from]!;
    if ((word !== 'or' && word !== 'nor') || i > clause.from + 2) return false;
    const before = this.#clauses[this.#clauses.indexOf(clause) - 1];
    return before !== undefined && (this.#negatedBefore(before, before.to) || this.#nobodyIn(before, before.to));
  }

  /** "no" before what is paid, who asks or when; "no experience" denies nothing here. */
  #rulesMoney(k: number): boolean {
    for (let j = k + 1; j < this.#tokens.length && j <= k + 5; j++) {
      const { word, after } = this.#tokens[j]!;
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

  #negatedObject(from: number, to: number): boolean {
    for (let i = from; i < to && i < from + 4; i++) {
      const { word, tags } = this.#tokens[i]!;
      if (word === 'nothing' || word === 'zero' || word === 'nil') return true;
      if (word === 'no' || word === 'neither' || word === 'none') return word !== 'no' || this.#rulesMoney(i);
      if (MONEY.has(word) || (tags.has('Verb') && !VERBS.has(word))) return false;
    }
    return false;
  }

  #noBefore(from: number, noun: number): boolean {
    for (let k = noun - 1; k >= from && k >= noun - 6; k--) {
      const { word } = this.#tokens[k]!;
      if (NOTHING.has(word) || word === 'without') return true;
      if (this.#tokens[k]!.tags.has('Verb') && !VERBS.has(word)) return false;
    }
    return false;
  }

  #forbidden({ from, to }: Clause, i: number): boolean {
    for (let k = from; k < to; k++) {
      const { word } = this.#tokens[k]!;
      if (!FORBIDDEN.has(word) || k === i || word === 'free' || word === 'zero') continue;
      if (word === 'against') {
        if (this.#has(k, Math.min(to, k + 3), 'law') || this.#has(k, Math.min(to, k + 3), 'policy')) return true;
      } else if (word !== 'law') return true;
    }
    return false;
  }

  #isChoice({ from, to }: Clause, i: number): boolean {
    for (let k = from; k < to; k++) {
      const { word } = this.#tokens[k]!;
      if (
        MAY.has(word) &&
        !NOT.has(this.#tokens[k + 1]?.word ?? '') &&
        (k < i || word.startsWith('optional') || word === 'voluntary')
      )
        return true;
    }
    return false;
  }

  #obliged(from: number, i: number): boolean {
    for (let k = from; k < i; k++) {
      const { word } = this.#tokens[k]!;
      if (MUST.has(word) || word === 'to') return true;
    }
    return false;
  }

  /** A verb of payment in the infinitive, which says more than the verb before it. */
  #infinitiveVerb(from: number, to: number): boolean {
    for (let i = from; i + 1 < to; i++) {
      if (this.#tokens[i]!.word !== 'to') continue;
      const form = VERBS.get(this.#tokens[i + 1]!.word);
      if (form?.shape.base && form.class !== 'apply') return true;
    }
    return false;
  }

  // ── what is paid ──────────────────────────────────────────────────────────────────────────────────────

  #whatOf({ from, to }: Clause): PaymentItem {
    for (const [item, list] of ITEMS) {
      if (item === 'wage') continue;
      for (let i = from; i < to; i++) if (list.has(this.#tokens[i]!.word)) return item;
    }
    for (let i = from; i < to; i++)
      if (DEMANDABLE.has(this.#tokens[i]!.word) || MONEY.has(this.#tokens[i]!.word)) return 'fee';
    return 'goods';
  }

  #has(from: number, to: number, word: string): boolean {
    for (let i = from; i < to; i++) if (this.#tokens[i]!.word === word) return true;
    return false;
  }

  #hasAny(from: number, to: number, words: ReadonlySet<string>): boolean {
    for (let i = from; i < to; i++) if (words.has(this.#tokens[i]!.word)) return true;
    return false;
  }

  /** What only a worker pays: a fee or a deposit, not a cost. */
  #hasFee(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const { word } = this.#tokens[i]!;
      if (DEMANDABLE.has(word) && !word.startsWith('cost') && !word.startsWith('expense')) return true;
    }
    return false;
  }

  #hasMoney(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const { word, tags } = this.#tokens[i]!;
      if (MONEY.has(word) || (tags.has('Money') && hasDigit(word)) || word === 'gift') return true;
    }
    return false;
  }

  /** An amount of money: "$100", "2,500 pesos", "Rs 500", a bare number of three digits that counts nothing. */
  #hasAmount(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.#amountAt(i)) return true;
    return false;
  }

  #amountAt(i: number): boolean {
    const { word, tags, after } = this.#tokens[i]!;
    if (tags.has('Money')) return true;
    // "two thousand shillings"
    if (CURRENCIES.has(word) && word.length > 2 && this.#tokens[i - 1]?.tags.has('Value')) return true;
    if (!hasDigit(word)) return false;
    const before = this.#tokens[i - 1];
    const next = after.trim() === '' ? this.#tokens[i + 1] : undefined;
    if ((before && CURRENCIES.has(before.word)) || (next && CURRENCIES.has(next.word))) return true;
    if (word.length < 2 || word.length > 9 || !tags.has('Cardinal')) return false;
    return next === undefined || !next.tags.has('Noun') || MONEY.has(next.word) || this.#isItem(next.word);
  }

  #isItem(word: string): boolean {
    return ITEMS.some(([, list]) => list.has(word));
  }

  /** An amount before the object of the verb ends: at a comma or a word of place. */
  #handsAmount(from: number, to: number): boolean {
    for (let i = from; i < to && i < from + 5; i++) {
      if (this.#amountAt(i)) return true;
      const { word, after } = this.#tokens[i]!;
      if (PREPOSITIONS.has(word) || after.includes(',')) return false;
    }
    return false;
  }

  #hasThing(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (THINGS.has(this.#tokens[i]!.word)) return true;
    return false;
  }

  #hasWage(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (WAGES.has(this.#tokens[i]!.word)) return true;
    return false;
  }
}

/** Auxiliaries, adverbs and denials that stand between a subject and its verb. */
function isGroup({ word, tags }: Token): boolean {
  return (
    tags.has('Auxiliary') ||
    tags.has('Modal') ||
    tags.has('Adverb') ||
    tags.has('Negative') ||
    BE.has(word) ||
    HAVE.has(word) ||
    NOT.has(word) ||
    word === 'to' ||
    word === 'only' ||
    word === 'just' ||
    word === 'do' ||
    word === 'does' ||
    word === 'ever'
  );
}

const isJoined = (word: string): boolean => word === 'and' || word === 'or' || word === 'then';

/** Without the ending of a possessive: "company's". */
function bare(word: string): string {
  if (word.endsWith("'s")) return word.slice(0, -2);
  return word.endsWith("'") ? word.slice(0, -1) : word;
}

function hasDigit(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) >= 0x30 && word.charCodeAt(i) <= 0x39) return true;
  return false;
}

function lastEnd(tokens: readonly Token[], from: number, to: number): number {
  let end = tokens[from]!.end;
  for (let i = from; i < to; i++) if (tokens[i]!.end > end) end = tokens[i]!.end;
  return end;
}
