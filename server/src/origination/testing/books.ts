import type { Id } from '../../kernel/index.ts';
import { addDays, type Fen, fen } from '../../kernel/index.ts';
import { account, balanceOf, checkBalanced, sumByChart } from '../../ledger/index.ts';
import { listLoans, sumOutstanding } from '../../lending/index.ts';
import { advanceBusinessDate, type Database, getBusinessDate } from '../../platform/index.ts';
import { checkLoans } from '../../servicing/index.ts';
import type { Room } from './room.ts';

/** Where the money stands: in the books, by loans, and at the rail. Unit: fen. */
export interface Stand {
  readonly problems: readonly string[];
  /** What is on its way, debits less credits: 0 or the sum of what is unsettled, negative. */
  readonly transit: Fen;
  readonly cash: Fen;
  readonly principal: Fen;
  readonly paying: Fen;
  readonly open: Fen;
}

/** Compares ledger and loans; `problems` is empty when they agree to the fen. */
export async function standOf(db: Database): Promise<Stand> {
  const today = await getBusinessDate(db);
  const books = await checkBalanced(db);
  const loans = await checkLoans(db);
  const charts = await sumByChart(db, { on: addDays(today, 400) });
  const { paying, open } = await sumOutstanding(db);
  return {
    problems: [...books.problems, ...loans.problems],
    transit: await balanceOf(db, account.payoutsInTransit()),
    cash: await balanceOf(db, account.funderCash('lender')),
    principal: charts.find(({ chart }) => chart === 'loan_principal')?.balance ?? fen(0n),
    paying,
    open,
  };
}

/** What the rail paid out for the loans of a borrower: each loan with the money that moved for it. */
export async function paidOf(
  room: Room,
  borrowerId: Id<'borrower'>,
): Promise<{ status: string; principal: Fen; paid: Fen }[]> {
  const loans = await listLoans(room.deps.db, borrowerId);
  return loans.map(({ id, status, principal }) => ({
    status,
    principal,
    paid: room.rail.paid(`payout:${id}`),
  }));
}

/** Moves the business date, as end of day would. */
export const nextDay = (db: Database) =>
  db.tx(async (tx) => advanceBusinessDate(tx, await getBusinessDate(tx)));
