import { makeKey, unwrap } from '@open310/sdk';
import { expect, vi } from 'vitest';
import { addDays } from '../../server/src/kernel/index.ts';
import { getBusinessDate } from '../../server/src/platform/index.ts';
import { type Lender, paidShop } from './lender.ts';
import type { Call } from './refuse.ts';
import { closeDays, drawMore, openStaff, type Staff } from './staff.ts';

/** The address of a staff route. */
export const staff = (path: string): string => `/api/staff${path}`;

/** A command of staff. */
export const post = (by: Staff, path: string, body?: unknown): Call => ({
  method: 'POST',
  path: staff(path),
  headers: by.headers,
  ...(body === undefined ? {} : { body }),
});

/** What a case is called after. */
export const name = (what: unknown): string => JSON.stringify(what) ?? String(what);

/**
 * A desk that may do everything and one that may read; two borrowers with a loan each of six months,
 * and of `ann` one more that is closed, one charged off, and one whose money never went out. All were
 * drawn on one day and are of 2,000 yuan; it is the tenth day after.
 */
export async function openDesk(lender: Lender) {
  const drawnOn = await getBusinessDate(lender.db);
  const scopes = ['loans.read', 'loans.write', 'books.read', 'books.close'];
  const desk = await openStaff(lender, 'loan desk', ...scopes);
  const ann = await paidShop(lender, 2);
  const ben = await paidShop(lender, 1);
  const { borrower, drawn } = ann;
  const draw = () => drawMore(borrower, drawn.facilityId, 3);
  const [closed, lost] = [await draw(), await draw()];
  await lender.fault('bank', 'rejected_later');
  const cancelled = await draw();
  await vi.waitFor(async () => {
    expect((await desk.loan(cancelled)).status).toBe('cancelled');
  }, 10_000);
  await closeDays(lender, 10);
  const today = addDays(drawnOn, 10);
  await unwrap(
    borrower.api.POST('/api/borrower/loans/{id}/repayments', {
      params: { path: { id: closed } },
      body: { repaymentId: makeKey('repayment'), amountFen: 'all' },
    }),
  );
  await desk.change(lost, { type: 'chargeOff', on: today });
  const loans = { open: drawn.loanId, closed, lost, cancelled };
  return { desk, reader: await openStaff(lender, 'reader'), ann, ben, drawnOn, today, loans };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
