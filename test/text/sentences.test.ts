import { describe, expect, it } from 'vitest';
import { fold, sentenceAt } from '../../src/text';

function sentences(source: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const end of fold(source).sentenceEnds) {
    parts.push(source.slice(start, end).trim());
    start = end;
  }
  return parts.filter((part) => part !== '');
}

describe('sentenceEnds', () => {
  it.each([
    ['Hiring now. Apply today! Ready? Go', ['Hiring now.', 'Apply today!', 'Ready?', 'Go']],
    ['He said "yes." Then he left.', ['He said "yes."', 'Then he left.']],
    ['Wait... what?! Yes.', ['Wait...', 'what?!', 'Yes.']],
    ['첫 줄\n둘째 줄\r\n\r\n셋째', ['첫 줄', '둘째 줄', '셋째']],
    ['지원 바랍니다. 감사합니다.', ['지원 바랍니다.', '감사합니다.']],
    ['모집합니다.급여는 협의', ['모집합니다.', '급여는 협의']],
    ['高薪招聘！包吃住。加我？好', ['高薪招聘！', '包吃住。', '加我？', '好']],
    ['高薪!加我', ['高薪!', '加我']],
    ['「急募。」詳細はDMで', ['「急募。」', '詳細はDMで']],
    ['काम आसान है। आज ही जुड़ें', ['काम आसान है।', 'आज ही जुड़ें']],
    ['In 2024. Then', ['In 2024.', 'Then']],
  ])('parts %s', (source, expected) => {
    expect(sentences(source)).toEqual(expected);
  });

  it.each([
    'Pay 3.5 to 4.25 per hour',
    'Tools, e.g. Excel and i.e. sheets',
    'Acme Co., Ltd. is hiring',
    'Ask Mr. Made-up or J. Doe',
    'See firm.example or mail jobs@firm.example',
    '1. Duties',
    'Node.js developer',
    '급여 3.5만원',
    '텔.레.그.램',
    'т.е. работа',
  ])('does not part %s', (source) => {
    expect(sentences(source)).toEqual([source]);
  });

  it('ends with the source, whatever that is', () => {
    expect([...fold('').sentenceEnds]).toEqual([0]);
    expect([...fold('a.').sentenceEnds]).toEqual([2]);
    expect([...fold('\n\n').sentenceEnds]).toEqual([2]);
    expect([...fold('\u200b').sentenceEnds]).toEqual([1]);
  });
});

describe('sentenceAt', () => {
  it('finds the sentence of an offset', () => {
    const f = fold('One. Two.\nThree');
    expect([0, 3, 4, 8, 10, 15, 99].map((offset) => sentenceAt(f, offset))).toEqual([0, 0, 1, 1, 2, 2, 2]);
  });
});
