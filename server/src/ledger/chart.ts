/** 借 or 贷: the side of an account that a line stands on. */
export type Side = 'debit' | 'credit';

/** One account of the chart (科目). Accounts of the ledger are `<code>:<subject>` under it. */
export interface ChartAccount {
  /** Stands in account codes. Never reused, never given another meaning. */
  readonly code: string;
  /** The number a Chinese lender's accountant knows it by; two more digits name a sub-account. */
  readonly number: string;
  readonly zh: string;
  readonly en: string;
  /** `clearing` is 共同类: its balance may stand on either side, and returns to zero. */
  readonly kind: 'asset' | 'liability' | 'equity' | 'clearing' | 'income' | 'expense';
  /** The side on which the account grows. */
  readonly normal: Side;
  /** What stands after the colon in an account code. */
  readonly subject: 'loan' | 'funder' | 'borrower' | 'lender';
}

/**
 * The chart of accounts. Adding an account is adding one entry here and its maker in `account.ts`.
 * @source Numbers: 企业会计准则应用指南, appendix 会计科目和主要账务处理 (财会〔2006〕18号); 6702 follows
 *   财会〔2018〕36号. Sub-accounts are our own. A lender maps them to its general ledger by `code`.
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
    code: 'impairment_loss',
    number: '6702',
    zh: '信用减值损失',
    en: 'Credit impairment loss',
    kind: 'expense',
    normal: 'debit',
    subject: 'lender',
  },
] as const satisfies readonly ChartAccount[];

export type ChartCode = (typeof chart)[number]['code'];

const byCode = new Map<string, ChartAccount & { readonly code: ChartCode }>(
  chart.map((entry) => [entry.code, entry]),
);

/** The chart's entry for `code`, or `undefined` when the chart has none. */
export const findChartAccount = (code: string) => byCode.get(code);
