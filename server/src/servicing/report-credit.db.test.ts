import assert from 'node:assert/strict';
import { expect, test } from 'vitest';
import { makeBorrower, makeLoan, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import {
  type CreditLine,
  type CreditReportBatch,
  PartnerUnavailable,
} from '../connectors/index.ts';
import {
  type BusinessDate,
  businessDate,
  fen,
  type Id,
  instant,
  startOfDay,
} from '../kernel/index.ts';
import { saveIdentifier } from '../party/index.ts';
import { getBusinessDate, manualClock, silentLog } from '../platform/index.ts';
import { endOfDay, reportCredit } from './index.ts';

const db = await testDatabase();
const clock = manualClock(instant(startOfDay(TEST_TODAY) + 12 * 3_600_000));

/** A bureau that keeps what it was told last of a loan and a month, or falls silent. */
const told = new Map<string, CreditLine>();
const state = { silent: false };
const bureau = {
  send: async ({ month, batchId, lines }: CreditReportBatch) => {
    if (state.silent) throw new PartnerUnavailable('bureau', 'monthly', 'silent');
    for (const line of lines) told.set(`${month} ${line.loanNo}`, line);
    return `RC-${batchId}`;
  },
};
const deps = { db, vault, clock, bureau };

async function liveUntil(day: BusinessDate): Promise<void> {
  while ((await getBusinessDate(db)) < day) await endOfDay({ db, clock, log: silentLog });
}

async function known(): Promise<Id<'borrower'>> {
  const borrowerId = await makeBorrower(db);
  const number = { kind: 'creditCode', value: '91350100M000100Y43', source: null } as const;
  await saveIdentifier(db, vault, borrowerId, { ...number, at: clock.now() });
  return borrowerId;
}

test('behaviour: a month is told once, to the fen, and again only where it changed', async () => {
  const borrowerId = await known();
  const loan = await makeLoan(db, { borrowerId, principal: fen(1_200_000n) });
  const stranger = await makeLoan(db);
  const early = await reportCredit(deps, businessDate('2027-01-01'));
  expect(early).toEqual({ ok: false, error: { code: 'month_not_over', today: TEST_TODAY } });

  await liveUntil(businessDate('2027-02-01'));
  const first = await reportCredit(deps, businessDate('2027-01-15'));
  expect(first).toMatchObject({
    ok: true,
    value: {
      ...{ month: '2027-01-01', batches: { sent: 1, known: 0 }, lines: 1 },
      unidentified: [stranger.id],
    },
  });
  // 28 nights of 12,000.00 yuan at 7.2% on a year of 360 days.
  expect(told.get(`2027-01 ${loan.id}`)).toEqual({
    ...{ loanNo: loan.id, subject: { creditCode: '91350100M000100Y43' } },
    ...{ openedOn: '2027-01-04', endsOn: loan.maturesOn, principal: 1_200_000n },
    ...{ owed: 1_206_720n, overdue: 0n, dpd: 0, status: 'open' },
  });
  const again = await reportCredit(deps, businessDate('2027-01-01'));
  expect(again).toMatchObject({ value: { batches: { sent: 0, known: 1 }, lines: 1 } });

  // A number becomes known: the month is told again, with the loan that was left out.
  const number = { kind: 'idCard', value: '11010519491231002X', source: null } as const;
  await saveIdentifier(db, vault, stranger.borrowerId, { ...number, at: clock.now() });
  const more = await reportCredit(deps, businessDate('2027-01-01'));
  expect(more).toMatchObject({ value: { batches: { sent: 1 }, lines: 2, unidentified: [] } });
  expect(told.size).toBe(2);
});

test('behaviour: what is past due is told with its days; a bureau that is silent is asked by the next run', async () => {
  const borrowerId = await known();
  const on = await getBusinessDate(db);
  const loan = await makeLoan(db, { borrowerId, termMonths: 1, on });
  await liveUntil(businessDate('2027-04-01'));
  state.silent = true;
  await expect(reportCredit(deps, businessDate('2027-03-01'))).rejects.toThrow('No answer');
  state.silent = false;
  expect(await reportCredit(deps, businessDate('2027-03-01'))).toMatchObject({ ok: true });
  const line = told.get(`2027-03 ${loan.id}`) ?? assert.fail();
  expect(line.dpd).toBe(31); // Due on 1 March.
  expect(line.overdue).toBeGreaterThan(5_000_000n);
  // January is what it was, whatever happened since.
  expect(await reportCredit(deps, businessDate('2027-01-01'))).toMatchObject({
    value: { batches: { sent: 0, known: 1 } },
  });
});
