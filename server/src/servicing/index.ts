// What becomes of a loan after its money is out: interest day by day, what is owed on a day,
// repayments through a rail, days past due, end of day. The contract and its plan are lending's;
// paying a loan out is origination's.
export { listOwed, listUpcoming, openAccrual, owedOn } from './accrual.ts';
export { type Allocated, type Allocation, allocate } from './allocate.ts';
export {
  type Applied,
  applyRepayment,
  collectIdOf,
  repaymentOfOrder,
} from './apply-repayment.ts';
export { checkLoans, type LoansCheck } from './check-loans.ts';
export {
  type EndOfDayDeps,
  type EndOfDayOptions,
  type EndOfDayReport,
  endOfDay,
} from './end-of-day.ts';
export { computeOwed, computeUpcoming, type Owed, type Upcoming } from './owed.ts';
export {
  type RepaymentDeps,
  type RepaymentRefusal,
  type RepaymentRequest,
  requestRepayment,
} from './repay.ts';
export { findRepayment, listRepayments, listUnsettled, type Repayment } from './repayments.ts';
export { type Due, firstState, type LoanState, type Rolled, rollForward } from './roll-forward.ts';
export { settleRepaymentWorkflow } from './settle-repayment.ts';
