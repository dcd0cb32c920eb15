import { join } from 'node:path';
import {
  addDays,
  addMonths,
  type BusinessDate,
  businessDate,
  fen,
  rateE9,
} from '../../server/src/kernel/index.ts';
import { checkBalanced } from '../../server/src/ledger/index.ts';
import { type Loan, penaltyRateOf } from '../../server/src/lending/index.ts';
import {
  type Database,
  migrate,
  newId,
  openDatabase,
  readMigrations,
  setFirstBusinessDate,
  silentLog,
  systemClock,
} from '../../server/src/platform/index.ts';
import { endOfDay, openAccrual } from '../../server/src/servicing/index.ts';
import { openProgress } from '../progress.ts';
import { root } from '../stack/child.ts';
import { type Figure, median, round, timed } from './figure.ts';
import type { Bench } from './ground.ts';
import { peakMemoryMb } from './machine.ts';

const RATIO_MAX = 3;
const FIRST_DAY = businessDate('2027-01-04');

/** End of day over many loans, beside bare statements that touch as many rows. */
export const endOfDayBench: Bench = {
  name: 'end-of-day',
  what: 'end of day over --loans loans, against bare statements over as many rows',
  run: async ({ ground, quick, loans }) => {
    const n = quick ? Math.min(loans, 1_000) : loans;
    const db = openDatabase(await ground.database('end-of-day'), { max: 4 });
    try {
      await migrate(db, readMigrations(join(root, 'server/src')));
      await setFirstBusinessDate(db, FIRST_DAY);
      await openLoans(db, n);
      await db.exec`vacuum analyze`;
      return [await measure(db, n, quick ? 2 : 5)];
    } finally {
      await db.close();
    }
  },
};

async function measure(db: Database, n: number, days: number): Promise<Figure> {
  const bare: number[] = [];
  const closed: number[] = [];
  let past = 0;
  for (let day = 0; day < days; day += 1) {
    bare.push(await runBare(db, n));
    const progress = openProgress(n, `loans, day ${day + 1} of ${days}`);
    let done = 0;
    const onProgress = (p: { readonly done: number }) => {
      progress.step(p.done - done);
      done = p.done;
    };
    const { value, ms } = await timed(() =>
      endOfDay({ db, clock: systemClock, log: silentLog }, { onProgress }),
    );
    progress.end();
    if (value.loans !== n || value.failed.length > 0) throw new Error('loans were left behind');
    past = value.delinquent;
    closed.push(ms);
  }
  const { balanced, entries } = await checkBalanced(db);
  if (!balanced) throw new Error('the ledger does not balance after the run');
  const ratio = round(median(closed.map((ms, i) => ms / (bare[i] ?? Number.NaN))));
  return {
    name: 'end of day',
    reach: `at most ${RATIO_MAX} times a bare insert … select and update of as many rows`,
    met: ratio <= RATIO_MAX,
    values: {
      loans: n,
      days,
      ratioToBare: ratio,
      p50S: round(median(closed) / 1000),
      bareP50S: round(median(bare) / 1000),
      loansPerSecond: round(n / (median(closed) / 1000)),
      pastDueOnLastDay: past,
      ledgerEntries: entries,
      peakMemoryMb: peakMemoryMb(process.pid),
    },
  };
}

/** What the same number of rows costs without any lending: written once, changed once. Unit: ms. */
async function runBare(db: Database, n: number): Promise<number> {
  await db.exec`drop table if exists bench_bare`;
  await db.exec`
    create table bench_bare (
      loan_id text primary key, principal_fen bigint not null, accrued_to date not null)`;
  const { ms } = await timed(async () => {
    await db.exec`
      insert into bench_bare
      select 'loan_' || md5(i::text), i, date '2027-01-04' from generate_series(1, ${n}::int) i`;
    await db.exec`update bench_bare set principal_fen = principal_fen + 1, accrued_to = accrued_to + 1`;
  });
  return ms;
}

/** Open loans as they stand on the first day: drawn on any of 150 days, some due every morning. */
async function openLoans(db: Database, n: number): Promise<void> {
  const batch = 500;
  const progress = openProgress(n, 'loans opened');
  for (let from = 0; from < n; from += batch) {
    const size = Math.min(batch, n - from);
    await db.tx(async (tx) => {
      for (let i = 0; i < size; i += 1) await openAccrual(tx, loanOf(from + i), FIRST_DAY);
    });
    progress.step(size);
  }
  progress.end();
}

function loanOf(i: number): Loan {
  const drawnOn: BusinessDate = addDays(FIRST_DAY, -(i % 150));
  const annualRate = rateE9(60_000_000n + BigInt(i % 7) * 10_000_000n);
  const principal = fen(1_000_000n + BigInt(i % 991) * 10_000n);
  const termMonths = 6 + (i % 2) * 6;
  return {
    id: newId('loan'),
    drawdownId: newId('drawdown'),
    facilityId: newId('facility'),
    borrowerId: newId('borrower'),
    funderId: 'lender',
    principal,
    outstanding: principal,
    annualRate,
    penaltyRate: penaltyRateOf(annualRate),
    dayCount: 'act/360',
    drawnOn,
    termMonths,
    repayment: 'interestOnly',
    maturesOn: addMonths(drawnOn, termMonths),
    status: 'open',
    settledOn: drawnOn,
    railRef: null,
    closedOn: null,
    cancelledWhy: null,
  };
}
