import { textOf } from '../src/evaluate/text';
import { ownAds } from '../test/support/corpora';
import type { Labelled } from './peers';
import { spread } from './phrases';
import { judgementOf, ruleset } from './stages';
import { findWorst } from './worst';

/** Texts that are timed together. */
export interface BenchCorpus {
  readonly name: string;
  readonly texts: readonly string[];
}

/** All that is timed, made of the ads that were written for this project. */
export interface BenchCorpora {
  /** Long, single and short ads, clean ones and suspicious ones, and the worst case. */
  readonly usual: readonly BenchCorpus[];
  /** Ads with no entity and with ten, for the readers of pay and contacts. */
  readonly entities: { readonly none: BenchCorpus; readonly ten: BenchCorpus };
  /** English ads of one megabyte together. */
  readonly megabyte: string;
  /** English ads for classifiers to learn from. */
  readonly english: readonly Labelled[];
  /** Work a character of the worst case. */
  readonly worstWork: number;
}

/** Ads timed of each kind. */
const MOST = 150;
const SHORT = 300;
/** Ads looked at for those with so many signals or entities, and how many of them are timed. */
const LOOKED_AT = 5000;
const CHOSEN = 20;
const SIGNALS = 12;
const ENTITIES = 10;
/** Shorter ads are clean because they say nothing. */
const LEAST_CLEAN = 200;
/** Units of one kilobyte and of one megabyte of UTF-16. */
export const KILOBYTE = 512;
const MEGABYTE = 1024 * KILOBYTE;

/** Names of the corpora. */
export const NAMES = {
  english: 'long English',
  korean: 'long Korean',
  chinese: 'long Chinese',
  all: 'long, all languages',
  single: 'single ads, all languages',
  short: `short (${SHORT} characters)`,
  clean: 'clean ad',
  suspicious: `ad with ${SIGNALS} signals`,
  worst: 'worst case found',
  none: 'nothing to extract',
  ten: `about ${ENTITIES} entities`,
  megabyte: '1 MB of English',
} as const;

export function benchCorpora(): BenchCorpora {
  const ads = ownAds().map(({ lang, label, ad }) => ({ language: lang.slice(0, 2), label, text: textOf(ad) }));
  const textsOf = (language: string) => ads.filter((a) => a.language === language).map((a) => a.text);
  const all = ads.map((a) => a.text);
  const worst = findWorst(ruleset.lexicon, all);
  const looked = spread(all, LOOKED_AT).map((text) => {
    const { weighed, entities } = judgementOf(text);
    return {
      text,
      signals: weighed.length,
      suspect: weighed.some((w) => w.contribution > 0),
      entities: entities.length,
    };
  });
  const nearest = (count: (l: (typeof looked)[number]) => number, wanted: number) =>
    [...looked]
      .sort((a, b) => Math.abs(count(a) - wanted) - Math.abs(count(b) - wanted))
      .slice(0, CHOSEN)
      .map((l) => l.text);
  return {
    usual: [
      { name: NAMES.english, texts: long(textsOf('en')) },
      { name: NAMES.korean, texts: long(textsOf('ko')) },
      { name: NAMES.chinese, texts: long(textsOf('zh')) },
      { name: NAMES.all, texts: long(all) },
      { name: NAMES.single, texts: spread(all, MOST) },
      { name: NAMES.short, texts: long(all).map((t) => t.slice(0, SHORT)) },
      {
        name: NAMES.clean,
        texts: spread(
          looked.filter((l) => !l.suspect && l.text.length >= LEAST_CLEAN).map((l) => l.text),
          MOST,
        ),
      },
      { name: NAMES.suspicious, texts: nearest((l) => l.signals, SIGNALS) },
      { name: NAMES.worst, texts: [worst.text] },
    ],
    entities: {
      none: {
        name: NAMES.none,
        texts: spread(
          looked.filter((l) => l.entities === 0).map((l) => l.text),
          MOST,
        ),
      },
      ten: { name: NAMES.ten, texts: nearest((l) => l.entities, ENTITIES) },
    },
    megabyte: joined(textsOf('en'), MEGABYTE),
    english: ads
      .filter((a) => a.language === 'en' && a.label !== null)
      .map((a) => ({ text: a.text, lure: a.label === 'lure' })),
    worstWork: worst.workPerChar,
  };
}

/** Ads as long as those of job boards: eight of ours joined, some two thousand characters. */
function long(texts: readonly string[]): string[] {
  return spread(texts, MOST).map((_, i, few) =>
    Array.from({ length: 8 }, (_x, k) => few[(i * 7 + k * 13) % few.length]).join('\n\n'),
  );
}

/** Texts one after the other, from the first again after the last, up to so many units. */
function joined(texts: readonly string[], units: number): string {
  const parts: string[] = [];
  for (let i = 0, length = 0; length < units; i++) {
    const text = texts[i % texts.length]!;
    parts.push(text);
    length += text.length + 2;
  }
  return parts.join('\n\n').slice(0, units);
}
