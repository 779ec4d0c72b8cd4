import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text';
import { plain, second, tricks } from './support';

function names(source: string): string[] {
  return [...new Set(tricks(source).map(([trick]) => trick))];
}

describe('lookalike', () => {
  it.each([
    ['pаymеnt', 'payment'],
    ['ѕαlαrу', 'salary'],
    ['Τelegram', 'telegram'],
    ['ТG', 'tg'],
    ['Теlegram', 'telegram'],
    ['НELLO', 'hello'],
    ['WhatsАpp', 'whatsapp'],
    ['KuСоin', 'kucoin'],
    ['Xороший', 'хороший'],
    ['условuя', 'условия'],
    ['кpuптοй', 'криптой'],
    ['кaнaл нa дeнь', 'канал на день'],
    ['тeлeгрaм', 'телеграм'],
    ['ᴛᴇʟᴇɢʀᴀᴍ', 'telegram'],
    ['Ꭲelegram', 'telegram'],
    ['t\u0336e\u0336l\u0336e\u0336', 'tele'],
    ['월 1OOO', '월 1000'],
    ['1００O만', '1000만'],
    ['1,OOO만', '1,000만'],
    ['1ООО', '1000'],
    ['銀行ロ座', '银行口座'],
    ['ロ座', '口座'],
    ['囗座', '口座'],
    ['ア力ウント', 'アカウント'],
    ['力ード', 'カード'],
    ['工ース', 'エース'],
    ['テレグラ厶', 'テレグラム'],
  ])('reads %s as %s', (source, expected) => {
    expect(second(source)).toEqual([expected]);
    expect(names(source)).toEqual(['lookalike']);
  });

  it.each([
    'Привет',
    'ТОР НА СУММУ',
    'καλημέρα',
    'Привет telegram мир',
    '微信VX',
    'TM직원',
    'IT-специалист',
    'CRMка',
    'SMMщик',
    'BrownМесто',
    'checkpointопыт',
    'cо',
    '50μm',
    'TNFα',
    'βcell',
    '10º',
    '1o',
    'プレゼン力アップ',
    'ナス口コミ',
    '3カ月',
    '数カ月',
    '第ニ新卒',
    'ᏣᎳᎩ',
    'ɪ',
  ])('leaves %s alone', (source) => {
    expect(second(source)).toEqual([]);
  });
});

describe('jamo', () => {
  it.each([
    ['ㅌㅔㄹㄹㅔㄱㅡㄹㅐㅁ', '텔레그램'],
    ['ㅌㅔㄹㄹㅔ 문의', '텔레 문의'],
    ['토ㅇ장', '통장'],
    ['ㅌㅗㅇㅈㅏㅇ', '통장'],
    ['토ㅇㅈㅏㅇ', '통장'],
    ['ㅌㅗㅇ장', '통장'],
    ['텔ㄹㅔ그램', '텔레그램'],
    ['ㄱㅏㅂㅅ이', '값이'],
    ['ㅎㅗㅣ사', '회사'],
  ])('reads %s as %s', (source, expected) => {
    expect(second(source)).toEqual([expected]);
    expect(names(source)).toEqual(['jamo']);
  });

  it.each([
    'ㅋㅋㅋ',
    'ㅠㅠ',
    'ㅇㅋ',
    'ㅎㅎ',
    '네ㅋㅋ',
    'ㅇㅇ',
    'ㅋㅋㅠㅠ',
    '아ㅠㅠ',
    'ㅠㅅㅠ',
    'ㅇㅁㅇ',
    'ㅎㅏㅎㅏ',
    '넵ㅎ',
    'ㅌㄹ',
    'ㅅㄱ',
  ])('leaves %s alone', (source) => {
    expect(second(source)).toEqual([]);
    expect(plain(source)).toBe(source);
  });

  it.each(['ㅇ 급여', 'ㅇ급여: 협의', 'ㄴ 주 5일', 'ㅁ1층', 'ㅇ1명'])('takes the jamo of %s for a bullet', (source) => {
    expect(second(source)).toEqual([]);
  });
});

describe('mixed-syllable', () => {
  it.each([
    ['탤ㄹH', '탤래'],
    ['텔rH', '텔래'],
    ['카ㅋ톡', '카톡'],
    ['ㅋr톡', '카톡'],
    ['ㅋト톡', '카톡'],
    ['텔ㄹ레', '텔레'],
    ['톡 아ol디', '톡 아이디'],
    ['아O|디', '아이디'],
    ['7r능', '가능'],
    ['7ㅏ능', '가능'],
  ])('reads %s as %s', (source, expected) => {
    expect(second(source)).toEqual([expected]);
    expect(names(source)).toEqual(['mixed-syllable']);
  });

  it.each([
    'A형',
    '3일',
    '1인1실',
    '5일',
    'r&d',
    'CS직원',
    'TM직원',
    '배달or주방',
    '물 10l통',
    '아이o1',
    '제7회',
    'H빔',
    '5H근무',
  ])('leaves %s alone', (source) => {
    expect(second(source)).toEqual([]);
  });
});

