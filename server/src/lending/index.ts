// What was agreed: facilities, drawings, loans, their plans, and what they cost in all. Terms, limit
// and plan live here; what is owed on a day, repayments and end of day are servicing's. Money is
// paid out and booked by origination.
export {
  type DrawdownRefusal,
  type DrawdownRequest,
  type Drawn,
  judgeDrawdown,
  loanIdOf,
  requestLoan,
} from './drawdown.ts';
export {
  type Facility,
  findFacility,
  freezeFacility,
  getFacility,
  listFacilities,
  type NewFacility,
  openFacility,
  unfreezeFacility,
} from './facility.ts';
export { type CashFlow, computeEffectiveRate, computeIrr } from './irr.ts';
export {
  cancelLoan,
  findLoan,
  getLoan,
  type Loan,
  listInstallments,
  listLoans,
  lookUpLoan,
  reducePrincipal,
  settleLoan,
  sumOutstanding,
} from './loan.ts';
export { type Quote, quote } from './quote.ts';
export { computeSchedule, dueDate, type Installment, maturityOf } from './schedule.ts';
export { type LoanTerms, PENALTY_MULTIPLE_PPM, penaltyRateOf } from './terms.ts';
export { type CostRow, computeTotalCost, formatRate, type TotalCost } from './total-cost.ts';
