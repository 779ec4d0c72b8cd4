import { isHan, isKana, isLetter } from '../text';
import type { Fold } from '../text/types';
import type { Lexicon } from './lexicon';
import type { Hit } from './types';

/** Scripts that several languages share, as small integers; the last stands for those of one language. */
const LATIN = 0;
const CYRILLIC = 1;
const ARABIC = 2;
const CHINESE = 3;
const OWN = 4;
const SCRIPTS = 5;

/** Common words of one script from which on an ad says in which languages it is written. */
const TELLING = 2;
/** A language counts when it has at least one common word for so many of the language that has most. */
const AT_LEAST_ONE_IN = 8;
/**
 * Its negation words count when it has at least one common word for so many: "no" is one in English and Spanish, and "in the" in Portuguese.
 */
const NEGATES_AT_LEAST_ONE_IN = 3;
/** So many different common words let a language count beside any length of text in another. */
const KINDS = 4;
/** Common words of a language's own script that let its Latin words count: loanwords among them ("TM", "part time"). */
const AT_HOME = 2;

/** Scripts of a text or of a language's phrases. */
export interface ScriptSet {
  /** A bit for each of {@link SCRIPTS}. */
  readonly bits: number;
  /** For scripts of one language: the blocks of 128 units from which there are letters. */
  readonly blocks: ReadonlySet<number>;
  /** Are at least half of the letters Latin? */
  readonly mostlyLatin: boolean;
}

/** 0 for the blocks that were found in the text at hand: Hangul stands in many, and a set is slow to be asked for each of its letters. */
const isNew = new Uint8Array(512).fill(1);

/** Scripts of the units of a text; Latin, with which digits and signs count, is always among them. */
export function scriptsOf(units: ArrayLike<number>, length: number): ScriptSet {
  let bits = 1 << LATIN;
  let latin = 0;
  let others = 0;
  const blocks = new Set<number>();
  for (let i = 0; i < length; i++) {
    const unit = units[i]!;
    if (unit < 0x250) {
      // Without a branch, since none could be foretold: the sign of the difference tells.
      latin += (0x60 - unit) >>> 31;
      continue;
    }
    const script = scriptOfUnit(unit);
    if (script === LATIN) latin++;
    else others++;
    bits |= 1 << script;
    if (script === OWN && isNew[unit >> 7] === 1) {
      isNew[unit >> 7] = 0;
      blocks.add(unit >> 7);
    }
  }
  for (const block of blocks) isNew[block] = 1;
  return { bits, blocks, mostlyLatin: latin >= others };
}

export function scriptsOfText(text: string): ScriptSet {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < units.length; i++) units[i] = text.charCodeAt(i);
  return scriptsOf(units, units.length);
}

/** In which scripts a language is written, told by its common words. */
export interface LanguageScripts {
  /** In Latin letters too. */
  readonly latin: boolean;
  /** False where it has no common words, so that nothing tells. */
  readonly known: boolean;
  /** The others. */
  readonly home: ScriptSet;
}

export function scriptsOfWords(words: readonly string[]): LanguageScripts {
  const { bits, blocks } = scriptsOfText(words.join(' '));
  return {
    latin: words.some((word) => /[a-z]/u.test(word)),
    known: words.length > 0,
    home: { bits: bits & ~(1 << LATIN), blocks, mostlyLatin: false },
  };
}

/** The languages of one ad. */
export interface Written {
  /** May a book hold a phrase that counts? */
  wants(language: number, scripts: ScriptSet): boolean;
  /** Is a hit in a language of the ad? */
  has(hit: Hit): boolean;
  /** Is it in one of its main languages, so that a negation word is one? */
  isMain(hit: Hit): boolean;
}

/**
 * Tells, by the common words met, in which languages an ad is written, so that a phrase of another language that is met by chance
 * ("con la", "team that") says nothing. Where too few are met to tell, all languages of the script count, and of the scripts that one
 * language alone has all do. Latin words of a language of another script count beside that script; English ones always, since they
 * stand in ads of every language. Words that many languages have tell that it is one of them, and not which.
 *
 * @param hits the common words met
 */
