// What becomes of a loan after its money is out: its history and where it stands, interest day by
// day, what is owed on a day, repayments and collections through a rail, what staff may change, days
// past due, end of day. The contract and its arithmetic are lending's; paying out is origination's.
export { listOwed, listPlan, openAccrual, openAccruals, owedOn, type PaidOut } from './accrual.ts';
export {
  type Applied,
  applyRepayment,
  collectIdOf,
  repaymentOfOrder,
} from './apply-repayment.ts';
export {
  type Changed,
  type ChangeRefusal,
  type ChangeRequest,
  changeLoan,
  type LoanChange,
} from './change-loan.ts';
export { checkHistories, type HistoryProblem } from './check-histories.ts';
export { type ControlSum, checkLoans, type LoansCheck } from './check-loans.ts';
export { type ClassRules, classTexts, usualClassRules } from './classes.ts';
export { type ClassReport, classReport } from './classes-report.ts';
export { type ClosePeriodRefusal, closePeriod } from './closed-periods.ts';
export { collectDueWork, collectDueWorkflow } from './collect-due.ts';
export type { CollectDeps } from './collect-due-ask.ts';
export {
  type CollectionAttempt,
  type CollectionOutcome,
  type CollectionTotal,
  listCollectionAttempts,
  sumCollections,
} from './collect-due-attempts.ts';
export { type CollectionRules, usualRules } from './collect-due-rules.ts';
export { type EndOfDayOptions, endOfDay } from './end-of-day.ts';
export type { EndOfDayDeps, EndOfDayReport } from './end-of-day-report.ts';
export { listRuns, type RunReport } from './list-runs.ts';
export { computeLoanBook, type LoanBook } from './loan-book.ts';
export { findHistory, type History, type RecordedEvent } from './loan-history.ts';
export { keepLoanRisk } from './loan-risks.ts';
export { computeOwed, computePlan, type Owed, type PlanRow } from './owed.ts';
export { listProvisions } from './provision-days.ts';
export { type RefundRefusal, type RefundRequest, requestRefund } from './refund.ts';
export { type RefundDeps, refundIdOf, refundOfOrder, settleRefund } from './refund-settle.ts';
export { settleRefundWorkflow } from './refund-workflow.ts';
export { findRefund, listRefunds, listUnsettledRefunds, type Refund } from './refunds.ts';
export {
  judgeRenewal,
  type LoanRenewal,
  type LoanRenewalRefusal,
  renewLoan,
  usualRenewal,
} from './renew-loan.ts';
export {
  type RepaymentDeps,
  type RepaymentRefusal,
  type RepaymentRequest,
  requestRepayment,
} from './repay.ts';
export { findRepayment, listRepayments, listUnsettled, type Repayment } from './repayments.ts';
export { monthBefore, reportCredit } from './report-credit.ts';
export { settleRepaymentWorkflow } from './settle-repayment.ts';
