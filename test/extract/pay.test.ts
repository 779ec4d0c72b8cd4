import { describe, expect, it } from 'vitest';
import type { Pay } from '../../src/extract';
import { entitiesOf } from './tables';

type Flags = 'upTo' | 'guaranteed' | 'crypto' | 'commission' | 'percent';
/** Text, bottom, top, currency, period, top of the month (null when not known), flags. */
type Row = readonly [
  text: string,
  min: number,
  max: number,
  currency: string | null,
  period: string,
  monthly: number | null,
  ...flags: Flags[],
];

const KOREAN: readonly Row[] = [
  ['월 1,000', 10_000_000, 10_000_000, 'KRW', 'month', 10_000_000],
  ['월1000 보장', 10_000_000, 10_000_000, 'KRW', 'month', 10_000_000, 'guaranteed'],
  ['월천', 10_000_000, 10_000_000, 'KRW', 'month', 10_000_000],
  ['월 천', 10_000_000, 10_000_000, 'KRW', 'month', 10_000_000],
  ['월천만원', 10_000_000, 10_000_000, 'KRW', 'month', 10_000_000],
  ['월 천 보장합니다', 10_000_000, 10_000_000, 'KRW', 'month', 10_000_000, 'guaranteed'],
  ['月1000 보장합니다', 10_000_000, 10_000_000, 'KRW', 'month', 10_000_000, 'guaranteed'],
  ['월 300~500만', 3_000_000, 5_000_000, 'KRW', 'month', 5_000_000],
  ['월 300만~500만원', 3_000_000, 5_000_000, 'KRW', 'month', 5_000_000],
  ['월 300 - 500만원', 3_000_000, 5_000_000, 'KRW', 'month', 5_000_000],
  ['월 300에서 500만원', 3_000_000, 5_000_000, 'KRW', 'month', 5_000_000],
  ['월 최대 500', 5_000_000, 5_000_000, 'KRW', 'month', 5_000_000, 'upTo'],
  ['월 500 가능', 5_000_000, 5_000_000, 'KRW', 'month', 5_000_000, 'upTo'],
  ['월 500만원까지', 5_000_000, 5_000_000, 'KRW', 'month', 5_000_000, 'upTo'],
  ['월 500만원 이상', 5_000_000, 5_000_000, 'KRW', 'month', 5_000_000],
  ['월평균 1500만~3000만', 15_000_000, 30_000_000, 'KRW', 'month', 30_000_000],
  ['월 1150만~1700만 (여, 고정)', 11_500_000, 17_000_000, 'KRW', 'month', 17_000_000, 'guaranteed'],
  ['월 1500만~3000만 (월급+인센)', 15_000_000, 30_000_000, 'KRW', 'month', 30_000_000, 'commission'],
  ['한달에 2천만원', 20_000_000, 20_000_000, 'KRW', 'month', 20_000_000],
  ['한 달 700', 7_000_000, 7_000_000, 'KRW', 'month', 7_000_000],
  ['매달 400만원', 4_000_000, 4_000_000, 'KRW', 'month', 4_000_000],
  ['월급 2400000', 2_400_000, 2_400_000, 'KRW', 'month', 2_400_000],
  ['월급 2,500,000원', 2_500_000, 2_500_000, 'KRW', 'month', 2_500_000],
  ['월급 250만', 2_500_000, 2_500_000, 'KRW', 'month', 2_500_000],
  ['월급: 320만원 이상', 3_200_000, 3_200_000, 'KRW', 'month', 3_200_000],
  ['월급은 세전 300만원', 3_000_000, 3_000_000, 'KRW', 'month', 3_000_000],
  ['월수입 1억 2천만원', 120_000_000, 120_000_000, 'KRW', 'month', 120_000_000],
  ['월급 삼백만원', 3_000_000, 3_000_000, 'KRW', 'month', 3_000_000],
  ['월급 이백오십만원', 2_500_000, 2_500_000, 'KRW', 'month', 2_500_000],
  ['월급 1.5천만원', 15_000_000, 15_000_000, 'KRW', 'month', 15_000_000],
  ['급여 1500~3000', 15_000_000, 30_000_000, 'KRW', 'month', 30_000_000],
  ['급여 300만원', 3_000_000, 3_000_000, 'KRW', 'month', 3_000_000],
  ['기본급 250만원 + 인센', 2_500_000, 2_500_000, 'KRW', 'month', 2_500_000, 'commission'],
  ['기본급 500+@', 5_000_000, 5_000_000, 'KRW', 'month', 5_000_000, 'commission'],
  ['일당 15만~30만', 150_000, 300_000, 'KRW', 'day', 6_600_000],
  ['일당 15~30만원', 150_000, 300_000, 'KRW', 'day', 6_600_000],
  ['일당 20', 200_000, 200_000, 'KRW', 'day', 4_400_000],
  ['일급 79,065원', 79_065, 79_065, 'KRW', 'day', 1_739_430],
  ['하루 40만 당일지급', 400_000, 400_000, 'KRW', 'day', 8_800_000],
  ['하루에 10만원씩', 100_000, 100_000, 'KRW', 'day', 2_200_000],
  ['하루 2시간 50만원', 500_000, 500_000, 'KRW', 'day', 11_000_000],
  ['40만원/일', 400_000, 400_000, 'KRW', 'day', 8_800_000],
  ['주급 80만원', 800_000, 800_000, 'KRW', 'week', 3_464_000],
  ['주400', 4_000_000, 4_000_000, 'KRW', 'week', 17_320_000],
  ['시급 10,030원', 10_030, 10_030, 'KRW', 'hour', 2_096_270],
  ['시급 12000', 12_000, 12_000, 'KRW', 'hour', 2_508_000],
  ['시간당 1만5천원', 15_000, 15_000, 'KRW', 'hour', 3_135_000],
  ['연봉 4,500만원', 45_000_000, 45_000_000, 'KRW', 'year', 3_750_000],
  ['연봉 4500', 45_000_000, 45_000_000, 'KRW', 'year', 3_750_000],
  ['연봉 3,000~4,000만원', 30_000_000, 40_000_000, 'KRW', 'year', 3_333_333.33],
  ['연봉 1억', 100_000_000, 100_000_000, 'KRW', 'year', 8_333_333.33],
  ['건당 5만', 50_000, 50_000, 'KRW', 'task', null],
  ['건당 5', 50_000, 50_000, 'KRW', 'task', null],
  ['건당 1000원', 1000, 1000, 'KRW', 'task', null],
  ['통장당 최대 1200만', 12_000_000, 12_000_000, 'KRW', 'task', null, 'upTo'],
  ['리뷰당 3,000원 지급', 3000, 3000, 'KRW', 'task', null],
  ['2000달러', 2000, 2000, 'USD', 'unknown', null],
  ['월 2000달러', 2000, 2000, 'USD', 'month', 2000],
  ['2k$', 2000, 2000, 'USD', 'unknown', null],
  ['천만원', 10_000_000, 10_000_000, 'KRW', 'unknown', null],
  ['월 5,000링깃', 5000, 5000, 'MYR', 'month', 5000],
  ['월 3000 테더 지급', 3000, 3000, 'USDT', 'month', 3000, 'crypto'],
  ['월급 20,000위안', 20_000, 20_000, 'CNY', 'month', 20_000],
  ['수금액의 3%', 3, 3, null, 'unknown', null, 'percent'],
  ['인출금액 1~3% 지급', 1, 3, null, 'unknown', null, 'percent'],
  ['월 1OOO', 10_000_000, 10_000_000, 'KRW', 'month', 10_000_000],
];

