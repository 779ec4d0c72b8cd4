import { describe, expect, it } from 'vitest';
import type { WorkingTime } from '../../src/extract';
import { entitiesOf } from './tables';

const hoursOf = (text: string): WorkingTime[] => entitiesOf(text).filter((e): e is WorkingTime => e.kind === 'hours');

describe('clock times', () => {
  it.each([
    // A pause inside the working time.
    ['9:00~18:00 (휴게 1시간)', 9],
    ['09:00~18:00 (점심시간 1시간)', 9],
    ['9:00〜18:00(休憩60分)', 9],
    ['9:00~18:00 休憩1時間', 9],
    ['09:00-18:00(午休1小时)', 9],
    ['9am - 5pm (lunch break 1 hour)', 8],
    // With points.
    ['เวลาทำงาน 08.00-17.00 น.', 9],
    ['Jam kerja 08.00 - 17.00 WIB', 9],
    ['время работы 9.00-18.00', 9],
    ['Shift 07.00-16.00', 9],
    // The word of the hour set apart.
    ['सुबह 9 बजे से शाम 6 बजे', 9],
    // One half of the day for both.
    ['5h-9h tối', 4],
    ['밤 12시~아침 7시', 7],
  ] as const)('%s', (text, perDay) => {
    expect(hoursOf(text)).toMatchObject([{ perDay }]);
  });

  it.each([
    '9.00-18.00',
    'Price 9.50-12.00',
    'смена 9.00-18.00 руб',
    '점심시간 12:00~15:00',
    '12:00-15:30 休憩',
    '面试时间 9:00-18:00',
    '09:00~18:00 상담 가능',
  ])('%s: none', (text) => expect(hoursOf(text)).toEqual([]));
});
