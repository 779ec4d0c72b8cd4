import type { Messages } from './types';

export const zh: Messages = {
  typologies: {
    compound: '诱骗至境外诈骗园区或强迫从事诈骗',
    task: '刷单、任务类骗局（先给小额报酬，再要求垫付）',
    fee: '先交钱才能上岗的工作',
    cheque: '空头支票或代购设备骗局',
    mule: '出租账户或转移非法资金',
    courier: '替犯罪团伙运送现金、银行卡、包裹或毒品',
    identity: '收集身份证件、验证码或以本人名义办理的合约',
    impersonation: '冒充企业或招聘人员',
    pyramid: '交钱入会或靠拉人赚钱的模式',
    illicit: '公开招人从事违法活动',
  },
  deceives: (risk, kind) =>
    `${STRENGTH[risk]}与「${kind ?? '招聘骗局'}」相符的信号。${risk === 'high' || risk === 'critical' ? '核实雇主之前，不要付款、不要提供证件或验证码，也不要出境。' : ''}`,
  hiresForCrime: (risk, kind) => `${STRENGTH[risk]}与「${kind}」的招募相符的信号。即使不知情，参与者也常被追究责任。`,
  quiet: (risk) => (risk === 'minimal' ? '文中没有明显的诱骗信号。' : '有少量较弱的信号，正常招聘也会出现。'),
  report: (stance) =>
    stance === 'warning' ? '这像是提醒人们防范此类招聘的文字，不是招聘。' : '这像是关于此类事件的报道，不是招聘。',
  unscored: {
    empty: '没有可判断的文字。如果是图片招聘，请提供其中的文字。',
    'too-short': '文字太短，无法判断。',
    'no-words': '没有词语，无法判断。',
  },
  missing: {
    'employer.legal-name': '雇主的正式名称',
    'employer.address': '公司或工作地点的地址',
    'work.hours': '工作时间或天数',
    'work.duties': '具体工作内容',
    'contract.type': '合同类型',
    'pay.amount': '工资数额',
    'contact.checkable': '即时通讯以外的电话、公司邮箱或网站',
    'visa.class': '签证或工作许可种类',
    'licence.overseas-placement': '境外派遣、中介许可证号',
  },
  unknown: {
    'employer.registry': '所写雇主是否存在、是否由其发布',
    'contact.reputation': '所留联系方式的信誉',
    'domain.reputation': '所附网站的注册时间和信誉',
    'text.beyond-limit': '超出长度限制的部分',
    'text.short': '更完整的招聘会写明的内容（本文较短）',
    'language.not-covered': '尚无词库的语言所写的部分',
  },
};

const STRENGTH = {
  minimal: '几乎没有',
  low: '有较弱的',
  elevated: '有一些',
  high: '有较强的',
  critical: '有很强的',
} as const;
