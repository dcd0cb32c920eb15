import assert from 'node:assert/strict';
import {
  addInterest,
  type ExactInterest,
  type Fen,
  fen,
  floorInterest,
  noInterest,
  roundInterest,
} from '../../kernel/index.ts';
import { type Books, emptyBooks } from './balances.ts';
import type { Course } from './course.ts';
import { isOpen, type Row } from './row.ts';

const sum = (rows: readonly Row[], of: (row: Row) => bigint): Fen =>
  fen(rows.reduce((total, row) => total + of(row), 0n));
const atLeastNothing = (amount: bigint): Fen => fen(amount > 0n ? amount : 0n);

/** Running interest beside what of it is paid; the books hold `max(floor(exact) + offset, 0)`. */
export interface Running {
  readonly exact: ExactInterest;
  readonly offset: Fen;
}

export const runningOf = (course: Course): Running => ({
  exact: course.running,
  offset: fen(course.carried - course.runningPaid),
});

/** Rows whose penalty interest runs or is not paid. */
const penaltyRows = (course: Course): Row[] =>
  course.rows.filter(
    (row) =>
      row.penalty.numerator > 0n && (isOpen(row) || row.paidPenalty !== roundInterest(row.penalty)),
  );

export const penaltyOf = (course: Course): Running => {
  const rows = penaltyRows(course);
  return {
    exact: rows.reduce(
      (total, row) => addInterest(total, row.penalty),
      noInterest(course.terms.dayCount),
    ),
    offset: fen(-sum(rows, (row) => row.paidPenalty)),
  };
};

/** What the books hold of it: whole fen that ran and are not paid. */
export const bookedOf = ({ exact, offset }: Running): Fen =>
  atLeastNothing(floorInterest(exact) + offset);

/** Principal owed: not yet due, and due and not paid. */
export const principalOf = (course: Course): Fen =>
  fen(
    course.normal +
      sum(course.rows, (row) =>
        row.fallen && !row.ahead ? row.principal - row.paidPrincipal : 0n,
      ),
  );

const dueInterestOf = (course: Course): Fen =>
  sum(course.rows, (row) => (row.fallen && !row.ahead ? row.interest - row.paidInterest : 0n));

const duePenaltyTotal = (course: Course): Fen =>
  fen(sum(course.rows, (row) => row.paidPenalty) + bookedOf(penaltyOf(course)));

/** All interest that was ever owed, booked in whole fen while it runs. */
function interestTotal(course: Course): Fen {
  const settled = sum(course.rows, (row) => (row.fallen || row.ahead ? row.interest : 0n));
  // Paid of the running installment already, beyond what belongs to one paid in full before.
  const paid = course.runningPaid - course.runningSettled;
  return fen(settled + paid + bookedOf(runningOf(course)));
}

/** The books of a loan as its course stands. */
export function booksOf(course: Course): Books {
  const owed = {
    principal: principalOf(course),
    interestReceivable: dueInterestOf(course),
    interestAccrued: bookedOf(runningOf(course)),
    penaltyAccrued: bookedOf(penaltyOf(course)),
    feesReceivable: sum(course.rows, (row) => row.fees - row.paidFees),
  };
  const interest = fen(owed.interestReceivable + owed.interestAccrued);
  const cash = fen(course.repaid - course.refunded - course.drawn);
  const totals = {
    interestIncome: interestTotal(course),
    penaltyIncome: duePenaltyTotal(course),
    feeIncome: sum(course.rows, (row) => row.fees),
  };
  const base: Books = {
    ...emptyBooks,
    ...owed,
    ...totals,
    overpaid: course.overpaid,
    cash,
  };
  const books = course.chargedOff
    ? chargedOff(course, base)
    : course.nonAccrual
      ? nonAccrual(base, interest)
      : base;
  assertBalanced(books);
  return books;
}

/** Interest that is owed and not paid stands beside the books; paid, it is income. */
const nonAccrual = (books: Books, interest: Fen): Books => ({
  ...books,
  offBalance: fen(interest + books.penaltyAccrued),
  interestIncome: fen(books.interestIncome - interest),
  penaltyIncome: fen(books.penaltyIncome - books.penaltyAccrued),
  interestReceivable: fen(0n),
  interestAccrued: fen(0n),
  penaltyAccrued: fen(0n),
});

/** Nothing is left in the books but the loss; all that is still owed is a claim beside them. */
function chargedOff(course: Course, books: Books): Books {
  const before = course.chargedOff?.books ?? assert.fail('the loan was charged off');
  const { interestIncome, penaltyIncome, feeIncome } = before;
  return {
    ...emptyBooks,
    overpaid: books.overpaid,
    cash: books.cash,
    claims: fen(
      books.principal +
        books.interestReceivable +
        books.interestAccrued +
        books.penaltyAccrued +
        books.feesReceivable,
    ),
    interestIncome,
    penaltyIncome,
    feeIncome,
    impairment: fen(interestIncome + penaltyIncome + feeIncome + books.overpaid - books.cash),
  };
}

/** Assets and losses against liabilities and income: a set of books that does not balance is a bug. */
function assertBalanced(books: Books): void {
  const debits =
    books.principal +
    books.interestReceivable +
    books.interestAccrued +
    books.penaltyAccrued +
    books.feesReceivable +
    books.impairment +
    books.cash;
  const credits = books.overpaid + books.interestIncome + books.penaltyIncome + books.feeIncome;
  assert(debits === credits, `the books of a loan are ${debits - credits} fen off`);
}
