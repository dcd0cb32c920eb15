import assert from 'node:assert/strict';
import { type Fen, type Id, ok, type Result, refuse } from '../kernel/index.ts';
import { findLoan, lookUpLoan } from '../lending/index.ts';
import { openProfile } from '../party/index.ts';
import { type Db, errorFields, getBookingDate, type Tx, txOrRefuse } from '../platform/index.ts';
import { RailUnanswered, type TransferAnswer, type TransferOrder } from '../rails/index.ts';
import { eventsOf, findHistory } from './loan-history.ts';
import { lockState } from './loan-states.ts';
import { computeOwed } from './owed.ts';
import { type RefundDeps, refundIdOf, settleRefund, settleRefundId } from './refund-settle.ts';
import {
  findKeptRefund,
  findPayingRefund,
  insertRefund,
  type KeptRefund,
  type Refund,
  refundOf,
} from './refunds.ts';

/** The command to pay back what was overpaid. The caller makes `refundId` and keeps it across retries. */
export interface RefundRequest {
  readonly refundId: Id<'refund'>;
  /** The borrower, for whom another's loan is not found; or a member of staff. */
  readonly by: { readonly borrowerId: Id<'borrower'> } | { readonly staff: string };
  readonly loanId: Id<'loan'>;
  /** Unit: fen, `> 0`; or all that is overpaid today. */
  readonly amount: Fen | 'all';
}

/** Why a refund is refused. In order of precedence: when several apply, the first is returned. */
export type RefundRefusal =
  | { readonly code: 'loan_not_found' }
  | { readonly code: 'refund_conflict' }
  | { readonly code: 'refund_in_progress'; readonly refundId: Id<'refund'> }
  | { readonly code: 'nothing_overpaid'; readonly overpaid: Fen }
  | { readonly code: 'payee_unknown' };

export const SETTLE_REFUND = 'servicing.settle-refund.v1';

type Payee = TransferOrder['to'];

const contextOf = (id: Id<'refund'>): string => `servicing.refunds.payee:${id}`;

const findBorrowersLoan = (db: Db, { by, loanId }: RefundRequest) =>
  'staff' in by ? lookUpLoan(db, loanId) : findLoan(db, by.borrowerId, loanId);

/** The account that was given for paying out is the one that refunds go to. */
async function sealPayee(deps: RefundDeps, borrowerId: Id<'borrower'>, refundId: Id<'refund'>) {
  const profile = await openProfile(deps.db, deps.vault, borrowerId);
  const { holderName: name, accountNumber } = profile;
  if (name === null || accountNumber === null) return undefined;
  const payee: Payee = { name, accountNumber };
  return deps.vault.seal(JSON.stringify(payee), contextOf(refundId));
}

/** The same order however often it is sent: the rail pays an id once. */
export function refundOrderOf(deps: RefundDeps, refund: KeptRefund): TransferOrder {
  assert(refund.payeeSealed, 'a decided refund is not paid');
  return {
    id: refundIdOf(refund.id),
    to: JSON.parse(deps.vault.open(refund.payeeSealed, contextOf(refund.id))) as Payee,
    amount: refund.amountFen,
    purpose: 'open310 多还款项退回',
    on: refund.valueOn,
  };
}

interface Intent {
  readonly refund: KeptRefund;
  readonly repeat: boolean;
}

/** Writes the intent to pay under the lock of the loan, or refuses. */
async function intend(
  deps: RefundDeps,
  tx: Tx,
  request: RefundRequest,
  payeeSealed: Uint8Array | undefined,
): Promise<Result<Intent, RefundRefusal>> {
  const { refundId, by, loanId, amount } = request;
  const loan = await findBorrowersLoan(tx, request);
  if (!loan) return refuse({ code: 'loan_not_found' });
  const askedFen = amount === 'all' ? null : amount;
  const state = await lockState(tx, loanId);
  const known = await findKeptRefund(tx, refundId);
  if (known) {
    const isSame = known.loanId === loanId && known.askedFen === askedFen;
    return isSame ? ok({ refund: known, repeat: true }) : refuse({ code: 'refund_conflict' });
  }
  const other = await findPayingRefund(tx, loanId);
  if (other) return refuse({ code: 'refund_in_progress', refundId: other.id });
  const today = await getBookingDate(tx);
  const history = state && (await findHistory(tx, loanId)); // None while its money is on its way.
  const overpaid = history && computeOwed(history.terms, eventsOf(history), today).overpaid;
  if (overpaid === undefined || overpaid === 0n || (askedFen ?? 0n) > overpaid) {
    return refuse({ code: 'nothing_overpaid', overpaid: overpaid ?? (0n as Fen) });
  }
  if (!payeeSealed) return refuse({ code: 'payee_unknown' });
  const refund = await insertRefund(tx, {
    id: refundId,
    borrowerId: loan.borrowerId,
    loanId,
    askedFen,
    amountFen: askedFen ?? overpaid,
    valueOn: today,
    byWhom: 'staff' in by ? by.staff : 'borrower',
    requestedAt: deps.clock.now(),
    payeeSealed,
  });
  // The id went to another loan this very moment: never a second transfer under one id.
  if (!refund) return refuse({ code: 'refund_conflict' });
  await deps.workflows.enqueue(tx, {
    workflow: SETTLE_REFUND,
    id: settleRefundId(refundId),
    input: { refundId },
    delayMs: deps.settleAfterMs ?? 5_000,
  });
  return ok({ refund, repeat: false });
}

/** Sends the money. No answer is no failure: the settle workflow finds out. */
async function pay(deps: RefundDeps, refund: KeptRefund): Promise<void> {
  const order = refundOrderOf(deps, refund);
  let answer: TransferAnswer;
  try {
    answer = await deps.rail.transfer(order);
  } catch (error) {
    if (!(error instanceof RailUnanswered)) throw error;
    deps.log.warn('refund.unanswered', { refundId: refund.id, ...errorFields(error) });
    return;
  }
  if (answer.status === 'accepted') return;
  await deps.db.tx((tx) => settleRefund(deps, tx, order.id, answer));
}

/**
 * Pays back what was overpaid: one transaction (judged, intent to pay, settle workflow as safety net),
 * one call to the rail, one transaction (the refund joins the loan's history). While it is on its way
 * the money is still held for the borrower, and nothing else may happen to the loan by hand.
 *
 * The same id with the same content gives the same refund, whatever became of it, and never a second
 * transfer. A rail that does not answer leaves it `paying`: what happened is unknown.
 */
export async function requestRefund(
  deps: RefundDeps,
  request: RefundRequest,
): Promise<Result<Refund, RefundRefusal>> {
  const { amount, refundId } = request;
  assert(amount === 'all' || amount > 0n, 'edges let no such amount through');
  const loan = await findBorrowersLoan(deps.db, request);
  if (!loan) return refuse({ code: 'loan_not_found' });
  const payeeSealed = await sealPayee(deps, loan.borrowerId, refundId);
  const intended = await txOrRefuse(deps.db, (tx) => intend(deps, tx, request, payeeSealed));
  if (!intended.ok) return intended;
  if (intended.value.repeat) return ok(refundOf(intended.value.refund));
  await pay(deps, intended.value.refund);
  const now = await findKeptRefund(deps.db, refundId);
  assert(now);
  return ok(refundOf(now));
}
