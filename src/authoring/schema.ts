import * as z from 'zod';
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

const item = z.union([
  z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*(\.\*)?$/, 'must be a concept, a group or prefix.*'),
  z.strictObject({ concept: text, negated: z.boolean().optional(), disguised: z.boolean().optional() }),
  z.strictObject({
    pay: z.strictObject({
      ratio: range.optional(),
      period: z
        .union([text, z.array(text)])
        .transform((p) => (typeof p === 'string' ? [p] : p))
        .optional(),
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
      kind: z
        .union([text, z.array(text)])
        .transform((k) => (typeof k === 'string' ? [k] : k))
        .optional(),
      only: z.boolean().optional(),
    }),
  }),
  z.strictObject({ length: range }),
]);

const typology = z.union([
  z.literal('any'),
  z.enum(TYPOLOGIES),
  z.partialRecord(z.enum(TYPOLOGIES), z.number().positive().max(1)),
]);

/** An ad that shows what a rule means: a text, or a posting with fields. */
const example = z.union([text, z.record(text, text)]);

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
    within: z
      .union([z.literal('ad'), z.literal('sentence'), z.number().int().positive(), z.string().regex(/^\d+ units$/)])
      .transform((w) =>
        typeof w === 'string' && w.endsWith(' units') ? Number.parseInt(w, 10) : (w as 'ad' | 'sentence' | number),
      )
      .optional(),
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

const phrase = z.union([
  text,
  z.strictObject({
    say: text,
    not: z.array(text).min(1).optional(),
    near: z.union([z.literal('overlap'), z.literal('sentence'), z.number().int().positive().max(200)]).optional(),
    status: z.enum(['experimental', 'stable']).optional(),
  }),
]);

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
