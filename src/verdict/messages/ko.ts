import type { Messages } from './types';

export const ko: Messages = {
  typologies: {
    compound: '해외 범죄단지 유인 또는 강제 사기 노동',
    task: '미션·과제형 사기(소액 보상 뒤 입금 요구)',
    fee: '돈을 먼저 내야 하는 일자리',
    cheque: '부도 수표·장비 구매 사기',
    mule: '계좌 대여 또는 불법 자금 이동',
    courier: '범죄 조직의 현금·카드·소포·마약 운반',
    identity: '신분증·인증번호·명의 수집',
    impersonation: '기업·채용 담당자 사칭',
    pyramid: '가입비를 내거나 사람을 모아야 버는 다단계',
    illicit: '드러내 놓고 모집하는 불법 일',
  },
  deceives: (risk, kind) =>
    `${kind ?? '구인 사기'}에서 흔히 보이는 신호가 ${STRENGTH[risk]}.${risk === 'high' || risk === 'critical' ? ' 회사를 확인하기 전에는 돈·신분증·인증번호를 보내거나 출국하지 마세요.' : ''}`,
  hiresForCrime: (risk, kind) =>
    `${kind} 모집에서 흔히 보이는 신호가 ${STRENGTH[risk]}. 모르고 가담해도 처벌받는 경우가 많습니다.`,
  quiet: (risk) =>
    risk === 'minimal' ? '글에서 유인 신호가 두드러지지 않습니다.' : '정상 공고에도 있는 약한 신호가 조금 있습니다.',
  report: (stance) =>
    stance === 'warning'
      ? '일자리 제안이 아니라 그런 제안을 조심하라는 글로 보입니다.'
      : '일자리 제안이 아니라 그런 일을 다룬 글로 보입니다.',
  unscored: {
    empty: '판단할 글이 없습니다. 이미지 공고라면 글을 넣어 주세요.',
    'too-short': '글이 너무 짧아 판단할 수 없습니다.',
    'no-words': '낱말이 없어 판단할 수 없습니다.',
  },
  missing: {
    'employer.legal-name': '고용주의 정식 상호',
    'employer.address': '회사 또는 근무지 주소',
    'work.hours': '근무 시간이나 요일',
    'work.duties': '업무 내용',
    'contract.type': '계약 형태',
    'pay.amount': '급여 금액',
    'contact.checkable': '메신저 외의 전화번호·회사 메일·홈페이지',
    'visa.class': '비자 종류 또는 취업 허가',
    'licence.overseas-placement': '국외 직업소개 등록 번호',
  },
  unknown: {
    'employer.registry': '적힌 회사가 실제로 있고 이 공고를 올렸는지',
    'contact.reputation': '적힌 연락처에 대해 알려진 것',
    'domain.reputation': '링크된 사이트의 나이와 평판',
    'text.beyond-limit': '길이 제한을 넘는 부분의 내용',
    'text.short': '더 자세한 공고라면 담았을 내용(글이 짧음)',
    'language.not-covered': '아직 사전이 없는 언어로 쓰인 부분의 내용',
  },
};

const STRENGTH = {
  minimal: '거의 없습니다',
  low: '약하게 있습니다',
  elevated: '일부 있습니다',
  high: '강합니다',
  critical: '매우 강합니다',
} as const;
