import { describe, expect, it } from 'vitest';
import type { Joint } from '../../src/lexicon/phrase';
import { PhraseError, readPhrase } from '../../src/lexicon/phrase';

/** Every wording of a phrase, with ` … ` for whatever joins its pieces. */
const spellings = (say: string): string[] =>
  readPhrase(say)
    .flatMap((p) =>
      p.pieces.reduce<string[]>(
        (done, piece, i) =>
          done.length === 0
            ? piece.map((s) => s.text)
            : done.flatMap((d) => piece.map((s) => `${d}${glue(p.joints[i - 1]!)}${s.text}`)),
        [],
      ),
    )
    .sort();
const glue = (joint: Joint) => (joint.kind === 'tight' ? `[${[...joint.between].sort().join('|')}]` : ' … ');

describe('readPhrase', () => {
  it('multiplies alternatives and optional parts', () => {
    expect(spellings('(a|b) c(d)?')).toEqual(['a c', 'a cd', 'b c', 'b cd']);
  });

  it('nests brackets, and takes a bracket that is meant', () => {
    expect(spellings('x (a|b (c|d)?)')).toEqual(['x a', 'x b', 'x b c', 'x b d']);
    expect(spellings('\\(주\\)')).toEqual(['(주)']);
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

  it('reads numbers at either end and inside, with gaps beside them', () => {
    expect(readPhrase('# per like')[0]).toMatchObject({ before: { kind: 'number', lead: 0, trail: 0 }, after: null });
    expect(readPhrase('日薪 #')[0]).toMatchObject({ before: null, after: { kind: 'number' } });
    expect(readPhrase('up to # units')[0]!.joints).toEqual([{ kind: 'number', lead: 0, trail: 0 }]);
    expect(readPhrase('장당 ~4 # ~6 지급')[0]!.joints).toEqual([{ kind: 'number', lead: 4, trail: 6 }]);
    expect(readPhrase('заработок ~4 (день|#)*').map((p) => p.after)).toEqual(
      expect.arrayContaining([{ kind: 'number', lead: 4, trail: 0 }]),
    );
  });

  it('sets word edges by script and length', () => {
    const edges = (say: string) => {
      const { leftWord, rightWord } = readPhrase(say)[0]!.pieces[0]![0]!;
      return [leftWord, rightWord];
    };
    expect(edges('tele')).toEqual([true, true]);
    expect(edges('telemarket*')).toEqual([true, false]);
    expect(edges('*phone')).toEqual([false, true]);
    expect(edges('텔레')).toEqual([true, false]);
    expect(edges('고수익')).toEqual([false, false]);
    expect(edges('=장')).toEqual([true, true]);
    expect(edges('刷单')).toEqual([false, false]);
  });

  it('keeps long lists side by side as pieces, whose patterns add up and do not multiply', () => {
    const list = Array.from({ length: 20 }, (_, i) => `${String.fromCharCode(0xac00 + i * 28)}가`).join('|');
    const [phrase, ...rest] = readPhrase(`(${list})(${list})`);
    expect(rest).toEqual([]);
    expect(phrase!.pieces.map((p) => p.length)).toEqual([20, 20]);
    expect(phrase!.joints).toEqual([{ kind: 'tight', between: new Set(['']) }]);
  });

  it('takes what may be left out into the joint, and drops it at the ends', () => {
    const list = Array.from({ length: 20 }, (_, i) => String.fromCharCode(0xac00 + i * 28)).join('|');
    const [phrase, ...rest] = readPhrase(`(${list})(은|는)? (${list})(다)?`);
    expect(rest).toEqual([]);
    expect(phrase!.pieces.map((p) => p.length)).toEqual([20, 20]);
    expect(phrase!.joints[0]).toEqual({ kind: 'tight', between: new Set(['', ' ', '은', '은 ', '는', '는 ']) });
  });

  it('keeps what is glued to a Latin word', () => {
    expect(spellings('job(s)?')).toEqual(['job', 'jobs']);
  });

  it.each([
    ['(a|b', 'not closed'],
    ['a)', 'no opening'],
    ['#', 'no letters'],
    ['a ~', 'begin or end with a gap'],
    ['a ~200 b', '80 units'],
    ['a # # b', 'two numbers'],
    ['a ~ ~ b', 'two gaps'],
    ['(a)? ~ (b)?', 'no letters of its own'],
    ['(가)?', 'no letters of its own'],
    ['legal\\?', 'before a bracket only'],
  ])('says what is wrong with %s', (say, problem) => {
    expect(() => readPhrase(say)).toThrow(PhraseError);
    expect(() => readPhrase(say)).toThrow(problem);
  });
});
