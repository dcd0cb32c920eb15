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
  /**
   * `clearing` is 共同类: its balance may stand on either side, and returns to zero. `memo` is
   * 表外科目: noted beside the balance sheet, and balanced by a contra account of its own.
   */
  readonly kind: 'asset' | 'liability' | 'equity' | 'clearing' | 'income' | 'expense' | 'memo';
  /** The side on which the account grows. */
  readonly normal: Side;
  /** What stands after the colon in an account code. */
  readonly subject: 'loan' | 'funder' | 'borrower' | 'lender';
}
