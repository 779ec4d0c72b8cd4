import { describe, expect, it } from 'vitest';
import { cellsOf, type Mark, markersOf, safe, wrap, wrapText } from '../../src/cli/layout';

const widths = (text: string) => cellsOf(text).map(({ width }) => width);
const mark = (start: number, end: number, label: string, tone: Mark['tone'] = 'against'): Mark => ({
  start,
  end,
  label,
  tone,
});

/** The marker lines under a text, as they are printed. */
function markers(text: string, marks: readonly Mark[]): string[] {
  return markersOf(cellsOf(text), marks).tracks.map((track) =>
    track.reduce((line, { column, text: drawn }) => line.padEnd(column) + drawn, ''),
  );
}

describe('cellsOf', () => {
  it('counts two columns for Hangul, Han, kana, full width and emoji', () => {
    expect(widths('a한漢かＡ😀é')).toEqual([1, 2, 2, 2, 2, 2, 1]);
    expect(widths('👨‍👩‍👧☎️')).toEqual([2, 2]);
    expect(widths('e\u0301한')).toEqual([1, 2]);
  });

  it('keeps offsets into the text', () => {
    expect(cellsOf('x😀한', 1, 4)).toEqual([
      { start: 1, end: 3, shown: '😀', width: 2 },
      { start: 3, end: 4, shown: '한', width: 2 },
    ]);
  });

  it('shows what a terminal would obey or hide', () => {
    expect(safe('a\u001b[31mb\u0007\u0000\u009b')).toBe('a\ufffd[31mb\ufffd\ufffd\ufffd');
    expect(safe('tele\u200bgram \u202eabc\ud800')).toBe('tele·gram \ufffdabc\ufffd');
    expect(safe('a\tb\r\nc')).toBe('a b c');
  });
});

describe('wrap', () => {
  const rows = (text: string, width: number) =>
    wrap(cellsOf(text), width).map((row) => row.map(({ shown }) => shown).join(''));

  it('breaks after spaces, beside wide characters, or anywhere', () => {
    expect(rows('one two three', 8)).toEqual(['one two ', 'three']);
    expect(rows('고수익알바모집', 6)).toEqual(['고수익', '알바모', '집']);
    expect(rows('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(rows('전화로 문의 바랍니다', 13)).toEqual(['전화로 문의 ', '바랍니다']);
    expect(rows('a 고수익알바모집', 8)).toEqual(['a 고수익', '알바모집']);
    expect(rows('abc def', 3)).toEqual(['abc', 'def']);
    expect(rows('', 3)).toEqual(['']);
    expect(rows('한', 1)).toEqual(['한']);
  });

  it('keeps every character', () => {
    const text = '해외 근무 TM staff, 月薪3万 guaranteed '.repeat(20);
    const cells = wrap(cellsOf(text), 17).flat();
    expect(cells.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    for (const row of wrapText(text, 17))
      expect(cellsOf(row).reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(17);
  });
});

describe('markersOf', () => {
  it('aligns by display width', () => {
    //                        月薪三万 is 8 columns, then a space
    expect(markers('月薪三万 包机票', [mark(0, 4, '1'), mark(5, 8, '2')])).toEqual(['1~~~~~~~ 2~~~~~']);
    expect(markers('x 텔레그램', [mark(2, 6, '3', 'for')])).toEqual(['  3-------']);
  });

  it('puts overlapping marks on lines of their own', () => {
    expect(markers('abcdefghij', [mark(0, 6, '1'), mark(3, 9, '2'), mark(7, 10, '3')])).toEqual([
      '1~~~~~ 3~~',
      '   2~~~~~',
    ]);
  });

  it('drops what does not fit on three lines and counts it', () => {
    const marks = [1, 2, 3, 4, 5].map((n) => mark(0, 5, String(n)));
    const { tracks, dropped } = markersOf(cellsOf('abcdef'), marks);
    expect(tracks.length).toBe(3);
    expect(dropped).toBe(2);
  });

  it('draws at least the label', () => {
    expect(markers('abc', [mark(1, 2, '10,11')])).toEqual([' 10,11']);
    expect(markers('abc', [mark(5, 9, '1')])).toEqual([]);
  });
});
