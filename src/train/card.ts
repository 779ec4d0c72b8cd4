/** A table of a card: the first row is its head. */
export type CardTable = readonly (readonly (string | number)[])[];

/** A part of a card: what it says and the figures under it. */
export interface CardPart {
  readonly title: string;
  readonly text?: readonly string[];
  readonly table?: CardTable;
}

/** A model card as Markdown. Everything that is a figure comes from the run that made the model. */
export function cardOf(title: string, parts: readonly CardPart[]): string {
  const lines = [`# ${title}`, ''];
  for (const { title: heading, text = [], table } of parts) {
    lines.push(`## ${heading}`, '');
    for (const paragraph of text) lines.push(paragraph, '');
    if (table && table.length > 1) {
      const [head, ...rows] = table;
      const line = (cells: readonly (string | number)[]) => `| ${cells.map((c) => String(c)).join(' | ')} |`;
      const numeric = head!.map((_, i) => rows.every((r) => /^[-\d.,%() ]*$/.test(String(r[i]))));
      lines.push(line(head!), `|${numeric.map((n) => (n ? '--:' : '---')).join('|')}|`, ...rows.map(line), '');
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
