import { TEXT_FIELDS } from '../../src/ad';
import type { CorpusRow } from '../../src/corpus';
import { TYPOLOGIES } from '../../src/terms';

const CHANNELS = ['portal', 'group', 'messenger', 'sms', 'email', 'social', 'notice'];
const LEVELS = ['blatant', 'plain', 'subtle'];

/** Text of an ad, letters and digits alone. */
function lettersOf({ ad }: CorpusRow): string {
  const text =
    ad.text ??
    TEXT_FIELDS.map((f) => ad[f])
      .filter(Boolean)
      .join('\n');
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** What is wrong with rows: a label, kind, channel or level that is none, an id used twice, a twin that is no lure of its file. */
export function faultsOf(rows: readonly CorpusRow[]): string[] {
  const faults: string[] = [];
  const ids = new Map<string, CorpusRow>();
  for (const row of rows) {
    const at = `${row.file}:${row.line} ${row.id}`;
    if (ids.has(row.id)) faults.push(`${at}: the id is used twice`);
    ids.set(row.id, row);
    if (row.label === null) faults.push(`${at}: label must be lure or honest`);
    if (row.label === 'lure' && !(TYPOLOGIES as readonly (string | null)[]).includes(row.kind))
      faults.push(`${at}: kind of a lure must be a typology, not ${row.kind}`);
    if (row.kind === null) faults.push(`${at}: has no kind`);
    if (row.channel === null || !CHANNELS.includes(row.channel)) faults.push(`${at}: channel ${row.channel}`);
    if (row.level !== null && !LEVELS.includes(row.level)) faults.push(`${at}: level ${row.level}`);
    if (row.split === null) faults.push(`${at}: stands in no split`);
  }
  for (const row of rows) {
    if (row.twin === null) continue;
    const lure = ids.get(row.twin);
    if (lure?.label !== 'lure' || row.label !== 'honest' || lure.split !== row.split)
      faults.push(`${row.id}: twin ${row.twin} is no lure of its split`);
  }
  return faults;
}

const GRAM = 8;
/** Share of the shorter ad's stretches of eight characters from which on two ads are near-copies. */
export const NEAR = 0.45;
/** The same for a lure and its twins, which may differ in nothing but the few words that decide. */
const NEAR_TWINS = 0.95;

/** Pairs of ads that share much of their wording. A lure and its twins share a frame and differ in what decides; they are held to more. */
export function nearCopies(rows: readonly CorpusRow[]): { a: CorpusRow; b: CorpusRow; share: number }[] {
  const grams = rows.map((row) => {
    const text = lettersOf(row);
    const set = new Set<string>();
    for (let i = 0; i + GRAM <= text.length; i++) set.add(text.slice(i, i + GRAM));
    return set;
  });
  const holders = new Map<string, number[]>();
  for (const [i, set] of grams.entries())
    for (const gram of set) {
      const list = holders.get(gram);
      if (list) list.push(i);
      else holders.set(gram, [i]);
    }
  const found: { a: CorpusRow; b: CorpusRow; share: number }[] = [];
  // Of one ad at a time with those before it: all pairs together are too many to hold.
  const counts = new Uint32Array(rows.length);
  for (const [i, set] of grams.entries()) {
    const met: number[] = [];
    for (const gram of set) {
      const list = holders.get(gram)!;
      // What a third of a thousand ads say is no copying.
      if (list.length > 300) continue;
      for (const j of list) {
        if (j >= i) break;
        if (counts[j]!++ === 0) met.push(j);
      }
    }
    for (const j of met) {
      const [a, b] = [rows[j]!, rows[i]!];
      const share = counts[j]! / Math.max(1, Math.min(set.size, grams[j]!.size));
      counts[j] = 0;
      const twins = a.twin === b.id || b.twin === a.id || (a.twin !== null && a.twin === b.twin);
      if (share >= (twins ? NEAR_TWINS : NEAR)) found.push({ a, b, share });
    }
  }
  return found.sort((x, y) => y.share - x.share);
}

const OPENING = 18;

/**
 * Openings with which three stories or more of one language begin; a lure and its twin are one story. `share` is of the ads of the
 * language: greetings and names of trades come back where there are many.
 */
export function openings(rows: readonly CorpusRow[]): { opening: string; ids: string[]; share: number }[] {
  const found = new Map<string, { opening: string; language: string; ids: string[] }>();
  const sizes = new Map<string, number>();
  for (const row of rows) {
    const language = row.lang.split('-')[0]!;
    sizes.set(language, (sizes.get(language) ?? 0) + 1);
    const opening = lettersOf(row).slice(0, OPENING);
    const key = `${language} ${opening}`;
    const known = found.get(key) ?? { opening, language, ids: [] };
    found.set(key, known);
    if (!known.ids.includes(row.twin ?? row.id)) known.ids.push(row.twin ?? row.id);
  }
  return [...found.values()]
    .filter(({ ids }) => ids.length > 2)
    .map(({ opening, language, ids }) => ({ opening, ids, share: ids.length / sizes.get(language)! }));
}
