/**
 * Twists of a domain, written from the definitions of the permutation families that dnstwist names, and of the forms that
 * recruitment lures use. It shares no table with the detector.
 */

/** A registrable domain in two parts: `amazon` and `com`. */
export interface Target {
  readonly label: string;
  readonly suffix: string;
  /** Ending of a stranger's registration, where the target's own is closed to strangers (`go.kr`); by default the same. */
  readonly ending?: string;
}

export type Family = (target: Target) => string[];

const QWERTY: Readonly<Record<string, string>> = {
  '1': '2q',
  '2': '3wq1',
  '3': '4ew2',
  '4': '5re3',
  '5': '6tr4',
  '6': '7yt5',
  '7': '8uy6',
  '8': '9iu7',
  '9': '0oi8',
  '0': 'po9',
  q: '12wa',
  w: '3esaq2',
  e: '4rdsw3',
  r: '5tfde4',
  t: '6ygfr5',
  y: '7uhgt6',
  u: '8ijhy7',
  i: '9okju8',
  o: '0plki9',
  p: 'lo0',
  a: 'qwsz',
  s: 'edxzaw',
  d: 'rfcxse',
  f: 'tgvcdr',
  g: 'yhbvft',
  h: 'ujnbgy',
  j: 'ikmnhu',
  k: 'olmji',
  l: 'kop',
  z: 'asx',
  x: 'zsdc',
  c: 'xdfv',
  v: 'cfgb',
  b: 'vghn',
  n: 'bhjm',
  m: 'njk',
};

const GLYPHS: Readonly<Record<string, readonly string[]>> = {
  a: [...'àáâãäåɑạǎăȧą'],
  b: ['d', 'lb', ...'ʙɓḃḅḇƅ'],
  c: ['e', ...'ƈċćçčĉᴄ'],
  d: ['b', 'cl', 'dl', ...'ɗđďɖḑḋḍḏḓ'],
  e: ['c', ...'éèêëēĕěėẹęȩɇḛ'],
  f: [...'ƒḟ'],
  g: ['q', ...'ɢɡġğǵģĝǧǥ'],
  h: ['lh', ...'ĥȟħɦḧḩⱨḣḥḫẖ'],
  i: ['1', 'l', ...'íìïıɩǐĭỉịɨȋīɪ'],
  j: [...'ʝǰɉĵ'],
  k: ['lc', ...'ḳḵⱪķᴋ'],
  l: ['1', 'i', ...'ɫł'],
  m: ['n', 'nn', 'rn', 'rr', ...'ṁṃᴍɱḿ'],
  n: ['m', 'r', ...'ńṅṇṉñņǹňꞑ'],
  o: ['0', ...'ȯọỏơóöᴏ'],
  p: [...'ƿƥṕṗ'],
  q: ['g', 'ʠ'],
  r: [...'ʀɼɽŕŗřɾȓȑṙṛṟ'],
  s: [...'ʂśṣṡșŝšꜱ'],
  t: [...'ţŧṫṭțƫ'],
  u: [...'ᴜǔŭüʉùúûũūųưůűȕȗụ'],
  v: [...'ṿⱱᶌṽⱴᴠ'],
  w: ['vv', ...'ŵẁẃẅⱳẇẉẘᴡ'],
  x: [...'ẋẍ'],
  y: [...'ʏýÿŷƴȳɏỿẏỵ'],
  z: [...'ʐżźᴢƶẓẕⱬ'],
  '0': ['o'],
  '1': ['l', 'i'],
  '2': ['ƻ'],
  '5': ['ƽ'],
};

const CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'ь',
  c: 'с',
  d: 'ԁ',
  e: 'е',
  g: 'ԍ',
  h: 'һ',
  i: 'і',
  j: 'ј',
  k: 'к',
  l: 'ӏ',
  m: 'м',
  o: 'о',
  p: 'р',
  q: 'ԛ',
  s: 'ѕ',
  t: 'т',
  v: 'ѵ',
  w: 'ԝ',
  x: 'х',
  y: 'у',
};

