import { type BusinessDate, fen, type Id, type Instant } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import type { Control, ControlSum } from './check-loans.ts';
import type { Moved } from './move-nights.ts';

/** The day that a run closes, and how much of it a transaction takes. */
export interface EndOfDayRun {
  readonly closing: BusinessDate;
  /** The day after it: loans are moved on to its morning. */
  readonly to: BusinessDate;
  readonly batch?: number;
}

const Run = row({
  closingOn: column.date,
  startedAt: column.instant,
  finishedAt: column.nullable(column.instant),
  delinquent: column.nullable(column.int),
});

/** Lets one process at a time decide which day is closed next. */
export const lockRuns = (tx: Tx): Promise<number> =>
  tx.exec`lock table servicing.end_of_day_runs in share row exclusive mode`;

export const findRun = (db: Db, closing: BusinessDate) =>
  db.maybe(Run)`
    select closing_on, started_at, finished_at, delinquent
      from servicing.end_of_day_runs where closing_on = ${closing}`;

/** The day whose run was begun and not finished: at most one, for it must end before the next. */
export async function findUnfinishedRun(db: Db): Promise<BusinessDate | undefined> {
  const run = await db.maybe(Run)`
    select closing_on, started_at, finished_at, delinquent
      from servicing.end_of_day_runs where finished_at is null`;
  return run?.closingOn;
}

export const insertRun = (tx: Tx, closing: BusinessDate, at: Instant): Promise<number> =>
  tx.exec`
    insert into servicing.end_of_day_runs (closing_on, started_at)
    values (${closing}, ${new Date(at)})`;

export const finishRun = (
  db: Db,
  closing: BusinessDate,
  at: Instant,
  delinquent: number,
): Promise<number> =>
  db.exec`
    update servicing.end_of_day_runs
       set finished_at = ${new Date(at)}, delinquent = ${delinquent}
     where closing_on = ${closing} and finished_at is null`;

export const insertBatch = (
  tx: Tx,
  closing: BusinessDate,
  moved: Moved,
  at: Instant,
): Promise<number> =>
  tx.exec`
    insert into servicing.end_of_day_batches
           (closing_on, recorded_at, loans, accrued_fen, due_fen, delinquent, penalty_fen,
            off_balance_fen, woken)
    values (${closing}, ${new Date(at)}, ${moved.loans}, ${moved.interest}, ${moved.due}, 0,
            ${moved.penalty}, ${moved.offBalance}, ${moved.woken})`;

const Sums = row({
  loans: column.int,
  woken: column.int,
  interestFen: column.fen,
  penaltyFen: column.fen,
  offBalanceFen: column.fen,
  dueFen: column.fen,
});

/** What all batches of a run came to. */
export async function sumBatches(db: Db, closing: BusinessDate): Promise<Moved> {
  const sums = await db.one(Sums)`
    select coalesce(sum(loans), 0) as loans, coalesce(sum(woken), 0) as woken,
           coalesce(sum(accrued_fen), 0)::text as interest_fen,
           coalesce(sum(penalty_fen), 0)::text as penalty_fen,
           coalesce(sum(off_balance_fen), 0)::text as off_balance_fen,
           coalesce(sum(due_fen), 0)::text as due_fen
      from servicing.end_of_day_batches
     where closing_on = ${closing}`;
  return {
    loans: sums.loans,
    woken: sums.woken,
    interest: fen(sums.interestFen),
    penalty: fen(sums.penaltyFen),
    offBalance: fen(sums.offBalanceFen),
    due: fen(sums.dueFen),
  };
}

const ControlRow = row({ control: column.text, loansFen: column.fen, ledgerFen: column.fen });

/** What the close of a day found; empty before it. */
export async function findControls(db: Db, closing: BusinessDate): Promise<ControlSum[]> {
  const rows = await db.many(ControlRow)`
    select control, loans_fen, ledger_fen
      from servicing.end_of_day_controls
     where closing_on = ${closing}
     order by control`;
  return rows.map((r) => ({
    control: r.control as Control,
    loans: r.loansFen,
    ledger: r.ledgerFen,
  }));
}

/** A batch works on the run of `closing`: the run is not closed while `tx` lives. @returns Whether it is open. */
export async function joinRun(tx: Tx, closing: BusinessDate): Promise<boolean> {
  await tx.exec`select pg_advisory_xact_lock_shared(hashtext('servicing.end_of_day'))`;
  return (await findRun(tx, closing))?.finishedAt === null;
}

/** Waits until no batch is on its way, and lets none begin until `tx` ends. */
export const holdRun = (tx: Tx): Promise<number> =>
  tx.exec`select pg_advisory_xact_lock(hashtext('servicing.end_of_day'))`;

export const insertFailure = (
  db: Db,
  closing: BusinessDate,
  loanId: Id<'loan'>,
  detail: string,
  at: Instant,
): Promise<number> =>
  db.exec`
    insert into servicing.end_of_day_failures (closing_on, loan_id, recorded_at, detail)
    values (${closing}, ${loanId}, ${new Date(at)}, ${detail})`;

const Failed = row({ loanId: column.id('loan') });

/** Loans that failed in the run of `closing` and are still behind `to`. */
export async function listFailed(
  db: Db,
  closing: BusinessDate,
  to: BusinessDate,
): Promise<Id<'loan'>[]> {
  const rows = await db.many(Failed)`
    select distinct f.loan_id
      from servicing.end_of_day_failures f
      join servicing.loan_states s on s.loan_id = f.loan_id
     where f.closing_on = ${closing} and s.status = 'open' and s.accrued_to < ${to}
     order by f.loan_id`;
  return rows.map((failed) => failed.loanId);
}
