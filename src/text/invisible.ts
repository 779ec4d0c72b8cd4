import { CLASS, DIGIT, ENCLOSING, INVISIBLE, JOINER, KATAKANA, LATIN } from './classes';
import type { Output } from './output';

/** Invisible characters outside the Basic Multilingual Plane: tags, variation selectors, format controls. */
export function isInvisibleAstral(cp: number): boolean {
  return (cp >= 0xe0000 && cp <= 0xe0fff) || (cp >= 0x1d173 && cp <= 0x1d17a) || (cp >= 0x1bca0 && cp <= 0x1bca3);
}

/**
 * Reads a run of invisible characters; returns where to go on. They are removed and counted to the unit before them, joiners
 * of Arabic and Indic scripts too: one writer sets them where another does not, and no word is known by them alone.
 */
export function readInvisibles(source: string, start: number, out: Output): number {
  const i = nextVisible(source, start);
  let trick = false;
  for (let k = start, cp = 0; k < i && !trick; k += cp > 0xffff ? 2 : 1) {
    cp = source.codePointAt(k)!;
    trick = isHiding(cp);
  }
  const before = out.last();
  const after = i < source.length ? source.codePointAt(i)! : 0;
  if (trick && isUnjoined(before) && isUnjoined(after) && !beginsWord(source, start, i)) note(start, i, out);
  out.extend(i);
  return i;
}

/** Where the next character stands that is drawn as something, from `at` on; the length of the source if there is none. */
export function nextVisible(source: string, at: number): number {
  let i = at;
  while (i < source.length) {
    const cp = source.codePointAt(i)!;
    const cls = cp > 0xffff ? -1 : CLASS[cp]!;
    if (cp > 0xffff ? !isInvisibleAstral(cp) : cls !== INVISIBLE && cls !== JOINER && cls !== ENCLOSING) break;
    i += cp > 0xffff ? 2 : 1;
  }
  return i;
}

/** Soft hyphens, variation selectors and keycaps have honest uses inside words of any script. */
function isHiding(cp: number): boolean {
  if (cp === 0xad || (cp >= 0xfe00 && cp <= 0xfe0f) || (cp >= 0xe0100 && cp <= 0xe01ef)) return false;
  return cp > 0xffff || CLASS[cp] !== ENCLOSING;
}

/** Letters and digits of scripts that have no use for invisible characters inside a word. */
function isUnjoined(cp: number): boolean {
  if (cp > 0xffff) return cp >= 0x1d400 && cp <= 0x1d7ff;
  const cls = CLASS[cp]!;
  return cls === DIGIT || (cls >= LATIN && cls <= KATAKANA);
}

/** A capital after a small letter begins a word of its own: what stood between was a line break once. */
function beginsWord(source: string, start: number, end: number): boolean {
  const before = source.charAt(start - 1);
  const after = source.charAt(end);
  return after !== after.toLowerCase() && before === before.toLowerCase() && before !== before.toUpperCase();
}

/** Several in one word are one trick. */
function note(start: number, end: number, out: Output): void {
  const last = out.tricks[out.tricks.length - 1];
  if (last !== undefined) {
    let k = out.length - 1;
    while (k >= 0 && out.from[k]! >= last.end && isUnjoined(out.units[k]!)) k--;
    if (k < 0 || out.from[k]! < last.end) {
      last.end = end;
      return;
    }
  }
  out.tricks.push({ trick: 'invisible', start, end });
}