export function writtenIn(fold: Fold, hits: readonly Hit[], { languages, common }: Lexicon): Written {
  // Plain arrays: small typed ones cost more to make than all that is done with them here.
  const counts = zeros(languages.length * SCRIPTS);
  // The same of the words that few languages have, and how many different ones they are.
  const own = zeros(counts.length);
  const kinds = zeros(counts.length);
  const seen = new Set<number>();
  for (const hit of hits) {
    const at = common.languageOf[hit.phrase]! * SCRIPTS + scriptOf(fold, hit);
    counts[at]!++;
    if (common.shared[hit.phrase] === 1) continue;
    own[at]!++;
    if (seen.has(hit.phrase)) continue;
    seen.add(hit.phrase);
    kinds[at]!++;
  }
  const most = mostOf(counts);
  const mostOwn = mostOf(own);
  const present = scriptsOf(fold.units, fold.length);
  const english = languages.indexOf('en');
  const admitted = zeros(counts.length);
  /** A bit for each script in which a language counts, so far as is known. */
  const admittedOf = (language: number): number => {
    let bits = 0;
    for (let script = 0; script < SCRIPTS; script++) bits |= admitted[language * SCRIPTS + script]! << script;
    return bits;
  };
  /** Has a language one common word for so many of the language that has most? By the words that few languages have, where they tell. */
  const isOneIn = (many: number, at: number, script: number): boolean =>
    mostOwn[script]! >= TELLING ? own[at]! * many >= mostOwn[script]! : counts[at]! * many >= most[script]!;
  for (let language = 0; language < languages.length; language++) {
    let elsewhere = 0;
    for (let script = 1; script < SCRIPTS; script++) elsewhere += counts[language * SCRIPTS + script]!;
    const { latin, known, home } = common.written[language]!;
    // Latin last: whether it counts goes by the others.
    for (let script = SCRIPTS - 1; script >= 0; script--) {
      const at = language * SCRIPTS + script;
      const counted = isOneIn(AT_LEAST_ONE_IN, at, script) || kinds[at]! >= KINDS;
      const told = most[script]! >= TELLING;
      if (script === LATIN) {
        const isHome = elsewhere >= AT_HOME || (!told && shares(home, present, admittedOf(language) & ~(1 << LATIN)));
        const untold = !known || (latin && present.mostlyLatin);
        admitted[at] = language === english || isHome || (told ? counted : untold) ? 1 : 0;
      } else {
        const untold = !known || elsewhere > 0 || (home.bits & (1 << script)) !== 0;
        admitted[at] = script === OWN || (told ? counted : untold) ? 1 : 0;
      }
    }
  }
  return {
    wants: (language, scripts) => shares(scripts, present, admittedOf(language)),
    has: (hit) => admitted[hit.from.language * SCRIPTS + scriptOf(fold, hit)] === 1,
    isMain(hit) {
      const script = scriptOf(fold, hit);
      const at = hit.from.language * SCRIPTS + script;
      return most[script]! < TELLING || isOneIn(NEGATES_AT_LEAST_ONE_IN, at, script);
    },
  };
}

/** The largest number of each script, of numbers by language and script. */
function mostOf(counts: readonly number[]): number[] {
  const most = zeros(SCRIPTS);
  for (let i = 0; i < counts.length; i++) if (counts[i]! > most[i % SCRIPTS]!) most[i % SCRIPTS] = counts[i]!;
  return most;
}

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}

/** Have the two a script in common, one of `among`? */
function shares(a: ScriptSet, b: ScriptSet, among = -1): boolean {
  const bits = a.bits & b.bits & among;
  if ((bits & ~(1 << OWN)) !== 0) return true;
  if ((bits & (1 << OWN)) === 0) return false;
  for (const block of a.blocks) if (b.blocks.has(block)) return true;
  return false;
}

/** Script of the first letter that is not Latin: a phrase of another script may begin with a number or a loanword. */
function scriptOf({ units }: Fold, { start, end }: Hit): number {
  for (let i = start; i < end; i++) {
    const script = scriptOfUnit(units[i]!);
    if (script !== LATIN) return script;
  }
  return LATIN;
}

/** 1 + the script of each unit; 0 where it was never asked for. */
const scripts = new Uint8Array(0x10000);

function scriptOfUnit(unit: number): number {
  const known = scripts[unit]!;
  if (known > 0) return known - 1;
  const script = findScript(unit);
  scripts[unit] = script + 1;
  return script;
}

function findScript(unit: number): number {
  if (unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00)) return LATIN;
  if (unit >= 0x400 && unit < 0x530) return CYRILLIC;
  if (unit >= 0x600 && unit < 0x700) return ARABIC;
  if (isHan(unit) || isKana(unit)) return CHINESE;
  return isLetter(unit) ? OWN : LATIN;
}
