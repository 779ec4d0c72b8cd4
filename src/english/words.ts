import type { Party, PaymentItem } from './types';
import words from './words.json';

/** How a verb tells who pays. */
export type VerbClass =
  | 'always' // its subject pays: pay, remit
  | 'buy'
  | 'bear' // its subject pays for a thing or a cost: cover, provide
  | 'hand' // its subject pays when the object is money: send, deposit
  | 'charge' // its subject is paid
  | 'ask' // its subject is paid when the object is money: ask for, collect
  | 'cost'
  | 'apply';

/** A form of a verb. */
export interface VerbForm {
  readonly lemma: string;
  readonly class: VerbClass;
  readonly shape: { readonly base: boolean; readonly participle: boolean; readonly gerund: boolean };
}

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));

function partiesOf(): ReadonlyMap<string, Party> {
  const parties = new Map<string, Party>();
  for (const [party, list] of Object.entries(words.parties))
    for (const word of list.split(' ')) parties.set(word, party as Party);
  return parties;
}

function verbsOf(): ReadonlyMap<string, VerbForm> {
  const verbs = new Map<string, VerbForm>();
  const add = (list: readonly string[], cls: VerbClass): void => {
    for (const line of list) {
      const forms = line.split(' ');
      const lemma = forms[0]!;
      // Base, third person, past, participle where it differs, gerund.
      forms.forEach((form, i) => {
        const gerund = i > 0 && form.endsWith('ing');
        const participle = i > 1 && !gerund && (i === forms.length - 2 || lemma === 'put');
        verbs.set(form, { lemma, class: cls, shape: { base: i === 0, participle, gerund } });
      });
    }
  };
  const { pay, charge } = words.verbs;
  add(pay.always, 'always');
  add(pay.buy, 'buy');
  add(pay.bear, 'bear');
  add(pay.hand, 'hand');
  add(charge.always, 'charge');
  add(charge.money, 'ask');
  add(words.verbs.cost, 'cost');
  add(words.verbs.apply, 'apply');
  return verbs;
}

function itemsOf(): readonly (readonly [PaymentItem, ReadonlySet<string>])[] {
  return Object.entries(words.what).map(([item, list]) => [item as PaymentItem, setOf(list)] as const);
}

export const PARTIES = partiesOf();
export const VERBS = verbsOf();
export const ITEMS = itemsOf();
export const POSSESSIVES: ReadonlyMap<string, string> = new Map(Object.entries(words.possessives));
export const NOBODY = setOf(words.nobody);
export const ANYBODY = setOf(words.anybody);
export const MONEY = setOf(words.money);
export const DEMANDABLE = setOf(words.demandable);
export const THINGS = setOf(words.things);
export const WAGES = setOf(words.noFees);
export const PERIODS = setOf(words.periods);
export const CURRENCIES = setOf(words.currencies);
export const MUST = setOf(words.must);
export const MAY = setOf(words.may);
export const FORBIDDEN = setOf(words.forbidden);
export const JOINING = setOf(words.joining);
export const WARN = setOf(words.warn);
/** May stand before a warning: "be careful". */
export const CAREFUL = setOf(words.careful);
/** "Do not forget to pay" denies nothing. */
export const FORGET = setOf(words.forget);
export const REQUIRED = setOf(words.required);
export const CONDITION = setOf(words.subordinators.condition);
export const TIME = setOf(words.subordinators.time);
/** Concept of a demand for an item; none where only `fee.pay-verb` fits. */
export const CONCEPTS: ReadonlyMap<string, string> = new Map(Object.entries(words.concepts));
/** Concepts that say that no fee is charged. */
export const NO_FEE: ReadonlySet<string> = new Set(words.noFee);
/** Concepts of fees that a denial leaves as they are. */
export const NEVER_NEGATED: ReadonlySet<string> = new Set(words.neverNegated);
/** Concept of "you pay". */
export const DEMAND = words.demand;

/** A sentence without any of these says nothing about a payment. */
export function isTrigger(word: string): boolean {
  if (MONEY.has(word) || GIFTS.has(word) || word === 'free') return true;
  const verb = VERBS.get(word);
  return verb !== undefined && verb.class !== 'hand' && verb.class !== 'ask' && verb.class !== 'apply';
}

/** A verb that is one of payment when its object is money. */
export function handsOver(word: string): boolean {
  const cls = VERBS.get(word)?.class;
  return cls === 'hand' || cls === 'ask';
}

const GIFTS = setOf(words.what['gift-cards']);

/** The name of a currency, by which an amount may be told that has no digits. */
export const isCurrency = (word: string): boolean => word.length > 3 && CURRENCIES.has(word);
