import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text';
import { checkFold } from './support';

const SIZE = 500_000; // one megabyte

/** A text of that many units made of one piece over and over. */
function filled(piece: string): string {
  return piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);
}

// Each of these would be slow or grow without bound if a scan began again where it had been, or a run were read twice.
const PIECES: readonly [string, string][] = [
  ['single letters', 'a b '],
  ['dotted syllables', '텔.레.'],
  ['separators that change', 'a.b-c.d/e '],
  ['loose jamo', 'ㅌㅔㄹ'],
  ['laughter', 'ㅋ'],
  ['a word of mixed scripts', 'pа'],
  ['digits among letters', 'a1'],
  ['zeros among letters', 'a0'],
  ['signs among letters', 'a@b$'],
  ['digits', '1'],
  ['round digits', '1O'],
  ['digits and commas', '1,'],
  ['marks', '\u0301'],
  ['marks on a letter', 'a\u0316\u0301\u0345'],
  ['voiced marks', 'か\u3099'],
  ['invisibles', '\u200b'],
  ['invisibles between letters', 'a\u200b'],
  ['joiners', 'क\u200d'],
  ['dots', '.'],
  ['dots and quotes', '."'],
  ['dots and blanks', 'a. '],
  ['dots and blanks that vary', 'a. b.'],
  ['the same bracketed', '】【跑跑'],
  ['line breaks', '\n'],
  ['lines', '통/장\n'],
  ['hearts', '캄♥'],
  ['brackets', '】【跑'],
  ['strike-through', 'a\u0336'],
  ['kana among characters', '口ロ'],
  ['surrogates the wrong way round', '\udc00\ud800'],
  ['NULs', '\0'],
  ['characters that grow', '㎏    '],
];

describe('one megabyte', () => {
  it.each(PIECES)('of %s fold into a bounded number', (_, piece) => {
    const f = fold(filled(piece));
    expect(f.plainLength).toBeLessThanOrEqual(SIZE);
    checkFold(f);
  });

  it('grows no more than its characters do', () => {
    // The longest compatibility form that Unicode has.
    const f = fold('ﷺ'.repeat(20_000));
    expect(f.plainLength).toBe(18 * 20_000);
    checkFold(f);
  });

  it.each([
    ['all kinds of text', (units: number) => filled('a1O\u200b텔.e\u0301ㅌㅔ ').slice(0, units)],
    ['a run of dots that ends no sentence', (units: number) => `${'.'.repeat(units)}a`],
  ])('of %s fold without reading anything twice', (_, textOf) => {
    // Reads of the source, counted: as many for the second half as for the first.
    const counts = [1, 2].map((n) => {
      let reads = 0;
      const text = textOf(n * 20_000);
      const counted = {
        length: text.length,
        charCodeAt: (i: number) => {
          reads++;
          return text.charCodeAt(i);
        },
        codePointAt: (i: number) => {
          reads++;
          return text.codePointAt(i);
        },
        charAt: (i: number) => {
          reads++;
          return text.charAt(i);
        },
      };
      fold(counted as unknown as string);
      return reads;
    });
    expect(counts[1]! / counts[0]!).toBeLessThan(2.1);
  });
});
