import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { expectBooksAgree, makeBorrower, makeLoan, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, type BusinessDate, fen, startOfDay } from '../kernel/index.ts';
import {
  column,
  type Database,
  getBusinessDate,
  manualClock,
  newId,
  row,
  silentLog,
  sleep,
} from '../platform/index.ts';
import { FakeBank, FakeWorkflows } from './bank.fixture.ts';
import { checkHistories, endOfDay, requestRepayment } from './index.ts';

const clock = manualClock(startOfDay(TEST_TODAY));
const program = fileURLToPath(new URL('../main/end-of-day.ts', import.meta.url));

const Done = row({ loans: column.int });

/** How many loans a day's batches have moved so far. */
const movedOn = async (db: Database, closing: BusinessDate): Promise<number> =>
  (
    await db.one(Done)`
      select coalesce(sum(loans), 0) as loans
        from servicing.end_of_day_batches where closing_on = ${closing}`
  ).loans;

/**
 * End of day in a process of its own, killed once so many loans are moved.
 * @returns Whether it was cut off in the middle of its work.
 */
async function killedAt(db: Database, url: string, closing: BusinessDate, loans: number) {
  const child = fork(program, ['--batch', '2', '--no-collect'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'ignore',
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  while (child.exitCode === null && (await movedOn(db, closing)) < loans) await sleep(2);
  child.kill('SIGKILL');
  return (await gone) === null && (await movedOn(db, closing)) > 0;
}

test('behaviour: killed at any point and begun again, end of day closes the same books; repayments during it land', async () => {
  const db = await testDatabase(12);
  const borrowerId = await makeBorrower(db);
  const loans = [];
  for (let i = 0; i < 150; i += 1) {
    const method = (['revolvingDaily', 'equalInstallment', 'interestOnly'] as const)[i % 3];
    loans.push(
      await makeLoan(db, {
        borrowerId,
        principal: fen(100_000n + BigInt(i) * 7_777n),
        shape: { method: method ?? 'bullet', repayEvery: 1 + (i % 4), repayUnit: 'day' },
        termMonths: 12,
      }),
    );
  }
  const deps = {
    db,
    clock,
    vault,
    rail: new FakeBank(),
    workflows: new FakeWorkflows(),
    log: silentLog,
  };
  let killed = 0;
  for (let day = 0; day < 4; day += 1) {
    const closing = await getBusinessDate(db);
    // Two processes at once, cut off one after the other.
    const both = Promise.all([
      killedAt(db, db.url, closing, 6 + day * 9),
      killedAt(db, db.url, closing, 40 + day * 20),
    ]);
    const asked = loans.slice(day * 5, day * 5 + 5).map((loan) =>
      requestRepayment(deps, {
        repaymentId: newId('repayment'),
        borrowerId,
        loanId: loan.id,
        amount: fen(5_000n),
      }),
    );
    for (const answer of await Promise.all(asked)) {
      expect(answer).toMatchObject({ ok: true, value: { status: 'settled' } });
    }
    killed += (await both).filter((cut) => cut).length;
    const report = await endOfDay({ db, clock, log: silentLog }, { closing });
    expect(report).toMatchObject({ closed: closing, failed: [], agree: true });
    expect(await getBusinessDate(db)).toBe(addDays(closing, 1));
  }
  expect(killed).toBeGreaterThan(0);
  await expectBooksAgree(db);
  expect(await checkHistories(db)).toEqual([]);
}, 120_000);
