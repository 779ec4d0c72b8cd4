import type { Phrase, Spelling } from './phrase';

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
  const variants = new Set([withoutAccents(text), ...toneVariants(text)]);
  variants.delete(text);
  return [...variants];
}

function toneVariants(text: string): string[] {
  return TONE_PLACES.flatMap(([old, modern]) => [
    ...(text.includes(old) ? [text.replaceAll(old, modern)] : []),
    ...(text.includes(modern) ? [text.replaceAll(modern, old)] : []),
  ]);
}

/** Letters that a lone word needs so that it means the same without accents: `tien` is too short to tell, `tuyen dung` is not. */
const LONG_ENOUGH = 6;

/** Common words of English that another language's word becomes without its accents (`thẻ`, `có`): they say nothing then. */
const ENGLISH: ReadonlySet<string> = new Set(
  (
    'the can an a me to no on do so be he we go or of in is it at by as am us if my up you your may day hen ten men pen den hang bay ' +
    'tin cam pass bank chat nay sang song rang gang ton con son won long ban pin com ma la de el en que not now for and has had ' +
    'her him his who why how one two out our off all any new old own too may'
  ).split(' '),
);

/** May the spelling stand without its accents? */
export function bearsLoss(text: string, part: boolean): boolean {
  if (text.includes(' ')) return true;
  return part ? !ENGLISH.has(withoutAccents(text)) : text.length >= LONG_ENOUGH;
}

/** The phrase with every spelling and joint also as it stands without accents. */
export function spelledWithoutAccents(phrase: Phrase): Phrase {
  const part = phrase.pieces.length > 1;
  return {
    ...phrase,
    pieces: phrase.pieces.map((spellings) =>
      spellings.flatMap((s): Spelling[] => {
        const bare = withoutAccents(s.text);
        return [
          s,
          ...toneVariants(s.text).map((text) => ({ ...s, text })),
          ...(bare !== s.text && bearsLoss(s.text, part) ? [{ ...s, text: bare, bare: true as const }] : []),
        ];
      }),
    ),
    joints: phrase.joints.map((joint) =>
      joint.kind === 'tight'
        ? { kind: 'tight', between: new Set([...joint.between].flatMap((b) => [b, ...accentVariants(b)])) }
        : joint,
    ),
  };
}
