import type { Mention } from '../lexicon';
import type { Payment, Span } from './types';
import { CONCEPTS, DEMAND, NEVER_NEGATED, NO_FEE } from './words';

/** Why a mention of a fee is no demand. */
export type DenialReason = 'denied' | 'paid-by-employer' | 'paid-by-third' | 'conditional' | 'optional';

/** What a payment that was read says of the mentions of fees that the lexicon found. */
export type Adjustment =
  /** The mention is no demand: it is denied, or somebody else pays. */
  | { readonly kind: 'negate'; readonly mention: number; readonly reason: DenialReason; readonly payment: Payment }
  /** The mention was held for negated, but the sentence demands the payment of the worker. */
  | { readonly kind: 'affirm'; readonly mention: number; readonly payment: Payment }
  /** "No fee" is said in a sentence that demands one. */
  | { readonly kind: 'void'; readonly mention: number; readonly payment: Payment }
  /** The sentence demands a payment of the worker for which no phrase was found. */
  | ({ readonly kind: 'add'; readonly concept: string; readonly payment: Payment } & Span);

/** Whether a payment is demanded of the one who seeks the work, for getting it. */
export function isDemand({ actor, payee, modality, what }: Payment): boolean {
  return actor === 'worker' && modality === 'must' && payee !== 'third' && what !== 'goods' && what !== 'wage';
}

/**
 * Compares mentions with payments of the same text. Pure; mentions of other families are not looked at. Where a clause demands a
 * payment and another denies one, and a mention reaches into both, the demand stands.
 *
 * @param of mentions, or a judgement that holds them
 * @returns adjustments in the order of the mentions, then of the payments
 */
export function refine(
  of: readonly Mention[] | { readonly mentions: readonly Mention[] },
  payments: readonly Payment[],
): Adjustment[] {
  const mentions = 'mentions' in of ? of.mentions : of;
  const adjustments: Adjustment[] = [];
  if (payments.length === 0) return adjustments;
  const bySentence = groupBy(payments, (payment) => payment.sentence);
  const fees = mentions.map((m, index) => ({ m, index })).filter(({ m }) => m.concept.startsWith('fee.'));
  for (const { m, index: mention } of fees) {
    const own = bySentence.get(m.sentence) ?? [];
    const over = own.filter(({ span }) => overlaps(span, m));
    const demand = over.find(isDemand);
    if (NO_FEE.has(m.concept)) {
      const against = own.find(isDemand);
      if (against) adjustments.push({ kind: 'void', mention, payment: against });
      continue;
    }
    if (NEVER_NEGATED.has(m.concept)) continue;
    if (m.negated) {
      if (demand && over.every(isDemand)) adjustments.push({ kind: 'affirm', mention, payment: demand });
      continue;
    }
    if (demand) continue;
    for (const payment of over) {
      const reason = reasonOf(payment);
      if (reason === null) continue;
      adjustments.push({ kind: 'negate', mention, reason, payment });
      break;
    }
  }
  const feesBySentence = groupBy(fees, ({ m }) => m.sentence);
  for (const payment of payments) {
    if (!isDemand(payment)) continue;
    const met = (feesBySentence.get(payment.sentence) ?? []).filter(({ m }) => overlaps(payment.span, m));
    for (const concept of [CONCEPTS.get(payment.what), DEMAND]) {
      if (concept === undefined || met.some(({ m }) => m.concept === concept)) continue;
      // A phrase for another kind of fee says what it is for better than the nouns of the clause.
      if (concept !== DEMAND && met.some(({ m }) => m.concept !== DEMAND && !NEVER_NEGATED.has(m.concept))) continue;
      adjustments.push({ kind: 'add', concept, payment, ...payment.span });
    }
  }
  return adjustments;
}

/** The mentions with the adjustments made, in the order in which rules want them. */
export function adjust(mentions: readonly Mention[], adjustments: readonly Adjustment[]): Mention[] {
  const kept: (Mention | null)[] = [...mentions];
  const added: Mention[] = [];
  for (const one of adjustments) {
    if (one.kind === 'add')
      added.push({
        concept: one.concept,
        start: one.start,
        end: one.end,
        sentence: one.payment.sentence,
        negated: false,
        disguised: false,
      });
    else if (one.kind === 'void') kept[one.mention] = null;
    else {
      const mention = kept[one.mention];
      if (mention) kept[one.mention] = { ...mention, negated: one.kind === 'negate' };
    }
  }
  return [...kept.filter((m) => m !== null), ...added].sort((a, b) => a.start - b.start || b.end - a.end);
}

function reasonOf({ actor, modality, negated, what }: Payment): DenialReason | null {
  if (what === 'wage') return null;
  if (negated) return actor === 'employer' ? null : 'denied';
  if (actor === 'employer') return 'paid-by-employer';
  if (actor === 'third') return 'paid-by-third';
  if (actor !== 'worker') return null;
  return modality === 'conditional' ? 'conditional' : modality === 'may' ? 'optional' : null;
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function groupBy<T>(list: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
