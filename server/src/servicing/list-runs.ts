import { addDays, type BusinessDate, type Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row } from '../platform/index.ts';
import type { Control, ControlSum } from './check-loans.ts';
import { countBehind } from './loans-behind.ts';
import type { Moved } from './move-nights.ts';

const RunSumsRow = row({
  closed: column.date,
  startedAt: column.instant,
  finishedAt: column.nullable(column.instant),
  loans: column.int,
  woken: column.int,
  interestFen: column.fen,
  penaltyFen: column.fen,
  offBalanceFen: column.fen,
  dueFen: column.fen,
});

/** A run with what all its batches came to until now. */
interface RunSums extends Moved {
  readonly closed: BusinessDate;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
}

/** The runs that closed a date before `before` (all, unless told), the newest first. */
async function listRunSums(
  db: Db,
  before: BusinessDate | undefined,
  atMost: number,
): Promise<RunSums[]> {
  const rows = await db.many(RunSumsRow)`
    select r.closing_on as closed, r.started_at, r.finished_at, b.*
      from servicing.end_of_day_runs r
     cross join lateral (
             select coalesce(sum(loans), 0) as loans, coalesce(sum(woken), 0) as woken,
                    coalesce(sum(accrued_fen), 0)::text as interest_fen,
                    coalesce(sum(penalty_fen), 0)::text as penalty_fen,
                    coalesce(sum(off_balance_fen), 0)::text as off_balance_fen,
                    coalesce(sum(due_fen), 0)::text as due_fen
               from servicing.end_of_day_batches
              where closing_on = r.closing_on) b
     where r.closing_on < coalesce(${before ?? null}::date, 'infinity')
     order by r.closing_on desc
     limit ${atMost}`;
  return rows.map(({ interestFen, penaltyFen, offBalanceFen, dueFen, ...rest }) => ({
    ...rest,
    interest: interestFen,
    penalty: penaltyFen,
    offBalance: offBalanceFen,
    due: dueFen,
  }));
}

const FailureRow = row({
  closed: column.date,
  loanId: column.id('loan'),
  at: column.instant,
  detail: column.text,
});

/** A loan that could not be moved on in the run of `closed`, as it failed last. */
export type RunFailure = RowOf<typeof FailureRow>;

/** Loans that failed in the runs of these days and are still behind them. */
const listRunFailures = (db: Db, closed: readonly BusinessDate[]): Promise<RunFailure[]> =>
  db.many(FailureRow)`
    select distinct on (f.closing_on, f.loan_id)
           f.closing_on as closed, f.loan_id, f.recorded_at as at, f.detail
      from servicing.end_of_day_failures f
      join servicing.loan_states s on s.loan_id = f.loan_id
     where f.closing_on = any (${closed}::date[])
       and s.status = 'open' and s.accrued_to <= f.closing_on
     order by f.closing_on, f.loan_id, f.recorded_at desc`;

const DayControlRow = row({
  closed: column.date,
  control: column.text,
  loansFen: column.fen,
  ledgerFen: column.fen,
});

/** What the closes of these days found, by day; nothing of a day before its close. */
async function listControls(
  db: Db,
  closed: readonly BusinessDate[],
): Promise<Map<BusinessDate, ControlSum[]>> {
  const rows = await db.many(DayControlRow)`
    select closing_on as closed, control, loans_fen, ledger_fen
      from servicing.end_of_day_controls
     where closing_on = any (${closed}::date[])
     order by closing_on, control`;
  const byDay = new Map<BusinessDate, ControlSum[]>();
  for (const { closed: day, control, loansFen: loans, ledgerFen: ledger } of rows) {
    const sums = byDay.get(day) ?? [];
    sums.push({ control: control as Control, loans, ledger });
    byDay.set(day, sums);
  }
  return byDay;
}

/** An end of day as it stands: one that has ended, or the one that runs now. Amounts in fen. */
export interface RunReport extends RunSums {
  /** The business date from then on. */
  readonly to: BusinessDate;
  /** Loans that still wait to be moved on; of a run that has ended: none. */
  readonly left: number;
  /** Loans that could not be moved on and still are not. */
  readonly failed: readonly RunFailure[];
  /** Every control account beside the sum of the loans, at the close; empty before it. */
  readonly controls: readonly ControlSum[];
  /** Whether they are the same, all of them; `null` before the close. */
  readonly agree: boolean | null;
  /** Until the close. Unit: ms; `null` before it. */
  readonly tookMs: number | null;
}

const took = (startedAt: Instant, finishedAt: Instant | null): number | null =>
  finishedAt === null ? null : finishedAt - startedAt;

/** The runs that closed a date before `before` (all, unless told), the newest first. */
export async function listRuns(
  db: Db,
  { before, atMost = 30 }: { readonly before?: BusinessDate | undefined; readonly atMost?: number },
): Promise<RunReport[]> {
  const runs = await listRunSums(db, before, atMost);
  const days = runs.map((run) => run.closed);
  const [failures, controls] = await Promise.all([
    listRunFailures(db, days),
    listControls(db, days),
  ]);
  const running = runs.find((run) => run.finishedAt === null);
  const left = running ? (await countBehind(db, addDays(running.closed, 1))).behind : 0;
  return runs.map((run) => {
    const sums = controls.get(run.closed) ?? [];
    return {
      ...run,
      to: addDays(run.closed, 1),
      left: run === running ? left : 0,
      failed: failures.filter((failure) => failure.closed === run.closed),
      controls: sums,
      agree: sums.length === 0 ? null : sums.every((sum) => sum.loans === sum.ledger),
      tookMs: took(run.startedAt, run.finishedAt),
    };
  });
}
