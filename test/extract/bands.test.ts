import { describe, expect, it } from 'vitest';
import { payForFewHours, payOfTheYounger } from '../../src/extract/bands';
import { fold } from '../../src/text';
import { entitiesOf } from './tables';

const younger = (text: string) => payOfTheYounger(entitiesOf(text), fold(text)).length > 0;
const fewHours = (text: string) => payForFewHours(entitiesOf(text)).length > 0;

describe('pay by age', () => {
  it.each([
    '20~25세 월 500만원, 26~35세 월 400만원',
    '18-22岁月薪3万，23-30岁月薪2万',
    '18〜22歳 時給5000円、23〜30歳 時給3000円',
    'อายุ 18-22 ปี เดือนละ 50,000 บาท อายุ 23-30 ปี เดือนละ 40,000 บาท',
    'De 18 a 22 años: 2000 USD al mes, de 23 a 30 años: 1500 USD al mes',
    'От 18 до 22 лет: 3000 долларов в месяц, от 23 до 30 лет: 2000 долларов в месяц',
  ])('%s: the younger are paid more', (text) => expect(younger(text)).toBe(true));

  it.each([
    // Minimum wages by age, and seniority.
    'Aged 16 to 17: £7.55 per hour, aged 18 to 20: £10.00 per hour, aged 21 to 40: £12.21 per hour',
    '20~25세 월 300만원, 26~35세 월 350만원',
    '18-22岁月薪5000元，23-30岁月薪6000元',
    // The same pay, and one band only.
    '20~25세 월 300만원, 26~35세 월 300만원',
    '20~35세, 월 300만원, 주말 월 350만원',
    // Other periods are not held against each other.
    '20~25세 월 300만원, 26~35세 시급 12,000원',
    // Piece rates by size have no ages.
    'Piece rate: 12 to 16 kg boxes $2.50 per box, 17 to 20 kg boxes $2.00 per box',
  ])('%s: they are not', (text) => expect(younger(text)).toBe(false));
});

describe('pay for the hours', () => {
  it.each([
    '하루 2시간 재택, 월 500만원 누구나',
    'Work 2 hours a day from home, $6,000 a month',
    '每天工作2小时，月薪2万',
    '在宅、1日2時間、月収80万円',
  ])('%s: far above the usual hour', (text) => expect(fewHours(text)).toBe(true));

  it.each([
    '주 5일 하루 4시간, 월 130만원',
    'School helper, 2 hours a day, $420 a month',
    'Tutor, 2 hours a day, $30 an hour',
    // The short time is something beside an ordinary day.
    '근무시간 09:00~18:00, 회의 하루 1시간, 월 500만원',
    'Work 40 hours a week, 1 hour a day of training, $6,000 a month',
  ])('%s: not', (text) => expect(fewHours(text)).toBe(false));
});
