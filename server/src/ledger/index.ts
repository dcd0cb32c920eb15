// The lender's books: chart of accounts, entries, balances. Double entry, append-only, balanced by
// the database itself; every entry has a value date and a booking date, and a wrong one is reversed,
// never edited. The books know no loan: who posts what, and when, is decided in later rooms.
export { type AccountCode, account, credit, debit, type Line, parseAccount } from './account.ts';
export {
  type ChartAccount,
  type ChartCode,
  chart,
  findChartAccount,
  type Side,
} from './chart.ts';
export { type BooksCheck, checkBalanced } from './check.ts';
export {
  EntryConflict,
  type NewEntry,
  type Posted,
  post,
  postAll,
  ReversalConflict,
  reverse,
} from './post.ts';
export {
  type AsOf,
  balanceOf,
  balancesOf,
  type ChartTotal,
  type Entry,
  type EntryFilter,
  findEntry,
  listEntries,
  sumByChart,
} from './queries.ts';
