/**
 * Draws docs/verdict.svg: what `toogood explain` prints for one ad, as a card. Needs a build.
 * Run: npm run build && npx tsx scripts/draw-verdict.ts
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellsOf } from '../src/cli/layout';

const root = join(fileURLToPath(import.meta.url), '..', '..');

/** Written for this picture; the handle is invented. */
const AD = `캄보디아 TM 직원 모집, 월 1000 보장
항공권·숙소 제공, 텔레그램 @invented_handle`;

/** The picture ends before this heading; what follows is a list of sentences. */
const END = 'An honest ad of this kind would state';

const COLUMN = 8.4;
const LINE = 19;
const SIZE = 14;
const PADDING = 24;
const TITLE_BAR = 38;
const COLUMNS = 100;

const PALETTE: Record<string, string> = { 31: '#ff8b7f', 32: '#7ee2a0', 33: '#f0c674', 36: '#7fd1e8' };
const FOREGROUND = '#dfe3ea';
const DIM = '#8a93a3';

interface Style {
  readonly color: string | null;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly underline: boolean;
}

interface Run {
  readonly column: number;
  readonly text: string;
  readonly style: Style;
}

const PLAIN: Style = { color: null, bold: false, dim: false, underline: false };

/** The runs of equal style on each line of ANSI text. */
function runsOf(ansi: string): Run[][] {
  let style = PLAIN;
  return ansi.split('\n').map((line) => {
    const runs: Run[] = [];
    let column = 0;
    line.split('\u001b[').forEach((piece, i) => {
      let text = piece;
      if (i > 0) {
        const end = piece.indexOf('m');
        style = styled(style, piece.slice(0, end));
        text = piece.slice(end + 1);
      }
      if (text === '') return;
      runs.push({ column, text, style });
      column += cellsOf(text).reduce((sum, { width }) => sum + width, 0);
    });
    return runs;
  });
}

function styled(style: Style, code: string): Style {
  switch (code) {
    case '0':
      return PLAIN;
    case '1':
      return { ...style, bold: true };
    case '2':
      return { ...style, dim: true };
    case '22':
      return { ...style, bold: false, dim: false };
    case '4':
      return { ...style, underline: true };
    case '24':
      return { ...style, underline: false };
    case '39':
      return { ...style, color: null };
    default:
      return PALETTE[code] === undefined ? style : { ...style, color: PALETTE[code] };
  }
}

/** A run as SVG: every character has its own place, so that it stands right in any font. */
function drawRun({ column, text, style }: Run, y: number): string {
  const color = style.color ?? (style.dim ? DIM : FOREGROUND);
  const xs: string[] = [];
  let drawn = '';
  let at = column;
  for (const { shown, width } of cellsOf(text)) {
    const x = round(PADDING + at * COLUMN);
    at += width;
    if (shown === ' ') continue;
    drawn += escaped(shown);
    // One place for each code point; those after the first of a cluster follow it.
    xs.push(
      x,
      ...Array.from(shown)
        .slice(1)
        .map(() => x),
    );
  }
  const weight = style.bold ? ' font-weight="700"' : '';
  const letters = drawn === '' ? '' : `<text x="${xs.join(' ')}" y="${y}" fill="${color}"${weight}>${drawn}</text>`;
  if (!style.underline) return letters;
  const from = round(PADDING + column * COLUMN);
  return `${letters}<path d="M${from} ${y + 3.5}H${round(PADDING + at * COLUMN)}" stroke="${color}" stroke-opacity=".7"/>`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const { stdout, status, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'cli.js'), 'explain', '-'], {
  input: AD,
  encoding: 'utf8',
  env: { ...process.env, FORCE_COLOR: '1' },
});
if (status !== 0) throw new Error(`explain failed: ${stderr}`);

const drawn = runsOf(stdout);
const end = drawn.findIndex((runs) => runs.some(({ text }) => text.includes(END)));
const lines = drawn.slice(0, end < 0 ? undefined : end - 1);
const width = Math.round(COLUMNS * COLUMN + 2 * PADDING);
const height = TITLE_BAR + 18 + lines.length * LINE + 12;
const body = lines
  .flatMap((runs, i) => runs.map((run) => drawRun(run, TITLE_BAR + 18 + i * LINE + 10)))
  .filter((text) => text !== '')
  .join('\n');

writeFileSync(
  join(root, 'docs', 'verdict.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t">
<title id="t">A verdict of toogood explain: the ad with its reasons marked, the reasons with what each adds, and the probability</title>
<rect width="${width}" height="${height}" rx="12" fill="#14181f"/>
<path d="M0 ${TITLE_BAR}V12A12 12 0 0 1 12 0H${width - 12}A12 12 0 0 1 ${width} 12V${TITLE_BAR}Z" fill="#1c222c"/>
<circle cx="24" cy="19" r="6" fill="#ff6f61"/><circle cx="44" cy="19" r="6" fill="#f0c674"/><circle cx="64" cy="19" r="6" fill="#63c98a"/>
<text x="${width / 2}" y="24" fill="${DIM}" text-anchor="middle" font-family="system-ui, sans-serif" font-size="13">toogood explain ad.txt</text>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK KR', monospace" font-size="${SIZE}">
${body}
</g>
</svg>
`,
);
console.log(`docs/verdict.svg: ${width} x ${height}, ${lines.length} lines`);
