import type { Said } from './catalogue.ts';

/** Words of the five classes and of provisions. */
export const classes = {
  'staff.classes': { zh: '五级分类', en: 'Risk classes' },
  'staff.classes.on': { zh: '业务日期', en: 'As of' },
  'staff.classes.class': { zh: '分类', en: 'Class' },
  'staff.classes.loans': { zh: '笔数', en: 'Loans' },
  'staff.classes.borrowers': { zh: '户数', en: 'Borrowers' },
  'staff.classes.principal': { zh: '本金余额', en: 'Principal' },
  'staff.classes.nonPerforming': { zh: '不良余额（不良率）', en: 'Non-performing (of all)' },
  'staff.classes.floor': { zh: '拨备下限', en: 'To set aside at least' },
  'staff.classes.watched': { zh: '重组观察', en: 'Watched after restructuring' },
  'staff.classes.infected': { zh: '同一借款人传染', en: 'By the borrower’s other debt' },
  'staff.classes.infectedElsewhere': { zh: '其中因他行逾期', en: 'Of these, by debt elsewhere' },
  'staff.classes.setAside': { zh: '按分类计提', en: 'Set aside by class' },
  'staff.classes.chart': { zh: '各类本金余额', en: 'Principal by class' },
  'staff.classes.floors': { zh: '拨备下限取以下最大者', en: 'The floor is the largest of these' },
  'staff.classes.byClass': { zh: '按分类计提：{amount}', en: 'By class: {amount}' },
  'staff.classes.byLoanRatio': {
    zh: '贷款拨备率 {ratio}：{amount}',
    en: '{ratio} of all loans: {amount}',
  },
  'staff.classes.byCoverage': {
    zh: '拨备覆盖率 {ratio}：{amount}',
    en: '{ratio} of the non-performing: {amount}',
  },
  'staff.class.pass': { zh: '正常', en: 'Pass' },
  'staff.class.specialMention': { zh: '关注', en: 'Special mention' },
  'staff.class.substandard': { zh: '次级', en: 'Substandard' },
  'staff.class.doubtful': { zh: '可疑', en: 'Doubtful' },
  'staff.class.loss': { zh: '损失', en: 'Loss' },
  'staff.classes.expected': { zh: '预期损失', en: 'Expected loss' },
  'staff.classes.provision': {
    zh: '应提拨备（两者取大）',
    en: 'To set aside: the greater of both',
  },
  'staff.classes.greater': { zh: '拨备下限与预期损失', en: 'The floor, and expected loss' },
  'staff.classes.bar.byClass': { zh: '按分类', en: 'By class' },
  'staff.classes.bar.byLoanRatio': { zh: '按贷款拨备率', en: 'Of all loans' },
  'staff.classes.bar.byCoverage': { zh: '按拨备覆盖率', en: 'Of the bad' },
  'staff.classes.bar.expected': { zh: '预期损失', en: 'Expected loss' },
  'staff.classes.unknown': {
    zh: '{loans} 笔贷款没有违约概率，未计入预期损失。',
    en: '{loans} loans have no PD; expected loss does not hold them.',
  },
  'staff.classes.product': { zh: '产品', en: 'Product' },
  'staff.classes.exposure': { zh: '风险敞口', en: 'Exposure' },
  'staff.classes.pdUnknown': { zh: '无违约概率', en: 'PD not known' },
  'staff.classes.onLoans': { zh: '贷款：{amount}', en: 'On loans: {amount}' },
  'staff.classes.onUndrawn': {
    zh: '未支用额度 {undrawn}，按 {share} 会被支用：{amount}',
    en: 'On {undrawn} not drawn, {share} of it taken to be drawn: {amount}',
  },
  'staff.classes.pd': {
    zh: '违约概率：授信决策时模型给出；有逾期的不低于 {share}，不良按 100%（假设值，可配置）',
    en: 'PD: of the decision; {share} at least once past due, 100% when non-performing (assumed, a setting)',
  },
  'staff.classes.lgd': {
    zh: '违约损失率：{share}（{source}）',
    en: 'LGD: {share} ({source})',
  },
  'staff.classes.model': { zh: '{from}：{loans} 笔', en: '{from}: {loans} loans' },
  'staff.classes.noModel': { zh: '没有违约概率', en: 'no PD known' },
  'staff.classes.days': { zh: '最近 {days} 次日终', en: 'The last {days} closes' },
  'staff.classes.day': {
    zh: '{day}：下限 {floor}，预期损失 {expected}',
    en: '{day}: floor {floor}, expected loss {expected}',
  },
  'staff.classes.noDays': { zh: '还没有日终记录。', en: 'No day was closed yet.' },
  'staff.classes.look.retail': {
    zh: '零售口径：逐笔分类，不传染。',
    en: 'Retail: each loan by itself; none spreads.',
  },
  'staff.classes.look.borrower': {
    zh: '非零售口径：借款人不良超过其债务 10% 的，全部计为不良。',
    en: 'Not retail: above a tenth of a borrower’s debt non-performing, all of it is.',
  },
} as const satisfies Record<string, Said>;
