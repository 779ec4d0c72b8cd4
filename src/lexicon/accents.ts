import type { Phrase } from './phrase';

/**
 * Letters without their diacritics: `lương cao` as `luong cao`. What is written where accents are a bother: on phones, in haste,
 * under a filter.
 */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .normalize('NFC');
}

/** Vietnamese sets the tone of oa, oe and uy on either vowel: hoà and hòa. */
const TONE_PLACES: readonly (readonly [string, string])[] = [
  ['òa', 'oà'],
  ['óa', 'oá'],
  ['ỏa', 'oả'],
  ['õa', 'oã'],
  ['ọa', 'oạ'],
  ['òe', 'oè'],
  ['óe', 'oé'],
  ['ỏe', 'oẻ'],
  ['õe', 'oẽ'],
  ['ọe', 'oẹ'],
  ['ùy', 'uỳ'],
  ['úy', 'uý'],
  ['ủy', 'uỷ'],
  ['ũy', 'uỹ'],
  ['ụy', 'uỵ'],
];

/** Other ways to write a text in a language whose accents may be left out; the text itself is not among them. */
export function accentVariants(text: string): string[] {
  const variants = new Set([withoutAccents(text)]);
  for (const [old, modern] of TONE_PLACES) {
    if (text.includes(old)) variants.add(text.replaceAll(old, modern));
    if (text.includes(modern)) variants.add(text.replaceAll(modern, old));
  }
  variants.delete(text);
  return [...variants];
}

/** Letters that a lone word needs so that it means the same without accents: `tien` is too short to tell, `tuyen dung` is not. */
const LONG_ENOUGH = 6;

/** May the spelling stand without its accents? A part of a longer phrase may, the rest of the phrase tells what is meant. */
export function bearsLoss(text: string, part: boolean): boolean {
  return part || text.includes(' ') || text.length >= LONG_ENOUGH;
}

/** The phrase with every spelling and joint also as it stands without accents. */
export function spelledWithoutAccents(phrase: Phrase): Phrase {
  const part = phrase.pieces.length > 1;
  return {
    ...phrase,
    pieces: phrase.pieces.map((spellings) =>
      spellings.flatMap((s) =>
        bearsLoss(s.text, part) ? [s, ...accentVariants(s.text).map((text) => ({ ...s, text }))] : [s],
      ),
    ),
    joints: phrase.joints.map((joint) =>
      joint.kind === 'tight'
        ? { kind: 'tight', between: new Set([...joint.between].flatMap((b) => [b, ...accentVariants(b)])) }
        : joint,
    ),
  };
}
