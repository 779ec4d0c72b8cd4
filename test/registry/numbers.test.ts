import { describe, expect, it } from 'vitest';
import { readRegistryNumbers } from '../../src/registry';
import { fold } from '../../src/text';
import { DEFINITIONS, measure, tables } from './support';

/** Scheme, number and check of what is read, in order. */
const read = (text: string): string[] =>
  readRegistryNumbers(text, tables).map((n) => `${n.scheme} ${n.number} ${n.check}`);

describe('numbers made by the published definitions', () => {
  const isValid = (text: string, id: string): boolean =>
    readRegistryNumbers(text, tables).some((n) => n.scheme === id && n.check === 'valid');
  it.each(DEFINITIONS.map((definition, i) => ({ ...definition, i })))('$id: none refused, wrong digits caught', (d) => {
    const { made, accepted, singles } = measure(d, 1000, 7000 + d.i, isValid);
    expect(accepted).toBe(made);
    expect(singles.caught / singles.tried).toBeGreaterThanOrEqual(d.singles);
  });
});

describe('published test numbers', () => {
  it.each([
    ['사업자등록번호 124-81-00998', 'kr.business 1248100998 valid'],
    ['사업자등록번호 220-81-62517', 'kr.business 2208162517 valid'],
    ['사업자번호: 123-45-67891', 'kr.business 1234567891 valid'],
    ['사업자번호: 123-45-67890', 'kr.business 1234567890 invalid'],
    ['법인등록번호 110111-0062432', 'kr.corporation 1101110062432 valid'],
    ['法人番号 4021005002918', 'jp.corporation 4021005002918 valid'],
    ['法人番号：4011001098993', 'jp.corporation 4011001098993 valid'],
    ['法人番号 7123456789012', 'jp.corporation 7123456789012 valid'],
    ['法人番号 4021005002919', 'jp.corporation 4021005002919 invalid'],
    ['統一編號：04595257', 'tw.business 04595257 valid'],
    ['統編 10458575', 'tw.business 10458575 valid'],
    ['統編 22099131', 'tw.business 22099131 valid'],
    ['統一編號 12345678', 'tw.business 12345678 invalid'],
    ['CNPJ 12.ABC.345/01DE-35', 'br.cnpj 12ABC34501DE35 valid'],
    ['ABN 51 824 753 556', 'au.abn 51824753556 valid'],
    ['RA No. B-1794/PUN/PER/100/5/10094/2022', 'in.overseas-recruitment B-1794/PUN/PER/100/5/10094/2022 format'],
    ['EA Licence No: 12C3456', 'sg.employment-agency 12C3456 format'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('calls a corporate number of Korea that fails its check unproven, not invalid', () => {
    expect(read('법인등록번호 110111-0062431')).toEqual(['kr.corporation 1101110062431 format']);
  });
});

describe('licences', () => {
  it.each([
    ['有料職業紹介事業許可番号　１３－ユ－３０００００', 'jp.placement 13-ユ-300000 format'],
    ['株式会社サンプル（派13-300000）', 'jp.dispatch 派13-300000 format'],
    ['Agency: Demo Manpower, DMW-123-LB-01012025-R', 'ph.overseas-recruitment DMW-123-LB-01012025-R format'],
    ['POEA License No. 123-LB-01012025-UL', 'ph.overseas-recruitment 123-LB-01012025-UL format'],
    ['RL No. 0123', 'bd.recruiting-licence 0123 format'],
    ['Giấy phép số 123/LĐTBXH-GP', 'vn.overseas-service 123/LĐTBXH-GP format'],
    ['giay phep so 123/LDTBXH-GP', 'vn.overseas-service 123/LDTBXH-GP format'],
    [
      '人力资源服务许可证编号：（沪）人服证字〔2019〕第0100012345号',
      'cn.hr-service (沪)人服证字〔2019〕第0100012345号 format',
    ],
    ['劳务派遣经营许可证：310101202600001', 'cn.dispatch 310101202600001 format'],
    ['对外劳务合作经营资格证书编号 LW370220260001', 'cn.overseas-labour LW370220260001 format'],
    ['私立就業服務機構許可證字號：1234號', 'tw.placement 1234号 format'],
    [
      '국외유료직업소개사업 등록번호 제2020-3220163-14-5-00012호',
      'kr.overseas-placement 제2020-3220163-14-5-00012호 format',
    ],
    ['ใบอนุญาตจัดหางานเลขที่ ต.1234/2560', 'th.overseas-recruitment ต.1234/2560 format'],
    ['GLAA URN: DEMO0001', 'gb.glaa DEMO0001 format'],
    ['Nr KRAZ 12345', 'pl.kraz 12345 format'],
    ['SIP3MI No. 123/KEP/2024', 'id.p3mi 123/KEP/2024 format'],
    ['Labour hire licence VICLHL01234', 'au.labour-hire VICLHL01234 format'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });
});

describe('where a number may stand', () => {
  it('is read in sentences, behind brackets, on the next line and in wide digits', () => {
    expect(read('(주)예시 | 대표 홍길동 | 사업자 등록번호 : 123-45-67891 | 서울')).toEqual([
      'kr.business 1234567891 valid',
    ]);
    expect(read('사업자등록번호\n１２３－４５－６７８９１입니다')).toEqual(['kr.business 1234567891 valid']);
    expect(read('ABN (Australian Business Number): 51824753556')).toEqual(['au.abn 51824753556 valid']);
    expect(read('RCS Paris B 123 456 782')).toEqual(['fr.siren 123456782 valid']);
    expect(read('ИНН/КПП 1234567894/123401001')).toEqual(['ru.inn-company 1234567894 valid']);
    expect(read('Company Reg. No. 199201234567 (123456-A)')).toEqual(['my.ssm 199201234567 format']);
  });

  it('gives its place in the source', () => {
    const text = '회사 정보 ▶ 사업자등록번호 1 2 3 / ABN 51 824 753 556.';
    const [number] = readRegistryNumbers(text, tables);
    expect(text.slice(number!.start, number!.end)).toBe('51 824 753 556');
    expect(number).toMatchObject({ country: 'AU', kind: 'company', labelled: true, disguised: false });
    expect(readRegistryNumbers(fold(text), tables)).toEqual([number]);
  });

  it('is read without a label where nothing else has its shape', () => {
    expect(readRegistryNumbers('Contato: 11.222.333/0001-81', tables)).toMatchObject([
      { scheme: 'br.cnpj', labelled: false, check: 'valid' },
    ]);
    expect(read('Empresa X, 11.222.333/0001-82')).toEqual(['br.cnpj 11222333000182 invalid']);
    expect(read('13-ユ-300000')).toEqual(['jp.placement 13-ユ-300000 format']);
  });

  it('reads several numbers of one ad, each once', () => {
    expect(read('UEN: 201000001Z? EA Licence No: 12C3456, Reg No R1234567')).toHaveLength(3);
    expect(read('사업자등록번호 123-45-67891 법인등록번호 110111-0062432')).toHaveLength(2);
  });

  it('takes the exact label before the vague one', () => {
    expect(read('Company Registration No. (ACN) 004 085 616')).toEqual(['au.acn 004085616 valid']);
  });
});

describe('a label that several schemes share', () => {
  it.each([
    // Monaco's part of the French numbers is no SIREN.
    ['TVA intracommunautaire : FR 53 000 004 605', 'fr.vat FR53000004605 valid'],
    ['TVA intracommunautaire : FR 54 000 004 605', 'fr.vat FR54000004605 invalid'],
    ['GPĐKKD số 4103001932 do Sở KH&ĐT TP.HCM cấp', 'vn.business-old 4103001932 format'],
    ['giấy phép kinh doanh số 4103001932', 'vn.business-old 4103001932 format'],
    ['GPKD số: 0101248141', 'vn.tax 0101248141 valid'],
    ['Business Registration Number: 0101248141', 'vn.tax 0101248141 valid'],
    ['Business Registration Number: 123-45-67891', 'kr.business 1234567891 valid'],
    ['MST: 0100109106', 'vn.tax 0100109106 valid'],
    ['ФОП, ИНН 3245109997', 'ua.rntrc 3245109997 valid'],
    ['ИНН 143605704021', 'ua.vat 143605704021 valid'],
    ['ІПН 143605704021', 'ua.vat 143605704021 valid'],
    ['ИНН 7707083893', 'ru.inn-company 7707083893 valid'],
    ['ИНН 7707083894', 'ru.inn-company 7707083894 invalid'],
    ['CUI RO 14399840', 'ro.cui RO14399840 valid'],
    ['cod unic de înregistrare 14399841', 'ro.cui 14399841 invalid'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    'Business Registration Number: 0101248142',
    'BRN 0101248142',
    'Call 8am-5pm MST: 4805551234',
    'VAT reg no: 988077918',
    'VAT ID: 129274203',
    'CUI N° 2194718',
    'P.I. 09171234567',
    'Business number: 416 555 124',
  ])('never accuses: %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('what is no such number', () => {
  it.each([
    '문의 010-1234-5678, 월 300~500만원, 2024-01-15 출발',
    '사업자등록증 지참, 문의 02-123-45678',
    '등록번호 문의는 1588-1234',
    '유료직업소개소 1588-1234',
    '사업자등록번호 12,345,678,901원',
    '時給1,200円 TEL 03-1234-5678 法人営業 2021005002918',
    '月薪 50000-80000 LINE 04595257',
    '薪资8000-12000 电话13812345678 微信91350211000100',
    'COMFORT INN 2125551234',
    'ein 12-3456789 oder zwei',
    'Call NIT 900 123 4567 for details',
    'salary 5,000 - 7,000 SAR, CR 50,000 bonus',
    'RUC $ 20,123,456,789',
    'Order 12.345.678/0001-9 or 12-345-678',
    'Reg No 12345678A',
    'registration no. 123456789012345',
    'P3MI 081234567890',
    'phone 51 824 753 556',
    'зарплата 1234567894 руб, тел 84951234567',
    'https://demo.example/11.222.333/0001-81',
    'a13-ユ-300000',
    'VAT 20 % included, 123 4567 89 pieces',
    'ICO 20180101',
    'btw 0123456789 is my new number',
    '카톡 abc123 텔레 @demo 1234567890',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('a blank is neither valid, though its check may hold, nor invalid', () => {
    expect(read('사업자등록번호 000-00-00000')).toEqual(['kr.business 0000000000 format']);
    expect(read('CPF 111.111.111-11')).toEqual(['br.cpf 11111111111 format']);
    expect(read('ИНН 5800000000')).toEqual(['ru.inn-company 5800000000 format']);
    expect(read('CNPJ 00.000.001/0001-36')).toEqual(['br.cnpj 00000001000136 valid']);
  });

  it('is never called invalid by a second reading alone', () => {
    // The disguised word gives its line a second reading, which repeats the number.
    const text = '사업자등록번호 123-45-67890 텔.레.그.램 ㅌㅔㄹㄹㅔ';
    expect(fold(text).disguises.length).toBeGreaterThan(0);
    expect(readRegistryNumbers(text, tables)).toMatchObject([{ check: 'invalid', disguised: false }]);
  });
});

describe('work', () => {
  it.each([
    ['labels', 'VAT VAT RUC NIF '],
    ['digits', '1234567890'],
    ['openings', '사업자등록번호 ((((('],
    ['connectors', 'registration no no no no no '],
    ['shapes', 'B-1794/PUN/PER/100/5/ '],
    ['Han', '人力资源服务许可证人力资源服务许可证'],
  ])('is linear in the length: %s', (_, piece) => {
    const steps = (n: number): number => {
      const probe = { steps: 0 };
      readRegistryNumbers(fold(piece.repeat(n)), tables, probe);
      return probe.steps;
    };
    expect(steps(4000)).toBeLessThan(steps(1000) * 4.2);
    expect(steps(4000) / (4000 * piece.length)).toBeLessThan(400);
  });

  it('never throws, and stays inside the text', () => {
    for (const text of [
      '',
      '\n',
      'ABN',
      'ABN ',
      'ABN (',
      'ABN\n\n51824753556',
      '\ud800ABN\udc00',
      'RCS Paris Lyon Nice 1',
    ])
      for (const n of readRegistryNumbers(text, tables)) expect(n.end).toBeLessThanOrEqual(text.length);
  });
});
