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

describe('a negation word that several languages have as a common word', () => {
  const shared = compileLexicon(
    [{ id: 'fee.deposit', family: 'fee', negatable: true }],
    [
      { language: 'en', concepts: { 'fee.deposit': ['deposit'] } },
      { language: 'pt', concepts: { 'fee.deposit': ['depósito'] } },
      { language: 'es', concepts: { 'fee.deposit': ['fianza'] } },
    ],
    [
      negation('en', ['no'], ['no', 'a', 'do', 'the', 'and']),
      negation('pt', ['não'], ['no', 'a', 'do', 'vaga', 'você', 'paga']),
      negation('es', ['no'], ['no', 'a', 'do', 'muy', 'hoy']),
    ],
  );
  const deposits = (text: string) => findMentions(fold(text), shared).map((m) => m.negated);

  it('denies nothing in a language in which it is another word', () => {
    expect(deposits('A vaga do bar: você paga a taxa no deposit do caixa')).toEqual([false]);
    expect(deposits('The bar and the shop: no deposit, a key')).toEqual([true]);
  });
});

describe('which books are opened', () => {
  const many = compileLexicon(
    ['es', 'pt', 'fr', 'id', 'zh', 'ja', 'ko'].map((language) => ({ id: `role.${language}`, family: 'role' })),
    [
      { language: 'es', concepts: { 'role.es': ['trata'] } },
      { language: 'pt', concepts: { 'role.pt': ['trata'] } },
      { language: 'fr', concepts: { 'role.fr': ['trata'] } },
      { language: 'id', concepts: { 'role.id': ['trata'] } },
      { language: 'zh', concepts: { 'role.zh': ['求'] } },
      { language: 'ja', concepts: { 'role.ja': ['求', 'dm'] } },
      { language: 'ko', concepts: { 'role.ko': ['求', 'dm'] } },
    ],
    [
      negation('es', [], ['de', 'que', 'muy', 'hoy']),
      negation('pt', [], ['de', 'que', 'muito', 'hoje']),
      negation('fr', [], ['de', 'que', 'très', 'avec']),
      negation('id', [], ['yang', 'dengan']),
      negation('zh', [], ['的', '们', '你']),
      negation('ja', [], ['の', 'は', 'を']),
      negation('ko', [], ['합니다', '에서']),
    ],
  );
  const languagesOf = (text: string) =>
    findMentions(fold(text), many)
      .map((m) => m.concept.slice('role.'.length))
      .sort();

  it('are those of all languages where no common word is met', () => {
    expect(languagesOf('trata')).toEqual(['es', 'fr', 'id', 'pt']);
  });

  it('are those of the languages that share the words that are met', () => {
    expect(languagesOf('trata de que')).toEqual(['es', 'fr', 'pt']);
  });

  it('are fewer once words are met that few languages have', () => {
    expect(languagesOf('trata de que muy hoy')).toEqual(['es']);
    expect(languagesOf('trata de que muito hoje')).toEqual(['pt']);
  });

  it('are not those of a language that shares a script alone, its loanwords included', () => {
    expect(languagesOf('你们的求, dm')).toEqual(['zh']);
    expect(languagesOf('バイトの求は dm を')).toEqual(['ja', 'ja']);
    expect(languagesOf('서울에서 합니다, dm')).toEqual(['ko']);
  });
});
