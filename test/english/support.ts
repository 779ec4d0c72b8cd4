import { readFileSync } from 'node:fs';
import type { EnglishReader, Modality, Party } from '../../src/english';
import { isDemand } from '../../src/english';

/** A sentence with who pays in it and how that is put; nulls where it demands no payment and is about none. */
export interface Sentence {
  readonly text: string;
  readonly kind: 'lure' | 'honest';
  readonly actor: Party | null;
  readonly modality: Modality | null;
  /** Not looked at when the reader is changed: only counts are printed. */
  readonly held?: true;
}

export const sentences: readonly Sentence[] = readFileSync(new URL('./sentences.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Sentence);

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
