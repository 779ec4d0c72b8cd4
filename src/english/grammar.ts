import { BE } from './clauses';
import type { Token } from './types';
import type { VerbForm } from './words';

export const HAVE = new Set(['have', 'has', 'had', 'having']);
export const NOT = new Set(['not', 'never', 'nor', 'neither', 'cannot', 'nobody', 'none', 'hardly', "n't"]);
/** What follows is paid before something is given. */
export const BEFORE = new Set(['after', 'upon', 'with', 'against', 'on']);
export const BEFORE_GERUND = new Set(['by', 'after', 'before', 'without', 'upon', 'than']);
export const ORDERS = new Set(['bear', 'cover', 'shoulder', 'fund', 'finance']);
export const isRefund = ({ lemma }: VerbForm): boolean => lemma === 'refund' || lemma === 'reimburse';
export const SECURES = new Set(['reserve', 'hold', 'secure', 'keep', 'confirm']);
export const NOTHING = new Set(['no', 'nothing', 'zero', 'nil', 'none', 'free', 'neither']);
export const PREPOSITIONS = new Set(
  'of for from by with in at to per upon on via into through under against towards toward about during within as before after without'.split(
    ' ',
  ),
);
/** Verbs whose object does what their infinitive says: "ask applicants to pay". */
export const OBJECT_CONTROL = new Set(
  'ask asks asked asking require requires required help helps assist expect expects allow allows invite invites tell tells told want wants force forces oblige get enable advise let remind encourage'.split(
    ' ',
  ),
);

/** Auxiliaries, adverbs and denials that stand between a subject and its verb. */
export function isGroup({ word, tags }: Token): boolean {
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

export const isJoined = (word: string): boolean => word === 'and' || word === 'or' || word === 'then';

/** Without the ending of a possessive: "company's". */
export function bare(word: string): string {
  if (word.endsWith("'s")) return word.slice(0, -2);
  return word.endsWith("'") ? word.slice(0, -1) : word;
}

export function hasDigit(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) >= 0x30 && word.charCodeAt(i) <= 0x39) return true;
  return false;
}
