import { describe, expect, it } from 'vitest';
import { decode, type Line, LineSplitter } from '../../src/cli/lines';

function split(bytes: Uint8Array, size: number): Line[] {
  const splitter = new LineSplitter();
  const lines: Line[] = [];
  for (let at = 0; at < bytes.length; at += size) lines.push(...splitter.push(bytes.subarray(at, at + size)));
  lines.push(...splitter.end());
  return lines;
}

describe('LineSplitter', () => {
  it.each([1, 2, 3, 5, 1000])('gives the same lines in chunks of %i bytes', (size) => {
    const lines = split(Buffer.from('\ufeff한국\r\n\n漢字 😀\n마지막'), size);
    expect(lines).toEqual([
      { number: 1, text: '한국' },
      { number: 2, text: '' },
      { number: 3, text: '漢字 😀' },
      { number: 4, text: '마지막' },
    ]);
  });

  it('has no line after the last line feed', () => {
    expect(split(Buffer.from('a\n'), 10)).toEqual([{ number: 1, text: 'a' }]);
    expect(split(Buffer.from(''), 10)).toEqual([]);
  });

  it('refuses bytes that are not UTF-8 and goes on', () => {
    const lines = split(Buffer.concat([Buffer.from([0xb0, 0xa1, 0x0a]), Buffer.from('ok')]), 2);
    expect(lines).toEqual([
      { number: 1, problem: expect.stringContaining('UTF-8') },
      { number: 2, text: 'ok' },
    ]);
    expect(decode(new Uint8Array([0xff, 0xfe, 0x41, 0]))).toBeNull();
  });

  it('refuses a line beyond the bound without holding it', () => {
    const splitter = new LineSplitter();
    const chunk = new Uint8Array(16 * 1024 * 1024).fill(0x61);
    for (let i = 0; i < 5; i++) expect([...splitter.push(chunk)]).toEqual([]);
    expect([...splitter.push(Buffer.from('\nok\n'))]).toEqual([
      { number: 1, problem: expect.stringContaining('64 MB') },
      { number: 2, text: 'ok' },
    ]);
  });
});
