import assert from 'node:assert/strict';
import { appendEvents } from '../events/index.ts';
import { carryShare } from '../funding/index.ts';
import {
  addDays,
  type BusinessDate,
  daysBetween,
  type Fen,
  type Id,
  type Instant,
  ok,
  type Result,
  refuse,
} from '../kernel/index.ts';
import { account, credit, debit, post } from '../ledger/index.ts';
import {
  type DrawdownRefusal,
  findLoan,
  type Loan,
  type LoanShape,
  loanIdOf,
  requestLoan,
  settleLoan,
} from '../lending/index.ts';
import { getBookingDate, type Tx } from '../platform/index.ts';
import { openAccrual } from './accrual.ts';
import { eventsOf, findHistory } from './loan-history.ts';
import { keepLoanRisk } from './loan-risks.ts';
import { lockState } from './loan-states.ts';
import { computeOwed, type Owed } from './owed.ts';
import { recordEvent } from './record-event.ts';
import { renewalEventOf } from './renewal-event.ts';

/**
 * When a loan's principal may be taken over by a new one without being repaid (无还本续贷).
 * @source 金融监管总局《关于做好续贷工作 提高小微企业金融服务水平的通知》(金规〔2024〕13号): small
 *   firms that operate properly, good standing, the loan classified normal, examined anew before it
 *   falls due. Confirm: text not read; the numbers are assumed and the lender's to set.
 */
export interface RenewalPolicy {
  /** Days before maturity from which it may be renewed. */
  readonly daysBefore: number;
  /** How often the same debt may be renewed. */
  readonly timesMax: number;
  /** Days for which the decision that approved it holds. */
  readonly decisionDays: number;
}

export const usualRenewal: RenewalPolicy = { daysBefore: 30, timesMax: 2, decisionDays: 30 };

/** The borrower's request. The client makes `drawdownId` and keeps it. */
export interface LoanRenewal {
  readonly borrowerId: Id<'borrower'>;
  readonly loanId: Id<'loan'>;
  readonly drawdownId: Id<'drawdown'>;
  readonly shape: LoanShape;
  /** The day of the new examination's approval. */
  readonly approvedOn: BusinessDate;
  readonly byWhom: string;
}

/** Why a loan is not renewed. In order of precedence; then those of a drawing. */
export type LoanRenewalRefusal =
  | { readonly code: 'loan_not_found' }
  | { readonly code: 'loan_not_open'; readonly status: Loan['status'] }
  | { readonly code: 'repayment_in_progress'; readonly repaymentId: Id<'repayment'> }
  | { readonly code: 'loan_past_due'; readonly dpd: number }
  | { readonly code: 'interest_unpaid'; readonly interest: Fen }
  | { readonly code: 'too_early_to_renew'; readonly from: BusinessDate }
  | { readonly code: 'renewed_too_often'; readonly times: number }
  | { readonly code: 'decision_too_old'; readonly approvedOn: BusinessDate }
  | DrawdownRefusal;

/** What a renewal is judged by. */
export interface RenewalFacts {
  readonly owed: Owed;
  readonly maturesOn: BusinessDate;
  readonly times: number;
  readonly approvedOn: BusinessDate;
  readonly on: BusinessDate;
}

/** The refusal that a renewal meets first, or `undefined`. Pure. */
export function judgeRenewal(
  { owed, maturesOn, times, approvedOn, on }: RenewalFacts,
  policy: RenewalPolicy,
): LoanRenewalRefusal | undefined {
  if (owed.dpd > 0) return { code: 'loan_past_due', dpd: owed.dpd };
  const interest = (owed.payoff - owed.principal) as Fen;
  if (interest > 0n) return { code: 'interest_unpaid', interest };
  const from = addDays(maturesOn, -policy.daysBefore);
  if (on < from) return { code: 'too_early_to_renew', from };
  if (times >= policy.timesMax) return { code: 'renewed_too_often', times };
  if (approvedOn > on || daysBetween(approvedOn, on) > policy.decisionDays) {
    return { code: 'decision_too_old', approvedOn };
  }
  return undefined;
}

