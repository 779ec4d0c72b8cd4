import { describe, expect, it } from 'vitest';
import { compileLexicon, findMentions } from '../../src/lexicon';
import { fold } from '../../src/text';

const negation = (language: string, before: string[], common: string[]) => ({
  language,
  before,
  after: [],
  reachBefore: 12,
  reachAfter: 0,
  common,
});
const lexicon = compileLexicon(
  [
    { id: 'fee.deposit', family: 'fee', negatable: true },
    { id: 'role.lure', family: 'role' },
  ],
  [
    { language: 'en', concepts: { 'fee.deposit': ['deposit'] } },
    { language: 'es', concepts: { 'role.lure': ['con la'] } },
    { language: 'vi', concepts: { 'fee.deposit': ['cọc'] } },
  ],
  [
    negation('en', ['no'], ['the', 'and', 'with', 'your']),
    negation('es', ['sin'], ['el', 'los', 'una', 'del']),
    negation('vi', ['ko'], ['được', 'người', 'lương', 'việc']),
  ],
);
const conceptsOf = (text: string) =>
  findMentions(fold(text), lexicon).map((m) => m.concept + (m.negated ? ' not' : ''));

describe('a phrase counts in a language of the ad', () => {
  it('not in a text that is plainly another', () => {
    expect(conceptsOf('Bring the sheets and your gloves, the crew works with con la brand')).toEqual([]);
    expect(conceptsOf('El puesto es una vacante del hotel, con la gerente')).toEqual(['role.lure']);
  });

  it('in a short text, which tells no language', () => {
    expect(conceptsOf('con la gente')).toEqual(['role.lure']);
  });

  it('in both languages of a mixed text, however long one of them is', () => {
    const long = 'The office and the shop open with your key. '.repeat(12);
    expect(conceptsOf(`${long} El trabajo con la empresa, una vez del año, los lunes`)).toEqual(['role.lure']);
  });

  it('is not negated by a word of a language that is not there', () => {
    expect(conceptsOf('The crew and the cook pay with your card: ko deposit')).toEqual(['fee.deposit']);
    expect(conceptsOf('The crew and the cook: no deposit with your card')).toEqual(['fee.deposit not']);
    expect(conceptsOf('Người được việc lương cao, ko deposit')).toEqual(['fee.deposit not']);
  });

  it('is not negated by a word of a language that has far fewer words in the text, though its phrases count', () => {
    // "No" is "in the" in Portuguese, and English phrases count in every ad.
    expect(conceptsOf('El hotel, los lunes, una vez del mes: no deposit')).toEqual(['fee.deposit']);
    expect(conceptsOf('El hotel, los lunes, with your key and the card: no deposit')).toEqual(['fee.deposit not']);
  });
});
