import {
  type BusinessDate,
  type Fen,
  type Id,
  ok,
  type Result,
  refuse,
  type Says,
  type Segment,
} from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import { allowedPurposes, isPurpose, type Purpose, purposes } from './catalogue.ts';

/** Who is paid: the borrower, who pays on (自主支付), or whom the borrower buys from (受托支付). */
export type Payment = 'own' | 'entrusted';

/** What a loan is for, as it is shown before the contract. */
export interface LoanUse {
  readonly purpose: Purpose;
  readonly says: Says;
  readonly payment: Payment;
}

/** In order of precedence. */
export type UseRefusal =
  | { readonly code: 'purpose_not_allowed' }
  /** Above the threshold the lender pays whom the borrower buys from: name and account are missing. */
  | { readonly code: 'seller_missing'; readonly from: Fen }
  /** Whoever borrows sells nothing to themselves. */
  | { readonly code: 'seller_is_borrower' }
  /** One whom business loans are not for. */
  | { readonly code: 'seller_not_allowed' };

/** What a borrower says of a drawing. Nothing said: the usual purpose of the kind of business. */
export interface UseTold {
  readonly purpose?: string | undefined;
  readonly hasSeller: boolean;
}

/**
 * What a drawing is for and who is paid. Pure.
 * @param entrustedFrom - From this amount on the seller is paid and not the borrower.
 * @source Loan measures of 2024 (rules R14)
 */
export function judgeUse(
  segment: Segment,
  amount: Fen,
  { purpose: told, hasSeller }: UseTold,
  entrustedFrom: Fen,
): Result<LoanUse, UseRefusal> {
  const allowed = allowedPurposes[segment];
  const purpose = told === undefined ? allowed[0] : isPurpose(told) ? told : undefined;
  if (purpose === undefined || !allowed.includes(purpose)) {
    return refuse({ code: 'purpose_not_allowed' });
  }
  const mustEntrust = amount >= entrustedFrom;
  if (mustEntrust && !hasSeller) return refuse({ code: 'seller_missing', from: entrustedFrom });
  const payment = hasSeller ? 'entrusted' : 'own';
  return ok({ purpose, says: purposes[purpose], payment });
}

/** A loan's use as it is kept. */
export interface KeptUse {
  readonly loanId: Id<'loan'>;
  readonly borrowerId: Id<'borrower'>;
  readonly purpose: Purpose;
  readonly payment: Payment;
  readonly amount: Fen;
  readonly drawnOn: BusinessDate;
}

/** Keeps what a loan is for. Once: a repeat changes nothing. */
export async function keepUse(tx: Tx, use: KeptUse): Promise<void> {
  await tx.exec`
    insert into purposes.uses (loan_id, borrower_id, purpose, payment, amount_fen, drawn_on)
    values (${use.loanId}, ${use.borrowerId}, ${use.purpose}, ${use.payment}, ${use.amount},
            ${use.drawnOn})
        on conflict do nothing`;
}

const UseRow = row({
  purpose: column.oneOf(...(Object.keys(purposes) as Purpose[])),
  payment: column.oneOf('own', 'entrusted'),
});

/** What a loan is for; `undefined`: drawn before it was asked. */
export const findUse = (db: Db, loanId: Id<'loan'>) =>
  db.maybe(UseRow)`select purpose, payment from purposes.uses where loan_id = ${loanId}`;
