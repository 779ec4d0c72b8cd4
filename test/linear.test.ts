import { describe, expect, it } from 'vitest';
import { findWorst } from '../bench/worst';
import { extract } from '../src/extract';
import { LANGUAGES } from '../src/generated/languages';
import { basePack } from '../src/generated/pack';
import { findMentions } from '../src/lexicon';
import { compileRuleset } from '../src/rules';
import { fold } from '../src/text';
import { ownAds } from './support/corpora';

const { lexicon, tables } = compileRuleset([basePack, ...LANGUAGES]);

/** Counted work of everything that reads the text, and how much it finds. */
function workOf(text: string) {
  const scan = { transitions: 0, pieces: 0 };
  const probe = { steps: 0 };
  const folded = fold(text);
  const mentions = findMentions(folded, lexicon, scan);
  const entities = extract(folded, mentions, { homeCountry: null, sections: [] }, tables, probe);
  return { units: folded.length, ...scan, ...probe, mentions: mentions.length, entities: entities.length };
}

/** A text of that many units made of one piece over and over, the last of them whole. */
const filled = (piece: string, units: number) => piece.repeat(Math.ceil(units / piece.length));

const PIECES = {
  'all hits': '해외고수익알바 텔레그램문의 통장 매입 no experience telegram 刷单 日结 ',
  'no hits': 'zqx jvk ',
  'deep obfuscation': 'т.е.l.е.g.r.а.m ㅌㅔㄹㄹㅔㄱㅡ 텔/레/그/램 t3l3gr4m 刷.单 ',
  'digits only': '1 000 ',
  'links only': 'https://t.me/+abc.def/x?y=z ',
  'combining marks on letters': 'e\u0301\u0302\u0316',
  'combining marks in words': '텔\u0301레\u0301그\u0301램 ',
};

/** Most work a unit of source that any of them may take. */
const BUDGET = { units: 2, transitions: 24, pieces: 12, steps: 30 };

function expectLinear(small: ReturnType<typeof workOf>, large: ReturnType<typeof workOf>, times: number): void {
  // A twentieth above, and a few for what begins and ends.
  for (const key of Object.keys(small) as (keyof typeof small)[])
    expect(large[key], key).toBeLessThanOrEqual(1.05 * times * small[key] + 200);
}

function expectWithin(work: ReturnType<typeof workOf>, length: number): void {
  for (const key of Object.keys(BUDGET) as (keyof typeof BUDGET)[])
    expect(work[key] / length, `${key} a unit`).toBeLessThanOrEqual(BUDGET[key]);
}

describe('work grows with the length of the ad and no faster', () => {
  it.each(Object.entries(PIECES))('%s', (_, piece) => {
    const [small, large] = [filled(piece, 10_000), filled(piece, 100_000)];
    const work = workOf(large);
    expectLinear(workOf(small), work, large.length / small.length);
    expectWithin(work, large.length);
  });

  // Ten megabytes are the same five times more, at some ten seconds on a slow machine.
  it('all of it in one text of two megabytes', () => {
    const mixOf = (units: number) =>
      Object.values(PIECES)
        .map((piece) => filled(piece, units / Object.keys(PIECES).length))
        .join('\n');
    const [small, large] = [mixOf(20_000), mixOf(1_000_000)];
    const work = workOf(large);
    expectLinear(workOf(small), work, large.length / small.length);
    expectWithin(work, large.length);
  });
});

describe('work a character', () => {
  it('keeps to its budget in the worst text that a short search finds', () => {
    const { text, workPerChar } = findWorst(
      lexicon,
      ownAds().map(({ ad }) => ad.text ?? ad.description ?? ''),
      60,
    );
    expect(text.length).toBeGreaterThan(1900);
    expect(workPerChar).toBeLessThanOrEqual(80);
  });
});
