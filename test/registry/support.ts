import { readFileSync } from 'node:fs';
import { type AdRequirementFile, compileRegistry, type RegistryFormatFile } from '../../src/registry';

/** The knowledge files as they stand in `rules/`. */
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../rules/knowledge/registry/${name}.json`, import.meta.url), 'utf8'));
export const formats = read('registry-formats') as RegistryFormatFile;
export const requirements = read('ad-requirements') as AdRequirementFile;
export const tables = compileRegistry({ 'registry-formats': formats, 'ad-requirements': requirements });

/** Seeded random numbers (mulberry32). */
export class Random {
  constructor(private state: number) {}

  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  }

  of(characters: string): string {
    return characters[this.below(characters.length)]!;
  }

  /** A pattern with `#` for a digit, `@` for a letter and `*` for either. */
  fill(pattern: string): string {
    return pattern.replace(/[#@*]/g, (sign) =>
      this.of(sign === '#' ? DIGITS : sign === '@' ? LETTERS : DIGITS + LETTERS),
    );
  }
}

export const DIGITS = '0123456789';
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * A scheme from its published definition, written apart from the code and data under test: how a number is completed. Returns null
 * where no number is given out for the random part.
 */
export interface Definition {
  readonly id: string;
  readonly label: string;
  readonly make: (random: Random) => string | null;
  /** Share of wrong single digits that the scheme catches: 1 where its modulus and weights leave none. */
  readonly singles: number;
}

const digitsOf = (text: string): number[] => [...text].map(Number);
const dot = (text: string, weights: readonly number[]): number =>
  digitsOf(text).reduce((sum, digit, i) => sum + digit * weights[i]!, 0);
/** Cuts a number into pieces of these sizes, with the strings between them. */
const group = (text: string, ...sizes: (number | string)[]): string => {
  let at = 0;
  let out = '';
  for (const size of sizes) {
    out += typeof size === 'string' ? size : text.slice(at, at + size);
    if (typeof size === 'number') at += size;
  }
  return out;
};
/** What must be added to reach the next multiple. */
const toNext = (sum: number, modulus: number): number => (modulus - (sum % modulus)) % modulus;
const one = (n: number): string | null => (n >= 0 && n <= 9 ? String(n) : null);
const join = (body: string, check: string | number | null): string | null =>
  check === null ? null : `${body}${check}`;

