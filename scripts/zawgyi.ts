import rabbit from 'rabbit-node';
import type { PhraseSource } from '../src/lexicon';

/**
 * Adds to Burmese phrases how they are written in Zawgyi, the encoding of older phones: it uses the same characters in another
 * order and sense, so that a phrase in it is another phrase, and no text need be told apart or converted when it is read.
 */
export function withZawgyi(phrases: readonly PhraseSource[]): PhraseSource[] {
  return phrases.flatMap((phrase) => {
    const old = typeof phrase === 'string' ? rabbit.uni2zg(phrase) : { ...phrase, say: rabbit.uni2zg(phrase.say) };
    const changed = typeof phrase === 'string' ? old !== phrase : (old as { say: string }).say !== phrase.say;
    return changed ? [phrase, old] : [phrase];
  });
}
