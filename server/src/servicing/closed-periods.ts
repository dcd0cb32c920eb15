import {
  addDays,
  type BusinessDate,
  type Instant,
  ok,
  type Result,
  refuse,
} from '../kernel/index.ts';
import { column, getBookingDate, row, type Tx } from '../platform/index.ts';

const Until = row({ until: column.nullable(column.date) });

/**
 * The first day from which anything may still count; `undefined` while no period is closed. None is
 * closed until `tx` ends: what it judges by that day holds when it commits.
 */
export async function firstOpenDay(tx: Tx): Promise<BusinessDate | undefined> {
  const [, { until }] = await Promise.all([
    tx.exec`select pg_advisory_xact_lock_shared(hashtext('servicing.closed_periods'))`,
    tx.one(Until)`select max(until) as until from servicing.closed_periods`,
  ]);
  return until === null ? undefined : addDays(until, 1);
}

/** In order of precedence. */
export type ClosePeriodRefusal =
  | { readonly code: 'period_not_over'; readonly today: BusinessDate }
  | { readonly code: 'period_closed'; readonly openFrom: BusinessDate };

/**
 * Closes the books up to and including `until`, for good: nothing may count from those days any more.
 * Backdated events move what they change into the first open day's period by being refused before it.
 */
export async function closePeriod(
  tx: Tx,
  until: BusinessDate,
  at: Instant,
  byWhom: string,
): Promise<Result<{ readonly openFrom: BusinessDate }, ClosePeriodRefusal>> {
  const today = await getBookingDate(tx);
  if (until >= today) return refuse({ code: 'period_not_over', today });
  // Waits for the changes that were judged before it, and for another close.
  await tx.exec`select pg_advisory_xact_lock(hashtext('servicing.closed_periods'))`;
  const open = await firstOpenDay(tx);
  if (open !== undefined && until < open) return refuse({ code: 'period_closed', openFrom: open });
  await tx.exec`
    insert into servicing.closed_periods (until, closed_at, by_whom)
    values (${until}, ${new Date(at)}, ${byWhom})`;
  return ok({ openFrom: addDays(until, 1) });
}
