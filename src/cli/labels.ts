import type { Locale, Risk } from '../index';

/** Headings of an explanation. */
export interface Labels {
  readonly risks: { readonly [risk in Risk]: string };
  readonly unscored: string;
  readonly probability: string;
  readonly baseRate: string;
  readonly reason: string;
  readonly family: string;
  readonly adds: string;
  readonly source: string;
  readonly noReasons: string;
  readonly reasons: string;
  readonly kinds: string;
  readonly missing: string;
  readonly unknown: string;
  readonly notRead: string;
  readonly versions: string;
  readonly weaker: (count: number) => string;
  readonly lines: (count: number) => string;
}

const LABELS: { readonly [locale in Locale]: Labels } = {
  en: {
    risks: {
      minimal: 'minimal risk',
      low: 'low risk',
      elevated: 'elevated risk',
      high: 'high risk',
      critical: 'critical risk',
    },
    unscored: 'not judged',
    probability: 'probability',
    baseRate: 'base rate',
    reason: 'Reason',
    family: 'Family',
    adds: 'Adds',
    source: 'Source',
    noReasons: 'Nothing in the text speaks for or against a lure.',
    reasons: 'reasons',
    kinds: 'Kinds of lure',
    missing: 'An honest ad of this kind would state',
    unknown: 'Cannot be known from the text',
    notRead: 'Fields not read',
    versions: 'Versions',
    weaker: (count) => `${count} weaker ${count === 1 ? 'reason' : 'reasons'}`,
    lines: (count) => `${count} ${count === 1 ? 'line' : 'lines'}`,
  },
  ko: {
    risks: {
      minimal: '위험 매우 낮음',
      low: '위험 낮음',
      elevated: '주의',
      high: '위험 높음',
      critical: '위험 매우 높음',
    },
    unscored: '판단 불가',
    probability: '확률',
    baseRate: '기준 비율',
    reason: '근거',
    family: '계열',
    adds: '가산',
    source: '출처',
    noReasons: '유인 광고라고 볼 근거도, 아니라고 볼 근거도 글에 없습니다.',
    reasons: '근거 합',
    kinds: '유인 유형',
    missing: '정상적인 공고라면 밝혔을 내용',
    unknown: '글만으로는 알 수 없는 것',
    notRead: '읽지 않은 항목',
    versions: '버전',
    weaker: (count) => `그 밖의 약한 근거 ${count}개`,
    lines: (count) => `${count}줄`,
  },
  zh: {
    risks: { minimal: '风险极低', low: '风险低', elevated: '需留意', high: '风险高', critical: '风险极高' },
    unscored: '无法判断',
    probability: '概率',
    baseRate: '基准率',
    reason: '理由',
    family: '类别',
    adds: '分值',
    source: '来源',
    noReasons: '文中没有支持或反对其为诱骗广告的内容。',
    reasons: '理由合计',
    kinds: '诱骗类型',
    missing: '同类正规广告会写明',
    unknown: '仅凭文字无法得知',
    notRead: '未读取的字段',
    versions: '版本',
    weaker: (count) => `另有 ${count} 项较弱的理由`,
    lines: (count) => `${count} 行`,
  },
};

export function labelsFor(locale: Locale): Labels {
  return LABELS[locale];
}
