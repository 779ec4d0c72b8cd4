import { describe, expect, it } from 'vitest';
import { depthOf, isJson, itemTexts, valueTextAt } from '../../src/cli/json-text';

const TRICKY = [
  [],
  {},
  [1, 'a,b', 'a\\', '"],[', { x: [1, 2], y: '}' }, [], [[1, 2], 3], null],
  { id: 5, 'a"b': { id: 6 }, c: '\\"id\\":7' },
  ['\ud83d\ude00', '가\u2028나'],
];

describe('JSON text', () => {
  it.each(TRICKY.map((value) => [value]))('is cut into its items: %j', (value: unknown) => {
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, 2)])
      if (Array.isArray(value)) expect(itemTexts(text).map((item) => JSON.parse(item) as unknown)).toEqual(value);
      else expect(JSON.parse(`{${itemTexts(text).join()}}`)).toEqual(value);
  });

  it('keeps a value as it was written', () => {
    expect(valueTextAt('{"x":{"id":1},"id": 12345678901234567890 , "y":2}', 'id')).toBe('12345678901234567890');
    expect(valueTextAt('{"id":1,"\\u0069d":1.50}', 'id')).toBe('1.50');
    expect(valueTextAt('{"x":{"id":1}}', 'id')).toBeNull();
  });

  it('tells its depth and whether it is JSON', () => {
    expect(depthOf('5')).toBe(0);
    expect(depthOf('{"a":[[],"[[["],"b":{}}')).toBe(3);
    expect(depthOf('['.repeat(100_000) + ']'.repeat(100_000))).toBe(100_000);
    expect(isJson(' [1] ')).toBe(true);
    expect(isJson('[1] [2]')).toBe(false);
  });
});
