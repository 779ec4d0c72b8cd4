import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Corpus } from './read';

const Text = z.string().min(1);

const ManifestSchema = z.strictObject({
  /** Short name, the file's own. */
  name: Text,
  title: Text,
  /** Where to get it. */
  url: z.url(),
  /** How to get it, in words; the licence may ask for a request. */
  get: Text,
  licence: Text,
  citation: Text,
  languages: z.array(Text).min(1),
  reader: z.enum(['jsonl', 'csv', 'tsv', 'emscad', 'difraud', 'sms']),
  /** Column mapping for csv, tsv and jsonl. */
  columns: z.record(Text, Text).optional(),
  /** Values of the label column that mean a lure. */
  lureValues: z.array(Text).optional(),
  files: z
    .array(
      z.strictObject({
        name: Text,
        /** SHA-256 of the file, hexadecimal; null where no copy has been pinned. */
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .nullable(),
        /** Rows as its authors count them. */
        rows: z.int().positive().nullable(),
        lures: z.int().nonnegative().nullable(),
      }),
    )
    .min(1),
  /** Splits that make sense for it. */
  split: z.enum(['group', 'employer', 'time', 'random']),
  /** Share of lures in the whole, where the authors tell it. */
  prevalence: z.number().gt(0).lt(1).nullable(),
  notes: z.array(Text),
  /** When the entries were last checked against their source. */
  checked: z.iso.date(),
});

/** What is known of a public corpus that users fetch themselves. */
export type Manifest = z.infer<typeof ManifestSchema>;

/** A manifest that cannot be used. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/**
 * Reads a manifest file.
 *
 * @throws {ManifestError} names the key at fault.
 */
export function readManifest(file: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new ManifestError(`${file}: is no JSON (${error.message})`);
    throw error;
  }
  const parsed = ManifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ManifestError(`${file}: ${issue!.path.join('.') || 'manifest'}: ${issue!.message}`);
}

/** What was found of a file when it was held against its manifest. */
export interface ManifestFinding {
  readonly file: string;
  readonly sha256: string;
  /** `same`: the pinned hash; `other`: another one; `unpinned`: the manifest pins none. */
  readonly hash: 'same' | 'other' | 'unpinned';
  /** What differs from the manifest, in words; empty when nothing does. */
  readonly problems: readonly string[];
}

/** Holds files and what was read from them against the manifest. Files go by their names; one of another name is a problem. */
export function checkManifest(manifest: Manifest, files: readonly string[], { rows }: Corpus): ManifestFinding[] {
  return files.map((file) => {
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    const known = manifest.files.find((f) => f.name === basename(file));
    if (known === undefined)
      return {
        file,
        sha256,
        hash: 'unpinned',
        problems: [`is none of ${manifest.files.map((f) => f.name).join(', ')}`],
      };
    const problems: string[] = [];
    const hash = known.sha256 === null ? 'unpinned' : known.sha256 === sha256 ? 'same' : 'other';
    if (hash === 'other') problems.push(`its SHA-256 is ${sha256}, not the one in the manifest`);
    const own = rows.filter((r) => r.file === file);
    const lures = own.filter((r) => r.label === 'lure').length;
    if (known.rows !== null && own.length !== known.rows)
      problems.push(`${own.length} rows were read, its authors count ${known.rows}`);
    if (known.lures !== null && lures !== known.lures)
      problems.push(`${lures} lures were read, its authors count ${known.lures}`);
    return { file, sha256, hash, problems };
  });
}
