import { readAd } from '../../src/ad';
import type { Reading } from '../../src/classifier';
import {
  encodeModel,
  FACT_VALUE,
  FEATURE_COUNT,
  FeatureIndex,
  MOST_STEPS,
  SECTION_STARTS,
  type TextModel,
  type Weights,
} from '../../src/classifier';
import en from '../../src/generated/languages/en';
import ko from '../../src/generated/languages/ko';
import ru from '../../src/generated/languages/ru';
import th from '../../src/generated/languages/th';
import vi from '../../src/generated/languages/vi';
import zh from '../../src/generated/languages/zh';
import { basePack } from '../../src/generated/pack';
import { senses } from '../../src/generated/senses';
import { judge } from '../../src/judge';
import { decodeModel } from '../../src/model';
import { compileRuleset } from '../../src/rules';
import { readingOf } from '../../src/train';
import { BAND_EDGES } from '../../src/verdict';

export const packs = [basePack, en, ko, ru, th, vi, zh];
export const ruleset = compileRuleset(packs);

export function read(text: string): Reading {
  return readingOf(judge(readAd(text), ruleset, 0.5));
}

/** A model whose weights are a fixed pattern of many signs and sizes. */
export function patternedModel(weights: Weights = pattern()): TextModel {
  return decodeModel(
    encodeModel(
      {
        name: 'patterned',
        version: '0',
        scales: [0.1, 0.2, 0.3, 0.005, 0.004],
        factValue: FACT_VALUE,
        bias: -0.25,
        calibration: { slope: 1.5, intercept: 0.1, table: [{ logit: 0, share: 0.5, ads: 2 }] },
        combination: {
          slope: 0.5,
          intercept: -0.5,
          low: -2.5,
          high: 3.2,
          rules: { unit: 0.5, factors: {} },
          bands: BAND_EDGES,
        },
        senses: senses(),
        languages: ['en', 'ko'],
        data: 'none',
      },
      weights,
    ),
  );
}

/** A model that knows no feature but these. */
export function modelOf(steps: ReadonlyMap<number, number>): TextModel {
  const sorted = [...steps].sort(([a], [b]) => a - b);
  return patternedModel({
    index: new FeatureIndex(Uint32Array.from(sorted, ([feature]) => feature)),
    weights: Int8Array.from(sorted, ([, weight]) => weight),
  });
}

export function pattern(): Weights {
  const features: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < FEATURE_COUNT; i++) {
    const h = Math.imul(i + 1, 0x9e3779b1) >>> 0;
    const most = MOST_STEPS[SECTION_STARTS.findIndex((start) => start > i) - 1]!;
    const weight = ((h >>> 8) % (2 * most + 1)) - most;
    if (h % 12 !== 0 || weight === 0) continue;
    features.push(i);
    weights.push(weight);
  }
  return { index: new FeatureIndex(Uint32Array.from(features)), weights: Int8Array.from(weights) };
}

export { FEATURE_COUNT, SECTION_STARTS };

export const ADS = [
  '캄보디아 TM 직원 모집합니다. 고수익 보장, 항공권과 숙소 제공, 경력 무관. 텔레그램 @invented_handle 로 연락 주세요.',
  'Earn $300 a day from home liking videos, no experience needed! Deposit 50 USDT to unlock tasks. Telegram @invented_handle',
  '招聘海外客服,月薪三万,包吃住包机票,无需经验,加微信 invented888 详聊',
  'รับสมัครพนักงานตอบแชทที่ปอยเปต รายได้ 50000 บาท ที่พักฟรี แอดไลน์ @invented',
  'Lương 30 triệu/tháng, bao ăn ở, đi Campuchia, không cần kinh nghiệm, liên hệ Zalo 0900000000',
  'Повар в кафе, график 5/2, оклад 70 000 рублей, официальное трудоустройство, ул. Ленина 5',
];
