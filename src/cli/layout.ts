import stringWidth from 'string-width';

/** One character as a reader sees it. `start` and `end` are offsets into the text, `width` is in terminal columns. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
  readonly width: number;
}

/** A stretch of the text to mark. Half-open offsets. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** `against`: speaks for a lure; `for`: speaks for an honest ad. */
  readonly tone: 'against' | 'for';
}

/** A mark on one row: it starts at `column` and takes `text.length` columns. */
export interface PlacedMark {
  readonly column: number;
  readonly text: string;
  readonly tone: Mark['tone'];
}

/** Lines of markers under one row; more marks than fit are counted in `dropped`. */
export interface Markers {
  readonly tracks: readonly (readonly PlacedMark[])[];
  readonly dropped: number;
}

const MAX_TRACKS = 3;
const REPLACEMENT = '\ufffd';
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The characters of `text` from `from` to `to`, made safe to print: what a terminal would obey or hide is shown as a sign. */
export function cellsOf(text: string, from = 0, to = text.length): Cell[] {
  const cells: Cell[] = [];
  for (const { segment, index } of graphemes.segment(text.slice(from, to))) {
    const shown = printable(segment);
    cells.push({ start: from + index, end: from + index + segment.length, shown, width: widthOf(shown) });
  }
  return cells;
}

/** Text on one line that a terminal only prints: control characters, line breaks among them, are replaced. */
export function safe(text: string): string {
  return cellsOf(text)
    .map((cell) => cell.shown)
    .join('');
}

function printable(segment: string): string {
  const code = segment.codePointAt(0) ?? 0;
  if (code === 0x09 || code === 0x0a || code === 0x0d) return ' ';
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xdfff)) return REPLACEMENT;
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return REPLACEMENT;
  // Invisible inside a word: worth seeing.
  if (code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2028 || code === 0x2029) return '·';
  if ((code >= 0x2060 && code <= 0x2064) || code === 0xfeff || code === 0x180e) return '·';
  return segment;
}

/** Columns of one grapheme: those of its first character, two for an emoji. What follows has no width of its own. */
function widthOf(shown: string): number {
  const code = shown.codePointAt(0);
  if (code === undefined) return 0;
  if (code < 0x300 && shown.length === 1) return 1;
  if (shown.includes('\ufe0f')) return 2;
  return stringWidth(String.fromCodePoint(code));
}

/**
 * Cuts a line into rows of at most `width` columns: after a space where that leaves a well filled row, else beside a wide
 * character, else anywhere. A space that falls on the edge is kept with no width.
 */
export function wrap(cells: readonly Cell[], width: number): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let used = 0;
  for (const cell of cells) {
    if (used + cell.width > width && row.length > 0) {
      if (cell.shown === ' ') {
        row.push({ ...cell, shown: '', width: 0 });
        continue;
      }
      const cut = breakOf(row, cell, width);
      rows.push(row.slice(0, cut));
      row = row.slice(cut);
      used = columns(row);
    }
    row.push(cell);
    used += cell.width;
  }
  if (row.length > 0 || rows.length === 0) rows.push(row);
  return rows;
}

/** Number of cells that stay on the row when `next` does not fit on it any more. */
function breakOf(row: readonly Cell[], next: Cell, width: number): number {
  // Korean is parted at spaces although its letters are wide; Chinese has hardly any.
  const space = endOfLast(row, (cell) => cell.shown === ' ' || cell.shown === '');
  if (space === row.length || columns(row.slice(0, space)) >= width * 0.6) return space;
  if (next.width > 1) return row.length;
  const wide = endOfLast(row, (cell) => cell.width > 1);
  return Math.max(space, wide) || row.length;
}

/** One past the last cell that passes, or 0. */
function endOfLast(row: readonly Cell[], passes: (cell: Cell) => boolean): number {
  let i = row.length;
  while (i > 0 && !passes(row[i - 1] as Cell)) i--;
  return i;
}

function columns(row: readonly Cell[]): number {
  return row.reduce((sum, { width }) => sum + width, 0);
}

/** Text cut into lines of at most `width` columns. */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) =>
    wrap(cellsOf(line), Math.max(width, 2)).map((row) =>
      row
        .map((cell) => cell.shown)
        .join('')
        .trimEnd(),
    ),
  );
}

/**
 * Places the marks that touch a row on as few lines as needed. A mark is its label followed by `~` (or `-` when it speaks
 * for an honest ad) up to its width.
 */
export function markersOf(row: readonly Cell[], marks: readonly Mark[]): Markers {
  const placed: (PlacedMark & { readonly end: number })[] = [];
  for (const mark of marks) {
    const columns = columnsOf(row, mark);
    if (columns === null) continue;
    const [column, width] = columns;
    const text = mark.label + (mark.tone === 'against' ? '~' : '-').repeat(Math.max(0, width - mark.label.length));
    placed.push({ column, text, tone: mark.tone, end: column + text.length });
  }
  placed.sort((a, b) => a.column - b.column || b.end - a.end);
  const tracks: PlacedMark[][] = [];
  const ends: number[] = [];
  let dropped = 0;
  for (const { end, ...mark } of placed) {
    // A gap of one column, so that two marks do not read as one.
    let track = ends.findIndex((taken) => taken < mark.column);
    if (track < 0) track = ends.length;
    if (track >= MAX_TRACKS) {
      dropped++;
      continue;
    }
    if (track === tracks.length) tracks.push([]);
    tracks[track]?.push(mark);
    ends[track] = end;
  }
  return { tracks, dropped };
}

function columnsOf(row: readonly Cell[], mark: Mark): [column: number, width: number] | null {
  let column = 0;
  let from = -1;
  let to = 0;
  for (const cell of row) {
    const next = column + cell.width;
    if (cell.start < mark.end && cell.end > mark.start) {
      if (from < 0) from = column;
      to = next;
    }
    column = next;
  }
  return from < 0 ? null : [from, Math.max(1, to - from)];
}