const CHINESE: readonly Row[] = [
  ['月薪8000', 8000, 8000, 'CNY', 'month', 8000],
  ['月薪8000元', 8000, 8000, 'CNY', 'month', 8000],
  ['月薪8000-12000', 8000, 12_000, 'CNY', 'month', 12_000],
  ['月薪8000元起', 8000, 8000, 'CNY', 'month', 8000],
  ['月薪8千-1.2万', 8000, 12_000, 'CNY', 'month', 12_000],
  ['月薪1万5', 15_000, 15_000, 'CNY', 'month', 15_000],
  ['月薪60万', 600_000, 600_000, 'CNY', 'month', 600_000],
  ['月薪8-10萬', 80_000, 100_000, 'TWD', 'month', 100_000],
  ['月入过万', 10_000, 10_000, 'CNY', 'month', 10_000],
  ['轻松月入上万', 10_000, 10_000, 'CNY', 'month', 10_000],
  ['月入1-2万', 10_000, 20_000, 'CNY', 'month', 20_000],
  ['月入五万', 50_000, 50_000, 'CNY', 'month', 50_000],
  ['月入十五萬', 150_000, 150_000, 'TWD', 'month', 150_000],
  ['月收10万', 100_000, 100_000, 'CNY', 'month', 100_000],
  ['月收入3～6w', 30_000, 60_000, 'CNY', 'month', 60_000],
  ['底薪6000+提成', 6000, 6000, 'CNY', 'month', 6000, 'commission'],
  ['底薪6000加提成', 6000, 6000, 'CNY', 'month', 6000, 'commission'],
  ['工资8000-12000元', 8000, 12_000, 'CNY', 'month', 12_000],
  ['薪资待遇：10k-15k', 10_000, 15_000, 'CNY', 'month', 15_000],
  ['待遇8000以上', 8000, 8000, 'CNY', 'month', 8000],
  ['保底8000元/月', 8000, 8000, 'CNY', 'month', 8000, 'guaranteed'],
  ['2-3萬/月', 20_000, 30_000, 'TWD', 'month', 30_000],
  ['2-3万/月', 20_000, 30_000, 'CNY', 'month', 30_000],
  ['每月5000元', 5000, 5000, 'CNY', 'month', 5000],
  ['8000元每月', 8000, 8000, 'CNY', 'month', 8000],
  ['一个月2万块', 20_000, 20_000, 'CNY', 'month', 20_000],
  ['月薪人民币1万', 10_000, 10_000, 'CNY', 'month', 10_000],
  ['日薪3000', 3000, 3000, 'CNY', 'day', 66_000],
  ['日结150-300', 150, 300, 'CNY', 'day', 6600],
  ['日赚1000-50000', 1000, 50_000, 'CNY', 'day', 1_100_000],
  ['每天200元', 200, 200, 'CNY', 'day', 4400],
  ['200-300元/天', 200, 300, 'CNY', 'day', 6600],
  ['300元一天', 300, 300, 'CNY', 'day', 6600],
  ['日结500U', 500, 500, 'USDT', 'day', 11_000, 'crypto'],
  ['500U', 500, 500, 'USDT', 'unknown', null, 'crypto'],
  ['月薪2000USDT', 2000, 2000, 'USDT', 'month', 2000, 'crypto'],
  ['周薪3000元', 3000, 3000, 'CNY', 'week', 12_990],
  ['周入过万', 10_000, 10_000, 'CNY', 'week', 43_300],
  ['时薪25元', 25, 25, 'CNY', 'hour', 4325],
  ['25元/小时', 25, 25, 'CNY', 'hour', 4325],
  ['時薪 196 元', 196, 196, 'TWD', 'hour', 33_908],
  ['年薪20-30万', 200_000, 300_000, 'CNY', 'year', 25_000],
  ['40-70万/年', 400_000, 700_000, 'CNY', 'year', 58_333.33],
  ['一单50元', 50, 50, 'CNY', 'task', null],
  ['每单5-10元', 5, 10, 'CNY', 'task', null],
  ['每赞3.8元', 3.8, 3.8, 'CNY', 'task', null],
  ['3元/单', 3, 3, 'CNY', 'task', null],
  ['佣金1%-5%', 1, 5, null, 'unknown', null, 'percent'],
  ['流水的2%', 2, 2, null, 'unknown', null, 'percent'],
  ['提成10%起', 10, 10, null, 'unknown', null, 'percent'],
  ['月薪最高3万', 30_000, 30_000, 'CNY', 'month', 30_000, 'upTo'],
  ['月薪可达3万元', 30_000, 30_000, 'CNY', 'month', 30_000, 'upTo'],
  ['月薪2000美金', 2000, 2000, 'USD', 'month', 2000],
  ['月薪两千美元', 2000, 2000, 'USD', 'month', 2000],
  ['月薪2万港币', 20_000, 20_000, 'HKD', 'month', 20_000],
  ['月薪4000令吉', 4000, 4000, 'MYR', 'month', 4000],
  ['月薪￥9,000', 9000, 9000, 'CNY', 'month', 9000],
];

