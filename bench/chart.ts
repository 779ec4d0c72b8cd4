/** A row of the chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

const WIDTH = 760;
const LABEL = 250;
const ROW = 22;
const TOP = 44;

/** A bar chart of ratios on a logarithmic axis, as an SVG that reads in light and dark. */
export function chartOf(title: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map((b) => b.value));
  const decades = Math.ceil(Math.log10(most));
  const x = (value: number) => LABEL + (Math.max(0, Math.log10(Math.max(1, value))) / decades) * (WIDTH - LABEL - 70);
  const height = TOP + bars.length * ROW + 34;
  const lines = Array.from({ length: decades + 1 }, (_, d) => {
    const at = x(10 ** d).toFixed(1);
    return `<line class="g" x1="${at}" x2="${at}" y1="${TOP - 6}" y2="${height - 28}"/><text class="t" x="${at}" y="${height - 12}" text-anchor="middle">${10 ** d}x</text>`;
  });
  const rows = bars.map(({ label, value }, i) => {
    const y = TOP + i * ROW;
    return `<text x="${LABEL - 8}" y="${y + 13}" text-anchor="end">${label}</text><rect x="${LABEL}" y="${y + 3}" width="${Math.max(1, x(value) - LABEL).toFixed(1)}" height="${ROW - 8}" rx="2"/><text x="${(x(value) + 6).toFixed(1)}" y="${y + 13}">${value < 10 ? value.toFixed(1) : value.toFixed(0)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">
<style>text{font:12px system-ui,sans-serif;fill:#24292f}.t{fill:#6e7781}.h{font-weight:600;font-size:14px}rect{fill:#2f6f9f}.g{stroke:#d0d7de;stroke-width:1}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.t{fill:#8b949e}rect{fill:#6cb2e0}.g{stroke:#30363d}}</style>
<text class="h" x="8" y="20">${title}</text>
${lines.join('\n')}
${rows.join('\n')}
</svg>
`;
}
