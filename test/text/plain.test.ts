import { describe, expect, it } from 'vitest';
import { fold, foldPhrase, foldText } from '../../src/text';
import { plain, tricks } from './support';

describe('the plain reading', () => {
  it.each([
    ['full width', 'Ｔｅｌｅｇｒａｍ：（１２３）', 'telegram:(123)'],
    ['half-width kana with voiced marks', 'ﾀﾀｷ ｶﾞｯｺｳ ﾊﾟｽﾎﾟｰﾄ', 'タタキ ガッコウ パスポート'],
    ['half-width jamo', '\uffd2\uffa1\uffa4', 'ㅛㄱㄴ'],
    ['circled and parenthesised', '①②③ ❶❿ ⓉⒼ ⑴ ㈜ ㉮ ㊙', '123 110 tg (1) (주) 가 秘'],
    ['keycaps', '8️⃣5️⃣5️⃣', '855'],
    ['styled letters', '𝗪𝗼𝗿𝗸 𝒇𝒓𝒐𝒎 𝔥𝔬𝔪𝔢 𝟚𝟘', 'work from home 20'],
    ['white on black letters', '🅥🅧 🆃🅶', 'vx tg'],
    ['ligatures and units', 'ﬁ ㎏ ㎡ ℃ №', 'fi kg m2 °c no'],
    ['an Arabic ligature', 'ﷺ', 'صلي الله عليه وسلم'],
    ['lower case', 'ÀÉÎÕÜ ЖЩ ΑΣ ẞ', 'àéîõü жщ ασ ß'],
    ['Turkish İ and ı', 'İI ıi', 'ii ıi'],
    ['final sigma', 'ΟΔΟΣ οδος', 'οδοσ οδοσ'],
    ['traditional characters', '電報 賺錢 臺灣 羣 裡', '电报 赚钱 台湾 群 里'],
    ['radicals', '⻓⾦', '长金'],
    ['quotes', '‘a’ “b” don´t ′″', "'a' \"b\" don't '\""],
    ['dashes', '2–3 — − ‐', '2-3 - - -'],
    ['wave dashes', '10〜20～30', '10~20~30'],
    ['East Asian punctuation', '，：！？；。、｡､', ',:!?;。、。、'],
    ['local digits', '١٢٣ ۴۵ ०१ ১২ ๑๒ ໑ ០១ ၁ ０', '123 45 01 12 12 1 01 1 0'],
    ['the middle dot of Korean typists', '서울ㆍ경기‧부산', '서울·경기·부산'],
    ['ellipsis', '그리고…', '그리고...'],
    ['fractions and trade marks keep their form', '1½ Café™', '1½ café™'],
    ['spacing accents keep their form', 'a¨b ゛', 'a¨b ゛'],
    ['precomposed and decomposed are one', 'tiếng Việt'.normalize('NFD'), 'tiếng việt'],
    ['conjoining jamo', '텔레그램 값'.normalize('NFD'), '텔레그램 값'],
    ['a final after a composed syllable', '가\u11ab', '간'],
    ['a conjoining jamo alone', '\u110f\u110f\u1172', 'ㅋ큐'],
    ['loose jamo stay loose', 'ㅌㅔㄹㄹㅔ ㅋㅋ ㅠㅠ ㅇㅋ', 'ㅌㅔㄹㄹㅔ ㅋㅋ ㅠㅠ ㅇㅋ'],
    ['Thai am in one sign', 'น้ำ น\u0e49\u0e4d\u0e32 น\u0e4d\u0e49\u0e32 น\u0e4d\u0e32', 'น้ำ น้ำ น้ำ นำ'],
    ['nukta, which many leave out', 'फ़ोन क़र्ज़ বাড়ি', 'फोन कर्ज বাডি'],
    ['candrabindu typed as anusvara', 'हूँ', 'हूं'],
    ['ё without its dots', 'Ещё', 'еще'],
    ['Arabic without vowel signs, hamza and stretching', 'مُحَمَّد أَنْتِ مكتـــب إلى', 'محمد انت مكتب الي'],
    ['Urdu as Arabic keyboards write it', 'نوکری کی', 'نوكري كي'],
    ['two Thai E for one AE', 'เเรง', 'แรง'],
  ])('folds %s', (_, source, expected) => {
    expect(plain(source)).toBe(expected);
  });

  it.each([
    'Привет, мир',
    'καλημέρα κόσμε',
    'नौकरी की तलाश',
    'สมัครงานด่วน',
    'công việc nhẹ nhàng',
    'ոչ',
    'ᏣᎳᎩ'.toLowerCase(),
  ])('leaves %s alone', (text) => {
    expect(plain(text)).toBe(text.toLowerCase());
    expect(fold(text).disguises).toEqual([]);
  });

  it.each([
    ['runs of blanks are one', 'a  \t\u00a0\u3000\u2009b', 'a b'],
    ['also after characters that grew', 'մն \u3000 ﬗ \u3000', 'մն մխ '],
    ['NUL and controls are blanks', 'a\0\x01\x7f\x9fb', 'a b'],
    ['Hangul fillers and Braille blanks are blanks', 'a\u3164\uffa0\u2800b', 'a b'],
    ['every line break is one', 'a\r\nb\rc\u2028d\u2029e\vf\fg\x85h', 'a\nb\nc\nd\ne\nf\ng\nh'],
    ['breaks take in blanks and further breaks', 'a \n \t\r\n\n b', 'a\nb'],
    ['lone surrogates', '\ud800a\udc00\udc00\ud83d', '\ufffda\ufffd\ufffd\ufffd'],
    ['emoji keep their form without joiners and selectors', '✈️👨‍👩‍👧🔥', '✈👨👩👧🔥'],
  ])('%s', (_, source, expected) => {
    expect(plain(source)).toBe(expected);
  });

  it('bounds the marks on one letter', () => {
    const buried = `a${'\u0316\u0301'.repeat(5000)}b`;
    expect(plain(buried).length).toBeLessThanOrEqual(18);
    expect(plain(plain(buried))).toBe(plain(buried));
  });
});

