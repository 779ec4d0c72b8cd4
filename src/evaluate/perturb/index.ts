import type { JobAd } from '../../ad';
import {
  CYRILLIC_TO_LATIN,
  INVISIBLES,
  JAMO_LOOK,
  LATIN_TO_CYRILLIC,
  LEET,
  LEET_CYRILLIC,
  LOCAL_ZERO,
  MILLION,
  MYRIAD,
  SPOKEN,
  STYLES,
  THOUSAND,
} from './letters';
import { pick, type Random, randomOf, seedOf } from './random';
import { ARGOT, CHANNELS, COMPONENTS, EMOJI, HOMOPHONES, INITIALS, RETREAT, VARIANTS } from './slang';
import { clusters, isWrittenIn, outsideLinks, replaceWords, someWords } from './words';

/** A way in which posters disguise an ad. */
export interface Perturbation {
  readonly id: string;
  /** What it does, in a few words. */
  readonly gloss: string;
  /** Base languages in which it is used; all if not given. */
  readonly languages?: readonly string[];
  /** The ad disguised; the text itself where there is nothing to disguise. */
  apply(text: string, random: Random, language: string): string;
}

const isLatin = isWrittenIn('Latin');
const isCyrillic = isWrittenIn('Cyrillic');
const isHangul = isWrittenIn('Hangul');
const isHan = isWrittenIn('Han');
const isKana = (word: string) => /^[\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(word);
const isAlphabetic = (word: string) => (isLatin(word) || isCyrillic(word)) && word.length > 3;

/** Each letter of a word that the map knows, with a chance. */
const swap = (word: string, map: ReadonlyMap<string, string>, random: Random, chance = 0.6): string =>
  [...word].map((ch) => (map.has(ch) && random() < chance ? map.get(ch)! : ch)).join('');

const digitsOf = (text: string, rewrite: (digit: number) => string): string =>
  outsideLinks(text, (piece) => piece.replace(/[0-9]/g, (d) => rewrite(Number(d))));

const between = (sign: (random: Random) => string, fits: (word: string) => boolean) => (text: string, random: Random) =>
  someWords(
    text,
    random,
    (word) => clusters(word).join(sign(random)),
    (word) => fits(word) && clusters(word).length > 1,
  );

/** All disguises that are measured, in the order of the tables they come from. */
export const PERTURBATIONS: readonly Perturbation[] = [
  {
    id: 'look-alikes',
    gloss: 'letters of another script that look the same',
    apply: (text, random) =>
      someWords(
        text,
        random,
        (word) => swap(word, isLatin(word) ? LATIN_TO_CYRILLIC : CYRILLIC_TO_LATIN, random),
        isAlphabetic,
      ),
  },
  {
    id: 'styled',
    gloss: 'bold, full-width or circled letters',
    apply: (text, random) => {
      const [capital, small] = pick(STYLES, random);
      const styled = (ch: string) => {
        const u = ch.charCodeAt(0);
        if (u >= 0x41 && u <= 0x5a) return String.fromCodePoint(capital + u - 0x41);
        return u >= 0x61 && u <= 0x7a ? String.fromCodePoint(small + u - 0x61) : ch;
      };
      return outsideLinks(text, (piece) => piece.replace(/[A-Za-z]/g, styled));
    },
  },
  {
    id: 'invisible',
    gloss: 'characters drawn as nothing inside words',
    apply: between(
      (random) => pick(INVISIBLES, random),
      (word) => !/^[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}]/u.test(word),
    ),
  },
  {
    id: 'spaced-letters',
    gloss: 'words pulled apart by spaces',
    apply: between(
      () => ' ',
      (word) => isAlphabetic(word) || isHangul(word),
    ),
  },
  {
    id: 'dotted-letters',
    gloss: 'words pulled apart by dots, hyphens or stars',
    apply: between(
      (random) => pick(['.', '-', '*'], random),
      (word) => isAlphabetic(word) || isHangul(word) || isHan(word),
    ),
  },
  {
    id: 'emoji-in-words',
    gloss: 'hearts, stars and emoji inside words',
    apply: between(
      (random) => pick(['♥', '★', '💰', '♡'], random),
      (word) => isAlphabetic(word) || isHangul(word) || isHan(word),
    ),
  },
  {
    id: 'enclosed-digits',
    gloss: 'keycap, circled and full-width digits',
    apply: (text, random) => {
      const style = Math.floor(random() * 3);
      return digitsOf(text, (d) =>
        style === 0
          ? `${d}\ufe0f\u20e3`
          : style === 1
            ? d === 0
              ? '⓪'
              : String.fromCharCode(0x2460 + d - 1)
            : String.fromCharCode(0xff10 + d),
      );
    },
  },
  {
    id: 'letters-for-zeros',
    gloss: 'the letter O in amounts',
    apply: (text) => outsideLinks(text, (piece) => piece.replace(/(?<=[0-9][0,]*)0/g, 'O')),
  },
  {
    id: 'spoken-digits',
    gloss: 'digits of long numbers in words',
    languages: Object.keys(SPOKEN),
    apply: (text, _random, language) =>
      outsideLinks(text, (piece) =>
        piece.replace(/[0-9][0-9 -]{6,}[0-9]/g, (run) =>
          [...run.replace(/[ -]/g, '')].map((d) => SPOKEN[language]![Number(d)]).join(' '),
        ),
      ),
  },
  {
    id: 'local-digits',
    gloss: 'digits of the language’s own script',
    languages: Object.keys(LOCAL_ZERO),
    apply: (text, _random, language) => digitsOf(text, (d) => String.fromCharCode(LOCAL_ZERO[language]! + d)),
  },
  {
    id: 'digits-for-letters',
    gloss: 'digits and signs for letters',
    apply: (text, random) =>
      someWords(text, random, (word) => swap(word, isLatin(word) ? LEET : LEET_CYRILLIC, random, 0.5), isAlphabetic),
  },
  {
    id: 'short-amounts',
    gloss: 'thousands, tens of thousands and millions cut short',
    languages: [...Object.keys(THOUSAND), ...Object.keys(MYRIAD)],
    apply: (text, _random, language) => outsideLinks(text, (piece) => cutShort(piece, language)),
  },
  {
    id: 'channel-slang',
    gloss: 'nicknames of messengers',
    apply: (text, random) => replaceWords(text, CHANNELS, random),
  },
  {
    id: 'emoji-for-words',
    gloss: 'an emoji for the word it draws',
    apply: (text, random) => replaceWords(text, EMOJI, random),
  },
  {
    id: 'place-left-out',
    gloss: 'a general word for a country known for compounds',
    apply: (text, random) => replaceWords(text, RETREAT, random),
  },
  {
    id: 'deep-links',
    gloss: 'a link for a handle',
    apply: (text) => text.replace(/(?<![\w.])@([A-Za-z]\w{3,})/g, 't.me/$1'),
  },
  {
    id: 'defanged-links',
    gloss: 'links broken so that they do not open',
    apply: (text, random) => {
      const dot = pick(['[.]', ' dot ', '․', '(.)'], random);
      return text
        .replace(/https?:\/\//g, 'hxxp://')
        .replace(/\b([\w-]+)\.(?=(?:com|me|ee|net|org|example|ru|vn|id|ph|in|br|mx|gg)\b)/g, `$1${dot}`);
    },
  },
  {
    id: 'short-links',
    gloss: 'a link shortener for a link',
    apply: (text) => text.replace(/https?:\/\/\S+|\b(?:t\.me|wa\.me|zalo\.me)\/\S+/g, 'https://bit.ly/3Ab0Cd'),
  },
  {
    id: 'second-language',
    gloss: 'an ordinary sentence in another language before and after',
    apply: (text, _random, language) =>
      language === 'en'
        ? `Вакансии города на этой неделе.\n${text}\nХорошего всем дня.`
        : `Jobs of the week in our town.\n${text}\nHave a nice day everyone.`,
  },
  {
    id: 'no-accents',
    gloss: 'letters without their diacritics',
    languages: ['vi', 'es', 'pt', 'fr'],
    apply: (text) =>
      text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replaceAll('đ', 'd')
        .replaceAll('Đ', 'D')
        .normalize('NFC'),
  },
  {
    id: 'decomposed',
    gloss: 'letters and their marks as characters of their own',
    apply: (text) =>
      text
        .normalize('NFD')
        .replaceAll('\u0e33', '\u0e4d\u0e32')
        .replaceAll('\u0eb3', '\u0ecd\u0eb2')
        .replaceAll('\u0e41', '\u0e40\u0e40'),
  },
  {
    id: 'initials',
    gloss: 'first letters or sounds for a word',
    languages: ['ko', 'zh', 'ja'],
    apply: (text, random, language) => replaceWords(text, INITIALS[language] ?? [], random),
  },
  {
    id: 'homophones',
    gloss: 'another spelling of the same sound',
    languages: ['ko', 'zh'],
    apply: (text, random, language) => replaceWords(text, HOMOPHONES[language] ?? [], random),
  },
  {
    id: 'loose-jamo',
    gloss: 'Hangul written letter by letter',
    languages: ['ko'],
    apply: (text, random) => someWords(text, random, (word) => [...word].map(loosened).join(''), isHangul),
  },
  {
    id: 'mixed-syllables',
    gloss: 'Latin letters that finish a Hangul syllable',
    languages: ['ko'],
    apply: (text, random) =>
      someWords(
        text,
        random,
        (word) => {
          // One syllable of the word is enough to hide it.
          const at = [...word].findIndex((ch) => /[ㅐㅏ]$/u.test(loosened(ch)));
          return [...word].map((ch, i) => (i === at ? swap(loosened(ch), JAMO_LOOK, random, 1) : ch)).join('');
        },
        isHangul,
      ),
  },
  {
    id: 'bracketed',
    gloss: 'each character in brackets of its own',
    languages: ['zh'],
    apply: (text, random) =>
      someWords(
        text,
        random,
        (word) => [...word].map((ch) => `【${ch}】`).join(''),
        (word) => isHan(word) && word.length === 2,
      ),
  },
  {
    id: 'components',
    gloss: 'a character written as its parts',
    languages: ['zh'],
    apply: (text, random) => replaceWords(text, COMPONENTS, random),
  },
  {
    id: 'variants',
    gloss: 'characters that look or mean alike',
    languages: ['zh', 'ja'],
    apply: (text, random) => replaceWords(text, VARIANTS, random),
  },
  {
    id: 'other-kana',
    gloss: 'katakana for hiragana and the other way, half-width kana',
    languages: ['ja'],
    apply: (text, random) =>
      someWords(
        text,
        random,
        (word) =>
          [...word]
            .map((ch) => {
              const u = ch.charCodeAt(0);
              if (u >= 0x3041 && u <= 0x3096) return String.fromCharCode(u + 0x60);
              return u >= 0x30a1 && u <= 0x30f6 ? String.fromCharCode(u - 0x60) : ch;
            })
            .join(''),
        isKana,
      ),
  },
  {
    id: 'argot',
    gloss: 'other words of the trade',
    languages: ['ja'],
    apply: (text, random) => replaceWords(text, ARGOT, random),
  },
  {
    id: 'crossed-label',
    gloss: 'a denial written after the word for the crime',
    languages: ['ja'],
    apply: (text) => `${text}\n闇バイト×`,
  },
  {
    id: 'broken-hashtags',
    gloss: 'words cut into hashtags',
    apply: (text, random) =>
      someWords(
        text,
        random,
        (word) => `#${word}`,
        (word) => isAlphabetic(word) || isKana(word) || isHan(word),
      ),
  },
];

/** Round amounts with the language's short unit; a group of a phone number is none. */
function cutShort(text: string, language: string): string {
  const million = MILLION[language];
  const myriad = MYRIAD[language];
  const thousand = THOUSAND[language];
  const cut = (done: string, zeros: string, unit: string | undefined) =>
    unit === undefined
      ? done
      : done.replace(new RegExp(`(?<![0-9.,-]|[0-9] )([1-9][0-9]{0,2})${zeros}(?![0-9.,-]| [0-9])`, 'g'), `$1${unit}`);
  return cut(cut(cut(text, '[.,]000[.,]000', million), '0[.,]?000', myriad), '[.,]?000', thousand);
}

function loosened(ch: string): string {
  const at = ch.charCodeAt(0) - 0xac00;
  if (at < 0 || at > 11171 || ch.length > 1) return ch;
  const lead = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'[Math.floor(at / 588)]!;
  const vowel = String.fromCharCode(0x314f + Math.floor((at % 588) / 28));
  const final = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'][at % 28]!;
  return lead + vowel + final;
}

/** Base language of a tag: `zh` of `zh-TW`; Malay goes with Indonesian. */
export function baseLanguage(tag: string): string {
  const base = tag.split('-')[0]!;
  return base === 'ms' ? 'id' : base;
}

/** The disguises that posters of a language use. */
export function perturbationsOf(language: string): readonly Perturbation[] {
  const base = baseLanguage(language);
  return PERTURBATIONS.filter((p) => p.languages === undefined || p.languages.includes(base));
}

/**
 * Disguises a text, by one perturbation or several in turn. The same text, perturbations and seed give the same result.
 *
 * @param language BCP 47 tag of the text
 */
export function perturb(text: string, perturbations: readonly Perturbation[], language: string, seed = 1): string {
  const random = randomOf(seedOf(text, seed));
  return perturbations.reduce((done, p) => p.apply(done, random, baseLanguage(language)), text);
}

/** Fields that a disguise leaves as they are: nobody could answer otherwise. */
const KEPT_FIELDS: ReadonlySet<string> = new Set(['email', 'url', 'homeCountry']);

/** Disguises the texts of an ad; the same object where nothing changes. */
export function perturbAd(ad: JobAd, perturbations: readonly Perturbation[], language: string, seed = 1): JobAd {
  let changed = false;
  const entries = Object.entries(ad).map(([field, text]): [string, string] => {
    if (typeof text !== 'string' || KEPT_FIELDS.has(field)) return [field, text];
    const disguised = perturb(text, perturbations, language, seed);
    if (disguised !== text) changed = true;
    return [field, disguised];
  });
  return changed ? (Object.fromEntries(entries) as JobAd) : ad;
}
