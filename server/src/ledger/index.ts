// The lender's books: chart of accounts, entries, balances. Double entry, append-only, balanced by
// the database itself; every entry has a value date and a booking date, and a wrong one is reversed,
// never edited. Days are closed with their control totals, and nothing is booked on them any more.
// The books know no loan: who posts what, and when, is decided in later rooms.
export { type AccountCode, account, credit, debit, type Line, parseAccount } from './account.ts';
export { type ChartCode, chart, findChartAccount } from './chart.ts';
export type { ChartAccount, Side } from './chart-account.ts';
export { type BooksCheck, checkBalanced } from './check.ts';
export { closeControlTotals, sumControlTotals } from './control-totals.ts';
export { sumMonths } from './month-sums.ts';
export {
  EntryConflict,
  type NewEntry,
  PeriodClosed,
  type Posted,
  post,
  postAll,
} from './post.ts';
export {
  type AsOf,
  balanceOf,
  balancesOf,
  type ChartMove,
  type ChartTotal,
  type Entry,
  type EntryFilter,
  findEntry,
  listEntries,
  listMoves,
  listMovesAbout,
  sumByChart,
  sumOfKind,
} from './queries.ts';
export { ReversalConflict, reverse } from './reverse.ts';
