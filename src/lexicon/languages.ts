import { isHan, isKana, isLetter } from '../text';
import type { Fold } from '../text/types';
import type { Lexicon } from './compile';
import type { Hit } from './types';

/** Scripts that several languages share, as small integers; the last stands for those of one language. */
const LATIN = 0;
const CYRILLIC = 1;
const ARABIC = 2;
const CHINESE = 3;
const OWN = 4;
const SCRIPTS = 5;

/** Common words of one script from which on an ad says in which languages it is written. */
const TELLING = 3;
/** A language counts when it has at least one common word for so many of the language that has most. */
const AT_LEAST_ONE_IN = 8;
/** So many different common words let a language count beside any length of text in another. */
const KINDS = 4;
/** Common words of a language's own script that let its Latin words count: loanwords among them ("TM", "part time"). */
const AT_HOME = 2;

/**
 * Tells, by the common words met, in which languages an ad is written, so that a phrase of another language that is met by chance
 * ("con la", "team that") says nothing. Where too few are met to tell, and for scripts that one language alone has, all count.
 * English always does: its words stand in ads of every language.
 *
 * @returns whether a hit is in a language of the ad
 */
export function writtenIn(fold: Fold, hits: readonly Hit[], lexicon: Lexicon): (hit: Hit) => boolean {
  const { languages, phrases } = lexicon;
  const counts = new Uint32Array(languages.length * SCRIPTS);
  const kinds = new Uint32Array(languages.length * SCRIPTS);
  const seen = new Set<number>();
  for (const hit of hits) {
    const { common, language } = phrases[hit.phrase]!;
    if (!common) continue;
    const at = language * SCRIPTS + scriptOf(fold, hit);
    counts[at]!++;
    if (seen.has(hit.phrase)) continue;
    seen.add(hit.phrase);
    kinds[at]!++;
  }
  const most = new Uint32Array(SCRIPTS);
  for (let i = 0; i < counts.length; i++) if (counts[i]! > most[i % SCRIPTS]!) most[i % SCRIPTS] = counts[i]!;
  const english = languages.indexOf('en');
  const admitted = new Uint8Array(counts.length);
  for (let language = 0; language < languages.length; language++) {
    let elsewhere = 0;
    for (let script = 1; script < SCRIPTS; script++) elsewhere += counts[language * SCRIPTS + script]!;
    for (let script = 0; script < SCRIPTS; script++) {
      const at = language * SCRIPTS + script;
      const counted = counts[at]! * AT_LEAST_ONE_IN >= most[script]! || kinds[at]! >= KINDS;
      const home = script === LATIN && elsewhere >= AT_HOME;
      admitted[at] = language === english || script === OWN || most[script]! < TELLING || counted || home ? 1 : 0;
    }
  }
  return (hit) => admitted[phrases[hit.phrase]!.language * SCRIPTS + scriptOf(fold, hit)] === 1;
}

/** Script of the first letter that is not Latin: a phrase of another script may begin with a number or a loanword. */
function scriptOf({ units }: Fold, { start, end }: Hit): number {
  for (let i = start; i < end; i++) {
    const unit = units[i]!;
    if (unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00)) continue;
    if (unit >= 0x400 && unit < 0x530) return CYRILLIC;
    if (unit >= 0x600 && unit < 0x700) return ARABIC;
    if (isHan(unit) || isKana(unit)) return CHINESE;
    if (isLetter(unit)) return OWN;
  }
  return LATIN;
}