const ENGLISH: readonly Row[] = [
  ['$50-$500 a day', 50, 500, 'USD', 'day', 11_000],
  ['$200 to $800 per day', 200, 800, 'USD', 'day', 17_600],
  ['earn $300 daily', 300, 300, 'USD', 'day', 6600],
  ['$300/day', 300, 300, 'USD', 'day', 6600],
  ['$15/hr', 15, 15, 'USD', 'hour', 2595],
  ['$25 an hour', 25, 25, 'USD', 'hour', 4325],
  ['hourly rate: $18.50', 18.5, 18.5, 'USD', 'hour', 3200.5],
  ['$50k DOE', 50_000, 50_000, 'USD', 'year', 4166.67],
  ['Salary: $50k DOE', 50_000, 50_000, 'USD', 'year', 4166.67],
  ['$60,000 - $75,000 per year', 60_000, 75_000, 'USD', 'year', 6250],
  ['$60,000 to $75,000 annually', 60_000, 75_000, 'USD', 'year', 6250],
  ['salary between $60,000 and $75,000 a year', 60_000, 75_000, 'USD', 'year', 6250],
  ['$80-$130,000/yr', 80_000, 130_000, 'USD', 'year', 10_833.33],
  ['£28k', 28_000, 28_000, 'GBP', 'year', 2333.33],
  ['£24,907 - £30,615 per annum', 24_907, 30_615, 'GBP', 'year', 2551.25],
  ['£40-65,000 per annum', 40_000, 65_000, 'GBP', 'year', 5416.67],
  ['£14.49 p/h', 14.49, 14.49, 'GBP', 'hour', 2506.77],
  ['€2,500 per month', 2500, 2500, 'EUR', 'month', 2500],
  ['up to $3,000 weekly', 3000, 3000, 'USD', 'week', 12_990, 'upTo'],
  ['as much as $3,000 a week', 3000, 3000, 'USD', 'week', 12_990, 'upTo'],
  ['no less than $9,000 per month', 9000, 9000, 'USD', 'month', 9000, 'guaranteed'],
  ['guaranteed $2,000 a week', 2000, 2000, 'USD', 'week', 8660, 'guaranteed'],
  ['at least $4,000 monthly', 4000, 4000, 'USD', 'month', 4000],
  ['basic salary $800 per 4 days worked', 200, 200, 'USD', 'day', 4400],
  ['USD 1,200.50', 1200.5, 1200.5, 'USD', 'unknown', null],
  ['US$2,000-4,000 per month', 2000, 4000, 'USD', 'month', 4000],
  ['monthly salary of USD 1,500', 1500, 1500, 'USD', 'month', 1500],
  ['PHP 25,000', 25_000, 25_000, 'PHP', 'unknown', null],
  ['PHP 25,000 - 30,000 monthly', 25_000, 30_000, 'PHP', 'month', 30_000],
  ['Basic salary: ₱18,000', 18_000, 18_000, 'PHP', 'month', 18_000],
  ['Rs 5,000 per day', 5000, 5000, 'INR', 'day', 110_000],
  ['Rs. 450 per task', 450, 450, 'INR', 'task', null],
  ['₹25,000 pm', 25_000, 25_000, 'INR', 'month', 25_000],
  ['₹150-500 per review', 150, 500, 'INR', 'task', null],
  ['4 LPA', 400_000, 400_000, 'INR', 'year', 33_333.33],
  ['CTC 3 lakh', 300_000, 300_000, 'INR', 'year', 25_000],
  ['salary 3-5 LPA', 300_000, 500_000, 'INR', 'year', 41_666.67],
  ['INR 1,50,000 per month', 150_000, 150_000, 'INR', 'month', 150_000],
  ['RM8,000', 8000, 8000, 'MYR', 'unknown', null],
  ['RM 4,000 - RM 8,000 per month', 4000, 8000, 'MYR', 'month', 8000],
  ['HKD 17,500', 17_500, 17_500, 'HKD', 'unknown', null],
  ['HK$17,500 / month', 17_500, 17_500, 'HKD', 'month', 17_500],
  ['NTD 45,000/month', 45_000, 45_000, 'TWD', 'month', 45_000],
  ['S$2,800 monthly', 2800, 2800, 'SGD', 'month', 2800],
  ['AED 3,000 per month', 3000, 3000, 'AED', 'month', 3000],
  ['KSh 120,000 per month', 120_000, 120_000, 'KES', 'month', 120_000],
  ['THB 75,000 per month', 75_000, 75_000, 'THB', 'month', 75_000],
  ['paid 200 USDT per day', 200, 200, 'USDT', 'day', 4400, 'crypto'],
  ['earn $2,000 a week in bitcoin', 2000, 2000, 'USD', 'week', 8660, 'crypto'],
  ['$60k base + commission', 60_000, 60_000, 'USD', 'year', 5000, 'commission'],
  ['$2,000 per month plus commission', 2000, 2000, 'USD', 'month', 2000, 'commission'],
  ['3% of each transfer', 3, 3, null, 'unknown', null, 'percent'],
  ['10% commission', 10, 10, null, 'unknown', null, 'percent'],
  ['two thousand dollars a week', 2000, 2000, 'USD', 'week', 8660],
  ['$5k-$7k per month', 5000, 7000, 'USD', 'month', 7000],
  ['$1M a year salary', 1_000_000, 1_000_000, 'USD', 'year', 83_333.33],
];

