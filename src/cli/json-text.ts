/*
 * JSON text looked at without being parsed, for what parsing loses: digits beyond 2^53 and the words of each item. All but
 * `isJson` take text that is valid.
 */

/** Is the text one JSON value? */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The texts of the items of a JSON array, or of the members of a JSON object, in their order. */
export function itemTexts(text: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let from = 0;
  const take = (to: number): void => {
    const item = text.slice(from, to).trim();
    if (item !== '') items.push(item);
    from = to + 1;
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '"') i = stringEnd(text, i);
    else if (sign === '[' || sign === '{') {
      if (depth++ === 0) from = i + 1;
    } else if (sign === ']' || sign === '}') {
      if (--depth === 0) take(i);
    } else if (sign === ',' && depth === 1) take(i);
  }
  return items;
}

/** The text of the value that a JSON object has at a key, as it was written; null where there is none. */
export function valueTextAt(object: string, key: string): string | null {
  // Of members of one name the last counts.
  for (const member of itemTexts(object).reverse()) {
    const end = stringEnd(member, 0) + 1;
    if (JSON.parse(member.slice(0, end)) === key) return member.slice(member.indexOf(':', end) + 1).trim();
  }
  return null;
}

/** How deeply arrays and objects are nested. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '"') i = stringEnd(text, i);
    else if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth);
    else if (sign === ']' || sign === '}') depth--;
  }
  return deepest;
}

/** Offset of the quotation mark that ends the string which begins at `start`. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
