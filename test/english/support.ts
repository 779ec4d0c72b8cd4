import { readFileSync } from 'node:fs';
import type { EnglishReader, Modality, Party, Payment } from '../../src/english';

/** A sentence with who pays in it and how that is put; nulls where it is about no payment of an applicant or an employer. */
export interface Sentence {
  readonly text: string;
  readonly kind: 'lure' | 'honest';
  readonly actor: Party | null;
  readonly modality: Modality | null;
  /** Not looked at while the reader was written: only counts are printed. */
  readonly held?: true;
}

export const sentences: readonly Sentence[] = readFileSync(new URL('./sentences.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Sentence);

/** A worker must pay, and nothing takes it back. */
export const isDemand = ({ actor, modality, what }: Payment): boolean =>
  actor === 'worker' && modality === 'must' && what !== 'goods';

/** Right when the expected statement is among those read, and a demand is read exactly where one is expected. */
export function isRight({ text, actor, modality }: Sentence, reader: EnglishReader): boolean {
  const payments = reader.readPayments(text);
  const demands = payments.some(isDemand);
  if (actor === null) return !demands;
  return (
    payments.some((p) => p.actor === actor && p.modality === modality && p.negated === (modality === 'never')) &&
    demands === (actor === 'worker' && modality === 'must')
  );
}
