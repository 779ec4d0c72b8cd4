/**
 * Prints for each register number with a check digit how many numbers made by its published definition are accepted, and how many
 * of them are still taken for valid with one digit wrong or two neighbours swapped. Ends with 1 when a genuine number is refused.
 * Run: npx tsx scripts/check-registry.ts [NUMBERS]
 */
import { readRegistryNumbers } from '../src/registry';
import { DEFINITIONS, formats, measure, tables } from '../test/registry/support';

const count = Number(process.argv[2] ?? 1000);
if (!(count >= 1)) throw new Error('usage: check-registry [NUMBERS], a positive count for each type');

const isValid = (text: string, id: string): boolean =>
  readRegistryNumbers(text, tables).some((n) => n.scheme === id && n.check === 'valid');
const share = ({ caught, tried }: { caught: number; tried: number }): string =>
  tried === 0 ? '-' : `${((100 * caught) / tried).toFixed(1)} %`;

const line = (...cells: string[]): void =>
  console.log(cells.map((c, i) => (i === 0 ? c.padEnd(18) : c.padStart(24))).join(''));
line('type', 'valid accepted', 'single-digit caught', 'transpositions caught');
let refused = 0;
DEFINITIONS.forEach((definition, i) => {
  const outcome = measure(definition, count, 1000 + i, isValid);
  refused += outcome.made - outcome.accepted;
  line(definition.id, `${outcome.accepted} of ${outcome.made}`, share(outcome.singles), share(outcome.swaps));
});
const checked = formats.rows.filter((row) => row.checks);
const defined = new Set(DEFINITIONS.map((d) => d.id));
console.log(
  `\n${formats.rows.length} types of ${new Set(formats.rows.map((r) => r.country)).size} countries; ${checked.length} with a check digit`,
);
console.log(
  `without a definition of their own: ${checked
    .filter((r) => !defined.has(r.id))
    .map((r) => r.id)
    .join(', ')}`,
);
console.log(`genuine numbers refused: ${refused}`);
if (refused > 0) process.exitCode = 1;
