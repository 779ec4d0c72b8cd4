import Table from 'cli-table3';
import {
  type Against,
  type Estimate,
  FALSE_ALARM_RATES,
  FIGURES,
  figureIndex,
  type MeasuredSlice,
  PREVALENCES,
  type Report,
  type RuleFigures,
  type System,
} from '../evaluate';
import { safe } from './layout';

/** A plain table on standard output. Columns whose first cell that says something is a number stand to the right. */
export function print(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, i) => (/^[+-]?\d/.test(rows.find((r) => r[i] !== '-')?.[i] ?? '') ? 'right' : 'left')),
  });
  table.push(...rows.map((r) => [...r]));
  process.stdout.write(`${table.toString()}\n`);
}

const percent = (share: number, digits = 1) => (Number.isNaN(share) ? '-' : (100 * share).toFixed(digits));

/** `81.2 (74-87)`, in percent. */
function withInterval({ value, low, high }: Estimate, digits = 1): string {
  if (Number.isNaN(low)) return percent(value, digits);
  const rough = Math.max(0, digits - 1);
  return `${percent(value, digits)} (${percent(low, rough)}-${percent(high, rough)})`;
}

const RECALL_HEADS = FALSE_ALARM_RATES.map((r) => `recall@${Number((100 * r).toFixed(1))}%`);

/** What was measured, as tables for a terminal. The report file holds more. */
export function printReport(report: Report): void {
  const { systems, split, bootstrap, prevalence } = report;
  const write = (text: string) => process.stdout.write(`${text}\n`);
  write(
    `\nSplit by ${split.kind}: ${split.usable} rows in ${split.groups} groups (largest ${split.largestGroup}); in brackets 95 % intervals of ${bootstrap.draws} draws of groups; all in percent.`,
  );
  if (split.warning !== null) write(`Note: ${split.warning}`);
  const figures = (system: System, ids: readonly string[], digits?: number) =>
    ids.map((id) => withInterval(system.overall.figures[id]!, digits));
  print(
    ['configuration', `AP at ${percent(prevalence)}% lures`, 'ROC AUC', ...RECALL_HEADS],
    systems.map((s) => [s.name, ...figures(s, ['ap', 'auc', ...FALSE_ALARM_RATES.map((r) => `recall@${r}`)])]),
  );
  const at = PREVALENCES.map((p) => `${100 * p}%`);
  print(
    [
      'configuration',
      ...at.map((p) => `AP at ${p}`),
      ...at.map((p) => `precision, ${p} lures`),
      'Brier',
      'ECE',
      'ECE at 2%',
    ],
    systems.map((s) => [
      s.name,
      ...figures(s, [...PREVALENCES.map((p) => `ap@${p}`), ...PREVALENCES.map((p) => `precision@${p}`)]),
      ...figures(s, ['brier', 'ece', 'ece@0.02'], 2),
    ]),
  );
  if (systems.some((s) => s.learns))
    print(
      ['configuration', 'seeds', 'AP ± sd', 'recall@1% ± sd'],
      systems
        .filter((s) => s.learns)
        .map((s) => [
          s.name,
          String(s.seeds.length),
          ...['ap', 'recall@0.01'].map((id) => {
            const { value, sd } = s.overall.figures[id]!;
            return sd === null ? percent(value) : `${percent(value)} ± ${percent(sd)}`;
          }),
        ]),
    );
  systems.forEach((system, i) => {
    printSlices(system, i === 0 ? null : 'language');
  });
  for (const system of systems) printVariants(system);
  for (const against of report.against) printAgainst(against);
  if (report.rules !== null) printRules(report.rules);
}

/** All dimensions, or one: that of the further configurations is in the report file. */
function printSlices({ name, slices }: System, only: string | null): void {
  for (const dimension of new Set(slices.map((s) => s.dimension))) {
    if (only !== null && dimension !== only) continue;
    const own = slices.filter((s) => s.dimension === dimension);
    print(
      [
        `${dimension} (${name})`,
        'lures',
        'honest',
        'AP',
        'ROC AUC',
        ...RECALL_HEADS,
        'lures flagged',
        'honest flagged',
      ],
      own.map(sliceCells),
    );
  }
}

function sliceCells({ value, lures, honest, figures }: MeasuredSlice): string[] {
  return [
    value,
    String(lures),
    String(honest),
    percent(figures.ap!.value),
    percent(figures.auc!.value),
    ...FALSE_ALARM_RATES.map((r) =>
      r === 0.01 ? withInterval(figures[`recall@${r}`]!) : percent(figures[`recall@${r}`]!.value),
    ),
    percent(figures['flagged-lures']!.value),
    percent(figures['flagged-honest']!.value, 2),
  ];
}

function printVariants({ name, variants }: System): void {
  if (variants.length === 0) return;
  const shown = ['ap', 'recall@0.01', 'flagged-lures', 'flagged-honest'] as const;
  print(
    [`variant (${name})`, 'touched', 'AP', 'recall@1%', 'lures flagged', 'honest flagged'],
    variants.map(({ id, touched, comparison }) => [
      id,
      String(touched),
      ...shown.map((f) => {
        const { after, change } = comparison.figures[f]!;
        return `${percent(after)} (${signed(change.value)}: ${signed(change.low)} to ${signed(change.high)})`;
      }),
    ]),
  );
}

function printAgainst({ configuration, earlier, rows, unmatched, figures }: Against): void {
  process.stdout.write(
    `\n${configuration} against ${safe(earlier)} of the earlier run, on ${rows} rows that both know (${unmatched} are new); * where the interval leaves out 0.\n`,
  );
  print(
    ['figure', 'earlier', 'now', 'points', '95 % interval', ''],
    Object.entries(figures).map(([id, { before, after, change }]) => [
      FIGURES[figureIndex(id)]!.name,
      percent(before, 2),
      percent(after, 2),
      signed(change.value),
      `${signed(change.low)} to ${signed(change.high)}`,
      change.low > 0 || change.high < 0 ? '*' : '',
    ]),
  );
}

function signed(share: number): string {
  const text = percent(share);
  if (text === '-0.0') return '0.0';
  return share > 0 && text !== '0.0' ? `+${text}` : text;
}

/**
 * Prints what rules did, those most telling of lures first, then from the other end.
 *
 * @param shown rules at either end of the list
 */
export function printRules(rules: readonly RuleFigures[], shown = 30): void {
  const met = rules.filter((r) => r.hits > 0).sort((a, b) => b.cautiousShare - a.cautiousShare || b.hits - a.hits);
  const cells = (r: RuleFigures) => [
    r.id,
    r.status === 'stable' ? '' : r.status,
    r.weight.toFixed(1),
    String(r.hits),
    String(r.lureGroups),
    percent(r.lureShare),
    percent(r.falseAlarms, 2),
    r.overlap === null ? '-' : `${r.overlap.id} ${percent(r.overlap.share, 0)} %`,
    r.lastHit ?? '-',
    r.microseconds === null ? '-' : r.microseconds.toFixed(3),
    `${r.advice.action}: ${r.advice.reason}`,
  ];
  const head = [
    'status',
    'weight',
    'hits',
    'lure groups',
    'S/O',
    'false alarms',
    'most often with',
    'last hit',
    'µs',
    'advice',
  ];
  print([`rule (${met.length} of ${rules.length} met an ad)`, ...head], met.slice(0, shown).map(cells));
  if (met.length > shown)
    print(['rule, from the other end', ...head], met.slice(shown).slice(-shown).reverse().map(cells));
}
