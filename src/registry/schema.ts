import * as z from 'zod';
import { compileShape, ShapeError } from './shape';
import { AD_ITEMS } from './types';

/** Schemas of this room's knowledge files. Used where files are read; the readers themselves take plain data. */

const country = z.string().regex(/^[A-Z]{2}$/);
const source = z.string().min(1);
const date = z.iso.date();
const condition = z.strictObject({ at: z.number().int().nonnegative(), in: z.string().min(1) });
const place = z.number().int().nonnegative();

const shape = z.string().superRefine((text, context) => {
  try {
    compileShape(text);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
  }
});

const weighted = z
  .strictObject({
    algorithm: z.literal('weighted'),
    weights: z.array(z.number().int()).min(1),
    modulus: z.number().int().min(2),
    residues: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    accept: z.array(z.number().int().nonnegative()).min(1).optional(),
    at: place.optional(),
    from: place.optional(),
    alphabet: z.string().min(10).optional(),
    digitSum: z.union([z.boolean(), z.array(place)]).optional(),
    base: z.number().int().min(2).optional(),
    retry: z.strictObject({ residue: place, weights: z.array(z.number().int()).min(1) }).optional(),
    if: condition.optional(),
  })
  .refine((step) => (step.residues === undefined) !== (step.accept === undefined), 'must have residues or accept')
  .refine(
    (step) => [step.residues ?? []].flat().every((table) => table.length === step.modulus),
    'residues must name a check character for each remainder',
  );

const check = z.discriminatedUnion('algorithm', [
  weighted,
  z.strictObject({ algorithm: z.literal('luhn'), over: z.tuple([place, place]).optional(), if: condition.optional() }),
  z.strictObject({ algorithm: z.literal('iso-7064-mod-11-10'), if: condition.optional() }),
]);

/** `rules/knowledge/registry/registry-formats.json`. */
export const registryFormatsSchema = z
  .strictObject({
    asOf: date,
    source,
    connectors: z.array(z.string().min(1).max(40)),
    rows: z.array(
      z.strictObject({
        id: z.string().regex(/^[a-z]{2}\.[a-z0-9-]+$/),
        country,
        kind: z.enum(['company', 'person', 'licence.overseas-placement', 'licence.agency', 'licence.recruiter']),
        name: z.string().min(1),
        labels: z.record(z.string().min(2).max(8), z.array(z.string().min(2).max(60)).min(1)),
        shapes: z.array(shape).min(1),
        unmistakable: z.array(shape).min(1).optional(),
        checks: z.array(check).min(1).optional(),
        failing: z.enum(['invalid', 'format']).optional(),
        gap: z.number().int().min(1).max(3).optional(),
        note: z.string().min(1).optional(),
        source,
        date,
      }),
    ),
  })
  .refine(
    (file) => new Set(file.rows.map((row) => row.id)).size === file.rows.length,
    'every row must have an id of its own',
  );

/** `rules/knowledge/registry/ad-requirements.json`. */
export const adRequirementsSchema = z.strictObject({
  asOf: date,
  source,
  rows: z.array(
    z.strictObject({
      country: z.union([country, z.literal('*')]),
      kind: z.enum(['overseas-placement', 'agency', 'direct', 'gig']),
      basis: z.enum(['law', 'custom']),
      items: z.array(z.enum(AD_ITEMS)).min(1),
      law: z.string().min(1),
      note: z.string().min(1).optional(),
      source,
      date,
    }),
  ),
});

/** The files of `rules/knowledge/registry/`, by name. */
export const registryFileSchemas = {
  'registry-formats': registryFormatsSchema,
  'ad-requirements': adRequirementsSchema,
};
