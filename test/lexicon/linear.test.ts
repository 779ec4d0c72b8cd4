import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/generated/languages';
import { basePack } from '../../src/generated/pack';
import { findMentions } from '../../src/lexicon';
import { compileRuleset } from '../../src/rules';
import { fold } from '../../src/text';

const { lexicon } = compileRuleset([basePack, ...LANGUAGES]);

/** Work for a text of about `length` units made of one piece over and over. */
function work(piece: string, length: number) {
  const counted = { transitions: 0, pieces: 0 };
  const folded = fold(piece.repeat(Math.ceil(length / piece.length)));
  const mentions = findMentions(folded, lexicon, counted);
  return { ...counted, units: folded.length, mentions: mentions.length };
}

describe('matching is linear in the length of the ad', () => {
  it.each([
    ['nothing to find', 'zq '],
    ['one phrase over and over', '고수익 '],
    ['phrases that overlap', '해외고수익알바텔레그램문의 '],
    ['beginnings that lead nowhere', '텔레그'],
    ['gaps that open and never close', '감금 '],
    ['negations and what they negate', 'no deposit '],
    ['contexts and what they excuse', '手机跑分'],
    ['everything pulled apart', '텔.레.그.램 '],
    ['look-alikes', 'Те1еgrаm '],
    ['separators only', ' - / _ '],
    ['digits only', '1,000 '],
    ['combining marks', 'e\u0301\u0302\u0303'],
  ])('%s', (_name, piece) => {
    const small = work(piece, 4_000);
    const large = work(piece, 64_000);
    expect(large.units / small.units).toBeLessThan(17);
    // A text in which too few common words tell the language is looked at in all languages of its script.
    expect(large.transitions).toBeLessThanOrEqual(17 * small.transitions + 100);
    expect(large.transitions).toBeLessThanOrEqual(24 * large.units);
    expect(large.pieces).toBeLessThanOrEqual(17 * small.pieces + 100);
    expect(large.pieces).toBeLessThanOrEqual(12 * large.units);
  });
});