describe.each([
  ['Korean', KOREAN],
  ['Chinese', CHINESE],
  ['English', ENGLISH],
] as const)('pay in %s', (_language, rows) => {
  it.each(rows.map((row) => [row[0], row] as const))(
    '%s',
    (text, [, min, max, currency, period, monthly, ...flags]) => {
      const pays = entitiesOf(text).filter((e): e is Pay => e.kind === 'pay');
      expect(pays).toHaveLength(1);
      const pay = pays[0]!;
      expect({
        min: pay.min,
        max: pay.max,
        currency: pay.currency,
        period: pay.period,
        monthly: pay.monthly?.max ?? null,
        flags: [
          pay.upTo && 'upTo',
          pay.guaranteed && 'guaranteed',
          pay.crypto && 'crypto',
          pay.plusCommission && 'commission',
          pay.percent && 'percent',
        ].filter(Boolean),
      }).toEqual({ min, max, currency, period, monthly, flags });
    },
  );
});

describe('numbers that are no pay', () => {
  it.each([
    '직원 300명 채용',
    '02-000-1234',
    '010-0000-1234',
    '2024.10.12 ~ 2024.10.20',
    '2024-10-12',
    '10월 300',
    '만 20세~40세',
    '주 5일 근무',
    '주 40시간 근무',
    '월 4회 휴무',
    '월 30만 명이 쓰는 앱',
    '경력 3년 이상',
    '사업자등록번호 123-45-67891',
    '연매출 500억 달성',
    '자본금 5억원',
    '보증금 100만원',
    '등록비 5만원을 먼저 내세요',
    '50% 할인',
    '역에서 500m',
    '우편번호 06236',
    '복지포인트 연 100만원',
    '식대 월 20만원',
    '누적 다운로드 1000만',
    '원천기술을 개발합니다',
    '서울시 성동구 성수동 2가 10층',
    '일당백의 팀원',
    '营业额1000万',
    '注册资本500万元',
    '押金500元',
    '每天8小时',
    '每月10号发工资',
    '员工300人',
    '18-45周岁',
    '成立于2010年',
    '全勤奖300元',
    '房补500元/月',
    '做五休二',
    '千万不要相信',
    '营收3亿元',
    '罚款5000元',
    'revenue of $50M',
    'a company with $5M annual revenue',
    'a $500 refundable deposit',
    'registration fee $50',
    'make 100 calls per day',
    '401k matching',
    'lift up to 50 pounds',
    'a team of 40 people',
    '5 years of experience',
    'serving 4,500 patients each month',
    'raised $20 million in Series A',
    '20% discount',
    'Position Number 283A0000',
    'open 9 to 5',
    '$1,000 sign-on bonus',
    'life insurance of $25,000',
    'version 2.0.1',
    'founded in 1998',
    'gym membership from £10 per month',
  ])('%s', (text) => {
    expect(entitiesOf(text).filter((e) => e.kind === 'pay')).toEqual([]);
  });
});

