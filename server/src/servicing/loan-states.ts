import type { BusinessDate, Fen, Id } from '../kernel/index.ts';
import type { Books } from '../lending/index.ts';
import { column, type Db, json, type RowOf, row, type Tx } from '../platform/index.ts';
import type { Accruing, Position } from './position.ts';

/** A position as kept, with the repayment whose money is on its way. */
export interface KeptState extends Position {
  readonly collectingId: Id<'repayment'> | null;
}

const StateRow = row({
  loanId: column.id('loan'),
  borrowerId: column.id('borrower'),
  funderId: column.text,
  status: column.oneOf('open', 'closed', 'chargedOff'),
  accruedTo: column.date,
  wakeOn: column.nullable(column.date),
  nonAccrual: column.bool,
  duePrincipalFen: column.fen,
  dueInterestFen: column.fen,
  oldestDueOn: column.nullable(column.date),
  toldDpd: column.int,
  runningNumerator: column.bigint,
  runningNightly: column.bigint,
  runningDenominator: column.bigint,
  runningOffsetFen: column.fen,
  penaltyNumerator: column.bigint,
  penaltyNightly: column.bigint,
  penaltyDenominator: column.bigint,
  penaltyOffsetFen: column.fen,
  principalFen: column.fen,
  interestReceivableFen: column.fen,
  interestAccruedFen: column.fen,
  penaltyAccruedFen: column.fen,
  feesReceivableFen: column.fen,
  overpaidFen: column.fen,
  offBalanceFen: column.fen,
  claimsFen: column.fen,
  interestIncomeFen: column.fen,
  penaltyIncomeFen: column.fen,
  feeIncomeFen: column.fen,
  impairmentFen: column.fen,
  cashFen: column.fen,
  collectingId: column.nullable(column.id('repayment')),
  closedOn: column.nullable(column.date),
});
type Raw = RowOf<typeof StateRow>;

/** The names of the books' columns: `principal` is kept as `principal_fen`. */
const books = [
  'principal',
  'interestReceivable',
  'interestAccrued',
  'penaltyAccrued',
  'feesReceivable',
  'overpaid',
  'offBalance',
  'claims',
  'interestIncome',
  'penaltyIncome',
  'feeIncome',
  'impairment',
  'cash',
] as const satisfies readonly (keyof Books)[];

const booksIn = (raw: Raw): Books =>
  Object.fromEntries(books.map((name) => [name, raw[`${name}Fen`]])) as unknown as Books;

const accruingIn = (
  numerator: bigint,
  nightly: bigint,
  denominator: bigint,
  offset: Fen,
): Accruing => ({
  exact: { numerator, denominator },
  nightly: { numerator: nightly, denominator },
  offset,
});

const stateOf = (raw: Raw): KeptState => ({
  loanId: raw.loanId,
  borrowerId: raw.borrowerId,
  funderId: raw.funderId,
  status: raw.status,
  accruedTo: raw.accruedTo,
  wakeOn: raw.wakeOn,
  nonAccrual: raw.nonAccrual,
  duePrincipal: raw.duePrincipalFen,
  dueInterest: raw.dueInterestFen,
  oldestDueOn: raw.oldestDueOn,
  toldDpd: raw.toldDpd,
  running: accruingIn(
    raw.runningNumerator,
    raw.runningNightly,
    raw.runningDenominator,
    raw.runningOffsetFen,
  ),
  penalty: accruingIn(
    raw.penaltyNumerator,
    raw.penaltyNightly,
    raw.penaltyDenominator,
    raw.penaltyOffsetFen,
  ),
  books: booksIn(raw),
  closedOn: raw.closedOn,
  collectingId: raw.collectingId,
});

/** A position as the columns hold it: for a list of rows in one parameter. */
const columnsOf = (p: Position): Record<string, unknown> => ({
  borrower_id: p.borrowerId,
  loan_id: p.loanId,
  funder_id: p.funderId,
  status: p.status,
  accrued_to: p.accruedTo,
  wake_on: p.wakeOn,
  non_accrual: p.nonAccrual,
  due_principal_fen: p.duePrincipal,
  due_interest_fen: p.dueInterest,
  oldest_due_on: p.oldestDueOn,
  told_dpd: p.toldDpd,
  running_numerator: p.running.exact.numerator,
  running_nightly: p.running.nightly.numerator,
  running_denominator: p.running.exact.denominator,
  running_offset_fen: p.running.offset,
  penalty_numerator: p.penalty.exact.numerator,
  penalty_nightly: p.penalty.nightly.numerator,
  penalty_denominator: p.penalty.exact.denominator,
  penalty_offset_fen: p.penalty.offset,
  ...Object.fromEntries(
    books.map((name) => [
      `${name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}_fen`,
      p.books[name],
    ]),
  ),
  closed_on: p.closedOn,
});

const listOf = (positions: readonly Position[]) => json(positions.map(columnsOf));

