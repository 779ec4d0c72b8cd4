import type { MeasuredVariant, Report, System } from '../evaluation';
import type { Measured } from '../measure';
import { FALSE_ALARM_RATES, FIGURES, figureIndex, PREVALENCES } from '../metrics';
import type { Against } from '../predictions';
import { html, type Markup } from './markup';
import { digitsOf, figureText, interval, percent, points, whole } from './numbers';

/** A table that scrolls by itself where it is wider than the page, with the keyboard as well. */
export function table(
  id: string,
  caption: Markup | string,
  head: readonly string[],
  rows: readonly (readonly (Markup | string)[])[],
  /** Columns of text; the others hold numbers. */
  words = 1,
): Markup {
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}"><table><caption id="${id}"><span>${caption}</span></caption>
<thead><tr>${head.map((h, i) => html`<th scope="col" class="${i < words ? 'word' : 'number'}">${h}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${i < words ? 'word' : 'number'}">${cell}</td>`))}</tr>`)}</tbody></table></div>`;
}

/** The first of a list as it is, and the others behind their names, so that a page of many stays short. */
export function folded<T>(
  list: readonly T[],
  nameOf: (item: T) => string,
  show: (item: T, index: number) => Markup | null,
): Markup {
  return html`${list.map((item, i) => (i === 0 ? show(item, i) : html`<details><summary>${nameOf(item)}</summary>${show(item, i)}</details>`))}`;
}

/** A figure with its interval below it. */
function cell(measured: Measured, id: string): Markup {
  const figure = measured.figures[id]!;
  const digits = digitsOf(id);
  const range = interval(figure, digits);
  const sd =
    figure.sd === null || Number.isNaN(figure.sd)
      ? null
      : html` <span class="sd">±${percent(figure.sd, digits)}</span>`;
  return html`${percent(figure.value, digits)}${sd}${range === '' ? null : html`<span class="range">${range}</span>`}`;
}

/** Are there so few honest ads that not one may be flagged at a rate of false alarms? */
function isFew({ honest }: Measured, rate: number): boolean {
  return honest > 0 && honest * rate < 1;
}

/** A figure at a rate of false alarms; marked where so few honest ads can hardly tell it. */
function cellAt(measured: Measured, rate: number, id: string): Markup {
  const few = isFew(measured, rate);
  return html`${few ? html`<span class="few" title="fewer than ${Math.ceil(1 / rate)} honest ads: no false alarm is allowed at all">` : html`<span>`}${cell(measured, id)}</span>`;
}

const PALE = 'Pale figures rest on so few honest ads that not a single false alarm is allowed.';

const RECALL_HEADS = FALSE_ALARM_RATES.map((r) => `recall at ${Number((100 * r).toFixed(1))} %`);

export function overall({ systems, prevalence }: Report): Markup {
  const pale = systems.some((s) => FALSE_ALARM_RATES.some((r) => isFew(s.overall, r))) ? PALE : '';
  const learns = systems.some((s) => s.learns) ? '; ± is the standard deviation over the seeds' : '';
  return html`${table(
    'overall',
    html`<b>How well lures are ranked above honest ads</b>, in percent, with 95 % intervals below${learns}. ${pale}`,
    [
      'configuration',
      `AP at ${percent(prevalence)} % lures`,
      ...PREVALENCES.map((p) => `AP at ${percent(p, 0)} % lures`),
      'ROC AUC',
      ...RECALL_HEADS,
    ],
    systems.map((s) => [
      s.name,
      ...['ap', ...PREVALENCES.map((p) => `ap@${p}`), 'auc'].map((id) => cell(s.overall, id)),
      ...FALSE_ALARM_RATES.map((r) => cellAt(s.overall, r, `recall@${r}`)),
    ]),
  )}${table(
    'precision',
    html`<b>Precision and calibration</b>, in percent. Precision is that of working at 1 % false alarms; Brier score and calibration error are those at a prior of ${percent(prevalence)} % and of 2 %.`,
    [
      'configuration',
      ...PREVALENCES.map((p) => `precision at ${percent(p, 0)} % lures`),
      'Brier',
      'ECE',
      'Brier at 2 % lures',
      'ECE at 2 % lures',
    ],
    systems.map((s) => [
      s.name,
      ...PREVALENCES.map((p) => cellAt(s.overall, 0.01, `precision@${p}`)),
      ...['brier', 'ece', 'brier@0.02', 'ece@0.02'].map((id) => cell(s.overall, id)),
    ]),
  )}`;
}

export function flagged({ systems }: Report): Markup {
  return table(
    'flagged',
    html`<b>What the bands high and critical flag</b>, in percent: the threshold that users meet, the same for every language and prior.`,
    [
      'configuration',
      'lures flagged',
      'honest ads flagged',
      ...PREVALENCES.map((p) => `precision at ${percent(p, 0)} % lures`),
    ],
    systems.map((s) => [
      s.name,
      ...['flagged-lures', 'flagged-honest', ...PREVALENCES.map((p) => `flagged-precision@${p}`)].map((id) =>
        cell(s.overall, id),
      ),
    ]),
  );
}

