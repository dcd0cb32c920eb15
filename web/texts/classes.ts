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
  'staff.classes.look.retail': {
    zh: '零售口径：逐笔分类，不传染。',
    en: 'Retail: each loan by itself; none spreads.',
  },
  'staff.classes.look.borrower': {
    zh: '非零售口径：借款人不良超过其债务 10% 的，全部计为不良。',
    en: 'Not retail: above a tenth of a borrower’s debt non-performing, all of it is.',
  },
} as const satisfies Record<string, Said>;
