import * as z from 'zod';
import type { ContactKind, PayPeriod } from '../extract';
import { TYPOLOGIES } from '../terms';
import { FINDING_IDS, MISSING_IDS, RISKS, UNKNOWN_IDS } from '../verdict/ids';

/** Families of signals; see docs/authoring.md. */
export const FAMILIES = [
  'pay',
  'effort',
  'role',
  'place',
  'channel',
  'travel',
  'account',
  'fee',
  'reassurance',
  'debt',
  'pressure',
  'secrecy',
  'stance',
  'identity',
  'disguise',
  'combination',
  'host',
  'text',
  'reputation',
] as const;

const name = z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/, 'must look like family.name');
const text = z.string().trim().min(1);
const range = z.strictObject({ min: z.number().optional(), max: z.number().optional() });

// Records, so that none is forgotten that a reader may give.
const CONTACT_KINDS = keysOf<ContactKind>({
  telegram: true,
  whatsapp: true,
  wechat: true,
  qq: true,
  line: true,
  kakao: true,
  signal: true,
  viber: true,
  zalo: true,
  discord: true,
  instagram: true,
  facebook: true,
  'other-messenger': true,
  phone: true,
  email: true,
  website: true,
  form: true,
  shortener: true,
});
const PAY_PERIODS = keysOf<PayPeriod>({
  minute: true,
  hour: true,
  day: true,
  week: true,
  month: true,
  year: true,
  task: true,
  unknown: true,
});

function keysOf<K extends string>(record: Readonly<Record<K, true>>): K[] {
  return Object.keys(record) as K[];
}

const oneOrMore = <const K extends string>(names: readonly K[]) =>
  z
    .union([z.enum(names), z.array(z.enum(names)).min(1)], { error: `must be one or more of ${names.join(', ')}` })
    .transform((given) => (typeof given === 'string' ? [given] : given));

/** A stretch of text: one of some words, or a number of units, with the word "units" behind it or without. */
const stretch = <const W extends string>(words: readonly W[], such: number, most = Number.MAX_SAFE_INTEGER) => {
  const error = `must be ${words.join(', ')} or a number of units${most === Number.MAX_SAFE_INTEGER ? '' : ` up to ${most}`}, such as ${such}`;
  return z
    .union(
      [
        z.enum(words),
        z.int().positive(error).max(most, error),
        z
          .string()
          .regex(/^\d+ units$/, error)
          .refine((s) => Number.parseInt(s, 10) > 0 && Number.parseInt(s, 10) <= most, error),
      ],
      { error },
    )
    .transform((given) =>
      typeof given === 'string' && given.endsWith(' units') ? Number.parseInt(given, 10) : (given as W | number),
    );
};

const item = z.union(
  [
    z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*(\.\*)?$/, 'must be a concept, a group or prefix.*'),
    z.strictObject({ concept: text, negated: z.boolean().optional(), disguised: z.boolean().optional() }),
    z.strictObject({
      pay: z.strictObject({
        ratio: range.optional(),
        period: oneOrMore(PAY_PERIODS).optional(),
        top_over_bottom: range.optional(),
        guaranteed: z.boolean().optional(),
        crypto: z.boolean().optional(),
        percent: z.boolean().optional(),
        up_to: z.boolean().optional(),
      }),
    }),
    z.strictObject({ age: z.strictObject({ from: range.optional(), to: range.optional() }) }),
    z.strictObject({ hours: z.strictObject({ per_day: range.optional(), per_week: range.optional() }) }),
    z.strictObject({
      contact: z.strictObject({
        kind: oneOrMore(CONTACT_KINDS).optional(),
        only: z.boolean().optional(),
      }),
    }),
    z.strictObject({ length: range }),
  ],
  { error: 'must be a concept, a group, prefix.*, or one of {concept}, {pay}, {age}, {hours}, {contact}, {length}' },
);

const SHARES = `{${TYPOLOGIES[0]}: 0.7, ${TYPOLOGIES[1]}: 0.3}`;

const typology = z.union(
  [
    z.literal('any'),
    z.enum(TYPOLOGIES),
    z.partialRecord(z.enum(TYPOLOGIES), z.number().positive().max(1), {
      error: ({ code }: { readonly code: string }) =>
        code === 'unrecognized_keys' ? `must be one of ${TYPOLOGIES.join(', ')}` : undefined,
    }),
  ],
  { error: `must be any, one of ${TYPOLOGIES.join(', ')}, or several with shares, such as ${SHARES}` },
);

/** An ad that shows what a rule means: a text, or a posting with fields. */
const example = z.union([text, z.record(text, text)], { error: 'must be a text, or a posting by its fields' });