/** @returns How many were new: none of a loan that has a state already. */
export const insertStates = (tx: Tx, positions: readonly Position[]): Promise<number> =>
  tx.exec`
    insert into servicing.loan_states
    select made.* -- Of a row made once: (populate(...)).* would make it anew for every column.
      from jsonb_array_elements(${listOf(positions)}::jsonb) as element,
           jsonb_populate_record(null::servicing.loan_states, element) as made
    on conflict do nothing`;

/** Writes back where loans stand; `collecting_id` is not touched. */
export const saveStates = (tx: Tx, positions: readonly Position[]): Promise<number> =>
  tx.exec`
    update servicing.loan_states s
       set status = n.status, accrued_to = n.accrued_to, wake_on = n.wake_on,
           non_accrual = n.non_accrual, due_principal_fen = n.due_principal_fen,
           due_interest_fen = n.due_interest_fen, oldest_due_on = n.oldest_due_on,
           told_dpd = n.told_dpd,
           running_numerator = n.running_numerator, running_nightly = n.running_nightly,
           running_denominator = n.running_denominator, running_offset_fen = n.running_offset_fen,
           penalty_numerator = n.penalty_numerator, penalty_nightly = n.penalty_nightly,
           penalty_denominator = n.penalty_denominator, penalty_offset_fen = n.penalty_offset_fen,
           principal_fen = n.principal_fen,
           interest_receivable_fen = n.interest_receivable_fen,
           interest_accrued_fen = n.interest_accrued_fen,
           penalty_accrued_fen = n.penalty_accrued_fen,
           fees_receivable_fen = n.fees_receivable_fen, overpaid_fen = n.overpaid_fen,
           off_balance_fen = n.off_balance_fen, claims_fen = n.claims_fen,
           interest_income_fen = n.interest_income_fen, penalty_income_fen = n.penalty_income_fen,
           fee_income_fen = n.fee_income_fen, impairment_fen = n.impairment_fen,
           cash_fen = n.cash_fen, closed_on = n.closed_on
      from jsonb_array_elements(${listOf(positions)}::jsonb) as element,
           jsonb_populate_record(null::servicing.loan_states, element) as n
     where s.loan_id = n.loan_id`;

/** Where the loan stands, locked until the transaction ends; `undefined` before its money is out. */
export async function lockState(tx: Tx, loanId: Id<'loan'>): Promise<KeptState | undefined> {
  const found = await tx.maybe(StateRow)`
    select * from servicing.loan_states where loan_id = ${loanId} for update`;
  return found && stateOf(found);
}

/** Loans of one borrower that owe something, in the order of their ids: the oldest first. */
export async function listStates(db: Db, borrowerId: Id<'borrower'>): Promise<KeptState[]> {
  const rows = await db.many(StateRow)`
    select * from servicing.loan_states
     where borrower_id = ${borrowerId} and status <> 'closed'
     order by loan_id`;
  return rows.map(stateOf);
}

/** The next states in the order of their loans' ids. */
export const listAllStates = async (
  db: Db,
  after: string,
  atMost: number,
): Promise<KeptState[]> => {
  const rows = await db.many(StateRow)`
    select * from servicing.loan_states where loan_id > ${after} order by loan_id limit ${atMost}`;
  return rows.map(stateOf);
};

/** The next states in the order of their loans' ids, locked until the transaction ends. */
export async function lockStates(tx: Tx, after: string, atMost: number): Promise<KeptState[]> {
  const rows = await tx.many(StateRow)`
    select * from servicing.loan_states where loan_id > ${after}
     order by loan_id limit ${atMost} for update`;
  return rows.map(stateOf);
}

/** Locks these loans, in the order of their ids. */
export async function lockStatesOf(tx: Tx, loanIds: readonly Id<'loan'>[]): Promise<KeptState[]> {
  const rows = await tx.many(StateRow)`
    select * from servicing.loan_states where loan_id = any (${loanIds}::text[])
     order by loan_id for update`;
  return rows.map(stateOf);
}

/**
 * Locks the next open loans that are behind `to` and have a morning to be woken for, in the order of
 * their ids. Loans that somebody else holds this moment are left out: nobody waits for anybody.
 */
export async function lockToWake(
  tx: Tx,
  to: BusinessDate,
  after: string,
  atMost: number,
): Promise<KeptState[]> {
  // Served by the partial index loan_states_open.
  const rows = await tx.many(StateRow)`
    select * from servicing.loan_states
     where status = 'open' and loan_id > ${after} and accrued_to < ${to} and wake_on <= ${to}
     order by loan_id
     limit ${atMost}
       for update skip locked`;
  return rows.map(stateOf);
}

/** Sets or clears the repayment whose money is on its way. */
export const setCollecting = (
  tx: Tx,
  loanId: Id<'loan'>,
  repaymentId: Id<'repayment'> | null,
): Promise<number> =>
  tx.exec`
    update servicing.loan_states set collecting_id = ${repaymentId} where loan_id = ${loanId}`;
