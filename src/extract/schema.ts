import * as z from 'zod';

/** Schemas of the locale and knowledge files. Used where files are read; the readers themselves take plain data. */

const word = z.string().min(1).max(40);
const words = z.array(word);
const period = z.enum(['hour', 'day', 'week', 'month', 'year', 'task', 'minute', 'unknown']);
const byPeriod = z.partialRecord(period, words);
const script = z.enum([
  'hangul',
  'han',
  'han-traditional',
  'kana',
  'latin',
  'thai',
  'cyrillic',
  'arabic',
  'devanagari',
  'bengali',
  'khmer',
  'lao',
  'burmese',
]);
const currencyCode = z.string().regex(/^[A-Z]{3,6}$|^[A-Z]+(-[A-Z]+)?$/);
const country = z.string().regex(/^[A-Z]{2}$/);
const channel = z.enum([
  'telegram',
  'whatsapp',
  'wechat',
  'qq',
  'line',
  'kakao',
  'signal',
  'viber',
  'zalo',
  'discord',
  'instagram',
  'facebook',
  'other-messenger',
]);

const convention = z.strictObject({
  script,
  region: country.optional(),
  currency: currencyCode.nullable(),
  country: country.nullable(),
  bare: z.partialRecord(
    period,
    z.strictObject({ from: z.number().nonnegative(), below: z.number().positive(), times: z.number().positive() }),
  ),
  assume: z.array(
    z.strictObject({ currencies: z.array(currencyCode).min(1), from: z.number(), to: z.number(), period }),
  ),
});

/** `rules/locales/<lang>.yaml`. */
export const localeFileSchema = z.strictObject({
  language: z.string().min(2).max(12),
  accents: z.literal('optional').optional(),
  common: words.optional(),
  negation: z.strictObject({
    before: words,
    after: words,
    joiners: words,
    reachBefore: z.number().int().min(0).max(60),
    reachAfter: z.number().int().min(0).max(60),
  }),
  conventions: z.array(convention),
  numbers: z.strictObject({
    digits: z.record(word, z.number()),
    units: z.record(word, z.number().min(10)),
    rest: z.record(word, z.number().min(10)).optional(),
  }),
  currency: z.record(word, currencyCode),
  weakCurrency: words,
  pay: z.strictObject({
    labels: byPeriod,
    words,
    verbs: words,
    not: words,
    notAfter: words,
    guaranteed: words,
    commission: words,
    percentOf: words,
    crypto: words,
  }),
  periods: z.strictObject({ before: byPeriod, after: byPeriod, every: words }),
  bounds: z.strictObject({
    range: words,
    between: words,
    and: words,
    upToBefore: words,
    upToAfter: words,
    atLeastBefore: words,
    atLeastAfter: words,
    about: words,
  }),
  percent: words,
  counters: words,
  particles: words,
  age: z.strictObject({ labels: words, weakLabels: words, units: words, decades: words, not: words }),
  time: z.strictObject({
    hours: words,
    minutes: words,
    days: words,
    clock: words,
    halves: z.record(word, z.union([z.literal(0), z.literal(12)])),
    weekdays: z.record(word, z.number().int().min(0).max(6)),
    daysPerWeek: z.record(word, z.number().min(0.5).max(7)),
    labels: words,
    not: words,
  }),
  contact: z.strictObject({
    labels: z.partialRecord(channel, words),
    ids: words,
    fillers: words,
    sameNumber: words,
    noHandles: words,
    phoneLabels: words,
    noPhones: words,
  }),
  regionHints: z.record(country, words),
  ignore: words,
});

function knowledgeFile<Row extends z.ZodType>(row: Row) {
  return z.strictObject({
    asOf: z.iso.date(),
    source: z.string().min(1),
    rows: z.array(row),
  });
}

const digits = z.string().regex(/^[0-9]+$/);
const host = z.string().min(2).max(80);

/** `rules/knowledge/<key>.json`, by file name. */
export const knowledgeFileSchemas = {
  wages: knowledgeFile(
    z.strictObject({
      country,
      currency: currencyCode,
      monthly: z.number().positive(),
      hoursPerMonth: z.number().positive().optional(),
      basis: z.string().min(1),
      source: z.string().min(1),
    }),
  ),
  fx: knowledgeFile(
    z.strictObject({
      currency: currencyCode,
      perUsd: z.number().positive(),
      country: country.nullable(),
      usedIn: z.array(country).optional(),
      families: z.array(z.string()).optional(),
      defaultOf: z.array(z.string()).optional(),
      crypto: z.boolean().optional(),
    }),
  ),
  'calling-codes': knowledgeFile(z.strictObject({ code: digits, country })),
  'phone-formats': knowledgeFile(
    z.strictObject({
      country,
      code: digits,
      prefixes: z.array(digits).min(1),
      groups: z.array(z.array(z.number().int().positive()).min(1)).min(1),
      trunk: z.string(),
      label: z.boolean().optional(),
      scripts: z.array(script).optional(),
    }),
  ),
  'messenger-hosts': knowledgeFile(
    z.strictObject({
      host,
      channel,
      path: z.enum(['handle', 'phone', 'invite', 'none']),
      groups: z.array(z.string()).optional(),
      skip: z.array(z.string()).optional(),
      page: z.boolean().optional(),
    }),
  ),
  shorteners: knowledgeFile(z.strictObject({ host })),
  'form-hosts': knowledgeFile(z.strictObject({ host })),
  'free-mail': knowledgeFile(z.strictObject({ host })),
  tlds: knowledgeFile(z.strictObject({ tld: z.string().min(2), bare: z.boolean() })),
  'no-hosts': knowledgeFile(z.strictObject({ host })),
  'second-level': knowledgeFile(z.strictObject({ label: z.string().min(2) })),
  'country-codes': knowledgeFile(z.strictObject({ code: country, country })),
  'help-lines': knowledgeFile(
    z
      .strictObject({
        country,
        name: z.string().min(1),
        number: z
          .string()
          .regex(/^[+#]?[0-9][0-9-]*$/)
          .optional(),
        url: z.url().optional(),
        for: z.array(z.enum(['emergency', 'fraud', 'trafficking', 'abroad', 'job-ads'])).min(1),
        note: z.string().min(1).optional(),
        source: z.url(),
        date: z.iso.date(),
      })
      .refine((row) => (row.number === undefined) !== (row.url === undefined), 'must have a number or a url'),
  ),
  'currency-places': knowledgeFile(z.strictObject({ country, names: z.array(z.string().min(2).max(60)).min(1) })),
  places: knowledgeFile(z.strictObject({ concept: z.string().startsWith('place.'), country: country.nullable() })),
};
