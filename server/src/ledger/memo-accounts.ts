import type { ChartAccount } from './chart-account.ts';

/**
 * Accounts beside the balance sheet (表外科目): claims a lender keeps noting but does not count as
 * assets. Each has a contra account, so that its entries balance like any other; no entry joins them
 * with accounts of the balance sheet.
 * @source What is noted: interest on credit-impaired loans, and assets charged off that the lender
 *   still pursues (账销案存, 财金〔2017〕90号). The numbers are our own: the appendix ends with class 6.
 */
export const memoAccounts = [
  {
    code: 'off_balance_interest',
    number: '700101',
    zh: '表外应收利息',
    en: 'Interest receivable off the balance sheet',
    kind: 'memo',
    normal: 'debit',
    subject: 'funder',
  },
  {
    code: 'off_balance_contra',
    number: '700102',
    zh: '表外应收利息（对方科目）',
    en: 'Contra of interest off the balance sheet',
    kind: 'memo',
    normal: 'credit',
    subject: 'lender',
  },
  {
    code: 'charged_off_claims',
    number: '700201',
    zh: '已核销资产（备查）',
    en: 'Claims charged off, still pursued',
    kind: 'memo',
    normal: 'debit',
    subject: 'loan',
  },
  {
    code: 'charged_off_contra',
    number: '700202',
    zh: '已核销资产（对方科目）',
    en: 'Contra of claims charged off',
    kind: 'memo',
    normal: 'credit',
    subject: 'lender',
  },
] as const satisfies readonly ChartAccount[];