describe('spaced', () => {
  it.each([
    ['텔.레.그.램', '텔레그램'],
    ['고-수-익', '고수익'],
    ['고 수 익', '고수익'],
    ['캄♥보♥디아', '캄보디아'],
    ['캄🔥보🔥디아', '캄보디아'],
    ['텔★레그램', '텔레그램'],
    ['t e l e g r a m', 'telegram'],
    ['W.h.a.t.s.A.p.p', 'whatsapp'],
    ['t_e_l_e', 'tele'],
    ['통/장', '통장'],
    ['跑.分', '跑分'],
    ['日·结', '日结'],
    ['收/卡', '收卡'],
    ['【跑】【分】', '【跑分】'],
    ['招人，电.报.群联系', '招人,电报群联系'],
    ['跑.分日结', '跑分日结'],
    ['문의텔.레.그.램환영', '문의텔레그램환영'],
    ['高 薪 兼 职', '高薪兼职'],
    ['テ レ グ ラ ム', 'テレグラム'],
    ['ไ ล น์', 'ไลน์'],
    ['т е л е г р а м', 'телеграм'],
    ['채 용 공 고', '채용공고'],
    ['t e l e   m e x y', 'tele mexy'],
    ['남/여', '남여'],
  ])('reads %s as %s', (source, expected) => {
    expect(second(source)).toEqual([expected]);
    expect(names(source)).toEqual(['spaced']);
  });

  it.each([
    'U.S.A.',
    'S.U.R.G.E.',
    'e.g.',
    'A/S',
    'Q&A',
    'm/f/d/v',
    'A B C D',
    'x x x x',
    '24/7',
    '1/2/3',
    '2024.11.25',
    '010-0000-1234',
    '5 6 7 8',
    'j.o.b.s@firm.example',
    '월/금',
    '농/림/어업',
    '约翰·史密斯',
    '有限公司.北京',
    '一.基本条件',
    '工程师…等',
    '頑張りましょう☆彡',
    '월~금',
    '서울~부산',
    '한 분 한 분',
    '할 수 있는',
    '또 한 번',
    'ready*All applicants',
    '달성**하고자',
    'work, a, b, c, d',
    'พ.ร.บ. ก.พ.',
    'है तो मैं',
  ])('leaves %s alone', (source) => {
    expect(second(source)).toEqual([]);
  });

  it('looks for other tricks in what it joined', () => {
    expect(second('ㅌ ㅔ ㄹ ㄹ ㅔ')).toEqual(['텔레']);
    expect(second('т e l е g r a m')).toEqual(['telegram']);
  });
});

describe('leet', () => {
  it.each([
    ['sl0t', 'slot'],
    ['c4sino', 'casino'],
    ['CAS1NO', 'casino'],
    ['CAS|NO', 'casino'],
    ['onl!ne', 'online'],
    ['Wh@tsapp', 'whatsapp'],
    ['T€legram', 'telegram'],
    ['0nline', 'online'],
    ['te1egram', 'telegram'],
    ['$alary', 'salary'],
    ['z@l0', 'zalo'],
    ['g00gle', 'google'],
    ['jud0l88', 'judol88'],
    ['paym3nt', 'payment'],
    ['раб0та', 'работа'],
    ['ра6оту', 'работу'],
    ['д0х0д', 'доход'],
    ['-w0rk', '-work'],
    ['加0nline', '加online'],
  ])('reads %s as %s', (source, expected) => {
    expect(second(source)).toEqual([expected]);
    expect(names(source)).toEqual(['leet']);
  });

  it.each([
    'b2b',
    'B2BSaaS',
    'mp3player',
    'covid19',
    'h1b',
    '401k',
    '10k',
    '3d',
    'unity3d',
    'w2',
    'o2o',
    'i18n',
    'S4HANA',
    'BW4HANA',
    'log4j',
    'html5css',
    '7days',
    'Web3Jobs',
    'S1Pengalaman',
    'the3rd',
    'level3in',
    'SW1H 0DB',
    'ST5K',
    'C5ISR',
    'hr@acme',
    'work@home',
    'jobs@acme.example',
    'sl0t@acme.example',
    '@w0rk888',
    'https://sl0t.example/c4sino',
    'sl0t.example',
    't.me/w0rk',
    'id:w0rk88',
    'w0rk_88',
    '$USD',
    '$500',
    'Unlock:abc0-def',
  ])('leaves %s alone', (source) => {
    expect(second(source)).toEqual([]);
  });
});

describe('a second reading', () => {
  it('is the whole line, and only lines with a disguise have one', () => {
    const source = '채용 안내\n문의 텔.레.그.램 @made_up_id1\n주 5일';
    expect(second(source)).toEqual(['문의 텔레그램 @made_up_id1']);
    expect(plain(source)).toBe(source);
  });

  it('undoes all tricks of a line', () => {
    expect(second('Те1еgrаm 토ㅇ장 sl0t 跑.分')).toEqual(['telegram 통장 slot 跑分']);
    expect(names('Те1еgrаm 토ㅇ장 跑.分')).toEqual(['lookalike', 'leet', 'jamo', 'spaced']);
  });

  it('maps to the source', () => {
    const source = '문의: 텔.레.그.램';
    const f = fold(source);
    const [d] = f.disguises;
    expect(d!.tricks).toEqual([{ trick: 'spaced', start: 4, end: 11 }]);
    expect([...f.from.subarray(d!.unitStart, d!.unitEnd)]).toEqual([0, 1, 2, 3, 4, 6, 8, 10]);
    expect([...f.to.subarray(d!.unitStart, d!.unitEnd)]).toEqual([1, 2, 3, 4, 5, 7, 9, 11]);
  });

  it('maps an assembled syllable to all of its letters', () => {
    const f = fold('ㅌㅔㄹㄹㅔ');
    const { unitStart } = f.disguises[0]!;
    expect([f.from[unitStart], f.to[unitStart]]).toEqual([0, 3]);
    expect([f.from[unitStart + 1], f.to[unitStart + 1]]).toEqual([3, 5]);
  });
});
