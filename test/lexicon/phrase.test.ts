import { describe, expect, it } from 'vitest';
import { PhraseError, readPhrase } from '../../src/lexicon/phrase';

const spellings = (say: string) => readPhrase(say).map((v) => v.pieces.join('|')).sort();

describe('readPhrase', () => {
  it('multiplies alternatives and optional parts', () => {
    expect(spellings('(a|b) c(d)?')).toEqual(['a c', 'a cd', 'b c', 'b cd']);
  });

  it('lets the space beside Hangul and Han be left out, but not between Latin words', () => {
    expect(spellings('항공권 제공')).toEqual(['항공권 제공', '항공권제공']);
    expect(spellings('加 vx')).toEqual(['加 vx', '加vx']);
    expect(spellings('free flight')).toEqual(['free flight']);
  });

  it('folds as ads are folded', () => {
    expect(spellings('ＴＥＬＥＧＲＡＭ')).toEqual(['telegram']);
    expect(spellings('電報')).toEqual(['电报']);
  });

  it('reads gaps by the script beside them, and their own lengths', () => {
    expect(readPhrase('감금 ~ 없')[0]!.joints).toEqual([{ kind: 'gap', units: 12 }]);
    expect(readPhrase('wire ~ rest')[0]!.joints).toEqual([{ kind: 'gap', units: 30 }]);
    expect(readPhrase('wire ~40 rest')[0]!.joints).toEqual([{ kind: 'gap', units: 40 }]);
  });

  it('reads numbers at either end and inside', () => {
    expect(readPhrase('# per like')[0]).toMatchObject({ numberFirst: true, numberLast: false, pieces: ['per like'] });
    expect(readPhrase('日薪 #')[0]).toMatchObject({ numberFirst: false, numberLast: true });
    expect(readPhrase('up to # units')[0]).toMatchObject({ pieces: ['up to', 'units'], joints: [{ kind: 'number' }] });
  });

  it('sets word boundaries by script', () => {
    expect(readPhrase('tele')[0]).toMatchObject({ left: 'word', right: 'word' });
    expect(readPhrase('telemarket*')[0]).toMatchObject({ left: 'word', right: 'open' });
    expect(readPhrase('텔레')[0]).toMatchObject({ left: 'word', right: 'open' });
    expect(readPhrase('고수익')[0]).toMatchObject({ left: 'open', right: 'open' });
    expect(readPhrase('=장')[0]).toMatchObject({ left: 'word', right: 'word' });
    expect(readPhrase('刷单')[0]).toMatchObject({ left: 'open', right: 'open' });
  });

  it.each([
    ['(a|b', 'not closed'],
    ['a)', 'no opening'],
    ['((a))', 'nested'],
    ['#', 'no letters'],
    ['a ~', 'end with a gap'],
    ['a ~200 b', '80 units'],
    ['(a|b|c|d|e)(a|b|c|d|e)(a|b|c|d|e)', 'more than 64'],
  ])('says what is wrong with %s', (say, problem) => {
    expect(() => readPhrase(say)).toThrow(PhraseError);
    expect(() => readPhrase(say)).toThrow(problem);
  });
});
