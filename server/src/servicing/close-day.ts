import { closeControlTotals } from '../ledger/index.ts';
import { isSqlState } from '../platform/index.ts';
import { compareControls, insertControls } from './check-loans.ts';
import type { EndOfDayDeps, EndOfDayReport } from './end-of-day-report.ts';
import {
  type EndOfDayRun,
  findControls,
  findRun,
  finishRun,
  holdRun,
  listFailed,
  sumBatches,
} from './end-of-day-runs.ts';
import { countDelinquent, countUntried } from './loans-behind.ts';

/**
 * Closes the day once nobody works on it any more: no batch is on its way, and every loan was moved
 * on or has failed. Its books are closed with their control totals, then compared with the loans.
 * @returns `not_yet` when loans are left that nobody has tried.
 */
export async function finishRunOf(
  deps: EndOfDayDeps,
  run: EndOfDayRun,
): Promise<'finished' | 'not_yet'> {
  const closed = await deps.db.tx(async (tx) => {
    await holdRun(tx); // Waits for the batches of all workers.
    if ((await findRun(tx, run.closing))?.finishedAt !== null) return true;
    if ((await countUntried(tx, run.to, run.closing)).behind > 0) return false;
    const { delinquent } = await countDelinquent(tx, run.to);
    await finishRun(tx, run.closing, deps.clock.now(), delinquent);
    await closeControlTotals(tx, run.closing);
    await deps.inClose?.(tx, run.to);
    return true;
  });
  if (!closed) return 'not_yet';
  if ((await findControls(deps.db, run.closing)).length === 0) await keepControls(deps, run);
  return 'finished';
}

const SERIALIZATION_FAILURE = '40001';

/** Compares the control accounts with the loans in one snapshot, and keeps what it found. */
async function keepControls(deps: EndOfDayDeps, { closing }: EndOfDayRun): Promise<void> {
  try {
    await deps.db.tx(async (tx) => {
      await tx.exec`set transaction isolation level repeatable read`;
      const { sums, problems } = await compareControls(tx);
      await insertControls(tx, closing, sums);
      for (const problem of problems) {
        deps.log.error('end_of_day.controls_differ', { closing, problem });
      }
    });
  } catch (error) {
    if (!isSqlState(error, SERIALIZATION_FAILURE)) throw error; // Another worker kept them first.
  }
}

/** What the run of a day came to, whoever did it. */
export async function reportOf(
  deps: EndOfDayDeps,
  { closing, to }: EndOfDayRun,
): Promise<EndOfDayReport> {
  const sums = await sumBatches(deps.db, closing);
  const failed = await listFailed(deps.db, closing, to);
  const controls = await findControls(deps.db, closing);
  const run = await findRun(deps.db, closing);
  const agree = controls.length > 0 && controls.every((sum) => sum.loans === sum.ledger);
  const report = {
    closed: closing,
    today: to,
    loans: sums.loans,
    woken: sums.woken,
    accrued: sums.interest,
    penalty: sums.penalty,
    offBalance: sums.offBalance,
    due: sums.due,
    delinquent: run?.delinquent ?? 0,
    failed,
    controls,
    agree,
    tookMs: (run?.finishedAt ?? 0) - (run?.startedAt ?? 0),
  };
  deps.log.info('end_of_day.closed', {
    closed: closing,
    loans: sums.loans,
    woken: sums.woken,
    delinquent: report.delinquent,
    failed: failed.length,
    agree,
  });
  return report;
}
