import { type BusinessDate, fen, type Id, type Instant } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import type { Moved } from './move-on.ts';

const Run = row({ closingOn: column.date, finishedAt: column.nullable(column.instant) });

/** Lets one process at a time decide which day is closed next. */
export const lockRuns = (tx: Tx): Promise<number> =>
  tx.exec`lock table servicing.end_of_day_runs in share row exclusive mode`;

export const findRun = (db: Db, closing: BusinessDate) =>
  db.maybe(Run)`
    select closing_on, finished_at from servicing.end_of_day_runs where closing_on = ${closing}`;

/** The day whose run was begun and not finished: at most one, for it must end before the next. */
export async function findUnfinishedRun(db: Db): Promise<BusinessDate | undefined> {
  const run = await db.maybe(Run)`
    select closing_on, finished_at from servicing.end_of_day_runs where finished_at is null`;
  return run?.closingOn;
}

export const insertRun = (tx: Tx, closing: BusinessDate, at: Instant): Promise<number> =>
  tx.exec`
    insert into servicing.end_of_day_runs (closing_on, started_at)
    values (${closing}, ${new Date(at)})`;

export const finishRun = (db: Db, closing: BusinessDate, at: Instant): Promise<number> =>
  db.exec`
    update servicing.end_of_day_runs set finished_at = ${new Date(at)}
     where closing_on = ${closing} and finished_at is null`;

export const insertBatch = (
  tx: Tx,
  closing: BusinessDate,
  moved: Moved,
  at: Instant,
): Promise<number> =>
  tx.exec`
    insert into servicing.end_of_day_batches
           (closing_on, recorded_at, loans, accrued_fen, due_fen, delinquent)
    values (${closing}, ${new Date(at)}, ${moved.loans}, ${moved.accrued}, ${moved.due},
            ${moved.delinquent})`;

const Sums = row({
  loans: column.int,
  accruedFen: column.fen,
  dueFen: column.fen,
  delinquent: column.int,
});

/** What all batches of a run came to. */
export async function sumBatches(db: Db, closing: BusinessDate): Promise<Moved> {
  const sums = await db.one(Sums)`
    select coalesce(sum(loans), 0) as loans, coalesce(sum(accrued_fen), 0)::text as accrued_fen,
           coalesce(sum(due_fen), 0)::text as due_fen, coalesce(sum(delinquent), 0) as delinquent
      from servicing.end_of_day_batches
     where closing_on = ${closing}`;
  const { loans, accruedFen, dueFen, delinquent } = sums;
  return { loans, accrued: fen(accruedFen), due: fen(dueFen), delinquent };
}

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
