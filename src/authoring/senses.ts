import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
// From the file itself: the classifier's index imports sentences that `pack:rules`, which reads this, has yet to make.
import { LONGEST_DENSE, MOST_WORDS, type SenseSource } from '../classifier/sense-table';
import { contentHash } from '../rules/hash';
import { RulePackError } from '../rules/types';
import { foldPhrase, isDense } from '../text';
import { readYaml } from './yaml';

const fileSchema = z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), z.string().trim().min(1));

/** The language of which the file says which senses there are. */
const FIRST = 'en';

/**
 * Reads the senses of `rules/senses` (Node only): for each language a file of lines `sense: stem stem`; see docs/authoring.md.
 *
 * @throws {RulePackError} for a sense that the English file does not have, a stem that holds no letter or is longer than a text is
 *   read for, and one that stands under two senses.
 */
export function loadSenses(folder: string): SenseSource {
  const read = (language: string) => {
    const file = join('rules', 'senses', `${language}.yaml`);
    return readYaml(readFileSync(join(folder, 'senses', `${language}.yaml`), 'utf8'), file, fileSchema);
  };
  const senses = Object.keys(read(FIRST).data);
  const languages: Record<string, string> = {};
  for (const f of readdirSync(join(folder, 'senses')).sort()) {
    const language = f.replace('.yaml', '');
    const { data, file, lineOf } = read(language);
    const senseOf = new Map<string, string>();
    for (const [sense, line] of Object.entries(data)) {
      const wrong = (problem: string) => new RulePackError(`${sense}: ${problem}`, file, lineOf([sense]));
      if (!senses.includes(sense)) throw wrong(`no such sense; senses are those of ${FIRST}.yaml`);
      for (const written of line.split(/\s+/)) {
        const stem = foldedStem(written);
        if (stem === null) throw wrong(`"${written}" must be letters, with _ between words and * where words go on`);
        if (isTooLong(stem))
          throw wrong(
            `"${written}" is never met: at most ${MOST_WORDS} words, ${LONGEST_DENSE} units of a script without spaces`,
          );
        const other = senseOf.get(stem);
        if (other !== undefined && other !== sense) throw wrong(`"${written}" stands under ${other} too; keep one`);
        senseOf.set(stem, sense);
      }
    }
    const stems = new Map<string, string[]>();
    for (const [stem, sense] of senseOf) stems.set(sense, [...(stems.get(sense) ?? []), stem]);
    languages[language] = senses.map((sense) => (stems.get(sense) ?? []).join(' ')).join('\n');
  }
  return { senses: senses.length, hash: contentHash(JSON.stringify([senses.length, languages])), languages };
}

/** A stem as texts are folded; null when it is none. */
function foldedStem(written: string): string | null {
  const [, words, star] = /^([^*]+)(\*?)$/u.exec(written) ?? [];
  if (words === undefined) return null;
  const folded = words.split('_').map(foldPhrase);
  return folded.every((word) => /^[\p{L}\p{M}\p{N}]+$/u.test(word)) ? folded.join('_') + star : null;
}

function isTooLong(stem: string): boolean {
  return stem.split('_').length > MOST_WORDS || (isDense(stem.charCodeAt(0)) && stem.length > LONGEST_DENSE);
}
