/* What posters write in place of a letter. Sources: Unicode confusables (UTS #39) and the obfuscation sections of the sources in docs/. */

const pairs = (text: string): ReadonlyMap<string, string> => {
  const letters = [...text];
  const map = new Map<string, string>();
  for (let i = 0; i + 1 < letters.length; i += 2) map.set(letters[i]!, letters[i + 1]!);
  return map;
};

/** Latin to Cyrillic that looks the same. */
export const LATIN_TO_CYRILLIC = pairs('aаeеoоpрcсxхyуiіAАBВEЕKКMМHНOОPРCСTТXХ');
/** Cyrillic to Latin that looks the same. */
export const CYRILLIC_TO_LATIN = pairs('аaеeоoрpсcхxуyАAВBЕEКKМMНHОOРPСCТTХX');
/** Letters to the digits that stand for them. */
export const LEET = pairs('o0i1e3a4s5b8O0I1E3A4S5B8');
export const LEET_CYRILLIC = pairs('о0О0з3З3б6ч4');
/** Hangul vowels and consonants to the letters they are drawn like. */
export const JAMO_LOOK = pairs('ㅐHㅏrㅣlㅇo');

/** Styled alphabets by the code points of their capital and small A. */
export const STYLES: readonly (readonly [number, number])[] = [
  [0x1d400, 0x1d41a], // bold
  [0x1d5d4, 0x1d5ee], // sans-serif bold
  [0xff21, 0xff41], // full width
  [0x24b6, 0x24d0], // circled
];

export const INVISIBLES = ['\u200b', '\u2060', '\u200c', '\ufeff'] as const;

/** Zero of digit rows by language. */
export const LOCAL_ZERO: { readonly [language: string]: number } = {
  th: 0xe50,
  hi: 0x966,
  bn: 0x9e6,
  ar: 0x660,
  ur: 0x6f0,
  km: 0x17e0,
  my: 0x1040,
  lo: 0xed0,
};

/** Digits in words by language. */
export const SPOKEN: { readonly [language: string]: readonly string[] } = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  ko: ['공', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'],
  zh: ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
  ja: ['ゼロ', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'],
  vi: ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'],
  th: ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'],
  id: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  tl: ['zero', 'isa', 'dalawa', 'tatlo', 'apat', 'lima', 'anim', 'pito', 'walo', 'siyam'],
  hi: ['zero', 'ek', 'do', 'teen', 'char', 'paanch', 'chhe', 'saat', 'aath', 'nau'],
  ru: ['ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'],
  es: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
  pt: ['zero', 'um', 'dois', 'três', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove'],
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
};

/** How thousands are cut short by language. */
export const THOUSAND: { readonly [language: string]: string } = {
  en: 'k',
  vi: 'k',
  th: 'k',
  id: 'rb',
  tl: 'k',
  hi: 'k',
  ru: 'к',
  uk: 'к',
  es: 'mil',
  pt: 'mil',
  fr: 'k',
  ar: 'k',
  bn: 'k',
  ur: 'k',
};

/** How tens of thousands are, where they are the unit. */
export const MYRIAD: { readonly [language: string]: string } = { ko: '만', zh: '万', ja: '万' };

/** How millions are. */
export const MILLION: { readonly [language: string]: string } = {
  vi: 'tr',
  id: 'jt',
  es: ' palos',
  ru: ' млн',
  uk: ' млн',
  pt: ' mi',
};