/** How often the debt of `loan` was renewed before. */
async function timesRenewed(tx: Tx, loan: Loan): Promise<number> {
  let times = 0;
  for (let now: Loan | undefined = loan; now?.renews; times += 1) {
    now = await findLoan(tx, loan.borrowerId, now.renews);
  }
  return times;
}

/** The loan that renewed another, and whether it had been made before. */
export interface LoanRenewed {
  readonly loanId: Id<'loan'>;
  readonly repeat: boolean;
}

/** The answer to a renewal whose id is known: the same loan, or a conflict when it asked otherwise. */
function answerAgain(made: Loan, { shape }: LoanRenewal): Result<LoanRenewed, LoanRenewalRefusal> {
  const same = made.method === shape.method && made.installments === shape.installments;
  return same ? ok({ loanId: made.id, repeat: true }) : refuse({ code: 'drawdown_conflict' });
}

/**
 * Renews a loan without repayment of its principal: the old loan is closed by a new one of the same
 * principal under the same facility, in one transaction. No money moves; interest up to the day has
 * been paid before. The limit is used as before.
 */
export async function renewLoan(
  tx: Tx,
  renewal: LoanRenewal,
  at: Instant,
  policy: RenewalPolicy = usualRenewal,
): Promise<Result<LoanRenewed, LoanRenewalRefusal>> {
  const { borrowerId, loanId, drawdownId } = renewal;
  const loan = await findLoan(tx, borrowerId, loanId);
  if (!loan) return refuse({ code: 'loan_not_found' });
  const kept = await lockState(tx, loanId);
  const history = await findHistory(tx, loanId);
  const newId = loanIdOf(drawdownId);
  const made = await findLoan(tx, borrowerId, newId);
  if (made?.renews === loanId) return answerAgain(made, renewal);
  if (!kept || !history || kept.status !== 'open') {
    return refuse({ code: 'loan_not_open', status: loan.status });
  }
  if (kept.collectingId !== null) {
    return refuse({ code: 'repayment_in_progress', repaymentId: kept.collectingId });
  }
  const on = await getBookingDate(tx);
  const owed = computeOwed(history.terms, eventsOf(history), on);
  const times = await timesRenewed(tx, loan);
  const { approvedOn } = renewal;
  const refusal = judgeRenewal({ owed, maturesOn: loan.maturesOn, times, approvedOn, on }, policy);
  if (refusal) return refuse(refusal);

  const event = {
    id: renewalEventOf(newId),
    type: 'repayment',
    on,
    amount: owed.principal,
  } as const;
  const recording = { event, byWhom: renewal.byWhom, at, through: 'renewal' } as const;
  await recordEvent(tx, kept, history, recording, on);
  const drawn = await requestLoan(tx, {
    drawdownId,
    facilityId: loan.facilityId,
    borrowerId,
    principal: owed.principal,
    shape: renewal.shape,
    renews: loanId,
    on,
  });
  if (!drawn.ok) return drawn;
  await openRenewed(tx, drawn.value, on, at);
  await carryShare(tx, loanId, { ...drawn.value, drawnOn: on });
  if (drawn.value.facility) await keepLoanRisk(tx, newId, drawn.value.facility, at);
  return ok({ loanId: newId, repeat: false });
}

/** The new loan bears interest at once; its principal came from the old one, through the clearing. */
async function openRenewed(tx: Tx, loan: Loan, on: BusinessDate, at: Instant): Promise<void> {
  const { id: loanId, borrowerId, principal, renews } = loan;
  assert(renews !== null);
  await settleLoan(tx, loanId, `renewal:${renews}`, on);
  await openAccrual(tx, loan, on, at);
  await post(tx, {
    id: `renewal:${loanId}`,
    kind: 'loan.renewed',
    on,
    bookedOn: on,
    about: { loan: loanId, renews },
    lines: [
      debit(account.loanPrincipal(loanId), principal),
      credit(account.renewalsClearing(), principal),
    ],
  });
  const renewed = {
    id: `open310:loan:${loanId}:renewed`,
    kind: 'loan.renewed',
    borrowerId,
    occurredAt: at,
    source: 'open310',
    rawId: null,
    data: { loanId, renews, principalFen: principal, on },
  } as const;
  await appendEvents(tx, [renewed], at);
}
