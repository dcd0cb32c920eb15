import { type BusinessDate, fen } from '../kernel/index.ts';
import {
  type AccountCode,
  account,
  credit,
  debit,
  type Line,
  type NewEntry,
  postAll,
} from '../ledger/index.ts';
import type { Books } from '../lending/index.ts';
import type { Tx } from '../platform/index.ts';
import type { LoanKeys } from './position.ts';

/** What accounts move by, debits less credits. Unit: fen. */
export type Moves = ReadonlyMap<AccountCode, bigint>;

/** Through which account a loan's money comes and goes: the funder's cash unless told. */
export type Through = 'cash' | 'renewal';

/**
 * The accounts in which a loan's books stand. Interest that runs stands in control accounts of its
 * funder, one for all loans; what has fallen due in accounts of the loan.
 */
export function accountsOf(
  { loanId, borrowerId, funderId }: LoanKeys,
  books: Books,
  through: Through,
): [AccountCode, bigint][] {
  return [
    [account.loanPrincipal(loanId), books.principal],
    [account.interestReceivable(loanId), books.interestReceivable],
    [account.interestAccrued(funderId), books.interestAccrued],
    [account.penaltyAccrued(funderId), books.penaltyAccrued],
    [account.feesReceivable(loanId), books.feesReceivable],
    [account.borrowerOverpaid(borrowerId), -books.overpaid],
    [account.offBalanceInterest(funderId), books.offBalance],
    [account.offBalanceContra(), -books.offBalance],
    [account.chargedOffClaims(loanId), books.claims],
    [account.chargedOffContra(), -books.claims],
    [account.interestIncome(), -books.interestIncome],
    [account.penaltyIncome(), -books.penaltyIncome],
    [account.feeIncome(), -books.feeIncome],
    [account.impairmentLoss(), books.impairment],
    [through === 'cash' ? account.funderCash(funderId) : account.renewalsClearing(), books.cash],
  ];
}

/** What takes the accounts of a loan from `before` to `after`. */
export function movesOf(
  keys: LoanKeys,
  before: Books,
  after: Books,
  through: Through = 'cash',
): Moves {
  const old = accountsOf(keys, before, through);
  const moves = new Map<AccountCode, bigint>();
  for (const [i, [code, amount]] of accountsOf(keys, after, through).entries()) {
    const by = amount - (old[i]?.[1] ?? 0n);
    if (by !== 0n) moves.set(code, by);
  }
  return moves;
}

/** All of `list` together; what adds up to nothing is left out. */
export function addMoves(list: readonly Moves[], sign = 1n): Map<AccountCode, bigint> {
  const sum = new Map<AccountCode, bigint>();
  for (const moves of list) {
    for (const [code, by] of moves) sum.set(code, (sum.get(code) ?? 0n) + sign * by);
  }
  for (const [code, by] of sum) if (by === 0n) sum.delete(code);
  return sum;
}

/** `a` without `b`. */
export const lessMoves = (a: Moves, b: Moves): Map<AccountCode, bigint> =>
  addMoves([a, addMoves([b], -1n)]);

export const linesOf = (moves: Moves): Line[] =>
  [...moves].map(([code, by]) => (by > 0n ? debit(code, fen(by)) : credit(code, fen(-by))));

/** The moves that lines made. */
export const movesIn = (lines: readonly Line[]): Moves =>
  addMoves(
    lines.map(
      ({ account: code, side, amount }) => new Map([[code, side === 'debit' ? amount : -amount]]),
    ),
  );

/** What an entry of these moves is: its id is derived from what it books. */
export interface Heading {
  readonly id: string;
  readonly kind: string;
  readonly on: BusinessDate;
  readonly bookedOn: BusinessDate;
  readonly about: Readonly<Record<string, string>>;
}

/** Posts `moves` as one entry; nothing when there are none. */
export async function bookMoves(tx: Tx, heading: Heading, moves: Moves): Promise<void> {
  if (moves.size === 0) return;
  const entry: NewEntry = { ...heading, lines: linesOf(moves) };
  await postAll(tx, [entry]);
}