describe('pay in the salary field', () => {
  it.each([
    ['9,036원', undefined, 9036, 9036, 'KRW', 'hour'],
    ['1,300,000원', undefined, 1_300_000, 1_300_000, 'KRW', 'month'],
    ['40,000,000원', undefined, 40_000_000, 40_000_000, 'KRW', 'year'],
    ['면접 후 300~400', undefined, 3_000_000, 4_000_000, 'KRW', 'month'],
    ['15-30K·15薪', undefined, 15_000, 30_000, 'CNY', 'month'],
    ['6千-1.2万·13薪', undefined, 6000, 12_000, 'CNY', 'month'],
    ['20-30萬', undefined, 200_000, 300_000, 'TWD', 'month'],
    ['20000-28000', 'US', 20_000, 28_000, 'USD', 'year'],
    ['25,000', 'PH', 25_000, 25_000, 'PHP', 'month'],
  ] as const)('%s', (text, home, min, max, currency, period) => {
    const [pay] = entitiesOf(text, { field: 'salary', ...(home ? { home } : {}) });
    expect(pay).toMatchObject({ kind: 'pay', min, max, currency, period });
  });

  it('reads an amount under a heading that names pay', () => {
    expect(entitiesOf('급여\n300만원')).toMatchObject([{ kind: 'pay', period: 'month', max: 3_000_000 }]);
    expect(entitiesOf('Annual salary:\n\n$69,537.54')).toMatchObject([{ kind: 'pay', period: 'year' }]);
  });
});

