/**
 * Prints how many of the English sentences of `test/english/sentences.jsonl` are read rightly: who pays, and how that is put. Names
 * the sentences that are not, but for those held back, of which it prints counts only. Ends with 1 below 95 in 100 of either.
 * Run: npx tsx scripts/check-english.ts
 */
import { createEnglishReader } from '../src/english';
import { isRight, type Sentence, sentences } from '../test/english/support';

const BAR = 0.95;
const reader = await createEnglishReader();
const right = new Set(sentences.filter((s) => isRight(s, reader)));

const line = (...cells: string[]): void =>
  console.log(cells.map((c, i) => (i === 0 ? c.padEnd(24) : c.padStart(20))).join(''));
const cell = (rows: readonly Sentence[]): string => {
  const count = rows.filter((s) => right.has(s)).length;
  return rows.length === 0
    ? '-'
    : `${count} of ${rows.length} ${((100 * count) / rows.length).toFixed(1).padStart(6)} %`;
};
const open = sentences.filter((s) => !s.held);
const held = sentences.filter((s) => s.held);

line('sentences', 'looked at', 'held back');
const row = (name: string, is: (s: Sentence) => boolean): void =>
  line(name, cell(open.filter(is)), cell(held.filter(is)));
row('lure', (s) => s.kind === 'lure');
row('honest', (s) => s.kind === 'honest');
for (const modality of ['must', 'never', 'may', 'conditional', null] as const)
  for (const actor of ['worker', 'employer', 'third', null] as const)
    if (sentences.some((s) => s.modality === modality && s.actor === actor))
      row(
        actor === null ? '  no demand' : `  ${actor} ${modality}`,
        (s) => s.modality === modality && s.actor === actor,
      );
row('all', () => true);

for (const { text, actor, modality } of open.filter((s) => !right.has(s))) {
  const read = reader.readPayments(text).map((p) => `${p.actor} ${p.modality}`);
  console.log(`\n${text}\n  expected ${actor ?? 'no'} ${modality ?? 'demand'}; read ${read.join(', ') || 'nothing'}`);
}
for (const rows of [open, held]) if (rows.filter((s) => right.has(s)).length < BAR * rows.length) process.exitCode = 1;
