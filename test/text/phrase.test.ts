import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldPhrase } from '../../src/text';

/** The plain reading of a text as a fold has it. */
function plainOf(text: string): string {
  const { units, plainLength } = fold(text);
  return String.fromCharCode(...units.subarray(0, plainLength));
}

const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 12 });
const signs = fc.string({ unit: fc.constantFrom(...'aZ é-\'".#１ 한中'), minLength: 1, maxLength: 12 });

describe('a folded phrase', () => {
  it('is its plain reading, also where nothing is to be folded', () => {
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 5 }), (words) => {
        const text = words.join(' ');
        expect(foldPhrase(text)).toBe(text);
        expect(plainOf(text)).toBe(text);
      }),
    );
    fc.assert(
      fc.property(signs, (text) => {
        expect(foldPhrase(text)).toBe(plainOf(text));
      }),
    );
  });
});
