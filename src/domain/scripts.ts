const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latin', /^\p{Script=Latin}$/u],
  ['Han', /^\p{Script=Han}$/u],
  ['Hangul', /^\p{Script=Hangul}$/u],
  ['Hiragana', /^\p{Script=Hiragana}$/u],
  ['Katakana', /^\p{Script=Katakana}$/u],
  ['Bopomofo', /^\p{Script=Bopomofo}$/u],
  ['Cyrillic', /^\p{Script=Cyrillic}$/u],
  ['Greek', /^\p{Script=Greek}$/u],
  ['Arabic', /^\p{Script=Arabic}$/u],
  ['Thai', /^\p{Script=Thai}$/u],
  ['Devanagari', /^\p{Script=Devanagari}$/u],
];

/** Sets of scripts that one writing system uses; UTS #39, 5.2, "highly restrictive". */
const TOGETHER: readonly (readonly string[])[] = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];

/** Do the letters of a label mix scripts that no writing system mixes? */
export function mixesScripts(label: string): boolean {
  const found = new Set<string>();
  for (const letter of label) {
    if (letter.charCodeAt(0) < 0x80) {
      if (letter >= 'a' && letter <= 'z') found.add('Latin');
      continue;
    }
    if (!/^\p{L}$/u.test(letter) || /^[\p{Script=Common}\p{Script=Inherited}]$/u.test(letter)) continue;
    found.add(SCRIPTS.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'other');
  }
  return found.size > 1 && !TOGETHER.some((set) => [...found].every((script) => set.includes(script)));
}
