import { describe, expect, it } from 'vitest';
import { entitiesOf } from './tables';

const AGES: readonly (readonly [text: string, from: number | null, to: number | null])[] = [
  ['20~40세', 20, 40],
  ['20세~40세', 20, 40],
  ['만 20세 이상', 20, null],
  ['만 20세 ~ 35세 남녀', 20, 35],
  ['나이: 20~35', 20, 35],
  ['연령 45세 이하', null, 45],
  ['20대~30대', 20, 39],
  ['20~30대 환영', 20, 39],
  ['20대 남녀', 20, 29],
  ['40대까지', null, 49],
  ['18-45周岁', 18, 45],
  ['年龄18-45岁', 18, 45],
  ['年龄：18至45', 18, 45],
  ['35岁以下', null, 35],
  ['满18周岁', 18, null],
  ['18周岁以上', 18, null],
  ['年齡20-35歲', 20, 35],
  ['22-80岁', 22, 80],
  ['age 20 to 35', 20, 35],
  ['aged between 20 and 35', 20, 35],
  ['between 18 and 30 years old', 18, 30],
  ['20-35 years old', 20, 35],
  ['Must be 22+', 22, null],
  ['must be over 25 years old', 25, null],
  ['at least 21 years old', 21, null],
  ['18 years or older', 18, null],
  ['age: 18+', 18, null],
  ['maximum 40 years old', null, 40],
];

const NO_AGES = [
  '나이 무관',
  '자녀 15세 이하 지원',
  '10 years experience',
  'children aged 3 to 12',
  '차량 20대 보유',
  '30대 대기업',
  '21세기',
  '经验3-5年',
  '儿童18岁以下免费',
  'a 25 year plan',
  '20-30 people',
  '20~40명',
  'open 24 hours',
  '年满',
];

const DAY = (perDay: number) => ({ perDay, perWeek: null, daysPerWeek: null });
const WEEK = (perWeek: number) => ({ perDay: null, perWeek, daysPerWeek: null });
const DAYS = (daysPerWeek: number) => ({ perDay: null, perWeek: null, daysPerWeek });

const HOURS: readonly (readonly [text: string, ...ReturnType<typeof DAY | typeof WEEK | typeof DAYS>[]])[] = [
  ['주5일 09:00~18:00', DAYS(5), DAY(9)],
  ['월~금 10시~19시', DAYS(5), DAY(9)],
  ['오전 9시~오후 6시', DAY(9)],
  ['9시부터 18시까지', DAY(9)],
  ['09시 30분 ~ 18시 30분', DAY(9)],
  ['22:00~06:00', DAY(8)],
  ['하루 30분~1시간', DAY(1)],
  ['하루 2시간', DAY(2)],
  ['일 8시간 주 5일', DAY(8), DAYS(5)],
  ['주 40시간', WEEK(40)],
  ['근무시간: 8시간', DAY(8)],
  ['周一至周五 9:00-18:00', DAYS(5), DAY(9)],
  ['早9晚6 双休', DAY(9), DAYS(5)],
  ['朝九晚五', DAY(8)],
  ['上午9点到下午6点', DAY(9)],
  ['每天1-2小时', DAY(2)],
  ['8小时/天', DAY(8)],
  ['每天10分钟', DAY(0.17)],
  ['每周40小时', WEEK(40)],
  ['做六休一', DAYS(6)],
  ['9am-5pm', DAY(8)],
  ['9:30am to 6pm', DAY(8.5)],
  ['9:00 - 6:00', DAY(9)],
  ['Monday to Friday', DAYS(5)],
  ['Mon-Fri 9-5pm', DAYS(5), DAY(8)],
  ['60-90 minutes a day', DAY(1.5)],
  ['8 hours per day', DAY(8)],
  ['20 hours per week', WEEK(20)],
  ['40 hrs/week', WEEK(40)],
  ['5 days a week', DAYS(5)],
  ['five days a week', DAYS(5)],
];

const NO_HOURS = [
  '점심시간 12:00~13:00',
  '영업시간 10:00~22:00',
  '면접 14:00~15:00',
  '3시간 교육',
  '午休12:00-13:00',
  'business hours 9am-9pm',
  'within 24 hours',
  '10 minutes from the station',
  '2024-10-12',
  '8/10',
  '3월~5월',
  '5일 이내 연락',
];

describe('ages', () => {
  it.each(AGES)('%s', (text, from, to) => {
    expect(entitiesOf(text).filter((e) => e.kind === 'age')).toMatchObject([{ from, to }]);
  });
  it.each(NO_AGES)('none in %s', (text) => expect(entitiesOf(text).filter((e) => e.kind === 'age')).toEqual([]));
});

describe('working time', () => {
  it.each(HOURS.map(([text, ...times]) => [text, times] as const))('%s', (text, times) => {
    expect(entitiesOf(text).filter((e) => e.kind === 'hours')).toMatchObject(times);
  });
  it.each(NO_HOURS)('none in %s', (text) => expect(entitiesOf(text).filter((e) => e.kind === 'hours')).toEqual([]));
});
