import rabbit from 'rabbit-node';
import type { PhraseSource } from '../src/lexicon';

/**
 * Adds to Burmese phrases how they are written in Zawgyi, the encoding of older phones: it uses the same characters in another
 * order and sense, so that a phrase in it is another phrase, and no text need be told apart or converted when it is read.
 */
export function withZawgyi(phrases: readonly PhraseSource[]): PhraseSource[] {
  return phrases.flatMap((phrase): PhraseSource[] => {
    const entry = typeof phrase === 'object' && 'say' in phrase ? phrase : { say: phrase };
    if (typeof entry.say !== 'string') return [phrase];
    const old = rabbit.uni2zg(entry.say);
    return old === entry.say ? [phrase] : [phrase, { ...entry, say: old }];
  });
}
