import { type BusinessDate, type Fen, type Id, noInterest } from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';
import type { Due, LoanState } from './roll-forward.ts';

const StateRow = row({
  loanId: column.id('loan'),
  borrowerId: column.id('borrower'),
  funderId: column.text,
  annualRateE9: column.rate,
  penaltyRateE9: column.rate,
  dayCount: column.oneOf('act/360', 'act/365'),
  drawnOn: column.date,
  termMonths: column.int,
  status: column.oneOf('open', 'closed'),
  principalFen: column.fen,
  accruedTo: column.date,
  accruedNumerator: column.bigint,
  periodPaidFen: column.fen,
  periodBookedFen: column.fen,
  nextN: column.int,
  nextDueOn: column.nullable(column.date),
  dueInterestFen: column.fen,
  oldestDueOn: column.nullable(column.date),
  dpd: column.int,
  collectingId: column.nullable(column.id('repayment')),
});

/** A state as kept, with the repayment whose money is on its way. */
export interface KeptState extends LoanState {
  readonly collectingId: Id<'repayment'> | null;
}

const stateOf = (raw: RowOf<typeof StateRow>): KeptState => ({
  loanId: raw.loanId,
  borrowerId: raw.borrowerId,
  funderId: raw.funderId,
  annualRate: raw.annualRateE9,
  penaltyRate: raw.penaltyRateE9,
  dayCount: raw.dayCount,
  drawnOn: raw.drawnOn,
  termMonths: raw.termMonths,
  status: raw.status,
  principal: raw.principalFen,
  accruedTo: raw.accruedTo,
  accrued: {
    numerator: raw.accruedNumerator,
    denominator: noInterest(raw.dayCount).denominator,
  },
  periodPaid: raw.periodPaidFen,
  periodBooked: raw.periodBookedFen,
  nextN: raw.nextN,
  nextDueOn: raw.nextDueOn,
  dueInterest: raw.dueInterestFen,
  oldestDueOn: raw.oldestDueOn,
  dpd: raw.dpd,
  collectingId: raw.collectingId,
});

/** @returns 0 when the loan has a state already. */
export const insertState = (tx: Tx, s: LoanState): Promise<number> =>
  tx.exec`
    insert into servicing.loan_states
           (borrower_id, loan_id, funder_id, annual_rate_e9, penalty_rate_e9, day_count, drawn_on,
            term_months, status, principal_fen, accrued_to, accrued_numerator, period_paid_fen,
            period_booked_fen, next_n, next_due_on, due_interest_fen, oldest_due_on, dpd)
    values (${s.borrowerId}, ${s.loanId}, ${s.funderId}, ${s.annualRate}, ${s.penaltyRate},
            ${s.dayCount}, ${s.drawnOn}, ${s.termMonths}, ${s.status}, ${s.principal},
            ${s.accruedTo}, ${s.accrued.numerator}, ${s.periodPaid}, ${s.periodBooked}, ${s.nextN},
            ${s.nextDueOn}, ${s.dueInterest}, ${s.oldestDueOn}, ${s.dpd})
    on conflict do nothing`;

export async function findState(db: Db, loanId: Id<'loan'>): Promise<KeptState | undefined> {
  const found = await db.maybe(StateRow)`
    select * from servicing.loan_states where loan_id = ${loanId}`;
  return found && stateOf(found);
}

/** `findState`, locked until the transaction ends. */
export async function lockState(tx: Tx, loanId: Id<'loan'>): Promise<KeptState | undefined> {
  const found = await tx.maybe(StateRow)`
    select * from servicing.loan_states where loan_id = ${loanId} for update`;
  return found && stateOf(found);
}

/** Open loans of one borrower, the oldest drawing first. */
export async function listStates(db: Db, borrowerId: Id<'borrower'>): Promise<KeptState[]> {
  const rows = await db.many(StateRow)`
    select * from servicing.loan_states
     where borrower_id = ${borrowerId} and status = 'open'
     order by drawn_on, loan_id`;
  return rows.map(stateOf);
}

/**
 * Locks the next open loans that are behind `to`, in the order of their ids. Left out are loans with
 * a repayment on its way, and loans that somebody else holds this moment: nobody waits for anybody.
 */
export async function lockLoansBehind(
  tx: Tx,
  to: BusinessDate,
  after: string,
  atMost: number,
): Promise<KeptState[]> {
  // Served by the partial index loan_states_open.
  const rows = await tx.many(StateRow)`
    select * from servicing.loan_states
     where status = 'open' and loan_id > ${after} and accrued_to < ${to} and collecting_id is null
     order by loan_id
     limit ${atMost}
       for update skip locked`;
  return rows.map(stateOf);
}

const Behind = row({ behind: column.int, waiting: column.int });

