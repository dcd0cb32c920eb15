import type { BusinessDate } from '../../kernel/index.ts';
import type { Entry } from '../../ledger/index.ts';
import type { Allocation, Loan, LoanEvent } from '../../lending/index.ts';
import type {
  Changed,
  History,
  LoanBook,
  Owed,
  PlanRow,
  RecordedEvent,
  Refund,
} from '../../servicing/index.ts';

// How a loan is shown to staff: money and rates as text, nothing computed.

export const viewOwed = (owed: Owed) => ({
  on: owed.on,
  principalFen: String(owed.principal),
  dueInterestFen: String(owed.dueInterest),
  accruedInterestFen: String(owed.accruedInterest),
  penaltyInterestFen: String(owed.penaltyInterest),
  feesFen: String(owed.fees),
  payoffFen: String(owed.payoff),
  dueFen: String(owed.due),
  overdueFen: String(owed.overdue),
  dpd: owed.dpd,
  overpaidFen: String(owed.overpaid),
});

const viewAllocation = (met: Allocation) => ({
  feesFen: String(met.fees),
  penaltyInterestFen: String(met.penaltyInterest),
  dueInterestFen: String(met.dueInterest),
  accruedInterestFen: String(met.accruedInterest),
  principalFen: String(met.principal),
  overpaidFen: String(met.overpaid),
});

export const viewChanged = (changeId: string, { repeat, allocation, owed }: Changed) => ({
  changeId,
  repeat,
  allocation: allocation && viewAllocation(allocation),
  owed: viewOwed(owed),
});

const viewTerms = (loan: Loan) => ({
  principalFen: String(loan.principal),
  annualRateE9: String(loan.annualRate),
  penaltyRateE9: String(loan.penaltyRate),
  dayCount: loan.dayCount,
  method: loan.method,
  installments: loan.installments,
  repayEvery: loan.repayEvery ?? 1,
  repayUnit: loan.repayUnit ?? ('month' as const),
  interestPeriod: loan.interestPeriod ?? ('daily' as const),
  graceDays: loan.graceDays ?? 0,
  compounding: loan.compounding ?? false,
  drawnOn: loan.drawnOn,
  firstDueOn: loan.firstDueOn ?? null,
  maturesOn: loan.maturesOn,
});

const viewRow = (row: PlanRow) => ({
  n: row.nr,
  kind: row.kind,
  dueOn: row.dueOn,
  days: row.days,
  principalFen: String(row.principal),
  interestFen: String(row.interest),
  feesFen: String(row.fees),
  penaltiesFen: String(row.penalties),
  dueFen: String(row.due),
  paidFen: String(row.paid),
  balanceFen: String(row.balance),
  state: row.state,
});

/** What an event says beyond its amount and what it reverses. */
function detailsOf(event: LoanEvent) {
  if (event.type === 'interestPause') return { until: event.until };
  if (event.type === 'rateChange') {
    const { annualRate, penaltyRate } = event;
    return {
      annualRateE9: String(annualRate),
      ...(penaltyRate !== undefined && { penaltyRateE9: String(penaltyRate) }),
    };
  }
  if (event.type !== 'restructuring') return {};
  const { id: _, on: __, type: ___, ...restructuring } = event;
  return restructuring;
}

const viewEvent = (
  { event, bookedOn, recordedAt, byWhom }: RecordedEvent,
  history: History,
  book: LoanBook,
) => {
  const met = book.met.get(event.id);
  const reversal = history.recorded.find(
    (other) => other.event.type === 'reversal' && other.event.of === event.id,
  );
  return {
    id: event.id,
    type: event.type,
    on: event.on,
    bookedOn,
    recordedAt,
    byWhom,
    amountFen: 'amount' in event ? String(event.amount) : null,
    reverses: event.type === 'reversal' ? event.of : null,
    reversedBy: reversal?.event.id ?? null,
    allocation: met ? viewAllocation(met) : null,
    ...detailsOf(event),
  };
};

/** A loan on the day `on`. @param lived - Its history and book; `undefined` before its money is out. */
export const viewStaffLoan = (
  loan: Loan,
  today: BusinessDate,
  on: BusinessDate,
  lived: { readonly history: History; readonly book: LoanBook } | undefined,
) => ({
  id: loan.id,
  borrowerId: loan.borrowerId,
  facilityId: loan.facilityId,
  funderId: loan.funderId,
  today,
  status: loan.status,
  closedOn: loan.closedOn,
  cancelledWhy: loan.cancelledWhy,
  renews: loan.renews,
  terms: viewTerms(loan),
  on,
  nonAccrual: lived?.book.nonAccrual ?? false,
  chargedOffOn: lived?.book.chargedOffOn ?? null,
  owed: lived ? viewOwed(lived.book.owed) : null,
  plan: (lived?.book.plan ?? []).map(viewRow),
  history: lived ? lived.history.recorded.map((r) => viewEvent(r, lived.history, lived.book)) : [],
  balances: [...(lived?.book.balances ?? [])].map(([account, balance]) => ({
    account,
    balanceFen: String(balance),
  })),
});

export const viewEntry = (entry: Entry) => ({
  id: entry.id,
  kind: entry.kind,
  on: entry.valueOn,
  bookedOn: entry.bookedOn,
  reverses: entry.reverses,
  reversedBy: entry.reversedBy,
  why: entry.why,
  lines: entry.lines.map(({ account, side, amount }) => ({
    account,
    side,
    amountFen: String(amount),
  })),
});

export const viewRefund = (refund: Refund) => ({
  id: refund.id,
  status: refund.status,
  amountFen: String(refund.amount),
  on: refund.on,
  byWhom: refund.byWhom,
  failure: refund.reason,
});