describe('invisible characters', () => {
  it.each([
    ['zero width space', 'tele\u200bgram'],
    ['zero width joiner', 'te\u200dlegram'],
    ['zero width non-joiner', 'teleg\u200cram'],
    ['word joiner', 'tele\u2060gram'],
    ['byte order mark', 'tele\ufeffgram'],
    ['bidi controls', 'te\u202ele\u202cgram'],
    ['tags', 'tele\u{e0041}gram'],
    ['Mongolian vowel separator', 'tele\u180egram'],
    ['combining grapheme joiner', 'tele\u034fgram'],
    ['several in one word', 't\u200be\u200bl\u200be\u200bg\u200bram'],
  ])('removes and notes a %s', (_, source) => {
    expect(plain(source)).toBe('telegram');
    expect(tricks(source).map(([trick]) => trick)).toEqual(['invisible']);
  });

  it('notes them inside Hangul, Han, kana and Cyrillic words', () => {
    for (const word of ['텔레\u200b그램', '微\u200b信', 'テレ\u200bグラム', 'теле\u200bграм']) {
      expect(tricks(word)).toEqual([['invisible', '\u200b']]);
    }
  });

  it.each([
    ['a soft hyphen', 'tele\u00adgram', 'telegram'],
    ['a byte order mark at the start', '\ufeffwork', 'work'],
    ['a variation selector', '葛\u{e0100}城 ✈\ufe0f', '葛城 ✈'],
    ['a space beside words', 'work \u200bnow\u200b!', 'work now!'],
    ['what was a line break', 'qualifications\u200bExperience', 'qualificationsexperience'],
    ['a line break hint in Thai', 'สมัคร\u200bงาน', 'สมัครงาน'],
  ])('removes %s without a note', (_, source, expected) => {
    expect(plain(source)).toBe(expected);
    expect(fold(source).tricks).toEqual([]);
  });

  it.each([
    ['Persian', 'می\u200cخواهم'],
    ['Hindi', 'क्\u200dष'],
    ['Hindi without a ligature', 'क्\u200cष'],
    ['Sinhala', 'ක්\u200dෂ'],
    ['Malayalam', 'ന്\u200dറ'],
    ['Khmer', 'ស\u200cស'],
    ['Burmese', 'က\u200dက'],
  ])('takes joiners out of %s without a note', (_, word) => {
    expect(plain(word)).toBe(plain(word.replace(/[\u200c\u200d]/g, '')));
    expect(plain(word)).not.toMatch(/[\u200c\u200d]/);
    expect(fold(word).tricks).toEqual([]);
  });

  it('counts what was removed to the unit before', () => {
    const f = fold('ab\u200b\u200bc');
    expect([...f.to.subarray(0, 3)]).toEqual([1, 4, 5]);
  });
});

describe('foldPhrase and foldText', () => {
  it('fold a phrase as an ad is folded', () => {
    expect(foldPhrase('ＴＥＬＥＧＲＡＭ 電報')).toBe('telegram 电报');
    expect(foldPhrase('')).toBe('');
  });

  it('shows all readings', () => {
    expect(foldText(fold('a\n텔.레.그.램'))).toBe('a\n텔.레.그.램\n텔레그램');
  });
});
