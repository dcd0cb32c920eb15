import type { ChartAccount } from './chart-account.ts';
import { memoAccounts } from './memo-accounts.ts';

/**
 * The chart of accounts. Adding an account is adding one entry here and its maker in `account.ts`.
 * @source Numbers: 企业会计准则应用指南, appendix 会计科目和主要账务处理 (财会〔2006〕18号), where 1124 is the
 *   financial firm's 1122. 6702 follows 财会〔2018〕36号, and so does the place of accrued interest: it
 *   is part of the loan (1303) until it falls due, and 应收利息 (1132) only from then on. Sub-accounts
 *   are our own. A lender maps them to its general ledger by `code`.
 */
export const chart = [
  {
    code: 'funder_cash',
    number: '1002',
    zh: '银行存款',
    en: 'Cash at bank, by funder',
    kind: 'asset',
    normal: 'debit',
    subject: 'funder',
  },
  {
    code: 'fees_receivable',
    number: '1124',
    zh: '应收手续费及佣金',
    en: 'Fees receivable',
    kind: 'asset',
    normal: 'debit',
    subject: 'loan',
  },
  {
    code: 'interest_receivable',
    number: '113201',
    zh: '应收利息',
    en: 'Interest receivable',
    kind: 'asset',
    normal: 'debit',
    subject: 'loan',
  },
  {
    code: 'penalty_receivable',
    number: '113202',
    zh: '应收罚息',
    en: 'Penalty interest receivable',
    kind: 'asset',
    normal: 'debit',
    subject: 'loan',
  },
  {
    code: 'loan_principal',
    number: '1303',
    zh: '贷款',
    en: 'Loan principal',
    kind: 'asset',
    normal: 'debit',
    subject: 'loan',
  },
  {
    code: 'interest_accrued',
    number: '130302',
    zh: '贷款（应计利息）',
    en: 'Interest accrued, not yet due',
    kind: 'asset',
    normal: 'debit',
    subject: 'funder',
  },
  {
    code: 'penalty_accrued',
    number: '130303',
    zh: '贷款（应计罚息）',
    en: 'Penalty interest accrued, not yet due',
    kind: 'asset',
    normal: 'debit',
    subject: 'funder',
  },
  {
    code: 'loss_allowance',
    number: '1304',
    zh: '贷款损失准备',
    en: 'Allowance for loan losses',
    kind: 'asset',
    normal: 'credit', // A contra account: it lowers 1303.
    subject: 'loan',
  },
  {
    code: 'borrower_overpaid',
    number: '224101',
    zh: '其他应付款（借款人溢缴款）',
    en: 'Overpaid by borrowers',
    kind: 'liability',
    normal: 'credit',
    subject: 'borrower',
  },
  {
    code: 'suspense',
    number: '224102',
    zh: '其他应付款（待查挂账）',
    en: 'Suspense: money not yet identified',
    kind: 'liability',
    normal: 'credit',
    subject: 'lender',
  },
  {
    code: 'payouts_in_transit',
    number: '300101',
    zh: '清算资金往来（放款在途）',
    en: 'Payouts in transit',
    kind: 'clearing',
    normal: 'credit',
    subject: 'lender',
  },
  {
    code: 'collections_in_transit',
    number: '300102',
    zh: '清算资金往来（收款在途）',
    en: 'Collections in transit',
    kind: 'clearing',
    normal: 'debit',
    subject: 'lender',
  },
  {
    code: 'renewals_clearing',
    number: '300103',
    zh: '清算资金往来（无还本续贷）',
    en: 'Renewals without repayment, in clearing',
    kind: 'clearing',
    normal: 'debit',
    subject: 'lender',
  },
  {
    code: 'funder_capital',
    number: '4001',
    zh: '实收资本',
    en: 'Capital paid in by funders',
    kind: 'equity',
    normal: 'credit',
    subject: 'funder',
  },
  {
    code: 'interest_income',
    number: '601101',
    zh: '利息收入',
    en: 'Interest income',
    kind: 'income',
    normal: 'credit',
    subject: 'lender',
  },
  {
    code: 'penalty_income',
    number: '601102',
    zh: '罚息收入',
    en: 'Penalty interest income',
    kind: 'income',
    normal: 'credit',
    subject: 'lender',
  },
  {
    code: 'fee_income',
    number: '6021',
    zh: '手续费及佣金收入',
    en: 'Fee and commission income',
    kind: 'income',
    normal: 'credit',
    subject: 'lender',
  },
  {
    code: 'impairment_loss',
    number: '6702',
    zh: '信用减值损失',
    en: 'Credit impairment loss',
    kind: 'expense',
    normal: 'debit',
    subject: 'lender',
  },
  ...memoAccounts,
] as const satisfies readonly ChartAccount[];

export type ChartCode = (typeof chart)[number]['code'];

const byCode = new Map<string, ChartAccount & { readonly code: ChartCode }>(
  chart.map((entry) => [entry.code, entry]),
);

/** The chart's entry for `code`, or `undefined` when the chart has none. */
export const findChartAccount = (code: string) => byCode.get(code);