/** Words as in the word lists for phishing, in English. */
const DICTIONARY = [
  'account',
  'activate',
  'admin',
  'alert',
  'auth',
  'billing',
  'blog',
  'business',
  'cdn',
  'claim',
  'cloud',
  'confirm',
  'connect',
  'corp',
  'customer',
  'dev',
  'download',
  'email',
  'exchange',
  'free',
  'global',
  'group',
  'help',
  'home',
  'info',
  'invoice',
  'live',
  'login',
  'mail',
  'member',
  'mobile',
  'my',
  'office',
  'online',
  'payment',
  'portal',
  'promo',
  'refund',
  'registration',
  'review',
  'sales',
  'secure',
  'security',
  'service',
  'shop',
  'sign-in',
  'store',
  'support',
  'team',
  'tracking',
  'update',
  'user',
  'verify',
  'wallet',
  'web',
  'webmail',
];

/** What recruitment lures put beside a brand. */
const LURES = [
  'job',
  'jobs',
  'career',
  'careers',
  'hr',
  'recruit',
  'recruitment',
  'hiring',
  'hire',
  'work',
  'vacancy',
  'talent',
  'apply',
  'interview',
  'onboarding',
  'parttime',
  'staff',
  'vn',
  'kr',
  'ph',
  'id',
  'tuyendung',
  'vieclam',
  'ctv',
  'loker',
  'lowongan',
  'karir',
  'empleo',
  'vagas',
  'trabalhe',
  'emploi',
  'naukri',
  'rabota',
  'remote-jobs',
  'hr-team',
  'jobs-vn',
  'careers-global',
  'task',
  'earn',
  'bonus2026',
];

const TLDS = [
  'com',
  'net',
  'org',
  'info',
  'biz',
  'co',
  'io',
  'top',
  'xyz',
  'shop',
  'online',
  'site',
  'vip',
  'cc',
  'icu',
  'cfd',
  'bond',
  'live',
  'pro',
  'work',
  'club',
  'store',
  'asia',
  'world',
  'life',
  'app',
  'us',
  'in',
  'me',
  'vn',
  'ph',
  'tw',
  'ru',
  'careers',
  'jobs',
];

const HOSTING = [
  'web.app',
  'github.io',
  'pages.dev',
  'vercel.app',
  'netlify.app',
  'wixsite.com',
  'weebly.com',
  'blogspot.com',
];
const STRANGERS = ['hr-apply.top', 'joinus77.xyz', 'oksite.com', 'vn-hr.shop', 'quickform.info'];

const VOWELS = 'aeiou';
const letters = (text: string): string[] => [...text];
const withTld =
  (family: (label: string) => string[]): Family =>
  ({ label, suffix, ending = suffix }) =>
    family(label).map((name) => `${name}.${ending}`);
const replaceAt = (label: string, i: number, by: string): string => label.slice(0, i) + by + label.slice(i + 1);
const insertAt = (label: string, i: number, what: string): string => label.slice(0, i) + what + label.slice(i);

const homoglyphs = (label: string): string[] =>
  letters(label).flatMap((letter, i) => (GLYPHS[letter] ?? []).map((glyph) => replaceAt(label, i, glyph)));
const omissions = (label: string): string[] => letters(label).map((_, i) => replaceAt(label, i, ''));
const lured = (label: string): string[] =>
  LURES.flatMap((word) => [
    `${label}-${word}`,
    `${word}-${label}`,
    label + word.replaceAll('-', ''),
    word.replaceAll('-', '') + label,
  ]);