export function slices(system: System, index: number): Markup {
  const dimensions = [...new Set(system.slices.map((s) => s.dimension))];
  return html`${dimensions.map((dimension) => {
    const own = system.slices.filter((s) => s.dimension === dimension);
    const note =
      dimension === 'typology' || dimension === 'level'
        ? ' Lures of one value against all honest ads.'
        : dimension === 'kind of honest ad'
          ? ' Honest ads of one kind against all lures.'
          : '';
    return table(
      `slice-${index}-${dimension.replace(/ /g, '-')}`,
      html`<b>By ${dimension}</b>, ${system.name}, in percent.${note}`,
      [dimension, 'lures', 'honest', 'AP', 'ROC AUC', ...RECALL_HEADS, 'lures flagged', 'honest flagged', 'ECE'],
      own.map((s) => [
        s.value,
        whole(s.lures),
        whole(s.honest),
        cell(s, 'ap'),
        cell(s, 'auc'),
        ...FALSE_ALARM_RATES.map((r) => cellAt(s, r, `recall@${r}`)),
        cell(s, 'flagged-lures'),
        cell(s, 'flagged-honest'),
        cell(s, 'ece'),
      ]),
    );
  })}`;
}

const CHANGED = ['ap', 'auc', 'recall@0.01', 'flagged-lures', 'flagged-honest'] as const;
const CHANGED_HEADS = ['AP', 'ROC AUC', 'recall at 1 %', 'lures flagged', 'honest flagged'];

export function variants(system: System, index: number): Markup | null {
  if (system.variants.length === 0) return null;
  const row = ({ id, gloss, touched, comparison }: MeasuredVariant) => [
    html`${id}<span class="range">${gloss}</span>`,
    whole(touched),
    ...CHANGED.map((figure) => changeCell(comparison.figures[figure]!)),
  ];
  return table(
    `variants-${index}`,
    html`<b>The same ads with something changed</b>, ${system.name}. After the change in percent; below it the difference in points with its paired 95 % interval.`,
    ['run', 'ads touched', ...CHANGED_HEADS],
    system.variants.map(row),
  );
}

function changeCell({ after, change }: MeasuredVariant['comparison']['figures'][string]): Markup {
  const range = Number.isNaN(change.low) ? '' : ` (${points(change.low)} to ${points(change.high)})`;
  return html`${percent(after)}<span class="range ${significant(change) ? 'sure' : ''}">${points(change.value)}${range}</span>`;
}

function significant({ low, high }: { low: number; high: number }): boolean {
  return low > 0 || high < 0;
}

export function against(list: readonly Against[]): Markup | null {
  if (list.length === 0) return null;
  return folded(
    list,
    (a) => `${a.configuration} against ${a.earlier}`,
    (a, i) =>
      table(
        `against-${i}`,
        html`<b>${a.configuration} against ${a.earlier} of the earlier run</b>, on ${whole(a.rows)} rows in ${whole(a.clusters)} groups that both know${a.unmatched > 0 ? ` (${whole(a.unmatched)} are not in the earlier run)` : ''}, in percent. Same draws for both; a difference whose interval leaves out 0 is bold. Of honest ads flagged, Brier score and calibration error less is better.`,
        ['figure', 'earlier', 'now', 'difference', '95 % interval'],
        Object.entries(a.figures).map(([id, { before, after, change }]) => [
          FIGURES[figureIndex(id)]!.name,
          percent(before, 2),
          percent(after, 2),
          significant(change) ? html`<b>${points(change.value)}</b>` : points(change.value),
          Number.isNaN(change.low) ? '–' : `${points(change.low)} to ${points(change.high)}`,
        ]),
      ),
  );
}

export function rules(list: Report['rules']): Markup | null {
  if (list === null) return null;
  const met = list.filter((r) => r.hits > 0).sort((a, b) => b.hits - a.hits);
  const timed = met.some((r) => r.microseconds !== null);
  const dated = met.some((r) => r.lastHit !== null);
  return html`${table(
    'rules-table',
    html`<b>${whole(met.length)} of ${whole(list.length)} rules met an ad.</b> S/O is the share of lures among the hits if both classes were equally many; groups are those of its lures.`,
    [
      'rule',
      'advice',
      'most often with',
      'weight',
      'hits',
      'groups',
      'S/O %',
      'false alarms %',
      ...(dated ? ['last hit'] : []),
      ...(timed ? ['µs'] : []),
    ],
    met.map((r) => [
      html`<code>${r.id}</code><span class="range">${r.family}${r.status === 'stable' ? '' : `, ${r.status}`}</span>`,
      html`<div class="advice"><b class="act ${r.advice.action}">${r.advice.action}.</b> ${r.advice.reason}</div>`,
      r.overlap === null
        ? '–'
        : html`<code>${r.overlap.id}</code> <span class="nb">${percent(r.overlap.share, 0)} %</span>`,
      r.weight.toFixed(1),
      whole(r.hits),
      whole(r.lureGroups),
      percent(r.lureShare),
      html`${percent(r.falseAlarms, 2)}<span class="range">${whole(r.honest)} ${r.honest === 1 ? 'ad' : 'ads'}</span>`,
      ...(dated ? [r.lastHit ?? '–'] : []),
      ...(timed ? [r.microseconds === null ? '–' : r.microseconds.toFixed(2)] : []),
    ]),
    3,
  )}
<details><summary>${whole(list.length - met.length)} rules without a hit</summary><p class="ids">${list.filter((r) => r.hits === 0).map((r) => html`<code>${r.id}</code> `)}</p></details>`;
}

/** One sentence with the figures that matter most. */
export function headline(system: System): Markup {
  const { figures, lures, honest } = system.overall;
  const bound = isFew(system.overall, 0.01) ? 'Before the first false alarm' : 'At 1 % false alarms';
  return html`${bound} <b>${system.name}</b> finds <b>${figureText(figures['recall@0.01']!)} %</b> of ${whole(lures)} lures; its bands high and critical flag ${figureText(figures['flagged-lures']!)} % of them and ${figureText(figures['flagged-honest']!, 2)} % of ${whole(honest)} honest ads.`;
}
