import { writeFileSync } from 'node:fs';
import Table from 'cli-table3';
import { type CardPart, cardOf } from '../../src/train/card';

/** Tables of a run: printed as they come, and written as one page of Markdown where a file is named. */
export class Page {
  readonly #parts: CardPart[] = [];

  add(title: string, text: readonly string[], head: readonly string[], rows: readonly (readonly string[])[]): void {
    if (rows.length === 0) return;
    const table = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
    table.push(...rows.map((row) => [...row]));
    process.stdout.write(`${title}\n${table.toString()}\n`);
    this.#parts.push({ title, text, table: [head, ...rows] });
  }

  /** @param file null to write nothing */
  write(file: string | null, title: string): void {
    if (file !== null) writeFileSync(file, cardOf(title, this.#parts));
  }
}