/** A rule as written in `rules/signals/*.yaml` or in a pack. */
export const ruleSchema = z.strictObject({
  id: name,
  typology,
  family: z.enum(FAMILIES),
  says: z.object({ en: text, ko: text.optional(), zh: text.optional() }).catchall(text),
  when: z.strictObject({
    all: z.array(item).optional(),
    any: z.array(item).optional(),
    atleast: z.strictObject({ k: z.int().min(1), of: z.array(item).min(1) }).optional(),
    unless: z.array(item).optional(),
    unless_all: z.array(item).min(2).optional(),
    unless_near: z.array(item).optional(),
    within: stretch(['ad', 'sentence'], 80).optional(),
  }),
  weight: z.number().min(-3).max(6),
  status: z.enum(['experimental', 'stable', 'retired']),
  source: text,
  false_alarms: text,
  stance: z.enum(['offer', 'any']).optional(),
  hits: z.array(example).min(1),
  misses: z.array(example).min(1),
});

export const conceptSchema = z.strictObject({
  gloss: text,
  family: z.enum(FAMILIES),
  negatable: z.boolean().optional(),
  from: z.literal('extract').optional(),
});

const phrase = z.union(
  [
    text,
    z.strictObject({
      say: text,
      not: z.array(text).min(1).optional(),
      near: stretch(['overlap', 'sentence'], 40, 200).optional(),
      status: z.enum(['experimental', 'stable']).optional(),
    }),
  ],
  { error: 'must be a phrase or {say: a phrase}, with not, near and status where they are wanted' },
);

/** `rules/concepts.yaml`. */
export const conceptsFileSchema = z.strictObject({
  concepts: z.record(name, conceptSchema),
  groups: z.record(text, z.array(name).min(1)),
});

/** `rules/lexicon/<lang>.yaml`. */
export const lexiconFileSchema = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]+)*$/, 'must be a language tag such as ko or zh'),
  status: z.enum(['experimental', 'stable']).optional(),
  concepts: z.record(name, z.array(phrase).min(1)),
});

/** `rules/signals/*.yaml`. */
export const rulesFileSchema = z.array(ruleSchema);

const withKind = text.refine((s) => s.includes('{kind}'), 'must hold {kind}');
const counted = z.strictObject({
  zero: text.optional(),
  one: text.optional(),
  two: text.optional(),
  few: text.optional(),
  many: text.optional(),
  other: text.refine((s) => s.includes('{count}'), 'must hold {count}'),
});
const eachOf = <const K extends string>(keys: readonly K[], value: z.ZodType<string> = text) =>
  z.strictObject(Object.fromEntries(keys.map((k) => [k, value])) as { [key in K]: z.ZodType<string> });

/** `rules/messages/<locale>.yaml`; see {@link Catalogue}. */
export const catalogueFileSchema = z.strictObject({
  locale: text,
  typologies: eachOf(TYPOLOGIES),
  summaries: z.strictObject({
    deceives: eachOf(['elevated', 'high', 'critical'], withKind),
    unnamed: text,
    advice: text,
    hiresForCrime: eachOf(['elevated', 'high', 'critical'], withKind),
    quiet: eachOf(['minimal', 'low']),
    report: eachOf(['warning', 'news']),
  }),
  unscored: eachOf(['empty', 'too-short', 'no-words']),
  missing: eachOf(MISSING_IDS),
  unknown: eachOf(UNKNOWN_IDS),
  labels: z.strictObject({
    risks: eachOf(RISKS),
    ...Object.fromEntries(
      [
        'unscored',
        'probability',
        'baseRate',
        'reason',
        'family',
        'adds',
        'source',
        'noReasons',
        'reasons',
        'kinds',
        'missing',
        'unknown',
        'notRead',
        'advisories',
        'versions',
      ].map((k) => [k, text]),
    ),
    weaker: counted,
    lines: counted,
  }),
  rules: z.record(text, text).optional(),
  findings: eachOf(FINDING_IDS),
});

/** `rules/examples/<lang>.yaml`: further hits and misses of the rules, in one language. */
export const examplesFileSchema = z.strictObject({
  language: z.string(),
  rules: z.record(
    text,
    z.strictObject({ hits: z.array(text).min(1).optional(), misses: z.array(text).min(1).optional() }),
  ),
});

/** A user's own pack in one file. */
export const packFileSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
  version: text,
  concepts: z.record(name, conceptSchema).optional(),
  groups: z.record(text, z.array(name).min(1)).optional(),
  lexicon: z.array(lexiconFileSchema).optional(),
  rules: z.array(ruleSchema).optional(),
});
