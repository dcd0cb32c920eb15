// The rail's statement against the books, day by day: what both say matches by our own ids; what one side
// says alone, or otherwise, is an item with an age, its money in suspense, until it explains itself or
// two people clear it. Orders and loans are earlier rooms'; nothing but an unexplained movement is booked here.
export { type ClearRefusal, type ClearRequest, clear } from './clear.ts';
export type { Bookable, Clearance, Clearing } from './clearances.ts';
export type { DifferenceKind } from './compare.ts';
export { type DayNow, type DayTotals, type DayWithout, listDays, listDaysWithout } from './days.ts';
export type { ClearDeps, ReconcileDeps } from './deps.ts';
export {
  getItemDetail,
  type ItemDetail,
  type LoanSuggestion,
  openRawEntry,
} from './item-detail.ts';
export { ageOf, countItems } from './items.ts';
export {
  type ItemFilter,
  type ListedItem,
  listItems,
  type Ours,
  type Theirs,
} from './list-items.ts';
export { type ReconcileOptions, reconcile } from './reconcile.ts';
export { type Reconciled, type ReconcileRefusal, reconcileDay } from './reconcile-day.ts';
export { settleReturn, settleReturnWorkflow } from './return-money.ts';
export type { Suggestion, Why } from './suggest.ts';
export { type UndoRefusal, undo } from './undo.ts';
export { reconcileWork, reconcileWorkflow } from './workflow.ts';