/** Open loans behind `to`: those that can be moved on, and those with a repayment on its way. */
export const countBehind = (db: Db, to: BusinessDate) =>
  db.one(Behind)`
    select count(*) filter (where collecting_id is null) as behind,
           count(*) filter (where collecting_id is not null) as waiting
      from servicing.loan_states
     where status = 'open' and accrued_to < ${to}`;

/** Writes back what moves in a state; `collecting_id` is not touched. */
export const saveStates = (tx: Tx, states: readonly LoanState[]): Promise<number> =>
  tx.exec`
    update servicing.loan_states s
       set status = n.status,
           principal_fen = n.principal_fen,
           accrued_to = n.accrued_to,
           accrued_numerator = n.accrued_numerator,
           period_paid_fen = n.period_paid_fen,
           period_booked_fen = n.period_booked_fen,
           next_n = n.next_n,
           next_due_on = n.next_due_on,
           due_interest_fen = n.due_interest_fen,
           oldest_due_on = n.oldest_due_on,
           dpd = n.dpd
      from unnest(${states.map((s) => s.loanId)}::text[], ${states.map((s) => s.status)}::text[],
                  ${states.map((s) => s.principal)}::bigint[],
                  ${states.map((s) => s.accruedTo)}::date[],
                  ${states.map((s) => s.accrued.numerator)}::numeric[],
                  ${states.map((s) => s.periodPaid)}::bigint[],
                  ${states.map((s) => s.periodBooked)}::bigint[],
                  ${states.map((s) => s.nextN)}::int[], ${states.map((s) => s.nextDueOn)}::date[],
                  ${states.map((s) => s.dueInterest)}::bigint[],
                  ${states.map((s) => s.oldestDueOn)}::date[], ${states.map((s) => s.dpd)}::int[])
           as n (loan_id, status, principal_fen, accrued_to, accrued_numerator, period_paid_fen,
                 period_booked_fen, next_n, next_due_on, due_interest_fen, oldest_due_on, dpd)
     where s.loan_id = n.loan_id`;

/** Lets the loan stand still for a repayment on its way, or sets it free (`null`). */
export const setCollecting = (
  tx: Tx,
  loanId: Id<'loan'>,
  repaymentId: Id<'repayment'> | null,
): Promise<number> =>
  tx.exec`
    update servicing.loan_states set collecting_id = ${repaymentId} where loan_id = ${loanId}`;

/** A due of a known loan. */
export interface LoanDue extends Due {
  readonly borrowerId: Id<'borrower'>;
  readonly loanId: Id<'loan'>;
}

export const insertDues = (tx: Tx, dues: readonly LoanDue[]): Promise<number> =>
  tx.exec`
    insert into servicing.dues (borrower_id, loan_id, n, due_on, interest_fen)
    select *
      from unnest(${dues.map((d) => d.borrowerId)}::text[], ${dues.map((d) => d.loanId)}::text[],
                  ${dues.map((d) => d.n)}::int[], ${dues.map((d) => d.dueOn)}::date[],
                  ${dues.map((d) => d.interest)}::bigint[])`;

const DueRow = row({ n: column.int, dueOn: column.date, interest: column.fen });

/** What fell due and is not fully paid, with what is left of it. */
export const listUnpaidDues = (
  db: Db,
  { borrowerId, loanId }: Pick<LoanState, 'borrowerId' | 'loanId'>,
): Promise<Due[]> =>
  db.many(DueRow)`
    select n, due_on, interest_fen - paid_fen as interest
      from servicing.dues
     where borrower_id = ${borrowerId} and loan_id = ${loanId} and paid_fen < interest_fen
     order by n`;

const OwnDueRow = row({
  loanId: column.id('loan'),
  n: column.int,
  dueOn: column.date,
  interest: column.fen,
});

/** `listUnpaidDues` of all loans of one borrower. */
export const listUnpaidDuesOf = (db: Db, borrowerId: Id<'borrower'>) =>
  db.many(OwnDueRow)`
    select loan_id, n, due_on, interest_fen - paid_fen as interest
      from servicing.dues
     where borrower_id = ${borrowerId} and paid_fen < interest_fen
     order by loan_id, n`;

export const payDues = (
  tx: Tx,
  { borrowerId, loanId }: Pick<LoanState, 'borrowerId' | 'loanId'>,
  paid: readonly { readonly n: number; readonly amount: Fen }[],
): Promise<number> =>
  tx.exec`
    update servicing.dues d
       set paid_fen = d.paid_fen + p.amount_fen
      from unnest(${paid.map((p) => p.n)}::int[], ${paid.map((p) => p.amount)}::bigint[])
           as p (n, amount_fen)
     where d.borrower_id = ${borrowerId} and d.loan_id = ${loanId} and d.n = p.n`;
