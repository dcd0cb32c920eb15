// What was agreed and what follows from it by arithmetic alone: facilities, drawings, loans, their terms and plans, the course of a loan,
// and what it costs in all. Who is told, what is posted and when a day is closed are servicing's; origination pays out.
export type { LoanCursor, LoanFilter, LoanLine } from './book-list.ts';
export { countBook, listBook, listUnlisted, loanSorts, readBook } from './book-list.ts';
export { sumAges, sumBook, sumPlanned, sumSizes } from './book-sums.ts';
export type { Allocation } from './course/allocation.ts';
export { effectiveOn } from './course/apply.ts';
export { type Books, emptyBooks } from './course/balances.ts';
export { booksOf, penaltyOf, runningOf } from './course/books.ts';
export { type Course, dpdOf, nextBreak, nextDueOf, nightly, oldestDueOf } from './course/course.ts';
export { inOrder, type LoanEvent, type LoanEventType, loanEventTypes } from './course/history.ts';
export { type HistoryRefusal, judgeHistory } from './course/judge.ts';
export { runningInterest } from './course/repay.ts';
export { type Lived, plan, replay } from './course/replay.ts';
export { type ShownRow, showRows, sumRows } from './course/show.ts';
export { type DrawdownRefusal, type Drawn, loanIdOf, requestLoan } from './drawdown.ts';
export {
  type Facility,
  type FacilityPd,
  findFacility,
  freezeFacility,
  getFacility,
  listFacilities,
  lookUpFacility,
  type NewFacility,
  openFacility,
  sumUndrawn,
  sumUsed,
  unfreezeFacility,
} from './facility.ts';
export { announcedYears, nonWorkingDays } from './holidays.ts';
export {
  cancelLoan,
  findLoan,
  getLoan,
  type Loan,
  listLoans,
  listLoansOf,
  listOutstanding,
  listSettledLoans,
  lookUpLoan,
  lookUpLoans,
  settleLoan,
  sumOutstanding,
} from './loan.ts';
export { type LprReading, lprHistory, lprRate, nextReset, resetChanges } from './lpr.ts';
export { listUnplaced, placeFacility, type Unplaced } from './place.ts';
export { type Quote, quote } from './quote.ts';
export {
  type FacilityRenewal,
  listGoverning,
  type RenewalRefusal,
  type Renewed,
  renewFacility,
} from './renew-facility.ts';
export { computeSchedule, maturityOf } from './schedule.ts';
export { type Standing, saveClasses, saveStandings } from './standings.ts';
export { listFacilitiesStarting, listLoansStarting } from './starting.ts';
export { type LoanShape, type LoanTerms, type Method, methods, penaltyRateOf } from './terms.ts';
export { readTerms, type TermsJson, writeTerms } from './terms-json.ts';