/** Luhn by table: doubled digits with their cross sums. */
const DOUBLED = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
const luhn = (body: string): string => {
  const sum = [...body].reverse().reduce((s, c, i) => s + (i % 2 === 0 ? DOUBLED[Number(c)]! : Number(c)), 0);
  return String(toNext(sum, 10));
};
/** ISO 7064 MOD 11,10 as the standard words it. */
const pure11 = (body: string): string => {
  let product = 10;
  for (const digit of digitsOf(body)) {
    let sum = (digit + product) % 10;
    if (sum === 0) sum = 10;
    product = (2 * sum) % 11;
  }
  return String((11 - product) % 10);
};
const simple = (
  id: string,
  label: string,
  pattern: string,
  check: (body: string) => string | number | null,
  shape: (number: string) => string,
  singles = 1,
): Definition => ({
  id,
  label,
  singles,
  make: (random) => {
    const body = random.fill(pattern);
    const number = join(body, check(body));
    return number === null ? null : shape(number);
  },
});
const plain = (number: string): string => number;
const inn = (body: string, weights: readonly number[]): number => (dot(body, weights) % 11) % 10;
const cnpjValue = (c: string): number => c.charCodeAt(0) - 48;
const cnpjDigit = (body: string): number => {
  // Weights 2 to 9 from the right, over and over.
  const sum = [...body].reverse().reduce((s, c, i) => s + cnpjValue(c) * (2 + (i % 8)), 0);
  return sum % 11 < 2 ? 0 : 11 - (sum % 11);
};
const cpfDigit = (body: string): number => {
  const sum = [...body].reverse().reduce((s, c, i) => s + Number(c) * (2 + i), 0);
  return ((sum * 10) % 11) % 10;
};
const cross = (n: number): number => Math.floor(n / 10) + (n % 10);
const twKeys = [1, 2, 1, 2, 1, 2, 4, 1];
const edrpou = (body: string): number => {
  const n = Number(body) * 10;
  const weights = n < 30_000_000 || n >= 60_000_000 ? [1, 2, 3, 4, 5, 6, 7] : [7, 1, 2, 3, 4, 5, 6];
  const first = dot(body, weights) % 11;
  return first < 10
    ? first
    : (dot(
        body,
        weights.map((w) => w + 2),
      ) %
        11) %
        10;
};
const retried = (body: string, weights: readonly number[], second: readonly number[]): number => {
  const first = dot(body, weights) % 11;
  return first < 10 ? first : (dot(body, second) % 11) % 10;
};
const kz = (body: string): string | null => {
  const first = dot(body, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
  return one(first < 10 ? first : dot(body, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11);
};
const USCC = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const BASE36 = DIGITS + LETTERS;
const RFC = `${DIGITS}ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ`;
const chars = (random: Random, alphabet: string, n: number): string =>
  Array.from({ length: n }, () => random.of(alphabet)).join('');

/** Every scheme with a check digit that is compared with a definition of its own. */
export const DEFINITIONS: readonly Definition[] = [
  simple(
    'kr.business',
    '사업자등록번호',
    '#########',
    (b) => toNext(dot(b, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((Number(b[8]) * 5) / 10), 10),
    (n) => group(n, 3, '-', 2, '-', 5),
  ),
  simple(
    'kr.corporation',
    '법인등록번호',
    '############',
    (b) => toNext(dot(b, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]), 10),
    (n) => group(n, 6, '-', 7),
    0.92,
  ),
  {
    id: 'jp.corporation',
    label: '法人番号',
    singles: 0.97,
    make: (random) => {
      const base = random.fill('############');
      // n from the right: odd places count once, even places twice.
      const sum = [...base].reverse().reduce((s, c, i) => s + Number(c) * (i % 2 === 0 ? 1 : 2), 0);
      return `${9 - (sum % 9)}${base}`;
    },
  },
  {
    id: 'tw.business',
    label: '統一編號',
    singles: 0.75,
    make: (random) => {
      const number = random.fill('########');
      const sum = digitsOf(number).reduce((s, d, i) => s + cross(d * twKeys[i]!), 0);
      return sum % 5 === 0 || (number[6] === '7' && (sum + 1) % 5 === 0) ? number : null;
    },
  },
  {
    id: 'cn.credit-code',
    label: '统一社会信用代码',
    singles: 1,
    make: (random) => {
      const body = `91${random.fill('######')}${chars(random, USCC, 9)}`;
      let weight = 1;
      let sum = 0;
      for (const c of body) {
        sum += USCC.indexOf(c) * weight;
        weight = (weight * 3) % 31;
      }
      return body + USCC[toNext(sum, 31)]!;
    },
  },
  simple('sg.uen-business', 'UEN', '########', (b) => 'XMKECAWLJDB'[dot(b, [10, 4, 9, 3, 8, 2, 7, 1]) % 11]!, plain),
  simple('sg.uen-company', 'UEN', '20#######', (b) => 'ZKCMDNERGWH'[dot(b, [10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11]!, plain),
  simple(
    'sg.uen-other',
    'UEN',
    'T##LL####',
    (b) => {
      const alphabet = 'ABCDEFGHJKLMNPQRSTUVWX0123456789';
      const sum = [...b].reduce((s, c, i) => s + alphabet.indexOf(c) * [4, 3, 5, 3, 10, 2, 2, 5, 7][i]!, 0);
      return alphabet[(((sum - 5) % 11) + 11) % 11]!;
    },
    plain,
  ),
  simple('vn.tax', 'Mã số thuế', '#########', (b) => one(10 - (dot(b, [31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11)), plain),
  simple(
    'th.juristic',
    'เลขทะเบียนนิติบุคคล',
    '0###########',
    (b) => (11 - (dot(b, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10,
    plain,
    0.86,
  ),
  simple(
    'in.gstin',
    'GSTIN',
    '27@@@@@####@1Z',
    (b) => {
      const sum = [...b].reduce((s, c, i) => {
        const product = BASE36.indexOf(c) * (i % 2 === 0 ? 1 : 2);
        return s + Math.floor(product / 36) + (product % 36);
      }, 0);
      return BASE36[toNext(sum, 36)]!;
    },
    plain,
  ),
  {
    id: 'au.abn',
    label: 'ABN',
    singles: 1,
    make: (random) => {
      const body = random.fill('#########');
      // The two leading digits less 10 bring the weighted sum of the others to a multiple of 89; they are never 10.
      const check = 10 + (toNext(dot(body, [3, 5, 7, 9, 11, 13, 15, 17, 19]), 89) || 89);
      return group(`${check}${body}`, 2, ' ', 3, ' ', 3, ' ', 3);
    },
  },
  simple(
    'au.acn',
    'ACN',
    '########',
    (b) => toNext(dot(b, [8, 7, 6, 5, 4, 3, 2, 1]), 10),
    (n) => group(n, 3, ' ', 3, ' ', 3),
    0.8,
  ),
  simple('nz.nzbn', 'NZBN', '9429########', (b) => toNext(dot(b, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]), 10), plain),
  simple('ru.inn-company', 'ИНН', '#########', (b) => inn(b, [2, 4, 10, 3, 5, 9, 4, 6, 8]), plain, 0.97),
  simple(
    'ru.inn-person',
    'ИНН',
    '##########',
    (b) => {
      const tenth = inn(b, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]);
      return `${tenth}${inn(`${b}${tenth}`, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8])}`;
    },
    plain,
    0.99,
  ),
  simple('ru.ogrn', 'ОГРН', '1###########', (b) => String((BigInt(b) % 11n) % 10n), plain, 0.97),
  simple('ru.ogrnip', 'ОГРНИП', '3#############', (b) => String((BigInt(b) % 13n) % 10n), plain, 0.94),
  simple('ua.edrpou', 'ЄДРПОУ', '#######', edrpou, plain, 0.97),
  simple(
    'ua.rntrc',
    'РНОКПП',
    '#########',
    (b) => (((dot(b, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10,
    plain,
    0.97,
  ),
  simple(
    'ua.vat',
    'ІПН',
    '###########',
    (b) => (dot(b, [11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47]) % 11) % 10,
    plain,
    0.87,
  ),
  simple('kz.bin', 'БИН', '####4######', kz, plain, 0.86),
  simple('kz.iin', 'ИИН', '####1######', kz, plain, 0.86),
  simple('by.unp', 'УНП', '########', (b) => one(dot(b, [29, 23, 19, 17, 13, 7, 5, 3]) % 11), plain),
  {
    id: 'gb.vat',
    label: 'VAT number',
    singles: 0.97,
    make: (random) => {
      const body = random.fill('#######');
      const sum = dot(body, [8, 7, 6, 5, 4, 3, 2]);
      // The older rule: 97 is taken away until the sum is negative.
      return group(`GB${body}${String(97 - (sum % 97)).padStart(2, '0')}`, 2, ' ', 3, ' ', 4, ' ', 2);
    },
  },
  simple('de.vat', 'USt-IdNr.', '########', pure11, (n) => `DE${n}`),
  simple(
    'at.vat',
    'UID-Nr.',
    '#######',
    (b) => toNext(digitsOf(b).reduce((s, d, i) => s + (i % 2 ? DOUBLED[d]! : d), 0) + 4, 10),
    (n) => `ATU${n}`,
  ),
  simple(
    'ch.uid',
    'UID',
    '########',
    (b) => one((11 - (dot(b, [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11),
    (n) => group(`CHE${n}`, 3, '-', 3, '.', 3, '.', 3),
  ),
  simple('fr.siren', 'SIREN', '########', luhn, (n) => group(n, 3, ' ', 3, ' ', 3)),
  simple('fr.siret', 'SIRET', '#############', luhn, (n) => group(n, 3, ' ', 3, ' ', 3, ' ', 5)),
  {
    id: 'fr.vat',
    label: 'TVA',
    singles: 1,
    make: (random) => {
      const body = random.fill('########');
      const siren = body + luhn(body);
      return `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`;
    },
  },
  ...(['A', 'Q', 'G'] as const).map(
    (kind): Definition => ({
      id: 'es.cif',
      label: 'CIF',
      singles: 1,
      make: (random) => {
        const body = random.fill('#######');
        const sum = digitsOf(body).reduce((s, d, i) => s + (i % 2 ? d : DOUBLED[d]!), 0);
        const check = toNext(sum, 10);
        return `${kind}${body}${kind === 'Q' ? 'JABCDEFGHI'[check] : check}`;
      },
    }),
  ),
  simple('es.nif-person', 'NIF', '########', (b) => 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(b) % 23]!, plain),
  simple('it.iva', 'P.IVA', '##########', luhn, plain),
  simple(
    'pl.nip',
    'NIP',
    '#########',
    (b) => one(dot(b, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11),
    (n) => group(n, 3, '-', 3, '-', 2, '-', 2),
  ),
  simple('pl.regon', 'REGON', '########', (b) => (dot(b, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10, plain, 0.97),
  simple(
    'be.enterprise',
    'ondernemingsnummer',
    '0#######',
    (b) => String(97 - (Number(b) % 97)).padStart(2, '0'),
    (n) => group(n, 4, '.', 3, '.', 3),
  ),
  simple(
    'lu.vat',
    'TVA',
    '######',
    (b) => String(Number(b) % 89).padStart(2, '0'),
    (n) => `LU${n}`,
  ),
  simple(
    'pt.nipc',
    'NIPC',
    '########',
    (b) => {
      const r = dot(b, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
      return r < 2 ? 0 : 11 - r;
    },
    plain,
    0.97,
  ),
  simple('se.organisation', 'Organisationsnummer', '#########', luhn, (n) => group(n, 6, '-', 4)),
  simple(
    'no.organisation',
    'Organisasjonsnummer',
    '########',
    (b) => one(toNext(dot(b, [3, 2, 7, 6, 5, 4, 3, 2]), 11)),
    plain,
  ),
  simple('dk.cvr', 'CVR', '#######', (b) => one(toNext(dot(b, [2, 7, 6, 5, 4, 3, 2]), 11)), plain),
  simple(
    'fi.business',
    'Y-tunnus',
    '#######',
    (b) => one(toNext(dot(b, [7, 9, 10, 5, 8, 4, 2]), 11)),
    (n) => group(n, 7, '-', 1),
  ),
  simple('cz.ico', 'IČO', '#######', (b) => (11 - (dot(b, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10, plain, 0.97),
  simple(
    'sk.vat',
    'IČ DPH',
    '#########',
    (b) => one(Number(toNext(Number((BigInt(b) * 10n) % 11n), 11))),
    (n) => `SK${n}`,
  ),
  simple('hu.tax', 'Adószám', '#######', (b) => toNext(dot(b, [9, 7, 3, 1, 9, 7, 3]), 10), plain),
  simple('hr.oib', 'OIB', '##########', pure11, plain),
  simple('gr.afm', 'ΑΦΜ', '########', (b) => (digitsOf(b).reduce((s, d) => 2 * (s + d), 0) % 11) % 10, plain, 0.97),
  simple(
    'ee.vat',
    'KMKR',
    '########',
    (b) => toNext(dot(b, [3, 7, 1, 3, 7, 1, 3, 7]), 10),
    (n) => `EE${n}`,
  ),
  simple('ro.cui', 'CUI', '#########', (b) => ((dot(b, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10, plain, 0.97),
  simple(
    'ee.company',
    'Registrikood',
    '#######',
    (b) => retried(b, [1, 2, 3, 4, 5, 6, 7], [3, 4, 5, 6, 7, 8, 9]),
    plain,
    0.95,
  ),
  simple(
    'lt.company',
    'Įmonės kodas',
    '########',
    (b) => retried(b, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 1]),
    plain,
    0.95,
  ),
  simple(
    'bg.eik',
    'ЕИК',
    '########',
    (b) => retried(b, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10]),
    plain,
    0.95,
  ),
  simple(
    'si.tax',
    'davčna številka',
    '#######',
    (b) => {
      const r = dot(b, [8, 7, 6, 5, 4, 3, 2]) % 11;
      return r === 0 ? null : (11 - r) % 10;
    },
    plain,
    0.97,
  ),
  simple(
    'lv.company',
    'reģistrācijas numurs',
    '4#########',
    (b) => one((3 + 11 * 99 - dot(b, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6])) % 11),
    plain,
  ),
  simple(
    'mt.vat',
    'VAT',
    '######',
    (b) => String(37 - (dot(b, [3, 4, 6, 7, 8, 9]) % 37)).padStart(2, '0'),
    (n) => `MT${n}`,
  ),
  simple('ca.bn', 'business number', '########', luhn, plain),
  {
    id: 'mx.rfc',
    label: 'RFC',
    singles: 0.99,
    make: (random) => {
      const body = ` ${chars(random, `${LETTERS}&Ñ`, 3)}${random.fill('######')}${chars(random, `${DIGITS}ABCDEFGHIJKLMNPQRSTUVWXYZ`, 2)}`;
      const check = toNext(
        [...body].reduce((s, c, i) => s + RFC.indexOf(c) * (13 - i), 0),
        11,
      );
      return `${body.trim()}${check === 10 ? 'A' : check}`;
    },
  },
  ...['############', '************'].map(
    (pattern): Definition => ({
      id: 'br.cnpj',
      label: 'CNPJ',
      singles: 0.99,
      make: (random) => {
        const body = random.fill(pattern);
        const first = `${body}${cnpjDigit(body)}`;
        return group(`${first}${cnpjDigit(first)}`, 2, '.', 3, '.', 3, '/', 4, '-', 2);
      },
    }),
  ),
  {
    id: 'br.cpf',
    label: 'CPF',
    singles: 0.99,
    make: (random) => {
      const body = random.fill('#########');
      const first = `${body}${cpfDigit(body)}`;
      return group(`${first}${cpfDigit(first)}`, 3, '.', 3, '.', 3, '-', 2);
    },
  },
  simple(
    'co.nit',
    'NIT',
    '#########',
    (b) => {
      const r = dot(b, [41, 37, 29, 23, 19, 17, 13, 7, 3]) % 11;
      return r < 2 ? r : 11 - r;
    },
    (n) => group(n, 3, '.', 3, '.', 3, '-', 1),
    0.97,
  ),
  simple(
    'ar.cuit',
    'CUIT',
    '30########',
    (b) => {
      const c = 11 - (dot(b, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
      return c === 11 ? 0 : c === 10 ? 9 : c;
    },
    (n) => group(n, 2, '-', 8, '-', 1),
    0.97,
  ),
  simple(
    'cl.rut',
    'RUT',
    '########',
    (b) => {
      const c = toNext(dot(b, [3, 2, 7, 6, 5, 4, 3, 2]), 11);
      return c === 10 ? 'K' : c;
    },
    (n) => group(n, 2, '.', 3, '.', 3, '-', 1),
  ),
  simple('pe.ruc', 'RUC', '20########', (b) => (11 - (dot(b, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 10, plain, 0.97),
  simple('uy.rut', 'RUT', '21######001', (b) => one(toNext(dot(b, [4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]), 11)), plain),
  simple('il.company', 'ח.פ', '51######', luhn, plain),
];

/** What became of the random numbers of a scheme. */
export interface Outcome {
  readonly id: string;
  readonly made: number;
  /** Numbers by the definition that the reader called valid. */
  readonly accepted: number;
  readonly singles: { readonly tried: number; readonly caught: number };
  readonly swaps: { readonly tried: number; readonly caught: number };
}

/**
 * Makes `count` numbers of a scheme and damages each: one digit changed, and two neighbours swapped.
 *
 * @param isValid whether the text's number is read as a valid one of the scheme
 */
export function measure(
  definition: Definition,
  count: number,
  seed: number,
  isValid: (text: string, id: string) => boolean,
): Outcome {
  const random = new Random(seed);
  let made = 0;
  let accepted = 0;
  const singles = { tried: 0, caught: 0 };
  const swaps = { tried: 0, caught: 0 };
  const text = (number: string): string => `${definition.label}: ${number}`;
  while (made < count) {
    const number = definition.make(random);
    if (number === null) continue;
    made++;
    if (isValid(text(number), definition.id)) accepted++;
    const places = [...number].flatMap((c, i) => (DIGITS.includes(c) ? [i] : []));
    const at = places[random.below(places.length)]!;
    const wrong = String((Number(number[at]) + 1 + random.below(9)) % 10);
    singles.tried++;
    if (!isValid(text(number.slice(0, at) + wrong + number.slice(at + 1)), definition.id)) singles.caught++;
    const pairs = places.filter((p) => DIGITS.includes(number[p + 1] ?? '-') && number[p] !== number[p + 1]);
    if (pairs.length === 0) continue;
    const first = pairs[random.below(pairs.length)]!;
    swaps.tried++;
    const swapped = number.slice(0, first) + number[first + 1] + number[first] + number.slice(first + 2);
    if (!isValid(text(swapped), definition.id)) swaps.caught++;
  }
  return { id: definition.id, made, accepted, singles, swaps };
}
