import { html, type Markup } from './markup';

/** Maps values to a stretch of the picture. */
export type Scale = (value: number) => number;

export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly log?: boolean;
  readonly ticks: readonly number[];
  readonly label: string;
  readonly format: (value: number) => string;
}

/** Size of a plot in user units; it grows and shrinks with the page. */
const WIDTH = 460;
const HEIGHT = 330;
const MARGIN = { top: 14, right: 26, bottom: 46, left: 64 };

/** Shares as percentages without needless digits: `0.1 %`, `50 %`. */
export const percentTick = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;

/** Shares from 0 to 1 in fifths. */
export function shareAxis(label: string): Axis {
  return { from: 0, to: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], label, format: percentTick };
}

/** Shares on a logarithmic scale down to one in a thousand. */
export function logAxis(label: string): Axis {
  return { from: 0.001, to: 1, log: true, ticks: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1], label, format: percentTick };
}

export function scaleOf({ from, to, log }: Axis, start: number, end: number): Scale {
  const at = log ? (v: number) => Math.log(Math.max(v, from)) : (v: number) => Math.max(v, from);
  const [low, high] = [at(from), at(to)];
  return (value) => start + ((Math.min(at(value), high) - low) / (high - low)) * (end - start);
}

/** A plot with two axes; `draw` fills it. */
export function plot(
  title: string,
  x: Axis,
  y: Axis,
  draw: (x: Scale, y: Scale) => Markup | readonly Markup[],
): Markup {
  const right = WIDTH - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const sx = scaleOf(x, MARGIN.left, right);
  const sy = scaleOf(y, bottom, MARGIN.top);
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
${y.ticks.map((t) => html`<line class="grid" x1="${MARGIN.left}" x2="${right}" y1="${fixed(sy(t))}" y2="${fixed(sy(t))}"/><text class="tick" x="${MARGIN.left - 8}" y="${fixed(sy(t) + 4)}" text-anchor="end">${y.format(t)}</text>`)}
${x.ticks.map((t) => html`<line class="grid" x1="${fixed(sx(t))}" x2="${fixed(sx(t))}" y1="${MARGIN.top}" y2="${bottom}"/><text class="tick" x="${fixed(sx(t))}" y="${bottom + 17}" text-anchor="middle">${x.format(t)}</text>`)}
<text class="axis" x="${(MARGIN.left + right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${x.label}</text>
<text class="axis" transform="translate(13 ${(MARGIN.top + bottom) / 2}) rotate(-90)" text-anchor="middle">${y.label}</text>
${draw(sx, sy)}
</svg>`;
}

/** A line through points, cut where a value is missing. */
export function line(points: readonly (readonly [number, number])[], x: Scale, y: Scale, series: number): Markup {
  let path = '';
  let open = false;
  for (const [px, py] of points) {
    if (Number.isNaN(px) || Number.isNaN(py)) {
      open = false;
      continue;
    }
    path += `${open ? 'L' : 'M'}${fixed(x(px))} ${fixed(y(py))}`;
    open = true;
  }
  return html`<path class="line s${series}" d="${path}"/>`;
}

export function fixed(value: number): string {
  return Number(value.toFixed(1)).toString();
}

/** One bar of a {@link bars} picture. */
export interface Bar {
  readonly label: string;
  /** Said after the label, small. */
  readonly note: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** A second value, drawn as a mark on the bar. */
  readonly mark: number;
  readonly text: string;
}

/** Horizontal bars with intervals, one below the other, on shares from 0 to 1. */
export function bars(title: string, list: readonly Bar[]): Markup {
  const row = 26;
  const left = 128;
  const right = 408;
  const width = 460;
  const height = list.length * row + 34;
  const x = scaleOf(shareAxis(''), left, right);
  const bottom = list.length * row + 4;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
${[0, 0.2, 0.4, 0.6, 0.8, 1].map((t) => html`<line class="grid" x1="${fixed(x(t))}" x2="${fixed(x(t))}" y1="0" y2="${bottom}"/><text class="tick" x="${fixed(x(t))}" y="${bottom + 18}" text-anchor="middle">${percentTick(t)}</text>`)}
${list.map((bar, i) => {
  const middle = i * row + row / 2 + 2;
  return html`<text class="label" x="${left - 10}" y="${middle + 4}" text-anchor="end">${bar.label} <tspan class="note">${bar.note}</tspan></text>
${Number.isNaN(bar.value) ? null : html`<rect class="bar" x="${left}" y="${middle - 7}" width="${fixed(Math.max(0.5, x(bar.value) - left))}" height="14" rx="2"/>`}
${Number.isNaN(bar.mark) ? null : html`<line class="mark" x1="${fixed(x(bar.mark))}" x2="${fixed(x(bar.mark))}" y1="${middle - 9}" y2="${middle + 9}"/>`}
${Number.isNaN(bar.low) ? null : html`<path class="whisker" d="M${fixed(x(bar.low))} ${middle}H${fixed(x(bar.high))}M${fixed(x(bar.low))} ${middle - 4}v8M${fixed(x(bar.high))} ${middle - 4}v8"/>`}
<text class="value" x="${right + 12}" y="${middle + 4}">${bar.text}</text>`;
})}
</svg>`;
}
