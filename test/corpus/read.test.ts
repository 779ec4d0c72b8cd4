import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { isOfHalf, readCorpus, rowsFrom } from '../../src/corpus';

const dir = mkdtempSync(join(tmpdir(), 'toogood-corpus-'));
afterAll(() => rmSync(dir, { recursive: true }));

describe('readCorpus', () => {
  mkdirSync(join(dir, 'ko', 'test'), { recursive: true });
  const plain = join(dir, 'ko', 'test', 'a.jsonl');
  writeFileSync(
    plain,
    [
      '{"id": "a1", "lang": "ko", "label": "lure", "kind": "mule", "channel": "sms", "level": "plain", "text": "통장 삽니다"}',
      'no json',
      '{"id": "a2", "label": "honest"}',
      '{"id": "a3", "label": "honest", "text": 7}',
      '',
      '[]',
    ].join('\n'),
  );
  const packed = join(dir, 'b.jsonl.gz');
  writeFileSync(
    packed,
    gzipSync(
      '{"id": "b1", "cls": "chat", "group": "g", "title": "Hi", "description": null}\n{"cls": "other-spam", "text": "x"}',
    ),
  );

  it('reads files and folders, plain and packed', () => {
    const { rows } = readCorpus([dir]);
    expect(rows.map((r) => r.id)).toEqual(['b1', `${packed}:2`, 'a1']);
    expect(rows[2]).toMatchObject({
      label: 'lure',
      kind: 'mule',
      split: 'test',
      lang: 'ko',
      ad: { text: '통장 삽니다' },
    });
    expect(rows[0]).toMatchObject({ label: 'honest', cls: 'chat', group: 'g', split: null, ad: { title: 'Hi' } });
    expect(rows[1]).toMatchObject({ label: null, cls: 'other-spam' });
  });

  it('keeps what cannot be read, with line and reason', () => {
    const { rejects } = readCorpus([plain]);
    expect(rejects.map((r) => r.line)).toEqual([2, 3, 4, 6]);
    expect(rejects[1]!.reason).toContain('has no text');
    expect(rejects[2]!.reason).toBe('text must be a text');
  });

  it('reads objects that are at hand like lines of a file', () => {
    const { rows, rejects } = rowsFrom([{ id: 1, label: 1, title: 'A' }, {}], { language: 'en', lureValues: ['1'] });
    expect(rows).toMatchObject([{ id: '1', lang: 'en', label: 'lure', group: '1', split: null, ad: { title: 'A' } }]);
    expect(rejects).toMatchObject([{ line: 2 }]);
  });

  it('halves a corpus without parting a group', () => {
    const { rows } = readCorpus([plain]);
    const many = Array.from({ length: 400 }, (_, i) => ({ ...rows[0]!, group: `g${i >> 1}` }));
    const even = many.filter((r) => isOfHalf(r, 'even'));
    expect(even.length).toBeGreaterThan(140);
    expect(even.length).toBeLessThan(260);
    expect(many.filter((r) => isOfHalf(r, 'odd')).length).toBe(400 - even.length);
    for (let i = 0; i < 400; i += 2) expect(isOfHalf(many[i]!, 'even')).toBe(isOfHalf(many[i + 1]!, 'even'));
  });
});
