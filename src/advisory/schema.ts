import * as z from 'zod';

/** Schema of this room's knowledge file. Used where files are read; the readers themselves take plain data. */

const country = z.string().regex(/^[A-Z]{2}$/);
const areaId = z.string().regex(/^[a-z]{2}\.[a-z-]+$/);
const concept = z.string().startsWith('place.');
const day = z.iso.date();
/** A day, or a month when the day is not known. */
const dayOrMonth = z.union([day, z.string().regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/)]);

/** `rules/knowledge/advisory/advisories.json`. */
export const advisoryFileSchema = z.strictObject({
  asOf: day,
  source: z.string().min(1),
  levels: z.array(
    z.strictObject({
      issuer: country,
      level: z.string().min(1).max(20),
      name: z.string().min(1),
      severity: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
      meaning: z.string().min(1),
    }),
  ),
  areas: z.array(
    z.strictObject({
      id: areaId,
      country,
      name: z.string().min(1),
      within: z.array(areaId).min(1).optional(),
      concepts: z.array(concept).min(1),
      names: z.array(z.string().min(2).max(40)).min(1),
    }),
  ),
  rows: z.array(
    z
      .strictObject({
        issuer: country,
        country,
        area: z.string().min(1),
        extent: z.enum(['country', 'areas', 'rest', 'parts']),
        areas: z.array(areaId),
        kind: z.enum(['travel', 'work', 'job-offers']),
        level: z.string().min(1).max(20),
        reasons: z.array(z.enum(['job-lures', 'crime', 'conflict', 'terrorism'])),
        from: dayOrMonth.optional(),
        until: day.optional(),
        seen: dayOrMonth,
        source: z.string().min(1),
      })
      .refine(
        (row) => (row.extent === 'areas') === row.areas.length > 0,
        'must name areas when, and only when, extent is areas',
      )
      .refine(
        (row) => row.from === undefined || row.until === undefined || row.from <= row.until,
        'must end after it begins',
      ),
  ),
});
