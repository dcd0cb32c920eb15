import assert from 'node:assert/strict';
import { measureAll } from '../concentration/index.ts';
import { measureUses } from '../funding/index.ts';
import { addDays, type BusinessDate } from '../kernel/index.ts';
import { advanceBusinessDate, getBusinessDate, sleep } from '../platform/index.ts';
import { usualClassRules } from './classes.ts';
import { finishRunOf, reportOf } from './close-day.ts';
import type { EndOfDayDeps, EndOfDayReport } from './end-of-day-report.ts';
import {
  type EndOfDayRun,
  findRun,
  findUnfinishedRun,
  insertRun,
  lockRuns,
} from './end-of-day-runs.ts';
import { countBehind } from './loans-behind.ts';
import { keepProvisions } from './provision-days.ts';
import { listTheUnlisted } from './relist-loans.ts';
import { type Progress, walkLoans } from './walk-loans.ts';

export interface EndOfDayOptions {
  /** Close this date and no other: a second call for it answers with the same report. */
  readonly closing?: BusinessDate;
  /** Loans a transaction. Default: 5,000, or 500 of those that are looked at one by one. */
  readonly batch?: number;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  /** Told how many loans of before there were lists are listed by now, which is done first, and once. */
  readonly onListed?: (loans: number) => void;
}

const RETRY_AFTER_MS = [20, 100, 400, 1_000]; // For loans that somebody holds this moment.

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

/** Counts what all walks of this call did towards what there was to do. */
function counter(total: number, tell: EndOfDayOptions['onProgress']): Progress {
  let done = 0;
  return (loans) => {
    if (loans === 0) return;
    done += loans;
    tell?.({ done: Math.min(done, total), total });
  };
}

/**
 * Closes the business date: interest of the day accrued and booked, interest that falls due on the new
 * day made due, loans past due marked and told, the business date moved on, once; then every control
 * account compared with the sum of the loans.
 *
 * Loans to which nothing happens but a night are moved by one statement a batch; the others are played
 * again from their terms and history. A batch is a transaction of its own and never waits for a loan
 * that a repayment holds. The run may be stopped at any point and called again: it goes on where it
 * was. Several processes may call it at once: they share the loans. Loans that missed days are caught
 * up. A loan that fails is recorded and stays behind; the day closes without it.
 */
export async function endOfDay(
  deps: EndOfDayDeps,
  options: EndOfDayOptions = {},
): Promise<EndOfDayReport> {
  await listTheUnlisted(deps.db, options.onListed);
  const closing = await openRun(deps, options.closing);
  const run: EndOfDayRun = {
    closing,
    to: addDays(closing, 1),
    ...(options.batch !== undefined && { batch: options.batch }),
  };
  const finished = (await findRun(deps.db, closing))?.finishedAt ?? null;
  if (finished === null) {
    const { behind } = await countBehind(deps.db, run.to);
    const progress = counter(behind, options.onProgress);
    await walkLoans(deps, run, progress);
    for (const ms of RETRY_AFTER_MS) {
      if ((await countBehind(deps.db, run.to)).behind === 0) break;
      await sleep(ms);
      await walkLoans(deps, run, progress);
    }
    while ((await finishRunOf(deps, run)) === 'not_yet') await walkLoans(deps, run, progress);
  } else {
    await finishRunOf(deps, run); // Cut off between the close and the comparison: that is left.
  }
  // What was repaid today frees room in its region and trade (rules R1).
  await deps.db.tx((tx) => measureAll(tx, deps.clock.now()));
  await measureUses(deps.db, deps.clock.now()); // And with its partners (R2).
  // As of this morning; a day that is told again after others were closed keeps what it said.
  if ((await getBusinessDate(deps.db)) === run.to) {
    await deps.db.tx((tx) => keepProvisions(tx, closing, deps.classRules ?? usualClassRules));
  }
  return reportOf(deps, run);
}
