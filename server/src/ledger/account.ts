import assert from 'node:assert/strict';
import { FEN_MAX, type Fen } from '../kernel/index.ts';
import { type ChartCode, findChartAccount } from './chart.ts';
import type { Side } from './chart-account.ts';

declare const kind: unique symbol;

/** An account of the ledger: `<chart code>:<subject>`, e.g. `loan_principal:loan_0194…`. */
export type AccountCode = string & { readonly [kind]: 'account' };

/** One line of an entry. Unit of `amount`: fen, `> 0`. */
export interface Line {
  readonly account: AccountCode;
  readonly side: Side;
  readonly amount: Fen;
}

function make(chart: ChartCode, subject: string): AccountCode {
  assert(subject !== '', `an account of ${chart} needs a subject`);
  return `${chart}:${subject}` as AccountCode;
}

const LENDER = 'lender'; // The subject of accounts that the lender has one of.

/** Makes account codes. The ledger knows no loan: a subject is an id that it never looks up. */
export const account = {
  loanPrincipal: (loanId: string) => make('loan_principal', loanId),
  interestReceivable: (loanId: string) => make('interest_receivable', loanId),
  penaltyReceivable: (loanId: string) => make('penalty_receivable', loanId),
  feesReceivable: (loanId: string) => make('fees_receivable', loanId),
  lossAllowance: (loanId: string) => make('loss_allowance', loanId),
  chargedOffClaims: (loanId: string) => make('charged_off_claims', loanId),
  interestAccrued: (funderId: string) => make('interest_accrued', funderId),
  penaltyAccrued: (funderId: string) => make('penalty_accrued', funderId),
  offBalanceInterest: (funderId: string) => make('off_balance_interest', funderId),
  funderCash: (funderId: string) => make('funder_cash', funderId),
  funderCapital: (funderId: string) => make('funder_capital', funderId),
  borrowerOverpaid: (borrowerId: string) => make('borrower_overpaid', borrowerId),
  payoutsInTransit: () => make('payouts_in_transit', LENDER),
  collectionsInTransit: () => make('collections_in_transit', LENDER),
  renewalsClearing: () => make('renewals_clearing', LENDER),
  suspense: () => make('suspense', LENDER),
  suspensePaid: () => make('suspense_paid', LENDER),
  interestIncome: () => make('interest_income', LENDER),
  penaltyIncome: () => make('penalty_income', LENDER),
  feeIncome: () => make('fee_income', LENDER),
  otherIncome: () => make('other_income', LENDER),
  bankCharges: () => make('bank_charges', LENDER),
  otherLoss: () => make('other_loss', LENDER),
  impairmentLoss: () => make('impairment_loss', LENDER),
  offBalanceContra: () => make('off_balance_contra', LENDER),
  chargedOffContra: () => make('charged_off_contra', LENDER),
} as const;

/** What an account code is made of; `undefined` when the chart does not know it. */
export function parseAccount(
  code: string,
): { readonly chart: ChartCode; readonly subject: string } | undefined {
  const colon = code.indexOf(':');
  const entry = findChartAccount(code.slice(0, Math.max(colon, 0)));
  const subject = code.slice(colon + 1);
  return entry && subject !== '' ? { chart: entry.code, subject } : undefined;
}

function line(side: Side, to: AccountCode, amount: Fen): Line {
  assert(amount > 0n && amount <= FEN_MAX, `a ${side} of ${to} must be more than nothing`);
  return { account: to, side, amount };
}

/** A line on the debit side (借). @param amount - Unit: fen, `> 0`: leave out a line of nothing. */
export const debit = (to: AccountCode, amount: Fen): Line => line('debit', to, amount);

/** A line on the credit side (贷). @param amount - Unit: fen, `> 0`: leave out a line of nothing. */
export const credit = (to: AccountCode, amount: Fen): Line => line('credit', to, amount);
