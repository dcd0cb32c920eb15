import type { BusinessDate, Fen, Id } from '../kernel/index.ts';
import { account, credit, debit, type Posted, post, reverse } from '../ledger/index.ts';
import type { Tx } from '../platform/index.ts';

/** What is booked: a loan's principal on its way out. */
export interface Disbursement {
  readonly loanId: Id<'loan'>;
  readonly amount: Fen;
  readonly valueOn: BusinessDate;
}

const requestId = (loanId: Id<'loan'>): string => `disbursement:${loanId}`;

/** Books a requested disbursement: the borrower owes the principal, the money is in transit. */
export const bookRequested = (tx: Tx, d: Disbursement, today: BusinessDate): Promise<Posted> =>
  post(tx, {
    id: requestId(d.loanId),
    kind: 'disbursement.requested',
    on: d.valueOn,
    bookedOn: today,
    about: { loan: d.loanId },
    lines: [
      debit(account.loanPrincipal(d.loanId), d.amount),
      credit(account.payoutsInTransit(), d.amount),
    ],
  });

/** Books a settled disbursement: the funder's cash is out. */
export const bookSettled = (
  tx: Tx,
  d: Disbursement,
  funderId: string,
  today: BusinessDate,
): Promise<Posted> =>
  post(tx, {
    id: `disbursement-settled:${d.loanId}`,
    kind: 'disbursement.settled',
    on: d.valueOn,
    bookedOn: today,
    about: { loan: d.loanId },
    lines: [
      debit(account.payoutsInTransit(), d.amount),
      credit(account.funderCash(funderId), d.amount),
    ],
  });

/** Takes a disbursement back that the bank rejected: nothing is owed, nothing is in transit. */
export const bookRejected = (tx: Tx, d: Disbursement, today: BusinessDate): Promise<Posted> =>
  reverse(tx, {
    id: `disbursement-rejected:${d.loanId}`,
    of: requestId(d.loanId),
    on: d.valueOn,
    bookedOn: today,
    why: 'rejected by the rail',
  });
