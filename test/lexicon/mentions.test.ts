import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PhraseSource } from '../../src/lexicon';
import { compileLexicon, findMentions, LexiconError } from '../../src/lexicon';
import { fold } from '../../src/text';

const lexiconOf = (concepts: Record<string, PhraseSource[]>, negatable: string[] = []) =>
  compileLexicon(
    Object.keys(concepts).map((id) => ({
      id,
      family: id.startsWith('k.') ? 'channel' : 'pay',
      negatable: negatable.includes(id),
    })),
    [{ language: 'xx', concepts }],
    [
      {
        language: 'en',
        before: ['no', 'never', 'without'],
        after: [],
        joiners: ['or', '나', '이나'],
        reachBefore: 20,
        reachAfter: 0,
      },
      { language: 'ko', before: [], after: ['없', '않'], reachBefore: 0, reachAfter: 10 },
    ],
  );
const find = (text: string, concepts: Record<string, PhraseSource[]>, negatable: string[] = []) =>
  findMentions(fold(text), lexiconOf(concepts, negatable));
const slices = (text: string, concepts: Record<string, PhraseSource[]>) =>
  find(text, concepts).map((m) => text.slice(m.start, m.end));

describe('findMentions', () => {
  it('gives the exact slice of the source', () => {
    expect(slices('지금 ＴＥＬＥＧＲＡＭ 으로', { 'c.t': ['telegram'] })).toEqual(['ＴＥＬＥＧＲＡＭ']);
    expect(slices('請加電報聯絡', { 'c.t': ['电报'] })).toEqual(['電報']);
  });

  it('keeps whole words in Latin, word starts for short Hangul, and everything for Han', () => {
    expect(slices('television tele teleport', { 'c.t': ['tele'] })).toEqual(['tele']);
    expect(slices('호텔레스토랑, 텔레로 문의', { 'c.t': ['텔레'] })).toEqual(['텔레']);
    expect(slices('招刷单员', { 'c.t': ['刷单'] })).toEqual(['刷单']);
    expect(slices('TM직원 모집', { 'c.t': ['tm'] })).toEqual(['TM']);
  });

  it('takes a whole word with its particle', () => {
    expect(slices('장을 삽니다. 시장을 봅니다. 장소', { 'c.a': ['=장'] })).toEqual(['장을'.slice(0, 1)]);
  });

  it('crosses a gap but not a sentence or a line', () => {
    const c = { 'c.n': ['감금 ~ 없'] };
    expect(slices('감금 이런거 전혀 없습니다', c)).toEqual(['감금 이런거 전혀 없']);
    expect(slices('감금 사건. 없습니다', c)).toEqual([]);
    expect(slices('감금\n없습니다', c)).toEqual([]);
  });

  it('reads numbers in slots', () => {
    expect(slices('earn $50 per like', { 'c.p': ['# per like'] })).toEqual(['50 per like']);
    expect(slices('일당 150,000원', { 'c.p': ['일당 # 원'] })).toEqual(['일당 150,000원']);
    expect(slices('per like', { 'c.p': ['# per like'] })).toEqual([]);
  });

  it('takes any ending of a stem, at the end of a phrase and inside it', () => {
    const c = { 'c.e': ['без опыт* работ*'], 'c.d': ['(залог*|депозит*) ~ (возвра*|верн*)'] };
    expect(slices('Без опыта работы. Берём без опыт работ', c)).toEqual(['Без опыта работ', 'без опыт работ']);
    expect(slices('Безопытный. Без опытных работников', c)).toEqual(['Без опытных работ']);
    expect(slices('залога, который вернём', c)).toEqual(['залога, который верн']);
    expect(slices('перезалог вернём', c)).toEqual([]);
    expect(() => slices('', { 'c.x': ['опыт*ный'] })).toThrow(LexiconError);
  });

  it('finds Arabic words behind the prefixes that are written onto them', () => {
    const c = { 'c.s': ['راتب'], 'c.d': ['رسوم تسجيل'] };
    expect(slices('والراتب ممتاز', c)).toEqual(['راتب']);
    expect(slices('المراتب', c)).toEqual([]);
    expect(slices('بدون رُسُومِ تَسجيل', c)).toEqual(['رُسُومِ تَسجيل']);
  });

  it('ends no match inside a syllable of a script without spaces', () => {
    expect(slices('งาน งานี้ งานุ', { 'c.w': ['งาน'] })).toEqual(['งาน']);
    expect(slices('ការងារ', { 'c.w': ['ការ'] })).toEqual(['ការ']);
  });

  it('finds phrases without their accents where a language leaves them out', () => {
    const lexicon = (accents?: 'optional') =>
      compileLexicon(
        [{ id: 'c.v', family: 'pay' }],
        [{ language: 'vi', concepts: { 'c.v': ['lương cao', 'đặt cọc', 'việc', 'tiền ~ hoà'] } }],
        [{ language: 'vi', before: [], after: [], reachBefore: 0, reachAfter: 0, ...(accents ? { accents } : {}) }],
      );
    const text = 'luong cao, dat coc, viec nhe, tien se hòa';
    const found = (l: ReturnType<typeof lexicon>) => findMentions(fold(text), l).map((m) => text.slice(m.start, m.end));
    expect(found(lexicon('optional'))).toEqual(['luong cao', 'dat coc', 'tien se hòa']);
    expect(found(lexicon())).toEqual([]);
  });

  it('finds the same choice on both sides of a gap, one a beginning of another', () => {
    const c = { 'c.s': ['(wanita|cowok|cowo) # ~12 (wanita|cowok|cowo) #'] };
    expect(slices('wanita 15 cowok 10 juta', c)).toEqual(['wanita 15 cowok 10']);
  });

  it('reads a number before what may be left out, and a range of two', () => {
    const c = { 'c.h': ['# (to|-)? # (hours|hrs) a day'], 'c.d': ['get # (k)? ~4 days'] };
    expect(slices('work 2 to 3 hours a day or 1-2 hrs a day', c)).toEqual(['3 hours a day', '1-2 hrs a day']);
    expect(slices('hours a day, get days, get 5k in days', c)).toEqual(['get 5k in days']);
  });

  it('treats hyphens, slashes and line breaks between Latin words as spaces', () => {
    expect(slices('work-from-home, Work from\nhome', { 'c.h': ['work from home'] })).toEqual([
      'work-from-home',
      'Work from\nhome',
    ]);
  });

  it('drops a mention in an innocent context', () => {
    const c = { 'c.r': [{ say: '跑分', not: ['手机', '安兔兔'], near: 'sentence' as const }] };
    expect(slices('手机跑分80万', c)).toEqual([]);
    expect(slices('跑分日结。手机自备', c)).toEqual(['跑分']);
    expect(slices('direct deposit', { 'c.f': [{ say: 'deposit', not: ['direct deposit'] }] })).toEqual([]);
  });

  it('joins only items that are alike, and reads no negation out of a handle', () => {
    const c = { 'c.f': ['deposit'], 'c.g': ['training fee'], 'k.w': ['wechat'] };
    const negated = (text: string) => find(text, c, ['c.f', 'c.g', 'k.w']).map((m) => m.negated);
    expect(negated('no deposit whatsoever or training fee')).toEqual([true, true]);
    expect(negated('no deposit whatsoever or wechat')).toEqual([true, false]);
    expect(find('name_x deposit', { 'c.x': ['x'], 'c.f': ['deposit'] }).map((m) => m.concept)).toEqual(['c.f']);
    expect(find('x deposit', { 'c.x': ['x'] })).toHaveLength(1);
  });

  it('flags negation in reach and in the same clause', () => {
    const c = { 'c.f': ['deposit', '보증금'] };
    const negated = (text: string) => find(text, c, ['c.f']).map((m) => m.negated);
    expect(negated('no deposit')).toEqual([true]);
    expect(negated('No, a deposit is needed')).toEqual([false]);
    expect(negated('보증금 없음')).toEqual([true]);
    expect(negated('보증금: 없음')).toEqual([true]);
    expect(negated('보증금 50만')).toEqual([false]);
    expect(negated('no deposit or other deposit')).toEqual([true, true]);
    expect(negated('no deposit. A deposit')).toEqual([true, false]);
    expect(negated('보증금이나 보증금 없음')).toEqual([true, true]);
  });

  it('keeps the longest of overlapping mentions of one concept', () => {
    expect(slices('해외 고수익 알바', { 'c.p': ['고수익', '고수익 알바'] })).toEqual(['고수익 알바']);
  });

  it('flags what only a second reading shows', () => {
    const [m, ...rest] = find('문의는 텔.레.그.램 으로', { 'c.t': ['텔레그램'] });
    expect(rest).toEqual([]);
    expect(m).toMatchObject({ disguised: true });
    expect('문의는 텔.레.그.램 으로'.slice(m!.start, m!.end)).toBe('텔.레.그.램');
  });

  it('names the file, the concept and the phrase at fault', () => {
    const compile = (concepts: Record<string, PhraseSource[]>) =>
      compileLexicon([{ id: 'c.t', family: 'pay' }], [{ language: 'xx', concepts, file: 'xx.yaml' }], []);
    expect(() => compile({ 'c.unknown': ['x'] })).toThrow(LexiconError);
    expect(() => compile({ 'c.unknown': ['x'] })).toThrow('xx.yaml: c.unknown');
    expect(() => compile({ 'c.t': ['(x'] })).toThrow('phrase "(x"');
  });

  it('agrees with a naive search on random text', () => {
    const words = ['ab', 'abc', 'bca', 'c', 'aab', '가나다', '나다라', '高薪', '薪资'];
    const lexicon = lexiconOf(Object.fromEntries(words.map((w, i) => [`c.w${i}`, [`*${w}*`]])));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abc가나다라高薪资'), { maxLength: 60 }), (chars) => {
        const text = chars.join('');
        const expected = words.flatMap((w, i) => {
          const at: string[] = [];
          let last = -1;
          for (let k = text.indexOf(w); k >= 0; k = text.indexOf(w, k + 1)) {
            if (k < last) continue; // overlapping mentions of one concept: the first of equal length stays
            at.push(`${k}:c.w${i}`);
            last = k + w.length;
          }
          return at;
        });
        const found = findMentions(fold(text), lexicon).map((m) => `${m.start}:${m.concept}`);
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 2000 },
    );
  });
});