describe('the ratio to the usual wage', () => {
  const ratio = (text: string, home?: string) => (entitiesOf(text, home ? { home } : {})[0] as Pay).ratio!;

  it('holds national pay against the wage of its own country', () => {
    expect(ratio('월 1,000')).toBeCloseTo(10 / 3.63, 2);
    expect(ratio('일당 30만원')).toBeLessThan(2);
    expect(ratio('RM 5,000 per month', 'KR')).toBeCloseTo(5000 / 2864, 2);
  });

  it('holds dollars and crypto against home, else against the language', () => {
    expect(ratio('$3,000 per month')).toBeLessThan(1);
    expect(ratio('$3,000 per month', 'KE')).toBeGreaterThan(3.5);
    expect(ratio('월 3000달러')).toBeCloseTo((3000 * 1400) / 3_630_000, 2);
    expect(ratio('月薪3000美金')).toBeCloseTo((3000 * 7.2) / 10_340, 2);
  });

  it('says what it assumed', () => {
    expect((entitiesOf('시급 10,030원')[0] as Pay).assumptions).toContain('209 hours a month');
    expect((entitiesOf('日薪300元')[0] as Pay).assumptions).toContain('22 days a month');
    expect((entitiesOf('월 1000')[0] as Pay).assumptions).toEqual(
      expect.arrayContaining(['bare number counts 10000 times', 'KRW by convention']),
    );
  });

  it('resolves names that several currencies share by country and script', () => {
    expect(entitiesOf('$30,000 per month', { home: 'TW' })[0]).toMatchObject({
      currency: 'TWD',
      currencyFrom: 'country',
    });
    expect(entitiesOf('月薪47,000~67,000元，須輪班')[0]).toMatchObject({ currency: 'TWD' });
    expect(entitiesOf('香港文職 月薪20,000元 須加班')[0]).toMatchObject({ currency: 'HKD' });
    expect(entitiesOf('Rs 30,000 per month', { home: 'PK' })[0]).toMatchObject({ currency: 'PKR' });
  });
});
