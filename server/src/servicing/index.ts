// What becomes of a loan after its money is out. Its contract and arithmetic are lending's; paying out is origination's.
export { listOwed, listPlan, openAccrual, openAccruals, owedOn, type PaidOut } from './accrual.ts';
export {
  type Applied,
  applyRepayment,
  collectIdOf,
  repaymentOfOrder,
} from './apply-repayment.ts';
export { sumCash, sumRenewed } from './cash-sums.ts';
export type { Changed, ChangeRefusal, ChangeRequest, LoanChange } from './change-loan.ts';
export { changeLoan } from './change-loan.ts';
export { checkHistories, type HistoryProblem } from './check-histories.ts';
export { type ControlSum, checkLoans, type LoansCheck } from './check-loans.ts';
export { type ClassRules, classes, classOf, classTexts, usualClassRules } from './classes.ts';
export { type ClassReport, classReport, keepClasses } from './classes-report.ts';
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
export { listFallingDue } from './falling-due.ts';
export { listRuns, type RunReport } from './list-runs.ts';
export { computeLoanBook, type LoanBook } from './loan-book.ts';
export { countLoanBorrowers, listLoanBorrowers } from './loan-borrowers.ts';
export { findHistory, type History, loadHistories, type RecordedEvent } from './loan-history.ts';
export { keepLoanRisk } from './loan-risks.ts';
export { listClassChanges, listLoanFailures, listRepaymentsStarting } from './loan-timeline.ts';
export { countOverdue, listOverdue, type OverdueAsk, sumRepaid } from './overdue.ts';
export { computeOwed, computePlan, type Owed, type PlanRow } from './owed.ts';
export { listProvisions } from './provision-days.ts';
export { type RefundRefusal, type RefundRequest, requestRefund } from './refund.ts';
export { type RefundDeps, refundIdOf, refundOfOrder, settleRefund } from './refund-settle.ts';
export { settleRefundWorkflow } from './refund-workflow.ts';
export { findRefund, listRefunds, listUnsettledRefunds, type Refund } from './refunds.ts';
export { relistLoans } from './relist-loans.ts';
export type { LoanRenewal, LoanRenewalRefusal } from './renew-loan.ts';
export { judgeRenewal, renewLoan, usualRenewal } from './renew-loan.ts';
export type { RepaymentDeps, RepaymentRefusal, RepaymentRequest } from './repay.ts';
export { requestRepayment } from './repay.ts';
export { findRepayment, listRepayments, listUnsettled, type Repayment } from './repayments.ts';
export { monthBefore, reportCredit } from './report-credit.ts';
export { settleRepaymentWorkflow } from './settle-repayment.ts';
