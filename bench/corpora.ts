import { TEXT_FIELDS } from '../src/ad/types';
import { ownAds } from '../test/support/corpora';

/** Texts that are timed together. */
export interface BenchCorpus {
  readonly name: string;
  readonly texts: readonly string[];
}

/** Ads timed of each kind. */
const MOST = 150;
const SHORT = 300;

/** Ads written for this project, as plain text: long ones of several ads joined, single ones, and short messages. */
export function benchCorpora(): BenchCorpus[] {
  const ads = ownAds().map(({ lang, ad }) => ({
    language: lang.slice(0, 2),
    text: TEXT_FIELDS.map((field) => ad[field])
      .concat(ad.text)
      .filter(Boolean)
      .join('\n'),
  }));
  const textsOf = (language: string) => ads.filter((a) => a.language === language).map((a) => a.text);
  const spread = (texts: readonly string[]) =>
    texts.filter((_, i) => i % Math.max(1, Math.floor(texts.length / MOST)) === 0).slice(0, MOST);
  const long = (texts: readonly string[]) =>
    spread(texts).map((_, i, few) =>
      Array.from({ length: 8 }, (_x, k) => few[(i * 7 + k * 13) % few.length]).join('\n\n'),
    );
  const all = spread(ads.map((a) => a.text));
  return [
    { name: 'long English', texts: long(textsOf('en')) },
    { name: 'long Korean', texts: long(textsOf('ko')) },
    { name: 'long Chinese', texts: long(textsOf('zh')) },
    { name: 'long, all languages', texts: long(all) },
    { name: 'single ads, all languages', texts: all },
    { name: `short (${SHORT} characters)`, texts: long(all).map((t) => t.slice(0, SHORT)) },
  ];
}
