import type { Points, Report, System } from '../evaluation';
import { html, type Markup } from './markup';
import { figureText, percent, whole } from './numbers';
import { type Bar, bars, fixed, line, logAxis, percentTick, plot, shareAxis } from './plot';

/** Systems whose lines are told apart; more would not be read. */
const MOST_SERIES = 6;

/** A picture with its caption. */
function figure(picture: Markup, title: string, caption: Markup | string): Markup {
  return html`<figure>${picture}<figcaption><b>${title}</b> ${caption}</figcaption></figure>`;
}

/** Names of the lines, as drawn in every plot. */
export function legend(systems: readonly System[]): Markup {
  return html`<ul class="legend" aria-label="Lines of the plots">${drawn(systems).map(
    (s, i) =>
      html`<li><svg viewBox="0 0 28 10" aria-hidden="true"><path class="line s${i}" d="M1 5H27"/></svg><b>${s.name}</b> ${s.gloss}</li>`,
  )}</ul>`;
}

function drawn(systems: readonly System[]): readonly System[] {
  return systems.filter((s) => s.curves !== null).slice(0, MOST_SERIES);
}

export function precisionRecall({ systems, prevalence }: Report): Markup {
  const pictures = [
    { key: 'precisionRecall', share: prevalence, of: 'as in these rows' },
    { key: 'precisionRecallShifted', share: 0.02, of: 'as on a board where one ad in fifty is a lure' },
  ] as const;
  return html`${pictures.map(({ key, share, of }) =>
    figure(
      plot(
        `Precision and recall, ${percent(share)} % lures`,
        shareAxis('recall: lures found'),
        shareAxis('precision: lures among flagged'),
        (x, y) => [
          html`<line class="chance" x1="${fixed(x(0))}" x2="${fixed(x(1))}" y1="${fixed(y(share))}" y2="${fixed(y(share))}"/>`,
          ...drawn(systems).map((s, i) => line(s.curves![key], x, y, i)),
        ],
      ),
      `Precision and recall, ${percent(share)} % lures`,
      html`${of}. Dashed: chance.`,
    ),
  )}`;
}

export function roc({ systems }: Report): Markup {
  return figure(
    plot(
      'Recall by false alarms, logarithmic',
      logAxis('false alarms: honest ads flagged'),
      shareAxis('recall: lures found'),
      (x, y) => [
        html`<path class="chance" d="${Array.from({ length: 61 }, (_, i) => 0.001 * 1000 ** (i / 60))
          .map((v, i) => `${i === 0 ? 'M' : 'L'}${fixed(x(v))} ${fixed(y(v))}`)
          .join('')}"/>`,
        ...drawn(systems).map((s, i) => line(filled(s.curves!.roc), x, y, i)),
      ],
    ),
    'ROC, false alarms on a logarithmic scale.',
    'Whoever screens many honest ads works on the left. Dashed: chance.',
  );
}

/** Long stretches of a line with points between, since what is straight is bent on a logarithmic scale. */
function filled(points: Points): Points {
  return points.flatMap(([x, y], i) => {
    const before = points[i - 1];
    if (before === undefined || x - before[0] < 0.002) return [[x, y] as const];
    return Array.from({ length: 40 }, (_, k) => {
      // Closer together on the left, where the scale is wide.
      const part = ((k + 1) / 40) ** 3;
      return [before[0] + part * (x - before[0]), before[1] + part * (y - before[1])] as const;
    });
  });
}

export function review({ systems }: Report): Markup {
  return figure(
    plot(
      'Lures found by share of ads reviewed',
      logAxis('ads read, from the top'),
      shareAxis('lures found'),
      (x, y) => [
        html`<path class="chance" d="${Array.from({ length: 61 }, (_, i) => 0.001 * 1000 ** (i / 60))
          .map((v, i) => `${i === 0 ? 'M' : 'L'}${fixed(x(v))} ${fixed(y(Math.min(1, v / 0.02)))}`)
          .join('')}"/>`,
        ...drawn(systems).map((s, i) => line(s.curves!.review, x, y, i)),
      ],
    ),
    'Review budget, 2 % lures.',
    'How many of the lures reviewers meet when they read only so many of all ads. Dashed: a perfect order.',
  );
}

export function reliability({ systems, prevalence }: Report): Markup {
  const pictures = [
    { key: 'reliability', ece: 'ece', share: prevalence },
    { key: 'reliabilityShifted', ece: 'ece@0.02', share: 0.02 },
  ] as const;
  return html`${pictures.map(({ key, ece, share }) =>
    figure(
      plot(
        `Reliability, prior ${percent(share)} %`,
        shareAxis('probability stated'),
        shareAxis('lures observed'),
        (x, y) => [
          html`<line class="chance" x1="${fixed(x(0))}" y1="${fixed(y(0))}" x2="${fixed(x(1))}" y2="${fixed(y(1))}"/>`,
          ...drawn(systems).map(
            (s, i) =>
              html`${line(
                s.curves![key].bins.map((b) => [b.stated, b.observed] as const),
                x,
                y,
                i,
              )}${s.curves![key].bins.map((b) => html`<circle class="dot s${i}" cx="${fixed(x(b.stated))}" cy="${fixed(y(b.observed))}" r="${fixed(2.5 + 9 * Math.sqrt(b.weight))}"><title>${s.name}: stated ${percentTick(b.stated)}, observed ${percentTick(b.observed)}, ${percentTick(b.weight)} of the ads</title></circle>`)}`,
          ),
        ],
      ),
      `Reliability at a prior of ${percent(share)} %.`,
      html`Dots on the dashed line keep their word; below it too much is said, above it too little. Their size is the share of the ads. ${drawn(systems).map((s) => html`${s.name}: <span class="nb">ECE ${figureText(s.overall.figures[ece]!, 2)} %.</span> `)}`,
    ),
  )}`;
}

export function recallByLanguage({ systems }: Report): Markup {
  // Baselines that find next to nothing need no picture of it.
  const worth = drawn(systems).filter((s, i) => i === 0 || s.overall.figures['recall@0.01']!.value >= 0.05);
  return html`${worth.slice(0, 4).map((system) => {
    const list = system.slices.filter((s) => s.dimension === 'language' && s.lures > 0 && s.honest > 0);
    if (list.length === 0) return null;
    const toBar = (label: string, measured: System['overall']): Bar => {
      const at = measured.figures['recall@0.01']!;
      return {
        label,
        note: `${whole(measured.lures)} | ${whole(measured.honest)}`,
        value: at.value,
        low: at.low,
        high: at.high,
        mark: measured.figures['recall@0.001']!.value,
        text: `${percent(at.value, 0)} %`,
      };
    };
    return html`<figure class="wide">${bars(`Recall at 1 % false alarms by language, ${system.name}`, [
      toBar('all', system.overall),
      ...list.map((s) => toBar(s.value, s)),
    ])}<figcaption><b>Lures found at 1 % false alarms, by language: ${system.name}.</b> Each language has its own threshold. Small numbers: lures | honest ads. Whiskers: 95 % interval. Upright mark: at 0.1 %.</figcaption></figure>`;
  })}`;
}
