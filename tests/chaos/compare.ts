import { checkBalanced } from '../../server/src/ledger/index.ts';
import { column, type Database, row } from '../../server/src/platform/index.ts';

// What the lender's books, the loans and the bank say of the same money, side by side.

/** The bank's own ledger, as its control address tells it. Amounts are text. */
export interface BankLedger {
  readonly openingBalance: string;
  readonly balance: string;
  readonly orders: readonly {
    readonly endToEndId: string;
    readonly direction: 'out' | 'in';
    readonly account: string;
    readonly amount: string;
    /** What was there, where less was taken. */
    readonly moved?: string;
    readonly outcome: 'settled' | 'pending' | 'rejected';
  }[];
}

export interface Compared {
  /** Payees that received more than was lent to them. */
  readonly doublePayouts: number;
  /** Loans without their money, money without a loan, books that disagree: one line each. */
  readonly problems: readonly string[];
}

const Lent = row({ lentFen: column.fen, paying: column.int });
const Transit = row({ balanceFen: column.fen });

/** Loans that are open or repaid, and those still on their way. */
const sumLent = (db: Database, borrowerId: string) =>
  db.one(Lent)`
    select coalesce(sum(principal_fen) filter (where status in ('open', 'closed')), 0) as lent_fen,
           count(*) filter (where status = 'paying') as paying
      from lending.loans where borrower_id = ${borrowerId}`;

const balance = (db: Database, pattern: string) =>
  db.one(Transit)`
    select coalesce(sum(case side when 'debit' then amount_fen else -amount_fen end), 0) as balance_fen
      from ledger.lines where account like ${pattern}`;

const settled = (bank: BankLedger, direction: 'out' | 'in', account?: string): bigint =>
  bank.orders
    .filter((o) => o.direction === direction && o.outcome === 'settled')
    .filter((o) => account === undefined || o.account === account)
    .reduce((sum, o) => sum + BigInt(o.moved ?? o.amount), 0n);

/** Compares loans, ledger and bank after a round. `payees`: each borrower's own bank account. */
export async function compareBooks(
  db: Database,
  bank: BankLedger,
  payees: ReadonlyMap<string, string>,
): Promise<Compared> {
  const problems: string[] = [];
  let doublePayouts = 0;
  for (const [borrowerId, account] of payees) {
    const { lentFen, paying } = await sumLent(db, borrowerId);
    const paid = settled(bank, 'out', account);
    if (paid > lentFen) doublePayouts += 1;
    if (paid < lentFen) problems.push(`${borrowerId}: lent ${lentFen}, paid ${paid}`);
    if (paying > 0) problems.push(`${borrowerId}: ${paying} loan(s) still paying`);
  }
  const books = await checkBalanced(db);
  problems.push(...books.problems);
  if (!books.balanced) problems.push('the ledger does not balance');
  const transit = await balance(db, 'payouts_in_transit:%');
  if (transit.balanceFen !== 0n) problems.push(`in transit: ${transit.balanceFen}`);
  const cash = await balance(db, 'funder_cash:%');
  const moved = settled(bank, 'in') - settled(bank, 'out');
  if (cash.balanceFen !== moved) problems.push(`cash ${cash.balanceFen}, bank ${moved}`);
  if (BigInt(bank.balance) - BigInt(bank.openingBalance) !== moved)
    problems.push('bank adds up wrong');
  return { doublePayouts, problems };
}
