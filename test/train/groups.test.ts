import { describe, expect, it } from 'vitest';
import { rowOf } from '../../src/corpus/row';
import { groupsOf } from '../../src/train/groups';

const row = (file: string, fields: Record<string, string>) =>
  rowOf({ text: 'Packer wanted', ...fields }, file, 1, null);

describe('groups of rows', () => {
  it('joins a lure with its twins, and what shares a group in any file', () => {
    const [lure, twin, other, shared, alike] = groupsOf([
      row('a.jsonl', { id: '1' }),
      row('a.jsonl', { id: '2', twin: '1' }),
      row('a.jsonl', { id: '3' }),
      row('a.jsonl', { id: '4', group: 'g' }),
      row('b.jsonl', { id: '5', group: 'g' }),
    ]);
    expect(twin).toBe(lure);
    expect(alike).toBe(shared);
    expect(new Set([lure, other, shared]).size).toBe(3);
  });

  it('takes equal ids of two files for two rows', () => {
    const [first, twin, second, own] = groupsOf([
      row('a.jsonl', { id: '1' }),
      row('a.jsonl', { id: '2', twin: '1' }),
      row('b.jsonl', { id: '1' }),
      row('b.jsonl', { id: '2', twin: '1' }),
    ]);
    expect(twin).toBe(first);
    expect(own).toBe(second);
    expect(second).not.toBe(first);
  });
});
