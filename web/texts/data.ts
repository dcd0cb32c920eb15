import type { Said } from './catalogue.ts';

/** Words of the consent centre and of a borrower's rights over their data. */
export const data = {
  'consent.purpose.credit_assessment': {
    zh: '评估并管理经营贷款的额度与利率',
    en: 'To assess and manage the limit and rate of a business loan',
  },
  'consent.scope': { zh: '范围', en: 'Scope' },
  'consent.text': { zh: '同意的文本', en: 'Text agreed to' },
  'consent.text.proof': {
    zh: '{version} 版，校验值 {digest}',
    en: 'version {version}, digest {digest}',
  },
  'consent.readsOf': { zh: '读取记录', en: 'What was read' },
  'consent.readsOf.none': { zh: '还没有读取过', en: 'Nothing has been read' },
  'cost.title': { zh: '撤回会影响什么', en: 'What taking it back would change' },
  'cost.loading': { zh: '正在计算影响…', en: 'Working out what it changes…' },
  'cost.failed': {
    zh: '暂时算不出影响，仍可撤回',
    en: 'The effect cannot be told now; you can still take it back',
  },
  'cost.none': { zh: '目前没有额度依据这项数据', en: 'No limit rests on it now' },
  'cost.limit': {
    zh: '按今天的数据，额度将从 {now} 变为 {without}',
    en: 'By the data of today the limit would go from {now} to {without}',
  },
  'cost.same': {
    zh: '按今天的数据，额度仍为 {now}',
    en: 'By the data of today the limit would stay {now}',
  },
  'cost.reason': { zh: '将无法通过：{reason}', en: 'It would no longer pass: {reason}' },
  'cost.feeds': { zh: '依据这项数据的部分', en: 'Parts that rest on it' },
  'mine.title': { zh: '我的数据', en: 'My data' },
  'mine.export': { zh: '导出我的全部数据', en: 'Export all my data' },
  'mine.export.text': {
    zh: '您的资料、授权、读取记录、经营事实、决定和借款，一个 JSON 文件',
    en: 'Your details, consents, reads, business facts, decisions and loans, in one JSON file',
  },
  'mine.export.failed': { zh: '导出没有成功，请重试', en: 'The export did not work: try again' },
  'mine.erase': { zh: '删除我的个人信息', en: 'Erase my personal data' },
  'mine.erase.ask': { zh: '删除个人信息？', en: 'Erase your personal data?' },
  'mine.erase.goes': {
    zh: '删除：姓名、账户、证件号码、平台账号与令牌、平台数据原文。所有授权同时撤回，并退出登录。不可恢复。',
    en: 'Erased: name, account, numbers, accounts and tokens at partners, data of partners as it came. Every consent ends and you are signed out. It cannot be undone.',
  },
  'mine.erase.kept': { zh: '仍会保留的，及原因', en: 'What is kept, and why' },
  'mine.erase.confirm': { zh: '确认删除', en: 'Erase' },
  'mine.erase.keep': { zh: '先不删除', en: 'Not now' },
  'refusal.application_under_way': {
    zh: '有一笔申请正在进行：请先完成或撤回它',
    en: 'An application is under way: finish or withdraw it first',
  },
  'refusal.loans_open': {
    zh: '还有未还清的借款：还清后再删除',
    en: 'Money is owed: this can be done once it is repaid',
  },
} as const satisfies Record<string, Said>;
