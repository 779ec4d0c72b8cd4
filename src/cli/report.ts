import Table from 'cli-table3';
import type { createColors } from 'picocolors';
import { type Ad, readAd } from '../ad';
import type { AdInput, Evidence, Risk, Verdict } from '../index';
import { type Catalogue, plural } from '../verdict';
import { type Cell, cellsOf, type Mark, markersOf, safe, wrap, wrapText } from './layout';

type Labels = Catalogue['labels'];
type Colors = ReturnType<typeof createColors>;

/** How an explanation is set. */
export interface Setting {
  /** The sentences of the verdict's locale. */
  readonly catalogue: Catalogue;
  readonly colors: Colors;
  /** Columns of the page. */
  readonly width: number;
}

/** Reasons with a row and marks of their own; the weaker ones are summed up. The JSON verdict has all. */
const MAX_REASONS = 12;
/** Marked places of one reason; more would hide the text. */
const MAX_SPANS = 8;
/** Reasons that are named at one place. */
const MAX_NUMBERS = 3;
/** A longer ad is shown only where it is marked. Rows. */
const MAX_ROWS = 120;
/** Text beyond is not judged, hence not shown. UTF-16 units. */
const MAX_SHOWN = 200_000;
const INDENT = '  ';

/**
 * A verdict for people: risk and summary, the ad with its reasons marked by number, the reasons and how they add up, kinds,
 * what is missing and unknown, versions.
 */
