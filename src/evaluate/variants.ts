import type { JobAd } from '../ad';
import type { CorpusRow } from '../corpus';
import { perturbAd, perturbationsOf } from './perturb';
import { randomOf, seedOf } from './perturb/random';

/** The same rows with something changed that should change little, or that shows what a system rests on. */
export interface Variant {
  readonly id: string;
  /** What it does, in a few words. */
  readonly gloss: string;
  apply(row: CorpusRow, seed: number): CorpusRow;
}

/** Stands where a link stood. No phrase of any language holds it. */
const MASK = '[…]';

/** Disguises that one ad gets at a time. */
const DISGUISES = 3;

export const VARIANTS: readonly Variant[] = [
  {
    id: 'url-masked',
    gloss: 'links, mail addresses and domains masked; fields url and email left out',
    apply: (row) => withAd(row, (field, text) => (field === 'url' || field === 'email' ? null : maskLinks(text))),
  },
  {
    id: 'no-company',
    gloss: 'without the company and what it says of itself',
    apply: (row) => withoutProfile(withAd(row, (field, text) => (field === 'company' ? null : text))),
  },
  {
    id: 'no-benefits',
    gloss: 'without the benefits',
    apply: (row) => withAd(row, (field, text) => (field === 'benefits' ? null : text)),
  },
  {
    id: 'text-only',
    gloss: 'title, description, requirements, benefits and free text alone',
    apply: (row) => withoutProfile(withAd(row, (field, text) => (TEXT_ONLY.has(field) ? text : null))),
  },
  {
    id: 'perturbed',
    gloss: `disguised by ${DISGUISES} of the ways that posters of the language use, chosen by seed`,
    apply: (row, seed) => {
      const ways = [...perturbationsOf(row.lang)];
      const random = randomOf(seedOf(row.id, seed));
      const chosen = Array.from({ length: Math.min(DISGUISES, ways.length) }, () =>
        ways.splice(Math.floor(random() * ways.length), 1),
      ).flat();
      return { ...row, ad: perturbAd(row.ad, chosen, row.lang, seed) };
    },
  },
];

const TEXT_ONLY: ReadonlySet<string> = new Set([
  'title',
  'description',
  'requirements',
  'benefits',
  'text',
  'homeCountry',
]);

/** The row with each field of its ad rewritten, or left out where the rewriting gives null. */
function withAd(row: CorpusRow, rewrite: (field: string, text: string) => string | null): CorpusRow {
  const fields = Object.entries(row.ad).flatMap(([field, text]: [string, string]) => {
    const written = rewrite(field, text);
    return written === null ? [] : [[field, written] as const];
  });
  // Nothing left is an empty ad, not an invalid one.
  return { ...row, ad: (fields.length === 0 ? { text: '' } : Object.fromEntries(fields)) as JobAd };
}

function withoutProfile(row: CorpusRow): CorpusRow {
  const { profile, ad } = row;
  if (profile === null || !ad.description?.startsWith(profile)) return row;
  const { description, ...rest } = ad;
  const left = description.slice(profile.length).trimStart();
  const kept = left === '' ? rest : { ...rest, description: left };
  return { ...row, ad: Object.keys(kept).length === 0 ? { text: '' } : kept };
}

/** A text with links, mail addresses and bare domains masked. Handles stay: they are no links. */
export function maskLinks(text: string): string {
  // Runs of visible ASCII are looked at one by one, so that the work stays linear.
  return text.replace(/[!-~]+/g, (run) => (isLinked(run) ? MASK : run));
}

function isLinked(run: string): boolean {
  if (run.includes('://') || /^\W{0,3}www\./i.test(run)) return true;
  const at = run.indexOf('@');
  if (at > 0 && run.indexOf('.', at + 2) > 0 && /[\w]/.test(run[at - 1]!)) return true;
  const [host = ''] = run.split(/[/?#]/, 1);
  const labels = host.replace(/^[^\w]+|[^\w]+$/g, '').split('.');
  const last = labels[labels.length - 1]!;
  return labels.length > 1 && /^[a-z]{2,}$/.test(last) && labels.every((label) => /^[\w-]+$/.test(label));
}