export const FAMILIES: Readonly<Record<string, Family>> = {
  addition: withTld((label) => letters('abcdefghijklmnopqrstuvwxyz0123456789').map((x) => label + x)),
  bitsquat: withTld((label) =>
    letters(label).flatMap((letter, i) =>
      [1, 2, 4, 8, 16, 32, 64, 128]
        .map((bit) => String.fromCharCode(letter.charCodeAt(0) ^ bit))
        .filter((x) => /^[a-z0-9-]$/.test(x))
        .map((x) => replaceAt(label, i, x)),
    ),
  ),
  cyrillic: withTld((label) => {
    const all = letters(label).map((x) => CYRILLIC[x] ?? x);
    return [all.join(''), ...letters(label).map((x, i) => replaceAt(label, i, CYRILLIC[x] ?? x))];
  }),
  dictionary: withTld((label) =>
    DICTIONARY.flatMap((word) => [`${label}-${word}`, label + word, `${word}-${label}`, word + label]),
  ),
  homoglyph: withTld(homoglyphs),
  'homoglyph, two': withTld((label) => homoglyphs(label).flatMap((one) => homoglyphs(one).slice(0, 40))),
  hyphenation: withTld((label) =>
    letters(label)
      .slice(1)
      .map((_, i) => insertAt(label, i + 1, '-')),
  ),
  insertion: withTld((label) =>
    letters(label).flatMap((letter, i) =>
      i === 0 || i === label.length - 1
        ? []
        : letters(QWERTY[letter] ?? '').flatMap((x) => [insertAt(label, i, x), insertAt(label, i + 1, x)]),
    ),
  ),
  omission: withTld(omissions),
  plural: withTld((label) =>
    letters(label)
      .slice(1)
      .map((_, i) => insertAt(label, i + 2, 's')),
  ),
  repetition: withTld((label) => letters(label).map((letter, i) => insertAt(label, i, letter))),
  replacement: withTld((label) =>
    letters(label).flatMap((letter, i) => letters(QWERTY[letter] ?? '').map((x) => replaceAt(label, i, x))),
  ),
  'dot inserted': withTld((label) =>
    letters(label)
      .slice(2)
      .map((_, i) => insertAt(label, i + 1, '.')),
  ),
  transposition: withTld((label) =>
    letters(label)
      .slice(1)
      .map((_, i) => label.slice(0, i) + label[i + 1] + label[i] + label.slice(i + 2)),
  ),
  'other tld': ({ label, suffix }) => TLDS.filter((tld) => tld !== suffix).map((tld) => `${label}.${tld}`),
  'vowel swap': withTld((label) =>
    letters(label).flatMap((letter, i) =>
      VOWELS.includes(letter) ? letters(VOWELS).map((x) => replaceAt(label, i, x)) : [],
    ),
  ),
  'missing dot': ({ label, suffix, ending = suffix }) => {
    const glued = suffix.replaceAll('.', '');
    return [
      `www${label}.${ending}`,
      `ww${label}.${ending}`,
      `www-${label}.${ending}`,
      `${label}${glued}.com`,
      `${label}-${glued}.com`,
    ].concat(
      ['top', 'xyz', 'net', 'info'].flatMap((tld) => [
        `www${label}.${tld}`,
        `${label}${glued}.${tld}`,
        `www-${label}-${glued}.${tld}`,
      ]),
    );
  },
  'lure words': ({ label, suffix, ending = suffix }) =>
    lured(label).flatMap((name, i) => [`${name}.${TLDS[i % TLDS.length]}`, `${name}.${ending}`]),
  'lure words, twisted': ({ label }) =>
    [...homoglyphs(label), ...omissions(label)].flatMap((name, i) =>
      [`${name}-${LURES[i % LURES.length]}`, `${LURES[i % LURES.length]}-${name}`].map(
        (x) => `${x}.${TLDS[i % TLDS.length]}`,
      ),
    ),
  'below a stranger': ({ label, suffix }) =>
    STRANGERS.flatMap((host) => [
      `${label}.${host}`,
      `www.${label}.${suffix}.${host}`,
      `${label}.${suffix}-${host}`,
      `${label}-careers.${host}`,
      `jobs.${label}.${host}`,
    ]),
  'in the path': ({ label, suffix }) =>
    STRANGERS.flatMap((host) => [
      `https://${host}/${label}.${suffix}/apply`,
      `http://${host}/www.${label}.${suffix}?id=7`,
    ]),
  'before the @': ({ label, suffix }) =>
    STRANGERS.flatMap((host) => [`https://${label}.${suffix}@${host}/x`, `https://www.${label}.${suffix}:443@${host}`]),
  'free hosting': ({ label }) =>
    HOSTING.flatMap((host) => [
      `${label}.${host}`,
      `${label}-jobs.${host}`,
      `${label}careers.${host}`,
      `hr-${label}.${host}`,
    ]).concat([`https://sites.google.com/view/${label}-jobs`, `https://sites.google.com/view/${label}`]),
};

/** Up to `most` twists of a family, spread evenly over all of them; without the target itself and what no host can be. */
export function twistsOf(family: Family, target: Target, most: number): string[] {
  const self = `${target.label}.${target.suffix}`;
  const all = [...new Set(family(target))].filter((host) => host !== self && isHost(host));
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, k) => all[Math.floor((k * all.length) / most)]!);
}

function isHost(link: string): boolean {
  if (link.includes('//')) return true;
  return link.split('.').every((label) => label !== '' && label.length < 50 && !/^-|-$|^..--/.test(label));
}
