import type { Report } from '../evaluation';
import { caseCard } from './cases';
import { legend, precisionRecall, recallByLanguage, reliability, review, roc } from './charts';
import { html, raw } from './markup';
import { percent, whole } from './numbers';
import { STYLE } from './style';
import { against, flagged, folded, headline, overall, rules, slices, variants } from './tables';

/**
 * The report as one HTML page that needs nothing else: no script, no network, no font. It follows the reader's light or dark setting and
 * prints. All text that comes from ads is escaped.
 */
export function reportPage(report: Report): string {
  const { systems, split, corpus, bootstrap } = report;
  const sections = [
    ['figures', 'Figures'],
    ['plots', 'Plots'],
    ['slices', 'By language and kind'],
    ...(systems.some((s) => s.variants.length > 0) ? [['variants', 'What it rests on']] : []),
    ...(report.against.length > 0 ? [['against', 'Against an earlier run']] : []),
    ...(report.rules !== null ? [['rules', 'Rules']] : []),
    ['cases', 'Worst cases'],
    ['words', 'How to read this'],
  ] as const;
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer"><title>${report.title}</title><style>${raw(STYLE)}</style></head>
<body><header><h1>${report.title}</h1>
${systems.slice(0, 1).map((s) => html`<p class="lead">${headline(s)}</p>`)}
${split.warning === null ? null : html`<p class="warning"><b>Note.</b> ${split.warning}</p>`}
<nav aria-label="Sections"><ul>${sections.map(([id, name]) => html`<li><a href="#${id!}">${name!}</a></li>`)}</ul></nav></header>
<main>
<section><dl class="facts">
<div><dt>labelled ads</dt><dd>${whole(corpus.rows)}</dd></div>
<div><dt>lures</dt><dd>${whole(corpus.lures)}</dd></div>
<div><dt>honest ads</dt><dd>${whole(corpus.honest)}</dd></div>
<div><dt>lures among them</dt><dd>${percent(report.prevalence)} %</dd></div>
<div><dt>split by</dt><dd>${split.kind}</dd></div>
<div><dt>groups, largest</dt><dd>${whole(split.groups)}, ${whole(split.largestGroup)}</dd></div>
<div><dt>languages</dt><dd>${corpus.languages.join(' ')}</dd></div>
<div><dt>rules</dt><dd>${report.versions.ruleset}</dd></div>
</dl></section>
<section id="figures"><h2>Figures</h2>${overall(report)}${flagged(report)}</section>
<section id="plots"><h2>Plots</h2>${legend(systems)}<div class="plots">${precisionRecall(report)}${roc(report)}${review(report)}${reliability(report)}${recallByLanguage(report)}</div></section>
<section id="slices"><h2>By language and kind</h2><p>Pale figures rest on so few honest ads that not a single false alarm is allowed. Between groups of different form (chats and portals, say) a figure tells as much about the form as about lures.</p>${folded(systems, (s) => `${s.name}: the same tables`, slices)}</section>
${systems.some((s) => s.variants.length > 0) ? html`<section id="variants"><h2>What it rests on</h2>${folded(systems, (s) => `${s.name}: the same ads`, variants)}</section>` : null}
${report.against.length > 0 ? html`<section id="against"><h2>Against an earlier run</h2>${against(report.against)}</section>` : null}
${report.rules !== null ? html`<section id="rules"><h2>Rules</h2><p>Advice follows fixed bounds and knows these ads alone; a rule against a rare kind of lure may be right without ever being met here.</p>${rules(report.rules)}</section>` : null}
<section id="cases"><h2>Worst cases</h2>${systems
    .filter((s) => s.worst.misses.length + s.worst.alarms.length > 0)
    .map(
      (s) => html`<h3>${s.name}: lures that were rated lowest</h3>${s.worst.misses.map(caseCard)}
<h3>${s.name}: honest ads that were rated highest</h3>${s.worst.alarms.map(caseCard)}`,
    )}<p>Numbers are evidence in log-odds above the prior. <mark class="against">Solid</mark> places speak for a lure, <mark class="for">dotted</mark> ones against it. Labels can be wrong too: read before you conclude.</p></section>
<section id="words"><h2>How to read this</h2><dl class="words">
<dt>Groups</dt><dd>Near-duplicates, an honest twin and its lure, and rows whose source says so are one group. No fold parts a group, and the bootstrap draws whole groups (${whole(bootstrap.draws)} draws, seed ${bootstrap.seed}), so that one campaign of a hundred copies is one observation.</dd>
<dt>AP</dt><dd>Average precision, the area under the precision-recall curve. It depends on the share of lures; AP at 2 % is what the same scores would give where one ad in fifty is a lure, by weighting.</dd>
<dt>Recall at x % false alarms</dt><dd>Share of the lures found at the lowest threshold that flags no more than x % of the honest ads. Nothing is interpolated.</dd>
<dt>Brier, ECE</dt><dd>Squared and mean distance of the stated probability from what happened, at a prior that is the share of lures here, and at 2 %.</dd>
<dt>95 % interval</dt><dd>Percentiles of the bootstrap. It knows the chance of which groups were at hand, not wrong labels, and not how other ads would differ.</dd>
</dl></section>
</main>
<footer>${corpus.notes.map((n) => html`<p>${n}</p>`)}
<details><summary>Files, hashes and command</summary><p><code>${report.command}</code></p><ul>${corpus.files.map((f) => html`<li><code>${f.file}</code>, ${whole(f.rows)} rows, SHA-256 <code>${f.sha256}</code></li>`)}</ul></details>
<p>${whole(corpus.unlabelled)} rows without label and ${whole(corpus.rejected)} unreadable lines were left out. toogood ${report.versions.engine}.</p></footer></body></html>`;
  return `${page.text}\n`;
}