export function explanationOf(input: AdInput, verdict: Verdict, setting: Setting): string {
  const ad = readAd(input);
  const { labels } = setting.catalogue;
  const parts = [
    heading(verdict, labels, setting),
    adText(ad, verdict, setting),
    reasons(verdict, labels, setting),
    lists(verdict, labels, setting),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function heading(verdict: Verdict, labels: Labels, { colors, width }: Setting): string {
  const name = verdict.scored ? labels.risks[verdict.risk] : labels.unscored;
  const risk = colors.bold(verdict.scored ? riskColor(verdict.risk, colors)(name) : name);
  const facts = `${labels.probability} ${percent(verdict.probability)} (${labels.baseRate} ${percent(verdict.prior)})`;
  return [`${risk}   ${facts}`, ...wrapText(verdict.summary, width)].join('\n');
}

function riskColor(risk: Risk, colors: Colors): (text: string) => string {
  if (risk === 'critical' || risk === 'high') return colors.red;
  return risk === 'elevated' ? colors.yellow : colors.green;
}

interface Row {
  readonly cells: readonly Cell[];
  readonly lines: readonly string[];
  readonly marked: boolean;
}

function adText(ad: Ad, verdict: Verdict, setting: Setting): string {
  const { colors, width } = setting;
  const marks = marksOf(ad, verdict.evidence.slice(0, MAX_REASONS));
  const rows: Row[] = [];
  for (const { field, start, end } of ad.sections) {
    if (start >= MAX_SHOWN) break;
    if (field !== 'text' || ad.sections.length > 1) rows.push({ cells: [], lines: [colors.dim(field)], marked: true });
    const stop = Math.min(end, MAX_SHOWN);
    for (let from = start; from <= stop; ) {
      const feed = ad.raw.indexOf('\n', from);
      const to = feed < 0 || feed > stop ? stop : feed;
      for (const cells of wrap(
        cellsOf(ad.raw, from, ad.raw[to - 1] === '\r' && to > from ? to - 1 : to),
        width - INDENT.length,
      )) {
        rows.push(rowOf(cells, marks, colors));
      }
      from = to + 1;
    }
  }
  while (rows.length > 0 && rows[rows.length - 1]?.lines.join('') === '') rows.pop();
  return (rows.length <= MAX_ROWS ? rows.flatMap(({ lines }) => lines) : excerpt(rows, setting.catalogue, colors)).join(
    '\n',
  );
}

function rowOf(cells: readonly Cell[], marks: readonly Mark[], colors: Colors): Row {
  const first = cells[0]?.start ?? 0;
  const last = cells[cells.length - 1]?.end ?? 0;
  const here = marks.filter((mark) => mark.start < last && mark.end > first);
  if (here.length === 0) {
    const text = cells
      .map(({ shown }) => shown)
      .join('')
      .trimEnd();
    return { cells, lines: [text === '' ? '' : INDENT + text], marked: false };
  }
  const { tracks, dropped } = markersOf(cells, here);
  const lines = tracks.map((track, i) => {
    let column = 0;
    let line = INDENT;
    for (const mark of track) {
      line += ' '.repeat(mark.column - column) + toneColor(mark.tone, colors)(mark.text);
      column = mark.column + mark.text.length;
    }
    return dropped > 0 && i === tracks.length - 1 ? `${line} +${dropped}` : line;
  });
  return { cells, lines: [(INDENT + underlined(cells, here, colors)).trimEnd(), ...lines], marked: true };
}

/** The row with its marked cells underlined, where there is colour. */
function underlined(cells: readonly Cell[], marks: readonly Mark[], colors: Colors): string {
  let out = '';
  let run = '';
  let tone: Mark['tone'] | null = null;
  const flush = (): void => {
    if (run !== '') out += tone === null ? run : colors.underline(toneColor(tone, colors)(run));
    run = '';
  };
  for (const { start, end, shown } of cells) {
    const covering = marks.filter((mark) => mark.start < end && mark.end > start);
    const next = covering.length === 0 ? null : covering.some((mark) => mark.tone === 'against') ? 'against' : 'for';
    if (next !== tone) flush();
    tone = next;
    run += shown;
  }
  flush();
  return out;
}

/** Only the marked rows and their neighbours. */
function excerpt(rows: readonly Row[], { labels, locale }: Catalogue, colors: Colors): string[] {
  const lines: string[] = [];
  let shown = 0;
  let skipped = 0;
  const gap = (): void => {
    if (skipped > 0) lines.push(colors.dim(`${INDENT}⋯ ${plural(labels.lines, skipped, locale)}`));
    skipped = 0;
  };
  rows.forEach((row, i) => {
    const near = i < 3 || row.marked || rows[i - 1]?.marked === true || rows[i + 1]?.marked === true;
    if (!near || shown >= MAX_ROWS) {
      skipped++;
      return;
    }
    gap();
    shown++;
    lines.push(...row.lines);
  });
  gap();
  return lines;
}

/** The places of all reasons in the ad; one place that serves several reasons carries the numbers of the strongest. */
function marksOf(ad: Ad, evidence: readonly Evidence[]): Mark[] {
  const starts = new Map(ad.sections.map(({ field, start }) => [field as string, start]));
  const places = new Map<string, { start: number; end: number; numbers: number[]; against: boolean }>();
  evidence.forEach(({ spans, contribution }, i) => {
    for (const span of spans.slice(0, MAX_SPANS)) {
      const offset = starts.get(span.field);
      if (offset === undefined) continue;
      const start = offset + span.start;
      const end = offset + span.end;
      const key = `${start}-${end}`;
      const place = places.get(key) ?? { start, end, numbers: [], against: false };
      if (!place.numbers.includes(i + 1)) place.numbers.push(i + 1);
      place.against ||= contribution >= 0;
      places.set(key, place);
    }
  });
  return [...places.values()].map(({ start, end, numbers, against }) => ({
    start,
    end,
    label: numbers.slice(0, MAX_NUMBERS).join(',') + (numbers.length > MAX_NUMBERS ? '+' : ''),
    tone: against ? 'against' : 'for',
  }));
}

function toneColor(tone: Mark['tone'], colors: Colors): (text: string) => string {
  return tone === 'against' ? colors.red : colors.green;
}

function reasons(verdict: Verdict, labels: Labels, { catalogue, colors, width }: Setting): string {
  if (!verdict.scored) return '';
  if (verdict.evidence.length === 0) return labels.noReasons;
  const wide = width >= 90;
  const family = Math.min(16, Math.max(6, ...verdict.evidence.map((evidence) => evidence.family.length)));
  const source = wide ? Math.floor((width - family) * 0.28) : 0;
  // Each column has a space on both sides.
  const reason = width - (4 + family + 2 + 8 + (wide ? source + 2 : 0)) - 2;
  const table = new Table({
    head: ['#', labels.reason, labels.family, labels.adds, ...(wide ? [labels.source] : [])].map((head) =>
      colors.bold(head),
    ),
    colWidths: [4, reason + 2, family + 2, 8, ...(wide ? [source + 2] : [])],
    colAligns: ['right', 'left', 'left', 'right', 'left'],
    style: { head: [], border: [] },
    chars: PLAIN_BORDERS,
  });
  verdict.evidence.slice(0, MAX_REASONS).forEach((evidence, i) => {
    const { says, signal, contribution } = evidence;
    const lines = [...wrapText(says, reason), ...wrapText(signal, reason).map(colors.dim)];
    if (!wide) lines.push(...wrapText(citation(evidence.source), reason).map(colors.dim));
    const adds = toneColor(contribution >= 0 ? 'against' : 'for', colors)(signed(contribution));
    table.push([
      String(i + 1),
      lines.join('\n'),
      wrapText(evidence.family, family).join('\n'),
      adds,
      ...(wide ? [wrapText(citation(evidence.source), source).map(colors.dim).join('\n')] : []),
    ]);
  });
  const weaker = verdict.evidence.slice(MAX_REASONS);
  if (weaker.length > 0) {
    const sum = weaker.reduce((total, { contribution }) => total + contribution, 0);
    table.push([
      '',
      colors.dim(plural(labels.weaker, weaker.length, catalogue.locale)),
      '',
      signed(sum),
      ...(wide ? [''] : []),
    ]);
  }
  return `${trimLines(table.toString())}\n\n${sumLine(verdict, labels, colors)}`;
}

const PLAIN_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  right: '',
  'right-mid': '',
  mid: '',
  'mid-mid': '',
  middle: '',
};

/** A source without its addresses: broken over lines they help nobody; the JSON verdict has them. */
function citation(source: string): string {
  let text = '';
  for (const word of source.split(' ')) {
    const address = word.startsWith('http://') || word.startsWith('https://');
    if (!address) text += text === '' ? word : ` ${word}`;
    else if (text.endsWith(',')) text = `${text.slice(0, -1)}${word.endsWith(';') ? ';' : ','}`;
  }
  return text.endsWith(',') || text.endsWith(';') ? text.slice(0, -1) : text;
}

function trimLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** How prior and reasons make the probability, in log-odds. */
function sumLine({ prior, logit, probability }: Verdict, labels: Labels, colors: Colors): string {
  const base = Math.log(prior / (1 - prior));
  const sum = `${signed(base)} (${labels.baseRate} ${percent(prior)}) ${signed(logit - base, ' ')} (${labels.reasons}) = ${signed(logit)}`;
  return `${sum} → ${colors.bold(`${labels.probability} ${percent(probability)}`)}`;
}

function lists(verdict: Verdict, labels: Labels, { catalogue, colors, width }: Setting): string {
  const kinds = catalogue.typologies;
  const parts: string[] = [];
  const add = (title: string, items: readonly string[]): void => {
    if (items.length === 0) return;
    const lines = items.flatMap((item) =>
      wrapText(item, width - 4).map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`),
    );
    parts.push([colors.bold(title), ...lines].join('\n'));
  };
  add(
    labels.kinds,
    verdict.typologies.map(({ id, probability }) => `${percent(probability)} ${id}: ${kinds[id]}`),
  );
  add(
    labels.missing,
    verdict.missing.map(({ says }) => says),
  );
  add(
    labels.advisories,
    verdict.advisories.map(
      ({ issuer, country, area, level, meaning, from, asOf }) =>
        `${issuer} → ${country}, ${area}: ${level} (${meaning})${from === null ? '' : `, ${from}`} [${asOf}]`,
    ),
  );
  add(
    labels.unknown,
    verdict.unknown.map(({ says }) => says),
  );
  add(labels.notRead, verdict.ignored.map(safe));
  const { engine, ruleset, model } = verdict.versions;
  parts.push(
    colors.dim(
      `${labels.versions}: toogood ${engine}, rules ${ruleset.version} (${ruleset.hash})${model ? `, ${model.name} ${model.version} (${model.hash})` : ''}`,
    ),
  );
  return parts.join('\n\n');
}

/** `+1.25`, with a true minus sign; with `gap` the sign stands apart. */
function signed(value: number, gap = ''): string {
  return `${value < 0 ? '−' : '+'}${gap}${Math.abs(value).toFixed(2)}`;
}

function percent(probability: number): string {
  if (probability > 0.999) return '> 99.9 %';
  if (probability < 0.001) return '< 0.1 %';
  const value = probability * 100;
  return `${value.toFixed(Number.isInteger(value) ? 0 : 1)} %`;
}
