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

  describe('of bytes that are not UTF-8', () => {
    const latin = (text: string) => Buffer.from(text, 'latin1');
    const put = (name: string, bytes: Uint8Array) => {
      const file = join(dir, name);
      writeFileSync(file, bytes);
      return file;
    };

    it('leaves out the lines that hold them and reads the others', () => {
      const file = put(
        'latin.txt',
        latin(
          '{"id": "1", "label": "lure", "text": "caf\xe9"}\n{"id": "2", "label": "honest", "text": "tea"}\n"\xe9\n{"id": "3"',
        ),
      );
      const { rows, rejects } = readCorpus([file]);
      expect(rows.map((r) => r.id)).toEqual(['2']);
      expect(rejects.map((r) => r.line)).toEqual([1, 3, 4]);
      expect(rejects[0]!.reason).toMatch(/^is not valid UTF-8; name its encoding, for example --encoding cp949/);
      expect(rejects[1]!.reason).toBe(rejects[0]!.reason);
      expect(rejects[2]!.reason).not.toContain('UTF-8');
    });

    it('leaves out the records of a table that hold them, whatever else they are', () => {
      const file = put('latin.csv', latin('id,label,text\n1,lure,"caf\xe9\nnoir"\n2,honest,tea\n3,honest,"\xe9"x\n'));
      const { rows, rejects } = readCorpus([file]);
      expect(rows.map((r) => r.id)).toEqual(['2']);
      expect(rejects).toMatchObject([
        { line: 3, reason: expect.stringContaining('UTF-8') },
        { line: 5, reason: expect.stringContaining('UTF-8') },
      ]);
      const head = put('head.csv', latin('id,\xe9tat,text\n1,lure,tea\n'));
      expect(readCorpus([head], { columns: { label: 'état' } })).toEqual({
        rows: [],
        rejects: [{ file: head, line: 1, reason: rejects[0]!.reason }],
      });
    });

    it('takes the byte-order mark off, and refuses UTF-16 as a whole', () => {
      const line = '{"id": "1", "label": "lure", "text": "x"}\n';
      const marked = put('bom.txt', Buffer.from(`\ufeff${line}`));
      expect(readCorpus([marked])).toMatchObject({ rows: [{ id: '1' }], rejects: [] });
      const wide = put('wide.txt', Buffer.from(`\ufeff${line}`, 'utf16le'));
      expect(readCorpus([wide])).toMatchObject({
        rows: [],
        rejects: [{ line: 0, reason: expect.stringMatching(/UTF-16/) }],
      });
    });
  });

  it('tells of a file that is no gzip, and of a folder with nothing to read, and goes on', () => {
    const broken = join(dir, 'broken.gz');
    writeFileSync(broken, 'no gzip');
    const folder = join(dir, 'tables');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.csv'), 'id,text\n');
    const { rows, rejects } = readCorpus([broken, folder, packed]);
    expect(rows.length).toBe(2);
    expect(rejects).toEqual([
      { file: folder, line: 0, reason: 'has no file that ends in .jsonl or .jsonl.gz; name its files' },
      { file: broken, line: 0, reason: expect.stringContaining('is no gzip file') },
    ]);
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
