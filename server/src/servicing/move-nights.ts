import { addDays, type BusinessDate, type Fen, fen } from '../kernel/index.ts';
import { type AccountCode, account } from '../ledger/index.ts';
import { column, row, type Tx } from '../platform/index.ts';
import { addMoves, bookMoves, type Moves } from './book-difference.ts';

/** What a batch came to. Amounts in fen. */
export interface Moved {
  readonly loans: number;
  /** Of them, looked at one by one: something fell due, changed, or was told. */
  readonly woken: number;
  readonly interest: Fen;
  readonly penalty: Fen;
  /** Interest that is owed but no longer income. */
  readonly offBalance: Fen;
  /** Interest that fell due. */
  readonly due: Fen;
}

export const nothingMoved: Moved = {
  loans: 0,
  woken: 0,
  interest: fen(0n),
  penalty: fen(0n),
  offBalance: fen(0n),
  due: fen(0n),
};

const NightRow = row({
  funderId: column.text,
  loans: column.int,
  firstId: column.text,
  lastId: column.text,
  interestFen: column.fen,
  penaltyFen: column.fen,
  offBalanceFen: column.fen,
});

/** Where a walk over the loans is, and how far it reaches for at once. */
export interface Stretch {
  readonly after: string;
  readonly atMost: number;
}

/**
 * Moves the next open loans to which nothing happens but time on to the morning of `to`: one
 * statement, however many. The exact interest grows by what a night adds; the books hold its whole
 * fen. Loans that somebody holds this moment are left out.
 */
const moveLoans = (tx: Tx, to: BusinessDate, { after, atMost }: Stretch) =>
  // Served by the partial index loan_states_open; no index learns of the update (HOT).
  tx.many(NightRow)`
    with taken as (
      select borrower_id, loan_id, funder_id, non_accrual, due_interest_fen,
             interest_accrued_fen, penalty_accrued_fen, off_balance_fen,
             running_numerator + running_nightly * (${to}::date - accrued_to) as running,
             running_denominator, running_offset_fen,
             case when penalty_nightly = 0 then penalty_numerator
                  else penalty_numerator + penalty_nightly * (${to}::date - accrued_to)
                   end as penalty,
             penalty_denominator, penalty_offset_fen
        from servicing.loan_states
       where status = 'open' and loan_id > ${after} and accrued_to < ${to}
         and (wake_on is null or wake_on > ${to})
       order by loan_id
       limit ${atMost}
         for update skip locked
    ), counted as (
      select *, greatest(div(running, running_denominator) + running_offset_fen, 0)::bigint
                  as interest_fen,
             case when penalty = 0 then 0
                  else greatest(div(penalty, penalty_denominator) + penalty_offset_fen, 0)
                   end::bigint as penalty_fen
        from taken
    ), next as (
      select *,
             case when non_accrual then 0 else interest_fen - interest_accrued_fen end as interest,
             case when non_accrual then 0 else penalty_fen - penalty_accrued_fen end as penalties,
             case when non_accrual
                  then due_interest_fen + interest_fen + penalty_fen - off_balance_fen
                  else 0 end as beside
        from counted
    ), moved as (
      update servicing.loan_states s
         set accrued_to = ${to},
             running_numerator = n.running,
             penalty_numerator = n.penalty,
             interest_accrued_fen = s.interest_accrued_fen + n.interest,
             penalty_accrued_fen = s.penalty_accrued_fen + n.penalties,
             off_balance_fen = s.off_balance_fen + n.beside,
             interest_income_fen = s.interest_income_fen + n.interest,
             penalty_income_fen = s.penalty_income_fen + n.penalties
        from next n
       where s.borrower_id = n.borrower_id and s.loan_id = n.loan_id
   returning n.funder_id, n.loan_id, n.interest, n.penalties, n.beside
    )
    select funder_id, count(*) as loans, min(loan_id) as first_id, max(loan_id) as last_id,
           sum(interest)::text as interest_fen, sum(penalties)::text as penalty_fen,
           sum(beside)::text as off_balance_fen
      from moved
     group by funder_id
     order by funder_id`;

const move = (code: AccountCode, amount: bigint): Moves => new Map([[code, amount]]);

const movesFor = (funderId: string, interest: Fen, penalty: Fen, beside: Fen): Moves =>
  addMoves([
    move(account.interestAccrued(funderId), interest),
    move(account.interestIncome(), -interest),
    move(account.penaltyAccrued(funderId), penalty),
    move(account.penaltyIncome(), -penalty),
    move(account.offBalanceInterest(funderId), beside),
    move(account.offBalanceContra(), -beside),
  ]);

/** A batch that was moved, and the last loan of it. */
export interface MovedStretch {
  readonly moved: Moved;
  readonly lastId: string | undefined;
}

/**
 * Moves the next loans of the walk on by their nights and books what they add up to: one entry a
 * batch, in the control accounts of the funders.
 */
export async function moveNights(
  tx: Tx,
  closing: BusinessDate,
  stretch: Stretch,
): Promise<MovedStretch> {
  const rows = await moveLoans(tx, addDays(closing, 1), stretch);
  const ids = rows.map((r) => r.firstId).sort();
  const [firstId] = ids;
  if (firstId === undefined) return { moved: nothingMoved, lastId: undefined };
  await bookMoves(
    tx,
    {
      id: `nights:${closing}:${firstId}`, // A loan is moved on once a day: no two batches begin alike.
      kind: 'interest.accrued',
      on: closing,
      bookedOn: closing,
      about: { endOfDay: closing },
    },
    addMoves(rows.map((r) => movesFor(r.funderId, r.interestFen, r.penaltyFen, r.offBalanceFen))),
  );
  const sum = (of: (r: (typeof rows)[number]) => bigint): Fen =>
    fen(rows.reduce((total, r) => total + of(r), 0n));
  return {
    moved: {
      loans: rows.reduce((n, r) => n + r.loans, 0),
      woken: 0,
      interest: sum((r) => r.interestFen),
      penalty: sum((r) => r.penaltyFen),
      offBalance: sum((r) => r.offBalanceFen),
      due: fen(0n),
    },
    lastId: rows
      .map((r) => r.lastId)
      .sort()
      .at(-1),
  };
}
