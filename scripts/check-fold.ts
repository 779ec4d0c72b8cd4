/**
 * Folds every row of a folder of ads (`*.jsonl.gz`, one object a line with `cls` and text fields) and prints for each
 * language how many honest ads get a second reading and by which tricks; checks the source map of all rows.
 * Run: npx tsx scripts/check-fold.ts DIR [--show TRICK LANG]
 */
import { TEXT_FIELDS } from '../src/ad';
import { readCorpus } from '../src/corpus';
import { BREAK, type Fold, fold, type Trick } from '../src/text';

const TRICKS: readonly Trick[] = ['invisible', 'lookalike', 'jamo', 'mixed-syllable', 'spaced', 'leet'];

const [dir, , showTrick, showLang] = process.argv.slice(2);
if (dir === undefined) throw new Error('usage: check-fold DIR [--show TRICK LANG]');

interface Tally {
  rows: number;
  second: number;
  tricks: Map<Trick, number>;
}

/** Throws if the map of a fold is not what src/text/types.ts says. */
function check(f: Fold): void {
  const { units, from, to, plainLength, length, source } = f;
  const fail = (why: string, i: number): never => {
    throw new Error(`${why} at unit ${i} of ${JSON.stringify(source.slice(0, 80))}`);
  };
  for (let i = 0; i < length; i++) {
    if (i < plainLength && units[i] === BREAK) fail('break in the plain reading', i);
    if (units[i] === BREAK) continue;
    if (from[i]! >= to[i]! || to[i]! > source.length) fail('bad span', i);
    if (i === 0 || units[i - 1] === BREAK) continue;
    if (from[i]! < from[i - 1]! || to[i]! < to[i - 1]!) fail('map goes back', i);
    if (i < plainLength && from[i]! > to[i - 1]!) fail('gap', i);
  }
  let start = plainLength;
  for (const d of f.disguises) {
    if (d.unitStart !== start + 1 || units[start] !== BREAK || d.tricks.length === 0) fail('bad disguise', d.unitStart);
    start = d.unitEnd;
  }
  if (start !== length) fail('units after the last disguise', start);
}

const tallies = new Map<string, Tally>();
for (const row of readCorpus([dir]).rows) {
  const text = TEXT_FIELDS.map((field) => row.ad[field])
    .concat(row.ad.text)
    .filter(Boolean)
    .join('\n');
  const key = `${row.lang} ${row.cls}`;
  let tally = tallies.get(key);
  if (tally === undefined) {
    tally = { rows: 0, second: 0, tricks: new Map() };
    tallies.set(key, tally);
  }
  const f = fold(text);
  check(f);
  tally.rows++;
  if (f.disguises.length > 0) tally.second++;
  const used = [...f.tricks, ...f.disguises.flatMap((d) => d.tricks)];
  for (const trick of new Set(used.map((t) => t.trick))) tally.tricks.set(trick, (tally.tricks.get(trick) ?? 0) + 1);
  if (showTrick === undefined || (showLang !== undefined && key !== showLang)) continue;
  for (const t of used.filter((u) => u.trick === showTrick).slice(0, 3)) {
    const context = JSON.stringify(text.slice(Math.max(0, t.start - 12), t.end + 12));
    console.log(key, JSON.stringify(text.slice(t.start, t.end)), context);
  }
}

console.log(`| set | rows | second reading % | ${TRICKS.map((t) => `${t} %`).join(' | ')} |`);
console.log(`|---|${'---|'.repeat(TRICKS.length + 2)}`);
for (const [key, t] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const share = (n: number): string => ((100 * n) / t.rows).toFixed(2);
  const tricks = TRICKS.map((trick) => share(t.tricks.get(trick) ?? 0)).join(' | ');
  console.log(`| ${key} | ${t.rows} | ${share(t.second)} | ${tricks} |`);
}
