import assert from 'node:assert/strict';
import { addDays, type BusinessDate } from '../kernel/index.ts';
import type { Db, Tx } from './db.ts';
import { column, row } from './row.ts';

const Today = row({ today: column.date });

/** The day of the lender's books. Throws before `setFirstBusinessDate`. */
export const getBusinessDate = async (db: Db): Promise<BusinessDate> =>
  (await db.one(Today)`select today from platform.business_date`).today;

/**
 * The day that `tx` books on. End of day waits for `tx` to end before it moves the date, and `tx` for
 * end of day to have moved it: an entry never lands on a day that is over.
 */
export const getBookingDate = async (tx: Tx): Promise<BusinessDate> =>
  (await tx.one(Today)`select platform.booking_date() as today`).today;

/** Sets the first business date of a new system; leaves one that is there. */
export async function setFirstBusinessDate(db: Db, first: BusinessDate): Promise<void> {
  await db.exec`insert into platform.business_date (today) values (${first}) on conflict do nothing`;
}

/** Moves the business date to the next day, once: end of day alone calls it, with the day it closed. */
export async function advanceBusinessDate(tx: Tx, closed: BusinessDate): Promise<BusinessDate> {
  const next = addDays(closed, 1);
  await tx.exec`select pg_advisory_xact_lock(hashtext('platform.business_date'))`;
  const moved = await tx.exec`
    update platform.business_date set today = ${next} where today = ${closed}`;
  assert(moved === 1, `the business date is not ${closed}`);
  return next;
}
