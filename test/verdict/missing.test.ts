import { describe, expect, it } from 'vitest';
import { createScorer as createCore } from '../../src/core';
import en from '../../src/generated/languages/en';
import { createScorer } from '../../src/index';

const scorer = createScorer();
const missing = (ad: Parameters<typeof scorer.score>[0]) => scorer.score(ad).missing;
const ids = (ad: Parameters<typeof scorer.score>[0], basis?: 'law' | 'custom') =>
  missing(ad)
    .filter((m) => basis === undefined || m.basis === basis)
    .map((m) => m.id);

describe('what an ad leaves out', () => {
  it.each([
    [
      'PH',
      'Hiring factory workers for Taiwan, salary 45k PHP monthly, send me a message.',
      ['agency.name', 'licence.overseas-placement'],
    ],
    [
      'ID',
      'Lowongan kerja pabrik di Malaysia, gaji RM2000 sebulan, makan dan tempat tinggal disediakan.',
      ['licence.overseas-placement', 'job-order.number'],
    ],
    [
      'BD',
      'সৌদি আরবে ক্লিনার নিয়োগ চলছে, বেতন মাসে ১২০০ রিয়াল, থাকা খাওয়া কোম্পানির, যোগাযোগ করুন আমাদের অফিসে।',
      ['licence.overseas-placement', 'fee.who-pays'],
    ],
    [
      'VN',
      'Tuyển công nhân sang Nhật Bản làm việc, lương cao, bao ăn ở, đi nhanh trong tháng.',
      ['licence.overseas-placement', 'fee.who-pays'],
    ],
    [
      'IN',
      'Welders wanted for Dubai, AED 1800 a month, food and room are provided by the company.',
      ['licence.overseas-placement'],
    ],
    ['TH', 'รับสมัครคนงานไปทำงานต่างประเทศ รายได้ 50,000 บาทต่อเดือน', ['licence.overseas-placement']],
    ['KR', '캄보디아 호텔 프런트 직원 모집합니다, 월 300만원, 주 5일 근무', ['licence.overseas-placement']],
    [
      'SG',
      'Our client is seeking a technician for a plant, $2,800 a month, five days.',
      ['agency.name', 'licence.agency', 'agency.recruiter-registration'],
    ],
    ['JP', '人材派遣のスタッフ募集 時給1250円 倉庫での仕分けと検品のお仕事です', ['licence.agency', 'agency.name']],
    [
      'TW',
      '人力仲介公司徵作業員 月薪30000元 日班 週休二日 供餐 歡迎新手加入',
      ['agency.name', 'licence.agency', 'agency.address'],
    ],
  ] as const)('%s: the law of the place asks it first', (homeCountry, text, wanted) => {
    const { length } = wanted;
    const law = ids({ homeCountry, text }, 'law');
    expect(law).toEqual(expect.arrayContaining([...wanted]));
    expect(ids({ homeCountry, text }).slice(0, law.length)).toEqual(law);
    expect(law.length).toBeGreaterThanOrEqual(length);
  });

  it('names nothing that the ad states', () => {
    expect(
      ids({
        homeCountry: 'PH',
        text: `Sunrise Manpower Services Inc., DMW License No. 123-LB-010124-R. Hiring for our principal Example Care Ltd in
Japan: 20 caregivers. Address: 12 Sample Street, Manila. Duties: care of the elderly. Qualifications: N4. Salary JPY 180,000 a
month. 3-year contract, specified skilled worker visa. Job order no. 1234567. No placement fee. Beware of illegal recruiters: we
never ask applicants for money. (02) 8000-0000`,
      }),
    ).toEqual([]);
    expect(
      ids(`[정규직] ㈜하늘물류 물류센터 직원 채용. 담당업무: 상하차 분류. 근무지: 경기 이천시 마장면 덕평로 123.
근무시간 09:00~18:00, 월급 260만원, 4대보험. 사업자등록번호 000-00-00000. 문의 031-000-0000`),
    ).toEqual([]);
  });

  it('an agency owes its own name and the name of the employer', () => {
    const text = '채용대행 아웃소싱 전문 ㈜한빛인력, 포장 사원 모집, 시급 12,000원, 연락 031-000-0000';
    expect(ids(text)).toContain('employer.legal-name');
    expect(ids(text)).not.toContain('agency.name');
    expect(ids(`${text} 근무처 ㈜푸른식품`)).not.toContain('employer.legal-name');
  });

  it('work in a place of the home country is no work abroad', () => {
    const ad = (homeCountry: string) =>
      ids({ homeCountry, text: 'We are hiring a barista for our branch in Manila, Philippines, day shift.' });
    expect(ad('PH')).not.toContain('visa.class');
    expect(ad('AE')).toContain('visa.class');
    // A concept of several countries, told by the name in it.
    const waiter = (homeCountry: string) =>
      ids({ homeCountry, text: 'Waiter wanted in Dubai, AED 1,800 a month, room given by the company.' }, 'law');
    expect(waiter('AE')).not.toContain('licence.overseas-placement');
    expect(waiter('IN')).toContain('licence.overseas-placement');
  });

  it('a named country is abroad where the home country is known to be another, or the ad speaks of going there', () => {
    const cook = 'We are hiring a cook for our branch in Manila, Philippines, day shift.';
    expect(ids(cook)).not.toContain('visa.class');
    expect(ids(`${cook} Air ticket paid by the company.`)).toContain('visa.class');
  });

  it('reads the country off script, phone and currency, and knows only custom where nothing tells', () => {
    const ofLaw = (text: string) => missing(text).some((m) => m.basis === 'law');
    expect(ofLaw('倉庫スタッフ募集、時給1250円、未経験歓迎、シフト制です')).toBe(true);
    expect(ofLaw('Our client is seeking a technician, call +65 6000 0000 for details')).toBe(true);
    expect(ofLaw('We need a cook for our restaurant in town, evenings, good pay. Call us.')).toBe(false);
  });

  it('says it in the locale, with law and source', () => {
    const { missing: items } = createScorer({ locale: 'ko' }).score('캄보디아 호텔 직원 모집, 월 300만원, 항공권 제공');
    expect(items[0]).toMatchObject({ id: 'licence.overseas-placement', basis: 'law' });
    expect(items[0]!.says).toMatch(/[가-힣]/);
    expect(items.every((m) => m.law !== '' && m.source !== '')).toBe(true);
  });

  it('a core without the checks knows the customs of everywhere', () => {
    const items = createCore({ languages: [en] }).score({
      homeCountry: 'PH',
      text: 'Hiring factory workers for jobs overseas, good salary, send me a message for details',
    }).missing;
    expect(items.map((m) => m.id)).toContain('licence.overseas-placement');
    expect(items.every((m) => m.basis === 'custom')).toBe(true);
  });

  it('a caller puts rows of their own in their place', () => {
    const own = createScorer({
      rules: [
        {
          name: 'mine',
          version: '1',
          hash: 'mine',
          concepts: [],
          groups: {},
          lexicons: [],
          rules: [],
          locales: [],
          knowledge: null,
          requirements: {
            rows: [
              {
                country: 'NZ',
                kind: 'direct',
                basis: 'law',
                items: ['pay.period'],
                law: 'Ours',
                source: 'us',
                date: '2026-11-27',
              },
            ],
          },
        },
      ],
    });
    expect(
      own.score({ homeCountry: 'NZ', text: 'We need a cook for our restaurant in town, evenings only.' }).missing,
    ).toEqual([{ id: 'pay.period', says: 'for what period the pay is', basis: 'law', law: 'Ours', source: 'us' }]);
  });

  it('a warning owes nothing', () => {
    expect(missing('[경찰청 안내] 해외 취업 사기 피해가 늘고 있습니다. 절대 응하지 마시고 112로 신고하세요.')).toEqual(
      [],
    );
  });
});
