import { readFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import type { createColors } from 'picocolors';
import { TEXT_FIELDS } from '../ad';
import { type AdInput, createScorer, type Locale } from '../index';
import { CATALOGUES } from '../verdict';
import { parse, SCORER_ARGS, scorerOptions, UsageError } from './arguments';
import { explanationOf } from './report';
import { inPackage } from './root';
import { colorsFor, pageWidth } from './terminal';

/** The ads that are shown: in each language a lure, then an honest ad that looks like one. */
const SHOWN: readonly { readonly file: string; readonly id: string; readonly locale: Locale }[] = [
  { file: 'ko/train/seed.jsonl', id: 'ko-lu-010', locale: 'ko' },
  { file: 'ko/train/seed.jsonl', id: 'ko-hn-007', locale: 'ko' },
  { file: 'zh/train/seed.jsonl', id: 'zh-lu-021', locale: 'zh' },
  { file: 'zh/train/seed.jsonl', id: 'zh-hn-019', locale: 'zh' },
  { file: 'en/train/seed.jsonl', id: 'en-lu-022', locale: 'en' },
  { file: 'en/train/seed.jsonl', id: 'en-hn-018', locale: 'en' },
];

/** What of a row is the ad; the rest tells about it. */
const AD_FIELDS = [...TEXT_FIELDS, 'text', 'homeCountry'];

const ARGS = {
  prior: SCORER_ARGS.prior,
  locale: { ...SCORER_ARGS.locale, description: 'Language of the sentences (that of each ad)' },
  'no-color': { type: 'boolean', description: 'Plain text' },
} as const;

export const demoCommand = defineCommand({
  meta: {
    name: 'demo',
    description:
      'Judge six ads written for this project: in Korean, Chinese and English a lure and an honest ad that looks like one',
  },
  args: ARGS,
  async run({ rawArgs }) {
    const given = parse(rawArgs, ARGS, 'demo');
    if (given.positionals.length > 0) throw new UsageError('The demo takes no file; use "toogood explain FILE".');
    const options = await scorerOptions(given);
    const colors = colorsFor(given.flags.has('no-color'));
    const width = pageWidth();
    for (const [i, { file, id, locale }] of SHOWN.entries()) {
      const { ad, label, kind } = await example(file, id);
      const scorer = createScorer({ locale, ...options });
      const title = `${i + 1}/${SHOWN.length}  ${id}: written as ${label === 'lure' ? `a lure (${kind})` : `an honest ad (${kind})`}`;
      process.stdout.write(`${ruler(title, width, colors)}\n\n`);
      process.stdout.write(
        `${explanationOf(ad, scorer.score(ad), { catalogue: options.locale ?? CATALOGUES[locale], colors, width })}\n`,
      );
    }
  },
});

function ruler(title: string, width: number, colors: ReturnType<typeof createColors>): string {
  return colors.cyan(`━━ ${title} ${'━'.repeat(Math.max(2, width - title.length - 4))}`);
}

interface Example {
  readonly ad: AdInput;
  readonly label: string;
  readonly kind: string;
}

async function example(file: string, id: string): Promise<Example> {
  const path = inPackage('corpora', ...file.split('/'));
  if (path === null) {
    throw new UsageError(
      'The demo ads are not in this package; run the demo in the repository, or give an ad of your own to "toogood explain".',
    );
  }
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    if (line.trim() === '') continue;
    const row = JSON.parse(line) as Record<string, unknown>;
    if (row.id !== id) continue;
    const ad = Object.fromEntries(
      AD_FIELDS.filter((field) => row[field] !== undefined).map((field) => [field, row[field]]),
    );
    return { ad, label: String(row.label), kind: String(row.kind) };
  }
  throw new Error(`corpora/${file} has no ad "${id}"`);
}
