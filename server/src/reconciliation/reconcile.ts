import { addDays, type BusinessDate, daysBetween, ok, type Result } from '../kernel/index.ts';
import { getBusinessDate } from '../platform/index.ts';
import { findLastDay } from './days.ts';
import type { ReconcileDeps } from './deps.ts';
import { type Reconciled, type ReconcileRefusal, reconcileDay } from './reconcile-day.ts';
import { findSpan } from './statements.ts';

export interface ReconcileOptions {
  /** Up to and including this day; left out: the last day that the books have closed. */
  readonly until?: BusinessDate;
  readonly onDay?: (done: Reconciled, left: number) => void;
}

/** The day that is reconciled next; the first of all is `until`. */
async function nextDay(deps: ReconcileDeps, until: BusinessDate): Promise<BusinessDate> {
  const last = await findLastDay(deps.db);
  if (last !== undefined) return addDays(last, 1);
  return (await findSpan(deps.db)).first ?? until; // Kept, and cut off before it was matched.
}

/**
 * Reconciles every day that is left, in turn, up to and including `until`. A day that was reconciled
 * answers `exists`. Throws the rail's outage at the first day without a statement: what was done stays.
 */
export async function reconcile(
  deps: ReconcileDeps,
  options: ReconcileOptions = {},
): Promise<Result<readonly Reconciled[], ReconcileRefusal>> {
  const today = await getBusinessDate(deps.db);
  const until = options.until ?? addDays(today, -1);
  const done: Reconciled[] = [];
  let on = await nextDay(deps, until);
  if (on > until) on = until; // Reconciled before: it says so.
  for (; on <= until; on = addDays(on, 1)) {
    const day = await reconcileDay(deps, on);
    if (!day.ok) return day;
    done.push(day.value);
    options.onDay?.(day.value, daysLeft(on, until));
  }
  return ok(done);
}

const daysLeft = (on: BusinessDate, until: BusinessDate): number => daysBetween(on, until);
