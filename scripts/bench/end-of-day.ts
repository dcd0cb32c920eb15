import { fork } from 'node:child_process';
import { join } from 'node:path';
import { addDays } from '../../server/src/kernel/index.ts';
import { checkBalanced } from '../../server/src/ledger/index.ts';
import {
  type Database,
  getBusinessDate,
  migrate,
  openDatabase,
  readMigrations,
  setFirstBusinessDate,
  silentLog,
  systemClock,
} from '../../server/src/platform/index.ts';
import { checkLoans, classReport, endOfDay } from '../../server/src/servicing/index.ts';
import { openProgress } from '../progress.ts';
import { root } from '../stack/child.ts';
import { type Figure, median, round, timed } from './figure.ts';
import type { Bench } from './ground.ts';
import { FIRST_DAY, openLoans } from './loan-book.ts';
import { peakMemoryMb } from './machine.ts';
import { repayDuring } from './repay-during.ts';

const RATIO_MAX = 3;

/** End of day over many loans, beside bare statements that touch as many rows. */
export const endOfDayBench: Bench = {
  name: 'end-of-day',
  what: 'end of day over --loans loans, against bare statements over as many rows',
  run: async ({ ground, quick, loans }) => {
    const n = quick ? Math.min(loans, 1_000) : loans;
    const url = await ground.database('end-of-day');
    const db = openDatabase(url, { max: 8 });
    try {
      await migrate(db, readMigrations(join(root, 'server/src')));
      await setFirstBusinessDate(db, FIRST_DAY);
      await openLoans(db, n);
      await db.exec`vacuum analyze`;
      const figures = [await measure(db, n, quick ? 2 : 3)];
      figures.push(await measureDisturbed(db, url, n));
      figures.push(await measureClasses(db));
      return figures;
    } finally {
      await db.close();
    }
  },
};

const TIMES = 5;

/** The book by the five classes, and the floor of provisions, as the staff's page asks for it. */
async function measureClasses(db: Database): Promise<Figure> {
  await classReport(db); // What is read first lies on disk.
  const all: number[] = [];
  let loans = 0;
  for (let i = 0; i < TIMES; i += 1) {
    const { value, ms } = await timed(() => classReport(db));
    loans = value.lines.reduce((sum, line) => sum + line.loans, 0);
    all.push(ms);
  }
  return {
    ...{ name: 'classes and provisions', reach: null, met: null },
    values: {
      loans,
      times: TIMES,
      p50S: round(median(all) / 1000),
      maxS: round(Math.max(...all) / 1000),
    },
  };
}

async function measure(db: Database, n: number, days: number): Promise<Figure> {
  const bare: number[] = [];
  const closed: number[] = [];
  let woken = 0;
  for (let day = 0; day < days; day += 1) {
    bare.push(await runBare(db, n));
    const progress = openProgress(n, `loans, day ${day + 1} of ${days}`);
    let done = 0;
    const onProgress = (p: { readonly done: number }) => {
      progress.step(p.done - done);
      done = p.done;
    };
    await db.exec`checkpoint`;
    const { value, ms } = await timed(() =>
      endOfDay({ db, clock: systemClock, log: silentLog }, { onProgress }),
    );
    progress.end();
    if (value.loans !== n || value.failed.length > 0) throw new Error('loans were left behind');
    if (!value.agree) throw new Error('the loans are not the control accounts');
    woken += value.woken;
    closed.push(ms);
  }
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
      wokenADay: Math.round(woken / days),
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
  await db.exec`checkpoint`;
  const { ms } = await timed(async () => {
    await db.exec`
      insert into bench_bare
      select 'loan_' || md5(i::text), i, date '2027-01-04' from generate_series(1, ${n}::int) i`;
    await db.exec`update bench_bare set principal_fen = principal_fen + 1, accrued_to = accrued_to + 1`;
  });
  await db.exec`drop table bench_bare`;
  return ms;
}

/** Starts end of day in a process of its own, and kills it once it has closed `share` of the loans. */
async function killInTheMiddle(db: Database, url: string, n: number): Promise<number> {
  const child = fork(join(root, 'server/src/main/end-of-day.ts'), ['--no-collect'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const closing = await getBusinessDate(db);
  for (;;) {
    const { rows } = await db.pool.query(
      'select coalesce(sum(loans), 0)::int as loans from servicing.end_of_day_batches where closing_on = $1',
      [closing],
    );
    const moved = Number(rows[0]?.loans ?? 0);
    if (moved >= n / 3 || child.exitCode !== null) {
      child.kill('SIGKILL');
      await gone;
      return moved;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A day that is killed in the middle, closed by another process, while borrowers repay. */
async function measureDisturbed(db: Database, url: string, n: number): Promise<Figure> {
  const closing = await getBusinessDate(db);
  const repaying = repayDuring(db);
  const movedBeforeKill = await killInTheMiddle(db, url, n);
  const report = await endOfDay({ db, clock: systemClock, log: silentLog }, { closing });
  const repaid = await repaying.stop();
  const { balanced, entries } = await checkBalanced(db);
  const { agree } = await checkLoans(db);
  return {
    name: 'end of day, killed and restarted, with repayments during it',
    reach: 'the same books, every repayment lands',
    met:
      balanced &&
      agree &&
      report.agree &&
      repaid.settled === repaid.asked &&
      report.loans >= n - repaid.closed,
    values: {
      movedBeforeKill,
      loansClosed: report.loans,
      failed: report.failed.length,
      dateMovedOnce: (await getBusinessDate(db)) === addDays(closing, 1),
      repaymentsAsked: repaid.asked,
      repaymentsSettled: repaid.settled,
      slowestRepaymentMs: round(repaid.slowestMs),
      balanced,
      controlsAgree: agree,
      ledgerEntries: entries,
    },
  };
}
