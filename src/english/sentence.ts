import type { Clause } from './clauses';
import type { Party, PaymentItem, Token } from './types';

/** What one clause says. */
export interface Statement {
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

/** Who does what a verb says. */
export interface Subject {
  readonly party: Party;
  readonly nobody: boolean;
  readonly anybody: boolean;
  /** Money or what it is paid for: the subject of a passive. */
  readonly thing: boolean;
  readonly found: boolean;
  readonly plural: boolean;
  /** A trade or a post: "drivers". */
  readonly actor: boolean;
}

export const NONE: Subject = {
  party: 'unknown',
  nobody: false,
  anybody: false,
  thing: false,
  found: false,
  plural: false,
  actor: false,
};
/** Whoever an imperative speaks to. */
export const WORKER: Subject = { ...NONE, party: 'worker', found: true };
/** A sentence while it is read. */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly statements: Statement[];
  /** Subject of the clause before, which a clause without one may share. */
  lastSubject: Subject;
}
