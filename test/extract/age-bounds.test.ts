import { describe, expect, it } from 'vitest';
import type { AgeRange } from '../../src/extract';
import { entitiesOf } from './tables';

const agesOf = (text: string): AgeRange[] => entitiesOf(text).filter((e): e is AgeRange => e.kind === 'age');

describe('ages whose bound stands by the label or the unit', () => {
  it.each([
    ['18歳以上', 18, null],
    ['応募資格:18歳以上(高校生不可)', 18, null],
    ['20歳以上45歳以下', 20, 45],
    ['対象:18歳以上、35歳未満', 18, 35],
    ['edad 18 a 45 años', 18, 45],
    ['edad 18-45', 18, 45],
    ['Edad 18-35 taong gulang', 18, 35],
    ['usia maksimal 35 tahun', null, 35],
    ['usia maks. 35 tahun', null, 35],
    ['usia minimal 18 tahun', 18, null],
    ['usia antara 18 dan 30', 18, 30],
    ['만 18세 ~ 만 35세', 18, 35],
    ['만19세이상~만60세이하', 19, 60],
    ['อายุไม่เกิน 35 ปี', null, 35],
    ['อายุตั้งแต่ 18 ปี', 18, null],
    ['возраст от 18', 18, null],
    ['вік від 18 років', 18, null],
  ] as const)('%s', (text, from, to) => {
    expect(agesOf(text)).toMatchObject([{ from, to }]);
  });

  it.each(['平均年齢30歳以上', '60歳以上のお客様', '創業20年以上'])('%s: none', (text) =>
    expect(agesOf(text)).toEqual([]),
  );

  it('takes no amount before a full stop for a bound', () => {
    expect(agesOf('일당 9만. 50대 형님 둘')).toMatchObject([{ from: 50, to: 59 }]);
  });
});
