import * as z from 'zod';

/** Schemas of this room's knowledge files, `rules/knowledge/domain/`. Used where files are read; the reader itself takes plain data. */

const host = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
const words = z.array(z.string().min(1));
const head = { asOf: z.iso.date(), source: z.string().min(1), licence: z.string().min(1) };

export const domainFileSchemas = {
  brands: z.strictObject({
    ...head,
    affixes: z.strictObject({ job: words, web: words, other: words }),
    lookAlikes: z.record(z.string().min(1).max(2), z.string().min(1)),
    keyboard: words,
    legalForms: words,
    restrictedSuffixes: words,
    openSuffixes: words.optional(),
    sharedMarks: words.optional(),
    rows: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          kind: z.enum(['employer', 'job-board', 'agency', 'delivery', 'platform', 'bank', 'authority']),
          country: z.string().regex(/^[A-Z]{2}$/),
          domains: z.array(z.string().min(2)).min(1),
          marks: words.optional(),
          also: words.optional(),
          word: z.boolean().optional(),
          not: words.optional(),
        }),
      )
      .min(1),
  }),
  'disposable-mail': z.strictObject({ ...head, count: z.number().int().positive(), packed: z.string().min(1) }),
  'free-hosting': z.strictObject({
    ...head,
    rows: z.array(z.strictObject({ host, service: z.string(), path: z.string().optional() })),
  }),
  'ats-hosts': z.strictObject({ ...head, rows: z.array(z.strictObject({ host, system: z.string() })) }),
  'tld-abuse': z.strictObject({
    ...head,
    abusedFrom: z.number().positive(),
    rows: z.array(z.strictObject({ tld: z.string(), score: z.number(), period: z.string(), source: z.url() })),
  }),
};
