/** Markup that may stand in the page as it is. Only {@link html} and {@link raw} make any. */
export class Markup {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

type Part = Markup | string | number | null | readonly Part[];

/**
 * Markup from a template. Whatever is put in is escaped unless it is markup itself, so that no text of an ad can become any. Lists are
 * joined, null is nothing.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(parts.reduce((text, part, i) => text + written(values[i - 1] ?? null) + part));
}

/** Text that is known to be markup. */
export function raw(text: string): Markup {
  return new Markup(text);
}

function written(value: Part): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(written).join('');
  return escaped(String(value));
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text in which no sign can begin or end markup, and no control character turns the direction of what follows. */
export function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (sign) => SIGNS[sign]!)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '\ufffd')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
