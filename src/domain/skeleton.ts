import { LOOKALIKES } from '../text/tables/lookalikes';

/** Turns labels into what they look like. */
export interface Skeletons {
  /** A label's letters of other scripts, accents and small capitals as the ASCII letters they look like; lower case. */
  readonly fold: (label: string) => string;
  /** The key that all ASCII labels of the same look share (`rn` and `m`, `1` and `l`); a key, not a text. */
  readonly key: (ascii: string) => string;
  /** {@link key} and, where it differs, the same letter by letter: in `lndeed` the `ln` stands for `in`, not for `h`. */
  readonly keys: (ascii: string) => readonly string[];
}

/** @param lookAlikes one or two ASCII letters or a letter outside ASCII, to what it looks like */
export function createSkeletons(lookAlikes: Readonly<Record<string, string>>): Skeletons {
  const letters = new Map<string, string>();
  const list = [...LOOKALIKES];
  for (let i = 0; i + 1 < list.length; i += 2) letters.set(list[i]!, list[i + 1]!);
  const single = new Map<string, string>();
  const pairs = new Map<string, string>();
  for (const [from, to] of Object.entries(lookAlikes)) {
    if (from.charCodeAt(0) >= 0x80) letters.set(from, to);
    else if (from.length === 1) single.set(from, to);
    else pairs.set(from, to);
  }
  const foldLetter = (letter: string): string => {
    if (letter.charCodeAt(0) < 0x80) return letter;
    if (ACCENT.test(letter)) return '';
    const look = letters.get(letter) ?? letters.get(letter.toLowerCase());
    if (look !== undefined) return look;
    // An accented letter looks like the one below its accents; a syllable of Hangul stays what it is.
    const [base, ...rest] = letter.normalize('NFKD');
    if (!rest.every((x) => ACCENT.test(x))) return letter;
    return base!.charCodeAt(0) < 0x80 ? base! : (letters.get(base!) ?? letter);
  };
  const fold = (label: string): string =>
    isAscii(label) ? label : [...label.normalize('NFKC')].map(foldLetter).join('').toLowerCase();
  const key = (ascii: string): string => {
    let out = '';
    for (let i = 0; i < ascii.length; i++) {
      const pair = i + 1 < ascii.length ? pairs.get(ascii[i]! + ascii[i + 1]!) : undefined;
      const letter = pair ?? ascii[i]!;
      out += single.get(letter) ?? letter;
      if (pair !== undefined) i++;
    }
    return out;
  };
  const keys = (ascii: string): readonly string[] => {
    const inPairs = key(ascii);
    let byLetter = '';
    for (const letter of ascii) byLetter += single.get(letter) ?? letter;
    return byLetter === inPairs ? [inPairs] : [inPairs, byLetter];
  };
  return { fold, key, keys };
}

export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) return false;
  return true;
}

/** Accents and other marks on Latin, Greek and Cyrillic letters. */
const ACCENT = /^[\u0300-\u036f]$/;
