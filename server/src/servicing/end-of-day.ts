import assert from 'node:assert/strict';
import { addDays, type BusinessDate, type Fen, type Id } from '../kernel/index.ts';
import {
  advanceBusinessDate,
  type Clock,
  type Database,
  getBusinessDate,
  type Log,
  sleep,
} from '../platform/index.ts';
import {
  findRun,
  findUnfinishedRun,
  finishRun,
  insertBatch,
  insertFailure,
  insertRun,
  listFailed,
  lockRuns,
  sumBatches,
} from './end-of-day-runs.ts';
import { moveOn } from './move-on.ts';
import { countBehind, lockLoansBehind } from './store.ts';

/** What end of day works with. */
export interface EndOfDayDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/** How one end of day went. Counts are of the whole run, restarts included. */
export interface EndOfDayReport {
  /** The business date that was closed. */
  readonly closed: BusinessDate;
  /** The business date from then on. */
  readonly today: BusinessDate;
  readonly loans: number;
  /** Interest accrued, and interest that fell due. Unit: fen. */
  readonly accrued: Fen;
  readonly due: Fen;
  /** Loans past due on `today`. */
  readonly delinquent: number;
  /** Loans that stand still because a repayment is on its way; moved on when it is decided. */
  readonly waiting: number;
  /** Loans that could not be moved on; tried again by the next end of day. */
  readonly failed: readonly Id<'loan'>[];
}

export interface EndOfDayOptions {
  /** Close this date and no other: a second call for it answers with the same report. */
  readonly closing?: BusinessDate;
  /** Loans a transaction. Default: 1,000. */
  readonly batch?: number;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

const BATCH = 1_000;
const RETRY_AFTER_MS = [20, 100, 400]; // For loans that a repayment holds this moment.

/**
 * Opens the run that closes the current business date and moves the date on in the same transaction,
 * or joins the run that was left unfinished. From here on whatever happens belongs to the new day:
 * a repayment never meets a loan that end of day has taken further than today.
 */
function openRun(deps: EndOfDayDeps, wanted: BusinessDate | undefined): Promise<BusinessDate> {
  return deps.db.tx(async (tx) => {
    await lockRuns(tx);
    const left = await findUnfinishedRun(tx);
    if (left !== undefined && (wanted === undefined || wanted === left)) return left;
    const today = await getBusinessDate(tx);
    if (wanted !== undefined && wanted < today) {
      assert(await findRun(tx, wanted), `${wanted} is before the books began`);
      return wanted;
    }
    assert(left === undefined, `end of day of ${left} is not finished`);
    assert(wanted === undefined || wanted === today, `${wanted} is not reached: today is ${today}`);
    await insertRun(tx, today, deps.clock.now());
    await advanceBusinessDate(tx, today);
    return today;
  });
}

interface Run {
  readonly closing: BusinessDate;
  readonly to: BusinessDate;
  readonly batch: number;
}

/** The loans that a batch has locked: those to blame when it fails. */
type Taken = Id<'loan'>[];

/** Moves one batch on, and names its loans in `taken` before anything can fail. */
function runBatch(deps: EndOfDayDeps, run: Run, after: string, taken: Taken): Promise<void> {
  return deps.db.tx(async (tx) => {
    const states = await lockLoansBehind(tx, run.to, after, run.batch);
    taken.push(...states.map((state) => state.loanId));
    if (states.length === 0) return;
    const at = deps.clock.now();
    const { moved } = await moveOn(tx, states, run.to, { on: run.closing, at });
    await insertBatch(tx, run.closing, moved, at);
  });
}

/**
 * Walks all loans that are behind, once. A batch that fails is walked again loan by loan, so that the
 * others of it are moved on and the one at fault is named.
 */
async function walk(deps: EndOfDayDeps, run: Run, done: (loans: number) => void): Promise<void> {
  let after = '';
  let single = 0; // Loans to take one at a time from here.
  for (;;) {
    const taken: Taken = [];
    try {
      await runBatch(deps, single > 0 ? { ...run, batch: 1 } : run, after, taken);
    } catch (error) {
      if (taken.length === 0) throw error; // Not a loan's fault.
      if (taken.length > 1) {
        single = taken.length;
        continue;
      }
      const detail = String(error).slice(0, 500);
      const loanId = taken[0] ?? assert.fail();
      await insertFailure(deps.db, run.closing, loanId, detail, deps.clock.now());
      deps.log.error('end_of_day.loan_failed', { loanId, closing: run.closing, detail });
    }
    const last = taken.at(-1);
    if (last === undefined) return;
    after = last;
    single = Math.max(0, single - 1);
    done(taken.length);
  }
}

/**
 * Closes the business date: interest of the day accrued and booked, interest that falls due on the new
 * day made due, loans past due marked and told, the business date moved on, once.
 *
 * Works in batches of one transaction each, never waits for a loan that a repayment holds, and may be
 * stopped at any point: a second call goes on where the first one was. Loans that missed days are
 * caught up. A loan that fails is recorded and stays behind; the day closes without it.
 */
export async function endOfDay(
  deps: EndOfDayDeps,
  options: EndOfDayOptions = {},
): Promise<EndOfDayReport> {
  const closing = await openRun(deps, options.closing);
  const run: Run = { closing, to: addDays(closing, 1), batch: options.batch ?? BATCH };
  const finished = (await findRun(deps.db, closing))?.finishedAt ?? null;
  if (finished === null) {
    const total = (await countBehind(deps.db, run.to)).behind;
    let moved = 0;
    const done = (loans: number) => {
      moved += loans;
      options.onProgress?.({ done: Math.min(moved, total), total });
    };
    await walk(deps, run, done);
    for (const ms of RETRY_AFTER_MS) {
      if ((await countBehind(deps.db, run.to)).behind === 0) break;
      await sleep(ms);
      await walk(deps, run, done);
    }
    await finishRun(deps.db, closing, deps.clock.now());
  }
  return report(deps, run);
}

async function report(deps: EndOfDayDeps, { closing, to }: Run): Promise<EndOfDayReport> {
  const sums = await sumBatches(deps.db, closing);
  const { waiting } = await countBehind(deps.db, to);
  const failed = await listFailed(deps.db, closing, to);
  const result = { closed: closing, today: to, ...sums, waiting, failed };
  deps.log.info('end_of_day.closed', {
    closed: closing,
    loans: sums.loans,
    delinquent: sums.delinquent,
    waiting,
    failed: failed.length,
  });
  return result;
}
